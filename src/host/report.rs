//! The report as the JSON of the contract.
//!
//! **Invariant:** plain objects; `null` means not defined for this map, never 0 in its place; yes and no are booleans.
//! **Not here:** the measures (`analysis`), their names and meanings (`words`).

use serde_json::{Map, Value, json};

use crate::analysis::{Report, definitions};
use crate::model::StakeholderMap;
use crate::words::measures;

/// Writes a report.
pub(crate) fn write(map: &StakeholderMap, report: &Report) -> String {
    String::new()
}
