//! Writes a map file.

use crate::formats::json::convert;
use crate::formats::json::part::{Listed, Part};
use crate::formats::json::wire::WireMap;
use crate::formats::json::{FORMAT, VERSION};
use crate::formats::tree::Json;
use crate::model::{Gather, Position, SortedMap, Stakeholder, StakeholderId, StakeholderMap};

/// Writes a map file; what is not said in the map is left out, but for the lists of stakeholders and of relationships. A stakeholder that is not pinned gets its place from
/// `positions`, to two digits, if it is there.
pub fn write(map: &StakeholderMap, positions: Option<&SortedMap<StakeholderId, (f64, f64)>>) -> String {
    tree(map, positions).pretty()
}

/// The map file as a tree.
pub(super) fn tree(map: &StakeholderMap, positions: Option<&SortedMap<StakeholderId, (f64, f64)>>) -> Json {
    let placed = |body: &Stakeholder| {
        let floating = positions.filter(|_| !body.pinned).and_then(|positions| rounded(*positions.get(&body.id)?));
        match floating {
            Some(_) => convert::write_stakeholder(&Stakeholder { position: floating, ..body.clone() }),
            None => convert::write_stakeholder(body),
        }
    };
    let mut wire = WireMap {
        format: FORMAT.to_owned(),
        version: Some(VERSION),
        sectors: map.sectors().iter().map(convert::write_sector).gather(),
        goals: map.goals().iter().map(convert::write_goal).gather(),
        stakeholders: Listed(map.stakeholders().iter().map(placed).gather()),
        relationships: Listed(map.relationships().iter().map(convert::write_relationship).gather()),
        actions: map.actions().iter().map(convert::write_action).gather(),
        ..convert::wire_properties(map.properties().clone())
    };
    wire.write()
}

fn rounded((x, y): (f64, f64)) -> Option<Position> {
    Position::new((x * 100.0).round() / 100.0, (y * 100.0).round() / 100.0)
}
