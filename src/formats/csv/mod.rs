//! Text files with one row a line, as spreadsheets and network programs write them.
//!
//! **Invariant:** what is written is read as the same stakeholders and relationships.
//! **Not here:** what the columns mean; see `table`.

mod read;
mod write;

pub(super) use read::read;
pub use write::{write_edges, write_nodes};

#[cfg(test)]
mod tests;
