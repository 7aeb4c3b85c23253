//! All rules asked in turn: seven findings first, one a slot, then the others by how much they ask for attention; what says
//! the same is told with the first of its kind.

use crate::analysis::analyze_evidence;
use crate::insight::finding::Finding;
use crate::insight::ground::Ground;
use crate::insight::joined::join;
use crate::insight::rules::{RULES, Rule};
use crate::model::{StakeholderMap, sort_items};

/// How many findings come first.
pub const SLOTS: usize = 7;

/// With fewer bodies or ties than this it is too early to say anything.
const ENOUGH: usize = 6;
/// How many findings of one rule are told in all.
const MOST_OF_A_RULE: usize = 3;

/// What a map says. What stands with a finding is told with it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Findings {
    /// Whether the map is too small to say anything.
    pub is_early: bool,
    /// At most one a slot, in the order of the slots.
    pub first: Vec<Finding>,
    /// The others, those first that ask most for attention.
    pub more: Vec<Finding>,
}

impl Findings {
    /// Each finding, those that are told with another among them.
    pub fn each(&self) -> impl Iterator<Item = &Finding> {
        self.first.iter().chain(&self.more).flat_map(Finding::together)
    }
}

/// The ids of all rules, in the order in which they are asked.
pub fn rules() -> impl Iterator<Item = &'static str> {
    RULES.iter().flat_map(|rule| rule.ids).copied()
}

/// All that each rule finds, the weightiest first.
pub(super) fn all(map: &StakeholderMap) -> Vec<Vec<Finding>> {
    let report = analyze_evidence(map);
    let ground = Ground::of(map, &report);
    let ask = |rule: &Rule| {
        let mut found = (rule.find)(&ground);
        sort_items(&mut found, |a, b| b.weight.total_cmp(&a.weight));
        found
    };
    RULES.iter().map(ask).collect()
}

/// Asks all rules. Each slot holds the weightiest finding of its first rule that has one; equal ones stand in the order of
/// the map, and how many there are is told.
///
/// # Complexity
/// Time **O(n m)** up to 600 stakeholders, **O(Σ d² + m log n)** beyond, and **O(s²)** for `s` sectors.
pub fn findings(map: &StakeholderMap) -> Findings {
    if map.stakeholders().len() < ENOUGH || map.relationships().len() < ENOUGH {
        return Findings { is_early: true, ..Findings::default() };
    }
    let mut slots: [Option<Finding>; SLOTS] = Default::default();
    let mut others = Vec::new();
    for (rule, mut found) in RULES.iter().zip(all(map)) {
        count_alike(&mut found);
        found.truncate(MOST_OF_A_RULE);
        let mut found = found.into_iter();
        if let Some(slot) = rule.slot.and_then(|slot| slots.get_mut(slot - 1)).filter(|slot| slot.is_none()) {
            *slot = found.next();
        }
        others.extend(found);
    }
    sort_items(&mut others, |a, b| b.severity.cmp(&a.severity));
    let mut first: Vec<Finding> = slots.into_iter().flatten().collect();
    let filled = first.len();
    others.into_iter().for_each(|finding| join(&mut first, finding));
    let more = first.split_off(filled);
    Findings { is_early: false, first, more }
}

/// Tells the first finding of each id how many more there are.
fn count_alike(found: &mut [Finding]) {
    for at in 0..found.len() {
        let (before, rest) = found.split_at_mut(at);
        let Some((first, after)) = rest.split_first_mut() else { continue };
        if before.iter().all(|other| other.rule != first.rule) {
            first.alike = after.iter().filter(|other| other.rule == first.rule).count();
        }
    }
}
