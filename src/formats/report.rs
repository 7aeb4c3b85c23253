//! The report of a map, and positions, as the JSON of the contract.
//!
//! **Invariant:** plain objects; `null` means not defined for this map, never 0 in its place.
//! **Not here:** the measures (`analysis`), their names and meanings (`words`).

use crate::analysis::{Definition, Note, Ranking, Reason, Report, SectorPair, definitions, key};
use crate::formats::tree::Json;
use crate::model::{Gather, SectorId, SortedMap, StakeholderId, StakeholderMap};
use crate::words::measures;

/// Writes a report.
pub fn write_report(map: &StakeholderMap, report: &Report) -> String {
    let network = report.network_values().map(|(key, value)| field(key, number(value)));
    let bodies =
        map.stakeholders().ids().map(|id| row(Json::text(id.as_str()), report.stakeholder_keys(), &|key| report.stakeholder(id, key)));
    let ties =
        map.relationships().ids().map(|id| row(Json::text(id.as_str()), report.relationship_keys(), &|key| report.relationship(id, key)));
    let sectors = report.sectors().map(|id| row(words(id.map(|id| id.as_str())), report.sector_keys(), &|key| report.sector(id, key)));
    let fields = vec![
        field("network", Json::Object(network.gather())),
        field("stakeholders", Json::List(bodies.gather())),
        field("relationships", Json::List(ties.gather())),
        field("sectors", Json::List(sectors.gather())),
        field("sector_pairs", Json::List(report.sector_pairs().iter().map(sector_pair).gather())),
        field("rankings", Json::List(report.rankings().iter().map(ranking).gather())),
        field("definitions", Json::List(definitions().map(definition).gather())),
        field("notes", Json::List(report.notes().iter().map(note).collect())),
    ];
    Json::Object(fields).compact()
}

/// Writes positions by id: `{"s1":{"x":1,"y":2}}`.
pub fn write_positions(positions: &SortedMap<StakeholderId, (f64, f64)>) -> String {
    let place = |x, y| Json::Object(vec![field("x", Json::number(x)), field("y", Json::number(y))]);
    Json::Object(positions.iter().map(|(id, (x, y))| field(id.as_str(), place(*x, *y))).gather()).compact()
}

fn field(name: &str, value: Json) -> (String, Json) {
    (name.to_owned(), value)
}

fn number(value: Option<f64>) -> Json {
    value.map_or(Json::Null, Json::number)
}

fn words(text: Option<&str>) -> Json {
    text.map_or(Json::Null, Json::text)
}

fn row(id: Json, keys: impl Iterator<Item = &'static str>, value: &dyn Fn(&str) -> Option<f64>) -> Json {
    let mut row = vec![field("id", id)];
    for key in keys {
        let value = match value(key) {
            Some(flag) if key::is_flag(key) => Json::Flag(flag != 0.0),
            other => number(other),
        };
        match (key.split_once('.'), row.last_mut()) {
            (None, _) => row.push(field(key, value)),
            // The parts of an object follow each other.
            (Some((object, part)), Some((last, Json::Object(parts)))) if last == object => parts.push(field(part, value)),
            (Some((object, part)), _) => row.push(field(object, Json::Object(vec![field(part, value)]))),
        }
    }
    Json::Object(row)
}

fn sector_pair(pair: &SectorPair) -> Json {
    Json::Object(vec![
        field("source", words(pair.source.as_ref().map(SectorId::as_str))),
        field("target", words(pair.target.as_ref().map(SectorId::as_str))),
        field("sent", Json::number(pair.sent)),
        field("received", Json::number(pair.received)),
        field("asymmetry", number(pair.asymmetry)),
    ])
}

fn ranking(ranking: &Ranking) -> Json {
    Json::Object(vec![
        field("key", Json::text(ranking.key)),
        field("first", words(ranking.first.as_ref().map(StakeholderId::as_str))),
        field("trials", Json::number(ranking.trials as f64)),
        field("holds", Json::number(ranking.holds)),
        field("agreement", Json::number(ranking.agreement)),
        field("sure", Json::text(ranking.sure.word())),
    ])
}

fn definition(definition: &Definition) -> Json {
    let term = measures::term(definition.key);
    Json::Object(vec![
        field("key", Json::text(definition.key)),
        field("level", Json::text(definition.scope.word())),
        field("name", Json::text(term.map_or(definition.technical, |term| term.name))),
        field("technical", Json::text(definition.technical)),
        field("meaning", words(term.map(|term| term.meaning))),
        field("formula", Json::text(definition.formula)),
        field("range", Json::text(definition.range)),
        field("source", Json::text(definition.source)),
    ])
}

fn note(note: &Note) -> Json {
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
        Reason::TooLarge => ("too-large", None),
    };
    let count = number(count.map(|count| count as f64));
    Json::Object(vec![field("key", Json::text(note.key)), field("reason", Json::text(reason)), field("count", count)])
}
