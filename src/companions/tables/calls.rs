//! What the main module calls.

#![allow(unreachable_pub, reason = "only JavaScript reaches these, and the generator of its side wants them public")]

use js_sys::{Array, Error, JSON, Object, Uint8Array};
use stakeholder_map::edit::without_private;
use stakeholder_map::formats::{FormatError, InputFile, export, import, json, write_reading};
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

fn failure(error: &FormatError) -> Error {
    let parts = JSON::parse(&error.json()).unwrap_or(JsValue::NULL);
    Object::assign(&Error::new(&error.to_string()), parts.unchecked_ref()).unchecked_into()
}
