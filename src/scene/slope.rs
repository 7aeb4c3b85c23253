//! Figures before and after as slopes, side by side.
//!
//! **Invariant:** each slope has a scale of its own that holds 0, so that no small change looks like a steep one; what chance
//! would give stands beside it, dotted.
//! **Not here:** which figures (`insight::compare`); the same as a table (`ui`).

use crate::layout::Point;
use crate::model::Color;
use crate::scene::camera::{Bounds, Viewport};
use crate::scene::display::{Anchor, Curve, Dash, Mark, Scene, Stroke, Text};
use crate::scene::measure::Measure;
use crate::scene::style::Style;
use crate::scene::view::View;
use crate::words::screen::number;

/// One figure before and after.
#[derive(Clone, PartialEq, Debug)]
pub struct Slope {
    /// What it is called.
    pub name: String,
    /// Before.
    pub before: f64,
    /// After.
    pub after: f64,
    /// What chance gives before and after, where that is known.
    pub chance: Option<(f64, f64)>,
}

/// Width and height of one slope with its name, in units.
const CELL: (f64, f64) = (230.0, 116.0);

/// Draws slopes in as many columns as fit a width.
///
/// # Arguments
/// * `title`: what is compared, over the chart and for those who cannot see it; `hint` says how it is read.
pub fn slope_scene(slopes: &[Slope], title: &str, hint: &str, view: &View, width_px: f64, measure: &dyn Measure) -> Scene {
    let unit = if width_px > 700.0 { Style::of(view).unit.min(1.4) } else { 1.0 };
    let style = Style { unit, ..Style::of(view) };
    let (wide, high) = (CELL.0 * unit, CELL.1 * unit);
    let columns = (width_px / wide).floor().clamp(1.0, slopes.len().max(1) as f64);
    let (rows, top) = ((slopes.len() as f64 / columns).ceil(), 30.0 * unit);
    let pitch = width_px / columns;
    let mut above = vec![text(title, Point::new(10.0 * unit, 20.0 * unit), Anchor::Start, 14.0 * unit, 700, style.ink, measure)];
    for (at, slope) in slopes.iter().enumerate() {
        let (column, row) = (at as f64 % columns, (at as f64 / columns).floor());
        draw(slope, Point::new(column * pitch, top + row * high), Point::new(pitch, high), &style, measure, &mut above);
    }
    Scene {
        viewport: Viewport { width_px, height_px: top + rows * high + 8.0 * unit },
        background: style.background,
        family: view.dress.family.clone(),
        title: title.to_owned(),
        description: hint.to_owned(),
        ground: Vec::new(),
        ties: Vec::new(),
        below: Vec::new(),
        bodies: Vec::new(),
        labels: Vec::new(),
        above,
        handle: None,
        target_px: 0.0,
    }
}

fn draw(slope: &Slope, corner: Point, size: Point, style: &Style, measure: &dyn Measure, marks: &mut Vec<Mark>) {
    let unit = style.unit;
    let values = [Some(slope.before), Some(slope.after), slope.chance.map(|chance| chance.0), slope.chance.map(|chance| chance.1)];
    let (mut low, mut high) = (0.0_f64, 0.0_f64);
    for value in values.into_iter().flatten() {
        (low, high) = (low.min(value), high.max(value));
    }
    let (left, right) = (corner.x + 62.0 * unit, corner.x + size.x - 62.0 * unit);
    let (top, bottom) = (corner.y + 32.0 * unit, corner.y + size.y - 16.0 * unit);
    let height = |value: f64| if high > low { bottom - (value - low) / (high - low) * (bottom - top) } else { bottom };
    let line = |from: f64, to: f64, stroke: Stroke| Mark::Line {
        curve: Curve { from: Point::new(left, height(from)), control: None, to: Point::new(right, height(to)) },
        stroke,
        head: None,
    };
    marks.push(text(
        &slope.name,
        Point::new(corner.x + 10.0 * unit, corner.y + 18.0 * unit),
        Anchor::Start,
        12.5 * unit,
        600,
        style.ink,
        measure,
    ));
    marks.push(line(0.0, 0.0, Stroke::solid(style.tie, unit)));
    if let Some((before, after)) = slope.chance {
        marks.push(line(before, after, Stroke { color: style.soft, width_px: 1.6 * unit, dash: Dash::Dotted }));
    }
    // A change is seen by the slope, not by its colour alone.
    let stroke = if slope.before == slope.after { Stroke::solid(style.soft, 2.0 * unit) } else { Stroke::solid(style.accent, 2.6 * unit) };
    marks.push(line(slope.before, slope.after, stroke));
    for (value, x, anchor, aside) in [(slope.before, left, Anchor::End, -9.0), (slope.after, right, Anchor::Start, 9.0)] {
        let center = Point::new(x, height(value));
        marks.push(Mark::Circle { center, radius_px: 3.6 * unit, fill: Some(stroke.color), stroke: Stroke::solid(stroke.color, unit) });
        let at = Point::new(x + aside * unit, height(value) + 4.4 * unit);
        marks.push(text(&number(value), at, anchor, 12.5 * unit, 500, style.ink, measure));
    }
}

fn text(line: &str, at: Point, anchor: Anchor, size_px: f64, weight: u16, color: Color, measure: &dyn Measure) -> Mark {
    let width = measure.width_px(line, size_px, weight > 600);
    let left = at.x - if anchor == Anchor::End { width } else { 0.0 };
    Mark::Text(Text {
        owner: None,
        lines: vec![line.to_owned()],
        at,
        anchor,
        is_upright: false,
        line_px: size_px * 1.3,
        size_px,
        weight,
        color,
        halo: None,
        bounds: Bounds { low: Point::new(left, at.y - size_px), high: Point::new(left + width, at.y + size_px * 0.3) },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::measure::FixedMeasure;

    fn lines(slope: Slope) -> Vec<Curve> {
        let scene = slope_scene(&[slope], "a → b", "", &View::default(), 300.0, &FixedMeasure);
        scene.above.iter().filter_map(|mark| if let Mark::Line { curve, .. } = mark { Some(*curve) } else { None }).collect()
    }

    fn slope(before: f64, after: f64, chance: Option<(f64, f64)>) -> Slope {
        Slope { name: "Ties in use".to_owned(), before, after, chance }
    }

    #[test]
    fn more_leads_up_less_down_and_the_same_is_level() {
        let rise = |before, after| lines(slope(before, after, None)).last().map(|curve| curve.from.y - curve.to.y).unwrap_or_default();
        assert!(rise(1.0, 2.0) > 0.0 && rise(2.0, 1.0) < 0.0 && rise(-0.5, 0.5) > 0.0);
        assert_eq!((rise(3.0, 3.0), rise(0.0, 0.0)), (0.0, 0.0));
    }

    #[test]
    fn every_slope_has_zero_in_its_scale_and_chance_beside_it() {
        let drawn = lines(slope(100.0, 101.0, Some((50.0, 50.0))));
        let [zero, chance, seen] = drawn.as_slice() else { panic!("zero, chance and what is seen: {drawn:?}") };
        assert!((seen.from.y - seen.to.y) < 0.02 * (zero.from.y - seen.from.y), "a change of a hundredth is a flat slope");
        assert!(zero.from.y > chance.from.y && chance.from.y > seen.from.y);
    }

    #[test]
    fn slopes_fill_columns_and_stay_inside_the_picture() {
        let slopes: Vec<Slope> = (0..7).map(|at| slope(f64::from(at), 1.0, None)).collect();
        for width in [320.0, 1_000.0] {
            let scene = slope_scene(&slopes, "a → b", "", &View::default(), width, &FixedMeasure);
            for mark in &scene.above {
                if let Mark::Text(text) = mark {
                    assert!(text.bounds.low.x >= 0.0 && text.bounds.high.x <= width, "{text:?}");
                    assert!(text.bounds.high.y <= scene.viewport.height_px, "{text:?}");
                }
            }
        }
    }
}
