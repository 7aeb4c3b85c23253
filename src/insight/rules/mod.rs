//! The rules, a file each; those of one slot stand in the order in which they are preferred.

mod accountable;
mod apart;
mod balance;
mod barrier;
mod broker;
mod chain;
mod concentration;
mod cut_off;
mod deepest;
mod depends;
mod depth;
mod drives;
mod duplicate;
mod goal_sectors;
mod limits;
mod matching;
mod mobilised;
mod one_door;
mod rated;
mod share;
mod sides;
mod silo;
mod spread;
mod stances;
mod trust;
mod unheard;
mod unmet;
mod variety;

pub(super) use drives::DEPENDS;
pub(super) use matching::{is_for, shared_goal};
pub(super) use variety::MANY;

use crate::analysis::Sureness;
use crate::insight::finding::{Evidence, Finding, Severity};
use crate::insight::ground::Ground;
use crate::insight::joined::Topic;

/// A rule, or a few that look at the same.
pub(super) struct Rule {
    /// The ids that its findings bear.
    pub(super) ids: &'static [&'static str],
    /// The slot that it may fill, from 1.
    pub(super) slot: Option<usize>,
    /// What it finds.
    pub(super) find: fn(&Ground<'_>) -> Vec<Finding>,
}

/// All rules.
pub(super) const RULES: [Rule; 29] = [
    Rule { ids: &[deepest::ID], slot: Some(1), find: deepest::find },
    Rule { ids: &[accountable::NOBODY, accountable::SEVERAL], slot: Some(2), find: accountable::find },
    Rule { ids: &[unheard::ID], slot: Some(3), find: unheard::find },
    Rule { ids: &[concentration::ID], slot: Some(3), find: concentration::find },
    Rule { ids: &[apart::NO_TIE, apart::FEW_TIES], slot: Some(4), find: apart::find },
    Rule { ids: &[matching::ID], slot: Some(5), find: matching::find },
    Rule { ids: &[duplicate::ID], slot: Some(5), find: duplicate::find },
    Rule { ids: &[barrier::COSTLIEST], slot: Some(6), find: barrier::costliest },
    Rule { ids: &[cut_off::ID], slot: Some(6), find: cut_off::find },
    Rule { ids: &[limits::ID], slot: Some(7), find: limits::find },
    Rule { ids: &[one_door::ID], slot: None, find: one_door::find },
    Rule { ids: &[silo::ID], slot: None, find: silo::find },
    Rule { ids: &[sides::ID], slot: None, find: sides::find },
    Rule { ids: &[barrier::UNOWNED], slot: None, find: barrier::unowned },
    Rule { ids: &[trust::ID], slot: None, find: trust::find },
    Rule { ids: &[depth::ID], slot: None, find: depth::find },
    Rule { ids: &[goal_sectors::ID], slot: None, find: goal_sectors::find },
    Rule { ids: &[unmet::ID], slot: None, find: unmet::find },
    Rule { ids: &[rated::HIGH, rated::LOW], slot: None, find: rated::find },
    Rule { ids: &[share::MORE, share::LESS], slot: None, find: share::find },
    Rule { ids: &[balance::STRAINED, balance::ALL, balance::SHARED], slot: None, find: balance::find },
    Rule { ids: &[mobilised::UNBACKED, mobilised::CONTESTED, mobilised::BACKED], slot: None, find: mobilised::find },
    Rule { ids: &[variety::MANY, variety::ONE], slot: None, find: variety::find },
    Rule { ids: &[drives::DRIVES, drives::DEPENDS], slot: None, find: drives::find },
    Rule { ids: &[depends::ID], slot: None, find: depends::find },
    Rule {
        ids: &[broker::INSIDE, broker::IN_ANOTHER, broker::OUTWARDS, broker::INWARDS, broker::BETWEEN, broker::BOTH_WAYS],
        slot: None,
        find: broker::find,
    },
    Rule { ids: &[chain::BODIES, chain::SECTORS], slot: None, find: chain::find },
    Rule { ids: &[stances::ID], slot: None, find: stances::find },
    Rule { ids: &[spread::ID], slot: None, find: spread::find },
];

/// The topics that several rules speak of, so that what they say of the same is told together.
pub(super) const TOPICS: [(Topic, &[&str]); 6] = [
    (
        Topic::Between,
        &[
            cut_off::ID,
            one_door::ID,
            broker::INSIDE,
            broker::IN_ANOTHER,
            broker::OUTWARDS,
            broker::INWARDS,
            broker::BETWEEN,
            broker::BOTH_WAYS,
            rated::LOW,
            MANY,
        ],
    ),
    (Topic::Dependence, &[DEPENDS, depends::ID]),
    (Topic::LittlePower, &[unheard::ID, share::LESS]),
    (Topic::Inside, &[silo::ID, variety::ONE]),
    (Topic::Apart, &[apart::NO_TIE, apart::FEW_TIES, chain::SECTORS]),
    (Topic::Hindered, &[barrier::COSTLIEST, barrier::UNOWNED, sides::ID, balance::STRAINED, balance::ALL, balance::SHARED]),
];

/// A finding that the map itself states.
fn stated(rule: &'static str, severity: Severity, weight: f64, evidence: Evidence) -> Finding {
    Finding { rule, severity, confidence: None, evidence, weight, alike: 0, also: Vec::new() }
}

/// How sure something is that chance alone would give with this probability, when as many cases have been looked at
/// (Bonferroni's correction).
fn against_chance(probability: f64, cases: usize) -> Sureness {
    match probability {
        p if p * cases as f64 <= 0.05 => Sureness::Holds,
        p if p <= 0.05 => Sureness::Likely,
        _ => Sureness::Open,
    }
}
