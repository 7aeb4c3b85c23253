//! The heat map: sectors in rows and again in columns; a cell says how much passes from the one to the other.
//!
//! **Invariant:** only what is in sight counts; on a wall, trust is told for five ratings or more. All bodies of a sector stand
//! in its cell on the diagonal, unseen, so that a walk through the cells is the same as in the matrix.

use crate::layout::{Point, Positions};
use crate::model::{Color, Gather, SectorId, StakeholderId, StakeholderMap, sort_indices};
use crate::scene::camera::Bounds;
use crate::scene::cell::Cell;
use crate::scene::display::{Anchor, Mark, Stroke, Symbol, Text};
use crate::scene::index::Index;
use crate::scene::label::shorten;
use crate::scene::matrix::CELL;
use crate::scene::measure::Measure;
use crate::scene::ring::groups;
use crate::scene::sector::{Look, looks};
use crate::scene::style::{Style, mix};
use crate::scene::view::View;
use crate::words::legend::LegendText;

/// How many ratings a cell needs on a wall, so that nobody's own is read off it.
const ENOUGH: usize = 5;
/// The colour of the lowest cell, as a share of the way from the ground to the accent.
const LOWEST: f64 = 0.06;
/// The same for the highest cell, on a light and on a dark ground: as far as numbers in it still stand out 7:1.
const HIGHEST: (f64, f64) = (0.36, 0.24);
/// How wide names are at most, in their own size.
const WIDEST: f64 = 12.0;

/// What the cells say.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Heat {
    /// The share of pairs of bodies that are tied.
    #[default]
    Density,
    /// The strength of all ties.
    Strength,
    /// The mean of all ratings of trust.
    Trust,
}

impl Heat {
    /// Every one, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Density, Self::Strength, Self::Trust];

    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Density => "density",
            Self::Strength => "strength",
            Self::Trust => "trust",
        }
    }

    /// The one that a word means; density where it means none.
    pub fn from_word(word: &str) -> Self {
        Self::ALL.into_iter().find(|heat| heat.word() == word).unwrap_or_default()
    }
}

/// What passes from the bodies of one sector to those of another.
#[derive(Clone, Copy, Default, PartialEq, Debug)]
pub struct Passing {
    /// How many pairs of bodies there are.
    pub pairs: usize,
    /// How many of them are joined by a tie that leads there.
    pub tied: usize,
    /// The strength of all ties that lead there.
    pub strength: f64,
    /// How many ratings of trust there are.
    pub rated: usize,
    /// The sum of these.
    pub trust: f64,
}

impl Passing {
    /// The value of a cell and what it is written as; `None` where there is nothing to say.
    pub fn value(&self, heat: Heat, hide_private: bool) -> Option<f64> {
        match heat {
            Heat::Density => (self.pairs > 0).then(|| self.tied as f64 / self.pairs as f64),
            Heat::Strength => (self.pairs > 0).then_some(self.strength),
            Heat::Trust => (self.rated >= if hide_private { ENOUGH } else { 1 }).then(|| self.trust / self.rated as f64),
        }
    }
}

/// The sectors that have bodies in sight, and what passes between each two, row by row. Ties of opposition and of depth 0 carry
/// nothing. **O(s² + n log n + m log m)**.
pub fn passing(map: &StakeholderMap, view: &View) -> (Vec<Option<SectorId>>, Vec<Vec<Passing>>) {
    let groups = groups(map, view);
    let index = Index::new(map);
    let mut class: Vec<Option<usize>> = vec![None; map.stakeholders().len()];
    for (at, (_, bodies)) in groups.iter().enumerate() {
        for place in bodies.iter().filter_map(|body| index.place(&body.id)) {
            class[place] = Some(at);
        }
    }
    let size = |at: usize| groups[at].1.len();
    let pairs = |row: usize, column: usize| if row == column { size(row) * (size(row) - 1) } else { size(row) * size(column) };
    let row = |row: usize| (0..groups.len()).map(|column| Passing { pairs: pairs(row, column), ..Passing::default() }).collect();
    let mut cells: Vec<Vec<Passing>> = (0..groups.len()).map(row).collect();
    // Several ties that join the same two are one tied pair.
    let mut tied: Vec<(usize, usize)> = Vec::new();
    for tie in map.relationships().iter().filter(|tie| view.shows_tie(tie)) {
        let (Some(source), Some(target)) = (index.place(&tie.source), index.place(&tie.target)) else { continue };
        let (Some(from), Some(to)) = (class[source], class[target]) else { continue };
        for (row, column, trust) in [(from, to, tie.trust.forward), (to, from, tie.trust.back)] {
            if let Some(trust) = trust {
                cells[row][column].rated += 1;
                cells[row][column].trust += trust.value();
            }
        }
        if tie.is_channel() {
            cells[from][to].strength += tie.strength.value();
            tied.push((source, target));
            if !tie.directed {
                cells[to][from].strength += if from == to { 0.0 } else { tie.strength.value() };
                tied.push((target, source));
            }
        }
    }
    let mut order: Vec<usize> = (0..tied.len()).collect();
    sort_indices(&mut order, &mut |a, b| tied[a].cmp(&tied[b]));
    for pair in order.chunk_by(|a, b| tied[*a] == tied[*b]) {
        let (source, target) = tied[pair[0]];
        if let (Some(from), Some(to)) = (class[source], class[target]) {
            cells[from][to].tied += 1;
        }
    }
    (groups.into_iter().map(|(id, _)| id.cloned()).collect(), cells)
}

/// Where bodies stand: all of a sector in its cell on the diagonal.
pub(crate) fn standing(map: &StakeholderMap, view: &View) -> Positions {
    let places = groups(map, view).into_iter().zip(0_u32..).flat_map(|((_, bodies), at)| {
        let place = f64::from(at) * CELL;
        bodies.into_iter().map(move |body| (body.id.clone(), Point::new(place, place)))
    });
    places.gather()
}

/// What a value is written as.
pub(crate) fn written(heat: Heat, value: f64) -> String {
    match heat {
        Heat::Density => format!("{} %", (value * 100.0).round()),
        Heat::Strength => crate::words::screen::number(value),
        Heat::Trust => format!("{}", (value * 10.0).round() / 10.0),
    }
}

/// A cell in words.
pub struct HeatValue {
    /// The sector of the row.
    pub from: String,
    /// The sector of the column.
    pub to: String,
    /// What passes, and what that is.
    pub value: String,
}

/// What a cell of the heat map says.
pub fn heat_value(map: &StakeholderMap, view: &View, cell: &Cell) -> Option<HeatValue> {
    let (sectors, cells) = passing(map, view);
    let (row, column) = place(map, &sectors, cell)?;
    let value = cells[row][column].value(view.heat, view.hide_private).map_or_else(|| "–".to_owned(), |value| written(view.heat, value));
    let what = LegendText::Heat { of: view.heat.word(), enough: view.hide_private }.text();
    let [from, to] = [row, column].map(|at| name(map, sectors[at].as_ref()));
    Some(HeatValue { from, to, value: format!("{value}, {what}") })
}

/// The row and the column of a cell.
fn place(map: &StakeholderMap, sectors: &[Option<SectorId>], cell: &Cell) -> Option<(usize, usize)> {
    let of = |id: &StakeholderId| {
        let sector = &map.stakeholders().find(id)?.sector;
        sectors.iter().position(|other| other == sector)
    };
    Some((of(&cell.row)?, of(&cell.column)?))
}

fn name(map: &StakeholderMap, sector: Option<&SectorId>) -> String {
    sector.and_then(|id| map.sectors().find(id)).map_or_else(|| LegendText::NoSector.text(), |sector| sector.name.clone())
}

/// The cells with their values, what stands beside them, and the rectangle that the cells fill.
pub(crate) struct HeatMap {
    /// Cells, values, signs of sectors.
    pub(crate) ground: Vec<Mark>,
    /// The names of rows and columns.
    pub(crate) names: Vec<Text>,
    /// The frame of the cell that keys act on.
    pub(crate) cursor: Option<Mark>,
}

/// Draws the heat map; `is_fitted` while the camera is being fitted, when names stand beside the cells and never over them.
pub(crate) fn draw(map: &StakeholderMap, view: &View, style: &Style, measure: &dyn Measure, is_fitted: bool) -> HeatMap {
    let (sectors, cells) = passing(map, view);
    let looks = looks(map);
    let value = |row: usize, column: usize| cells[row][column].value(view.heat, view.hide_private);
    let highest = (0..sectors.len()).flat_map(|row| (0..sectors.len()).map(move |column| (row, column)));
    let highest = highest.filter_map(|(row, column)| value(row, column)).fold(0.0_f64, f64::max);
    let cell_px = CELL * view.camera.scale;
    let half = Point::new(cell_px / 2.0, cell_px / 2.0);
    let center = |row: usize, column: usize| view.camera.to_screen(Point::new(column as f64 * CELL, row as f64 * CELL), view.viewport);
    let around = |row: usize, column: usize| Bounds { low: center(row, column) - half, high: center(row, column) + half };
    // Digits fill about two thirds of a cell, and never more than names do.
    let size_px = (cell_px * 0.26).min(style.text_px * 1.25);
    let mut ground = Vec::new();
    for row in 0..sectors.len() {
        for column in 0..sectors.len() {
            let Some(value) = value(row, column) else { continue };
            let share = if highest > 0.0 { (value / highest).clamp(0.0, 1.0) } else { 0.0 };
            let color = shade(style, share);
            ground.push(Mark::Area { bounds: around(row, column), color });
            if size_px >= 7.0 {
                let ink = if apart(style.ink, color) >= apart(style.background, color) { style.ink } else { style.background };
                let at = center(row, column) + Point::new(0.0, size_px * 0.35);
                ground.push(Mark::Text(text(written(view.heat, value), at, Anchor::Middle, size_px, ink, measure)));
            }
        }
    }
    let thin = Stroke::solid(mix(style.ink, style.background, 0.7), style.unit);
    for row in 0..sectors.len() {
        ground.extend((0..sectors.len()).map(|column| Mark::Frame { bounds: around(row, column), stroke: thin }));
    }
    let mut names = Vec::new();
    let gap = cell_px / 2.0 + 0.65 * style.text_px;
    for (at, id) in sectors.iter().enumerate() {
        let name = name(map, id.as_ref());
        let size_px = style.text_px;
        let name = shorten(name.trim(), size_px * WIDEST, &|text| measure.width_px(text, size_px, true));
        let look = id.as_ref().and_then(|id| looks.get(id)).copied().unwrap_or(Look::NONE);
        let middle = center(at, at);
        let width = measure.width_px(&name, size_px, true);
        let edge = 4.0 * style.unit;
        let (mut left, mut top) = (center(at, 0).x - gap, center(0, at).y - gap);
        if !is_fitted {
            (left, top) = (left.max(edge + width + 1.6 * size_px), top.max(edge + width));
        }
        let symbol_at = Point::new(left - 0.5 * size_px, middle.y);
        let outline = Some(Stroke::solid(style.outline, style.outline_px));
        ground.push(Mark::Symbol(Symbol {
            shape: look.shape,
            center: symbol_at,
            radius_px: size_px * 0.42,
            fill: style.fill(look.color),
            outline,
        }));
        names.push(text(
            name.clone(),
            Point::new(left - 1.4 * size_px, middle.y + size_px * 0.35),
            Anchor::End,
            size_px,
            style.ink,
            measure,
        ));
        let column = text(name, Point::new(middle.x + size_px * 0.35, top), Anchor::Start, size_px, style.ink, measure);
        let bounds = Bounds { low: Point::new(middle.x - size_px * 0.6, top - width), high: Point::new(middle.x + size_px * 0.6, top) };
        names.push(Text { is_upright: true, bounds, ..column });
    }
    let cursor = Cell::of(map, view)
        .and_then(|cell| place(map, &sectors, &cell))
        .map(|(row, column)| Mark::Frame { bounds: around(row, column), stroke: Stroke::solid(style.ink, 2.5 * style.unit) });
    HeatMap { ground, names, cursor }
}

/// The colour of a cell that has this share (0 to 1) of the highest value.
pub(crate) fn shade(style: &Style, share: f64) -> Color {
    let highest = if bright(style.background) > bright(style.ink) { HIGHEST.0 } else { HIGHEST.1 };
    mix(style.background, style.accent, LOWEST + (highest - LOWEST) * share)
}

/// How far two colours are apart in brightness.
fn apart(one: Color, other: Color) -> f64 {
    (bright(one) - bright(other)).abs()
}

fn bright(color: Color) -> f64 {
    0.3 * f64::from(color.red) + 0.59 * f64::from(color.green) + 0.11 * f64::from(color.blue)
}

fn text(line: String, at: Point, anchor: Anchor, size_px: f64, color: Color, measure: &dyn Measure) -> Text {
    let width = measure.width_px(&line, size_px, true);
    let left = match anchor {
        Anchor::Start => at.x,
        Anchor::Middle => at.x - width / 2.0,
        Anchor::End => at.x - width,
    };
    let top = at.y - size_px * 0.95;
    Text {
        owner: None,
        lines: vec![line],
        at,
        anchor,
        is_upright: false,
        line_px: size_px * 1.25,
        size_px,
        weight: 600,
        color,
        halo: None,
        bounds: Bounds { low: Point::new(left, top), high: Point::new(left + width, top + size_px * 1.2) },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Theme, Viewport};

    /// The contrast of two colours, 1 to 21 (WCAG 2.2).
    fn contrast(one: Color, other: Color) -> f64 {
        let [one, other] = [one, other].map(|color| {
            let [red, green, blue] = [color.red, color.green, color.blue].map(|part| {
                let part = f64::from(part) / 255.0;
                if part <= 0.040_45 { part / 12.92 } else { libm::pow((part + 0.055) / 1.055, 2.4) }
            });
            0.2126 * red + 0.7152 * green + 0.0722 * blue
        });
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn numbers_stand_out_in_every_cell_of_every_theme() {
        for theme in [Theme::Light, Theme::Dark, Theme::Projector] {
            let style = Style::new(theme, Viewport { width_px: 1280.0, height_px: 720.0 });
            for tenth in 0..=10 {
                let found = contrast(style.ink, shade(&style, f64::from(tenth) / 10.0));
                assert!(found >= 7.0, "{theme:?}: {found:.2} in the cell of {tenth} tenths");
            }
        }
    }
}
