//! How the measures are taken.

use crate::analysis::key;

/// Whether arrows count.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Direction {
    /// A relationship goes from its source to its target; two-way ones go both ways.
    Directed,
    /// A relationship ties its ends whichever way it goes.
    Undirected,
}

/// Whether strength counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Weight {
    /// Every tie counts the same.
    #[default]
    None,
    /// A tie counts by its strength; the way along it is as long as 1 / strength.
    Strength,
}

/// The view that a report takes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Options {
    /// Whether arrows count; unset means: if any relationship has one.
    pub direction: Option<Direction>,
    /// Whether strength counts.
    pub weight: Weight,
    /// Whose unevenness is measured: `rated`, or the key of a stakeholder's measure.
    pub power: String,
    /// Seed of whatever is sampled.
    pub seed: u64,
    /// How often chance is tried; 0 leaves out what it would tell.
    pub trials: usize,
}

impl Options {
    /// The value of [`Options::power`] that means the ratings of the map.
    pub const RATED: &'static str = "rated";
}

impl Default for Options {
    fn default() -> Self {
        Self { direction: None, weight: Weight::None, power: key::DEGREE.to_owned(), seed: 1, trials: 1_000 }
    }
}
