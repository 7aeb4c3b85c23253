//! What a map still lacks at each step of a workshop.
//!
//! **Invariant:** read from the map alone; nothing missing, nothing said.
//! **Not here:** the words (`words::agenda`), where it is filled in (`ui::agenda`).

use crate::model::{GoalRole, SortedSet, Stakeholder, StakeholderId, StakeholderMap};
use crate::words::agenda::{Gap, Step};

/// Fewer bodies, or fewer ties, say nothing yet.
const ENOUGH: usize = 6;

/// Something that is missing.
#[derive(Clone, PartialEq, Debug)]
pub struct Lack {
    /// What.
    pub gap: Gap,
    /// How often it is missing.
    pub missing: usize,
    /// Of how many.
    pub of: usize,
    /// The first body, in the order of the map, at which it can be filled in.
    pub first: Option<StakeholderId>,
}

/// What a map lacks at a step. **O(bodies + ties · log bodies)**.
pub fn lacks(map: &StakeholderMap, step: Step) -> Vec<Lack> {
    let (bodies, properties) = (map.stakeholders(), map.properties());
    let mut lacks = Vec::new();
    let mut add = |gap, missing, of, first| {
        if missing > 0 {
            lacks.push(Lack { gap, missing, of, first });
        }
    };
    let without = |lacks: &dyn Fn(&Stakeholder) -> bool| -> (usize, usize, Option<StakeholderId>) {
        let first = bodies.iter().find(|body| lacks(body)).map(|body| body.id.clone());
        (bodies.iter().filter(|body| lacks(body)).count(), bodies.len(), first)
    };
    match step {
        Step::Opening | Step::Goal => {
            let view = &properties.perspective;
            if step == Step::Goal {
                add(Gap::Purpose, usize::from(properties.purpose.is_empty()), 1, None);
            }
            add(Gap::Perspective, usize::from(view.group.is_empty() || view.date.is_empty()), 1, None);
        }
        Step::Who => {
            add(Gap::Bodies, ENOUGH.saturating_sub(bodies.len()), bodies.len(), None);
            let (missing, of, first) = without(&|body| body.sector.is_none());
            add(Gap::Sector, missing, of, first);
        }
        Step::Ties => {
            let ties = map.relationships();
            add(Gap::EnoughTies, ENOUGH.saturating_sub(ties.len()), ties.len(), None);
            let mut tied = SortedSet::new();
            for tie in ties.iter() {
                tied.insert(tie.source.clone());
                tied.insert(tie.target.clone());
            }
            let (missing, of, first) = without(&|body| !tied.contains(&body.id));
            add(Gap::Tie, missing, of, first);
        }
        Step::Goals => {
            let goals = map.goals();
            let any = bodies.iter().next().map(|body| body.id.clone());
            add(Gap::AnyGoal, usize::from(goals.is_empty()), 1, any.clone());
            if !goals.is_empty() {
                let (missing, of, first) = without(&|body| body.goals.is_empty());
                add(Gap::Goal, missing, of, first);
                let answers = |body: &Stakeholder, goal| body.goals.get(goal).is_some_and(|link| link.role == Some(GoalRole::Accountable));
                let open: Vec<_> = goals.ids().filter(|goal| !bodies.iter().any(|body| answers(body, goal))).collect();
                let pursues = |body: &&Stakeholder| open.iter().any(|goal| body.goals.contains_key(*goal));
                let first = bodies.iter().find(pursues).map(|body| body.id.clone()).or(any);
                add(Gap::Accountable, open.len(), goals.len(), first);
            }
        }
        Step::Power => {
            let (missing, of, first) = without(&|body| body.power.is_none());
            add(Gap::Power, missing, of, first);
            let (missing, of, first) = without(&|body| body.interest.is_none());
            add(Gap::Interest, missing, of, first);
        }
        Step::Deeds => {
            let deeds = map.actions();
            add(Gap::AnyDeed, usize::from(deeds.is_empty()), 1, None);
            add(Gap::Owner, deeds.iter().filter(|deed| deed.owner.is_none()).count(), deeds.len(), None);
            add(Gap::Due, deeds.iter().filter(|deed| deed.due.is_empty()).count(), deeds.len(), None);
        }
    }
    lacks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::test_map::Draft;
    use crate::model::GoalLink;

    fn said(map: &StakeholderMap, step: Step) -> Vec<(Gap, usize, usize, &str)> {
        let lacks = lacks(map, step);
        let name = |lack: &Lack| lack.first.as_ref().and_then(|id| map.stakeholders().find(id)).map_or("", |body| body.name.as_str());
        lacks.iter().map(|lack| (lack.gap, lack.missing, lack.of, name(lack))).collect()
    }

    #[test]
    fn a_blank_map_lacks_a_goal_a_view_bodies_ties_and_deeds() {
        let map = StakeholderMap::default();
        assert_eq!(said(&map, Step::Goal), [(Gap::Purpose, 1, 1, ""), (Gap::Perspective, 1, 1, "")]);
        assert_eq!(said(&map, Step::Who), [(Gap::Bodies, 6, 0, "")]);
        assert_eq!(said(&map, Step::Ties), [(Gap::EnoughTies, 6, 0, "")]);
        assert_eq!(said(&map, Step::Goals), [(Gap::AnyGoal, 1, 1, "")]);
        assert_eq!(said(&map, Step::Power), []);
        assert_eq!(said(&map, Step::Deeds), [(Gap::AnyDeed, 1, 1, "")]);
    }

    #[test]
    fn bodies_without_sector_tie_or_rating_are_counted_and_the_first_is_named() {
        let mut draft = Draft::new("a1 -2 a3 b1 b2 b3", "a1-a3 a1-b1 a1-b2 b1-b2 b1-b3 b2-b3");
        draft.rate("a1", 0.0, 5.0);
        draft.body("b1").interest = draft.body("a1").interest;
        let map = draft.map();
        assert_eq!(said(&map, Step::Who), [(Gap::Sector, 1, 6, "-2")]);
        assert_eq!(said(&map, Step::Ties), [(Gap::Tie, 1, 6, "-2")]);
        assert_eq!(said(&map, Step::Power), [(Gap::Power, 5, 6, "-2"), (Gap::Interest, 4, 6, "-2")]);
    }

    #[test]
    fn a_goal_that_nobody_answers_for_leads_to_a_body_that_pursues_it() {
        let mut draft = Draft::new("a1 a2 a3", "");
        draft.goal("walk");
        draft.goal("cycle");
        let link = |role| GoalLink { role, ..GoalLink::default() };
        draft.body("a1").goals.insert("walk".into(), link(Some(GoalRole::Accountable)));
        draft.body("a2").goals.insert("cycle".into(), link(None));
        let map = draft.map();
        assert_eq!(said(&map, Step::Goals), [(Gap::Goal, 1, 3, "a3"), (Gap::Accountable, 1, 2, "a2")]);
    }
}
