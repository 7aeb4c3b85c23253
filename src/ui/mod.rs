//! The user interface: panels around the canvas.
//!
//! **Invariant:** panels read one frame and one view, and change the map only through the session; words come from `words`.
//! **Not here:** files, storage, the element; see `services` for what is asked of the page outside.

mod about;
mod actions;
mod add_bar;
mod agenda;
mod agreed;
mod app;
mod asks;
mod carry_out;
mod compared;
mod corner;
mod dismissal;
mod drawn;
mod dress;
mod examples;
mod facts;
mod fields;
mod filter;
mod find;
mod findings;
mod following;
mod foreign;
mod form;
mod help;
mod hooks;
mod insights;
mod inspector;
mod intent;
mod keyboard;
mod legend_strip;
mod lens;
pub mod look;
mod maps;
mod modal;
mod notices;
mod outline;
mod over_time;
mod palette;
mod print_menu;
mod relationship_form;
mod scenes;
mod sector_form;
pub mod services;
mod share;
mod stage;
mod stakeholder_form;
mod table;
mod take_menu;
mod text_field;
mod told;
mod top_bar;

pub use app::{App, AppProps};
pub(crate) use lens::folded_map;
