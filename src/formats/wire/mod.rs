//! Changes as text, for the journal, the events of the element, scripts and peers.
//!
//! **Invariant:** a diff that was written is read as the same diff; what is read from elsewhere may ask for anything, and
//! `edit` decides what of it holds.

mod command;
mod diff;

pub use command::read_commands;
pub use diff::{read_diff, write_diff};

#[cfg(test)]
mod tests;
