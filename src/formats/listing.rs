//! The stakeholders and relationships of a map as columns and cells, which every file of another program is written from.
//!
//! **Not here:** snapshots, history and what is private; callers leave that out before.

use std::collections::BTreeSet;

use crate::formats::tree::Json;
use crate::model::{Extra, Sign, SortedSet, Stakeholder, StakeholderMap};

/// A cell.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Cell {
    Words(String),
    Number(f64),
    Flag(bool),
}

/// Columns by name, and rows with a cell for each, if it says something.
pub(super) struct Listing {
    pub(super) columns: Vec<String>,
    pub(super) rows: Vec<Vec<Option<Cell>>>,
}

const NODE_COLUMNS: [&str; 20] = [
    "id", "label", "kind", "sector", "parent", "power", "interest", "in_room", "stance", "offers", "needs", "services", "serves", "tags",
    "link", "notes", "private", "x", "y", "pinned",
];
const EDGE_COLUMNS: [&str; 12] =
    ["id", "source", "target", "type", "kind", "weight", "level", "trust_forward", "trust_back", "sign", "notes", "private"];

/// One stakeholder a row; the first two columns are id and label.
pub(super) fn nodes(map: &StakeholderMap) -> Listing {
    let sector = |body: &Stakeholder| body.sector.as_ref().and_then(|id| map.sectors().find(id)).map_or("", |sector| &sector.name);
    let rows = map.stakeholders().iter().map(|body| {
        let cells = vec![
            words(body.id.as_str()),
            words(&body.name),
            words(body.kind.map_or("", |kind| kind.word())),
            words(sector(body)),
            words(body.parent.as_ref().map_or("", |parent| parent.as_str())),
            number(body.power.map(|power| power.value())),
            number(body.interest.map(|interest| interest.value())),
            body.in_room.map(Cell::Flag),
            number(body.stance.map(|stance| stance.value())),
            set(&body.offers),
            set(&body.needs),
            set(&body.services),
            set(&body.serves),
            set(&body.tags),
            words(&body.link),
            words(&body.notes),
            body.private.then_some(Cell::Flag(true)),
            number(body.position.map(|place| place.x)),
            number(body.position.map(|place| place.y)),
            body.pinned.then_some(Cell::Flag(true)),
        ];
        (cells, &body.extra)
    });
    listing(&NODE_COLUMNS, &others(map.stakeholders().iter().map(|body| &body.extra)), rows)
}

/// One relationship a row; the first four columns are id, ends and `type`, which says Directed or Undirected, as Gephi has it.
pub(super) fn edges(map: &StakeholderMap) -> Listing {
    let rows = map.relationships().iter().map(|tie| {
        let cells = vec![
            words(tie.id.as_str()),
            words(tie.source.as_str()),
            words(tie.target.as_str()),
            words(if tie.directed { "Directed" } else { "Undirected" }),
            words(tie.kind.as_ref().map_or("", |kind| kind.as_str())),
            number(Some(tie.strength.value())),
            number(tie.level.map(|level| level.value())),
            number(tie.trust.forward.map(|trust| trust.value())),
            number(tie.trust.back.map(|trust| trust.value())),
            number(Some(if tie.sign == Sign::Opposition { -1.0 } else { 1.0 })),
            words(&tie.notes),
            tie.private.then_some(Cell::Flag(true)),
        ];
        (cells, &tie.extra)
    });
    listing(&EDGE_COLUMNS, &others(map.relationships().iter().map(|tie| &tie.extra)), rows)
}

/// The names of further columns: what was kept of a file as words.
fn others<'a>(extras: impl Iterator<Item = &'a Extra>) -> BTreeSet<&'a str> {
    extras.flatten().filter(|(_, text)| text.starts_with('"')).map(|(name, _)| name.as_str()).collect()
}

fn listing<'a>(columns: &[&str], others: &BTreeSet<&str>, rows: impl Iterator<Item = (Vec<Option<Cell>>, &'a Extra)>) -> Listing {
    let columns = columns.iter().copied().chain(others.iter().copied()).map(str::to_owned).collect();
    let rows = rows.map(|(mut cells, extra)| {
        cells.extend(others.iter().map(|name| extra.get(*name).and_then(|text| kept(text))));
        cells
    });
    Listing { columns, rows: rows.collect() }
}

fn kept(text: &str) -> Option<Cell> {
    match Json::parse(text) {
        Ok(Json::Text(text)) => words(&text),
        _ => None,
    }
}

fn words(text: &str) -> Option<Cell> {
    (!text.is_empty()).then(|| Cell::Words(text.to_owned()))
}

fn number(value: Option<f64>) -> Option<Cell> {
    value.map(Cell::Number)
}

fn set(set: &SortedSet<String>) -> Option<Cell> {
    words(&set.iter().map(String::as_str).collect::<Vec<_>>().join("; "))
}

impl Cell {
    /// The cell as text.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Words(words) => words.clone(),
            Self::Number(number) => number.to_string(),
            Self::Flag(flag) => flag.to_string(),
        }
    }
}

impl Listing {
    /// The text of a cell, empty where it says nothing.
    pub(super) fn text(&self, row: usize, column: &str) -> String {
        let index = self.columns.iter().position(|name| name == column);
        index.and_then(|index| self.rows.get(row)?.get(index)?.as_ref()).map(Cell::text).unwrap_or_default()
    }

    /// The columns in which a row says something, by their place, but for those named.
    pub(super) fn used(&self, but: &[&str]) -> Vec<usize> {
        let is_used = |index: &usize| !but.contains(&self.columns[*index].as_str()) && self.rows.iter().any(|row| row[*index].is_some());
        (0..self.columns.len()).filter(is_used).collect()
    }

    /// What the cells of a column are: `double`, `boolean` or `string`, as GraphML and GEXF call it.
    pub(super) fn sort_of(&self, column: usize) -> &'static str {
        let mut cells = self.rows.iter().filter_map(|row| row[column].as_ref());
        match cells.next() {
            Some(Cell::Number(_)) => "double",
            Some(Cell::Flag(_)) => "boolean",
            _ => "string",
        }
    }
}
