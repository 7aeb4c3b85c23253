//! How it is told how sure a ranking is.

use crate::analysis::definitions::{Definition, Scope, define, sources};
use crate::analysis::key;

const fn of(key: &'static str, technical: &'static str, formula: &'static str, range: &'static str) -> Definition {
    define(Scope::Ranking, key, technical, formula, range, sources::BORGATTI)
}

pub(super) static DEFINITIONS: &[Definition] = &[
    of(
        key::HOLDS,
        "stability of the first rank",
        "the share of trials with up to 10 % of ties missing or wrong in which the first stays first: from 0.95 holds, from 0.8 likely, else open",
        "0 to 1",
    ),
    of(key::AGREEMENT, "rank stability", "mean of Spearman's rho of the ranking and those of the trials", "−1 to 1"),
];
