//! Two that stand on different sides: a tie of opposition, with those who could speak to both.

use crate::insight::finding::{Evidence, Finding, Severity};
use crate::insight::ground::Ground;
use crate::insight::rules::stated;
use crate::model::{Sign, StakeholderId};

pub(super) const ID: &str = "different-sides";

/// Ties of opposition, the strongest first. Numbers: how many partners the two have in common.
pub(super) fn find(ground: &Ground<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for tie in ground.map.relationships().iter().filter(|tie| tie.sign == Sign::Opposition) {
        let row = |id: &StakeholderId| ground.bodies.iter().position(|body| body.id == *id);
        let (Some(source), Some(target)) = (row(&tie.source), row(&tie.target)) else { continue };
        let common: Vec<usize> = ground.partners[source].iter().filter(|partner| ground.is_tied(target, **partner)).copied().collect();
        let evidence = Evidence {
            stakeholders: ground.ids([source, target].iter().chain(&common)),
            relationships: vec![tie.id.clone()],
            numbers: vec![common.len() as f64],
            ..Evidence::default()
        };
        found.push(stated(ID, Severity::Concern, tie.strength.value(), evidence));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::test_map::{Draft, cited};

    #[test]
    fn opposition_is_told_with_those_whom_both_are_tied_to() {
        let mut draft = Draft::new("a1 a2 a3 a4", "a1-a2 a1-a3 a3-a2 a1-a4");
        draft.tie("a1-a2").sign = Sign::Opposition;
        let found = draft.found(find);
        assert_eq!(found.iter().map(cited).collect::<Vec<_>>(), [["a1", "a2", "a3"]]);
    }

    #[test]
    fn ordinary_ties_are_not_told() {
        assert!(Draft::new("a1 a2", "a1-a2").found(find).is_empty());
    }
}
