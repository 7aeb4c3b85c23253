//! Which sheets of a workbook make the map, and archives that hold other files.

use std::collections::BTreeSet;

use crate::formats::error::{FormatError, Warning};
use crate::formats::found::{Found, malformed};
use crate::formats::table::{Content, Sheet, Table, understand};
use crate::formats::workbook::cell::Cells;
use crate::formats::workbook::{ods, xls, xlsx};
use crate::formats::zip::Archive;
use crate::words::files::{FileMessage, FilePlace};

/// How many files of an archive are read.
const MAX_FILES: usize = 20;

/// Reads a workbook, or the files of an archive by `read_file`.
///
/// # Errors
/// Where the archive is damaged, or nothing in it is of use.
pub(in crate::formats) fn read(
    file: &str,
    bytes: &[u8],
    read_file: fn(&str, &[u8]) -> Result<Found, FormatError>,
) -> Result<Found, FormatError> {
    let mut archive = Archive::open(bytes)?;
    if archive.names().any(|name| name == "[Content_Types].xml") {
        return choose(file, xlsx::read(&mut archive)?);
    }
    let mimetype = archive.read("mimetype")?.unwrap_or_default();
    if mimetype.starts_with(b"application/vnd.oasis.opendocument.spreadsheet") {
        let content = archive.read("content.xml")?;
        let content =
            content.ok_or_else(|| malformed("ODS", "one of its parts is missing", Some(FilePlace::Pointer("content.xml".to_owned()))))?;
        return choose(file, ods::read(&content)?);
    }
    let is_file = |name: &&str| {
        !name.ends_with('/') && !name.starts_with("__MACOSX/") && !name.rsplit('/').next().is_some_and(|name| name.starts_with('.'))
    };
    let names: Vec<String> = archive.names().filter(is_file).take(MAX_FILES).map(str::to_owned).collect();
    let mut all = Found::default();
    for name in names {
        let found = read_file(&name, &archive.read(&name)?.unwrap_or_default())?;
        if all.title.is_empty() {
            all.title = found.title;
        }
        all.tables.extend(found.tables);
        all.warnings.extend(found.warnings);
    }
    Ok(all)
}

/// Reads a workbook of Excel before 2007.
///
/// # Errors
/// Where it is locked, older still, or damaged, or nothing in it is of use.
pub(in crate::formats) fn read_old(file: &str, bytes: &[u8]) -> Result<Found, FormatError> {
    choose(file, xls::read(bytes)?)
}

/// Takes the sheets that list stakeholders or relationships. Where some list relationships, stakeholders are those of sheets
/// that tell of one of their ends; other sheets, of instructions, say, only look like lists.
pub(super) fn choose(file: &str, sheets: Vec<Cells>) -> Result<Found, FormatError> {
    let mut all = Found::default();
    let (mut bare, mut unknown): (Vec<Found>, Vec<String>) = (Vec::new(), Vec::new());
    for Cells { name, rows } in sheets {
        if rows.is_empty() {
            continue;
        }
        match understand(Sheet { file: file.to_owned(), rows }) {
            Some((_, found)) if found.warnings.is_empty() => all.tables.extend(found.tables),
            Some((_, found)) => bare.push(found),
            None => unknown.push(name),
        }
    }
    if all.tables.is_empty() {
        for found in bare {
            all.tables.extend(found.tables);
            all.warnings.extend(found.warnings);
        }
    }
    let ends: BTreeSet<&str> = all.tables.iter().filter(|table| table.content == Content::Relationships).flat_map(Table::ends).collect();
    let belongs = |table: &Table| {
        table.content == Content::Relationships
            || ends.is_empty()
            || table.rows.iter().flat_map(|row| row.cells()).any(|(_, text)| ends.contains(text))
    };
    let is_of_use: Vec<bool> = all.tables.iter().map(belongs).collect();
    let mut left_out = Vec::new();
    let mut is_kept = is_of_use.iter();
    all.tables.retain(|table| {
        let is_kept = is_kept.next().copied().unwrap_or(true);
        if !is_kept {
            left_out.extend(table.rows.first().map(|row| row.place("")));
        }
        is_kept
    });
    let skipped = |part: String, place| Warning::new(FileMessage::SkippedPart { part }, place);
    all.warnings.extend(left_out.into_iter().map(|place| skipped("A sheet that names none of the ends of ties".to_owned(), Some(place))));
    if all.tables.is_empty() {
        return Err(FormatError::new(FileMessage::UnknownFormat {}, Some(FilePlace::Pointer(String::new()))));
    }
    all.warnings.extend(unknown.into_iter().map(|name| {
        let place = FilePlace::Cell { sheet: name.clone(), row: 1, column: String::new() };
        skipped(format!("The sheet “{name}”, which has no known column names,"), Some(place))
    }));
    Ok(all)
}
