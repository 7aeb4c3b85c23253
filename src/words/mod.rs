//! The only place that makes sentences: a message with its arguments becomes text.
//!
//! **Invariant:** words describe, they don't judge; the terms are the same everywhere on screen.

pub mod actions;
pub mod advice;
pub mod agenda;
pub mod agreed;
pub mod asks;
pub mod edits;
pub mod entry;
pub mod files;
pub mod findings;
mod fold;
pub mod grid;
pub mod imbalance;
pub mod insight;
pub mod legend;
pub mod link;
pub mod maps;
pub mod measures;
pub mod over_time;
pub mod page;
pub mod paper;
pub mod pictures;
pub mod publish;
pub mod records;
pub mod refusal;
pub mod screen;
pub mod stage;
pub mod take;

pub use fold::{fold, is_of_word};
