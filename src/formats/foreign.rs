//! Files of other programs: what they are is told by their content, before their name.

use crate::formats::error::{FormatError, Warning};
use crate::formats::found::Found;
use crate::formats::import::{InputFile, is_json};
use crate::formats::letters::decode;
use crate::formats::text::unicode;
use crate::formats::zip::is_archive;
use crate::formats::{csv, dl, dot, gexf, gml, graphml, network_json, pajek, vna, workbook};
use crate::words::files::{FileMessage, FilePlace};

/// Reads a file into tables.
///
/// # Errors
/// Where nothing says what it is, or where it breaks the rules of its format.
pub(super) fn read(file: &InputFile) -> Result<Found, FormatError> {
    if is_archive(&file.bytes) {
        return workbook::read(&file.name, &file.bytes, read_bytes);
    }
    // The container of Excel before 2007, and of workbooks with a password.
    if file.bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return workbook::read_old(&file.name, &file.bytes);
    }
    read_bytes(&file.name, &file.bytes)
}

/// Reads what is neither a workbook nor an archive.
fn read_bytes(name: &str, bytes: &[u8]) -> Result<Found, FormatError> {
    let unknown = || FormatError::new(FileMessage::UnknownFormat {}, None);
    let start = &bytes[..bytes.len().min(1_000)];
    // Pictures and programs are full of these; text hardly ever holds one.
    let is_binary =
        start.iter().filter(|byte| **byte == 0).count() * 10 > start.len() && unicode(start).is_none_or(|text| text.contains('\0'));
    if is_archive(bytes) || is_binary {
        return Err(unknown());
    }
    let (text, guessed) = decode(bytes);
    if text.trim().is_empty() {
        return Err(FormatError::new(FileMessage::EmptyFile {}, None));
    }
    let mut found = read_text(name, &text)?;
    if let Some(encoding) = guessed {
        found.warnings.push(Warning::new(FileMessage::GuessedLetters { encoding: encoding.to_owned() }, None));
    }
    Ok(found)
}

fn read_text(name: &str, text: &str) -> Result<Found, FormatError> {
    let start = text.trim_start();
    if start.starts_with('<') {
        return read_xml(name, start);
    }
    if is_json(start) {
        // A table or a list may begin with a bracket, too.
        return match network_json::read(name, text) {
            Err(error) => csv::read(name, text).filter(|_| start.starts_with('[')).ok_or(error),
            found => found,
        };
    }
    for (looks_like, read) in LANGUAGES {
        if looks_like(start) {
            return read(name, text);
        }
    }
    csv::read(name, text).ok_or_else(|| FormatError::new(FileMessage::UnknownFormat {}, Some(FilePlace::Line { line: 1, column: 1 })))
}

/// Whether a text is of a format, and what reads it.
type Language = (fn(&str) -> bool, fn(&str, &str) -> Result<Found, FormatError>);

/// Formats that are text of their own, told by how they begin.
const LANGUAGES: [Language; 5] = [
    (pajek::looks_like, pajek::read),
    (vna::looks_like, vna::read),
    (dl::looks_like, dl::read),
    (dot::looks_like, dot::read),
    (gml::looks_like, gml::read),
];

/// XML by its first element, whatever stands before it.
fn read_xml(name: &str, text: &str) -> Result<Found, FormatError> {
    let mut rest = text;
    let root = loop {
        rest = rest.trim_start();
        let passed_over = [("<!--", "-->"), ("<?", "?>")].into_iter().find(|(start, _)| rest.starts_with(start));
        match passed_over.and_then(|(_, end)| rest.split_once(end)) {
            Some((_, after)) => rest = after,
            None => break rest.strip_prefix('<').unwrap_or(rest),
        }
    };
    let root = root.split(|letter: char| letter.is_whitespace() || letter == '>' || letter == '/').next().unwrap_or("");
    match root.rsplit(':').next().unwrap_or("").to_ascii_lowercase().as_str() {
        "gexf" => gexf::read(name, text),
        "graphml" => graphml::read(name, text),
        // A document type comes before the root; reading refuses it.
        "!doctype" if text.contains("<gexf") => gexf::read(name, text),
        "!doctype" if text.contains("<graphml") => graphml::read(name, text),
        _ => Err(FormatError::new(FileMessage::UnknownFormat {}, Some(FilePlace::Line { line: 1, column: 1 }))),
    }
}
