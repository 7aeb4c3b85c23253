//! Two that stand on different sides: a tie of opposition, with those who could speak to both.

use crate::insight::finding::{Evidence, Finding, Severity};
use crate::insight::ground::{Ground, Tie};
use crate::insight::rules::stated;

pub(super) const ID: &str = "different-sides";

/// Ties of opposition, the strongest first. Numbers: how many partners the two have in common.
pub(super) fn find(ground: &Ground<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for Tie { record, source, target } in ground.oppositions.iter().copied() {
        let common: Vec<usize> = ground.partners[source].iter().filter(|partner| ground.is_tied(target, **partner)).copied().collect();
        let evidence = Evidence {
            stakeholders: ground.ids([source, target].iter().chain(&common)),
            relationships: vec![record.id.clone()],
            numbers: vec![common.len() as f64],
            ..Evidence::default()
        };
        found.push(stated(ID, Severity::Concern, record.strength.value(), evidence));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::test_map::{Draft, cited};
    use crate::model::{RelationshipKind, Sign};

    #[test]
    fn opposition_is_told_with_those_whom_both_are_tied_to() {
        let mut draft = Draft::new("a1 a2 a3 a4", "a1-a2 a1-a3 a3-a2 a1-a4");
        draft.tie("a1-a2").sign = Sign::Opposition;
        let found = draft.found(find);
        assert_eq!(found.iter().map(cited).collect::<Vec<_>>(), [["a1", "a2", "a3"]]);
    }

    #[test]
    fn a_tie_of_the_kind_conflict_is_opposition_whatever_its_sign_says() {
        let mut draft = Draft::new("a1 a2 a3", "a1-a2 a1-a3 a3-a2");
        draft.tie("a1-a2").kind = Some(RelationshipKind::new("Conflict"));
        let found = draft.found(find);
        assert_eq!(found.iter().map(cited).collect::<Vec<_>>(), [["a1", "a2", "a3"]]);
    }

    #[test]
    fn ordinary_ties_are_not_told() {
        assert!(Draft::new("a1 a2", "a1-a2").found(find).is_empty());
    }
}
