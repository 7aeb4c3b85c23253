//! Names: wrapped to two lines, placed so that they cover neither each other nor a body.
//!
//! **Invariant:** beyond [`SHOW_ALL`] bodies no two names overlap; up to it every name is shown.

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
const LINE_EM: f64 = 11.8;
const LINE_HEIGHT: f64 = 1.2;
const CELL_PX: f64 = 64.0;

/// A name that wants a place.
pub(crate) struct Wish<'a> {
    pub(crate) owner: &'a StakeholderId,
    pub(crate) name: &'a str,
    pub(crate) symbol: Symbol,
    /// Room that a ring takes around the symbol, in pixels.
    pub(crate) ring_px: f64,
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

/// Places names, the most important first; returns them in the order of painting, the most important last.
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
    let mut taken = Taken::new(viewport);
    for bounds in bodies {
        taken.add(*bounds);
    }
    let mut labels = Vec::new();
    for wish in wishes.iter().take(if shows_all { usize::MAX } else { TRIED }) {
        let must_show = shows_all || wish.emphasis == Emphasis::Chosen;
        let mut best: Option<(f64, Text)> = None;
        for text in candidates(wish, style, measure) {
            let cost = taken.overlap(text.bounds);
            if best.as_ref().is_none_or(|(least, _)| cost < *least - 1e-9) {
                best = Some((cost, text));
            }
            if cost == 0.0 {
                break;
            }
        }
        if let Some((cost, text)) = best.filter(|(cost, _)| must_show || *cost == 0.0) {
            debug_assert!(cost.is_finite());
            taken.add(text.bounds);
            labels.push(text);
        }
    }
    labels.reverse();
    labels
}

/// Where a name may stand: below, above, right, left.
fn candidates(wish: &Wish<'_>, style: &Style, measure: &dyn Measure) -> impl Iterator<Item = Text> {
    let bold = wish.emphasis == Emphasis::Chosen;
    let size = style.text_px;
    // Measured bold either way: selecting a body must not move its name, and weights differ between systems.
    let lines = wrap(wish.name, size, true, measure);
    let width = lines.iter().map(|line| measure.width_px(line, size, true)).fold(0.0, f64::max);
    let height = size * (1.0 + LINE_HEIGHT * (lines.len() as f64 - 1.0));
    let symbol = wish.symbol;
    let (gap, ring) = (0.3 * size, wish.ring_px);
    let below = symbol.shape.below() * symbol.radius_px + gap + ring;
    let above = symbol.shape.above() * symbol.radius_px + gap + ring;
    let aside = symbol.shape.aside() * symbol.radius_px + gap * 1.6 + ring;
    let at = symbol.center;
    // Capitals reach 0.75 and descenders −0.25 of the size from the baseline.
    let places = [
        (Anchor::Middle, Point::new(at.x, at.y + below)),
        (Anchor::Middle, Point::new(at.x, at.y - above - height)),
        (Anchor::Start, Point::new(at.x + aside, at.y - height / 2.0)),
        (Anchor::End, Point::new(at.x - aside, at.y - height / 2.0)),
    ];
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
