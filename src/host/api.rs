//! The program without a page: what scripts call under Node, in workers and in pages.
//!
//! **Invariant:** maps, options and results pass as JSON text; nothing is kept between calls.
//! **Not here:** the functions that scripts see; see `www/stakeholder-map.js`.

use js_sys::{Function, Promise, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::analysis::{self, Options, Report};
use crate::formats::json as map_file;
use crate::formats::{self, InputFile};
use crate::host::companions::Companions;
use crate::host::failure::Failure;
use crate::host::{takeaway, tasks};
use crate::layout::{Positions, Problem, arrange, arrange_with, pairs};
use crate::scene::{Parts, View, ViewKind, standing};

/// Takes the measures of a map.
///
/// # Errors
/// What is wrong with the map or an option.
#[wasm_bindgen]
pub fn analyze(map: &str, options: &str) -> Result<String, JsValue> {
    let map = map_file::read_lenient(map).map_err(Failure::from)?.map;
    let options = formats::read_options(options).map_err(Failure::from)?;
    Ok(formats::write_report(&map, &analysis::analyze(&map, &options)))
}

/// Arranges a map; the positions by id.
///
/// # Errors
/// What is wrong with the map or an option; `unsupported-here` for a view that has no places of its own.
#[wasm_bindgen]
pub fn layout(map: &str, view: &str, options: &str) -> Result<String, JsValue> {
    let map = map_file::read_lenient(map).map_err(Failure::from)?.map;
    let kind = ViewKind::from_word(view);
    if kind.word() != view || kind == ViewKind::Table {
        return Err(Failure::at(
            "unsupported-here",
            "/view",
            &format!("There is no layout for \"{view}\"; use \"map\", \"grid\", \"sectors\", \"matrix\", \"heat\" or \"status\"."),
        )
        .into());
    }
    let is_thorough = formats::read_layout_options(options).map_err(Failure::from)?;
    let places = match kind {
        ViewKind::Map | ViewKind::Table => arrange_with(Problem { is_thorough, ..Problem::of(&map, &Positions::new()) }),
        ViewKind::Grid | ViewKind::Sectors | ViewKind::Matrix | ViewKind::Heat | ViewKind::Status => {
            let parts = Parts { map: &map, report: &Report::default(), positions: &Positions::new() };
            standing(&parts, &View { kind, ..View::default() })
        }
    };
    Ok(formats::write_positions(&pairs(&places)))
}

/// Reads files into one map: their names, and their bytes in the same order. `companion` loads a companion by its name.
#[wasm_bindgen(js_name = importFiles)]
pub fn import_files(names: Vec<String>, contents: Vec<Uint8Array>, companion: Function) -> Promise {
    let files: Vec<InputFile> = names.into_iter().zip(contents).map(|(name, bytes)| InputFile { name, bytes: bytes.to_vec() }).collect();
    tasks::promise(async move {
        let text = match formats::import_map_file(&files).map_err(Failure::from)? {
            Some(imported) => formats::write_reading(&imported),
            None => Companions(companion).read(&files).await?,
        };
        Ok(text.into())
    })
}

/// Makes a file of a map. `companion` loads a companion by its name.
#[wasm_bindgen(js_name = exportMap)]
pub fn export_map(map: String, format: String, options: String, companion: Function) -> Promise {
    tasks::promise(async move {
        let map = map_file::read_lenient(&map).map_err(Failure::from)?.map;
        let options = formats::read_file_options(&options).map_err(Failure::from)?;
        let format = takeaway::format_from_word(&format, &options)?;
        // No file holds what chance gives.
        let exact = Options { trials: 0, ..Options::default() };
        let (measures, positions) = (analysis::analyze(&map, &exact), arrange(&map, &Positions::new()));
        let parts = Parts { map: &map, report: &measures, positions: &positions };
        let bytes = takeaway::bytes(format, &parts, &takeaway::look(&options, &View::default()), &Companions(companion)).await?;
        Ok(Uint8Array::from(bytes.as_slice()).into())
    })
}
