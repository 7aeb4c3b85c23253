//! What differs between two maps of the same network: an earlier state and a later one, or those of two workshops.
//!
//! **Invariant:** every body, tie and goal of either map stands in exactly one of `added`, `gone` and `kept`; both maps are
//! measured in the same view.
//! **Not here:** which record is which (`insight::matches`); leaving out what is private: callers do that before, in both.

use crate::analysis::{Direction, Options, Report, analyze};
use crate::insight::matches::{Matches, Pairs};
use crate::model::{
    Barrier, Change, FieldPath, Gather, GoalId, MapDiff, Record, Relationship, RelationshipId, Stakeholder, StakeholderId, StakeholderMap,
    Table, TableName, Trust,
};

/// Fields that say where a record stands, not what it is.
const OF_PLACE: [&str; 3] = ["order", "position", "pinned"];

/// A record that is in both maps.
#[derive(Clone, PartialEq, Debug)]
pub struct Kept<Id> {
    /// Its identity in the earlier map.
    pub before: Id,
    /// Its identity in the later map.
    pub after: Id,
    /// Every value that differs, in the order of the paths; empty where nothing does. Identities are those of the later map.
    pub changes: Vec<(FieldPath, Change)>,
}

/// What differs in one list of records.
#[derive(Clone, PartialEq, Debug)]
pub struct Differences<Id> {
    /// In the later map alone, in its order.
    pub added: Vec<Id>,
    /// In the earlier map alone, in its order.
    pub gone: Vec<Id>,
    /// In both, in the order of the later map.
    pub kept: Vec<Kept<Id>>,
}

/// A measure before and after; `None` where it is undefined.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Shift {
    /// Its key.
    pub key: &'static str,
    /// In the earlier map.
    pub before: Option<f64>,
    /// In the later map.
    pub after: Option<f64>,
}

/// What differs between two maps.
#[derive(Clone, PartialEq, Debug)]
pub struct Comparison {
    /// Bodies.
    pub stakeholders: Differences<StakeholderId>,
    /// Ties.
    pub relationships: Differences<RelationshipId>,
    /// Goals, with their measures.
    pub goals: Differences<GoalId>,
    /// The earlier map's measures.
    pub before: Report,
    /// The later map's measures.
    pub after: Report,
}

impl Comparison {
    /// Every measure of the network, in the order in which they are taken.
    pub fn network(&self) -> Vec<Shift> {
        self.after.network_values().map(|(key, after)| Shift { key, before: self.before.network(key), after }).collect()
    }

    /// Every measure of a body that is in both maps.
    pub fn of_stakeholder(&self, body: &Kept<StakeholderId>) -> Vec<Shift> {
        let shift =
            |key| Shift { key, before: self.before.stakeholder(&body.before, key), after: self.after.stakeholder(&body.after, key) };
        self.after.stakeholder_keys().map(shift).collect()
    }
}

/// Compares two maps.
///
/// # Arguments
/// * `matches`: which record of the earlier is which of the later; see [`Matches::of`].
/// * `options`: how both are measured. An unset direction means: arrows count if a tie of either map has one.
///
/// # Complexity
/// That of [`analyze`], twice, plus **O((n + m) log (n + m))** and the fields of every record.
pub fn compare(before: &StakeholderMap, after: &StakeholderMap, matches: &Matches, options: &Options) -> Comparison {
    let has_arrow = |map: &StakeholderMap| map.relationships().iter().any(|tie| tie.directed);
    let of_maps = if has_arrow(before) || has_arrow(after) { Direction::Directed } else { Direction::Undirected };
    let options = Options { direction: Some(options.direction.unwrap_or(of_maps)), ..options.clone() };
    Comparison { before: analyze(before, &options), after: analyze(after, &options), ..differ(before, after, matches) }
}

/// Compares two maps without measuring either: both reports are empty.
///
/// # Complexity
/// **O((n + m) log (n + m))** and the fields of every record.
pub fn differ(before: &StakeholderMap, after: &StakeholderMap, matches: &Matches) -> Comparison {
    let body = |old: &Stakeholder| renamed(old, matches);
    Comparison {
        stakeholders: differences(
            TableName::Stakeholders,
            before.stakeholders(),
            after.stakeholders(),
            &matches.stakeholders,
            &|old, _| body(old),
        ),
        relationships: differences(
            TableName::Relationships,
            before.relationships(),
            after.relationships(),
            &matches.relationships(before, after),
            &|old, new| turned_like(new, led(old, matches)),
        ),
        goals: differences(TableName::Goals, before.goals(), after.goals(), &matches.goals, &|old, _| old.clone()),
        before: Report::default(),
        after: Report::default(),
    }
}

/// `said_newly` gives an earlier record as the later map would say it, but for its own identity.
fn differences<R: Record>(
    table: TableName,
    before: &Table<R>,
    after: &Table<R>,
    pairs: &Pairs<R::Id>,
    said_newly: &dyn Fn(&R, &R) -> R,
) -> Differences<R::Id> {
    let mut found = Differences { added: Vec::new(), gone: Vec::new(), kept: Vec::new() };
    for new in after.iter() {
        let Some(old) = pairs.earlier(new.id()).and_then(|id| before.find(id)) else {
            found.added.push(new.id().clone());
            continue;
        };
        found.kept.push(Kept { before: old.id().clone(), after: new.id().clone(), changes: changes(table, &said_newly(old, new), new) });
    }
    found.gone = before.ids().filter(|id| pairs.later(id).is_none()).cloned().collect();
    found
}

fn changes<R: Record>(table: TableName, old: &R, new: &R) -> Vec<(FieldPath, Change)> {
    let mut same = R::blank(new.id().clone());
    for (path, value) in old.fields().iter() {
        // Each value comes from a record of the same kind, so it fits.
        same.set(path, Some(value)).unwrap_or_default();
    }
    let mut diff = MapDiff::default();
    diff.record(table, Some(&same), Some(new));
    let is_told = |path: &FieldPath| !OF_PLACE.contains(&path.field());
    diff.iter().filter(|(address, _)| is_told(&address.path)).map(|(address, change)| (address.path.clone(), change.clone())).collect()
}

/// A body of the earlier map with the later map's ids of its sector, parent and goals.
fn renamed(old: &Stakeholder, matches: &Matches) -> Stakeholder {
    Stakeholder {
        sector: old.sector.as_ref().map(|id| matches.sectors.later(id).unwrap_or(id).clone()),
        parent: old.parent.as_ref().map(|id| matches.stakeholders.later(id).unwrap_or(id).clone()),
        goals: old.goals.iter().map(|(id, link)| (matches.goals.later(id).unwrap_or(id).clone(), link.clone())).gather(),
        ..old.clone()
    }
}

/// A tie of the earlier map with the later map's ids of its ends and of who owns its barrier.
fn led(old: &Relationship, matches: &Matches) -> Relationship {
    let later = |id: &StakeholderId| matches.stakeholders.later(id).unwrap_or(id).clone();
    let barrier = old.barrier.clone().map(|barrier| Barrier { owner: barrier.owner.as_ref().map(later), ..barrier });
    Relationship { source: later(&old.source), target: later(&old.target), barrier, ..old.clone() }
}

/// A two-way tie seen from the end from which the other starts.
fn turned_like(other: &Relationship, tie: Relationship) -> Relationship {
    if tie.source == other.source || tie.directed {
        return tie;
    }
    let trust = Trust { forward: tie.trust.back, back: tie.trust.forward };
    Relationship { source: tie.target.clone(), target: tie.source.clone(), trust, ..tie }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::edit::random::{choices, grown};
    use crate::insight::test_map::Draft;
    use crate::model::{FieldValue, Goal, GoalLink, Measure, Position, TrustScore};

    fn compared(before: &StakeholderMap, after: &StakeholderMap) -> Comparison {
        compare(before, after, &Matches::of(before, after), &Options { trials: 0, ..Options::default() })
    }

    fn changed<Id: ToString>(kept: &[Kept<Id>]) -> Vec<(String, Vec<&str>)> {
        let is_changed = |record: &&Kept<Id>| !record.changes.is_empty();
        kept.iter().filter(is_changed).map(|record| (record.after.to_string(), paths(record))).collect()
    }

    fn paths<Id>(record: &Kept<Id>) -> Vec<&str> {
        record.changes.iter().map(|(path, _)| path.as_str()).collect()
    }

    fn words<Id: ToString>(ids: &[Id]) -> Vec<String> {
        ids.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_came_went_and_changed_since_the_last_workshop_is_told() {
        let mut before = Draft::new("a1 a2 b1 b2", "a1-a2 a2-b1 b1-b2");
        before.rate("a1", 4.0, 5.0);
        let mut after = Draft::new("a1 a2 b1 c1", "a1-a2 a2-b1 a1-c1");
        after.rate("a1", 6.0, 5.0);
        after.deepen("a2-b1", 3.0);
        let found = compared(&before.map(), &after.map());
        assert_eq!((words(&found.stakeholders.added), words(&found.stakeholders.gone)), (vec!["c1".into()], vec!["b2".into()]));
        assert_eq!((words(&found.relationships.added), words(&found.relationships.gone)), (vec!["a1-c1".into()], vec!["b1-b2".into()]));
        assert_eq!(changed(&found.stakeholders.kept), [("a1".to_owned(), vec!["power"])]);
        assert_eq!(changed(&found.relationships.kept), [("a2-b1".to_owned(), vec!["level"])]);
        let change = &found.stakeholders.kept[0].changes[0].1;
        assert_eq!((&change.before, &change.after), (&Some(FieldValue::Number(4.0)), &Some(FieldValue::Number(6.0))));
    }

    #[test]
    fn a_body_that_was_renamed_is_the_same_and_one_that_was_only_moved_is_unchanged() {
        let mut after = Draft::new("a1 a2", "a1-a2");
        after.body("a1").name = "Schools".into();
        after.body("a2").position = Position::new(3.0, 4.0);
        after.body("a2").pinned = true;
        let found = compared(&Draft::new("a1 a2", "a1-a2").map(), &after.map());
        assert_eq!(changed(&found.stakeholders.kept), [("a1".to_owned(), vec!["name"])]);
    }

    #[test]
    fn bodies_of_another_workshop_are_found_by_name_with_their_ties_sectors_and_goals() {
        let mut before = Draft::new("x7 x8 x9", "x8-x7 x8-x9");
        let mut after = Draft::new("a1 a2 a3", "a1-a2 a2-a3");
        for (draft, ids, sector, goal) in [(&mut before, ["x7", "x8", "x9"], "x", "g7"), (&mut after, ["a1", "a2", "a3"], "a", "g1")] {
            for (id, name) in ids.into_iter().zip(["Schools", " youth  SERVICE", "Clinic"]) {
                draft.body(id).name = if sector == "x" { name.to_owned() } else { name.trim().replace("  ", " ").to_lowercase() };
                draft.body(id).sector = Some(sector.into());
            }
            draft.goals.push(Goal { name: "Fewer absences".into(), ..Goal::blank(goal.into()) });
            draft.body(ids[0]).goals.insert(goal.into(), GoalLink::default());
        }
        before.tie("x8-x7").trust.forward = TrustScore::new(4.0).ok();
        after.tie("a1-a2").trust.back = TrustScore::new(4.0).ok();
        let (before, after) = (before.map(), after.map());
        let mut matches = Matches::of(&before, &after);
        // Sectors carry the names of their ids here, which the two groups did not agree on.
        matches.sectors.join("x".into(), "a".into());
        let found = compare(&before, &after, &matches, &Options { trials: 0, ..Options::default() });
        assert!(found.stakeholders.added.is_empty() && found.stakeholders.gone.is_empty());
        assert!(found.relationships.added.is_empty() && found.relationships.gone.is_empty());
        let fields: Vec<&str> = found.stakeholders.kept.iter().flat_map(paths).collect();
        assert!(fields.iter().all(|field| *field == "name"), "{fields:?}");
        assert_eq!(changed(&found.relationships.kept), [], "trust each way is compared from the same end");
    }

    #[test]
    fn a_match_that_people_correct_holds_for_ties_too() {
        let (before, after) = (Draft::new("a1 a2", "a1-a2").map(), Draft::new("b1 a2", "b1-a2").map());
        let mut matches = Matches::of(&before, &after);
        assert_eq!(compare(&before, &after, &matches, &Options::default()).relationships.kept, []);
        matches.stakeholders.join("a1".into(), "b1".into());
        let joined = compare(&before, &after, &matches, &Options::default());
        assert_eq!((joined.stakeholders.kept.len(), joined.relationships.kept.len()), (2, 1));
        matches.stakeholders.part(&"a1".into());
        assert_eq!(words(&compare(&before, &after, &matches, &Options::default()).stakeholders.gone), ["a1"]);
    }

    #[test]
    fn a_tie_whose_id_now_joins_others_is_another_tie() {
        let before = Draft::new("a1 a2 a3", "a1-a2").map();
        let mut after = Draft::new("a1 a2 a3", "a1-a2");
        after.tie("a1-a2").target = "a3".into();
        let found = compared(&before, &after.map());
        assert_eq!((found.relationships.added.len(), found.relationships.gone.len(), found.relationships.kept.len()), (1, 1, 0));
    }

    #[test]
    fn one_way_ties_are_the_same_only_the_same_way_round() {
        let one_way = |ends: &str, id: &str| {
            let mut draft = Draft::new("a1 a2", ends);
            draft.ties[0].id = id.into();
            draft.ties[0].directed = true;
            draft.map()
        };
        assert_eq!(compared(&one_way("a1-a2", "r1"), &one_way("a1-a2", "r2")).relationships.kept.len(), 1);
        assert_eq!(compared(&one_way("a1-a2", "r1"), &one_way("a2-a1", "r2")).relationships.kept.len(), 0);
    }

    #[test]
    fn both_maps_are_measured_with_arrows_once_one_has_an_arrow() {
        let before = Draft::new("a1 a2 a3", "a1-a2 a2-a3").map();
        let mut after = Draft::new("a1 a2 a3", "a1-a2 a2-a3");
        after.tie("a1-a2").directed = true;
        let found = compared(&before, &after.map());
        let density = found.network().into_iter().find(|shift| shift.key == "density").expect("the share of ties in use");
        assert_eq!((density.before, density.after), (Some(4.0 / 6.0), Some(3.0 / 6.0)));
    }

    #[test]
    fn a_body_tells_its_own_measures_before_and_after() {
        let (before, after) = (Draft::new("a1 a2 a3", "a1-a2").map(), Draft::new("a1 a2 a3", "a1-a2 a1-a3").map());
        let found = compared(&before, &after);
        let partners = found.of_stakeholder(&found.stakeholders.kept[0]).into_iter().find(|shift| shift.key == "degree");
        assert_eq!(partners, Some(Shift { key: "degree", before: Some(1.0), after: Some(2.0) }));
    }

    #[test]
    fn the_measure_of_a_goal_tells_where_it_was_and_is() {
        let at = |current: f64| {
            let mut draft = Draft::new("a1", "");
            let measure = Measure { baseline: Some(21.0), target: Some(10.0), current: Some(current), ..Measure::default() };
            draft.goals.push(Goal { name: "Halve it".into(), measure, ..Goal::blank("g1".into()) });
            draft.map()
        };
        assert_eq!(changed(&compared(&at(21.0), &at(18.0)).goals.kept), [("g1".to_owned(), vec!["measure/current"])]);
    }

    proptest! {
        #[test]
        fn every_record_of_two_maps_stands_in_one_list_and_a_map_does_not_differ_from_itself(start in choices(60), more in choices(20)) {
            let (before, after) = (grown(&start), grown(&[start.as_slice(), more.as_slice()].concat()));
            let found = compared(&before, &after);
            let bodies = &found.stakeholders;
            prop_assert_eq!(bodies.added.len() + bodies.kept.len(), after.stakeholders().len());
            prop_assert_eq!(bodies.gone.len() + bodies.kept.len(), before.stakeholders().len());
            let ties = &found.relationships;
            prop_assert_eq!(ties.added.len() + ties.kept.len(), after.relationships().len());
            prop_assert_eq!(ties.gone.len() + ties.kept.len(), before.relationships().len());
            let back = compared(&after, &before);
            prop_assert_eq!((&back.stakeholders.added, &back.relationships.gone), (&bodies.gone, &ties.added));
            let same = compared(&after, &after);
            prop_assert!(same.stakeholders.kept.iter().all(|body| body.changes.is_empty()));
            prop_assert!(same.relationships.kept.iter().all(|tie| tie.changes.is_empty()));
            prop_assert!(same.network().iter().all(|shift| shift.before == shift.after));
        }
    }
}
