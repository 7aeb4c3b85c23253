//! A scene becomes SVG text, or a picture on a canvas.
//!
//! **Not here:** what is drawn and where; see `scene`.

pub mod svg;

#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub mod canvas;

/// The faces that text is set in, as CSS.
pub const FONT_FAMILY: &str = "Inter, \"Source Sans 3\", system-ui, \"Segoe UI\", \"Noto Sans\", Arial, sans-serif";
