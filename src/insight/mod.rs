//! What a map says to those who made it: findings with their evidence, which new tie would help, and what differs
//! between two maps.
//!
//! **Invariant:** pure and deterministic. A finding cites only what is on the map that it was made from, so a map without
//! what is private (`edit::without_private`) gives findings without it, with numbers counted again.
//! **Not here:** sentences (`words::findings`), how a measure is taken (`analysis`).

mod actions;
mod adopt;
mod advice;
mod agenda;
mod aim;
mod change_list;
mod compare;
mod finding;
mod findings;
mod ground;
mod horizon;
mod joined;
mod matches;
mod rules;
mod what_if;

pub use actions::in_order;
pub use adopt::adopted;
pub use advice::{Advice, Advising, NewTie};
pub use agenda::{Lack, lacks};
pub use aim::Aim;
pub use change_list::{Section, Together, open_pair, sections, standing_as, together};
pub use compare::{Comparison, Differences, Kept, Shift, compare, differ};
pub use finding::{Evidence, Finding, Severity};
pub use findings::{Findings, SLOTS, findings, rules};
pub use matches::{Matches, Pairs};
pub use what_if::{WhatIf, what_if};

#[cfg(test)]
mod any_map;
#[cfg(test)]
mod test_map;
