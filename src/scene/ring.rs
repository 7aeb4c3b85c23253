//! The ring of sectors: whose bodies stand side by side, on a band of its colour, with its name inside; ties are bundled through
//! the middle.
//!
//! **Not here:** the places on a ring; see `layout::ring`.

use crate::layout::{Point, Positions, ring};
use crate::model::{Gather, SectorId, Stakeholder, StakeholderMap};
use crate::scene::camera::Bounds;
use crate::scene::display::{Anchor, Curve, Mark, Stroke, Text};
use crate::scene::measure::Measure;
use crate::scene::sector::{Look, looks};
use crate::scene::style::{Style, mix};
use crate::scene::view::View;
use crate::words::legend::LegendText;

/// How far inside the ring the name of a sector stands, as a share of the way from the middle.
const NAME: f64 = 0.66;
/// How wide the band of a sector is, and how much it gives way to the ground.
const BAND_PX: f64 = 14.0;
const BAND_FADES: f64 = 0.72;
/// How near ties of different sectors, and of one sector, come to the middle, as a share of the way.
const BUNDLED: (f64, f64) = (0.82, 0.3);
/// Names are left out where one is wider than this share of the way from the middle to the side.
const WIDEST: f64 = 0.7;
const SIZE_PX: f64 = 14.0;

/// The bodies to be seen by sector, in the order of the sectors, those without one last.
pub(crate) fn groups<'a>(map: &'a StakeholderMap, view: &View) -> Vec<(Option<&'a SectorId>, Vec<&'a Stakeholder>)> {
    let of = |sector: Option<&SectorId>| {
        map.stakeholders().iter().filter(|body| body.sector.as_ref() == sector && view.shows_body(body)).collect::<Vec<_>>()
    };
    let sectors = map.sectors().ids().map(Some).chain([None]);
    sectors.map(|sector| (sector, of(sector))).filter(|(_, bodies)| !bodies.is_empty()).collect()
}

/// Where bodies stand on the ring. **O(s n)** for *s* sectors.
pub(crate) fn standing(map: &StakeholderMap, view: &View) -> Positions {
    let groups = groups(map, view);
    let counts: Vec<usize> = groups.iter().map(|(_, bodies)| bodies.len()).collect();
    let places = ring(&counts, view.viewport.width_px / (view.viewport.height_px - view.foot_px).max(1.0));
    groups.iter().zip(places).flat_map(|((_, bodies), places)| bodies.iter().map(|body| body.id.clone()).zip(places)).gather()
}

/// The way of a tie on the ring, through the middle.
pub(crate) fn bundled(from: Point, to: Point, view: &View, is_inside: bool) -> Curve {
    let middle = view.camera.to_screen(Point::default(), view.viewport);
    let share = if is_inside { BUNDLED.1 } else { BUNDLED.0 };
    Curve { from, control: Some(from.toward(to, 0.5).toward(middle, share)), to }
}

/// The bands of the sectors and, apart, their names.
pub(crate) fn marks(
    map: &StakeholderMap,
    positions: &Positions,
    view: &View,
    style: &Style,
    measure: &dyn Measure,
) -> (Vec<Mark>, Vec<Text>) {
    let looks = looks(map);
    let on_screen = |at: Point, share: f64| view.camera.to_screen(at * share, view.viewport);
    let (mut bands, mut names) = (Vec::new(), Vec::new());
    for (sector, bodies) in groups(map, view) {
        let places: Vec<Point> = bodies.iter().filter_map(|body| positions.get(&body.id).copied()).collect();
        let look = sector.and_then(|id| looks.get(id)).copied().unwrap_or(Look::NONE);
        let stroke = Stroke::solid(mix(style.fill(look.color), style.background, BAND_FADES), BAND_PX * style.unit);
        let points: Vec<Point> = places.iter().map(|at| on_screen(*at, 1.0)).collect();
        // One body has a short band, too.
        let ends = match points.as_slice() {
            [only] => {
                let along = (*only - on_screen(Point::default(), 1.0)).unit().turned() * (16.0 * style.unit);
                vec![*only - along, *only + along]
            }
            _ => points,
        };
        for pair in ends.windows(2) {
            bands.push(Mark::Line { curve: Curve { from: pair[0], control: None, to: pair[1] }, stroke, head: None });
        }
        let name = sector.and_then(|id| map.sectors().find(id)).map_or_else(|| LegendText::NoSector.text(), |sector| sector.name.clone());
        if let Some(middle) = places.get(places.len() / 2) {
            names.push(written(name, on_screen(*middle, NAME), style, measure));
        }
    }
    // On a small screen the legend has to do.
    let half_px = positions.values().map(|at| at.x.abs()).fold(0.0, f64::max) * view.camera.scale;
    if names.iter().any(|name| name.bounds.size().x > half_px * WIDEST) {
        names.clear();
    }
    (bands, names)
}

fn written(words: String, at: Point, style: &Style, measure: &dyn Measure) -> Text {
    let size_px = SIZE_PX * style.unit;
    let half = Point::new(measure.width_px(&words, size_px, true) / 2.0, size_px * 0.6);
    Text {
        owner: None,
        lines: vec![words],
        at: Point::new(at.x, at.y + size_px * 0.35),
        anchor: Anchor::Middle,
        is_upright: false,
        line_px: size_px * 1.25,
        size_px,
        weight: 700,
        color: style.ink,
        halo: Some(style.background),
        bounds: Bounds::between(at - half, at + half),
    }
}
