//! What goes wrong, as JavaScript sees it.
//!
//! **Invariant:** `code` is a stable word that scripts may rely on; `message` is a sentence for people.

use js_sys::{Error, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::edit::EditError;
use crate::formats::FormatError;

/// A failure on its way out to JavaScript.
#[derive(Clone, Debug)]
pub(crate) struct Failure(Error);

impl Failure {
    /// A failure without arguments and place.
    pub(crate) fn new(code: &str, message: &str) -> Self {
        let error = Error::new(message);
        put(&error, "code", &code.into());
        put(&error, "args", &Object::new());
        put(&error, "place", &JsValue::NULL);
        Self(error)
    }

    /// A failure at a place of what was handed in.
    pub(crate) fn at(code: &str, place: &str, message: &str) -> Self {
        let failure = Self::new(code, message);
        put(&failure.0, "place", &place.into());
        failure
    }

    /// What a browser's call refused.
    pub(crate) fn from_browser(error: &JsValue) -> Self {
        let message = Reflect::get(error, &"message".into()).ok().and_then(|message| message.as_string());
        Self::new("unsupported-here", message.as_deref().unwrap_or("the browser refused"))
    }

    /// The sentence.
    pub(crate) fn message(&self) -> String {
        self.0.message().into()
    }

    /// The JavaScript `Error`.
    pub(crate) fn to_error(&self) -> Error {
        self.0.clone()
    }
}

impl From<Failure> for JsValue {
    fn from(failure: Failure) -> Self {
        failure.0.into()
    }
}

/// A failure that a companion has put into words.
impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self(error)
    }
}

impl From<FormatError> for Failure {
    fn from(error: FormatError) -> Self {
        let parts = JSON::parse(&error.json()).unwrap_or(JsValue::NULL);
        Self(Object::assign(&Error::new(&error.to_string()), parts.unchecked_ref()).unchecked_into())
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
            EditError::TooMany { .. } | EditError::NoRoomForSnapshots => "too-large",
            EditError::InvalidMap { .. } => "invalid-map",
            EditError::NotAllowed => "not-allowed",
        };
        Self::new(code, &error.to_string())
    }
}

/// Sets a property of an object that we have just made, which cannot fail.
fn put(object: &Object, name: &str, value: &JsValue) {
    Reflect::set(object, &name.into(), value).unwrap_or_default();
}
