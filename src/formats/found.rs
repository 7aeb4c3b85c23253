//! What a file of another program holds, and where in it.

use crate::formats::error::{FormatError, Warning};
use crate::formats::table::Table;
use crate::words::files::{FileMessage, FilePlace};

/// Tables of one file or several, with what there is to say about them.
#[derive(Default)]
pub(super) struct Found {
    /// The name of the map, if the file has one.
    pub(super) title: String,
    /// Tables of stakeholders and of relationships.
    pub(super) tables: Vec<Table>,
    /// What was left out.
    pub(super) warnings: Vec<Warning>,
}

/// How many lines of remarks are kept of one file.
pub(super) const MAX_WARNINGS: usize = 500;

/// Places in a text, found faster than by counting its lines each time, where they are asked for from top to bottom.
pub(super) struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: usize,
    start: usize,
}

impl<'a> Lines<'a> {
    /// The lines of a text.
    pub(super) fn of(text: &'a str) -> Self {
        Self { text, at: 0, line: 1, start: 0 }
    }

    /// Where a byte stands; the column is counted in characters, and up to a limit.
    pub(super) fn place(&mut self, byte: usize) -> FilePlace {
        let byte = byte.min(self.text.len());
        if byte < self.at {
            *self = Self::of(self.text);
        }
        for (index, _) in self.text.as_bytes()[self.at..byte].iter().enumerate().filter(|(_, byte)| **byte == b'\n') {
            self.line += 1;
            self.start = self.at + index + 1;
        }
        self.at = byte;
        let column = if byte - self.start > 10_000 {
            byte - self.start
        } else {
            self.text.get(self.start..byte).map_or(0, |before| before.chars().count())
        };
        FilePlace::Line { line: self.line, column: column + 1 }
    }
}

/// The failure of a file that breaks the rules of its format.
pub(super) fn malformed(format: &str, detail: &str, place: Option<FilePlace>) -> FormatError {
    FormatError::new(FileMessage::Malformed { format: format.to_owned(), detail: detail.to_owned() }, place)
}
