//! Writes tables of stakeholders and of relationships for spreadsheets and network programs.
//!
//! **Invariant:** no cell of words is taken for a formula, and both tables together are read as the same bodies and ties.

use std::collections::BTreeSet;

use csv::{Terminator, WriterBuilder};

use crate::formats::table::guard;
use crate::formats::tree::Json;
use crate::model::{Extra, Sign, SortedSet, Stakeholder, StakeholderMap};

const NODE_COLUMNS: [&str; 20] = [
    "id", "label", "kind", "sector", "parent", "power", "interest", "in_room", "stance", "offers", "needs", "services", "serves", "tags",
    "link", "notes", "private", "x", "y", "pinned",
];
const EDGE_COLUMNS: [&str; 12] =
    ["id", "source", "target", "type", "kind", "weight", "level", "trust_forward", "trust_back", "sign", "notes", "private"];

/// One stakeholder a row.
pub fn write_nodes(map: &StakeholderMap) -> String {
    let others = others(map.stakeholders().iter().map(|body| &body.extra));
    let sector = |body: &Stakeholder| body.sector.as_ref().and_then(|id| map.sectors().find(id)).map_or("", |sector| &sector.name);
    let rows = map.stakeholders().iter().map(|body| {
        let cells = vec![
            guard(body.id.as_str()),
            guard(&body.name),
            body.kind.map_or("", |kind| kind.word()).to_owned(),
            guard(sector(body)),
            body.parent.as_ref().map(|parent| guard(parent.as_str())).unwrap_or_default(),
            number(body.power.map(|power| power.value())),
            number(body.interest.map(|interest| interest.value())),
            body.in_room.map(|flag| flag.to_string()).unwrap_or_default(),
            number(body.stance.map(|stance| stance.value())),
            words(&body.offers),
            words(&body.needs),
            words(&body.services),
            words(&body.serves),
            words(&body.tags),
            guard(&body.link),
            guard(&body.notes),
            flag(body.private),
            number(body.position.map(|place| place.x)),
            number(body.position.map(|place| place.y)),
            flag(body.pinned),
        ];
        (cells, &body.extra)
    });
    table(&NODE_COLUMNS, &others, rows)
}

/// One relationship a row; `type` says Directed or Undirected, as Gephi reads it.
pub fn write_edges(map: &StakeholderMap) -> String {
    let others = others(map.relationships().iter().map(|tie| &tie.extra));
    let rows = map.relationships().iter().map(|tie| {
        let cells = vec![
            guard(tie.id.as_str()),
            guard(tie.source.as_str()),
            guard(tie.target.as_str()),
            if tie.directed { "Directed" } else { "Undirected" }.to_owned(),
            tie.kind.as_ref().map(|kind| guard(kind.as_str())).unwrap_or_default(),
            number(Some(tie.strength.value())),
            number(tie.level.map(|level| level.value())),
            number(tie.trust.forward.map(|trust| trust.value())),
            number(tie.trust.back.map(|trust| trust.value())),
            if tie.sign == Sign::Opposition { "-1" } else { "1" }.to_owned(),
            guard(&tie.notes),
            flag(tie.private),
        ];
        (cells, &tie.extra)
    });
    table(&EDGE_COLUMNS, &others, rows)
}

/// The names of further columns: what was kept of a file as words.
fn others<'a>(extras: impl Iterator<Item = &'a Extra>) -> BTreeSet<&'a str> {
    extras.flatten().filter(|(_, text)| text.starts_with('"')).map(|(name, _)| name.as_str()).collect()
}

fn table<'a>(columns: &[&str], others: &BTreeSet<&str>, rows: impl Iterator<Item = (Vec<String>, &'a Extra)>) -> String {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let names = columns.iter().map(|name| (*name).to_owned()).chain(others.iter().map(|name| guard(name)));
    let mut written = writer.write_record(names);
    for (cells, extra) in rows {
        let further = others.iter().map(|name| extra.get(*name).map(|text| kept(text)).unwrap_or_default());
        written = written.and_then(|()| writer.write_record(cells.into_iter().chain(further)));
    }
    // Writing to memory does not fail.
    written.ok().and_then(|()| writer.into_inner().ok()).and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

fn kept(text: &str) -> String {
    match Json::parse(text) {
        Ok(Json::Text(words)) => guard(&words),
        _ => String::new(),
    }
}

fn number(value: Option<f64>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn words(set: &SortedSet<String>) -> String {
    guard(&set.iter().map(String::as_str).collect::<Vec<_>>().join("; "))
}

fn flag(value: bool) -> String {
    if value { "true".to_owned() } else { String::new() }
}
