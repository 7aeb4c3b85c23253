//! Companions: parts of the program that few sessions need. They lie beside it and are loaded when they are first needed.
//!
//! **Invariant:** a companion that cannot be loaded is a failure that says what to do; the next call tries again.
//! **Not here:** the loading itself, which pages, workers and Node each do their own way; see `www/stakeholder-map.js`.

use js_sys::{Array, Error, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use crate::formats::InputFile;
use crate::host::failure::Failure;
use crate::paper::Sheet;
use crate::scene::View;
use crate::words::page::{PageMessage, text};

/// The page that is one file, as it lies beside the program.
pub(crate) const PAGE: &str = "standalone.html";

#[wasm_bindgen]
extern "C" {
    /// The companion for tables; see `src/companions/tables`.
    type Tables;

    #[wasm_bindgen(method, catch)]
    fn read(this: &Tables, names: &Array, contents: &Array) -> Result<String, Error>;

    #[wasm_bindgen(method, catch)]
    fn print(this: &Tables, map: &str, sheet: &str, view: &str, size_by: &str, include_private: bool) -> Result<String, Error>;

    #[wasm_bindgen(method, catch)]
    fn write(this: &Tables, map: &str, format: &str, report: &str) -> Result<Uint8Array, Error>;

    /// The companion for links; see `src/companions/link`.
    type Links;

    #[wasm_bindgen(method, catch, js_name = read)]
    fn map(this: &Links, letters: &str) -> Result<String, Error>;
}

/// Leads to the companions; `Function` takes the name of one and promises its module.
#[derive(Clone)]
pub(crate) struct Companions(pub(crate) Function);

impl Companions {
    /// Reads files that are no map file into the JSON of `formats::write_reading`.
    ///
    /// # Errors
    /// What is wrong with the files, or `not-loaded`.
    pub(crate) async fn read(&self, files: &[InputFile]) -> Result<String, Failure> {
        let (names, contents) = (Array::new(), Array::new());
        for file in files {
            names.push(&file.name.as_str().into());
            contents.push(&Uint8Array::from(file.bytes.as_slice()));
        }
        Ok(self.tables().await?.read(&names, &contents)?)
    }

    /// Writes a map for another program, in a format of `formats::export`; a workbook holds the measures of `report`.
    ///
    /// # Errors
    /// `not-loaded`.
    pub(crate) async fn write(&self, map: &str, format: &str, report: &str) -> Result<Vec<u8>, Failure> {
        Ok(self.tables().await?.write(map, format, report)?.to_vec())
    }

    /// The report of a map as it is looked at, private parts included only where that is wanted.
    ///
    /// # Errors
    /// `not-loaded`.
    pub(crate) async fn print(&self, map: &str, sheet: Sheet, view: &View, include_private: bool) -> Result<Vec<u8>, Failure> {
        let tables = self.tables().await?;
        Ok(tables.print(map, sheet.word(), view.kind.word(), &view.size_by, include_private)?.into_bytes())
    }

    /// The map file of the letters of a link.
    ///
    /// # Errors
    /// What is wrong with them, or `not-loaded`.
    pub(crate) async fn map_of_link(&self, letters: &str) -> Result<String, Failure> {
        let links: Links = self.load("stakeholder_map_link").await?.unchecked_into();
        Ok(links.map(letters)?)
    }

    /// A page that is one file, without a map of this session.
    ///
    /// # Errors
    /// `not-loaded`.
    pub(crate) async fn page(&self) -> Result<Vec<u8>, Failure> {
        let loaded = self.load(PAGE).await?;
        // The answer of a server is asked again the next time.
        let answer = loaded.dyn_ref::<Response>().and_then(|answer| answer.clone().ok()?.array_buffer().ok());
        let bytes = match answer {
            Some(bytes) => JsFuture::from(bytes).await.map_err(|_| missing(PAGE))?,
            None => loaded,
        };
        Ok(Uint8Array::new(&bytes).to_vec())
    }

    async fn tables(&self) -> Result<Tables, Failure> {
        Ok(self.load("stakeholder_map_tables").await?.unchecked_into())
    }

    async fn load(&self, part: &str) -> Result<JsValue, Failure> {
        let loaded: Result<JsValue, JsValue> = match self.0.call1(&JsValue::UNDEFINED, &part.into()) {
            Ok(promise) => JsFuture::from(promise.unchecked_into::<Promise>()).await,
            Err(error) => Err(error),
        };
        loaded.map_err(|error| not_loaded(error, part))
    }
}

/// What a loader said of a part.
pub(crate) fn not_loaded(error: JsValue, part: &str) -> Failure {
    match Reflect::get(&error, &"code".into()).ok().and_then(|code| code.as_string()).as_deref() {
        Some("altered") => Failure::from(error.unchecked_into::<Error>()),
        Some("unsupported-here") => Failure::new("unsupported-here", &text(&PageMessage::NotInPage)),
        _ => missing(part),
    }
}

/// The failure of a part that is not where it belongs.
pub(crate) fn missing(part: &str) -> Failure {
    Failure::new("not-loaded", &text(&PageMessage::PartNotLoaded { part: part.to_owned() }))
}
