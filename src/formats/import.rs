//! Opens files that a person dropped or chose: the content decides what they are, not the name.

use crate::formats::error::{FormatError, Warning};
use crate::formats::json;
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
    if files.iter().map(|file| file.bytes.len()).sum::<usize>() > MAX_BYTES {
        return Err(too_large());
    }
    match files {
        [] => Err(FormatError::new(FileMessage::EmptyFile {}, None)),
        [file] => json::read(&String::from_utf8_lossy(&file.bytes)).map_err(|error| error.in_file(&file.name)),
        [file, ..] => Err(FormatError::new(FileMessage::NotTogether {}, None).in_file(&file.name)),
    }
}
