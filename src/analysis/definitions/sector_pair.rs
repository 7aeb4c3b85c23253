//! How the measures of two sectors are taken.

use crate::analysis::definitions::{Definition, Scope, define, sources};
use crate::analysis::key;

const fn of(key: &'static str, technical: &'static str, formula: &'static str, range: &'static str) -> Definition {
    define(Scope::SectorPair, key, technical, formula, range, sources::OURS)
}

pub(super) static DEFINITIONS: &[Definition] = &[
    of(key::SENT, "flow forth", "W_st, the strength of the ties from the source to the target", "from 0"),
    of(key::RECEIVED, "flow back", "W_ts, the strength of the ties from the target to the source", "from 0"),
    of(key::ASYMMETRY, "asymmetry of two sectors", "(W_st − W_ts) / (W_st + W_ts)", "−1 to 1"),
];
