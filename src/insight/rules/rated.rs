//! Ratings that differ from the place in the ties: rated high with few partners, rated low with many.

use crate::analysis::key;
use crate::insight::finding::{Evidence, Finding, Severity};
use crate::insight::ground::Ground;
use crate::insight::rules::stated;

pub(super) const HIGH: &str = "rated-high-few-ties";
pub(super) const LOW: &str = "rated-low-many-ties";

/// The two places differ by at least this share of all bodies.
const APART: f64 = 0.5;

/// Each such body, those first that differ most. Numbers: rated power, partners.
pub(super) fn find(ground: &Ground<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (body, partners) in ground.bodies.iter().zip(&ground.partners) {
        let (Some(power), Some(gap)) = (body.power, ground.report.stakeholder(&body.id, key::FORMAL_GAP)) else { continue };
        if gap.abs() >= APART {
            let numbers = vec![power.value(), partners.len() as f64];
            let evidence = Evidence { stakeholders: vec![body.id.clone()], numbers, ..Evidence::default() };
            found.push(stated(if gap > 0.0 { HIGH } else { LOW }, Severity::Notice, gap.abs(), evidence));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::test_map::{Draft, cited};

    #[test]
    fn a_high_rating_without_ties_and_a_low_one_with_many_are_told() {
        let mut draft = Draft::new("a1 a2 a3 a4", "a1-a2 a1-a3 a1-a4 a2-a3");
        for (id, power) in [("a1", 1.0), ("a2", 3.0), ("a3", 5.0), ("a4", 9.0)] {
            draft.rate(id, power, 5.0);
        }
        let found = draft.found(find);
        assert_eq!(found.iter().map(|found| (found.rule, cited(found)[0])).collect::<Vec<_>>(), [(LOW, "a1"), (HIGH, "a4")]);
    }

    #[test]
    fn who_is_not_rated_is_not_compared() {
        assert!(Draft::new("a1 a2 a3", "a1-a2 a1-a3").found(find).is_empty());
    }
}
