//! Sectors that have no part in a goal which others pursue.

use crate::insight::finding::{Evidence, Finding, Severity};
use crate::insight::ground::Ground;
use crate::insight::rules::stated;

pub(super) const ID: &str = "goal-sector-missing";

/// A goal is common where so many sectors have a part in it.
const COMMON: usize = 2;

/// Each goal that several sectors pursue and some do not. Sectors: those without a part; bodies: theirs. Numbers: how many
/// sectors have a part.
pub(super) fn find(ground: &Ground<'_>) -> Vec<Finding> {
    let members = ground.members();
    let ids: Vec<_> = ground.map.sectors().ids().collect();
    let mut found = Vec::new();
    for goal in ground.map.goals().iter() {
        let has_part = |sector: &usize| members[*sector].iter().any(|at| ground.bodies[*at].goals.contains_key(&goal.id));
        let (parts, missing): (Vec<usize>, Vec<usize>) =
            (0..members.len()).filter(|sector| !members[*sector].is_empty()).partition(|sector| has_part(sector));
        if parts.len() < COMMON || missing.is_empty() {
            continue;
        }
        let evidence = Evidence {
            stakeholders: ground.ids(missing.iter().flat_map(|sector| &members[*sector])),
            sectors: missing.iter().map(|sector| ids[*sector].clone()).collect(),
            goals: vec![goal.id.clone()],
            numbers: vec![parts.len() as f64],
            ..Evidence::default()
        };
        found.push(stated(ID, Severity::Notice, parts.len() as f64, evidence));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::test_map::{Draft, cited};
    use crate::model::GoalLink;

    fn found(with_part: &[&str]) -> Vec<Finding> {
        let mut draft = Draft::new("a1 b1 b2 c1 c2", "");
        draft.goal("g");
        with_part.iter().for_each(|id| _ = draft.body(id).goals.insert("g".into(), GoalLink::default()));
        draft.found(find)
    }

    #[test]
    fn a_sector_without_a_part_in_a_common_goal_is_told() {
        let found = found(&["a1", "b2"]);
        assert_eq!((found[0].evidence.sectors.clone(), cited(&found[0])), (vec!["c".into()], vec!["c1", "c2"]));
    }

    #[test]
    fn a_goal_of_one_sector_or_of_all_is_not() {
        assert!(found(&["b1", "b2"]).is_empty());
        assert!(found(&["a1", "b1", "c1"]).is_empty());
    }
}
