//! The rows and columns of a text file.

use std::collections::BTreeSet;

use csv::{ReaderBuilder, StringRecord};

use crate::formats::csv::columns::{Meaning, plain};
use crate::model::StakeholderMap;

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

/// A table with the names of its columns.
#[derive(Debug)]
pub(in crate::formats) struct Table {
    /// The file it comes from.
    pub(super) file: String,
    pub(super) content: Content,
    /// Names of the columns, each only once.
    pub(super) columns: Vec<String>,
    /// The rows below the names, each with its line in the file.
    pub(super) rows: Vec<(usize, StringRecord)>,
}

impl Table {
    /// Finds the delimiter and what the table lists; `None` where its columns say neither.
    pub(in crate::formats) fn read(file: &str, text: &str) -> Option<Self> {
        let (declared, text) = declared_delimiter(text);
        let mut best: Option<(usize, Self)> = None;
        for delimiter in declared.map_or(vec![b',', b';', b'\t', b'|'], |delimiter| vec![delimiter]) {
            let Some(names) = rows(text, delimiter).next().map(|(_, names)| names) else { continue };
            let columns = distinct(&names);
            let Some(content) = content(&columns) else { continue };
            let known = columns.iter().filter(|name| Meaning::of(content, name).is_some()).count();
            if best.as_ref().is_none_or(|(most, _)| known > *most) {
                // One row more than any map has, so that reading sees that there was more.
                let rows = rows(text, delimiter).skip(1).take(StakeholderMap::MAX_RELATIONSHIPS + 1).collect();
                best = Some((known, Self { file: file.to_owned(), content, columns, rows }));
            }
        }
        best.map(|(_, table)| table)
    }

    /// The column that means this, if there is one; of several, the one that says it best.
    pub(super) fn column(&self, meaning: Meaning) -> Option<usize> {
        let names: Vec<String> = self.columns.iter().map(|name| plain(name)).collect();
        meaning.names(self.content).iter().find_map(|wanted| names.iter().position(|name| name == wanted))
    }

    /// The values of a column that are not blank.
    pub(super) fn values(&self, column: usize) -> impl Iterator<Item = &str> {
        self.rows.iter().filter_map(move |(_, row)| row.get(column)).map(str::trim).filter(|value| !value.is_empty())
    }
}

/// Spreadsheets may say the delimiter in a first line `sep=;`.
fn declared_delimiter(text: &str) -> (Option<u8>, &str) {
    let declared = text.strip_prefix("sep=").and_then(|rest| rest.split_once('\n'));
    match declared.map(|(delimiter, rest)| (delimiter.trim_end_matches('\r').as_bytes(), rest)) {
        Some(([delimiter], rest)) => (Some(*delimiter), rest),
        _ => (None, text),
    }
}

/// The rows of a text with their lines; rows of nothing but blank cells are passed over.
fn rows(text: &str, delimiter: u8) -> impl Iterator<Item = (usize, StringRecord)> {
    let reader = ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let records = reader.into_records().map_while(Result::ok);
    let lines = records.map(|record| (record.position().map_or(0, |position| position.line() as usize), record));
    lines.filter(|(_, record)| record.iter().any(|cell| !cell.trim().is_empty()))
}

/// Names of columns, made different where they are blank or repeated.
fn distinct(names: &StringRecord) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let mut columns = Vec::new();
    for (index, name) in names.iter().take(MAX_COLUMNS).enumerate() {
        let name: String = name.trim().chars().take(MAX_COLUMN_NAME).collect();
        let name = if name.is_empty() { format!("column {}", index + 1) } else { name };
        let fresh = if taken.contains(&name) { format!("{name} ({})", index + 1) } else { name };
        taken.insert(fresh.clone());
        columns.push(fresh);
    }
    columns
}

fn content(columns: &[String]) -> Option<Content> {
    let has = |content, meaning: Meaning| columns.iter().any(|name| Meaning::of(content, name) == Some(meaning));
    if has(Content::Relationships, Meaning::Source) && has(Content::Relationships, Meaning::Target) {
        Some(Content::Relationships)
    } else if has(Content::Stakeholders, Meaning::Id) || has(Content::Stakeholders, Meaning::Name) {
        Some(Content::Stakeholders)
    } else {
        None
    }
}
