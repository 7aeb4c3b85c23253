//! What differs between two maps as sentences, each with what it is about; and both maps as one picture.
//!
//! **Invariant:** a sentence names bodies by their later names, or, where they are gone, by those that they had; the picture
//! holds every body and tie of either map once.
//! **Not here:** what differs (`insight::compare`), drawing (`scene`), the words (`words::over_time`).

use crate::edit::{Command, Document, plan, without_private};
use crate::insight::compare::{Comparison, Kept};
use crate::insight::matches::Matches;
use crate::model::{
    Change, FieldPath, FieldValue, Gather, Properties, Record, Relationship, RelationshipId, SortedMap, SortedSet, Stakeholder,
    StakeholderId, StakeholderMap,
};
use crate::words::over_time::{OverTime, changed, changed_field, from_to, member, tie_name, yes_no};
use crate::words::records::{level, stakeholder_kind, stance};
use crate::words::screen::number;

/// Sentences of one kind.
#[derive(Clone, PartialEq, Debug)]
pub struct Section {
    /// What they tell.
    pub heading: OverTime,
    /// The sentences.
    pub lines: Vec<String>,
}

/// Both maps in one: the later one, with what is gone from the earlier added under ids of its own.
#[derive(Clone, PartialEq, Debug)]
pub struct Together {
    /// The map to draw.
    pub map: StakeholderMap,
    /// Bodies that are gone.
    pub gone_bodies: SortedSet<StakeholderId>,
    /// Ties that are gone.
    pub gone_ties: SortedSet<RelationshipId>,
}

/// Both maps without what either holds private: a body that is private today is not named from yesterday's map either.
pub fn open_pair(before: &StakeholderMap, after: &StakeholderMap) -> (StakeholderMap, StakeholderMap) {
    let matches = Matches::of(before, after);
    let (mut old, mut new): (Vec<StakeholderId>, Vec<StakeholderId>) = (Vec::new(), Vec::new());
    let is_private = |map: &StakeholderMap, id: &StakeholderId| map.stakeholders().find(id).is_some_and(|body| body.private);
    for (was, is) in matches.stakeholders.iter() {
        if is_private(before, was) || is_private(after, is) {
            old.push(was.clone());
            new.push(is.clone());
        }
    }
    let (mut old_ties, mut new_ties): (Vec<RelationshipId>, Vec<RelationshipId>) = (Vec::new(), Vec::new());
    let is_private = |map: &StakeholderMap, id: &RelationshipId| map.relationships().find(id).is_some_and(|tie| tie.private);
    for (was, is) in matches.relationships(before, after).iter() {
        if is_private(before, was) || is_private(after, is) {
            old_ties.push(was.clone());
            new_ties.push(is.clone());
        }
    }
    let fields: SortedSet<String> =
        before.properties().private_fields.iter().chain(after.properties().private_fields.iter()).cloned().gather();
    (opened(before, old_ties, old, &fields), opened(after, new_ties, new, &fields))
}

fn opened(map: &StakeholderMap, ties: Vec<RelationshipId>, bodies: Vec<StakeholderId>, fields: &SortedSet<String>) -> StakeholderMap {
    let mut document = Document::new(map.clone());
    let properties = Properties { private_fields: fields.clone(), ..map.properties().clone() };
    for command in [Command::ChangeProperties(properties), Command::RemoveRelationships(ties), Command::RemoveStakeholders(bodies)] {
        // All of it is there, so that nothing is refused.
        if let Ok(diff) = plan(document.map(), &command) {
            document.commit(&diff);
        }
    }
    without_private(document.map())
}

/// A map with its bodies where those of another stand that are the same, so that pictures of both can be laid over each other.
pub fn standing_as(map: &StakeholderMap, other: &StakeholderMap) -> StakeholderMap {
    let matches = Matches::of(map, other);
    let placed = |body: &Stakeholder| {
        let there = matches.stakeholders.later(&body.id).and_then(|id| other.stakeholders().find(id));
        Stakeholder { position: there.and_then(|there| there.position).or(body.position), ..body.clone() }
    };
    rebuilt(map, map.stakeholders().iter().map(placed).gather(), map.relationships().iter().cloned().gather())
}

/// Both maps as one picture.
pub fn together(before: &StakeholderMap, after: &StakeholderMap, matches: &Matches, found: &Comparison) -> Together {
    let mut bodies: Vec<Stakeholder> = after.stakeholders().iter().cloned().gather();
    let mut ties: Vec<Relationship> = after.relationships().iter().cloned().gather();
    let mut ids: SortedMap<StakeholderId, StakeholderId> = SortedMap::new();
    let (mut gone_bodies, mut gone_ties) = (SortedSet::new(), SortedSet::new());
    for old in found.stakeholders.gone.iter().filter_map(|id| before.stakeholders().find(id)) {
        let id = free(old.id.as_str(), |id| after.stakeholders().has(&id.into()));
        let id = StakeholderId::from(id.as_str());
        ids.insert(old.id.clone(), id.clone());
        gone_bodies.insert(id.clone());
        let sector = old.sector.as_ref().and_then(|sector| matches.sectors.later(sector)).cloned();
        bodies.push(Stakeholder { name: old.name.clone(), sector, position: old.position, ..Stakeholder::blank(id) });
    }
    let now = |id: &StakeholderId| matches.stakeholders.later(id).or_else(|| ids.get(id)).cloned();
    for old in found.relationships.gone.iter().filter_map(|id| before.relationships().find(id)) {
        let (Some(source), Some(target)) = (now(&old.source), now(&old.target)) else { continue };
        let id = free(old.id.as_str(), |id| after.relationships().has(&id.into()));
        let id = RelationshipId::from(id.as_str());
        gone_ties.insert(id.clone());
        let blank = Relationship::blank(id);
        ties.push(Relationship { source, target, directed: old.directed, kind: old.kind.clone(), strength: old.strength, ..blank });
    }
    Together { map: rebuilt(after, bodies, ties), gone_bodies, gone_ties }
}

/// The same map with other bodies and ties; itself should they not fit.
fn rebuilt(map: &StakeholderMap, bodies: Vec<Stakeholder>, ties: Vec<Relationship>) -> StakeholderMap {
    let (sectors, goals) = (map.sectors().iter().cloned().gather(), map.goals().iter().cloned().gather());
    StakeholderMap::assemble(map.properties().clone(), sectors, goals, bodies, ties, Vec::new()).unwrap_or_else(|_| map.clone())
}

fn free(id: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let mut free = format!("gone-{id}");
    while is_taken(&free) {
        free.push('-');
    }
    free
}

/// What differs, in sentences; sections without any are left out.
pub fn sections(before: &StakeholderMap, after: &StakeholderMap, found: &Comparison) -> Vec<Section> {
    let bodies = |map: &StakeholderMap, ids: &[StakeholderId]| -> Vec<String> { ids.iter().map(|id| body_name(map, id)).gather() };
    let ties = |map: &StakeholderMap, ids: &[RelationshipId]| -> Vec<String> { ids.iter().map(|id| tie(map, id)).gather() };
    let (of_bodies, of_ties) = (&found.stakeholders, &found.relationships);
    let all = [
        (OverTime::AddedBodies, bodies(after, &of_bodies.added)),
        (OverTime::GoneBodies, bodies(before, &of_bodies.gone)),
        (OverTime::ChangedBodies, lines(before, after, &of_bodies.kept, &|id| body_name(after, id))),
        (OverTime::AddedTies, ties(after, &of_ties.added)),
        (OverTime::GoneTies, ties(before, &of_ties.gone)),
        (OverTime::ChangedTies, lines(before, after, &of_ties.kept, &|id| tie(after, id))),
    ];
    all.into_iter().filter(|(_, lines)| !lines.is_empty()).map(|(heading, lines)| Section { heading, lines }).gather()
}

fn body_name(map: &StakeholderMap, id: &StakeholderId) -> String {
    map.stakeholders().find(id).map(|body| body.name.clone()).unwrap_or_default()
}

fn tie(map: &StakeholderMap, id: &RelationshipId) -> String {
    let Some(tie) = map.relationships().find(id) else { return String::new() };
    let kind = tie.kind.as_ref().map_or("", |kind| kind.as_str());
    tie_name(&body_name(map, &tie.source), &body_name(map, &tie.target), kind)
}

fn lines<Id>(before: &StakeholderMap, after: &StakeholderMap, kept: &[Kept<Id>], name: &dyn Fn(&Id) -> String) -> Vec<String> {
    let told = |record: &Kept<Id>| {
        let changes: Vec<String> = record.changes.iter().map(|(path, change)| told(before, after, path, change)).gather();
        changed(&name(&record.after), &changes)
    };
    kept.iter().filter(|record| !record.changes.is_empty()).map(told).gather()
}

/// "Power 4 → 6".
fn told(before: &StakeholderMap, after: &StakeholderMap, path: &FieldPath, change: &Change) -> String {
    let segments = path.segments();
    let (field, inside) = (segments[0].as_str(), segments.get(1).map_or("", String::as_str));
    let name = changed_field(field, inside);
    let is_list = segments.len() > 1 && !matches!(field, "extra" | "trust" | "barrier");
    if let (true, Some(FieldValue::Flag(_)) | None, Some(FieldValue::Flag(_)) | None) = (is_list, &change.before, &change.after) {
        let element = if field == "goals" { goal(before, after, inside) } else { inside.to_owned() };
        return member(name, &element, change.after.is_some());
    }
    let say = |value: &Option<FieldValue>| value.as_ref().map(|value| said(before, after, field, inside, value));
    from_to(name, say(&change.before).as_deref(), say(&change.after).as_deref())
}

fn goal(before: &StakeholderMap, after: &StakeholderMap, id: &str) -> String {
    let goal = after.goals().find(&id.into()).or_else(|| before.goals().find(&id.into()));
    goal.map_or_else(|| id.to_owned(), |goal| goal.name.clone())
}

fn said(before: &StakeholderMap, after: &StakeholderMap, field: &str, inside: &str, value: &FieldValue) -> String {
    match (field, value) {
        ("sector", FieldValue::Text(id)) => {
            let id = (&**id).into();
            let sector = after.sectors().find(&id).or_else(|| before.sectors().find(&id));
            sector.map_or_else(String::new, |sector| sector.name.clone())
        }
        ("parent", FieldValue::Text(id)) => body_of_either(before, after, id),
        ("barrier", FieldValue::Text(id)) if inside == "owner" => body_of_either(before, after, id),
        ("kind", FieldValue::Text(word)) => stakeholder_kind(word).to_owned(),
        ("level", FieldValue::Number(value)) => level(*value as u8).to_owned(),
        ("stance", FieldValue::Number(value)) => stance(*value as i8).to_owned(),
        ("sign", FieldValue::Number(value)) => yes_no(*value < 0.0).to_owned(),
        (_, FieldValue::Flag(flag)) => yes_no(*flag).to_owned(),
        (_, FieldValue::Number(value)) => number(*value),
        (_, FieldValue::Text(text) | FieldValue::Unknown(text)) => text.to_string(),
        (_, FieldValue::Point(x, y)) => format!("{}, {}", number(*x), number(*y)),
    }
}

fn body_of_either(before: &StakeholderMap, after: &StakeholderMap, id: &str) -> String {
    let id = id.into();
    let body = after.stakeholders().find(&id).or_else(|| before.stakeholders().find(&id));
    body.map_or_else(String::new, |body| body.name.clone())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::Options;
    use crate::edit::random::{choices, grown};
    use crate::insight::compare::compare;
    use crate::insight::test_map::Draft;

    fn compared(before: &StakeholderMap, after: &StakeholderMap) -> (Matches, Comparison) {
        let matches = Matches::of(before, after);
        let found = compare(before, after, &matches, &Options { trials: 0, ..Options::default() });
        (matches, found)
    }

    #[test]
    fn what_changed_is_told_in_sentences_by_name() {
        let mut before = Draft::new("a1 a2 b1 b2", "a1-a2 a2-b1 b1-b2");
        before.rate("a1", 4.0, 5.0);
        let mut after = Draft::new("a1 a2 b1 c1", "a1-a2 a2-b1 a1-c1");
        after.rate("a1", 6.0, 5.0);
        after.body("a2").offers.insert("rooms".into());
        after.deepen("a2-b1", 3.0);
        let (before, after) = (before.map(), after.map());
        let told: Vec<String> =
            sections(&before, &after, &compared(&before, &after).1).into_iter().flat_map(|section| section.lines).collect();
        assert_eq!(
            told,
            ["c1", "b2", "a1: Power 4 → 6.", "a2: Offers now rooms.", "a1 – c1", "b1 – b2", "a2 – b1: How deep now 3 – coordination."]
        );
    }

    #[test]
    fn a_body_that_is_private_in_one_of_two_maps_is_named_from_neither() {
        let before = Draft::new("a1 a2 a3", "a1-a2 a2-a3").map();
        let mut after = Draft::new("a1 a2", "a1-a2");
        after.body("a1").private = true;
        let (old, new) = open_pair(&before, &after.map());
        assert_eq!(old.stakeholders().ids().map(|id| id.as_str()).collect::<Vec<_>>(), ["a2", "a3"]);
        assert_eq!(new.stakeholders().ids().map(|id| id.as_str()).collect::<Vec<_>>(), ["a2"]);
        let lines = sections(&old, &new, &compared(&old, &new).1).into_iter().flat_map(|section| section.lines).collect::<Vec<_>>();
        assert!(lines.iter().all(|line| !line.contains("a1")), "{lines:?}");
    }

    #[test]
    fn a_body_that_is_gone_stands_where_it_stood_on_the_common_picture() {
        let place = crate::model::Position::new(30.0, 40.0);
        let mut before = Draft::new("a1 a2", "a1-a2");
        before.body("a2").position = place;
        let (before, after) = (before.map(), Draft::new("a1", "").map());
        let (matches, found) = compared(&before, &after);
        let both = together(&before, &after, &matches, &found);
        let gone = both.gone_bodies.iter().next().and_then(|id| both.map.stakeholders().find(id)).expect("a2 is on the picture");
        assert_eq!((gone.name.as_str(), gone.position, both.gone_ties.len()), ("a2", place, 1));
    }

    proptest! {
            #![proptest_config(ProptestConfig::with_cases(64))]
            #[test]
            fn the_common_picture_holds_everything_of_both_maps_once(start in choices(40), more in choices(20)) {
                let (before, after) = (grown(&start), grown(&[start.as_slice(), more.as_slice()].concat()));
                let (matches, found) = compared(&before, &after);
                let both = together(&before, &after, &matches, &found);
                prop_assert_eq!(both.map.stakeholders().len(), after.stakeholders().len() + found.stakeholders.gone.len());
                prop_assert_eq!(both.map.relationships().len(), after.relationships().len() + found.relationships.gone.len());
    let same = sections(&after, &after, &compared(&after, &after).1);
                prop_assert!(same.is_empty());
            }
        }
}
