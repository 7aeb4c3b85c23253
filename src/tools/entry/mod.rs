//! The add bar: a typed or pasted line becomes a command.
//!
//! `Name` · `Name, Sector` · `A > B` · `A <> B` · `A > B, C: funding 3`; several lines at once; columns of a spreadsheet.
//!
//! **Invariant:** reading a line changes nothing; what the preview says is what the command does.
//! **Not here:** the input field; see `ui::add_bar`.

mod complete;
mod interpret;
mod line;
mod names;

pub use complete::{Completion, complete};
pub use interpret::{Reading, interpret};

#[cfg(test)]
mod tests;
