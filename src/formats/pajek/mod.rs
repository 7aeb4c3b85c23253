//! Pajek networks (`.net`) and projects (`.paj`): arcs, edges, lists and matrices, several relations, partitions.
//!
//! **Not here:** places and looks of vertices, which are drawn between 0 and 1; permutations, vectors and hierarchies.

mod read;

pub(super) use read::{looks_like, read};

#[cfg(test)]
mod tests;
