//! The stakeholder map: its properties and its tables.
//!
//! **Invariant:** a map made by [`StakeholderMap::assemble`] and changed only by diffs that `edit` has checked passes
//! [`StakeholderMap::check_invariants`].
//! **Not here:** camera, selection, layout in progress: those belong to whoever looks at the map.

use crate::model::action::Action;
use crate::model::convert::{put, put_extra, put_set, take, take_element, take_extra};
use crate::model::diff::{Address, MapDiff, TableName};
use crate::model::field::{FieldError, FieldPath, FieldValue, Fields};
use crate::model::goal::Goal;
use crate::model::invariants::Violation;
use crate::model::record::{Extra, Record};
use crate::model::relationship::Relationship;
use crate::model::saved_view::{SavedView, put_views, take_view};
use crate::model::sector::Sector;
use crate::model::snapshot::{Snapshot, by_date, fit, put_snapshots, take_snapshot};
use crate::model::sort::sort_items;
use crate::model::sorted::{SortedMap, SortedSet};
use crate::model::stakeholder::Stakeholder;
use crate::model::table::Table;

/// Whose view the map shows, and when.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Perspective {
    /// The group, in words.
    pub group: String,
    /// The date (ISO 8601), empty where not said.
    pub date: String,
    /// Fields that this version does not know.
    pub extra: Extra,
}

/// What is said of the map as a whole.
#[derive(Clone, PartialEq, Debug)]
pub struct Properties {
    /// Title.
    pub title: String,
    /// The purpose that the stakeholders share.
    pub purpose: String,
    /// Whose view this is, and when.
    pub perspective: Perspective,
    /// Names of fields that are hidden in Present and left out of exports.
    pub private_fields: SortedSet<String>,
    /// Names of fields that forms and tables show beyond the first few; see [`StakeholderMap::shows_of_bodies`].
    pub asks: SortedSet<String>,
    /// Saved views by id; see [`Properties::scenes_in_order`].
    pub scenes: SortedMap<String, SavedView>,
    /// Dated copies of the map by id; see [`Properties::snapshots_by_date`].
    pub snapshots: SortedMap<String, Snapshot>,
    /// Fields that this version does not know.
    pub extra: Extra,
}

impl Properties {
    /// The fields that are private where the map says nothing.
    pub const PRIVATE_BY_DEFAULT: [&'static str; 5] = ["notes", "trust", "power_bases", "stance", "ratings"];
}

impl Default for Properties {
    fn default() -> Self {
        Self {
            title: String::new(),
            purpose: String::new(),
            perspective: Perspective::default(),
            private_fields: Self::PRIVATE_BY_DEFAULT.map(str::to_owned).into(),
            asks: SortedSet::new(),
            scenes: SortedMap::new(),
            snapshots: SortedMap::new(),
            extra: Extra::new(),
        }
    }
}

impl Properties {
    /// The saved views with their ids, in their order. **O(v log v)**.
    pub fn scenes_in_order(&self) -> Vec<(&String, &SavedView)> {
        let mut views: Vec<(&String, &SavedView)> = self.scenes.iter().collect();
        sort_items(&mut views, |a, b| a.1.order.cmp(&b.1.order));
        views
    }

    /// The snapshots with their ids, the earliest first. **O(s log s)**.
    pub fn snapshots_by_date(&self) -> Vec<(&String, &Snapshot)> {
        by_date(&self.snapshots)
    }

    /// Whether there are at most [`Snapshot::MOST`] snapshots, of at most [`Snapshot::MOST_BYTES`] together.
    pub fn has_room_for_snapshots(&self) -> bool {
        fit(&self.snapshots)
    }

    /// Every value that is there.
    pub fn fields(&self) -> Fields {
        let mut fields = Fields::default();
        put(&mut fields, &["title"], &self.title);
        put(&mut fields, &["purpose"], &self.purpose);
        put(&mut fields, &["perspective", "group"], &self.perspective.group);
        put(&mut fields, &["perspective", "date"], &self.perspective.date);
        put_extra(&mut fields, &["perspective"], &self.perspective.extra);
        put_set(&mut fields, "private_fields", &self.private_fields);
        put_set(&mut fields, "asks", &self.asks);
        put_views(&mut fields, &self.scenes);
        put_snapshots(&mut fields, &self.snapshots);
        put_extra(&mut fields, &[], &self.extra);
        fields
    }

    /// Sets or clears one value.
    ///
    /// # Errors
    /// [`FieldError`] when the field is unknown or does not take the value; nothing is then changed.
    pub fn set(&mut self, path: &FieldPath, value: Option<&FieldValue>) -> Result<(), FieldError> {
        let segments = path.segments();
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        let fits = match segments.as_slice() {
            ["title"] => take(&mut self.title, value),
            ["purpose"] => take(&mut self.purpose, value),
            ["perspective", "group"] => take(&mut self.perspective.group, value),
            ["perspective", "date"] => take(&mut self.perspective.date, value),
            ["perspective", "extra", name] => take_extra(&mut self.perspective.extra, name, value),
            ["private_fields", element] => take_element(&mut self.private_fields, element, value),
            ["asks", element] => take_element(&mut self.asks, element, value),
            ["scenes", id, part @ ..] => take_view(&mut self.scenes, id, part, value),
            ["snapshots", id, part @ ..] => take_snapshot(&mut self.snapshots, id, part, value),
            ["extra", name] => take_extra(&mut self.extra, name, value),
            _ => false,
        };
        if fits { Ok(()) } else { Err(FieldError { path: path.clone() }) }
    }
}

/// A map of stakeholders and their relationships.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct StakeholderMap {
    properties: Properties,
    sectors: Table<Sector>,
    goals: Table<Goal>,
    stakeholders: Table<Stakeholder>,
    relationships: Table<Relationship>,
    actions: Table<Action>,
}

impl StakeholderMap {
    /// The most stakeholders that a map holds.
    pub const MAX_STAKEHOLDERS: usize = 20_000;
    /// The most relationships that a map holds.
    pub const MAX_RELATIONSHIPS: usize = 100_000;
    /// The longest name of a record, in characters.
    pub const MAX_NAME: usize = 2_000;

    /// Puts a map together from its parts.
    ///
    /// # Errors
    /// Every [`Violation`] found, in the order of the tables, or, where ids are repeated, only those; no map is made then.
    pub fn assemble(
        properties: Properties,
        sectors: Vec<Sector>,
        goals: Vec<Goal>,
        stakeholders: Vec<Stakeholder>,
        relationships: Vec<Relationship>,
        actions: Vec<Action>,
    ) -> Result<Self, Vec<Violation>> {
        let mut repeated = Vec::new();
        let map = Self {
            properties,
            sectors: listed(TableName::Sectors, sectors, &mut repeated),
            goals: listed(TableName::Goals, goals, &mut repeated),
            stakeholders: listed(TableName::Stakeholders, stakeholders, &mut repeated),
            relationships: listed(TableName::Relationships, relationships, &mut repeated),
            actions: listed(TableName::Actions, actions, &mut repeated),
        };
        let violations = if repeated.is_empty() { map.violations() } else { repeated };
        if violations.is_empty() { Ok(map) } else { Err(violations) }
    }

    /// Title, purpose, perspective.
    pub fn properties(&self) -> &Properties {
        &self.properties
    }

    /// The sectors.
    pub fn sectors(&self) -> &Table<Sector> {
        &self.sectors
    }

    /// The goals.
    pub fn goals(&self) -> &Table<Goal> {
        &self.goals
    }

    /// The stakeholders.
    pub fn stakeholders(&self) -> &Table<Stakeholder> {
        &self.stakeholders
    }

    /// The relationships.
    pub fn relationships(&self) -> &Table<Relationship> {
        &self.relationships
    }

    /// The actions.
    pub fn actions(&self) -> &Table<Action> {
        &self.actions
    }

    /// The value at an address, if it is there; the existence of a record is a flag.
    pub fn value(&self, address: &Address) -> Option<FieldValue> {
        fn of<R: Record>(table: &Table<R>, address: &Address) -> Option<FieldValue> {
            let record = table.find(&R::Id::from(&address.id))?;
            if address.path.is_existence() { Some(FieldValue::Flag(true)) } else { record.fields().value(&address.path).cloned() }
        }
        match address.table {
            TableName::Map => self.properties.fields().value(&address.path).cloned(),
            TableName::Sectors => of(&self.sectors, address),
            TableName::Goals => of(&self.goals, address),
            TableName::Stakeholders => of(&self.stakeholders, address),
            TableName::Relationships => of(&self.relationships, address),
            TableName::Actions => of(&self.actions, address),
        }
    }

    /// Sets every value that the diff leads to. A record that the diff does not make and that is not there, and a value
    /// that does not fit, are passed over: `edit` has dropped both before.
    ///
    /// # Complexity
    /// **O(c log n)** for `c` changes in `n` records, plus **O(n)** for each record whose place in the list changes.
    pub(crate) fn apply(&mut self, diff: &MapDiff) {
        for ((table, id), changes) in diff.by_record() {
            match table {
                TableName::Map => {
                    for (path, value) in changes {
                        self.properties.set(path, value).unwrap_or_default();
                    }
                }
                TableName::Sectors => apply_to(&mut self.sectors, id, &changes),
                TableName::Goals => apply_to(&mut self.goals, id, &changes),
                TableName::Stakeholders => apply_to(&mut self.stakeholders, id, &changes),
                TableName::Relationships => apply_to(&mut self.relationships, id, &changes),
                TableName::Actions => apply_to(&mut self.actions, id, &changes),
            }
        }
    }

    /// Finds what would break an invariant of the whole map.
    ///
    /// # Errors
    /// Every [`Violation`], in the order of the tables.
    pub fn check_invariants(&self) -> Result<(), Vec<Violation>> {
        let violations = self.violations();
        if violations.is_empty() { Ok(()) } else { Err(violations) }
    }
}

fn listed<R: Record>(table: TableName, records: Vec<R>, repeated: &mut Vec<Violation>) -> Table<R> {
    let ids: Vec<R::Id> = records.iter().map(|record| record.id().clone()).collect();
    Table::from_records(records).unwrap_or_else(|again| {
        repeated.extend(again.into_iter().map(|index| Violation::DuplicateId { table, index, id: ids[index].to_string() }));
        Table::default()
    })
}

fn apply_to<R: Record>(table: &mut Table<R>, id: &str, changes: &[(&FieldPath, Option<&FieldValue>)]) {
    let id = R::Id::from(id);
    let existence = changes.iter().find(|(path, _)| path.is_existence()).map(|(_, value)| value.is_some());
    if existence == Some(false) {
        table.remove(&id);
        return;
    }
    let mut record = match (table.find(&id), existence) {
        (Some(record), _) => record.clone(),
        (None, Some(true)) => R::blank(id),
        (None, _) => return,
    };
    for (path, value) in changes.iter().filter(|(path, _)| !path.is_existence()) {
        record.set(path, *value).unwrap_or_default();
    }
    table.put(record);
}
