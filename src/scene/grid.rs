//! What is drawn of the power–interest grid besides bodies: the field with its regions, axes, the tray, where ratings differ.
//!
//! **Invariant:** what is private where that counts leaves no trace: no bar, no dot, no gap.

use crate::layout::Point;
use crate::model::{Color, Properties, Stakeholder};
use crate::scene::camera::Bounds;
use crate::scene::display::{Anchor, Curve, Mark, Scene, Stroke, Symbol, Text};
use crate::scene::measure::Measure;
use crate::scene::plane::{Plane, Rated};
use crate::scene::style::{Style, mix};
use crate::scene::view::{View, ViewKind};
use crate::words::grid::{GridText, rating};

/// Bodies that stand farther from their rating than so many of their radii are on their way there.
const FAR: f64 = 10.0;
const SIZE_PX: f64 = 13.0;

/// Whether a view shows how several people rate one body.
pub(crate) fn shows_spread(properties: &Properties, view: &View) -> bool {
    let is_private = ["ratings", "power", "interest"].iter().any(|field| properties.private_fields.contains(*field));
    view.kind == ViewKind::Grid && !(view.hide_private && is_private)
}

/// Draws the marks of the grid.
pub(crate) struct GridArtist<'a> {
    pub(crate) plane: &'a Plane,
    pub(crate) view: &'a View,
    pub(crate) style: &'a Style,
    pub(crate) measure: &'a dyn Measure,
    /// The bodies of the map with their symbols.
    pub(crate) records: &'a [&'a Stakeholder],
    pub(crate) symbols: &'a [Option<Symbol>],
    pub(crate) properties: &'a Properties,
}

impl GridArtist<'_> {
    /// The marks below everything else.
    pub(crate) fn ground(&self) -> Vec<Mark> {
        let (style, unit) = (self.style, self.style.unit);
        let edge = mix(style.background, style.soft, 0.55);
        let (field, tray) = (self.on_screen(self.plane.field), self.on_screen(self.plane.tray));
        let mut marks = Vec::new();
        let mut line = |a: Point, b: Point, color: Color, width: f64| {
            let curve = Curve { from: a, control: None, to: b };
            marks.push(Mark::Line { curve, stroke: Stroke::solid(color, width * unit), head: None });
        };
        let fine = mix(style.background, style.soft, 0.13);
        for step in 0..=Rated::HIGHEST as u32 {
            let at = self.screen_place(Rated { power: f64::from(step), interest: f64::from(step) });
            if step != 5 {
                line(Point::new(at.x, field.low.y), Point::new(at.x, field.high.y), fine, 0.8);
                line(Point::new(field.low.x, at.y), Point::new(field.high.x, at.y), fine, 0.8);
            }
        }
        let middle = self.screen_place(Rated { power: 5.0, interest: 5.0 });
        line(Point::new(middle.x, field.low.y), Point::new(middle.x, field.high.y), edge, 1.4);
        line(Point::new(field.low.x, middle.y), Point::new(field.high.x, middle.y), edge, 1.4);
        marks.push(Mark::Frame { bounds: field, stroke: Stroke::solid(edge, 1.4 * unit) });
        if self.plane.has_tray {
            marks.push(Mark::Frame { bounds: tray, stroke: Stroke::solid(edge, 0.8 * unit) });
        }
        self.words(field, tray, &mut marks);
        self.spreads(&mut marks);
        self.leaders(&mut marks);
        marks
    }

    /// What names of bodies keep clear of: other words, and the gap between field and tray.
    pub(crate) fn taken(&self, ground: &[Mark]) -> Vec<Bounds> {
        let (field, tray) = (self.on_screen(self.plane.field), self.on_screen(self.plane.tray));
        // A name may stand over the edge a little.
        let gap = if tray.low.x > field.high.x {
            Bounds { low: Point::new(field.high.x.midpoint(tray.low.x), field.low.y), high: Point::new(tray.low.x, field.high.y) }
        } else {
            Bounds { low: Point::new(field.low.x, field.high.y), high: Point::new(field.high.x, tray.low.y) }
        };
        let mut taken = vec![gap];
        for mark in ground {
            if let Mark::Text(text) = mark {
                taken.push(text.bounds);
            }
        }
        taken
    }

    /// Names of regions, ends of axes, heading of the tray.
    fn words(&self, field: Bounds, tray: Bounds, marks: &mut Vec<Mark>) {
        let em = SIZE_PX * self.style.unit;
        let inset = em * 0.6;
        let heading = if self.plane.shows_ratings { GridText::Unrated } else { GridText::NotShown };
        let (top, bottom) = (field.low.y + inset, field.high.y - inset - em);
        let (left, right) = (field.low.x + inset, field.high.x - inset);
        let (above, below) = (field.low.y - em * 1.45, field.high.y + em * 0.5);
        let all = [
            (GridText::KeepOnBoard, left, top, Anchor::Start, true),
            (GridText::DecideTogether, right, top, Anchor::End, true),
            (GridText::KeepInTouch, left, bottom, Anchor::Start, true),
            (GridText::StrengthenVoice, right, bottom, Anchor::End, true),
            (GridText::HighPower, field.low.x, above, Anchor::Start, false),
            (GridText::BothLow, field.low.x, below, Anchor::Start, false),
            (GridText::HighInterest, field.high.x, below, Anchor::End, false),
            (heading, tray.low.x + inset, tray.low.y + inset, Anchor::Start, true),
        ];
        let count = if self.plane.has_tray { all.len() } else { all.len() - 1 };
        for &(text, x, y, anchor, is_bold) in &all[..count] {
            marks.push(Mark::Text(self.line(text.text().to_owned(), Point::new(x, y), anchor, is_bold)));
        }
    }

    /// A line of text with its upper edge at a place.
    fn line(&self, text: String, top: Point, anchor: Anchor, is_bold: bool) -> Text {
        let size_px = SIZE_PX * self.style.unit;
        let width = self.measure.width_px(&text, size_px, is_bold);
        let low = match anchor {
            Anchor::Start => top.x,
            Anchor::Middle => top.x - width / 2.0,
            Anchor::End => top.x - width,
        };
        Text {
            owner: None,
            lines: vec![text],
            at: Point::new(top.x, top.y + size_px * 0.82),
            anchor,
            is_upright: false,
            line_px: size_px * 1.2,
            size_px,
            weight: if is_bold { 700 } else { 500 },
            color: self.style.soft,
            halo: None,
            bounds: Bounds { low: Point::new(low, top.y), high: Point::new(low + width, top.y + size_px) },
        }
    }

    /// How far apart several people rate one body: a bar along each axis.
    fn spreads(&self, marks: &mut Vec<Mark>) {
        for (body, symbol) in self.records.iter().zip(self.symbols) {
            let (Some(symbol), Some(rated)) = (symbol, self.plane.rated(body).filter(|_| shows_spread(self.properties, self.view))) else {
                continue;
            };
            let (low, high) = rated.range(body);
            let ends = [
                (Rated { interest: low.interest, ..rated }, Rated { interest: high.interest, ..rated }),
                (Rated { power: low.power, ..rated }, Rated { power: high.power, ..rated }),
            ];
            let stroke = Stroke::solid(mix(symbol.fill, self.style.background, 0.4), 2.0 * self.style.unit);
            for (from, to) in ends.into_iter().filter(|(from, to)| from != to) {
                let curve = Curve { from: self.screen_place(from), control: None, to: self.screen_place(to) };
                marks.push(Mark::Line { curve, stroke, head: None });
            }
        }
    }

    /// Who stands beside its rating is tied to it: those of one rating share a dot.
    fn leaders(&self, marks: &mut Vec<Mark>) {
        let stroke = Stroke::solid(mix(self.style.background, self.style.soft, 0.7), 1.2 * self.style.unit);
        for (body, symbol) in self.records.iter().zip(self.symbols) {
            let (Some(symbol), Some(rated)) = (symbol, self.plane.rated(body)) else { continue };
            let target = self.screen_place(rated);
            let away = target.distance(symbol.center);
            if self.view.drag.contains_key(&body.id) || away < 0.3 * symbol.radius_px || away > FAR * symbol.radius_px {
                continue;
            }
            marks.push(Mark::Line { curve: Curve { from: target, control: None, to: symbol.center }, stroke, head: None });
            marks.push(Mark::Circle { center: target, radius_px: 2.4 * self.style.unit, fill: Some(stroke.color), stroke });
        }
    }

    /// What the rating of a body that is dragged would be.
    pub(crate) fn say_drag(&self, scene: &mut Scene) {
        let mut dragged = self.view.drag.iter();
        let (Some((id, at)), None) = (dragged.next(), dragged.next()) else { return };
        let Some(symbol) = scene.bodies.iter().find(|body| body.id == *id).map(|body| body.symbol) else { return };
        let words = rating(self.plane.rating_at(*at).map(Rated::rounded).map(|rated| (rated.power, rated.interest)));
        let own = scene.labels.iter().find(|label| label.owner.as_ref() == Some(id)).map(|label| label.bounds);
        let covered = own.map_or(symbol.bounds(), |name| name.union(symbol.bounds()));
        let em = SIZE_PX * self.style.unit;
        // Under body and name; above them where a word of the grid or the edge is in the way.
        let [below, above] = [covered.high.y + em * 0.4, covered.low.y - em * 1.6].map(|top| {
            let half = self.measure.width_px(&words, em, true) / 2.0;
            let x = symbol.center.x.min(self.view.viewport.width_px - half).max(half);
            self.line(words.clone(), Point::new(x, top), Anchor::Middle, true)
        });
        let is_free = self.view.free_area().has(below.bounds.high)
            && self.taken(&scene.ground).iter().all(|word| word.shared_area(below.bounds) == 0.0);
        let text = if is_free { below } else { above };
        scene.labels.retain(|label| label.owner.as_ref() == Some(id) || label.bounds.shared_area(text.bounds) == 0.0);
        scene.above.push(Mark::Text(Text { color: self.style.accent, halo: Some(self.style.background), ..text }));
    }

    fn on_screen(&self, bounds: Bounds) -> Bounds {
        let place = |point| self.view.camera.to_screen(point, self.view.viewport);
        Bounds { low: place(bounds.low), high: place(bounds.high) }
    }

    fn screen_place(&self, rated: Rated) -> Point {
        self.view.camera.to_screen(self.plane.place(rated), self.view.viewport)
    }
}
