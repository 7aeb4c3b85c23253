//! Names: wrapped to two lines, placed so that they cover neither each other nor a body.
//!
//! **Invariant:** beyond [`SHOW_ALL`] bodies no two names overlap; up to it every name is shown that can be read.

use std::ops::Range;

use crate::layout::Point;
use crate::model::{StakeholderId, sort_items};
use crate::scene::camera::Bounds;
use crate::scene::display::{Anchor, Symbol, Text};
use crate::scene::focus::Emphasis;
use crate::scene::measure::Measure;
use crate::scene::style::Style;

/// Maps with at most so many bodies show every name.
pub(crate) const SHOW_ALL: usize = 40;
/// How many names at most are tried and shown at once on a larger map.
const TRIED: usize = 300;
/// Letters of a name that are looked at.
const LETTERS: usize = 120;
/// The longest line as a multiple of the text size, about 20 letters.
const LINE_EM: f64 = 12.4;
/// The same where there is little room.
const NARROW_EM: f64 = 7.6;
const LINE_HEIGHT: f64 = 1.2;
/// How many names may stand on bodies where there is no other room.
const LANDMARKS: usize = 8;
/// A name of which more than this share is or would cover something is left out even on a small map, until there is room.
const UNREADABLE: f64 = 0.04;
const CELL_PX: f64 = 64.0;

/// A name that wants a place.
pub(crate) struct Wish<'a> {
    pub(crate) owner: &'a StakeholderId,
    pub(crate) name: &'a str,
    pub(crate) symbol: Symbol,
    pub(crate) emphasis: Emphasis,
    pub(crate) seat: Seat,
}

/// Where the name of one body may stand.
#[derive(Clone, Copy)]
pub(crate) enum Seat {
    /// Anywhere around its body.
    Around,
    /// To the right of its body, up to a width in pixels from its middle and a number of lines.
    Beside(f64, usize),
    /// Nowhere, until its body is looked at.
    None,
}

/// Breaks a name into at most two lines of a width in pixels; what does not fit ends with an ellipsis.
fn wrap(name: &str, limit: f64, size_px: f64, bold: bool, measure: &dyn Measure) -> Vec<String> {
    let mut name: String = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((end, _)) = name.char_indices().nth(LETTERS) {
        name.truncate(end);
        name.push('…');
    }
    let width = |text: &str| measure.width_px(text, size_px, bold);
    if width(&name) <= limit {
        return vec![name];
    }
    let breaks = break_places(&name);
    // The break that leaves the two lines most equal, if both fit; else as much as fits on the first.
    let longer = |at: usize| width(name[..at].trim_end()).max(width(name[at..].trim_start()));
    let even = breaks.iter().copied().min_by(|&a, &b| longer(a).total_cmp(&longer(b))).filter(|&at| longer(at) <= limit);
    let full = || breaks.iter().copied().filter(|&at| width(name[..at].trim_end()) <= limit).max();
    match even.or_else(full) {
        Some(at) => vec![name[..at].trim_end().to_owned(), shorten(name[at..].trim_start(), limit, &width)],
        None => vec![shorten(&name, limit, &width)],
    }
}

/// Where a line may end: after spaces and joiners, and between ideographs.
fn break_places(name: &str) -> Vec<usize> {
    let is_ideograph = |letter: char| matches!(letter, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}');
    name.char_indices()
        .zip(name.char_indices().skip(1))
        .filter(|((_, letter), (_, next))| matches!(letter, ' ' | '-' | '/' | '–') || (is_ideograph(*letter) && is_ideograph(*next)))
        .map(|(_, (at, _))| at)
        .collect()
}

pub(crate) fn shorten(line: &str, limit: f64, width: &dyn Fn(&str) -> f64) -> String {
    if width(line) <= limit {
        return line.to_owned();
    }
    let ends: Vec<usize> = line.char_indices().map(|(at, _)| at).take(80).collect();
    let fits = ends.partition_point(|&at| width(&format!("{}…", line[..at].trim_end())) <= limit);
    format!("{}…", line[..ends[fits.saturating_sub(1)]].trim_end())
}

/// Where names may stand.
#[derive(Clone, Copy)]
pub(crate) struct Room {
    /// The part of the picture that is seen; names of a crowd stay inside.
    pub(crate) area: Bounds,
    /// Whether those of a small map do so, too, as long as their bodies are inside.
    pub(crate) is_edge: bool,
    /// Whether the most important names of a crowd may cover bodies of less weight where there is no other room.
    pub(crate) may_cover: bool,
}

/// Places names, in the order of their importance; returns them in the order of painting, the most important last. What is
/// chosen takes the place of names that it would cover.
///
/// # Complexity
/// **O(n)** for n names, each looking only at its surroundings.
pub(crate) fn place(
    wishes: &[Wish<'_>],
    bodies: &[Bounds],
    heads: &[Bounds],
    count: usize,
    style: &Style,
    room: Room,
    measure: &dyn Measure,
) -> Vec<Text> {
    let area = room.area;
    let holds = |bounds: Bounds| area.has(bounds.low) && area.has(bounds.high);
    let shows_all = count <= SHOW_ALL;
    let (mut symbols, mut names) = (Taken::new(area), Taken::new(area));
    let mut arrows = Taken::new(area);
    bodies.iter().for_each(|&bounds| symbols.add(bounds));
    heads.iter().for_each(|&bounds| arrows.add(bounds));
    let mut placed: Vec<(&Wish<'_>, Block, Stand)> = Vec::new();
    let mut left_over = Vec::new();
    let tried = wishes.len().min(if shows_all { usize::MAX } else { TRIED });
    for (place, wish) in wishes[..tried].iter().enumerate() {
        match wish.seat {
            Seat::Around => {}
            Seat::Beside(reach, lines) => {
                let block = Block::beside(wish, reach, lines, style, measure);
                if let Some(stand) = block.stands(&wish.symbol, style).find(|stand| stand.anchor == Anchor::Start) {
                    names.add(stand.bounds);
                    placed.push((wish, block, stand));
                }
                continue;
            }
            Seat::None => {
                left_over.push(wish);
                continue;
            }
        }
        let stays_inside = !shows_all || room.is_edge && area.has(wish.symbol.center);
        let is_open = |stand: &Stand| (!stays_inside || holds(stand.bounds)) && names.is_free(stand.bounds);
        let strict = if shows_all { 0.0 } else { 0.02 };
        // The first place that hides no arrow's head, else the first that hides no body.
        let find = |block: &Block| {
            let mut clear = None;
            let allowed = strict * block.size();
            for stand in block.stands(&wish.symbol, style).filter(is_open).filter(|stand| symbols.overlap(stand.bounds) <= allowed) {
                let hides_head = !arrows.is_free(stand.bounds);
                clear = clear.filter(|_| hides_head).or(Some(stand));
                if !hides_head {
                    break;
                }
            }
            clear
        };
        let mut block = Block::new(wish.name, LINE_EM, style, measure);
        let mut clear = find(&block);
        if clear.is_none() && stays_inside && shows_all {
            let narrow = Block::new(wish.name, NARROW_EM, style, measure);
            clear = find(&narrow);
            block = if clear.is_some() { narrow } else { block };
        }
        if clear.is_none() && place < LANDMARKS && room.may_cover {
            // The most important names may cover bodies of less weight.
            let covered = block.stands(&wish.symbol, style).filter(is_open).map(|stand| (symbols.overlap(stand.bounds), stand));
            clear = covered.filter(|(area, _)| *area <= 0.4 * block.size()).min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, stand)| stand);
        }
        match clear {
            Some(stand) => {
                names.add(stand.bounds);
                placed.push((wish, block, stand));
            }
            None => left_over.push(wish),
        }
    }
    let outside = |wish: &Wish<'_>, bounds: Bounds| {
        let size = bounds.size();
        if room.is_edge && area.has(wish.symbol.center) { size.x * size.y - bounds.shared_area(area) } else { 0.0 }
    };
    let must_show = |wish: &&Wish<'_>| shows_all && !matches!(wish.seat, Seat::None) || wish.emphasis >= Emphasis::Near;
    let mut late: Vec<&Wish<'_>> = left_over.into_iter().chain(&wishes[tried..]).filter(must_show).collect();
    sort_items(&mut late, |a, b| b.emphasis.cmp(&a.emphasis));
    for wish in late.into_iter().take(TRIED) {
        let narrow = Block::new(wish.name, NARROW_EM, style, measure);
        let clear = narrow.stands(&wish.symbol, style).find(|stand| {
            let names = placed.iter().map(|(.., taken)| taken.bounds.shared_area(stand.bounds)).sum::<f64>();
            names == 0.0 && symbols.overlap(stand.bounds) == 0.0 && outside(wish, stand.bounds) == 0.0
        });
        if let Some(stand) = clear {
            placed.push((wish, narrow, stand));
            continue;
        }
        let block = Block::new(wish.name, LINE_EM, style, measure);
        // Only names of equal or more weight are in the way.
        let covered = |bounds: Bounds| {
            let rivals = placed.iter().filter(|(other, ..)| wish.emphasis < Emphasis::Near || other.emphasis >= wish.emphasis);
            rivals.map(|(.., stand)| stand.bounds.shared_area(bounds)).sum::<f64>()
        };
        let cost = |stand: &Stand| covered(stand.bounds) + symbols.overlap(stand.bounds) + outside(wish, stand.bounds);
        let Some((least, stand)) = block.stands(&wish.symbol, style).map(|stand| (cost(&stand), stand)).min_by(|a, b| a.0.total_cmp(&b.0))
        else {
            continue;
        };
        if wish.emphasis < Emphasis::Chosen && least > UNREADABLE * block.size() {
            continue;
        }
        if wish.emphasis >= Emphasis::Near {
            placed.retain(|(other, _, taken)| other.emphasis >= wish.emphasis || taken.bounds.shared_area(stand.bounds) == 0.0);
        }
        placed.push((wish, block, stand));
    }
    placed.reverse();
    sort_items(&mut placed, |a, b| a.0.emphasis.cmp(&b.0.emphasis));
    placed.into_iter().map(|(wish, block, stand)| block.text(wish, stand, style)).collect()
}

/// A name broken into lines.
struct Block {
    lines: Vec<String>,
    width: f64,
    height: f64,
}

/// A place where a block may stand.
#[derive(Clone, Copy)]
struct Stand {
    anchor: Anchor,
    top: Point,
    bounds: Bounds,
}

impl Block {
    fn new(name: &str, line_em: f64, style: &Style, measure: &dyn Measure) -> Self {
        let size = style.text_px;
        // Measured bold either way: selecting a body must not move its name, and weights differ between systems.
        let lines = wrap(name, line_em * size, size, true, measure);
        let width = lines.iter().map(|line| measure.width_px(line, size, true)).fold(0.0, f64::max);
        let height = size * (1.0 + LINE_HEIGHT * (lines.len() as f64 - 1.0));
        Self { lines, width, height }
    }

    /// A name that has to fit into a row.
    fn beside(wish: &Wish<'_>, reach: f64, lines: usize, style: &Style, measure: &dyn Measure) -> Self {
        let size = style.text_px;
        let limit = reach - wish.symbol.shape.aside() * wish.symbol.radius_px - 0.5 * size;
        let mut block = Self::new(wish.name, limit / size, style, measure);
        if block.lines.len() > lines {
            block.lines = vec![shorten(wish.name.trim(), limit, &|text| measure.width_px(text, size, true))];
            block.height = size;
        }
        block
    }

    fn size(&self) -> f64 {
        self.width * self.height
    }

    /// Where it may stand, the best first: below, above, right, left, and shifted from there.
    fn stands(&self, symbol: &Symbol, style: &Style) -> impl Iterator<Item = Stand> + use<> {
        let (width, height, at) = (self.width, self.height, symbol.center);
        let gap = 0.3 * style.text_px;
        let below = at.y + symbol.shape.below() * symbol.radius_px + gap;
        let above = at.y - symbol.shape.above() * symbol.radius_px - gap - height;
        let aside = symbol.shape.aside() * symbol.radius_px + gap * 1.6;
        let (right, left) = (at.x + aside, at.x - aside);
        let [level, lower, upper] = [0.5, 0.1, 0.9].map(|share| at.y - height * share);
        let shift = 0.3 * width;
        let places = [
            (Anchor::Middle, at.x, below),
            (Anchor::Middle, at.x, above),
            (Anchor::Start, right, level),
            (Anchor::End, left, level),
            (Anchor::Start, right, lower),
            (Anchor::End, left, lower),
            (Anchor::Start, right, upper),
            (Anchor::End, left, upper),
            (Anchor::Middle, at.x + shift, below),
            (Anchor::Middle, at.x - shift, below),
            (Anchor::Middle, at.x + shift, above),
            (Anchor::Middle, at.x - shift, above),
        ];
        places.into_iter().map(move |(anchor, x, y)| {
            let low = match anchor {
                Anchor::Start => x,
                Anchor::Middle => x - width / 2.0,
                Anchor::End => x - width,
            };
            Stand { anchor, top: Point::new(x, y), bounds: Bounds { low: Point::new(low, y), high: Point::new(low + width, y + height) } }
        })
    }

    fn text(self, wish: &Wish<'_>, stand: Stand, style: &Style) -> Text {
        let size = style.text_px;
        Text {
            owner: Some(wish.owner.clone()),
            lines: self.lines,
            at: Point::new(stand.top.x, stand.top.y + size * 0.82),
            anchor: stand.anchor,
            is_upright: false,
            line_px: size * LINE_HEIGHT,
            size_px: size,
            weight: style.weight(wish.emphasis == Emphasis::Chosen),
            color: if wish.emphasis == Emphasis::Dim { style.dimmed(style.ink) } else { style.ink },
            halo: Some(style.background),
            bounds: stand.bounds,
        }
    }
}

/// Rectangles that are taken, by cell of a grid over the picture and a margin around it.
struct Taken {
    across: usize,
    down: usize,
    cells: Vec<Vec<Bounds>>,
}

impl Taken {
    fn new(area: Bounds) -> Self {
        let cells = |px: f64| (px / CELL_PX).clamp(1.0, 200.0) as usize + 5;
        let (across, down) = (cells(area.high.x), cells(area.high.y));
        Self { across, down, cells: vec![Vec::new(); across * down] }
    }

    /// The cells that a rectangle touches; what lies far outside counts to the outermost.
    fn range(&self, bounds: Bounds) -> (Range<usize>, Range<usize>) {
        let cell = |px: f64, count: usize| ((px / CELL_PX + 2.0).max(0.0) as usize).min(count - 1);
        let rows = cell(bounds.low.y, self.down)..cell(bounds.high.y, self.down) + 1;
        (rows, cell(bounds.low.x, self.across)..cell(bounds.high.x, self.across) + 1)
    }

    fn add(&mut self, bounds: Bounds) {
        let (rows, columns) = self.range(bounds);
        for row in rows {
            for column in columns.clone() {
                self.cells[row * self.across + column].push(bounds);
            }
        }
    }

    /// The area shared with what is taken; what spans several cells counts in each.
    fn overlap(&self, bounds: Bounds) -> f64 {
        let (rows, columns) = self.range(bounds);
        let mut area = 0.0;
        for row in rows {
            for cell in &self.cells[row * self.across + columns.start..row * self.across + columns.end] {
                for other in cell {
                    area += bounds.shared_area(*other);
                }
            }
        }
        area
    }

    /// Whether nothing that is taken lies in a rectangle.
    fn is_free(&self, bounds: Bounds) -> bool {
        let (mut rows, columns) = self.range(bounds);
        rows.all(|row| {
            let cells = &self.cells[row * self.across + columns.start..row * self.across + columns.end];
            cells.iter().all(|cell| cell.iter().all(|other| bounds.shared_area(*other) == 0.0))
        })
    }
}
