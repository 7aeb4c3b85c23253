//! The report to print: one HTML document with what was agreed on, the picture, the findings, who answers for what, tables, and
//! how it was counted.
//!
//! **Invariant:** pure and deterministic; nothing in it runs or reaches outside, and every word of the map is escaped. What is
//! private is left out, and counted, unless it is asked for; numbers are then those of the rest.
//! **Not here:** how it is handed to the person (`host`), its sentences (`words`).

mod document;
mod html;
mod sections;
mod sheet;
#[cfg(test)]
mod tests;

pub use document::{PaperOptions, print};
pub use sheet::Sheet;
