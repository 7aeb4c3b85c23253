//! Names: wrapped to two lines, placed so that they cover neither each other nor a body.
//!
//! **Invariant:** beyond [`SHOW_ALL`] bodies no two names overlap; up to it every name is shown that can be read.

use crate::layout::Point;
use crate::model::StakeholderId;
use crate::scene::camera::{Bounds, Viewport};
use crate::scene::display::{Anchor, Symbol, Text};
use crate::scene::focus::Emphasis;
use crate::scene::measure::Measure;
use crate::scene::style::Style;

/// Maps with at most so many bodies show every name.
pub(crate) const SHOW_ALL: usize = 40;
/// How many names at most are tried and shown at once on a larger map.
const TRIED: usize = 500;
/// The longest line as a multiple of the text size, about 20 letters.
const LINE_EM: f64 = 12.4;
const LINE_HEIGHT: f64 = 1.2;
/// How many names in a crowd may stand on bodies.
const LANDMARKS: usize = 12;
/// A name of which another covers more than this share is left out even on a small map, until there is room.
const UNREADABLE: f64 = 0.12;
const CELL_PX: f64 = 64.0;

/// A name that wants a place.
pub(crate) struct Wish<'a> {
    pub(crate) owner: &'a StakeholderId,
    pub(crate) name: &'a str,
    pub(crate) symbol: Symbol,
    pub(crate) emphasis: Emphasis,
}

/// Breaks a name into at most two lines of about 20 letters; what does not fit ends with an ellipsis.
pub(crate) fn wrap(name: &str, size_px: f64, bold: bool, measure: &dyn Measure) -> Vec<String> {
    let name: String = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let limit = LINE_EM * size_px;
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

fn shorten(line: &str, limit: f64, width: &dyn Fn(&str) -> f64) -> String {
    if width(line) <= limit {
        return line.to_owned();
    }
    let ends: Vec<usize> = line.char_indices().map(|(at, _)| at).take(80).collect();
    let fits = ends.partition_point(|&at| width(&format!("{}…", line[..at].trim_end())) <= limit);
    format!("{}…", line[..ends[fits.saturating_sub(1)]].trim_end())
}

/// Places names, in the order of their importance; returns them in the order of painting, the most important last. What is
/// chosen takes the place of names that it would cover.
///
/// # Complexity
/// **O(n)** for n names, each looking only at its surroundings.
pub(crate) fn place(
    wishes: &[Wish<'_>],
    bodies: &[Bounds],
    count: usize,
    style: &Style,
    viewport: Viewport,
    measure: &dyn Measure,
) -> Vec<Text> {
    let shows_all = count <= SHOW_ALL;
    let (mut symbols, mut names) = (Taken::new(viewport), Taken::new(viewport));
    bodies.iter().for_each(|&bounds| symbols.add(bounds));
    let mut labels: Vec<(Emphasis, Text)> = Vec::new();
    let mut left_over = Vec::new();
    for (place, wish) in wishes.iter().take(if shows_all { usize::MAX } else { TRIED }).enumerate() {
        // In a crowd, the first few may cover bodies of less weight, and nobody a name.
        let tolerance = if shows_all {
            0.0
        } else if place < LANDMARKS {
            0.5
        } else {
            0.02
        };
        let clear = candidates(wish, style, measure).find(|text| {
            let size = text.bounds.size();
            names.overlap(text.bounds) == 0.0 && symbols.overlap(text.bounds) <= tolerance * size.x * size.y
        });
        match clear {
            Some(text) => {
                names.add(text.bounds);
                labels.push((wish.emphasis, text));
            }
            None => left_over.push(wish),
        }
    }
    let unseen = wishes.iter().skip(if shows_all { usize::MAX } else { TRIED });
    for wish in left_over.into_iter().chain(unseen) {
        let is_chosen = wish.emphasis == Emphasis::Chosen;
        if !shows_all && !is_chosen {
            continue;
        }
        let cost = |text: &Text| 3.0 * names.overlap(text.bounds) + symbols.overlap(text.bounds);
        let Some(text) = candidates(wish, style, measure).min_by(|a, b| cost(a).total_cmp(&cost(b))) else { continue };
        let size = text.bounds.size();
        if is_chosen {
            labels.retain(|(_, other)| other.bounds.shared_area(text.bounds) == 0.0);
        } else if names.overlap(text.bounds) > UNREADABLE * size.x * size.y {
            continue;
        }
        names.add(text.bounds);
        labels.push((wish.emphasis, text));
    }
    labels.reverse();
    labels.sort_by_key(|(emphasis, _)| *emphasis);
    labels.into_iter().map(|(_, text)| text).collect()
}

/// Where a name may stand, the best first: below, above, right, left, and shifted from there.
fn candidates(wish: &Wish<'_>, style: &Style, measure: &dyn Measure) -> impl Iterator<Item = Text> {
    let bold = wish.emphasis == Emphasis::Chosen;
    let size = style.text_px;
    // Measured bold either way: selecting a body must not move its name, and weights differ between systems.
    let lines = wrap(wish.name, size, true, measure);
    let width = lines.iter().map(|line| measure.width_px(line, size, true)).fold(0.0, f64::max);
    let height = size * (1.0 + LINE_HEIGHT * (lines.len() as f64 - 1.0));
    let symbol = wish.symbol;
    let gap = 0.3 * size;
    let below = symbol.shape.below() * symbol.radius_px + gap;
    let above = symbol.shape.above() * symbol.radius_px + gap;
    let aside = symbol.shape.aside() * symbol.radius_px + gap * 1.6;
    let at = symbol.center;
    let side = [at.y - height / 2.0, at.y - height * 0.1, at.y - height * 0.9];
    let mut places = vec![(Anchor::Middle, Point::new(at.x, at.y + below)), (Anchor::Middle, Point::new(at.x, at.y - above - height))];
    for y in side {
        places.push((Anchor::Start, Point::new(at.x + aside, y)));
        places.push((Anchor::End, Point::new(at.x - aside, y)));
    }
    for shift in [0.3, -0.3] {
        places.push((Anchor::Middle, Point::new(at.x + shift * width, at.y + below)));
        places.push((Anchor::Middle, Point::new(at.x + shift * width, at.y - above - height)));
    }
    let color = if wish.emphasis == Emphasis::Dim { style.dimmed(style.ink) } else { style.ink };
    let weight = style.weight(bold);
    let (owner, halo, line_px) = (wish.owner.clone(), Some(style.background), size * LINE_HEIGHT);
    places.into_iter().map(move |(anchor, top)| {
        let left = match anchor {
            Anchor::Start => top.x,
            Anchor::Middle => top.x - width / 2.0,
            Anchor::End => top.x - width,
        };
        Text {
            owner: Some(owner.clone()),
            lines: lines.clone(),
            at: Point::new(top.x, top.y + size * 0.82),
            anchor,
            line_px,
            size_px: size,
            weight,
            color,
            halo,
            bounds: Bounds { low: Point::new(left, top.y), high: Point::new(left + width, top.y + height) },
        }
    })
}

/// Rectangles that are taken, by cell of a grid over the picture and a margin around it.
struct Taken {
    across: usize,
    down: usize,
    cells: Vec<Vec<Bounds>>,
}

impl Taken {
    fn new(viewport: Viewport) -> Self {
        let cells = |px: f64| (px / CELL_PX).clamp(1.0, 200.0) as usize + 5;
        let (across, down) = (cells(viewport.width_px), cells(viewport.height_px));
        Self { across, down, cells: vec![Vec::new(); across * down] }
    }

    /// The cells that a rectangle touches; what lies far outside counts to the outermost.
    fn range(&self, bounds: Bounds) -> impl Iterator<Item = usize> + use<> {
        let cell = |px: f64, count: usize| ((px / CELL_PX + 2.0).max(0.0) as usize).min(count - 1);
        let (left, right) = (cell(bounds.low.x, self.across), cell(bounds.high.x, self.across));
        let (top, bottom) = (cell(bounds.low.y, self.down), cell(bounds.high.y, self.down));
        let across = self.across;
        (top..=bottom).flat_map(move |row| (left..=right).map(move |column| row * across + column))
    }

    fn add(&mut self, bounds: Bounds) {
        for cell in self.range(bounds) {
            self.cells[cell].push(bounds);
        }
    }

    /// The area shared with what is taken; what spans several cells counts in each.
    fn overlap(&self, bounds: Bounds) -> f64 {
        self.range(bounds).flat_map(|cell| &self.cells[cell]).map(|other| bounds.shared_area(*other)).sum()
    }
}
