//! Names what a diff did, so that undo can say it.

use crate::model::{
    FieldPath, FieldValue, MapDiff, RelationshipId, SectorId, Snapshot, SortedMap, StakeholderId, StakeholderMap, TableName,
};
use crate::words::edits::{Deed, Group, Noun};

const NOUNS: [(TableName, Noun); 5] = [
    (TableName::Stakeholders, Noun::Body),
    (TableName::Relationships, Noun::Relationship),
    (TableName::Sectors, Noun::Sector),
    (TableName::Goals, Noun::Goal),
    (TableName::Actions, Noun::Action),
];

/// What the diff did that leads from one map to another.
pub(super) fn deed(before: &StakeholderMap, after: &StakeholderMap, diff: &MapDiff) -> Deed {
    let added = groups(after, diff, |before, after| !before && after);
    let removed = groups(before, diff, |before, after| before && !after);
    let changed = groups(after, diff, |before, after| before && after);
    if let (true, [gone @ Group { noun: Noun::Body, .. }, ..]) = (added.is_empty(), removed.as_slice())
        && let Some(into) = merged_into(before, after, diff)
    {
        return Deed::Merged(gone.clone(), into);
    }
    match (added.is_empty(), removed.is_empty(), changed.is_empty()) {
        (false, false, _) => Deed::Replaced,
        (false, true, _) => Deed::Added(added),
        (true, false, _) => Deed::Removed(removed),
        (true, true, true) if diff.iter().all(|(address, _)| address.path.field() == "scenes") => Deed::Views,
        (true, true, true) if diff.iter().all(|(address, _)| address.path.field() == "snapshots") => of_snapshots(before, after),
        (true, true, true) if diff.iter().all(|(address, _)| address.path.field() == "asks") => Deed::Asks,
        (true, true, true) => Deed::Described,
        (true, true, false) => match <[Group; 1]>::try_from(changed) {
            Ok([group]) if is_move(diff) => Deed::Moved(group),
            Ok([group]) => Deed::Changed(vec![group]),
            Err(several) => Deed::Changed(several),
        },
    }
}

fn of_snapshots(before: &StakeholderMap, after: &StakeholderMap) -> Deed {
    let (before, after) = (&before.properties().snapshots, &after.properties().snapshots);
    let only = |these: &SortedMap<String, Snapshot>, those: &SortedMap<String, Snapshot>| {
        these.iter().find(|(id, _)| !those.contains_key(*id)).map(|(_, snapshot)| snapshot.name.clone())
    };
    match (only(after, before), only(before, after)) {
        (Some(name), _) => Deed::Taken(name),
        (None, Some(name)) => Deed::Dropped(name),
        (None, None) => Deed::Snapshots,
    }
}

/// The body that others were made one with: it got their ties, what was recorded of them, or the strength of a tie that it
/// had to the same partner. A removal alone changes of those that stay no more than whom they are part of.
fn merged_into(before: &StakeholderMap, after: &StakeholderMap, diff: &MapDiff) -> Option<String> {
    let is_partner_of_gone = |id: &StakeholderId| {
        let is_gone = |other: &StakeholderId| !after.stakeholders().has(other);
        before.relationships().iter().any(|tie| tie.touches(id) && (is_gone(&tie.source) || is_gone(&tie.target)))
    };
    let into = diff.iter().find_map(|(address, change)| match (address.table, address.path.field(), &change.after) {
        (TableName::Relationships, "source" | "target", Some(FieldValue::Text(id))) if change.before.is_some() => Some((**id).into()),
        (TableName::Relationships, field, _) if !matches!(field, "" | "barrier") => {
            let tie = after.relationships().find(&(*address.id).into())?;
            Some(if is_partner_of_gone(&tie.source) { tie.target.clone() } else { tie.source.clone() })
        }
        (TableName::Stakeholders, field, _) if !matches!(field, "" | "parent") && has(after, TableName::Stakeholders, &address.id) => {
            Some((*address.id).into())
        }
        _ => None,
    });
    after.stakeholders().find(&into?).map(|body| body.name.clone())
}

fn is_move(diff: &MapDiff) -> bool {
    diff.iter().all(|(address, _)| address.table == TableName::Stakeholders && matches!(address.path.field(), "position" | "pinned"))
}

fn groups(names: &StakeholderMap, diff: &MapDiff, wanted: impl Fn(bool, bool) -> bool) -> Vec<Group> {
    let mut groups = Vec::new();
    for (table, noun) in NOUNS {
        let ids: Vec<&str> = diff
            .by_record()
            .iter()
            .filter(|((name, _), _)| *name == table)
            .filter(|((_, id), changes)| {
                let existence = changes.iter().find(|(path, _)| path.as_str() == FieldPath::EXISTS).map(|(_, value)| value.is_some());
                let is_there = has(names, table, id);
                match existence {
                    Some(true) => wanted(false, true),
                    Some(false) => wanted(true, false),
                    None => is_there && wanted(true, true),
                }
            })
            .map(|((_, id), _)| *id)
            .collect();
        if let Some(first) = ids.first() {
            let name = (ids.len() == 1).then(|| name_of(names, table, first)).flatten();
            groups.push(Group { noun, count: ids.len(), name });
        }
    }
    groups
}

fn has(map: &StakeholderMap, table: TableName, id: &str) -> bool {
    match table {
        TableName::Stakeholders => map.stakeholders().has(&id.into()),
        TableName::Relationships => map.relationships().has(&id.into()),
        TableName::Sectors => map.sectors().has(&id.into()),
        TableName::Goals => map.goals().has(&id.into()),
        TableName::Actions => map.actions().has(&id.into()),
        TableName::Map => true,
    }
}

fn name_of(map: &StakeholderMap, table: TableName, id: &str) -> Option<String> {
    let body = |id: &StakeholderId| map.stakeholders().find(id).map(|body| body.name.clone());
    match table {
        TableName::Stakeholders => body(&id.into()),
        TableName::Relationships => {
            let tie = map.relationships().find(&RelationshipId::from(id))?;
            Some(format!("{} – {}", body(&tie.source)?, body(&tie.target)?))
        }
        TableName::Sectors => map.sectors().find(&SectorId::from(id)).map(|sector| sector.name.clone()),
        TableName::Goals => map.goals().find(&id.into()).map(|goal| goal.name.clone()),
        TableName::Actions => map.actions().find(&id.into()).map(|action| action.text.clone()),
        TableName::Map => None,
    }
}
