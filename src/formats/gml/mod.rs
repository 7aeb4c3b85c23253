//! GML, the Graph Modelling Language (Himsolt, 1996), as igraph, networkx, yEd and Cytoscape write it.

mod read;

pub(super) use read::{looks_like, read};

#[cfg(test)]
mod tests;
