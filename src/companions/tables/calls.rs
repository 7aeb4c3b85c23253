//! What the main module and its scripts call.

#![allow(unreachable_pub, reason = "only JavaScript reaches these, and the generator of its side wants them public")]

use js_sys::{Array, Error, JSON, Object, Uint8Array};
use stakeholder_map::edit::without_private;
use stakeholder_map::formats::{FormatError, InputFile, export, import, json, write_archive, write_reading};
use stakeholder_map::paper::{self, PaperOptions, Sheet};
use stakeholder_map::scene::ViewKind;
use stakeholder_map::words::publish;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

/// Reads files into one map: their names, and their bytes in the same order. The map comes as JSON with its remarks.
///
/// # Errors
/// What is wrong with the files.
#[wasm_bindgen]
pub fn read(names: &Array, contents: &Array) -> Result<String, Error> {
    let file = |(name, bytes): (JsValue, JsValue)| InputFile {
        name: name.as_string().unwrap_or_default(),
        bytes: Uint8Array::unchecked_from_js(bytes).to_vec(),
    };
    let files: Vec<InputFile> = names.iter().zip(contents.iter()).map(file).collect();
    import(&files).map(|imported| write_reading(&imported)).map_err(|error| failure(&error))
}

/// Writes a map without what is private, in a format of `formats::export`. A workbook holds the measures of `report`, which
/// those who are private are left out of, too.
///
/// # Errors
/// What is wrong with the map.
#[wasm_bindgen]
pub fn write(map: &str, format: &str, report: &str) -> Result<Vec<u8>, Error> {
    let map = without_private(&json::read_lenient(map).map_err(|error| failure(&error))?.map);
    Ok(export(&map, format, report).unwrap_or_default())
}

/// A map file without what is private.
///
/// # Errors
/// What is wrong with the map.
#[wasm_bindgen]
pub fn shared(map: &str) -> Result<String, Error> {
    Ok(json::write(&without_private(&json::read_lenient(map).map_err(|error| failure(&error))?.map), None))
}

/// Writes a ZIP archive of files: their names, and their bytes in the same order.
#[wasm_bindgen]
pub fn archive(names: &Array, contents: &Array) -> Vec<u8> {
    let names: Vec<String> = names.iter().map(|name| name.as_string().unwrap_or_default()).collect();
    let contents: Vec<Vec<u8>> = contents.iter().map(|bytes| Uint8Array::unchecked_from_js(bytes).to_vec()).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(String::as_str).zip(contents.iter().map(Vec::as_slice)).collect();
    write_archive(&parts)
}

/// The words of the dialog to embed and publish a map, by name: name, words, name, words …
#[wasm_bindgen]
pub fn publish_words() -> Vec<String> {
    publish::words().into_iter().flat_map(|(name, words)| [name.to_owned(), words.to_owned()]).collect()
}

/// The report to print of a map; see `paper::print` of the library. `sheet` is the word of a sheet, `view` that of a picture,
/// `size_by` the key of what sizes bodies.
///
/// # Errors
/// What is wrong with the map.
#[wasm_bindgen]
pub fn print(map: &str, sheet: &str, view: &str, size_by: &str, include_private: bool) -> Result<String, Error> {
    let map = json::read_lenient(map).map_err(|error| failure(&error))?.map;
    let (sheet, view) = (Sheet::from_word(sheet), ViewKind::from_word(view));
    Ok(paper::print(&map, &PaperOptions { sheet, view, size_by: size_by.to_owned(), include_private }))
}

fn failure(error: &FormatError) -> Error {
    let parts = JSON::parse(&error.json()).unwrap_or(JsValue::NULL);
    Object::assign(&Error::new(&error.to_string()), parts.unchecked_ref()).unchecked_into()
}
