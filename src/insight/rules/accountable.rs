//! Goals for which nobody answers, or several do.

use crate::insight::finding::{Evidence, Finding, Severity};
use crate::insight::ground::Ground;
use crate::insight::rules::stated;
use crate::model::{GoalRole, Stakeholder, StakeholderId};

pub(super) const NOBODY: &str = "goal-nobody-accountable";
pub(super) const SEVERAL: &str = "goal-several-accountable";

/// A goal without anybody accountable cites those responsible, one with several cites these. Numbers: how many are
/// accountable.
pub(super) fn find(ground: &Ground<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for goal in ground.map.goals().iter() {
        let with = |role: GoalRole| -> Vec<StakeholderId> {
            let has_role = |body: &&&Stakeholder| body.goals.get(&goal.id).is_some_and(|link| link.role == Some(role));
            ground.bodies.iter().filter(has_role).map(|body| body.id.clone()).collect()
        };
        let accountable = with(GoalRole::Accountable);
        let (rule, weight, stakeholders, numbers) = match accountable.len() {
            0 => (NOBODY, 2.0, with(GoalRole::Responsible), vec![0.0]),
            1 => continue,
            count => (SEVERAL, 1.0, accountable, vec![count as f64]),
        };
        let evidence = Evidence { stakeholders, goals: vec![goal.id.clone()], numbers, ..Evidence::default() };
        found.push(stated(rule, Severity::Concern, weight, evidence));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::test_map::{Draft, cited};
    use crate::model::GoalLink;

    fn found(roles: &[(&str, GoalRole)]) -> Vec<Finding> {
        let mut draft = Draft::new("a1 a2 a3", "");
        draft.goal("g");
        for (body, role) in roles {
            draft.body(body).goals.insert("g".into(), GoalLink { role: Some(*role), ..GoalLink::default() });
        }
        draft.found(find)
    }

    #[test]
    fn a_goal_that_nobody_answers_for_cites_who_works_on_it() {
        let found = found(&[("a1", GoalRole::Responsible), ("a2", GoalRole::Consulted)]);
        assert_eq!((found[0].rule, cited(&found[0])), (NOBODY, vec!["a1"]));
    }

    #[test]
    fn a_goal_with_one_answerable_body_is_fine() {
        assert!(found(&[("a1", GoalRole::Accountable), ("a2", GoalRole::Responsible)]).is_empty());
    }

    #[test]
    fn a_goal_with_two_cites_both() {
        let found = found(&[("a1", GoalRole::Accountable), ("a3", GoalRole::Accountable)]);
        assert_eq!((found[0].rule, cited(&found[0])), (SEVERAL, vec!["a1", "a3"]));
    }
}
