//! Networks as JSON: Kumu, Cytoscape and Cytoscape.js, node-link as D3 and networkx write it, graphology, JSON Graph Format.
//!
//! They differ in the names of their two lists and in where the attributes stand, so one reader knows them all.

mod read;
mod write;

pub(super) use read::read;
pub(super) use write::write;

#[cfg(test)]
mod tests;
