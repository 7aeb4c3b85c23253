//! Makes any merged state a valid map.
//!
//! **Invariant:** pure, deterministic, idempotent; a valid map comes back as it is. Peers that hold the same merged state
//! therefore see the same map.

use crate::model::{Gather, MapDiff, Record, SortedSet, Stakeholder, StakeholderId, StakeholderMap, Table, TableName};

/// Takes out what breaks an invariant: a relationship that lost an end, a reference that leads nowhere, a circle of
/// parents (opened at its smallest id), records beyond the most that a map holds. A record without a name takes its id.
pub fn repair(map: &StakeholderMap) -> StakeholderMap {
    let mut fixed = map.clone();
    fixed.apply(&surplus(map));
    fixed.apply(&names_and_references(&fixed));
    fixed.apply(&parent_circles(&fixed));
    fixed
}

fn surplus(map: &StakeholderMap) -> MapDiff {
    let mut diff = MapDiff::default();
    for stakeholder in map.stakeholders().iter().skip(StakeholderMap::MAX_STAKEHOLDERS) {
        diff.record(TableName::Stakeholders, Some(stakeholder), None);
    }
    let kept: SortedSet<&StakeholderId> = map.stakeholders().ids().take(StakeholderMap::MAX_STAKEHOLDERS).gather();
    let tied = |end: &StakeholderId| kept.contains(end);
    let mut room = StakeholderMap::MAX_RELATIONSHIPS;
    for relationship in map.relationships().iter() {
        let holds = relationship.source != relationship.target && tied(&relationship.source) && tied(&relationship.target);
        if holds && room > 0 {
            room -= 1;
        } else {
            diff.record(TableName::Relationships, Some(relationship), None);
        }
    }
    diff
}

fn names_and_references(map: &StakeholderMap) -> MapDiff {
    let mut diff = MapDiff::default();
    let is_body = |id: &StakeholderId| map.stakeholders().has(id);
    rewrite(&mut diff, TableName::Sectors, map.sectors(), |sector| name_by_id(&mut sector.name, sector.id.as_str()));
    rewrite(&mut diff, TableName::Goals, map.goals(), |goal| name_by_id(&mut goal.name, goal.id.as_str()));
    rewrite(&mut diff, TableName::Stakeholders, map.stakeholders(), |stakeholder| {
        name_by_id(&mut stakeholder.name, stakeholder.id.as_str());
        stakeholder.sector.take_if(|sector| !map.sectors().has(sector));
        stakeholder.parent.take_if(|parent| !is_body(parent));
        stakeholder.goals.retain(|goal, _| map.goals().has(goal));
    });
    rewrite(&mut diff, TableName::Relationships, map.relationships(), |relationship| {
        if let Some(barrier) = &mut relationship.barrier {
            barrier.owner.take_if(|owner| !is_body(owner));
        }
    });
    rewrite(&mut diff, TableName::Actions, map.actions(), |action| {
        action.owner.take_if(|owner| !is_body(owner));
    });
    diff
}

fn parent_circles(map: &StakeholderMap) -> MapDiff {
    let mut diff = MapDiff::default();
    let smallest = map.parent_circles().into_iter().filter_map(|circle| circle.into_iter().min());
    for stakeholder in smallest.filter_map(|id| map.stakeholders().find(id)) {
        diff.record(TableName::Stakeholders, Some(stakeholder), Some(&Stakeholder { parent: None, ..stakeholder.clone() }));
    }
    diff
}

fn name_by_id(name: &mut String, id: &str) {
    if name.trim().is_empty() {
        id.clone_into(name);
    }
}

fn rewrite<R: Record>(diff: &mut MapDiff, name: TableName, table: &Table<R>, fix: impl Fn(&mut R)) {
    for record in table.iter() {
        let mut fixed = record.clone();
        fix(&mut fixed);
        diff.record(name, Some(record), Some(&fixed));
    }
}
