//! A picture to take away: the map with its title, purpose, whose view it is, and legend.

use crate::layout::Point;
use crate::model::Color;
use crate::scene::build::{build_in_style, fit_into};
use crate::scene::camera::{Bounds, Viewport};
use crate::scene::display::{Anchor, Curve, Dash, Mark, Scene, Stroke, Symbol, Text};
use crate::scene::label::Room;
use crate::scene::legend::{LegendEntry, legend};
use crate::scene::measure::{Measure, Roomy};
use crate::scene::plane::{Plane, places};
use crate::scene::style::{Style, Theme, mix};
use crate::scene::tie::arrow;
use crate::scene::view::{Parts, View, ViewKind};
use crate::words::legend::LegendText;

/// What an exported picture shows.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ExportOptions {
    /// The whole map; else the part that the view shows.
    pub whole_map: bool,
    /// The size of the picture in pixels.
    pub size: Viewport,
    /// Whether private bodies and ties are shown.
    pub include_private: bool,
}

impl Default for ExportOptions {
    fn default() -> Self {
        Self { whole_map: true, size: Viewport { width_px: 1600.0, height_px: 1000.0 }, include_private: false }
    }
}

/// Draws a picture to take away. Nothing is selected in it, and text has room for a face that is 15 % wider.
pub fn export_scene(parts: &Parts<'_>, view: &View, measure: &dyn Measure, options: &ExportOptions) -> Scene {
    let size = options.size;
    let unit = (size.width_px / 1160.0).min(size.height_px / 650.0).clamp(0.5, 8.0);
    let style = Style::with_unit(view.theme, unit * if view.theme == Theme::Projector { 1.25 } else { 1.0 });
    let measure = Roomy(measure);
    let mut view = View {
        viewport: size,
        hide_private: !options.include_private,
        filter: view.filter.clone(),
        size_by: view.size_by.clone(),
        theme: view.theme,
        kind: view.kind,
        order: view.order,
        tie_colors: view.tie_colors,
        heat: view.heat,
        status: view.status,
        camera: view.camera,
        ..View::default()
    };
    let margin = 28.0 * style.unit;
    let (header, top) = header(parts, &style, size, margin, &measure);
    let (footer, bottom) = footer(parts, &view, &style, size, margin, &measure);
    let area = Bounds { low: Point::new(margin, top), high: Point::new(size.width_px - margin, bottom) };
    if options.whole_map || view.kind != ViewKind::Map {
        view.camera = fit_into(parts, &view, &style, &measure, area);
    }
    // The grid of a picture of another size is another one.
    let plane = (view.kind == ViewKind::Grid).then(|| Plane::new(parts.map, &view, style.unit, area));
    let standing = places(parts, &view).or_else(|| plane.map(|plane| plane.standing(parts, &view, style.unit)));
    let parts = &Parts { positions: standing.as_ref().unwrap_or(parts.positions), ..*parts };
    let is_map = view.kind == ViewKind::Map;
    let mut scene = build_in_style(parts, &view, &style, &measure, Room { area, is_edge: !is_map, may_cover: is_map });
    if scene.title.is_empty() {
        scene.title = LegendText::Untitled.text();
    }
    scene.handle = None;
    scene.above.extend(header.into_iter().chain(footer));
    scene
}

/// Title and subtitle, and where the map may start.
fn header(parts: &Parts<'_>, style: &Style, size: Viewport, margin: f64, measure: &dyn Measure) -> (Vec<Mark>, f64) {
    let properties = parts.map.properties();
    let seen = LegendText::AsSeenBy { group: properties.perspective.group.clone(), date: properties.perspective.date.clone() }.text();
    let subtitle = [properties.purpose.trim(), seen.trim()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let title = if properties.title.trim().is_empty() { LegendText::Untitled.text() } else { properties.title.clone() };
    let width = size.width_px - 2.0 * margin;
    let mut marks = Vec::new();
    let mut top = margin * 0.8;
    for (text, size_px, weight, color) in [(title, 22.0 * style.unit, 700, style.ink), (subtitle, 13.5 * style.unit, 500, style.soft)] {
        for line in fill_lines(&text, width, size_px, weight > 600, 3, measure) {
            marks.push(line_of_text(line, Point::new(margin, top), size_px, weight, color, measure));
            top += size_px * 1.3;
        }
    }
    (marks, top + 10.0 * style.unit)
}

/// The legend in as many rows as it takes, and where the map has to end.
fn footer(parts: &Parts<'_>, view: &View, style: &Style, size: Viewport, margin: f64, measure: &dyn Measure) -> (Vec<Mark>, f64) {
    let text_px = 12.5 * style.unit;
    let row_px = text_px * 1.75;
    let (gap, left, right) = (16.0 * style.unit, margin, size.width_px - margin);
    let mut rows: Vec<Vec<(Vec<Mark>, f64, String)>> = vec![Vec::new()];
    let mut x = left;
    // On the grid no tie is drawn, so there is nothing to say of any.
    let is_shown = |entry: &LegendEntry| {
        view.kind != ViewKind::Grid || matches!(entry, LegendEntry::Sector { .. } | LegendEntry::Size { .. } | LegendEntry::Spread { .. })
    };
    for entry in legend(parts, view).entries.into_iter().filter(is_shown) {
        let (key, key_px) = key_marks(&entry, style);
        let name = fill_lines(entry.name(), right - left - key_px, text_px, false, 1, measure).remove(0);
        let width = key_px + 6.0 * style.unit + measure.width_px(&name, text_px, false);
        if x + width > right && x > left {
            rows.push(Vec::new());
            x = left;
        }
        x += width + gap;
        if let Some(row) = rows.last_mut() {
            row.push((key, key_px, name));
        }
    }
    let first = size.height_px - margin * 0.7 - row_px * rows.len() as f64;
    let mut marks = Vec::new();
    for (row, middle) in rows.into_iter().zip((0..).map(|row| first + row_px * (f64::from(row) + 0.5))) {
        let mut x = left;
        for (key, key_px, name) in row {
            marks.extend(key.into_iter().map(|mark| moved(mark, Point::new(x, middle))));
            x += key_px + 6.0 * style.unit;
            let width = measure.width_px(&name, text_px, false);
            marks.push(line_of_text(name, Point::new(x, middle - text_px / 2.0), text_px, 500, style.soft, measure));
            x += width + gap;
        }
    }
    (marks, first - 12.0 * style.unit)
}

/// The drawing before the words of a legend entry, around the middle of its left edge, and its width.
fn key_marks(entry: &LegendEntry, style: &Style) -> (Vec<Mark>, f64) {
    let unit = style.unit;
    let level = |down: f64, width: f64, color: Color| Mark::Line {
        curve: Curve { from: Point::new(0.0, down * unit), control: None, to: Point::new(24.0 * unit, down * unit) },
        stroke: Stroke::solid(color, width * unit),
        head: None,
    };
    let line = |dash, head| {
        let stroke = Stroke { color: style.tie, width_px: 2.2 * unit, dash };
        let to = Point::new(24.0 * unit, 0.0);
        let curve = Curve { from: Point::default(), control: None, to: if head { Point::new(17.0 * unit, 0.0) } else { to } };
        let head = if head { arrow(curve.to, to, 3.6 * unit) } else { None };
        Mark::Line { curve, stroke, head }
    };
    match entry {
        LegendEntry::Sector { shape, color, .. } => {
            let center = Point::new(7.0 * unit, 0.0);
            let outline = Some(Stroke::solid(style.outline, style.outline_px * 0.8));
            (vec![Mark::Symbol(Symbol { shape: *shape, center, radius_px: 5.8 * unit, fill: *color, outline })], 14.0 * unit)
        }
        LegendEntry::Size { .. } => {
            let ring = |x: f64, radius: f64| Mark::Circle {
                center: Point::new(x * unit, 0.0),
                radius_px: radius * unit,
                fill: None,
                stroke: Stroke::solid(style.soft, 1.3 * unit),
            };
            (vec![ring(4.0, 3.2), ring(15.0, 5.0), ring(30.0, 7.2)], 38.0 * unit)
        }
        LegendEntry::Width { .. } => (vec![level(-3.5, 1.3, style.tie), level(2.5, 3.7, style.tie)], 24.0 * unit),
        LegendEntry::Spread { .. } => {
            let bar = |reach: Point| Mark::Line {
                curve: Curve { from: Point::new(9.0 * unit, 0.0) - reach, control: None, to: Point::new(9.0 * unit, 0.0) + reach },
                stroke: Stroke::solid(style.soft, 2.0 * unit),
                head: None,
            };
            (vec![bar(Point::new(9.0 * unit, 0.0)), bar(Point::new(0.0, 6.0 * unit))], 18.0 * unit)
        }
        LegendEntry::Heat { colors, .. } => {
            let area = |at: f64, color: Color| {
                let low = Point::new(at * unit, -6.0 * unit);
                Mark::Area { bounds: Bounds { low, high: low + Point::new(12.0 * unit, 12.0 * unit) }, color }
            };
            (vec![area(0.0, colors[0]), area(12.0, mix(colors[0], colors[1], 0.5)), area(24.0, colors[1])], 36.0 * unit)
        }
        LegendEntry::Place { is_height: true, .. } => {
            let (foot, tip) = (Point::new(6.0 * unit, 7.0 * unit), Point::new(6.0 * unit, -7.0 * unit));
            let neck = tip.toward(foot, 0.45);
            let curve = Curve { from: foot, control: None, to: neck };
            (vec![Mark::Line { curve, stroke: Stroke::solid(style.soft, 1.6 * unit), head: arrow(neck, tip, 3.4 * unit) }], 12.0 * unit)
        }
        LegendEntry::Place { .. } => {
            let circle = |radius: f64, fill: Option<Color>| Mark::Circle {
                center: Point::new(8.0 * unit, 0.0),
                radius_px: radius * unit,
                fill,
                stroke: Stroke::solid(style.soft, 1.2 * unit),
            };
            (vec![circle(7.5, None), circle(2.0, Some(style.soft))], 16.0 * unit)
        }
        LegendEntry::Tie { color, .. } => (vec![level(0.0, 3.7, *color)], 24.0 * unit),
        LegendEntry::Arrow { .. } => (vec![line(Dash::Solid, true)], 24.0 * unit),
        LegendEntry::Dashed { .. } => (vec![line(Dash::Dashed, false)], 24.0 * unit),
    }
}

fn moved(mark: Mark, by: Point) -> Mark {
    match mark {
        Mark::Circle { center, radius_px, fill, stroke } => Mark::Circle { center: center + by, radius_px, fill, stroke },
        Mark::Line { curve, stroke, head } => Mark::Line {
            curve: Curve { from: curve.from + by, control: curve.control.map(|control| control + by), to: curve.to + by },
            stroke,
            head: head.map(|corners| corners.map(|corner| corner + by)),
        },
        Mark::Area { bounds, color } => Mark::Area { bounds: Bounds { low: bounds.low + by, high: bounds.high + by }, color },
        Mark::Symbol(symbol) => Mark::Symbol(Symbol { center: symbol.center + by, ..symbol }),
        other => other,
    }
}

fn line_of_text(line: String, top_left: Point, size_px: f64, weight: u16, color: Color, measure: &dyn Measure) -> Mark {
    let width = measure.width_px(&line, size_px, weight > 600);
    Mark::Text(Text {
        owner: None,
        lines: vec![line],
        at: Point::new(top_left.x, top_left.y + size_px * 0.82),
        anchor: Anchor::Start,
        is_upright: false,
        line_px: size_px * 1.3,
        size_px,
        weight,
        color,
        halo: None,
        bounds: Bounds { low: top_left, high: top_left + Point::new(width, size_px) },
    })
}

/// Breaks text at spaces into lines of a width; the last of `most` lines ends with an ellipsis if there is more.
fn fill_lines(text: &str, width: f64, size_px: f64, bold: bool, most: usize, measure: &dyn Measure) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last().cloned().unwrap_or_default();
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if line.is_empty() || measure.width_px(&longer, size_px, bold) <= width {
            lines.pop();
            lines.push(longer);
        } else {
            lines.push(word.to_owned());
        }
    }
    let has_more = lines.len() > most;
    lines.truncate(most);
    let last = lines.len() - 1;
    for (at, line) in lines.iter_mut().enumerate() {
        let is_cut = has_more && at == last;
        while measure.width_px(line, size_px, bold) > width - if is_cut { size_px } else { 0.0 } && line.pop().is_some() {}
        if is_cut {
            line.push('…');
        }
    }
    lines
}
