//! The rows and cells of a text file.

use csv::{ReaderBuilder, StringRecord};

use crate::formats::found::Found;
use crate::formats::table::{Row, Sheet, understand};
use crate::model::{StakeholderMap, parse_number};
use crate::words::files::FilePlace;

/// How many columns of a row are looked at; a matrix has as many as bodies.
const MAX_CELLS: usize = 5_000;

/// Finds the delimiter and what the table lists; `None` where nothing says so.
pub(in crate::formats) fn read(file: &str, text: &str) -> Option<Found> {
    let (declared, text) = declared_delimiter(text);
    let mut best: Option<(usize, Found)> = None;
    for delimiter in declared.map_or(vec![b',', b';', b'\t', b'|'], |delimiter| vec![delimiter]) {
        // One row more than any map has, so that reading sees that there was more.
        let rows = rows(text, delimiter).take(StakeholderMap::MAX_RELATIONSHIPS + 2).collect();
        if let Some((known, found)) = understand(Sheet { file: file.to_owned(), rows })
            && best.as_ref().is_none_or(|(most, _)| known > *most)
        {
            best = Some((known, found));
        }
    }
    best.map(|(_, found)| found).or_else(|| spaced(file, text))
}

/// Spreadsheets may say the delimiter in a first line `sep=;`.
fn declared_delimiter(text: &str) -> (Option<u8>, &str) {
    let declared = text.strip_prefix("sep=").and_then(|rest| rest.split_once('\n'));
    match declared.map(|(delimiter, rest)| (delimiter.trim_end_matches('\r').as_bytes(), rest)) {
        Some(([delimiter], rest)) => (Some(*delimiter), rest),
        _ => (None, text),
    }
}

/// The rows of a text; those of nothing but blank cells are passed over.
fn rows(text: &str, delimiter: u8) -> impl Iterator<Item = Row> {
    let reader = ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    reader.into_records().map_while(Result::ok).map(row).filter(|row| row.len() > 0)
}

fn row(record: StringRecord) -> Row {
    let line = record.position().map_or(0, |position| position.line() as usize);
    let mut row = Row::new(at(line));
    for (column, cell) in record.iter().take(MAX_CELLS).enumerate() {
        row.push(column, cell);
    }
    row
}

fn at(line: usize) -> FilePlace {
    FilePlace::Cell { sheet: String::new(), row: line, column: String::new() }
}

/// Ties in a list without column names whose cells are set apart by spaces: two numbers, or two words and a number; or a
/// matrix of numbers.
fn spaced(file: &str, text: &str) -> Option<Found> {
    let mut rows = Vec::new();
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with(['#', '%'])) {
        let words: Vec<&str> = line.split_whitespace().take(MAX_CELLS).collect();
        let (ends, rest) = words.split_at_checked(2)?;
        let are_numbers = rest.iter().all(|word| parse_number(word).is_some());
        if !are_numbers || (rest.len() != 1 && ends.iter().any(|end| parse_number(end).is_none())) {
            return None;
        }
        let mut row = Row::new(at(index + 1));
        words.iter().enumerate().for_each(|(column, word)| row.push(column, word));
        rows.push(row);
        if rows.len() > StakeholderMap::MAX_RELATIONSHIPS {
            break;
        }
    }
    understand(Sheet { file: file.to_owned(), rows }).map(|(_, found)| found)
}
