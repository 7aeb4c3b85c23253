//! Where collaboration across sectors stops at sharing information (levels of Frey et al. 2006).

use crate::insight::finding::{Evidence, Finding, Severity};
use crate::insight::ground::{Ground, Tie};
use crate::insight::rules::stated;

pub(super) const ID: &str = "stops-at-information";

/// With fewer ties of known depth nothing is said.
const ENOUGH: usize = 6;

/// One finding where at least half of the ties across sectors whose depth is known are of level 1. Numbers: these, all of
/// known depth.
pub(super) fn find(ground: &Ground<'_>) -> Vec<Finding> {
    let is_known = |tie: &&Tie<'_>| ground.is_across(tie.source, tie.target) && tie.record.level.is_some();
    let known: Vec<&Tie<'_>> = ground.ties.iter().filter(is_known).collect();
    let shallow: Vec<_> = known.iter().filter(|tie| tie.record.level.is_some_and(|level| level.value() <= 1.0)).collect();
    if known.len() < ENOUGH || 2 * shallow.len() < known.len() {
        return Vec::new();
    }
    let evidence = Evidence {
        relationships: shallow.iter().map(|tie| tie.record.id.clone()).collect(),
        numbers: vec![shallow.len() as f64, known.len() as f64],
        ..Evidence::default()
    };
    vec![stated(ID, Severity::Notice, 1.0, evidence)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::test_map::Draft;

    fn found(levels: [f64; 6]) -> Vec<Finding> {
        let ties = ["a1-b1", "a1-b2", "a1-b3", "a2-b1", "a2-b2", "a2-b3"];
        let mut draft = Draft::new("a1 a2 b1 b2 b3", &ties.join(" "));
        for (tie, level) in ties.into_iter().zip(levels) {
            draft.deepen(tie, level);
        }
        draft.found(find)
    }

    #[test]
    fn half_of_the_ties_at_the_lowest_level_are_told_and_fewer_are_not() {
        assert_eq!(found([1.0, 1.0, 1.0, 2.0, 3.0, 5.0])[0].evidence.numbers, [3.0, 6.0]);
        assert!(found([1.0, 1.0, 2.0, 2.0, 3.0, 5.0]).is_empty());
    }

    #[test]
    fn ties_of_level_0_carry_nothing_and_do_not_count() {
        assert!(found([0.0, 1.0, 1.0, 1.0, 3.0, 5.0]).is_empty(), "five are left, which is too few");
    }
}
