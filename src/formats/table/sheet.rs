//! What a sheet of cells lists: stakeholders or relationships below a row of column names, a matrix of ties, or ties alone.
//!
//! **Invariant:** a sheet is taken for a list of ties without column names, or for a matrix, only where all of its cells
//! agree.

use std::collections::BTreeSet;

use crate::formats::error::Warning;
use crate::formats::found::Found;
use crate::formats::graph::Graph;
use crate::formats::table::columns::Meaning;
use crate::formats::table::row::{Content, Row, Table, distinct};
use crate::model::parse_number;
use crate::words::files::FileMessage;

/// How far down the names of columns are looked for.
const HEADER_ROWS: usize = 25;
/// The smallest matrix of numbers without names; a smaller one could be anything.
const LEAST_BARE: usize = 4;

/// The rows of a file or of one sheet of a workbook; blank ones may be left out.
pub(in crate::formats) struct Sheet {
    /// The file.
    pub(in crate::formats) file: String,
    /// Its rows.
    pub(in crate::formats) rows: Vec<Row>,
}

/// The tables of a sheet, and how well its column names are understood; `None` where nothing says what it lists.
pub(in crate::formats) fn understand(sheet: Sheet) -> Option<(usize, Found)> {
    if let Some(graph) = matrix(&sheet.rows) {
        return Some((sheet.rows.len(), graph.found(&sheet.file)));
    }
    let header = sheet.rows.iter().take(HEADER_ROWS).position(|row| content_of(row).is_some());
    if let Some(header) = header {
        return below(sheet, header).map(|(known, table)| (known, Found { tables: vec![table], ..Found::default() }));
    }
    bare_ties(&sheet.rows).map(|graph| (1, graph.found(&sheet.file)))
}

fn names(row: &Row) -> Vec<String> {
    distinct((0..row.width()).map(|column| row.cell(column)))
}

fn content_of(row: &Row) -> Option<Content> {
    let columns = names(row);
    let has = |content, meaning: Meaning| columns.iter().any(|name| Meaning::of(content, name) == Some(meaning));
    if has(Content::Relationships, Meaning::Source) && has(Content::Relationships, Meaning::Target) {
        Some(Content::Relationships)
    } else if has(Content::Stakeholders, Meaning::Id) || has(Content::Stakeholders, Meaning::Name) {
        Some(Content::Stakeholders)
    } else {
        None
    }
}

/// The table below the row of column names.
fn below(sheet: Sheet, header: usize) -> Option<(usize, Table)> {
    let Sheet { file, mut rows } = sheet;
    let content = content_of(&rows[header])?;
    let columns = names(&rows[header]);
    let known = columns.iter().filter(|name| Meaning::of(content, name).is_some()).count();
    rows.drain(..=header);
    Some((known, Table { file, content, columns, rows }))
}

/// A matrix: names of bodies in the first row and the first column, the same in both, or in one of them; numbers between.
fn matrix(rows: &[Row]) -> Option<Graph> {
    let (first, rest) = rows.split_first()?;
    let is_number = |text: &str| text.is_empty() || parse_number(text).is_some() || is_cross(text);
    let across: Vec<&str> = (0..first.width()).map(|column| named(first.cell(column))).collect();
    let size = rest.len();
    // With names in the first column, the numbers begin in the second.
    let down: Vec<&str> = rest.iter().map(|row| named(row.cell(0))).collect();
    let numbers_from = |from: usize, width: usize, rows: &[Row]| {
        rows.iter().all(|row| row.width() <= width && row.cells().all(|(column, text)| column < from || is_number(text)))
    };
    let are_names = |names: &[&str]| {
        let mut seen = BTreeSet::new();
        names.len() > 1 && names.iter().all(|name| !name.is_empty() && seen.insert(*name))
    };
    if size > 1 && across.len() == size + 1 && are_names(&across[1..]) && are_names(&down) && numbers_from(1, size + 1, rest) {
        let listed: BTreeSet<&str> = down.iter().copied().collect();
        if across[1..].iter().all(|name| listed.contains(name)) {
            return Some(from_matrix(&down, &across[1..], rest, 1));
        }
    }
    let says_more_than_numbers = |names: &[&str]| names.iter().any(|name| parse_number(name).is_none());
    // Names above the columns alone.
    if size > 2 && across.len() == size && are_names(&across) && says_more_than_numbers(&across) && numbers_from(0, size, rest) {
        return Some(from_matrix(&across, &across, rest, 0));
    }
    // Names before the rows alone.
    let all: Vec<&str> = rows.iter().map(|row| row.cell(0)).collect();
    let is_square = rows.iter().all(|row| row.width() == rows.len() + 1);
    if is_square && are_names(&all) && says_more_than_numbers(&all) && numbers_from(1, rows.len() + 1, rows) {
        return Some(from_matrix(&all, &all, rows, 1));
    }
    // No names at all. Three rows of 0 and 1 are a matrix, too: ties among two bodies would not need as many.
    let are_flags = || rows.len() == 3 && rows.iter().all(|row| row.cells().all(|(_, text)| matches!(text, "0" | "1")));
    if (rows.len() >= LEAST_BARE || are_flags()) && rows.iter().all(|row| row.width() == rows.len()) && numbers_from(0, rows.len(), rows) {
        let numbers: Vec<String> = (1..=rows.len()).map(|number| number.to_string()).collect();
        let names: Vec<&str> = numbers.iter().map(String::as_str).collect();
        return Some(from_matrix(&names, &names, rows, 0));
    }
    None
}

/// The name of a body in a matrix; one body may have none, as row and as column.
fn named(text: &str) -> &str {
    if text.is_empty() { "?" } else { text }
}

fn is_cross(text: &str) -> bool {
    matches!(text, "x" | "X" | "✓" | "✔")
}

fn from_matrix(down: &[&str], across: &[&str], rows: &[Row], from: usize) -> Graph {
    let mut graph = Graph::default();
    for (name, row) in down.iter().zip(rows) {
        graph.node(row.place(""), name);
    }
    // A cell of a column stands in the row of the same body, whatever the order of the columns.
    let order: Vec<usize> = across.iter().map(|name| down.iter().position(|other| other == name).unwrap_or(0)).collect();
    let mut cells: Vec<(usize, usize, f64, usize)> = Vec::new();
    for (source, row) in rows.iter().enumerate() {
        for (column, text) in row.cells().filter(|(column, _)| *column >= from) {
            let weight = if is_cross(text) { 1.0 } else { parse_number(text).unwrap_or(0.0) };
            if let Some(target) = order.get(column - from).filter(|_| weight != 0.0) {
                cells.push((source, *target, weight, column));
            }
        }
    }
    graph.fill(down, &cells, |row, column| rows[row].place(across[column - from]));
    graph
}

/// Ties without column names, where bodies are named repeatedly: two columns in every row, and perhaps a number in a third; or
/// rows of different length, each a body with its partners.
fn bare_ties(rows: &[Row]) -> Option<Graph> {
    let columns = rows.first()?.width();
    let fits =
        |row: &Row| row.width() == columns && row.len() == columns && (columns == 2 || columns == 3 && parse_number(row.cell(2)).is_some());
    if !rows.iter().all(fits) {
        return adjacency(rows);
    }
    let mut seen = BTreeSet::new();
    let is_repeated = rows.len() == 1 && columns == 3
        || rows.iter().any(|row| {
            let (source, target) = (row.cell(0), row.cell(1));
            let is_new = seen.insert(source);
            // A tie with itself repeats nothing.
            source != target && !(seen.insert(target) && is_new)
        });
    if !is_repeated {
        return None;
    }
    let mut graph = Graph::default();
    graph.warnings.push(Warning::new(FileMessage::BareTies {}, Some(rows.first()?.place(""))));
    for row in rows {
        let mut tie = graph.tie(row.place(""), row.cell(0), row.cell(1), None);
        if columns == 3 {
            tie.set("weight", row.cell(2));
        }
    }
    Some(graph)
}

/// Rows of a body with its partners.
fn adjacency(rows: &[Row]) -> Option<Graph> {
    let is_ragged = rows.iter().any(|row| row.width() != rows[0].width());
    let are_names = |row: &Row| row.width() == row.len() && row.cells().all(|(_, text)| text.len() <= 200 && parse_number(text).is_none());
    let mut seen = BTreeSet::new();
    let repeated = rows.iter().flat_map(|row| row.cells()).filter(|(_, text)| !seen.insert(*text)).count();
    if !is_ragged || repeated == 0 || !rows.iter().all(are_names) {
        return None;
    }
    let mut graph = Graph::default();
    graph.warnings.push(Warning::new(FileMessage::BareTies {}, Some(rows.first()?.place(""))));
    let mut listed = BTreeSet::new();
    for row in rows {
        for (column, partner) in row.cells() {
            if listed.insert(partner) {
                graph.node(row.place(""), partner);
            }
            if column > 0 {
                graph.tie(row.place(""), row.cell(0), partner, None);
            }
        }
    }
    Some(graph)
}
