//! The program without a page: what scripts call under Node, in workers and in pages.
//!
//! **Invariant:** maps, options and results pass as JSON text; nothing is kept between calls.
//! **Not here:** the functions that scripts see; see `www/stakeholder-map.js`.

use js_sys::{Function, Promise, Uint8Array};
use serde::Deserialize;
use serde_json::Value;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::future_to_promise;

use crate::analysis::{self, Direction, Options, Scope, Weight};
use crate::formats::json as map_file;
use crate::formats::{self, InputFile};
use crate::host::companions::Companions;
use crate::host::failure::Failure;
use crate::host::report;
use crate::host::takeaway::{self, Wishes};
use crate::layout::{Positions, arrange};
use crate::scene::{Parts, View};

/// The largest whole number that JavaScript knows exactly.
const MOST_SEED: f64 = 9_007_199_254_740_991.0;

#[derive(Deserialize, Default)]
#[serde(default)]
struct AnalyzeOptions {
    direction: Option<String>,
    weight: Option<String>,
    power: Option<String>,
    seed: Option<f64>,
}

/// Takes the measures of a map.
///
/// # Errors
/// What is wrong with the map or an option.
#[wasm_bindgen]
pub fn analyze(map: &str, options: &str) -> Result<String, JsValue> {
    let map = map_file::read_lenient(map).map_err(Failure::from)?.map;
    let options = analyze_options(options)?;
    Ok(report::write(&map, &analysis::analyze(&map, &options)))
}

/// Arranges a map; the positions by id.
///
/// # Errors
/// What is wrong with the map; `unsupported-here` for a view other than `map`.
#[wasm_bindgen]
pub fn layout(map: &str, view: &str, _options: &str) -> Result<String, JsValue> {
    let map = map_file::read_lenient(map).map_err(Failure::from)?.map;
    if view != "map" {
        return Err(Failure::at("unsupported-here", "/view", &format!("There is no layout for \"{view}\"; use \"map\".")).into());
    }
    let positions = arrange(&map, &Positions::new());
    let mut text = String::from("{");
    for (index, (id, at)) in positions.iter().enumerate() {
        let comma = if index > 0 { "," } else { "" };
        text += &format!(r#"{comma}{}:{{"x":{},"y":{}}}"#, Value::from(id.as_str()), at.x, at.y);
    }
    Ok(text + "}")
}

/// Reads files into one map: their names, and their bytes in the same order. `companion` loads a companion by its name.
#[wasm_bindgen(js_name = importFiles)]
pub fn import_files(names: Vec<String>, contents: Vec<Uint8Array>, companion: Function) -> Promise {
    let files: Vec<InputFile> = names.into_iter().zip(contents).map(|(name, bytes)| InputFile { name, bytes: bytes.to_vec() }).collect();
    future_to_promise(async move {
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
    future_to_promise(async move {
        let map = map_file::read_lenient(&map).map_err(Failure::from)?.map;
        let wishes = Wishes::read(&options)?;
        let format = takeaway::format_from_word(&format, &wishes)?;
        let (measures, positions) = (analysis::analyze(&map, &Options::default()), arrange(&map, &Positions::new()));
        let parts = Parts { map: &map, report: &measures, positions: &positions };
        let bytes = takeaway::bytes(format, &parts, &wishes.look(&View::default()), &Companions(companion)).await?;
        Ok(Uint8Array::from(bytes.as_slice()).into())
    })
}

fn analyze_options(json: &str) -> Result<Options, Failure> {
    let wrong = |place: &str, sentence: String| Failure::at("value-out-of-range", place, &sentence);
    let wishes: AnalyzeOptions =
        serde_json::from_str(json).map_err(|error| wrong("/options", format!("The options cannot be used: {error}.")))?;
    let direction = match wishes.direction.as_deref() {
        None => None,
        Some("directed") => Some(Direction::Directed),
        Some("undirected") => Some(Direction::Undirected),
        Some(other) => {
            return Err(wrong("/options/direction", format!("The direction is \"directed\" or \"undirected\", not \"{other}\".")));
        }
    };
    let weight = match wishes.weight.as_deref() {
        None | Some("none") => Weight::None,
        Some("strength") => Weight::Strength,
        Some(other) => return Err(wrong("/options/weight", format!("The weight is \"none\" or \"strength\", not \"{other}\"."))),
    };
    let default = Options::default();
    let seed = match wishes.seed {
        None => default.seed,
        Some(seed) if seed >= 0.0 && seed.fract() == 0.0 && seed <= MOST_SEED => seed as u64,
        Some(seed) => return Err(wrong("/options/seed", format!("The seed is a whole number from 0, not {seed}."))),
    };
    let power = match wishes.power {
        None => default.power,
        Some(power) if power == "rated" || is_stakeholder_key(&power) => power,
        Some(power) => return Err(wrong("/options/power", format!("There is no measure \"{power}\" of stakeholders."))),
    };
    Ok(Options { direction, weight, power, seed })
}

fn is_stakeholder_key(key: &str) -> bool {
    analysis::definitions().any(|definition| definition.key == key && definition.scope == Scope::Stakeholder)
}
