//! Alliances and conflicts in threes: who is tied to both sides of a conflict, who share an opponent, and who all stand
//! against each other (structural balance; Cartwright and Harary 1956).

use crate::insight::finding::{Evidence, Finding, Severity};
use crate::insight::ground::{Ground, Tie};
use crate::insight::rules::stated;
use crate::model::{Gather, RelationshipId, sort_items};

pub(super) const STRAINED: &str = "tied-to-both-sides";
pub(super) const SHARED: &str = "common-opponent";
pub(super) const ALL: &str = "three-sides";

/// One conflict is told by itself already.
const LEAST_CONFLICTS: usize = 2;

/// Two that oppose each other, the earlier first, and the tie that says so.
type Conflict<'a> = (usize, usize, &'a RelationshipId);

/// Bodies tied to both sides of two conflicts or more, those of most conflicts first; then threes that all oppose each other;
/// and pairs with a tie that oppose the same third. Bodies: of the first kind the one between, then both sides; of the others
/// the three. Numbers: of the first kind how many conflicts. **O(n + m + Σ of the partners of those in conflict)**.
pub(super) fn find(ground: &Ground<'_>) -> Vec<Finding> {
    let conflicts = conflicts(ground);
    let mut between: Vec<Vec<&Conflict<'_>>> = vec![Vec::new(); ground.bodies.len()];
    let mut opponents: Vec<Vec<(usize, &RelationshipId)>> = vec![Vec::new(); ground.bodies.len()];
    for conflict @ (one, other, tie) in &conflicts {
        for partner in ground.partners[*one].iter().filter(|partner| ground.is_tied(*other, **partner)) {
            between[*partner].push(conflict);
        }
        opponents[*one].push((*other, tie));
        opponents[*other].push((*one, tie));
    }
    let mut found = Vec::new();
    for (at, of) in between.iter().enumerate().filter(|(_, of)| of.len() >= LEAST_CONFLICTS) {
        let mut sides: Vec<usize> = of.iter().flat_map(|(one, other, _)| [*one, *other]).gather();
        sort_items(&mut sides, Ord::cmp);
        sides.dedup();
        let evidence = Evidence {
            stakeholders: ground.ids(std::iter::once(&at).chain(&sides)),
            relationships: of.iter().map(|(_, _, tie)| (*tie).clone()).collect(),
            numbers: vec![of.len() as f64],
            ..Evidence::default()
        };
        found.push(stated(STRAINED, Severity::Concern, of.len() as f64, evidence));
    }
    for (third, against) in opponents.iter().enumerate() {
        for (at, (one, first)) in against.iter().enumerate() {
            for (other, second) in &against[at + 1..] {
                let mutual = opponents[*one].iter().find(|(opponent, _)| opponent == other);
                let (rule, severity, weight) = match mutual {
                    // Each three is met three times: told when the third is the last of them.
                    Some(_) if *one < third && *other < third => (ALL, Severity::Concern, 1.0),
                    None if ground.is_tied(*one, *other) => (SHARED, Severity::Notice, 0.0),
                    _ => continue,
                };
                let ties = [*first, *second].into_iter().chain(mutual.map(|(_, tie)| *tie));
                let (stakeholders, relationships) = (ground.ids([one, other, &third]), ties.cloned().collect());
                found.push(stated(rule, severity, weight, Evidence { stakeholders, relationships, ..Evidence::default() }));
            }
        }
    }
    found
}

/// Each pair in conflict once.
fn conflicts<'a>(ground: &Ground<'a>) -> Vec<Conflict<'a>> {
    let mut conflicts: Vec<Conflict<'a>> = Vec::new();
    for Tie { record, source, target } in ground.oppositions.iter().copied() {
        conflicts.push((source.min(target), source.max(target), &record.id));
    }
    sort_items(&mut conflicts, |a, b| (a.0, a.1).cmp(&(b.0, b.1)));
    conflicts.dedup_by_key(|conflict| (conflict.0, conflict.1));
    conflicts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::test_map::{Draft, cited};
    use crate::model::{RelationshipKind, Sign};

    fn told(ties: &str, conflicts: &str) -> Vec<(&'static str, Vec<String>)> {
        let mut draft = Draft::new("a1 a2 a3 a4 a5", &format!("{ties} {conflicts}"));
        conflicts.split_whitespace().for_each(|tie| draft.tie(tie).sign = Sign::Opposition);
        let names = |finding: &Finding| cited(finding).into_iter().map(str::to_owned).collect();
        draft.found(find).iter().map(|finding| (finding.rule, names(finding))).collect()
    }

    fn names(names: &str) -> Vec<String> {
        names.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn whoever_is_tied_to_both_sides_of_two_conflicts_is_told() {
        let ties = "a5-a1 a5-a2 a5-a3 a5-a4";
        assert_eq!(told(ties, "a1-a2 a3-a4"), [(STRAINED, names("a5 a1 a2 a3 a4"))]);
        assert_eq!(told(ties, "a1-a2"), [], "one conflict is told as such");
        assert_eq!(told("a5-a1 a5-a3", "a1-a2 a3-a4"), [], "tied to one side of each");
    }

    #[test]
    fn the_same_conflict_noted_twice_is_one() {
        assert_eq!(told("a5-a1 a5-a2", "a1-a2 a2-a1"), []);
    }

    #[test]
    fn two_partners_with_a_common_opponent_are_told() {
        assert_eq!(told("a1-a2", "a1-a3 a3-a2"), [(SHARED, names("a1 a2 a3"))]);
        assert_eq!(told("a1-a4", "a1-a3 a3-a2"), [], "the two have no tie");
    }

    #[test]
    fn three_that_all_oppose_each_other_are_told_once() {
        assert_eq!(told("a1-a4", "a1-a3 a3-a2 a2-a1"), [(ALL, names("a1 a2 a3"))]);
        assert_eq!(told("a1-a4", "a1-a3 a3-a2 a2-a4"), [], "four in a row");
        assert_eq!(told("a1-a2", "a1-a3 a3-a2 a2-a1"), [(ALL, names("a1 a2 a3"))], "a tie beside the conflict");
    }

    #[test]
    fn a_conflict_by_its_kind_is_one() {
        let mut draft = Draft::new("a1 a2 a3", "a1-a2 a1-a3 a3-a2");
        ["a1-a3", "a3-a2"].iter().for_each(|tie| draft.tie(tie).kind = Some(RelationshipKind::new("conflict")));
        assert_eq!(draft.found(find).iter().map(|finding| finding.rule).collect::<Vec<_>>(), [SHARED]);
    }
}
