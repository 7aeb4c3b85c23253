//! What runs in the background worker.

use wasm_bindgen::prelude::wasm_bindgen;

/// Starts the worker's side of the program.
#[wasm_bindgen]
pub fn worker_main() {}
