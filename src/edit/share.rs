//! The map as others may have it.

use crate::edit::command::Command;
use crate::edit::document::Document;
use crate::edit::plan::plan;
use crate::model::{Action, Address, Change, FieldPath, Fields, Gather, MapDiff, Record, SortedMap, StakeholderMap, Table, TableName};

/// The map without what is marked private: bodies, ties, and the fields that it names as private, known or not; and without
/// its snapshots.
pub fn without_private(map: &StakeholderMap) -> StakeholderMap {
    let mut document = Document::new(map.clone());
    let bodies = map.stakeholders().iter().filter(|body| body.private).map(|body| body.id.clone()).collect();
    let ties = map.relationships().iter().filter(|tie| tie.private).map(|tie| tie.id.clone()).collect();
    let actions = map.actions().iter().filter(|action| !is_open(map, action)).map(|action| Command::RemoveAction(action.id.clone()));
    let actions = Command::Batch(actions.collect());
    for command in [actions, Command::RemoveRelationships(ties), Command::RemoveStakeholders(bodies)] {
        // What is marked is there, so that nothing is refused; none to remove is no change.
        if let Ok(diff) = plan(document.map(), &command) {
            document.commit(&diff);
        }
    }
    let mut diff = MapDiff::default();
    hide(TableName::Stakeholders, document.map().stakeholders(), map, &mut diff);
    hide(TableName::Relationships, document.map().relationships(), map, &mut diff);
    document.commit(&diff);
    // A saved view names nobody who is not there any more.
    let mut properties = document.map().properties().clone();
    let is_there =
        |id: &String| document.map().stakeholders().has(&id.as_str().into()) || document.map().relationships().has(&id.as_str().into());
    properties.scenes = properties
        .scenes
        .iter()
        .map(|(id, scene)| {
            let mut scene = scene.clone();
            scene.highlight.retain(&is_there);
            (id.clone(), scene)
        })
        .gather();
    if let Ok(diff) = plan(document.map(), &Command::ChangeProperties(properties)) {
        document.commit(&diff);
    }
    without_snapshots(document.map())
}

/// The map as it is now, with what is private and without its snapshots.
pub fn without_snapshots(map: &StakeholderMap) -> StakeholderMap {
    let mut document = Document::new(map.clone());
    let mut properties = map.properties().clone();
    // A snapshot tells what the map said when nobody had left anything out.
    properties.snapshots = SortedMap::new();
    if let Ok(diff) = plan(document.map(), &Command::ChangeProperties(properties)) {
        document.commit(&diff);
    }
    document.map().as_ref().clone()
}

/// Findings that tell what a field says; what was agreed on from them is as private as the field.
const TELLS: [(&str, &str); 4] =
    [("one-sided-trust", "trust"), ("low-trust", "trust"), ("opposed-stances", "stance"), ("spread-of-ratings", "ratings")];

/// Whether others may see an action: nothing private owns it or is what it is about.
pub fn is_open(map: &StakeholderMap, action: &Action) -> bool {
    let is_private = |id: &str| {
        map.stakeholders().find(&id.into()).is_some_and(|body| body.private)
            || map.relationships().find(&id.into()).is_some_and(|tie| {
                let ends = [&tie.source, &tie.target].into_iter().filter_map(|id| map.stakeholders().find(id));
                tie.private || ends.into_iter().any(|body| body.private)
            })
    };
    let tells = TELLS.iter().any(|(rule, field)| *rule == action.finding && map.properties().private_fields.contains(*field));
    let owner = action.owner.iter().map(|owner| owner.as_str());
    !tells && !owner.chain(action.about.iter().map(String::as_str)).any(is_private)
}

fn hide<R: Record>(table: TableName, records: &Table<R>, map: &StakeholderMap, diff: &mut MapDiff) {
    for record in records.iter() {
        let fields: Fields = record.fields();
        for (path, value) in fields.iter().filter(|(path, _)| is_private(map, path)) {
            let address = Address { table, id: record.id().to_string().into(), path: path.clone() };
            diff.push(address, Change { before: Some(value.clone()), after: None });
        }
    }
}

fn is_private(map: &StakeholderMap, path: &FieldPath) -> bool {
    let name = path.segments().into_iter().find(|segment| segment != "extra").unwrap_or_default();
    map.properties().private_fields.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ActionId, Properties, Relationship, SavedView, Snapshot, SortedSet, Stakeholder};

    #[test]
    fn what_is_private_is_not_shared() {
        let body =
            |id: &str, private: bool| Stakeholder { name: id.into(), private, notes: "weak".into(), ..Stakeholder::blank(id.into()) };
        let tie = |id: &str, target: &str, private: bool| Relationship {
            source: "a".into(),
            target: target.into(),
            private,
            ..Relationship::blank(id.into())
        };
        let ties = vec![tie("open", "b", false), tie("secret", "b", true), tie("of-private", "c", false)];
        let bodies = vec![body("a", false), body("b", false), body("c", true)];
        let seen = SavedView { highlight: ["a".to_owned(), "c".to_owned()].into(), ..SavedView::default() };
        let properties = Properties { scenes: [("v1".to_owned(), seen)].into_iter().gather(), ..Properties::default() };
        let action = |id: &str, owner: Option<&str>, about: &str, finding: &str| Action {
            owner: owner.map(Into::into),
            about: [about.to_owned()].into(),
            finding: finding.into(),
            ..Action::blank(id.into())
        };
        let actions = vec![
            action("plain", Some("a"), "b", "cut-off-point"),
            action("about-private", None, "c", ""),
            action("about-tie", None, "of-private", ""),
            action("by-private", Some("c"), "a", ""),
            action("of-trust", Some("a"), "open", "one-sided-trust"),
        ];
        let map = StakeholderMap::assemble(properties, vec![], vec![], bodies, ties, actions).expect("a sound map");
        let shared = without_private(&map);
        assert_eq!(shared.stakeholders().ids().map(|id| id.as_str()).collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(shared.relationships().ids().map(|id| id.as_str()).collect::<Vec<_>>(), ["open"]);
        assert_eq!(shared.actions().ids().map(ActionId::as_str).collect::<Vec<_>>(), ["plain"]);
        assert!(shared.stakeholders().iter().all(|body| body.notes.is_empty()), "notes are private unless the map says otherwise");
        assert!(shared.check_invariants().is_ok());
        assert_eq!(shared.properties().scenes.get("v1").map(|scene| &scene.highlight), Some(&SortedSet::from(["a".to_owned()])));
    }

    #[test]
    fn snapshots_and_unknown_fields_that_are_named_private_are_not_shared() {
        let body = Stakeholder {
            extra: [("budget".to_owned(), "7".into()), ("web".to_owned(), "8".into())].into(),
            ..Stakeholder { name: "A".into(), ..Stakeholder::blank("a".into()) }
        };
        let properties = Properties {
            private_fields: ["budget".to_owned()].into(),
            snapshots: [("t1".to_owned(), Snapshot::default())].into(),
            extra: [("language".to_owned(), "\"en\"".into())].into(),
            ..Properties::default()
        };
        let map = StakeholderMap::assemble(properties, vec![], vec![], vec![body], vec![], vec![]).expect("a sound map");
        let shared = without_private(&map);
        assert_eq!(shared.properties().extra.keys().collect::<Vec<_>>(), ["language"]);
        assert!(shared.properties().snapshots.is_empty());
        let extra = shared.stakeholders().find(&"a".into()).map(|body| body.extra.keys().cloned().collect::<Vec<_>>());
        assert_eq!(extra, Some(vec!["web".to_owned()]));
    }
}
