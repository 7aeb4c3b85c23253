//! The report as the JSON of the contract.
//!
//! **Invariant:** plain objects; `null` means not defined for this map, never 0 in its place.
//! **Not here:** the measures (`analysis`), their names and meanings (`words`).

use serde_json::{Value, json};

use crate::analysis::{Definition, Note, Reason, Report, SectorPair, definitions, key};
use crate::model::{Gather, SectorId, StakeholderMap};
use crate::words::measures;

/// Writes a report.
pub(crate) fn write(map: &StakeholderMap, report: &Report) -> String {
    let stakeholders = map.stakeholders().ids();
    let relationships = map.relationships().ids();
    let sectors = report.sectors();
    json!({
        "network": object(report.network_values()),
        "stakeholders": rows(stakeholders.map(|id| row(id.as_str().into(), report.stakeholder_keys(), |key| report.stakeholder(id, key)))),
        "relationships": rows(relationships.map(|id| row(id.as_str().into(), report.relationship_keys(), |key| report.relationship(id, key)))),
        "sectors": rows(sectors.map(|id| row(id.map(|id| id.as_str()).into(), report.sector_keys(), |key| report.sector(id, key)))),
        "sector_pairs": rows(report.sector_pairs().iter().map(sector_pair)),
        "definitions": rows(definitions().map(definition)),
        "notes": rows(report.notes().iter().map(note)),
    })
    .to_string()
}

fn sector_pair(pair: &SectorPair) -> Value {
    json!({
        "source": pair.source.as_ref().map(SectorId::as_str),
        "target": pair.target.as_ref().map(SectorId::as_str),
        "sent": pair.sent,
        "received": pair.received,
        "asymmetry": pair.asymmetry,
    })
}

fn rows(values: impl Iterator<Item = Value>) -> Value {
    Value::Array(values.collect())
}

fn object(values: impl Iterator<Item = (&'static str, Option<f64>)>) -> Value {
    Value::Object(values.map(|(key, value)| (key.to_owned(), value.into())).gather())
}

fn row(id: Value, keys: impl Iterator<Item = &'static str>, value: impl Fn(&str) -> Option<f64>) -> Value {
    let mut row = json!({ "id": id });
    let json = |key: &str| match value(key) {
        Some(number) if key::is_flag(key) => (number != 0.0).into(),
        number => number.into(),
    };
    for key in keys {
        match key.split_once('.') {
            None => row[key] = json(key),
            Some((object, field)) => row[object][field] = json(key),
        }
    }
    row
}

fn definition(definition: &Definition) -> Value {
    let term = measures::term(definition.key);
    json!({
        "key": definition.key,
        "level": definition.scope.word(),
        "name": term.map_or(definition.technical, |term| term.name),
        "technical": definition.technical,
        "meaning": term.map(|term| term.meaning),
        "formula": definition.formula,
        "range": definition.range,
        "source": definition.source,
    })
}

fn note(note: &Note) -> Value {
    let (reason, count) = match note.reason {
        Reason::LeftOutRelationships { count } => ("left-out-relationships", Some(count)),
        Reason::Unrated { count } => ("unrated", Some(count)),
        Reason::OutsideScale => ("outside-scale", None),
        Reason::TooFew => ("too-few", None),
        Reason::Disconnected => ("disconnected", None),
        Reason::NothingHeld => ("nothing-held", None),
        Reason::Negative => ("negative", None),
        Reason::UnknownScore => ("unknown-score", None),
        Reason::NoSectors => ("no-sectors", None),
    };
    json!({ "key": note.key, "reason": reason, "count": count })
}
