//! The loops that visit every tie many times: slices in, slices out.
//!
//! A crate of its own, since the module for browsers is compiled for size and these for speed (`Cargo.toml`).
//!
//! **Invariant:** the same slices give the same bits on every machine; no loop over ties allocates.
//! **Not here:** what a measure means, and the graph that the rows are taken from; see the module `analysis` of the main crate.

mod arcs;
mod betweenness;
mod communities;
mod crowd;
mod lanes;
mod leiden;
mod pair;
mod quad;
mod random;
mod reach;
mod rows;
mod slices;
mod spectral;
mod steps;
mod stress;
mod weighted;

pub use arcs::Arcs;
pub use betweenness::{Betweenness, EXACT_UP_TO, Shares, betweenness};
pub use communities::{Communities, communities};
pub use crowd::{Sides, spread};
pub use random::Random;
pub use reach::{Reach, Reaching, reach};
pub use rows::Rows;
pub use spectral::{Until, eigenpair, pagerank, product};
pub use stress::{Effort, Stress};
pub use weighted::{Sums, Weighted, weighted};

#[cfg(test)]
mod tests;
