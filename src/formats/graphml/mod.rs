//! GraphML (graphml.graphdrawing.org, 2007), with what yEd and yFiles put into it: labels, places, groups, arrows.
//!
//! **Not here:** ports and hyperedges, which a map has no place for; the latter are named as left out.

mod read;
mod write;

pub(super) use read::read;
pub(super) use write::write;

#[cfg(test)]
mod tests;
