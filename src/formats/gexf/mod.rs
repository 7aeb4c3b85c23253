//! GEXF 1.1 to 1.3 (gexf.net), which Gephi writes.
//!
//! **Not here:** times at which nodes and edges exist; a map is of one moment, so all are read.

mod read;

pub(super) use read::read;

#[cfg(test)]
mod tests;
