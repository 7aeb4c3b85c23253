//! What a person, a host page or an import may want to change.

use crate::model::{
    Action, ActionId, Goal, GoalId, Position, Properties, Relationship, RelationshipId, Sector, SectorId, Stakeholder, StakeholderId,
    StakeholderMap,
};

/// Where a stakeholder is to stand.
#[derive(Clone, PartialEq, Debug)]
pub struct Placement {
    /// The stakeholder.
    pub id: StakeholderId,
    /// Its new place, in map units.
    pub position: Position,
    /// Whether it stays there when the layout settles.
    pub pinned: bool,
}

/// One intent to change a map.
///
/// `Add…` gives the record its place at the end of its list. `Change…` takes the record as it should be; its place in the
/// list stays, and only fields that differ become part of the diff.
#[derive(Clone, PartialEq, Debug)]
pub enum Command {
    /// Sets title, purpose, perspective, private fields.
    ChangeProperties(Properties),
    /// Adds a sector.
    AddSector(Sector),
    /// Changes a sector.
    ChangeSector(Sector),
    /// Removes a sector; its stakeholders have none then.
    RemoveSector(SectorId),
    /// Adds a goal.
    AddGoal(Goal),
    /// Changes a goal.
    ChangeGoal(Goal),
    /// Removes a goal and the parts that stakeholders have in it.
    RemoveGoal(GoalId),
    /// Adds a stakeholder.
    AddStakeholder(Stakeholder),
    /// Changes a stakeholder.
    ChangeStakeholder(Stakeholder),
    /// Removes stakeholders with their relationships; what named them as parent or owner names nobody then.
    RemoveStakeholders(Vec<StakeholderId>),
    /// Places stakeholders.
    MoveStakeholders(Vec<Placement>),
    /// Adds a relationship.
    AddRelationship(Relationship),
    /// Changes a relationship.
    ChangeRelationship(Relationship),
    /// Removes relationships.
    RemoveRelationships(Vec<RelationshipId>),
    /// Adds an action.
    AddAction(Action),
    /// Changes an action.
    ChangeAction(Action),
    /// Removes an action.
    RemoveAction(ActionId),
    /// Puts another map in place of this one.
    ReplaceMap(Box<StakeholderMap>),
    /// Several commands, each on the map that the one before leaves, as one step.
    Batch(Vec<Command>),
}
