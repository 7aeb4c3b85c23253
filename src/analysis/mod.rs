//! Measures of a map: positions, sectors, power; the only home of petgraph.
//!
//! **Invariant:** pure and deterministic: the same map and options give the same bits everywhere. What is undefined for a
//! map is `None`, never 0. No input makes it panic.
//! **Not here:** what the numbers mean for the people in the room (`insight`, `words`).

mod analyze;
mod brokerage;
mod centralization;
mod chance;
mod cohesion;
mod communities;
mod components;
mod definitions;
mod degree;
mod dyads;
mod flows;
mod formal;
mod fragility;
mod holes;
mod inequality;
pub mod key;
mod mactor;
mod mixing;
mod near;
mod options;
mod partner;
mod paths;
mod positions;
mod projection;
mod ranks;
mod report;
mod sectors;
mod spectral;
mod stability;
mod ways;

pub use analyze::{Shown, analyze, analyze_evidence, analyze_shown};
pub use definitions::{Definition, Scope, definition, definitions};
pub use fragility::Fragility;
pub use options::{Direction, Options, Weight};
pub use report::{Note, Ranking, Reason, Report, SectorPair, Sureness};
pub use stability::{Held, Trials};
pub use stakeholder_map_kernels::{Reach, Shares, Sums as Ways};
pub use ways::{WaySearch, WayTask};

#[cfg(test)]
mod tests;
