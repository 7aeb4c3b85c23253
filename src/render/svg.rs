//! A scene as SVG: real text, and nothing that runs or reaches outside.
//!
//! **Invariant:** whatever names a map holds, the result is well-formed and holds no element that this file does not write.

use std::fmt::Write;

use crate::render::FONT_FAMILY;
use crate::scene::{Anchor, Bounds, Color, Curve, Mark, Point, Scene, Stroke, Symbol, Text};

/// How a scene is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct SvgOptions {
    /// Leaves the ground out.
    pub is_transparent: bool,
}

/// Writes a scene as an SVG document.
pub fn to_svg(scene: &Scene, options: &SvgOptions) -> String {
    let (width, height) = (number(scene.viewport.width_px), number(scene.viewport.height_px));
    let mut out = Out(String::with_capacity(400 * (scene.ties.len() + scene.bodies.len()) + 2_000));
    out.add(format_args!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" \
         aria-labelledby=\"map-title map-desc\" font-family=\"{}\">\n<title id=\"map-title\">{}</title>\n<desc id=\"map-desc\">{}</desc>\n",
        escaped(FONT_FAMILY),
        escaped(&scene.title),
        escaped(&scene.description)
    ));
    if !options.is_transparent {
        out.add(format_args!("<rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>\n", scene.background.hex()));
    }
    scene.ground.iter().for_each(|mark| out.mark(mark));
    out.add(format_args!("<g fill=\"none\" stroke-linecap=\"round\">\n"));
    for tie in &scene.ties {
        out.line(&tie.curve, &tie.stroke, tie.head.as_ref());
    }
    out.add(format_args!("</g>\n"));
    scene.below.iter().for_each(|mark| out.mark(mark));
    out.add(format_args!("<g stroke-linejoin=\"round\">\n"));
    for body in &scene.bodies {
        out.symbol(&body.symbol);
    }
    out.add(format_args!("</g>\n<g>\n"));
    scene.labels.iter().for_each(|label| out.text(label));
    out.add(format_args!("</g>\n"));
    scene.above.iter().for_each(|mark| out.mark(mark));
    out.0.push_str("</svg>\n");
    out.0
}

struct Out(String);

impl Out {
    fn add(&mut self, text: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        self.0.write_fmt(text).unwrap_or_default();
    }

    fn mark(&mut self, mark: &Mark) {
        match mark {
            Mark::Circle { center, radius_px, fill, stroke } => {
                let fill = fill.map_or("none".to_owned(), Color::hex);
                self.add(format_args!("<circle {} fill=\"{fill}\"{}/>\n", circle(*center, *radius_px), stroke_of(stroke)));
            }
            Mark::Line { curve, stroke, head } => self.line(curve, stroke, head.as_ref()),
            Mark::Frame { bounds, stroke } => self.rectangle(bounds, None, &stroke_of(stroke)),
            Mark::Area { bounds, color } => self.rectangle(bounds, Some(*color), ""),
            Mark::Symbol(symbol) => self.symbol(symbol),
            Mark::Text(text) => self.text(text),
        }
    }

    fn line(&mut self, curve: &Curve, stroke: &Stroke, head: Option<&[Point; 3]>) {
        let way = match curve.control {
            Some(control) => format!("Q{} {}", place(control), place(curve.to)),
            None => format!("L{}", place(curve.to)),
        };
        self.add(format_args!("<path d=\"M{}{way}\" fill=\"none\"{}/>\n", place(curve.from), stroke_of(stroke)));
        if let Some([tip, left, right]) = head {
            self.add(format_args!(
                "<path d=\"M{}L{}L{}Z\" fill=\"{}\" stroke=\"none\"/>\n",
                place(*tip),
                place(*left),
                place(*right),
                stroke.color.hex()
            ));
        }
    }

    fn rectangle(&mut self, bounds: &Bounds, fill: Option<Color>, stroke: &str) {
        let (size, fill) = (bounds.size(), fill.map_or_else(|| "none".to_owned(), Color::hex));
        self.add(format_args!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{fill}\"{stroke}/>\n",
            number(bounds.low.x),
            number(bounds.low.y),
            number(size.x),
            number(size.y)
        ));
    }

    fn symbol(&mut self, symbol: &Symbol) {
        let outline = symbol.outline.as_ref().map(stroke_of).unwrap_or_default();
        let fill = symbol.fill.hex();
        let corners: Vec<String> = symbol.corners().map(place).collect();
        if corners.is_empty() {
            self.add(format_args!("<circle {} fill=\"{fill}\"{outline}/>\n", circle(symbol.center, symbol.radius_px)));
        } else {
            self.add(format_args!("<polygon points=\"{}\" fill=\"{fill}\"{outline}/>\n", corners.join(" ")));
        }
    }

    /// Writes text twice where it has a halo, the halo first: not every program knows `paint-order`.
    fn text(&mut self, text: &Text) {
        let anchor = match text.anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        if let Some(halo) = text.halo {
            let (color, width) = (halo.hex(), number(text.size_px * 0.3));
            self.add(format_args!(
                "<g aria-hidden=\"true\" fill=\"{color}\" stroke=\"{color}\" stroke-width=\"{width}\" stroke-linejoin=\"round\">"
            ));
            self.lines(text, anchor);
            self.add(format_args!("</g>\n"));
        }
        self.add(format_args!("<g fill=\"{}\">", text.color.hex()));
        self.lines(text, anchor);
        self.add(format_args!("</g>\n"));
    }

    fn lines(&mut self, text: &Text, anchor: &str) {
        for (line, y) in text.lines.iter().zip((0..).map(|line| text.at.y + text.line_px * f64::from(line))) {
            let direction = if is_right_to_left(line) { " direction=\"rtl\"" } else { "" };
            // In text that runs to the left, the start is on the right.
            let anchor = match (anchor, direction.is_empty()) {
                ("start", false) => "end",
                ("end", false) => "start",
                _ => anchor,
            };
            let (x, y) = (number(text.at.x), number(y));
            let turn = if text.is_upright { format!(" transform=\"rotate(-90 {x} {y})\"") } else { String::new() };
            self.add(format_args!(
                "<text x=\"{x}\" y=\"{y}\"{turn} font-size=\"{}\" font-weight=\"{}\" text-anchor=\"{anchor}\"{direction}>{}</text>",
                number(text.size_px),
                text.weight,
                escaped(line)
            ));
        }
    }
}

fn stroke_of(stroke: &Stroke) -> String {
    let pattern = stroke.pattern();
    let dash = match pattern.is_empty() {
        true => String::new(),
        false => format!(" stroke-dasharray=\"{}\"", pattern.into_iter().map(number).collect::<Vec<_>>().join(" ")),
    };
    format!(" stroke=\"{}\" stroke-width=\"{}\"{dash}", stroke.color.hex(), number(stroke.width_px))
}

fn circle(center: Point, radius: f64) -> String {
    format!("cx=\"{}\" cy=\"{}\" r=\"{}\"", number(center.x), number(center.y), number(radius))
}

fn place(point: Point) -> String {
    format!("{},{}", number(point.x), number(point.y))
}

fn number(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0 + 0.0;
    format!("{rounded}")
}

/// Whether the first letter with a direction runs to the left.
fn is_right_to_left(text: &str) -> bool {
    // Punctuation, digits and signs take the direction of what is around them.
    let first = text.chars().find(|letter| match letter {
        '\0'..='\u{bf}' => letter.is_ascii_alphabetic(),
        letter => !matches!(letter, '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{303f}' | '\u{660}'..='\u{669}'),
    });
    first.is_some_and(|letter| matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'))
}

/// Text that cannot become markup: special characters escaped, what XML forbids and what reorders text dropped.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}' => {}
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}
