//! What a table is: names of columns, and rows that know where they stand in their file.
//!
//! **Invariant:** a row needs memory in proportion to the cells that say something, however many columns there are.

use std::collections::BTreeSet;

use crate::formats::table::columns::{Meaning, plain};
use crate::formats::table::guard::unguard;
use crate::words::files::FilePlace;

/// How many columns are looked at.
const MAX_COLUMNS: usize = 500;
/// How long the name of a column may be, in characters.
const MAX_COLUMN_NAME: usize = 100;

/// What a table lists.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::formats) enum Content {
    /// One stakeholder a row.
    Stakeholders,
    /// One relationship a row.
    Relationships,
}

/// One row: its cells that are not blank, by their column.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::formats) struct Row {
    at: FilePlace,
    text: String,
    /// Columns, each with the end of its cell in `text`.
    cells: Vec<(u32, u32)>,
}

impl Row {
    /// A row without cells.
    pub(in crate::formats) fn new(at: FilePlace) -> Self {
        Self { at, text: String::new(), cells: Vec::new() }
    }

    /// Adds a cell, unless it is blank or its column has one already.
    pub(in crate::formats) fn push(&mut self, column: usize, text: &str) {
        let text = text.trim();
        let is_behind = self.cells.last().is_none_or(|(last, _)| (*last as usize) < column);
        if text.is_empty() || !is_behind && self.cells.iter().any(|(other, _)| *other as usize == column) {
            return;
        }
        self.text.push_str(text);
        self.cells.push((column as u32, self.text.len() as u32));
    }

    /// The text of a cell, empty where there is none.
    pub(in crate::formats) fn cell(&self, column: usize) -> &str {
        self.cells().find(|(other, _)| *other == column).map_or("", |(_, text)| text)
    }

    /// The cells that say something, in the order in which they were added.
    pub(in crate::formats) fn cells(&self) -> impl Iterator<Item = (usize, &str)> {
        let mut start = 0;
        self.cells.iter().map(move |(column, end)| {
            let text = &self.text[start..*end as usize];
            start = *end as usize;
            (*column as usize, text)
        })
    }

    /// What the text of a cell says: of tables, without the guard against formulas.
    pub(super) fn said<'a>(&self, text: &'a str) -> &'a str {
        if self.number() > 0 { unguard(text) } else { text }
    }

    /// How many cells say something.
    pub(in crate::formats) fn len(&self) -> usize {
        self.cells.len()
    }

    /// One more than the last column that says something.
    pub(in crate::formats) fn width(&self) -> usize {
        self.cells.iter().map(|(column, _)| *column as usize + 1).max().unwrap_or(0)
    }

    /// The number of a row of cells, else 0.
    pub(in crate::formats) fn number(&self) -> usize {
        if let FilePlace::Cell { row, .. } = &self.at { *row } else { 0 }
    }

    /// Where the row stands, with the name of a column where places have columns.
    pub(in crate::formats) fn place(&self, column: &str) -> FilePlace {
        match &self.at {
            FilePlace::Cell { sheet, row, .. } => FilePlace::Cell { sheet: sheet.clone(), row: *row, column: column.to_owned() },
            other => other.clone(),
        }
    }
}

/// A table with the names of its columns.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::formats) struct Table {
    /// The file it comes from.
    pub(in crate::formats) file: String,
    pub(in crate::formats) content: Content,
    /// Names of the columns, each only once.
    pub(in crate::formats) columns: Vec<String>,
    /// The rows below the names.
    pub(in crate::formats) rows: Vec<Row>,
}

impl Table {
    /// The column that means this, if there is one; of several, the one that says it best.
    pub(super) fn column(&self, meaning: Meaning) -> Option<usize> {
        let names: Vec<String> = self.columns.iter().map(|name| plain(name)).collect();
        meaning.names(self.content).find_map(|wanted| names.iter().position(|name| name == wanted))
    }

    /// What the ends of ties are called.
    pub(in crate::formats) fn ends(&self) -> impl Iterator<Item = &str> {
        [Meaning::Source, Meaning::Target].into_iter().filter_map(|end| self.column(end)).flat_map(|column| self.values(column))
    }

    /// The values of a column that are not blank.
    pub(super) fn values(&self, column: usize) -> impl Iterator<Item = &str> {
        self.rows.iter().map(move |row| row.cell(column)).filter(|value| !value.is_empty())
    }
}

/// Names of columns, made different where they are blank or repeated.
pub(in crate::formats) fn distinct<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let mut columns = Vec::new();
    for (index, name) in names.take(MAX_COLUMNS).enumerate() {
        let name: String = name.trim().chars().take(MAX_COLUMN_NAME).collect();
        let name = if name.is_empty() { format!("column {}", index + 1) } else { name };
        let fresh = if taken.contains(&name) { format!("{name} ({})", index + 1) } else { name };
        taken.insert(fresh.clone());
        columns.push(fresh);
    }
    columns
}
