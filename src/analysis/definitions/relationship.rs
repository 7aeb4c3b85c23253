//! How the measures of a relationship are taken.

use crate::analysis::definitions::{Definition, Scope, define, sources};
use crate::analysis::key;

const fn of(key: &'static str, technical: &'static str, formula: &'static str, range: &'static str, source: &'static str) -> Definition {
    define(Scope::Relationship, key, technical, formula, range, source)
}

pub(super) static DEFINITIONS: &[Definition] = &[
    of(key::BRIDGE, "bridge", "its removal raises the number of components", "yes or no", sources::TARJAN),
    of(
        key::ASYMMETRY,
        "dyadic asymmetry",
        "(w_ij − w_ji) / (w_ij + w_ji), i the source",
        "−1 to 1",
        "Squartini et al. 2013, Reciprocity of weighted networks",
    ),
];
