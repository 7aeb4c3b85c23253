//! Status drawings: the measure that sizes bodies as nearness to the middle, or rated power as height.
//!
//! **Not here:** the places; see `layout::by_radius` and `layout::by_height`.

use crate::layout::{Point, Positions, STATUS_HEIGHT, by_height, by_radius};
use crate::model::{Gather, Stakeholder};
use crate::scene::camera::Bounds;
use crate::scene::display::{Anchor, Curve, Mark, Stroke, Text};
use crate::scene::measure::Measure;
use crate::scene::size::Values;
use crate::scene::style::{Style, mix};
use crate::scene::view::{Parts, View};
use crate::words::legend::LegendText;

/// Shares of the way out at which circles are drawn, and of the height at which lines are.
const CIRCLES: [f64; 4] = [0.25, 0.5, 0.75, 1.0];
const LINES: [f64; 3] = [0.0, 0.5, 1.0];
/// The highest power.
const HIGHEST: f64 = 10.0;

/// What place stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Status {
    /// The nearer to the middle, the higher the measure.
    #[default]
    Radius,
    /// The higher up, the more power.
    Height,
}

impl Status {
    /// Every one, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Radius, Self::Height];

    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Radius => "radius",
            Self::Height => "height",
        }
    }

    /// The one that a word means; radius where it means none.
    pub fn from_word(word: &str) -> Self {
        Self::ALL.into_iter().find(|status| status.word() == word).unwrap_or_default()
    }
}

fn shown<'a>(parts: &Parts<'a>, view: &View) -> Vec<(usize, &'a Stakeholder)> {
    parts.map.stakeholders().iter().enumerate().filter(|(_, body)| view.shows_body(body)).collect()
}

/// Where bodies stand. **O(n²)**, for large maps **O(n log n)**.
pub(crate) fn standing(parts: &Parts<'_>, view: &View) -> Positions {
    let bodies = shown(parts, view);
    let map: Vec<Point> = bodies.iter().map(|(_, body)| parts.positions.get(&body.id).copied().unwrap_or_default()).collect();
    let places = match view.status {
        Status::Radius => {
            let values = Values::of(parts, view);
            let shares: Vec<f64> = bodies.iter().map(|(at, _)| values.share(*at)).collect();
            by_radius(&shares, &map)
        }
        Status::Height => {
            // What is private on a wall puts nobody anywhere.
            let is_hidden = view.hide_private && parts.map.properties().private_fields.contains("power");
            let power = |body: &Stakeholder| body.power.map(|power| power.value() / HIGHEST).filter(|_| !is_hidden);
            let shares: Vec<Option<f64>> = bodies.iter().map(|(_, body)| power(body)).collect();
            by_height(&shares, &map, view.viewport.width_px / (view.viewport.height_px - view.foot_px).max(1.0))
        }
    };
    bodies.iter().map(|(_, body)| body.id.clone()).zip(places).gather()
}

/// Circles around the middle, or lines of equal power with their numbers.
pub(crate) fn ground(parts: &Parts<'_>, view: &View, style: &Style, measure: &dyn Measure) -> Vec<Mark> {
    let stroke = Stroke::solid(mix(style.ink, style.background, 0.86), 1.2 * style.unit);
    let on_screen = |at: Point| view.camera.to_screen(at, view.viewport);
    if parts.positions.is_empty() {
        return Vec::new();
    }
    if view.status == Status::Radius {
        // Whoever has least stands on the outermost circle.
        let radius_px = parts.positions.values().map(|at| at.length()).fold(0.0, f64::max) * view.camera.scale;
        let circle = |share: f64| Mark::Circle { center: on_screen(Point::default()), radius_px: radius_px * share, fill: None, stroke };
        return CIRCLES.map(circle).into();
    }
    let xs = || parts.positions.values().map(|at| at.x);
    let (low, high) = (xs().fold(f64::INFINITY, f64::min), xs().fold(f64::NEG_INFINITY, f64::max));
    let size_px = 12.0 * style.unit;
    let gap = 46.0 * style.unit;
    let mut marks = Vec::new();
    for share in LINES {
        let down = (1.0 - share) * STATUS_HEIGHT;
        let (from, to) =
            (on_screen(Point::new(low, down)) - Point::new(gap, 0.0), on_screen(Point::new(high, down)) + Point::new(gap, 0.0));
        marks.push(Mark::Line { curve: Curve { from, control: None, to }, stroke, head: None });
        let words = LegendText::PowerLine((share * HIGHEST) as u8).text();
        let width = measure.width_px(&words, size_px, true);
        let at = from + Point::new(0.0, -0.5 * size_px);
        marks.push(Mark::Text(Text {
            owner: None,
            lines: vec![words],
            at,
            anchor: Anchor::Start,
            is_upright: false,
            line_px: size_px * 1.25,
            size_px,
            weight: 600,
            color: style.soft,
            halo: Some(style.background),
            bounds: Bounds { low: at - Point::new(0.0, size_px), high: at + Point::new(width, 0.3 * size_px) },
        }));
    }
    marks
}
