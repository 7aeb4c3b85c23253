//! Pictures of a whole map, as bytes.
//!
//! **Invariant:** the same map and look give the same SVG, byte for byte; a PNG has two pixels for each one of the screen.
//! **Not here:** what a picture shows; see `scene` and `render`.

use js_sys::{Function, Promise, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement};

use crate::host::failure::Failure;
use crate::render::canvas::{self, CanvasMeasure};
use crate::render::svg::{SvgOptions, to_svg};
use crate::scene::{ExportOptions, FixedMeasure, Measure, Parts, Scene, View, export_scene};

/// Pixels of a PNG for each CSS pixel.
const PIXEL_RATIO: f64 = 2.0;

/// The map as SVG text; what is private is shown only where that is wanted.
pub(crate) fn svg(parts: &Parts<'_>, view: &View, include_private: bool) -> String {
    // What reads the file measures text its own way, so we measure like no browser in particular.
    to_svg(&scene(parts, view, &FixedMeasure, include_private), &SvgOptions::default())
}

/// The map as PNG bytes; what is private is shown only where that is wanted.
///
/// # Errors
/// `unsupported-here` outside a page.
pub(crate) async fn png(parts: &Parts<'_>, view: &View, include_private: bool) -> Result<Vec<u8>, Failure> {
    let promise = {
        let canvas = new_canvas().ok_or_else(|| Failure::new("unsupported-here", "A PNG can only be made in a browser's page."))?;
        let context = canvas.get_context("2d").ok().flatten().and_then(|context| context.dyn_into::<CanvasRenderingContext2d>().ok());
        let context = context.ok_or_else(|| Failure::new("unsupported-here", "This browser cannot draw."))?;
        let scene = scene(parts, view, &CanvasMeasure::new(context.clone()), include_private);
        canvas::paint(&scene, &context, PIXEL_RATIO);
        Promise::new(&mut |done, refused| to_blob(&canvas, done, &refused))
    };
    let bytes = async {
        let blob: Blob = JsFuture::from(promise).await?.dyn_into()?;
        JsFuture::from(blob.array_buffer()).await
    };
    let bytes = bytes.await.map_err(|error| Failure::from_browser(&error))?;
    Ok(Uint8Array::new(&bytes).to_vec())
}

fn scene(parts: &Parts<'_>, view: &View, measure: &dyn Measure, include_private: bool) -> Scene {
    export_scene(parts, view, measure, &ExportOptions { include_private, ..ExportOptions::default() })
}

fn new_canvas() -> Option<HtmlCanvasElement> {
    // Outside a page, in a worker or under Node, there is no document.
    let document = web_sys::window()?.document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    let size = ExportOptions::default().size;
    canvas.set_width((size.width_px * PIXEL_RATIO) as u32);
    canvas.set_height((size.height_px * PIXEL_RATIO) as u32);
    Some(canvas)
}

fn to_blob(canvas: &HtmlCanvasElement, done: Function, refused: &Function) {
    let hear = Closure::once_into_js(move |blob: JsValue| {
        done.call1(&JsValue::UNDEFINED, &blob).map(drop).unwrap_or_default();
    });
    if let Err(error) = canvas.to_blob(hear.unchecked_ref()) {
        refused.call1(&JsValue::UNDEFINED, &error).map(drop).unwrap_or_default();
    }
}
