//! A graph while a file is read: its nodes and ties become rows of two tables, which make the map like any other tables.
//!
//! **Invariant:** of nodes, ties and attributes no more are kept than any map holds; what is cut off is said.

use std::collections::BTreeMap;

use crate::formats::error::Warning;
use crate::formats::found::{Found, MAX_WARNINGS};
use crate::formats::table::{Content, Row, Table};
use crate::model::{StakeholderMap, parse_number};
use crate::words::files::{FileMessage, FilePlace};

/// How many attributes nodes or ties may have.
const MAX_COLUMNS: usize = 500;

/// How wide the room of one body is at least, for its place to be taken.
const LEAST_ROOM: f64 = 40.0;

/// What was read of a graph.
#[derive(Default)]
pub(super) struct Graph {
    /// Nodes, one a row; the first column is their id.
    nodes: Rows,
    /// Ties, one a row; the first columns are their ends and whether they are directed.
    ties: Rows,
    /// The name of the whole, if there is one.
    pub(super) title: String,
    /// What was left out, and other remarks.
    pub(super) warnings: Vec<Warning>,
}

/// Rows whose columns are found as they are met.
#[derive(Default)]
struct Rows {
    columns: Vec<String>,
    known: BTreeMap<String, usize>,
    rows: Vec<Row>,
    is_cut: bool,
}

/// One node or tie, to be described.
pub(super) struct Entry<'a> {
    rows: &'a mut Rows,
    is_kept: bool,
}

impl Rows {
    fn add(&mut self, at: FilePlace, most: usize) -> Entry<'_> {
        let is_kept = self.rows.len() < most;
        if is_kept {
            self.rows.push(Row::new(at));
        }
        self.is_cut |= !is_kept;
        Entry { rows: self, is_kept }
    }

    fn column(&mut self, name: &str) -> Option<usize> {
        if let Some(column) = self.known.get(name) {
            return Some(*column);
        }
        let column = self.columns.len();
        if column >= MAX_COLUMNS {
            return None;
        }
        // Names that differ only in what is cut off or in spaces stay apart.
        let short: String = name.trim().chars().take(90).collect();
        let short = if short.is_empty() { format!("column {}", column + 1) } else { short };
        let is_taken = self.columns.contains(&short);
        self.columns.push(if is_taken { format!("{short} ({})", column + 1) } else { short });
        self.known.insert(name.to_owned(), column);
        Some(column)
    }
}

impl Entry<'_> {
    /// Says something of the node or tie; the first word about an attribute holds.
    pub(super) fn set(&mut self, name: &str, value: &str) -> &mut Self {
        if self.is_kept
            && !value.trim().is_empty()
            && let Some(column) = self.rows.column(name)
            && let Some(row) = self.rows.rows.last_mut()
        {
            row.push(column, value);
        }
        self
    }
}

impl Graph {
    /// A graph with the name of the map, empty where there is none.
    pub(super) fn named(title: String) -> Self {
        Self { title, ..Self::default() }
    }

    /// Adds a node by its id.
    pub(super) fn node(&mut self, at: FilePlace, id: &str) -> Entry<'_> {
        let mut entry = self.nodes.add(at, StakeholderMap::MAX_STAKEHOLDERS);
        entry.set("id", id);
        entry
    }

    /// Adds a tie between two ids; `None` leaves its direction to the defaults of tables.
    pub(super) fn tie(&mut self, at: FilePlace, source: &str, target: &str, directed: Option<bool>) -> Entry<'_> {
        let mut entry = self.ties.add(at, StakeholderMap::MAX_RELATIONSHIPS);
        entry.set("source", source).set("target", target);
        if let Some(directed) = directed {
            entry.set("directed", if directed { "true" } else { "false" });
        }
        entry
    }

    /// Notes a part that a map has no place for.
    pub(super) fn skip(&mut self, part: &str, place: FilePlace) {
        if self.warnings.len() < MAX_WARNINGS {
            self.warnings.push(Warning::new(FileMessage::SkippedPart { part: part.to_owned() }, Some(place)));
        }
    }

    /// Whether there are neither nodes nor ties.
    pub(super) fn is_empty(&self) -> bool {
        self.nodes.rows.is_empty() && self.ties.rows.is_empty()
    }

    /// Adds the ties of a matrix from its cells that are not 0: row, column, value, and where the cell stands in its row.
    /// They have a direction unless the matrix is symmetric; a value below 0 is opposition.
    pub(super) fn fill(&mut self, names: &[&str], cells: &[(usize, usize, f64, usize)], place: impl Fn(usize, usize) -> FilePlace) {
        let weights: BTreeMap<(usize, usize), f64> = cells.iter().map(|(row, column, weight, _)| ((*row, *column), *weight)).collect();
        let is_symmetric = weights.iter().all(|((row, column), weight)| weights.get(&(*column, *row)) == Some(weight));
        for (row, column, weight, at) in cells.iter().filter(|(row, column, ..)| !is_symmetric || row <= column) {
            let mut tie = self.tie(place(*row, *at), names[*row], names[*column], Some(!is_symmetric));
            tie.set("weight", &weight.abs().to_string());
            if *weight < 0.0 {
                tie.set("sign", "-1");
            }
        }
    }

    /// Whether the places of the nodes leave room for bodies, in our units; many programs draw between 0 and 1.
    fn are_apart(&self) -> bool {
        let column = |side| self.nodes.known.get(side).copied();
        let Some((x, y)) = column("x").zip(column("y")) else { return false };
        let span = |column: usize| {
            let places = self.nodes.rows.iter().filter_map(|row| parse_number(row.cell(column)));
            let (low, high) = places.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| (low.min(at), high.max(at)));
            high - low
        };
        span(x) * span(y) >= self.nodes.rows.len() as f64 * LEAST_ROOM * LEAST_ROOM
    }

    /// The tables of what was read.
    pub(super) fn found(self, file: &str) -> Found {
        let mut graph = self;
        for (is_cut, list, most) in [
            (graph.nodes.is_cut, "stakeholders", StakeholderMap::MAX_STAKEHOLDERS),
            (graph.ties.is_cut, "relationships", StakeholderMap::MAX_RELATIONSHIPS),
        ] {
            if is_cut {
                graph.warnings.push(Warning::new(FileMessage::CutRows { list: list.to_owned(), most: most as f64 }, None));
            }
        }
        if !graph.are_apart() {
            for side in ["x", "y"] {
                if let Some(column) = graph.nodes.known.get(side) {
                    graph.nodes.columns[*column] = format!("{side} (as written)");
                }
            }
        }
        let table = |content, rows: Rows| Table { file: file.to_owned(), content, columns: rows.columns, rows: rows.rows };
        let tables = [table(Content::Stakeholders, graph.nodes), table(Content::Relationships, graph.ties)];
        let tables = tables.into_iter().filter(|table| !table.rows.is_empty()).collect();
        Found { title: graph.title, tables, warnings: graph.warnings }
    }
}
