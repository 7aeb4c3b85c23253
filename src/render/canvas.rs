//! A scene on a canvas, and the width of text as this browser sets it.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use wasm_bindgen::JsValue;
use web_sys::CanvasRenderingContext2d;

use crate::render::FONT_FAMILY;
use crate::scene::{Anchor, Color, Curve, Mark, Measure, Point, Scene, Stroke, Symbol, Text};

/// Lines that share a path: a browser strokes several short paths faster than one that crosses itself often.
const LINES_IN_A_PATH: usize = 16;
/// Widths that are remembered before all are forgotten.
const REMEMBERED: usize = 20_000;

/// Paints a scene over the whole canvas, whose size in device pixels is that of the scene times the ratio.
pub fn paint(scene: &Scene, context: &CanvasRenderingContext2d, device_pixel_ratio: f64) {
    Painter { context, stroke: None, fill: None, family: &scene.family, font: None, anchor: None }.paint(scene, device_pixel_ratio);
}

/// Remembers what the context is set to: setting is slower than comparing.
struct Painter<'a> {
    context: &'a CanvasRenderingContext2d,
    stroke: Option<Stroke>,
    fill: Option<Color>,
    family: &'a str,
    /// Weight and size in pixels.
    font: Option<(u16, f64)>,
    anchor: Option<Anchor>,
}

impl Painter<'_> {
    fn paint(&mut self, scene: &Scene, ratio: f64) {
        // Fails only for numbers that are not finite, and then the picture keeps its old scale.
        self.context.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0).unwrap_or_default();
        self.fill_with(scene.background);
        self.context.fill_rect(0.0, 0.0, scene.viewport.width_px, scene.viewport.height_px);
        self.context.set_line_cap("round");
        self.context.set_line_join("round");
        scene.ground.iter().for_each(|mark| self.mark(mark));
        for ties in scene.ties.chunk_by(|a, b| a.stroke == b.stroke) {
            for ties in ties.chunks(LINES_IN_A_PATH) {
                self.stroke_with(ties[0].stroke);
                self.context.begin_path();
                ties.iter().for_each(|tie| self.trace(&tie.curve));
                self.context.stroke();
            }
            let mut heads = ties.iter().filter_map(|tie| tie.head.as_ref()).peekable();
            if heads.peek().is_some() {
                self.fill_with(ties[0].stroke.color);
                self.context.begin_path();
                heads.for_each(|head| self.trace_polygon(head.iter().copied()));
                self.context.fill();
            }
        }
        scene.below.iter().for_each(|mark| self.mark(mark));
        scene.bodies.iter().for_each(|body| self.symbol(&body.symbol));
        scene.labels.iter().for_each(|label| self.text(label));
        scene.above.iter().for_each(|mark| self.mark(mark));
    }

    fn mark(&mut self, mark: &Mark) {
        match mark {
            Mark::Circle { center, radius_px, fill, stroke } => {
                self.context.begin_path();
                self.trace_circle(*center, *radius_px);
                if let Some(fill) = fill {
                    self.fill_with(*fill);
                    self.context.fill();
                }
                self.stroke_with(*stroke);
                self.context.stroke();
            }
            Mark::Line { curve, stroke, head } => {
                self.stroke_with(*stroke);
                self.context.begin_path();
                self.trace(curve);
                self.context.stroke();
                if let Some(head) = head {
                    self.fill_with(stroke.color);
                    self.context.begin_path();
                    self.trace_polygon(head.iter().copied());
                    self.context.fill();
                }
            }
            Mark::Frame { bounds, stroke } => {
                self.stroke_with(*stroke);
                let size = bounds.size();
                self.context.stroke_rect(bounds.low.x, bounds.low.y, size.x, size.y);
            }
            Mark::Area { bounds, color } => {
                self.fill_with(*color);
                let size = bounds.size();
                self.context.fill_rect(bounds.low.x, bounds.low.y, size.x, size.y);
            }
            Mark::Symbol(symbol) => self.symbol(symbol),
            Mark::Text(text) => self.text(text),
        }
    }

    fn symbol(&mut self, symbol: &Symbol) {
        self.fill_with(symbol.fill);
        self.context.begin_path();
        if symbol.shape.corners().is_empty() {
            self.trace_circle(symbol.center, symbol.radius_px);
        } else {
            self.trace_polygon(symbol.corners());
        }
        self.context.fill();
        if let Some(outline) = symbol.outline {
            self.stroke_with(outline);
            self.context.stroke();
        }
    }

    fn text(&mut self, text: &Text) {
        if self.font.replace((text.weight, text.size_px)) != Some((text.weight, text.size_px)) {
            self.context.set_font(&font(text.weight, text.size_px, self.family));
        }
        if self.anchor.replace(text.anchor) != Some(text.anchor) {
            self.context.set_text_align(match text.anchor {
                Anchor::Start => "left",
                Anchor::Middle => "center",
                Anchor::End => "right",
            });
        }
        if text.is_upright {
            // Turned around its place, text begins at the middle of everything.
            self.context.save();
            let turned = self.context.translate(text.at.x, text.at.y).and_then(|()| self.context.rotate(-std::f64::consts::FRAC_PI_2));
            if turned.is_ok() {
                self.words(&Text { at: Point::default(), is_upright: false, ..text.clone() });
            }
            self.context.restore();
            // What was set inside is forgotten.
            (self.stroke, self.fill) = (None, None);
        } else {
            self.words(text);
        }
    }

    fn words(&mut self, text: &Text) {
        // Filling and stroking text fail only where the place is not finite; the text is then left out.
        if let Some(halo) = text.halo {
            self.stroke_with(Stroke::solid(halo, text.size_px * 0.3));
            for (line, y) in baselines(text) {
                self.context.stroke_text(line, text.at.x, y).unwrap_or_default();
            }
        }
        self.fill_with(text.color);
        for (line, y) in baselines(text) {
            self.context.fill_text(line, text.at.x, y).unwrap_or_default();
        }
    }

    fn trace(&self, curve: &Curve) {
        self.context.move_to(curve.from.x, curve.from.y);
        match curve.control {
            Some(control) => self.context.quadratic_curve_to(control.x, control.y, curve.to.x, curve.to.y),
            None => self.context.line_to(curve.to.x, curve.to.y),
        }
    }

    fn trace_circle(&self, center: Point, radius: f64) {
        self.context.move_to(center.x + radius, center.y);
        // Fails only for a negative radius; nothing is then traced.
        self.context.arc(center.x, center.y, radius, 0.0, std::f64::consts::TAU).unwrap_or_default();
    }

    fn trace_polygon(&self, corners: impl Iterator<Item = Point>) {
        for (at, corner) in corners.enumerate() {
            if at == 0 {
                self.context.move_to(corner.x, corner.y);
            } else {
                self.context.line_to(corner.x, corner.y);
            }
        }
        self.context.close_path();
    }

    fn fill_with(&mut self, color: Color) {
        if self.fill != Some(color) {
            self.context.set_fill_style_str(&color.hex());
            self.fill = Some(color);
        }
    }

    fn stroke_with(&mut self, stroke: Stroke) {
        let before = self.stroke.replace(stroke);
        if before == Some(stroke) {
            return;
        }
        self.context.set_stroke_style_str(&stroke.color.hex());
        self.context.set_line_width(stroke.width_px);
        if before.map(|before| before.pattern()) != Some(stroke.pattern()) {
            let pattern: js_sys::Array = stroke.pattern().into_iter().map(JsValue::from_f64).collect();
            // Fails only for negative lengths; the line is then unbroken.
            self.context.set_line_dash(&pattern).unwrap_or_default();
        }
    }
}

fn baselines(text: &Text) -> impl Iterator<Item = (&str, f64)> {
    text.lines.iter().zip((0..).map(|line| text.at.y + text.line_px * f64::from(line))).map(|(line, y)| (line.as_str(), y))
}

fn font(weight: u16, size_px: f64, family: &str) -> String {
    let family = if family.is_empty() { FONT_FAMILY } else { family };
    format!("{weight} {size_px}px {family}")
}

/// Asks a canvas how wide text is, and remembers the answers.
#[derive(Debug)]
pub struct CanvasMeasure {
    context: CanvasRenderingContext2d,
    family: RefCell<Rc<str>>,
    /// Widths at size 1 by text, plain and bold: text grows evenly with its size.
    widths: RefCell<[BTreeMap<String, f64>; 2]>,
}

impl CanvasMeasure {
    /// The size at which text is measured.
    const SIZE_PX: f64 = 100.0;

    /// Measures with a context, which may also be painted with between measurements.
    pub fn new(context: CanvasRenderingContext2d) -> Self {
        Self { context, family: RefCell::default(), widths: RefCell::default() }
    }

    /// Measures with other families of fonts from now on; empty: the program's own.
    pub fn use_family(&self, family: &Rc<str>) {
        if *self.family.borrow() != *family {
            *self.family.borrow_mut() = family.clone();
            self.forget();
        }
    }

    /// Forgets all widths, as when a face has finished loading.
    pub fn forget(&self) {
        self.widths.take();
    }
}

impl Measure for CanvasMeasure {
    fn width_px(&self, text: &str, size_px: f64, bold: bool) -> f64 {
        if let Some(width) = self.widths.borrow()[usize::from(bold)].get(text) {
            return width * size_px;
        }
        // Whoever paints with this context, too, has set another font since.
        self.context.set_font(&font(if bold { 700 } else { 500 }, Self::SIZE_PX, &self.family.borrow()));
        let width = self.context.measure_text(text).map_or(0.0, |metrics| metrics.width()) / Self::SIZE_PX;
        let widths = &mut self.widths.borrow_mut()[usize::from(bold)];
        if widths.len() >= REMEMBERED {
            widths.clear();
        }
        widths.insert(text.to_owned(), width);
        width * size_px
    }
}
