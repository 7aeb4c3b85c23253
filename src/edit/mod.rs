//! The only code that changes a map: a command is planned into a diff, and a document commits it.
//!
//! **Invariant:** whatever commands and diffs arrive, in whatever order, the map passes its invariants.
//! **Not here:** who may edit and who is told; see `session`.

mod command;
mod document;
mod error;
mod fold;
mod history;
mod ids;
mod merge;
mod plan;
mod rebase;
mod repair;
mod replica;
mod share;

pub use command::{Command, Placement};
pub use document::{Document, Revision};
pub use error::EditError;
pub use fold::{folded, has_departments};
pub use history::{History, Step};
pub use ids::IdSource;
pub use merge::{duplicate, merge};
pub use plan::plan;
pub use rebase::{rebase, rebase_undo};
pub use repair::repair;
pub use replica::{Replica, Stamp};
pub use share::{is_open, without_private, without_snapshots};

#[cfg(test)]
pub(crate) mod random;
#[cfg(test)]
mod tests;
