//! A snapshot: what the map said on a day, kept to be compared with what it says later.
//!
//! **Invariant:** the copy is held as the text of a map file without snapshots of its own, shared and never changed: a hundred
//! edits later there is still one text, and a difference that adds a snapshot carries it whole, once.
//! **Not here:** writing the copy and opening it (`formats`), comparing (`insight`).

use std::rc::Rc;

use crate::model::convert::{put, put_extra, take, take_extra, take_listed};
use crate::model::field::{FieldValue, Fields};
use crate::model::record::Extra;
use crate::model::sort::sort_items;
use crate::model::sorted::SortedMap;

/// A dated copy of the map.
#[derive(Clone, PartialEq, Debug)]
pub struct Snapshot {
    /// What it is called.
    pub name: String,
    /// The date (ISO 8601), empty where not said.
    pub date: String,
    /// The copy: a map file, as compact JSON.
    pub map: Rc<str>,
    /// Fields that this version does not know.
    pub extra: Extra,
}

impl Default for Snapshot {
    fn default() -> Self {
        Self { name: String::new(), date: String::new(), map: "{}".into(), extra: Extra::new() }
    }
}

/// The field of the map that holds snapshots.
const FIELD: &str = "snapshots";

impl Snapshot {
    /// The most snapshots that a map holds.
    pub const MOST: usize = 100;
    /// The most bytes that the copies of a map hold together.
    pub const MOST_BYTES: usize = 8_000_000;

    fn take(&mut self, part: &[&str], value: Option<&FieldValue>) -> bool {
        match (part, value) {
            (["name"], _) => take(&mut self.name, value),
            (["date"], _) => take(&mut self.date, value),
            (["map"], Some(FieldValue::Unknown(text))) => {
                self.map = text.clone();
                true
            }
            (["map"], None) => {
                self.map = Self::default().map;
                true
            }
            (["extra", name], _) => take_extra(&mut self.extra, name, value),
            _ => false,
        }
    }
}

/// The snapshots with their ids by date; of one day, in the order in which they were numbered. **O(s log s)**.
pub(super) fn by_date(snapshots: &SortedMap<String, Snapshot>) -> Vec<(&String, &Snapshot)> {
    let mut listed: Vec<(&String, &Snapshot)> = snapshots.iter().collect();
    sort_items(&mut listed, |a, b| a.1.date.cmp(&b.1.date).then(a.0.len().cmp(&b.0.len())));
    listed
}

/// Whether a map may hold these.
pub(super) fn fit(snapshots: &SortedMap<String, Snapshot>) -> bool {
    let bytes: usize = snapshots.values().map(|snapshot| snapshot.map.len()).sum();
    snapshots.len() <= Snapshot::MOST && bytes <= Snapshot::MOST_BYTES
}

/// Writes snapshots, each value under the id of its snapshot.
pub(super) fn put_snapshots(fields: &mut Fields, snapshots: &SortedMap<String, Snapshot>) {
    for (id, snapshot) in snapshots {
        fields.put_at(&[FIELD, id], FieldValue::Flag(true));
        put(fields, &[FIELD, id, "name"], &snapshot.name);
        put(fields, &[FIELD, id, "date"], &snapshot.date);
        fields.put_at(&[FIELD, id, "map"], FieldValue::Unknown(snapshot.map.clone()));
        put_extra(fields, &[FIELD, id], &snapshot.extra);
    }
}

/// Sets one part of one snapshot; false when the value does not fit.
pub(super) fn take_snapshot(snapshots: &mut SortedMap<String, Snapshot>, id: &str, part: &[&str], value: Option<&FieldValue>) -> bool {
    take_listed(snapshots, id.to_owned(), part, value, Snapshot::take)
}
