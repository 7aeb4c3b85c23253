//! Files for other programs.
//!
//! **Not here:** the map file itself; pictures, which come from `scene` and `render`; leaving out what is private, which is
//! the caller's.

use crate::formats::{csv, dl, gexf, graphml, network_json, workbook, zip};
use crate::model::StakeholderMap;

/// Writes a map as `stakeholders` or `relationships`, which are tables in CSV, as `tables`, which are both in a ZIP archive, or as `graphml`, `gexf`, `kumu`, `dl`, `xlsx`;
/// `None` for another word. A workbook holds the measures of `report`, the JSON of `write_report`, unless it is empty.
pub fn export(map: &StakeholderMap, format: &str, report: &str) -> Option<Vec<u8>> {
    Some(match format {
        "stakeholders" => csv::write_nodes(map).into_bytes(),
        "relationships" => csv::write_edges(map).into_bytes(),
        "tables" => zip::write(&[("bodies.csv", csv::write_nodes(map).as_bytes()), ("ties.csv", csv::write_edges(map).as_bytes())]),
        "graphml" => graphml::write(map).into_bytes(),
        "gexf" => gexf::write(map).into_bytes(),
        "kumu" => network_json::write(map).into_bytes(),
        "dl" => dl::write(map).into_bytes(),
        "xlsx" => workbook::write(map, report),
        _ => return None,
    })
}
