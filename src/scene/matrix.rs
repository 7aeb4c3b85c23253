//! The matrix: stakeholders in rows and again in columns; a tie is a dot where the row of its source meets the column of its
//! target, in both places where it leads both ways. A dot grows with the strength; opposition is a bar.
//!
//! **Invariant:** rows and columns stand in the same order, so bodies stand on the diagonal.

use crate::analysis::key;
use crate::layout::{Point, Positions};
use crate::model::{Color, Gather, Stakeholder, sort_indices};
use crate::scene::camera::Bounds;
use crate::scene::display::{Anchor, Curve, Mark, Stroke, Symbol, Text, Tie};
use crate::scene::focus::{Emphasis, Focus};
use crate::scene::label::shorten;
use crate::scene::measure::Measure;
use crate::scene::sector::{Look, looks};
use crate::scene::shade::Shades;
use crate::scene::size::Values;
use crate::scene::style::{Style, mix};
use crate::scene::tie::Joined;
use crate::scene::view::{Parts, View};
use crate::words::fold;

/// How far apart rows are, in map units.
pub(crate) const CELL: f64 = 28.0;
/// What a symbol and the dots of the weakest and the strongest tie take of a cell, as a share of its width.
const SYMBOL: f64 = 0.37;
const DOTS: (f64, f64) = (0.34, 0.78);
/// The length and the width of a bar.
const BAR: (f64, f64) = (0.6, 0.2);
/// How wide names are at most, in their own size: of rows, and of columns, which stand upright.
const NAMES: (f64, f64) = (14.0, 9.0);
/// Lines between rows are drawn where cells are at least so wide.
const LINED_PX: f64 = 9.0;

/// In which order rows and columns stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum MatrixOrder {
    /// By sector, in the order of the map.
    #[default]
    Sector,
    /// By name.
    Name,
    /// By the measure that sizes bodies, the highest first.
    Measure,
    /// By community, so that who is tied to each other stands together; the largest first.
    Community,
}

impl MatrixOrder {
    /// Every one, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Sector, Self::Community, Self::Name, Self::Measure];

    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Sector => "sector",
            Self::Name => "name",
            Self::Measure => "measure",
            Self::Community => "community",
        }
    }
}

/// The places in the map of the bodies to be seen, in the order of the rows.
fn order(parts: &Parts<'_>, view: &View) -> Vec<usize> {
    let bodies: Vec<&Stakeholder> = parts.map.stakeholders().iter().collect();
    let mut order: Vec<usize> = (0..bodies.len()).filter(|at| view.shows_body(bodies[*at])).collect();
    match view.order {
        MatrixOrder::Sector => {
            let sectors = parts.map.sectors();
            let place = |at: usize| bodies[at].sector.as_ref().and_then(|id| sectors.ids().position(|other| other == id));
            let places: Vec<usize> = (0..bodies.len()).map(|at| place(at).unwrap_or(usize::MAX)).collect();
            sort_indices(&mut order, &mut |a, b| places[a].cmp(&places[b]).then(a.cmp(&b)));
        }
        MatrixOrder::Name => {
            let names: Vec<String> = bodies.iter().map(|body| fold(&body.name)).collect();
            sort_indices(&mut order, &mut |a, b| names[a].cmp(&names[b]).then(a.cmp(&b)));
        }
        MatrixOrder::Measure => {
            let values = Values::of(parts, view);
            sort_indices(&mut order, &mut |a, b| values.of_body(b).total_cmp(&values.of_body(a)).then(a.cmp(&b)));
        }
        MatrixOrder::Community => {
            let communities = communities(parts);
            let size = |community: usize| communities.iter().filter(|other| **other == community).count();
            let sizes: Vec<usize> = communities.iter().map(|community| size(*community)).collect();
            sort_indices(&mut order, &mut |a, b| sizes[b].cmp(&sizes[a]).then(communities[a].cmp(&communities[b])).then(a.cmp(&b)));
        }
    }
    order
}

/// The community of each body, in the order of the map; one for all where none were looked for.
fn communities(parts: &Parts<'_>) -> Vec<usize> {
    let count = parts.map.stakeholders().len();
    let column = parts.report.column(key::COMMUNITY).filter(|column| column.len() == count).unwrap_or_default();
    (0..count).map(|at| column.get(at).copied().flatten().map_or(0, |number| number as usize)).collect()
}

/// Where bodies stand: on the diagonal. **O(n log n)**.
pub(crate) fn standing(parts: &Parts<'_>, view: &View) -> Positions {
    let ids: Vec<_> = parts.map.stakeholders().ids().collect();
    let places = order(parts, view).into_iter().zip(0_u32..);
    places.map(|(at, row)| (ids[at].clone(), Point::new(f64::from(row) * CELL, f64::from(row) * CELL))).gather()
}

/// Draws the matrix of bodies that stand on its diagonal.
pub(crate) struct MatrixArtist<'a> {
    pub(crate) view: &'a View,
    pub(crate) style: &'a Style,
    pub(crate) measure: &'a dyn Measure,
    pub(crate) records: &'a [&'a Stakeholder],
    pub(crate) symbols: &'a [Option<Symbol>],
    pub(crate) focus: &'a Focus,
    /// The row and the column that meet at the cell that keys act on.
    pub(crate) cell: Option<(usize, usize)>,
    pub(crate) shades: &'a Shades<'a>,
}

impl MatrixArtist<'_> {
    /// Whether the row or the column of a body meets at the cell that keys act on.
    fn is_of_cell(&self, at: usize) -> bool {
        self.cell.is_some_and(|(row, column)| row == at || column == at)
    }

    fn cell_px(&self) -> f64 {
        CELL * self.view.camera.scale
    }

    /// The middle of the first and of the last cell of the diagonal, and its bodies in order.
    fn diagonal(&self) -> Option<(Point, Point, Vec<usize>)> {
        let mut order: Vec<usize> = (0..self.symbols.len()).filter(|at| self.symbols[*at].is_some()).collect();
        let down = |at: usize| self.symbols[at].map_or(0.0, |symbol| symbol.center.y);
        sort_indices(&mut order, &mut |a, b| down(a).total_cmp(&down(b)));
        let center = |at: Option<&usize>| Some(self.symbols[*at?]?.center);
        Some((center(order.first())?, center(order.last())?, order))
    }

    /// How large a symbol is.
    pub(crate) fn radius_px(view: &View) -> f64 {
        CELL * view.camera.scale * SYMBOL
    }

    /// The marks of one tie.
    pub(crate) fn dots(&self, joined: &Joined<'_>, strengths: Option<(f64, f64)>, emphasis: Emphasis) -> Vec<Tie> {
        let (Some(source), Some(target)) = (self.symbols[joined.source], self.symbols[joined.target]) else { return Vec::new() };
        let cell = self.cell_px();
        let color = |is_back: bool| {
            let shade = self.shades.of_way(joined.tie, is_back);
            match emphasis {
                Emphasis::Dim => self.style.dimmed(shade.unwrap_or(self.style.soft)),
                Emphasis::Plain => shade.unwrap_or(self.style.soft),
                Emphasis::Near => shade.unwrap_or(self.style.ink),
                Emphasis::Chosen => shade.unwrap_or(self.style.accent),
            }
        };
        let is_bar = joined.tie.opposes();
        let share = strengths.map_or(0.5, |(low, high)| (joined.tie.strength.value() - low) / (high - low));
        let width = if is_bar { BAR.1 } else { DOTS.0 + (DOTS.1 - DOTS.0) * share };
        // Lines have round ends, so one that is hardly longer than nothing is a dot.
        let half = Point::new(if is_bar { BAR.0 * cell / 2.0 } else { 0.01 }, 0.0);
        let width_px = (width * cell).max(1.5);
        let mark = |row: &Symbol, column: &Symbol, is_back: bool| {
            let stroke = Stroke::solid(color(is_back), width_px);
            let at = Point::new(column.center.x, row.center.y);
            Tie { id: joined.tie.id.clone(), curve: Curve { from: at - half, control: None, to: at + half }, stroke, head: None }
        };
        let mut marks = vec![mark(&source, &target, false)];
        let tells_back = self.shades.tells_trust() && joined.tie.trust.back.is_some();
        if !joined.tie.directed || tells_back {
            marks.push(mark(&target, &source, true));
        }
        marks
    }

    /// Lines between rows and columns, frames around sectors or communities, and the row and column of whom one looks at.
    pub(crate) fn ground(&self, parts: &Parts<'_>) -> Vec<Mark> {
        let Some((first, last, order)) = self.diagonal() else { return Vec::new() };
        let (cell, unit) = (self.cell_px(), self.style.unit);
        let half = Point::new(cell / 2.0, cell / 2.0);
        let whole = Bounds { low: first - half, high: last + half };
        let line = |from: Point, to: Point, stroke: Stroke| Mark::Line { curve: Curve { from, control: None, to }, stroke, head: None };
        let mut marks = Vec::new();
        let band = Stroke::solid(mix(self.style.accent, self.style.background, 0.86), cell);
        for &at in order.iter().filter(|at| self.focus.bodies[**at] == Emphasis::Chosen) {
            let Some(Symbol { center, .. }) = self.symbols[at] else { continue };
            marks.push(line(Point::new(first.x, center.y), Point::new(last.x, center.y), band));
            marks.push(line(Point::new(center.x, first.y), Point::new(center.x, last.y), band));
        }
        if let Some((row, column)) = self.cell {
            let (Some(row), Some(column)) = (self.symbols[row], self.symbols[column]) else { return marks };
            let (down, right) = (row.center.y, column.center.x);
            marks.push(line(Point::new(whole.low.x, down), Point::new(right, down), band));
            marks.push(line(Point::new(right, whole.low.y), Point::new(right, down), band));
        }
        let thin = Stroke::solid(mix(self.style.ink, self.style.background, 0.9), unit);
        if cell >= LINED_PX {
            // No more of them than are in sight, however large the matrix.
            let sight = self.view.viewport;
            let (left, right) = (whole.low.x.max(0.0), whole.high.x.min(sight.width_px));
            let (top, bottom) = (whole.low.y.max(0.0), whole.high.y.min(sight.height_px));
            for Symbol { center, .. } in order.iter().skip(1).filter_map(|at| self.symbols[*at]) {
                let edge = center - half;
                if (top..bottom).contains(&edge.y) {
                    marks.push(line(Point::new(left, edge.y), Point::new(right, edge.y), thin));
                }
                if (left..right).contains(&edge.x) {
                    marks.push(line(Point::new(edge.x, top), Point::new(edge.x, bottom), thin));
                }
            }
        }
        let frame = Stroke::solid(mix(self.style.ink, self.style.background, 0.6), unit);
        marks.push(Mark::Frame { bounds: whole, stroke: frame });
        let mut around = |run: &[usize], color: Color| {
            if let (Some(low), Some(high)) = (self.symbols[run[0]], self.symbols[run[run.len() - 1]]) {
                let bounds = Bounds { low: low.center - half, high: high.center + half };
                marks.push(Mark::Frame { bounds, stroke: Stroke::solid(color, 2.0 * unit) });
            }
        };
        match self.view.order {
            MatrixOrder::Sector => {
                let looks = looks(parts.map);
                for run in order.chunk_by(|a, b| self.records[*a].sector == self.records[*b].sector) {
                    let look = self.records[run[0]].sector.as_ref().and_then(|id| looks.get(id)).copied().unwrap_or(Look::NONE);
                    around(run, self.style.fill(look.color));
                }
            }
            MatrixOrder::Community => {
                let communities = communities(parts);
                for run in order.chunk_by(|a, b| communities[*a] == communities[*b]).filter(|run| run.len() > 1) {
                    around(run, self.style.soft);
                }
            }
            MatrixOrder::Name | MatrixOrder::Measure => {}
        }
        marks
    }

    /// The frame of the cell that keys act on, above all else.
    pub(crate) fn cursor(&self) -> Option<Mark> {
        let (row, column) = self.cell?;
        let center = Point::new(self.symbols[column]?.center.x, self.symbols[row]?.center.y);
        let half = Point::new(self.cell_px() / 2.0, self.cell_px() / 2.0);
        let stroke = Stroke::solid(self.style.accent, 2.5 * self.style.unit);
        Some(Mark::Frame { bounds: Bounds { low: center - half, high: center + half }, stroke })
    }

    /// Names of rows and of columns, those first that are looked at, as far as there is room. While the camera is being
    /// `fitted`, names stand beside the matrix, else never out of sight.
    pub(crate) fn names(&self, is_fitted: bool) -> Vec<Text> {
        let Some((first, _, mut order)) = self.diagonal() else { return Vec::new() };
        let gap = self.cell_px() / 2.0 + 0.65 * self.style.text_px;
        let (left, top) = (first.x - gap, first.y - gap);
        let rank = |at: usize| (self.is_of_cell(at), self.focus.bodies[at]);
        sort_indices(&mut order, &mut |a, b| rank(b).cmp(&rank(a)).then(a.cmp(&b)));
        let height = self.style.text_px * 1.2;
        let (mut rows, mut columns): (Vec<f64>, Vec<f64>) = Default::default();
        let mut names = Vec::new();
        for at in order {
            let Some(Symbol { center, .. }) = self.symbols[at] else { continue };
            let sight = self.view.viewport;
            let is_free = |taken: &[f64], place: f64, end: f64| {
                (0.0..=end).contains(&place) && taken.iter().all(|other| (other - place).abs() >= height)
            };
            if is_free(&rows, center.y, sight.height_px) {
                rows.push(center.y);
                names.push(self.name(at, Point::new(left, center.y), false, is_fitted));
            }
            if is_free(&columns, center.x, sight.width_px) {
                columns.push(center.x);
                names.push(self.name(at, Point::new(center.x, top), true, is_fitted));
            }
        }
        names.reverse();
        names
    }

    /// The name of a row, which ends at a place, or of a column, which begins there and reads upwards.
    fn name(&self, at: usize, place: Point, is_upright: bool, is_fitted: bool) -> Text {
        let size = self.style.text_px;
        let limit = size * if is_upright { NAMES.1 } else { NAMES.0 };
        let record = self.records[at];
        let line = shorten(record.name.trim(), limit, &|text| self.measure.width_px(text, size, true));
        let width = self.measure.width_px(&line, size, true);
        let (emphasis, is_of_cell) = (self.focus.bodies[at], self.is_of_cell(at));
        let edge = 4.0 * self.style.unit;
        // The middle of the letters, not their foot, is where the row is.
        let drop = size * 0.35;
        let (at, anchor, bounds) = if is_upright {
            let foot = if is_fitted { place.y } else { place.y.max(edge + width) };
            let low = Point::new(place.x - size * 0.6, foot - width);
            (Point::new(place.x + drop, foot), Anchor::Start, Bounds { low, high: Point::new(place.x + size * 0.6, foot) })
        } else {
            let end = if is_fitted { place.x } else { place.x.max(edge + width) };
            let low = Point::new(end - width, place.y - size * 0.6);
            (Point::new(end, place.y + drop), Anchor::End, Bounds { low, high: Point::new(end, place.y + size * 0.6) })
        };
        Text {
            owner: Some(record.id.clone()),
            lines: vec![line],
            at,
            anchor,
            is_upright,
            line_px: size * 1.25,
            size_px: size,
            weight: self.style.weight(emphasis == Emphasis::Chosen || is_of_cell),
            color: if emphasis == Emphasis::Dim && !is_of_cell { self.style.dimmed(self.style.ink) } else { self.style.ink },
            halo: Some(self.style.background),
            bounds,
        }
    }
}
