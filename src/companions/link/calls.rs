//! What the main module and its scripts call.

#![allow(unreachable_pub, reason = "only JavaScript reaches these, and the generator of its side wants them public")]

use js_sys::{Error, JSON, Object};
use qrcodegen::{QrCode, QrCodeEcc};
use stakeholder_map::edit::without_private;
use stakeholder_map::formats::{FormatError, json, link};
use stakeholder_map::words::link as words_of_link;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

/// The letters of a link to a map, without what is private.
///
/// # Errors
/// `too-large`, or what is wrong with the map.
#[wasm_bindgen]
pub fn letters(map: &str) -> Result<String, Error> {
    let map = json::read_lenient(map).map_err(|error| failure(&error))?.map;
    link::write(&without_private(&map)).map_err(|error| failure(&error))
}

/// The map file of the letters of a link.
///
/// # Errors
/// What is wrong with them.
#[wasm_bindgen]
pub fn read(letters: &str) -> Result<String, Error> {
    link::read(letters).map(|map| json::write(&map, None)).map_err(|error| failure(&error))
}

/// A text as a QR code: how many squares a side has, then each square row by row, 1 for a dark one; nothing where it is too long.
#[wasm_bindgen]
pub fn squares(text: &str) -> Vec<u8> {
    let Ok(code) = QrCode::encode_text(text, QrCodeEcc::Medium) else { return Vec::new() };
    let side = code.size();
    let squares = (0..side).flat_map(|y| (0..side).map(move |x| (x, y))).map(|(x, y)| u8::from(code.get_module(x, y)));
    // No code has more than 177 squares a side.
    std::iter::once(side as u8).chain(squares).collect()
}

/// The words of the dialog, by name: name, words, name, words …
#[wasm_bindgen]
pub fn words() -> Vec<String> {
    words_of_link::WORDS.iter().flat_map(|(name, words)| [(*name).to_owned(), (*words).to_owned()]).collect()
}

fn failure(error: &FormatError) -> Error {
    let parts = JSON::parse(&error.json()).unwrap_or(JsValue::NULL);
    Object::assign(&Error::new(&error.to_string()), parts.unchecked_ref()).unchecked_into()
}
