//! Rows of sheets while they are read, under limits that all kinds of workbooks share.

use crate::formats::table::Row;
use crate::model::{StakeholderMap, parse_number};
use crate::words::files::FilePlace;

/// How many rows of a sheet are read.
pub(super) const MAX_ROWS: usize = StakeholderMap::MAX_RELATIONSHIPS + 30;
/// How many columns of a sheet are looked at.
pub(super) const MAX_COLUMNS: usize = 5_000;

/// A sheet by its name, with its rows that say something.
pub(super) struct Cells {
    pub(super) name: String,
    pub(super) rows: Vec<Row>,
}

impl Cells {
    /// A sheet without rows.
    pub(super) fn new(name: &str) -> Self {
        Self { name: name.to_owned(), rows: Vec::new() }
    }

    /// A row by its number, from 1, yet to be filled.
    pub(super) fn row(&self, number: usize) -> Row {
        Row::new(FilePlace::Cell { sheet: self.name.clone(), row: number, column: String::new() })
    }

    /// Adds a row, if it says something.
    pub(super) fn push(&mut self, row: Row) {
        if row.len() > 0 && self.rows.len() < MAX_ROWS {
            self.rows.push(row);
        }
    }
}

/// A number as a person would write it: programs save 2.8 as 2.7999999999999998.
pub(super) fn number(text: &str) -> String {
    parse_number(text.trim()).map_or_else(|| text.to_owned(), |number| number.to_string())
}
