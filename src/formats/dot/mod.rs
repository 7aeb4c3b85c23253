//! DOT, the language of Graphviz: nodes, chains of edges, subgraphs and clusters, defaults.
//!
//! **Not here:** places and looks.

mod read;
mod token;

pub(super) use read::read;
pub(super) use token::looks_like;

#[cfg(test)]
mod tests;
