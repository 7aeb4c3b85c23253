//! Tables of stakeholders and of relationships, as spreadsheets and network programs write them.
//!
//! **Invariant:** reading keeps whatever can be read: columns without a meaning here stay with their record, and every
//! change on the way is a warning with row and column.
//! **Not here:** workbooks.

mod columns;
mod guard;
mod read;
mod table;
mod write;

pub(super) use read::read;
pub(super) use table::Table;
pub use write::{write_edges, write_nodes};

#[cfg(test)]
mod tests;
