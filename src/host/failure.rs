//! What goes wrong, as JavaScript sees it.
//!
//! **Invariant:** `code` is a stable word that scripts may rely on; `message` is a sentence for people.

use js_sys::{Error, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::edit::EditError;
use crate::formats::FormatError;
use crate::words::files::{FileArgument, FilePlace};

/// A failure on its way out to JavaScript.
#[derive(Clone, Debug)]
pub(crate) struct Failure {
    code: &'static str,
    args: Vec<(&'static str, JsValue)>,
    place: Option<String>,
    message: String,
}

impl Failure {
    /// A failure without arguments and place.
    pub(crate) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, args: Vec::new(), place: None, message: message.into() }
    }

    /// A failure at a place of what was handed in.
    pub(crate) fn at(code: &'static str, place: &str, message: impl Into<String>) -> Self {
        Self { place: Some(place.to_owned()), ..Self::new(code, message) }
    }

    /// What a browser's call refused.
    pub(crate) fn from_browser(error: &JsValue) -> Self {
        let message = Reflect::get(error, &"message".into()).ok().and_then(|message| message.as_string());
        Self::new("unsupported-here", message.unwrap_or_else(|| "the browser refused".to_owned()))
    }

    /// The sentence.
    pub(crate) fn message(&self) -> &str {
        &self.message
    }

    /// The JavaScript `Error`.
    pub(crate) fn to_error(&self) -> Error {
        let args = Object::new();
        for (name, value) in &self.args {
            put(&args, name, value);
        }
        let error = Error::new(&self.message);
        put(&error, "code", &self.code.into());
        put(&error, "args", &args);
        put(&error, "place", &self.place.as_deref().map_or(JsValue::NULL, JsValue::from));
        error
    }
}

impl From<Failure> for JsValue {
    fn from(failure: Failure) -> Self {
        failure.to_error().into()
    }
}

impl From<FormatError> for Failure {
    fn from(error: FormatError) -> Self {
        let args = error.args().into_iter().map(|(name, value)| {
            let value = match value {
                FileArgument::Text(text) => JsValue::from(text),
                FileArgument::Number(number) => JsValue::from(number),
            };
            (name, value)
        });
        Self { code: error.code(), args: args.collect(), place: error.place().map(FilePlace::text), message: error.to_string() }
    }
}

impl From<EditError> for Failure {
    fn from(error: EditError) -> Self {
        let code = match &error {
            EditError::EmptyId { .. } => "empty-id",
            EditError::DuplicateId { .. } => "duplicate-id",
            EditError::EmptyName { .. } => "empty-name",
            EditError::TooLong { .. } => "too-long",
            EditError::UnknownRecord { .. } => "unknown-reference",
            EditError::SelfRelationship { .. } => "self-relationship",
            EditError::ParentCycle { .. } => "parent-cycle",
            EditError::TooMany { .. } => "too-large",
            EditError::InvalidMap { .. } => "invalid-map",
            EditError::NotAllowed => "not-allowed",
        };
        Self::new(code, error.to_string())
    }
}

/// Sets a property of an object that we have just made, which cannot fail.
fn put(object: &Object, name: &str, value: &JsValue) {
    Reflect::set(object, &name.into(), value).unwrap_or_default();
}
