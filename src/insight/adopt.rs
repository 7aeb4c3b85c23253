//! The map of another workshop, told in the ids of one's own, so that it can be compared like any snapshot.
//!
//! **Invariant:** a record that is matched has the id of its match; any other has an id that one's own map does not use, so that
//! nothing is taken for the same because two programs number alike.
//! **Not here:** which match is refused: people say that.

use crate::insight::matches::{Matches, Pairs};
use crate::model::{
    Barrier, Gather, Goal, GoalId, Record, Relationship, RelationshipId, Sector, SectorId, Stakeholder, StakeholderId, StakeholderMap,
    Table,
};

/// `theirs` in the ids of `ours`; what was agreed to do stays behind. **O((n + m) log (n + m))**.
///
/// # Arguments
/// * `matches`: from theirs to ours.
pub fn adopted(theirs: &StakeholderMap, ours: &StakeholderMap, matches: &Matches) -> StakeholderMap {
    let ties = matches.relationships(theirs, ours);
    let sector = |id: &SectorId| renamed(id, &matches.sectors, ours.sectors(), theirs.sectors());
    let goal = |id: &GoalId| renamed(id, &matches.goals, ours.goals(), theirs.goals());
    let body = |id: &StakeholderId| renamed(id, &matches.stakeholders, ours.stakeholders(), theirs.stakeholders());
    let tie = |id: &RelationshipId| renamed(id, &ties, ours.relationships(), theirs.relationships());
    let told = |barrier: &Barrier| Barrier { owner: barrier.owner.as_ref().map(body), ..barrier.clone() };
    let sectors = theirs.sectors().iter().map(|old| Sector { id: sector(&old.id), ..old.clone() });
    let goals = theirs.goals().iter().map(|old| Goal { id: goal(&old.id), ..old.clone() });
    let bodies = theirs.stakeholders().iter().map(|old| Stakeholder {
        id: body(&old.id),
        sector: old.sector.as_ref().map(sector),
        parent: old.parent.as_ref().map(body),
        goals: old.goals.iter().map(|(id, link)| (goal(id), link.clone())).gather(),
        ..old.clone()
    });
    let relationships = theirs.relationships().iter().map(|old| Relationship {
        id: tie(&old.id),
        source: body(&old.source),
        target: body(&old.target),
        barrier: old.barrier.as_ref().map(told),
        ..old.clone()
    });
    let (sectors, goals, bodies, relationships) = (sectors.gather(), goals.gather(), bodies.gather(), relationships.gather());
    StakeholderMap::assemble(theirs.properties().clone(), sectors, goals, bodies, relationships, Vec::new())
        .unwrap_or_else(|_| theirs.clone())
}

/// The id of the match, or the own one made such that no record on either side has it.
fn renamed<R: Record>(id: &R::Id, pairs: &Pairs<R::Id>, ours: &Table<R>, theirs: &Table<R>) -> R::Id {
    if let Some(match_id) = pairs.later(id) {
        return match_id.clone();
    }
    let mut own = id.to_string();
    while ours.has(&R::Id::from(&own)) || (own != id.to_string() && theirs.has(&R::Id::from(&own))) {
        own.push('*');
    }
    R::Id::from(&own)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::Options;
    use crate::edit::random::{choices, grown};
    use crate::insight::compare::compare;
    use crate::insight::test_map::Draft;

    fn named(bodies: &str, ties: &str, names: &[(&str, &str)]) -> StakeholderMap {
        let mut draft = Draft::new(bodies, ties);
        for (id, name) in names {
            draft.body(id).name = (*name).to_owned();
        }
        draft.map()
    }

    #[test]
    fn bodies_are_the_same_by_name_however_two_programs_number_them() {
        let theirs = named("s1 s2 s3", "s1-s2 s2-s3", &[("s1", "Schools"), ("s2", "Clinic"), ("s3", "Police")]);
        let ours = named("s1 s2 s4", "s1-s2", &[("s1", "clinic"), ("s2", " Schools"), ("s4", "Mayor")]);
        let matches = Matches::by_name(&theirs, &ours);
        let told = adopted(&theirs, &ours, &matches);
        let names: Vec<(&str, &str)> = told.stakeholders().iter().map(|body| (body.id.as_str(), body.name.as_str())).collect();
        assert_eq!(names, [("s2", "Schools"), ("s1", "Clinic"), ("s3", "Police")]);
        let found = compare(&told, &ours, &Matches::of(&told, &ours), &Options { trials: 0, ..Options::default() });
        assert_eq!((found.stakeholders.kept.len(), found.relationships.kept.len()), (2, 1));
    }

    #[test]
    fn a_number_that_two_programs_share_makes_no_match_where_names_differ() {
        let theirs = named("s1 s2", "s1-s2", &[("s1", "Police"), ("s2", "Schools")]);
        let ours = named("s1 s2", "s1-s2", &[("s1", "Clinic"), ("s2", "Schools")]);
        let matches = Matches::by_name(&theirs, &ours);
        assert_eq!((matches.stakeholders.later(&"s1".into()), matches.stakeholders.iter().count()), (None, 1));
        let told = adopted(&theirs, &ours, &matches);
        let found = compare(&told, &ours, &Matches::of(&told, &ours), &Options { trials: 0, ..Options::default() });
        assert_eq!((found.stakeholders.added.len(), found.stakeholders.gone.len()), (1, 1));
    }

    #[test]
    fn a_match_that_people_refuse_is_none() {
        let theirs = named("s1", "", &[("s1", "Schools")]);
        let ours = named("a", "", &[("a", "Schools")]);
        let mut matches = Matches::by_name(&theirs, &ours);
        matches.stakeholders.part(&"s1".into());
        let told = adopted(&theirs, &ours, &matches);
        assert_eq!(told.stakeholders().ids().map(|id| id.as_str()).collect::<Vec<_>>(), ["s1"]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn whatever_is_adopted_is_whole(theirs in choices(40), ours in choices(40)) {
            let (theirs, ours) = (grown(&theirs), grown(&ours));
            let matches = Matches::by_name(&theirs, &ours);
            let told = adopted(&theirs, &ours, &matches);
            prop_assert_eq!(told.stakeholders().len(), theirs.stakeholders().len());
            prop_assert_eq!(told.relationships().len(), theirs.relationships().len());
            let shared = told.stakeholders().ids().filter(|id| ours.stakeholders().has(id)).count();
            prop_assert_eq!(shared, matches.stakeholders.iter().count());
        }
    }
}
