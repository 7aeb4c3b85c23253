//! Opens files that a person dropped or chose: the content decides what they are, not the name.

use crate::formats::carried::carried;
use crate::formats::error::{FormatError, Warning};
use crate::formats::found::Found;
use crate::formats::text::unicode;
use crate::formats::{foreign, json, table};
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

/// Reads one map from one file, or from several that belong together, in any order: tables of stakeholders and of
/// relationships, networks of other programs.
///
/// # Errors
/// [`FormatError`] names the file and the place; nothing is read then.
pub fn import(files: &[InputFile]) -> Result<Imported, FormatError> {
    if let Some(imported) = import_map_file(files)? {
        return Ok(imported);
    }
    let mut all = Found::default();
    for file in files {
        let found = foreign::read(file).map_err(|error| error.in_file(&file.name))?;
        if all.title.is_empty() {
            all.title = found.title;
        }
        all.tables.extend(found.tables);
        all.warnings.extend(found.warnings.into_iter().map(|warning| Warning { file: file.name.clone(), ..warning }));
    }
    table::build(&all.tables, &all.title, all.warnings)
}

/// Reads one map from one map file, or from a picture that carries one; `None` where the files are something else.
///
/// # Errors
/// What is wrong with the map file, or with files of any kind: there are none, or they are too large.
pub fn import_map_file(files: &[InputFile]) -> Result<Option<Imported>, FormatError> {
    if files.iter().map(|file| file.bytes.len()).sum::<usize>() > MAX_BYTES {
        return Err(too_large());
    }
    match files {
        [] => Err(FormatError::new(FileMessage::EmptyFile {}, None)),
        [file] => match carried(&file.bytes).or_else(|| unicode(&file.bytes)).filter(|text| is_json(text)) {
            Some(text) => json::read_if_map(&text).map_err(|error| error.in_file(&file.name)),
            None => Ok(None),
        },
        _ => Ok(None),
    }
}

/// Whether a text can only be JSON.
pub(super) fn is_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
}
