//! Why a command cannot be carried out.

use crate::model::{Snapshot, TableName, Violation};

/// Why a command cannot be carried out; the map is then unchanged.
#[derive(Clone, PartialEq, Debug, thiserror::Error)]
pub enum EditError {
    /// The id of a new record is blank.
    #[error("the new record in {} has no id", table.word())]
    EmptyId {
        /// The list.
        table: TableName,
    },
    /// The id of a new record is taken.
    #[error("the id \"{id}\" is taken in {}", table.word())]
    DuplicateId {
        /// The list.
        table: TableName,
        /// The id.
        id: String,
    },
    /// A name is blank.
    #[error("\"{id}\" in {} needs a name", table.word())]
    EmptyName {
        /// The list.
        table: TableName,
        /// The record.
        id: String,
    },
    /// A name is longer than any label.
    #[error("the name of \"{id}\" in {} is longer than {most} characters", table.word())]
    TooLong {
        /// The list.
        table: TableName,
        /// The record.
        id: String,
        /// The longest name.
        most: usize,
    },
    /// A record that the command speaks of is not there.
    #[error("there is no \"{id}\" in {}", table.word())]
    UnknownRecord {
        /// The list.
        table: TableName,
        /// The id that leads nowhere.
        id: String,
    },
    /// A relationship would lead back to where it starts.
    #[error("a stakeholder cannot be tied to itself: \"{id}\"")]
    SelfRelationship {
        /// The stakeholder.
        id: String,
    },
    /// A stakeholder would be part of itself.
    #[error("a stakeholder cannot be part of itself: \"{id}\"")]
    ParentCycle {
        /// The stakeholder.
        id: String,
    },
    /// The map is full.
    #[error("a map holds at most {most} {}", table.word())]
    TooMany {
        /// The list.
        table: TableName,
        /// How many it holds.
        most: usize,
    },
    /// The copies of the map that it carries would be too many or too large.
    #[error("a map holds at most {} snapshots of {} bytes together", Snapshot::MOST, Snapshot::MOST_BYTES)]
    NoRoomForSnapshots,
    /// A whole map that was handed over breaks its invariants.
    #[error("the map cannot be used: {first}")]
    InvalidMap {
        /// The first violation found.
        first: Violation,
    },
    /// Whoever guards the map objects.
    #[error("this change is not allowed here")]
    NotAllowed,
}
