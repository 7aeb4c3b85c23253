//! Writes a map file.

use crate::formats::json::convert;
use crate::formats::json::part::{Part, object_at_least};
use crate::formats::json::wire::WireMap;
use crate::formats::json::{FORMAT, VERSION};
use crate::model::{Position, SortedMap, Stakeholder, StakeholderId, StakeholderMap};

/// Writes a map file; what is not said in the map is left out. A stakeholder that is not pinned gets its place from
/// `positions`, to two digits, if it is there.
pub fn write(map: &StakeholderMap, positions: Option<&SortedMap<StakeholderId, (f64, f64)>>) -> String {
    let placed = |body: &Stakeholder| {
        let floating = positions.filter(|_| !body.pinned).and_then(|positions| rounded(*positions.get(&body.id)?));
        let position = floating.or(body.position);
        convert::wire_stakeholder(Stakeholder { position, ..body.clone() })
    };
    let wire = WireMap {
        format: FORMAT.to_owned(),
        version: Some(VERSION),
        sectors: map.sectors().iter().cloned().map(convert::wire_sector).collect(),
        goals: map.goals().iter().cloned().map(convert::wire_goal).collect(),
        stakeholders: map.stakeholders().iter().map(placed).collect(),
        relationships: map.relationships().iter().cloned().map(convert::wire_relationship).collect(),
        actions: map.actions().iter().cloned().map(convert::wire_action).collect(),
        ..convert::wire_properties(map.properties().clone())
    };
    object_at_least(wire.write()).pretty()
}

fn rounded((x, y): (f64, f64)) -> Option<Position> {
    Position::new((x * 100.0).round() / 100.0, (y * 100.0).round() / 100.0)
}
