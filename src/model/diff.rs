//! The difference between two maps, field by field.
//!
//! **Invariant:** a diff never holds a change that changes nothing; its inverse leads back; what it touches is all that
//! applying it can change.

use std::rc::Rc;

use crate::model::field::{FieldPath, FieldValue, Fields};
use crate::model::id::{RelationshipId, SectorId, StakeholderId};
use crate::model::map::{Properties, StakeholderMap};
use crate::model::record::Record;
use crate::model::sort::Gather;
use crate::model::sorted::SortedMap;
use crate::model::table::Table;

/// A list of the map file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum TableName {
    /// The map itself: title, purpose, perspective.
    Map,
    /// The sectors.
    Sectors,
    /// The goals.
    Goals,
    /// The stakeholders.
    Stakeholders,
    /// The relationships.
    Relationships,
    /// The actions.
    Actions,
}

impl TableName {
    /// Every table, in the order in which a diff is applied.
    pub const ALL: [Self; 6] = [Self::Map, Self::Sectors, Self::Goals, Self::Stakeholders, Self::Relationships, Self::Actions];

    /// The name in the map file.
    pub fn word(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Sectors => "sectors",
            Self::Goals => "goals",
            Self::Stakeholders => "stakeholders",
            Self::Relationships => "relationships",
            Self::Actions => "actions",
        }
    }

    /// Reads the name of the map file.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.word() == word)
    }
}

/// One value of one record of a map.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Address {
    /// Which list.
    pub table: TableName,
    /// Which record; empty for the map itself.
    pub id: Rc<str>,
    /// Which value; [`FieldPath::EXISTS`] for the record itself.
    pub path: FieldPath,
}

/// What a value was and what it becomes; absent means not there.
#[derive(Clone, PartialEq, Debug)]
pub struct Change {
    /// What it was.
    pub before: Option<FieldValue>,
    /// What it becomes.
    pub after: Option<FieldValue>,
}

/// Changes by address.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct MapDiff {
    changes: SortedMap<Address, Change>,
}

/// Changes of one record: each path with the value that it gets.
pub type RecordChanges<'a> = Vec<(&'a FieldPath, Option<&'a FieldValue>)>;

impl MapDiff {
    /// What leads from one map to another.
    pub fn between(before: &StakeholderMap, after: &StakeholderMap) -> Self {
        let mut diff = Self::default();
        diff.properties(before.properties(), after.properties());
        diff.compare_tables(TableName::Sectors, before.sectors(), after.sectors());
        diff.compare_tables(TableName::Goals, before.goals(), after.goals());
        diff.compare_tables(TableName::Stakeholders, before.stakeholders(), after.stakeholders());
        diff.compare_tables(TableName::Relationships, before.relationships(), after.relationships());
        diff.compare_tables(TableName::Actions, before.actions(), after.actions());
        diff
    }

    /// Adds what leads from one state of a record to another; `None` means that the record is not there.
    pub fn record<R: Record>(&mut self, table: TableName, before: Option<&R>, after: Option<&R>) {
        let Some(id) = before.or(after).map(|record| record.id().to_string()) else { return };
        self.compare(table, &id, before.map(with_existence), after.map(with_existence));
    }

    /// Adds what leads from one state of the map's own properties to another.
    pub fn properties(&mut self, before: &Properties, after: &Properties) {
        self.compare(TableName::Map, "", Some(before.fields()), Some(after.fields()));
    }

    /// The change of one value, if it changes.
    pub fn change(&self, address: &Address) -> Option<&Change> {
        self.changes.get(address)
    }

    /// Adds one change; a later change of the same value is joined to the earlier.
    pub fn push(&mut self, address: Address, change: Change) {
        let before = self.changes.get(&address).map_or(change.before, |earlier| earlier.before.clone());
        if before == change.after {
            self.changes.remove(&address);
        } else {
            self.changes.insert(address, Change { before, after: change.after });
        }
    }

    /// The diff that leads back.
    pub fn inverse(&self) -> Self {
        let swap = |(address, change): (&Address, &Change)| {
            (address.clone(), Change { before: change.after.clone(), after: change.before.clone() })
        };
        Self { changes: self.changes.iter().map(swap).gather() }
    }

    /// This diff followed by a later one, as one.
    pub fn then(mut self, later: Self) -> Self {
        for (address, change) in later.changes {
            self.push(address, change);
        }
        self
    }

    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// How many values change.
    pub fn len(&self) -> usize {
        self.changes.len()
    }

    /// Every change in the order of the addresses.
    pub fn iter(&self) -> impl Iterator<Item = (&Address, &Change)> {
        self.changes.iter()
    }

    /// The records that are changed, each once, in the order of the tables.
    pub fn touches(&self) -> impl Iterator<Item = (TableName, &str)> {
        self.by_record().into_keys()
    }

    /// Whether the record is among those changed.
    pub fn touches_record(&self, table: TableName, id: &str) -> bool {
        let first = Address { table, id: id.into(), path: FieldPath::parse("") };
        self.changes.starting_at(&first).next().is_some_and(|(address, _)| address.table == table && &*address.id == id)
    }

    /// Whether any change concerns a field of a table, say the sector of stakeholders.
    pub fn touches_field(&self, table: TableName, field: &str) -> bool {
        self.changes.keys().any(|address| address.table == table && address.path.field() == field)
    }

    /// The stakeholders that this diff adds.
    pub fn added_stakeholders(&self) -> impl Iterator<Item = StakeholderId> {
        self.made(TableName::Stakeholders).map(StakeholderId::from)
    }

    /// The relationships that this diff adds.
    pub fn added_relationships(&self) -> impl Iterator<Item = RelationshipId> {
        self.made(TableName::Relationships).map(RelationshipId::from)
    }

    /// The sectors that this diff adds.
    pub fn added_sectors(&self) -> impl Iterator<Item = SectorId> {
        self.made(TableName::Sectors).map(SectorId::from)
    }

    /// How many records of a table this diff removes.
    pub fn removed_count(&self, table: TableName) -> usize {
        self.changes
            .iter()
            .filter(|(address, change)| address.table == table && address.path.is_existence() && change.after.is_none())
            .count()
    }

    /// Changes by record, each path with the value that it gets.
    pub fn by_record(&self) -> SortedMap<(TableName, &str), RecordChanges<'_>> {
        let mut records: SortedMap<(TableName, &str), RecordChanges<'_>> = SortedMap::new();
        for (address, change) in &self.changes {
            records.get_or_default((address.table, &address.id)).push((&address.path, change.after.as_ref()));
        }
        records
    }

    fn made(&self, table: TableName) -> impl Iterator<Item = &str> {
        self.changes
            .iter()
            .filter(move |(address, change)| address.table == table && address.path.is_existence() && change.after.is_some())
            .map(|(address, _)| &*address.id)
    }

    fn compare_tables<R: Record>(&mut self, name: TableName, before: &Table<R>, after: &Table<R>) {
        for (id, record) in before.by_id() {
            self.record(name, Some(record), after.find(id));
        }
        for (id, record) in after.by_id() {
            if !before.has(id) {
                self.record(name, None, Some(record));
            }
        }
    }

    fn compare(&mut self, table: TableName, id: &str, before: Option<Fields>, after: Option<Fields>) {
        let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
        let id: Rc<str> = id.into();
        let address = |path: &FieldPath| Address { table, id: id.clone(), path: path.clone() };
        for (path, value) in before.iter() {
            let next = after.value(path);
            if next != Some(value) {
                self.push(address(path), Change { before: Some(value.clone()), after: next.cloned() });
            }
        }
        for (path, value) in after.iter() {
            if before.value(path).is_none() {
                self.push(address(path), Change { before: None, after: Some(value.clone()) });
            }
        }
    }
}

impl FromIterator<(Address, Change)> for MapDiff {
    fn from_iter<I: IntoIterator<Item = (Address, Change)>>(changes: I) -> Self {
        let mut diff = Self::default();
        for (address, change) in changes {
            diff.push(address, change);
        }
        diff
    }
}

fn with_existence<R: Record>(record: &R) -> Fields {
    let mut fields = record.fields();
    fields.put(FieldPath::EXISTS, FieldValue::Flag(true));
    fields
}
