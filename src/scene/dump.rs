//! A scene as stable text, for tests and for telling two scenes apart.

use std::fmt::Write;

use crate::layout::Point;
use crate::scene::display::{Curve, Dash, Mark, Scene, Stroke, Symbol, Text};

impl Scene {
    /// One line for each mark, in the order of painting, coordinates rounded to a tenth of a pixel.
    pub fn dump(&self) -> String {
        let mut out = format!(
            "scene {}x{} {} {:?}\n",
            number(self.viewport.width_px),
            number(self.viewport.height_px),
            self.background.hex(),
            self.description
        );
        let mut line = |text: String| {
            out.push_str(&text);
            out.push('\n');
        };
        self.ground.iter().for_each(|ground| line(mark(ground)));
        for tie in &self.ties {
            line(format!("tie {} {}{}{}", tie.id, curve(&tie.curve), stroke(&tie.stroke), head(tie.head.as_ref())));
        }
        self.below.iter().for_each(|below| line(mark(below)));
        for body in &self.bodies {
            line(format!("body {} {}", body.id, symbol(&body.symbol)));
        }
        self.labels.iter().for_each(|label| line(text(label)));
        self.above.iter().for_each(|above| line(mark(above)));
        if let Some(handle) = &self.handle {
            line(format!("handle {} {} r{}", handle.stakeholder, place(handle.center), number(handle.radius_px)));
        }
        out
    }
}

fn mark(mark: &Mark) -> String {
    match mark {
        Mark::Circle { center, radius_px, fill, stroke: outline } => format!(
            "circle {} r{}{}{}",
            place(*center),
            number(*radius_px),
            fill.map(|fill| format!(" fill {}", fill.hex())).unwrap_or_default(),
            stroke(outline)
        ),
        Mark::Line { curve: way, stroke: look, head: tip } => format!("line {}{}{}", curve(way), stroke(look), head(tip.as_ref())),
        Mark::Frame { bounds, stroke: look } => format!("frame {} {}{}", place(bounds.low), place(bounds.high), stroke(look)),
        Mark::Area { bounds, color } => format!("area {} {} {}", place(bounds.low), place(bounds.high), color.hex()),
        Mark::Symbol(shape) => format!("symbol {}", symbol(shape)),
        Mark::Text(lines) => text(lines),
    }
}

fn text(text: &Text) -> String {
    let upright = if text.is_upright { " upright" } else { "" };
    let mut out = format!(
        "text {} {:?}{upright} size {} weight {} {}",
        place(text.at),
        text.anchor,
        number(text.size_px),
        text.weight,
        text.color.hex()
    );
    for line in &text.lines {
        // Writing to a string cannot fail.
        write!(out, " {line:?}").unwrap_or_default();
    }
    out
}

fn symbol(symbol: &Symbol) -> String {
    format!(
        "{:?} {} r{} {}{}",
        symbol.shape,
        place(symbol.center),
        number(symbol.radius_px),
        symbol.fill.hex(),
        symbol.outline.as_ref().map(stroke).unwrap_or_default()
    )
}

fn curve(curve: &Curve) -> String {
    let control = curve.control.map(|control| format!("{} ", place(control))).unwrap_or_default();
    format!("{} {control}{}", place(curve.from), place(curve.to))
}

fn stroke(stroke: &Stroke) -> String {
    let dash = if stroke.dash == Dash::Solid { String::new() } else { format!(" {:?}", stroke.dash) };
    format!(" stroke {} {}{dash}", stroke.color.hex(), number(stroke.width_px))
}

fn head(head: Option<&[Point; 3]>) -> String {
    head.map(|[tip, ..]| format!(" head {}", place(*tip))).unwrap_or_default()
}

fn place(point: Point) -> String {
    format!("{},{}", number(point.x), number(point.y))
}

fn number(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0 + 0.0;
    format!("{rounded}")
}
