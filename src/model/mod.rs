//! What a stakeholder map is: typed records in ordered tables, and the differences between two maps.
//!
//! **Invariant:** values are checked when they are made, so a record never holds a power of 11 or a relationship of
//! strength 0; what concerns several records is checked by [`StakeholderMap::check_invariants`].
//! **Not here:** how a map is changed (`edit`), read or written (`formats`), measured (`analysis`).

mod action;
mod asks;
mod convert;
mod details;
mod diff;
mod field;
mod goal;
mod id;
mod invariants;
mod map;
mod number;
mod order;
mod record;
mod relationship;
mod saved_view;
mod sector;
mod snapshot;
mod sort;
mod sorted;
mod stakeholder;
mod table;
mod value;

pub use action::Action;
pub use asks::{BODY_FIELDS, TIE_FIELDS};
pub use details::{Barrier, BarrierKind, GoalLink, GoalRole, Position, PowerBase, Rating, RatingKey, Source, SourceKind};
pub use diff::{Address, Change, MapDiff, RecordChanges, TableName};
pub use field::{FieldError, FieldPath, FieldValue, Fields};
pub use goal::{Goal, Measure};
pub use id::{ActionId, GoalId, RelationshipId, SectorId, StakeholderId};
pub use invariants::Violation;
pub use map::{Perspective, Properties, StakeholderMap};
pub use number::parse_number;
pub use order::OrderKey;
pub use record::{Extra, Record};
pub use relationship::{Relationship, RelationshipKind, Sign, Trust};
pub use saved_view::SavedView;
pub use sector::{Color, Sector};
pub use snapshot::Snapshot;
pub use sort::{Gather, sort_indices, sort_items};
pub use sorted::{SortedMap, SortedSet};
pub use stakeholder::{Stakeholder, StakeholderKind};
pub use table::Table;
pub use value::{BaseScore, Level, Score, Stance, Strength, TrustScore, ValueError};
