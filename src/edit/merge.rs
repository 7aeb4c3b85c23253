//! Makes one stakeholder of several, and copies of some: what people do when the same body was named twice.
//!
//! **Invariant:** whoever was tied to one of the merged is tied to the one that stays; of what was recorded nothing is lost
//! but what the one that stays says otherwise.
//! **Not here:** finding names that mean the same; see `tools::entry`.

use crate::edit::command::Command;
use crate::edit::ids::IdSource;
use crate::model::{Action, Barrier, Position, Record, Relationship, Stakeholder, StakeholderId, StakeholderMap, Trust};

/// How far a copy stands from what it copies, in map units.
const COPY_OFFSET: f64 = 40.0;

/// The command that makes the first of some stakeholders the only one: it gets what the others have and it has not, their
/// relationships, parts and duties. Relationships between them go; two that come to say the same become one, as strong as
/// the stronger. `None` where fewer than two of the ids are on the map.
///
/// # Complexity
/// **O(n + m · t)** for *t* ties of the merged among *m*.
pub fn merge(map: &StakeholderMap, ids: &[StakeholderId]) -> Option<Command> {
    let mut bodies = ids.iter().filter_map(|id| map.stakeholders().find(id));
    let mut kept = bodies.next()?.clone();
    let gone: Vec<&Stakeholder> = bodies.filter(|body| body.id != kept.id).collect();
    if gone.is_empty() {
        return None;
    }
    for other in &gone {
        kept = filled(kept, *other);
    }
    let goes = |id: &StakeholderId| gone.iter().any(|body| body.id == *id);
    let mut commands = Vec::new();
    let ties = united(map, &kept.id, &goes);
    commands.extend(ties.into_iter().map(Command::ChangeRelationship));
    for child in map.stakeholders().iter().filter(|child| child.parent.as_ref().is_some_and(goes)) {
        if !goes(&child.id) && child.id != kept.id {
            commands.push(Command::ChangeStakeholder(Stakeholder { parent: Some(kept.id.clone()), ..child.clone() }));
        }
    }
    for action in map.actions().iter().filter(|action| action.owner.as_ref().is_some_and(goes)) {
        commands.push(Command::ChangeAction(Action { owner: Some(kept.id.clone()), ..action.clone() }));
    }
    // Nobody is part of itself, by whatever detour.
    if !reaches_top(map, &kept, &goes) {
        let free = map.stakeholders().find(&kept.id)?;
        commands.insert(0, Command::ChangeStakeholder(Stakeholder { parent: None, ..free.clone() }));
        kept.parent = None;
    }
    commands.push(Command::RemoveStakeholders(gone.iter().map(|body| body.id.clone()).collect()));
    commands.push(Command::ChangeStakeholder(kept));
    Some(Command::Batch(commands))
}

/// The command that adds a copy of each of some stakeholders under a name of its own, with copies of the relationships
/// between them; and the ids of the copies.
pub fn duplicate(map: &StakeholderMap, ids: &[StakeholderId], source: &mut IdSource) -> Option<(Command, Vec<StakeholderId>)> {
    let mut names: Vec<String> = map.stakeholders().iter().map(|body| body.name.clone()).collect();
    let mut copies: Vec<(&StakeholderId, StakeholderId)> = Vec::new();
    let mut commands = Vec::new();
    for body in ids.iter().filter_map(|id| map.stakeholders().find(id)) {
        let id = source.stakeholder(map);
        let name = free_name(&body.name, &names);
        names.push(name.clone());
        let position = body.position.and_then(|at| Position::new(at.x + COPY_OFFSET, at.y + COPY_OFFSET));
        commands.push(Command::AddStakeholder(Stakeholder { id: id.clone(), name, position, ..body.clone() }));
        copies.push((&body.id, id));
    }
    let copy_of = |id: &StakeholderId| copies.iter().find(|(original, _)| *original == id).map(|(_, copy)| copy.clone());
    for tie in map.relationships().iter() {
        if let (Some(from), Some(to)) = (copy_of(&tie.source), copy_of(&tie.target)) {
            commands.push(Command::AddRelationship(Relationship { id: source.relationship(map), source: from, target: to, ..tie.clone() }));
        }
    }
    let made: Vec<StakeholderId> = copies.into_iter().map(|(_, copy)| copy).collect();
    (!made.is_empty()).then_some((Command::Batch(commands), made))
}

/// The record with every field that it lacks and another has.
fn filled<R: Record>(mut record: R, other: &R) -> R {
    let there = record.fields();
    for (path, value) in other.fields().iter().filter(|(path, _)| there.value(path).is_none()) {
        // Each value comes from a record of the same kind, so it fits.
        record.set(path, Some(value)).unwrap_or_default();
    }
    record
}

/// The relationships that change: those of bodies that go now lead to the one that stays, and of several that say the same
/// the first speaks for all.
fn united(map: &StakeholderMap, kept: &StakeholderId, goes: &dyn Fn(&StakeholderId) -> bool) -> Vec<Relationship> {
    let moved = |id: &StakeholderId| if goes(id) { kept.clone() } else { id.clone() };
    let mut stay: Vec<(Relationship, bool)> = Vec::new();
    let is_moved = |tie: &Relationship| goes(&tie.source) || goes(&tie.target);
    // Those that stay where they are come first: the others go with their body, so that nothing else need be removed.
    let still = map.relationships().iter().filter(|tie| !is_moved(tie));
    for tie in still.chain(map.relationships().iter().filter(|tie| is_moved(tie))) {
        let owner = tie.barrier.as_ref().and_then(|barrier| barrier.owner.as_ref()).filter(|owner| goes(owner));
        let is_moved = is_moved(tie);
        if !is_moved && owner.is_none() && !tie.touches(kept) {
            continue;
        }
        let barrier = tie.barrier.clone().map(|barrier| Barrier { owner: barrier.owner.as_ref().map(moved), ..barrier });
        let next = Relationship { source: moved(&tie.source), target: moved(&tie.target), barrier, ..tie.clone() };
        if next.source == next.target {
            continue;
        }
        match stay.iter_mut().find(|(other, _)| is_moved && says_same(other, &next)) {
            Some((other, is_changed)) => {
                let strength = if next.strength.value() > other.strength.value() { next.strength } else { other.strength };
                *other = Relationship { strength, ..filled(other.clone(), &turned_like(other, next)) };
                *is_changed = true;
            }
            None => stay.push((next, is_moved || owner.is_some())),
        }
    }
    stay.into_iter().filter(|(_, is_changed)| *is_changed).map(|(tie, _)| tie).collect()
}

fn says_same(one: &Relationship, other: &Relationship) -> bool {
    let (along, against) =
        ((&one.source, &one.target) == (&other.source, &other.target), (&one.source, &one.target) == (&other.target, &other.source));
    let is_like = one.kind == other.kind && one.sign == other.sign && one.directed == other.directed;
    is_like && (along || (against && !one.directed))
}

/// A relationship seen from the same end as another between the same two.
fn turned_like(one: &Relationship, tie: Relationship) -> Relationship {
    if one.source == tie.source {
        return tie;
    }
    let trust = Trust { forward: tie.trust.back, back: tie.trust.forward };
    Relationship { source: tie.target.clone(), target: tie.source.clone(), trust, ..tie }
}

/// Whether a body's parents lead up to one that has none once others are the same as it.
fn reaches_top(map: &StakeholderMap, kept: &Stakeholder, goes: &dyn Fn(&StakeholderId) -> bool) -> bool {
    let mut ancestor = kept.parent.as_ref();
    while let Some(id) = ancestor {
        if *id == kept.id || goes(id) {
            return false;
        }
        ancestor = map.stakeholders().find(id).and_then(|body| body.parent.as_ref());
    }
    true
}

/// "Clinic (2)", or with the first number that is free.
fn free_name(name: &str, taken: &[String]) -> String {
    let stem = name.rsplit_once(" (").filter(|(_, end)| end.trim_end_matches(')').parse::<u32>().is_ok()).map_or(name, |(stem, _)| stem);
    (2u32..).map(|number| format!("{stem} ({number})")).find(|name| !taken.contains(name)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::edit::document::Document;
    use crate::edit::plan::plan;
    use crate::edit::random::{choices, grown};
    use crate::model::{RelationshipKind, SortedSet, Strength};

    fn body(id: &str, name: &str) -> Stakeholder {
        Stakeholder { name: name.into(), ..Stakeholder::blank(id.into()) }
    }

    fn tie(id: &str, source: &str, target: &str, kind: &str) -> Relationship {
        let kind = Some(RelationshipKind::new(kind));
        Relationship { source: source.into(), target: target.into(), kind, ..Relationship::blank(id.into()) }
    }

    fn after(map: &StakeholderMap, command: &Command) -> StakeholderMap {
        let mut document = Document::new(map.clone());
        document.commit(&plan(map, command).expect("the command can be carried out"));
        document.map().as_ref().clone()
    }

    fn map_of(commands: Vec<Command>) -> StakeholderMap {
        after(&StakeholderMap::default(), &Command::Batch(commands))
    }

    #[test]
    fn the_one_that_stays_keeps_its_words_and_gets_what_it_lacks() {
        let department = Stakeholder { offers: ["nurses".to_owned()].into(), ..body("a", "Health Department") };
        let dept = Stakeholder { notes: "met in May".into(), offers: ["data".to_owned()].into(), ..body("b", "Health Dept") };
        let map = map_of(vec![Command::AddStakeholder(department), Command::AddStakeholder(dept)]);
        let map = after(&map, &merge(&map, &["a".into(), "b".into()]).expect("there are two"));
        let bodies: Vec<&Stakeholder> = map.stakeholders().iter().collect();
        let [one] = bodies.as_slice() else { panic!("one body is left, not {}", bodies.len()) };
        assert_eq!((one.name.as_str(), one.notes.as_str()), ("Health Department", "met in May"));
        assert_eq!(one.offers, SortedSet::from(["data".to_owned(), "nurses".to_owned()]));
    }

    #[test]
    fn ties_that_say_the_same_become_one_as_strong_as_the_stronger() {
        let strong = Relationship { strength: Strength::new(3.0).expect("3 is a strength"), ..tie("r2", "c", "b", "funding") };
        let map = map_of(vec![
            Command::AddStakeholder(body("a", "A")),
            Command::AddStakeholder(body("b", "B")),
            Command::AddStakeholder(body("c", "C")),
            Command::AddRelationship(strong),
            Command::AddRelationship(tie("r1", "a", "c", "funding")),
            Command::AddRelationship(tie("r3", "b", "c", "policy")),
            Command::AddRelationship(tie("r4", "a", "b", "policy")),
        ]);
        let map = after(&map, &merge(&map, &["a".into(), "b".into()]).expect("there are two"));
        let ties: Vec<(&str, f64)> = map.relationships().iter().map(|tie| (tie.id.as_str(), tie.strength.value())).collect();
        assert_eq!(ties, [("r1", 3.0), ("r3", 1.0)]);
    }

    #[test]
    fn a_merge_of_a_body_with_what_it_is_part_of_leaves_no_circle() {
        let part = |id: &str, parent: &str| Stakeholder { parent: Some(parent.into()), ..body(id, id) };
        let map = map_of(vec![
            Command::AddStakeholder(body("top", "top")),
            Command::AddStakeholder(part("middle", "top")),
            Command::AddStakeholder(part("low", "middle")),
        ]);
        let map = after(&map, &merge(&map, &["low".into(), "top".into()]).expect("there are two"));
        let parent = |id: &str| map.stakeholders().find(&id.into()).and_then(|body| body.parent.clone());
        assert_eq!((parent("low"), parent("middle")), (None, Some("low".into())));
    }

    #[test]
    fn one_body_alone_is_not_merged() {
        let map = map_of(vec![Command::AddStakeholder(body("a", "A"))]);
        assert_eq!(merge(&map, &["a".into(), "a".into(), "gone".into()]), None);
    }

    #[test]
    fn copies_have_names_of_their_own_and_the_ties_between_them() {
        let map = map_of(vec![
            Command::AddStakeholder(body("a", "Clinic")),
            Command::AddStakeholder(body("b", "Clinic (2)")),
            Command::AddRelationship(tie("r1", "a", "b", "funding")),
        ]);
        let (command, made) = duplicate(&map, &["a".into(), "b".into()], &mut IdSource::new("")).expect("there are two");
        let map = after(&map, &command);
        let names: Vec<&str> = map.stakeholders().iter().map(|body| body.name.as_str()).collect();
        assert_eq!(names, ["Clinic", "Clinic (2)", "Clinic (3)", "Clinic (4)"]);
        assert_eq!(map.relationships().len(), 2);
        assert!(map.relationships().iter().any(|tie| tie.source == made[0] && tie.target == made[1]));
    }

    proptest! {
        #[test]
        fn whoever_was_tied_to_one_of_the_merged_is_tied_to_the_one_that_stays(choices in choices(60), picked in prop::collection::vec(0usize..9, 2..4)) {
            let map = grown(&choices);
            let all: Vec<StakeholderId> = map.stakeholders().ids().cloned().collect();
            prop_assume!(!all.is_empty());
            let ids: Vec<StakeholderId> = picked.into_iter().map(|at| all[at % all.len()].clone()).collect();
            let Some(command) = merge(&map, &ids) else { return Ok(()) };
            let merged = after(&map, &command);
            prop_assert_eq!(merged.check_invariants(), Ok(()));
            let partners = |map: &StakeholderMap, of: &[StakeholderId]| -> SortedSet<StakeholderId> {
                let mut found = SortedSet::new();
                for tie in map.relationships().iter() {
                    for (one, other) in [(&tie.source, &tie.target), (&tie.target, &tie.source)] {
                        if of.contains(one) && !ids.contains(other) {
                            found.insert(other.clone());
                        }
                    }
                }
                found
            };
            prop_assert_eq!(partners(&merged, &ids[..1]), partners(&map, &ids));
        }
    }
}
