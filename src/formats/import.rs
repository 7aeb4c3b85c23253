//! Opens files that a person dropped or chose: the content decides what they are, not the name.

use crate::formats::error::{FormatError, Warning};
use crate::formats::text::decode;
use crate::formats::{csv, json};
use crate::model::StakeholderMap;
use crate::words::files::FileMessage;

/// The largest file that is read, in bytes.
pub(crate) const MAX_BYTES: usize = 20_000_000;

/// A file as it was dropped or chosen.
#[derive(Clone, PartialEq, Debug)]
pub struct InputFile {
    /// Its name, for messages.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A map that was read.
#[derive(Clone, PartialEq, Debug)]
pub struct Imported {
    /// The map.
    pub map: StakeholderMap,
    /// What was left out or changed on the way.
    pub warnings: Vec<Warning>,
    /// Whether the file is of a newer version, so that saving it could lose something.
    pub read_only: bool,
}

/// The failure of a file beyond [`MAX_BYTES`].
pub(crate) fn too_large() -> FormatError {
    FormatError::new(FileMessage::TooLarge { most: (MAX_BYTES / 1_000_000) as f64 }, None)
}

/// Reads one map from one file, or from tables of stakeholders and of relationships in any order.
///
/// # Errors
/// [`FormatError`] names the file and the place; nothing is read then.
pub fn import(files: &[InputFile]) -> Result<Imported, FormatError> {
    if let Some(imported) = import_map_file(files)? {
        return Ok(imported);
    }
    let texts: Vec<(String, bool)> = files.iter().map(|file| decode(&file.bytes)).collect();
    import_tables(files, &texts)
}

/// Reads one map from one map file; `None` where the files are something else.
///
/// # Errors
/// What is wrong with the map file, or with files of any kind: there are none, or they are too large.
pub fn import_map_file(files: &[InputFile]) -> Result<Option<Imported>, FormatError> {
    if files.iter().map(|file| file.bytes.len()).sum::<usize>() > MAX_BYTES {
        return Err(too_large());
    }
    match files {
        [] => Err(FormatError::new(FileMessage::EmptyFile {}, None)),
        [file] => {
            let (text, _) = decode(&file.bytes);
            if is_json(&text) { json::read(&text).map(Some).map_err(|error| error.in_file(&file.name)) } else { Ok(None) }
        }
        _ => Ok(None),
    }
}

fn is_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
}

fn import_tables(files: &[InputFile], texts: &[(String, bool)]) -> Result<Imported, FormatError> {
    let mut tables = Vec::new();
    for (file, (text, _)) in files.iter().zip(texts) {
        let wrong = |message| FormatError::new(message, None).in_file(&file.name);
        if is_json(text) {
            return Err(wrong(FileMessage::NotTogether {}));
        }
        if text.trim().is_empty() {
            return Err(wrong(FileMessage::EmptyFile {}));
        }
        tables.push(csv::Table::read(&file.name, text).ok_or_else(|| wrong(FileMessage::UnknownFormat {}))?);
    }
    let mut imported = csv::read(&tables)?;
    for (file, _) in files.iter().zip(texts).filter(|(_, (_, guessed))| *guessed) {
        imported.warnings.push(Warning { message: FileMessage::GuessedLetters {}, file: file.name.clone(), place: None });
    }
    Ok(imported)
}
