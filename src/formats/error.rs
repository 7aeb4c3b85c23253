//! What reading a file has to say: why it failed, or what was changed on the way.

use std::fmt;

use crate::formats::reading::sentence;
use crate::formats::tree::Json;
use crate::words::files::{FileArgument, FileMessage, FilePlace};

/// One remark on a file, with its place.
#[derive(Clone, PartialEq, Debug)]
pub struct Warning {
    /// What there is to say.
    pub message: FileMessage,
    /// The name of the file, empty where there is only one or none.
    pub file: String,
    /// Where in the file, if at one place.
    pub place: Option<FilePlace>,
}

impl Warning {
    /// A remark at a place of a file not yet named.
    pub(super) fn new(message: FileMessage, place: Option<FilePlace>) -> Self {
        Self { message, file: String::new(), place }
    }

    /// The stable word by which scripts tell remarks apart.
    pub fn code(&self) -> &'static str {
        self.message.code()
    }

    /// The arguments of the sentence.
    pub fn args(&self) -> Vec<(&'static str, FileArgument)> {
        self.message.args()
    }

    /// The remark as scripts get it.
    pub(super) fn tree(&self) -> Json {
        let value = |argument| match argument {
            FileArgument::Text(text) => Json::Text(text),
            FileArgument::Number(number) => Json::number(number),
        };
        let args = self.args().into_iter().map(|(name, argument)| (name.to_owned(), value(argument))).collect();
        let field = |name: &str, value| (name.to_owned(), value);
        Json::Object(vec![
            field("code", Json::text(self.code())),
            field("args", Json::Object(args)),
            field("file", Json::text(&self.file)),
            field("place", self.place.as_ref().map_or(Json::Null, |place| Json::Text(place.text()))),
            field("message", Json::Text(self.message.text())),
        ])
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = self.place.as_ref().map(FilePlace::text).unwrap_or_default();
        f.write_str(&sentence(&self.message.text(), &self.file, &place))
    }
}

/// Why a file, a diff or a command cannot be read; nothing is read then.
#[derive(Clone, PartialEq, Debug, thiserror::Error)]
#[error("{0}")]
pub struct FormatError(Box<Warning>);

impl FormatError {
    /// A failure with its place.
    pub(super) fn new(message: FileMessage, place: Option<FilePlace>) -> Self {
        Self(Box::new(Warning::new(message, place)))
    }

    /// The same failure, in a named file.
    pub(super) fn in_file(mut self, name: &str) -> Self {
        self.0.file = name.to_owned();
        self
    }

    /// The stable word of the contract, for example `duplicate-id`.
    pub fn code(&self) -> &'static str {
        self.0.code()
    }

    /// The arguments of the sentence.
    pub fn args(&self) -> Vec<(&'static str, FileArgument)> {
        self.0.args()
    }

    /// The parts that scripts get of a failure, as JSON text: `{"code":…,"args":{…},"file":…,"place":…}`.
    pub fn json(&self) -> String {
        let mut tree = self.0.tree();
        if let Json::Object(fields) = &mut tree {
            // The sentence of a failure names its place, and is the error's own.
            fields.pop();
            if let Some((_, place @ Json::Null)) = fields.last_mut() {
                *place = Json::text("the whole file");
            }
        }
        tree.compact()
    }

    /// What went wrong.
    pub fn message(&self) -> &FileMessage {
        &self.0.message
    }

    /// The name of the file, empty where there is none.
    pub fn file(&self) -> &str {
        &self.0.file
    }

    /// Where, if at one place.
    pub fn place(&self) -> Option<&FilePlace> {
        self.0.place.as_ref()
    }
}
