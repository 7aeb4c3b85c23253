//! Turns a [`Command`] into the diff that it would make.
//!
//! **Invariant:** planning never writes, and the map that a planned diff leads to passes its invariants.
//! **Not here:** selection and camera; they are no part of the map.

use crate::edit::command::{Command, Placement};
use crate::edit::error::EditError;
use crate::model::{
    Action, Goal, GoalId, MapDiff, Record, Relationship, Sector, SectorId, Stakeholder, StakeholderId, StakeholderMap, Table, TableName,
};

/// Plans a command.
///
/// # Errors
/// [`EditError`] says why the command cannot be carried out.
///
/// # Complexity
/// **O(log n)** for one record, **O(n)** where something is removed or a whole map replaced.
pub fn plan(map: &StakeholderMap, command: &Command) -> Result<MapDiff, EditError> {
    let mut diff = MapDiff::default();
    match command {
        Command::ChangeProperties(properties) => {
            // A map that a file has filled stays editable; it only takes no more.
            let is_more = properties.snapshots.len() > map.properties().snapshots.len();
            if is_more && !properties.has_room_for_snapshots() {
                return Err(EditError::NoRoomForSnapshots);
            }
            diff.properties(map.properties(), properties);
        }
        Command::AddSector(sector) => add(&mut diff, TableName::Sectors, map.sectors(), named(TableName::Sectors, sector, &sector.name)?)?,
        Command::ChangeSector(sector) => {
            change(&mut diff, TableName::Sectors, map.sectors(), named(TableName::Sectors, sector, &sector.name)?)?
        }
        Command::RemoveSector(id) => remove_sector(&mut diff, map, id)?,
        Command::AddGoal(goal) => add(&mut diff, TableName::Goals, map.goals(), named(TableName::Goals, goal, &goal.name)?)?,
        Command::ChangeGoal(goal) => change(&mut diff, TableName::Goals, map.goals(), named(TableName::Goals, goal, &goal.name)?)?,
        Command::RemoveGoal(id) => remove_goal(&mut diff, map, id)?,
        Command::AddStakeholder(stakeholder) => {
            room_for_one(TableName::Stakeholders, map.stakeholders().len(), StakeholderMap::MAX_STAKEHOLDERS)?;
            add(&mut diff, TableName::Stakeholders, map.stakeholders(), checked_stakeholder(map, stakeholder)?)?;
        }
        Command::ChangeStakeholder(stakeholder) => {
            change(&mut diff, TableName::Stakeholders, map.stakeholders(), checked_stakeholder(map, stakeholder)?)?;
        }
        Command::RemoveStakeholders(ids) => remove_stakeholders(&mut diff, map, ids)?,
        Command::MoveStakeholders(placements) => move_stakeholders(&mut diff, map, placements)?,
        Command::AddRelationship(relationship) => {
            room_for_one(TableName::Relationships, map.relationships().len(), StakeholderMap::MAX_RELATIONSHIPS)?;
            add(&mut diff, TableName::Relationships, map.relationships(), checked_relationship(map, relationship)?)?;
        }
        Command::ChangeRelationship(relationship) => {
            change(&mut diff, TableName::Relationships, map.relationships(), checked_relationship(map, relationship)?)?;
        }
        Command::RemoveRelationships(ids) => {
            for id in ids {
                diff.record(TableName::Relationships, Some(found(TableName::Relationships, map.relationships(), id)?), None);
            }
        }
        Command::AddAction(action) => add(&mut diff, TableName::Actions, map.actions(), checked_action(map, action)?)?,
        Command::ChangeAction(action) => change(&mut diff, TableName::Actions, map.actions(), checked_action(map, action)?)?,
        Command::RemoveAction(id) => diff.record(TableName::Actions, Some(found(TableName::Actions, map.actions(), id)?), None),
        Command::ReplaceMap(other) => {
            if let Some(first) = other.check_invariants().err().and_then(|violations| violations.into_iter().next()) {
                return Err(EditError::InvalidMap { first });
            }
            diff = MapDiff::between(map, other);
        }
        Command::Batch(commands) => {
            let mut scratch = map.clone();
            for command in commands {
                let next = plan(&scratch, command)?;
                scratch.apply(&next);
                diff = diff.then(next);
            }
        }
    }
    Ok(diff)
}

fn named<'a, R: Record>(table: TableName, record: &'a R, name: &str) -> Result<&'a R, EditError> {
    if name.trim().is_empty() {
        return Err(EditError::EmptyName { table, id: record.id().to_string() });
    }
    if name.chars().nth(StakeholderMap::MAX_NAME).is_some() {
        return Err(EditError::TooLong { table, id: record.id().to_string(), most: StakeholderMap::MAX_NAME });
    }
    Ok(record)
}

fn found<'a, R: Record>(table: TableName, records: &'a Table<R>, id: &R::Id) -> Result<&'a R, EditError> {
    records.find(id).ok_or_else(|| EditError::UnknownRecord { table, id: id.to_string() })
}

fn room_for_one(table: TableName, count: usize, most: usize) -> Result<(), EditError> {
    if count < most { Ok(()) } else { Err(EditError::TooMany { table, most }) }
}

fn add<R: Record>(diff: &mut MapDiff, table: TableName, records: &Table<R>, record: &R) -> Result<(), EditError> {
    let id = record.id().to_string();
    if id.is_empty() {
        return Err(EditError::EmptyId { table });
    }
    if records.has(record.id()) {
        return Err(EditError::DuplicateId { table, id });
    }
    diff.record(table, None, Some(&record.with_order(records.next_order())));
    Ok(())
}

fn change<R: Record>(diff: &mut MapDiff, table: TableName, records: &Table<R>, record: &R) -> Result<(), EditError> {
    let before = found(table, records, record.id())?;
    diff.record(table, Some(before), Some(&record.with_order(before.order())));
    Ok(())
}

fn checked_stakeholder<'a>(map: &StakeholderMap, stakeholder: &'a Stakeholder) -> Result<&'a Stakeholder, EditError> {
    named(TableName::Stakeholders, stakeholder, &stakeholder.name)?;
    if let Some(sector) = &stakeholder.sector {
        found(TableName::Sectors, map.sectors(), sector)?;
    }
    for goal in stakeholder.goals.keys() {
        found(TableName::Goals, map.goals(), goal)?;
    }
    let mut ancestor = stakeholder.parent.as_ref();
    while let Some(id) = ancestor {
        if *id == stakeholder.id {
            return Err(EditError::ParentCycle { id: id.to_string() });
        }
        ancestor = found(TableName::Stakeholders, map.stakeholders(), id)?.parent.as_ref();
    }
    Ok(stakeholder)
}

fn checked_relationship<'a>(map: &StakeholderMap, relationship: &'a Relationship) -> Result<&'a Relationship, EditError> {
    let owner = relationship.barrier.as_ref().and_then(|barrier| barrier.owner.as_ref());
    for end in [Some(&relationship.source), Some(&relationship.target), owner].into_iter().flatten() {
        found(TableName::Stakeholders, map.stakeholders(), end)?;
    }
    if relationship.source == relationship.target {
        return Err(EditError::SelfRelationship { id: relationship.source.to_string() });
    }
    Ok(relationship)
}

fn checked_action<'a>(map: &StakeholderMap, action: &'a Action) -> Result<&'a Action, EditError> {
    if let Some(owner) = &action.owner {
        found(TableName::Stakeholders, map.stakeholders(), owner)?;
    }
    Ok(action)
}

fn remove_sector(diff: &mut MapDiff, map: &StakeholderMap, id: &SectorId) -> Result<(), EditError> {
    let sector: &Sector = found(TableName::Sectors, map.sectors(), id)?;
    for stakeholder in map.stakeholders().iter().filter(|stakeholder| stakeholder.sector.as_ref() == Some(id)) {
        diff.record(TableName::Stakeholders, Some(stakeholder), Some(&Stakeholder { sector: None, ..stakeholder.clone() }));
    }
    diff.record(TableName::Sectors, Some(sector), None);
    Ok(())
}

fn remove_goal(diff: &mut MapDiff, map: &StakeholderMap, id: &GoalId) -> Result<(), EditError> {
    let goal: &Goal = found(TableName::Goals, map.goals(), id)?;
    for stakeholder in map.stakeholders().iter().filter(|stakeholder| stakeholder.goals.contains_key(id)) {
        let mut after = stakeholder.clone();
        after.goals.remove(id);
        diff.record(TableName::Stakeholders, Some(stakeholder), Some(&after));
    }
    diff.record(TableName::Goals, Some(goal), None);
    Ok(())
}

fn remove_stakeholders(diff: &mut MapDiff, map: &StakeholderMap, ids: &[StakeholderId]) -> Result<(), EditError> {
    for id in ids {
        diff.record(TableName::Stakeholders, Some(found(TableName::Stakeholders, map.stakeholders(), id)?), None);
    }
    let gone = |id: &StakeholderId| ids.contains(id);
    for stakeholder in
        map.stakeholders().iter().filter(|stakeholder| !gone(&stakeholder.id) && stakeholder.parent.as_ref().is_some_and(gone))
    {
        diff.record(TableName::Stakeholders, Some(stakeholder), Some(&Stakeholder { parent: None, ..stakeholder.clone() }));
    }
    for relationship in map.relationships().iter() {
        if gone(&relationship.source) || gone(&relationship.target) {
            diff.record(TableName::Relationships, Some(relationship), None);
        } else if let Some(barrier) = relationship.barrier.as_ref().filter(|barrier| barrier.owner.as_ref().is_some_and(gone)) {
            let mut after = relationship.clone();
            after.barrier = Some(crate::model::Barrier { owner: None, ..barrier.clone() });
            diff.record(TableName::Relationships, Some(relationship), Some(&after));
        }
    }
    for action in map.actions().iter().filter(|action| action.owner.as_ref().is_some_and(gone)) {
        diff.record(TableName::Actions, Some(action), Some(&Action { owner: None, ..action.clone() }));
    }
    Ok(())
}

fn move_stakeholders(diff: &mut MapDiff, map: &StakeholderMap, placements: &[Placement]) -> Result<(), EditError> {
    for placement in placements {
        let before = found(TableName::Stakeholders, map.stakeholders(), &placement.id)?;
        let after = Stakeholder { position: Some(placement.position), pinned: placement.pinned, ..before.clone() };
        diff.record(TableName::Stakeholders, Some(before), Some(&after));
    }
    Ok(())
}
