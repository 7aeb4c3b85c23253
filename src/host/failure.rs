//! What goes wrong, as JavaScript sees it.
//!
//! **Invariant:** `code` is a stable word that scripts may rely on; `message` is a sentence for people.

use js_sys::{Error, Object, Reflect};
use wasm_bindgen::JsValue;

/// A failure on its way out to JavaScript.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Failure {
    /// The stable word.
    pub code: &'static str,
    /// What the sentence speaks of, by name.
    pub args: Vec<(&'static str, String)>,
    /// Where: line, row, cell or JSON pointer.
    pub place: Option<String>,
    /// The sentence.
    pub message: String,
}

impl Failure {
    /// A failure without arguments and place.
    pub(crate) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, args: Vec::new(), place: None, message: message.into() }
    }

    /// The JavaScript `Error`.
    pub(crate) fn to_error(&self) -> Error {
        let args = Object::new();
        for (name, value) in &self.args {
            put(&args, name, &value.as_str().into());
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

/// Sets a property of an object that we have just made, which cannot fail.
fn put(object: &Object, name: &str, value: &JsValue) {
    Reflect::set(object, &name.into(), value).unwrap_or_default();
}
