//! The actions that a group agreed on: in the order in which they are looked at, and made of a finding.
//!
//! **Not here:** how they are kept (`model`), which others may see (`edit::is_open`).

use crate::insight::finding::Finding;
use crate::model::{Action, Gather, SortedSet, StakeholderMap, sort_items};

/// What is still to be done first, by date and those without a date last; then what is done, in the same order.
pub fn in_order(map: &StakeholderMap) -> Vec<&Action> {
    let mut actions: Vec<&Action> = map.actions().iter().collect();
    sort_items(&mut actions, |a, b| (a.done, a.due.is_empty(), &a.due).cmp(&(b.done, b.due.is_empty(), &b.due)));
    actions
}

impl Finding {
    /// Ids of the bodies, ties and goals that it cites, as an action keeps them.
    pub fn about(&self) -> SortedSet<String> {
        let evidence = &self.evidence;
        let bodies = evidence.stakeholders.iter().map(ToString::to_string);
        let ties = evidence.relationships.iter().map(ToString::to_string);
        bodies.chain(ties).chain(evidence.goals.iter().map(ToString::to_string)).gather()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Properties, Record};

    #[test]
    fn what_is_to_be_done_first_comes_first_and_what_is_done_last() {
        let action = |id: &str, due: &str, done| Action { due: due.into(), done, ..Action::blank(id.into()) };
        let actions = vec![
            action("done", "2026-01-01", true),
            action("some-day", "", false),
            action("late", "2027-03-01", false),
            action("soon", "2026-12-01", false),
        ];
        let map = StakeholderMap::assemble(Properties::default(), vec![], vec![], vec![], vec![], actions).expect("a sound map");
        assert_eq!(in_order(&map).iter().map(|action| action.id.as_str()).collect::<Vec<_>>(), ["soon", "late", "some-day", "done"]);
    }
}
