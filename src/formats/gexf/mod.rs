//! GEXF 1.1 to 1.3 (gexf.net), which Gephi writes.
//!
//! **Not here:** times at which nodes and edges exist; a map is of one moment, so all are read.

mod read;
mod write;

pub(super) use read::read;
pub(super) use write::write;

#[cfg(test)]
mod tests;
