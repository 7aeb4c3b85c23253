//! Snapshots in the map file, and the map that each is a copy of.
//!
//! **Invariant:** a copy that was read from a file can be opened; a copy holds no snapshots.

use std::rc::Rc;

use crate::formats::error::{FormatError, Warning};
use crate::formats::json::part::{Part, Pointer, object_at_least, read_part};
use crate::formats::json::read::{read_lenient, read_tree};
use crate::formats::json::wire::WireSnapshot;
use crate::formats::json::write::tree;
use crate::formats::tree::Json;
use crate::model::{Gather, Properties, Snapshot, SortedMap, SortedSet, StakeholderId, StakeholderMap};
use crate::words::files::{FileMessage, FilePlace};

/// The field that a copy does not have.
const FIELD: &str = "snapshots";

/// A map as a snapshot holds it; bodies that are not pinned get their place from `positions`, as in [`super::write()`].
pub fn copy_of(map: &StakeholderMap, positions: Option<&SortedMap<StakeholderId, (f64, f64)>>) -> Rc<str> {
    without_snapshots(tree(map, positions)).compact().into()
}

/// The map that a snapshot is a copy of; `None` for a copy that no file held and no map was taken for.
pub fn opened(snapshot: &Snapshot) -> Option<StakeholderMap> {
    Some(read_lenient(&snapshot.map).ok()?.map)
}

fn without_snapshots(map: Json) -> Json {
    match map {
        Json::Object(fields) => Json::Object(fields.into_iter().filter(|(name, _)| name != FIELD).collect()),
        other => other,
    }
}

/// Reads snapshots and tries each copy; one without an id of its own gets the first free one. What cannot be read is left out
/// with a remark, since a map is worth more than its past.
pub(super) fn read_snapshots(items: Vec<Json>, at: &Pointer<'_>, warnings: &mut Vec<Warning>) -> SortedMap<String, Snapshot> {
    if items.len() > Snapshot::MOST {
        let cut = FileMessage::CutRows { list: FIELD.to_owned(), most: Snapshot::MOST as f64 };
        warnings.push(Warning::new(cut, Some(FilePlace::Pointer(at.text()))));
    }
    let mut sound: Vec<(WireSnapshot, Rc<str>)> = Vec::new();
    for (index, json) in items.into_iter().take(Snapshot::MOST).enumerate() {
        let name = name_of(&json).unwrap_or_else(|| (index + 1).to_string());
        match tried(json, &Pointer::Item(at, index)) {
            Ok(snapshot) => sound.push(snapshot),
            Err(error) => {
                let left_out = FileMessage::SkippedSnapshot { name, detail: error.message().text() };
                warnings.push(Warning::new(left_out, error.place().cloned()));
            }
        }
    }
    let taken: SortedSet<String> = sound.iter().map(|(wire, _)| wire.id.clone()).gather();
    let mut snapshots: SortedMap<String, Snapshot> = SortedMap::new();
    for (wire, map) in sound {
        let is_free = |id: &String| !id.is_empty() && !snapshots.contains_key(id);
        let fresh = || (1..).map(|number: u32| format!("t{number}")).find(|id| is_free(id) && !taken.contains(id));
        let Some(id) = Some(wire.id).filter(is_free).or_else(fresh) else { continue };
        snapshots.insert(id, Snapshot { name: wire.name, date: wire.date, map, extra: wire.extra });
    }
    snapshots
}

/// A snapshot with the text of its copy.
fn tried(json: Json, at: &Pointer<'_>) -> Result<(WireSnapshot, Rc<str>), FormatError> {
    let mut wire: WireSnapshot = read_part(json, at)?;
    let map = without_snapshots(wire.map.take().unwrap_or(Json::Object(Vec::new())));
    let text = map.compact();
    read_tree(map, &Pointer::Field(at, "map"))?;
    Ok((wire, text.into()))
}

/// What a snapshot says that it is called, if it does.
fn name_of(snapshot: &Json) -> Option<String> {
    let Json::Object(fields) = snapshot else { return None };
    match &fields.iter().find(|(name, _)| name == "name")?.1 {
        Json::Text(name) if !name.trim().is_empty() => Some(name.clone()),
        _ => None,
    }
}

/// The snapshots as the file lists them, the earliest first.
pub(super) fn write_snapshots(properties: &Properties) -> Vec<Json> {
    let wire = |(id, snapshot): (&String, &Snapshot)| {
        let mut wire = WireSnapshot {
            id: id.clone(),
            name: snapshot.name.clone(),
            date: snapshot.date.clone(),
            map: Json::parse(&snapshot.map).ok(),
            extra: snapshot.extra.clone(),
        };
        object_at_least(wire.write())
    };
    properties.snapshots_by_date().into_iter().map(wire).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::json::{read, write};
    use crate::model::Stakeholder;

    fn map_of(names: &[&str]) -> StakeholderMap {
        let body = |name: &&str| Stakeholder { name: (*name).to_owned(), ..crate::model::Record::blank((*name).into()) };
        let bodies = names.iter().map(body).collect();
        StakeholderMap::assemble(Properties::default(), vec![], vec![], bodies, vec![], vec![]).expect("a sound map")
    }

    fn with(map: &StakeholderMap, id: &str, snapshot: Snapshot) -> StakeholderMap {
        let mut properties = map.properties().clone();
        properties.snapshots.insert(id.to_owned(), snapshot);
        StakeholderMap::assemble(properties, vec![], vec![], map.stakeholders().iter().cloned().collect(), vec![], vec![])
            .expect("a sound map")
    }

    fn taken(name: &str, date: &str, map: &StakeholderMap) -> Snapshot {
        Snapshot { name: name.to_owned(), date: date.to_owned(), map: copy_of(map, None), ..Snapshot::default() }
    }

    #[test]
    fn a_snapshot_comes_back_from_the_file_as_the_map_that_it_was_taken_of() {
        let (then, now) = (map_of(&["a", "b"]), map_of(&["a", "c"]));
        let held = with(&now, "t1", taken("Spring", "2026-04-01", &then));
        let again = read(&write(&held, None)).expect("a map file").map;
        assert_eq!(again, held);
        assert_eq!(again.properties().snapshots.get("t1").and_then(opened), Some(then));
    }

    #[test]
    fn a_copy_holds_no_copies() {
        let held = with(&map_of(&["a"]), "t1", taken("Spring", "2026-04-01", &map_of(&["b"])));
        let copy = taken("Summer", "2026-07-01", &held);
        assert_eq!(opened(&copy).map(|map| map.properties().snapshots.len()), Some(0));
        let nested = r#"{"format":"stakeholder-map","version":1,"stakeholders":[{"id":"a"}],
            "snapshots":[{"map":{"stakeholders":[],"snapshots":[{"map":{"stakeholders":[]}}]}}]}"#;
        let read = read(nested).expect("a map file").map;
        assert_eq!(read.properties().snapshots.get("t1").map(|snapshot| &*snapshot.map), Some("{\"stakeholders\":[]}"));
    }

    #[test]
    fn snapshots_stand_in_the_order_of_their_dates() {
        let map = map_of(&["a"]);
        let held = with(&with(&map, "t1", taken("Summer", "2026-07-01", &map)), "t2", taken("Spring", "2026-04-01", &map));
        let names: Vec<&str> = held.properties().snapshots_by_date().iter().map(|(_, snapshot)| snapshot.name.as_str()).collect();
        assert_eq!(names, ["Spring", "Summer"]);
    }

    #[test]
    fn a_snapshot_that_cannot_be_read_is_left_out_and_told_with_its_place() {
        let file = r#"{"stakeholders":[{"id":"a"}],"snapshots":[{"id":"t1","name":"Spring","map":{"stakeholders":[{"id":"b","power":11}]}},
            {"name":"Summer","map":{"stakeholders":[{"id":"c"}]}},7]}"#;
        let read = read_lenient(file).expect("the map itself is sound");
        let snapshots = read.map.properties().snapshots_by_date();
        assert_eq!(snapshots.iter().map(|(id, snapshot)| (id.as_str(), snapshot.name.as_str())).collect::<Vec<_>>(), [("t1", "Summer")]);
        let told: Vec<String> = read.warnings.iter().map(ToString::to_string).collect();
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told[0].contains("/snapshots/0/map/stakeholders/0/power") && told[0].contains("Spring"), "{}", told[0]);
        assert!(told[1].contains("/snapshots/2") && told[1].contains("“3”"), "{}", told[1]);
    }

    #[test]
    fn of_too_many_snapshots_the_first_are_read() {
        let one = r#"{"map":{"stakeholders":[]}}"#;
        let file = format!(r#"{{"stakeholders":[{{"id":"a"}}],"snapshots":[{}]}}"#, vec![one; Snapshot::MOST + 1].join(","));
        let read = read_lenient(&file).expect("the map itself is sound");
        assert_eq!(read.map.properties().snapshots.len(), Snapshot::MOST);
        assert_eq!(read.warnings.iter().map(Warning::code).collect::<Vec<_>>(), ["too-large"]);
    }
}
