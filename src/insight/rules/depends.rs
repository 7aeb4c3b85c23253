//! Dependence on one other: most of what reaches a body comes from one partner, which has little from it (Emerson 1962;
//! Casciaro and Piskorski 2005).

use crate::analysis::key;
use crate::insight::finding::{Evidence, Finding, Severity};
use crate::insight::ground::Ground;
use crate::insight::rules::stated;

pub(super) const ID: &str = "depends-on-one";

/// The shares of the two differ by at least this much.
const GAP: f64 = 0.5;
/// With fewer partners there is no choice to speak of.
const LEAST_PARTNERS: usize = 2;

/// Each such pair once, the widest difference first. Bodies: the one that depends, then the other. Numbers: the share of
/// what reaches the one that comes from the other, and the other way round, in hundredths.
pub(super) fn find(ground: &Ground<'_>) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    for tie in &ground.ties {
        let value = |key: &str| ground.report.relationship(&tie.record.id, key).unwrap_or_default();
        let gap = value(key::POWER_GAP);
        // Above 0 the target depends on the source.
        let (who, on) = if gap > 0.0 { (tie.target, tie.source) } else { (tie.source, tie.target) };
        if gap.abs() < GAP || ground.partners[who].len() < LEAST_PARTNERS {
            continue;
        }
        let stakeholders = vec![ground.bodies[who].id.clone(), ground.bodies[on].id.clone()];
        if let Some(same) = found.iter_mut().find(|found| found.evidence.stakeholders == stakeholders) {
            same.evidence.relationships.push(tie.record.id.clone());
            continue;
        }
        let both = value(key::MUTUAL_DEPENDENCE);
        let share = |of: f64| (of * 50.0).round();
        let numbers = vec![share(both + gap.abs()), share(both - gap.abs())];
        let relationships = vec![tie.record.id.clone()];
        found.push(stated(ID, Severity::Notice, gap.abs(), Evidence { stakeholders, relationships, numbers, ..Evidence::default() }));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::test_map::{Draft, cited};
    use crate::model::{Relationship, Strength};

    /// `a1` has two partners, and three quarters of what reaches it from `b1`, which has three others.
    fn draft(strength: f64) -> Draft {
        let mut draft = Draft::new("a1 a2 b1 b2 b3 b4", "a1-b1 a1-a2 b1-b2 b1-b3 b1-b4");
        draft.tie("a1-b1").strength = Strength::new(strength).expect("a strength");
        for tie in ["b1-b2", "b1-b3", "b1-b4"] {
            draft.tie(tie).strength = Strength::new(3.0).expect("a strength");
        }
        draft
    }

    #[test]
    fn whoever_has_most_from_one_that_has_little_from_it_depends() {
        let found = draft(3.0).found(find);
        assert_eq!(found.iter().map(cited).collect::<Vec<_>>(), [["a1", "b1"]]);
        assert_eq!(found[0].evidence.numbers, [75.0, 25.0]);
    }

    #[test]
    fn smaller_differences_are_ties() {
        assert!(draft(2.0).found(find).is_empty(), "two thirds, and two elevenths the other way round");
    }

    #[test]
    fn a_second_tie_of_the_same_two_is_not_another_finding() {
        let mut draft = draft(1.5);
        let again = Relationship { id: "again".into(), ..draft.tie("a1-b1").clone() };
        draft.ties.push(again);
        let found = draft.found(find);
        assert_eq!((found.len(), found[0].evidence.relationships.len()), (1, 2));
    }

    #[test]
    fn one_partner_alone_is_no_choice() {
        assert!(Draft::new("a1 b1 b2 b3", "a1-b1 b1-b2 b1-b3").found(find).is_empty());
    }
}
