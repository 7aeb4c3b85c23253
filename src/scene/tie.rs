//! The lines of ties: gently bent, fanned where several join the same two bodies, around bodies that stand in the way.

use crate::layout::Point;
use crate::model::{Relationship, sort_indices};
use crate::scene::display::{Curve, Dash, Stroke, Symbol, Tie};
use crate::scene::focus::Emphasis;
use crate::scene::shade::Shades;
use crate::scene::style::{Style, mix};

/// Maps with at most so many bodies have their ties led around bodies.
const CAREFUL: usize = 80;

/// The weakest and strongest tie, if they differ.
pub(crate) fn strength_range<'a>(ties: impl Iterator<Item = &'a Relationship>) -> Option<(f64, f64)> {
    let (low, high) =
        ties.map(|tie| tie.strength.value()).fold((f64::INFINITY, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)));
    (low < high).then_some((low, high))
}

/// Draws the ties of a scene.
pub(crate) struct TieArtist<'a> {
    pub(crate) style: &'a Style,
    pub(crate) shades: &'a Shades<'a>,
    /// The symbol of each body, in the order of the map.
    pub(crate) symbols: &'a [Option<Symbol>],
    /// How much larger than at scale 1 symbols are.
    pub(crate) zoom: f64,
    pub(crate) strengths: Option<(f64, f64)>,
    /// Whether there are many ties.
    pub(crate) is_dense: bool,
    /// Whether everything is so small that straight lines do.
    pub(crate) is_tiny: bool,
}

impl TieArtist<'_> {
    /// The look of a tie's line.
    pub(crate) fn stroke(&self, tie: &Relationship, emphasis: Emphasis) -> Stroke {
        let strength = self.strengths.map_or(0.1, |(low, high)| (tie.strength.value() - low) / (high - low));
        let zoom = if self.is_tiny { 0.5 } else { self.zoom.clamp(0.5, 1.2) };
        let width_px = (1.6 + 2.5 * strength) * self.style.unit * zoom.min(1.0);
        let shade = self.shades.of(tie);
        let own = shade.unwrap_or(self.style.tie);
        let (color, wider) = match emphasis {
            Emphasis::Dim => (self.style.dimmed(own), 1.0),
            // Many ties make a veil, so each is lighter.
            Emphasis::Plain => (mix(own, self.style.background, if self.is_dense { 0.2 } else { 0.0 }), 1.0),
            // A colour that says something stays.
            Emphasis::Near => (shade.unwrap_or(self.style.soft), 1.0),
            Emphasis::Chosen => (shade.unwrap_or(self.style.accent), 1.25),
        };
        Stroke { color, width_px: width_px * wider, dash: if tie.opposes() { Dash::Dashed } else { Dash::Solid } }
    }

    /// The line from one body to the other, `lane` bends away from the straight way.
    pub(crate) fn curve(&self, a: usize, b: usize, lane: f64) -> Option<Curve> {
        let (from, to) = (self.symbols[a]?.center, self.symbols[b]?.center);
        if self.is_tiny || from.distance(to) < 1.0 {
            return Some(Curve { from, control: None, to });
        }
        let bend = |lane: f64| {
            let length = from.distance(to);
            let reach = (lane * 13.0 * self.zoom).clamp(-0.55 * length, 0.55 * length);
            Curve { from, control: Some(from.toward(to, 0.5) + (to - from).unit().turned() * reach), to }
        };
        // Of the gentle bends, the first that touches no third body.
        let nearby: Vec<&Symbol> = if self.symbols.len() <= CAREFUL { self.beside(a, b, from, to) } else { Vec::new() };
        let blocked = |curve: &Curve| {
            nearby.iter().map(|symbol| (symbol.radius_px + 5.0 * self.zoom - curve.distance(symbol.center)).max(0.0)).sum::<f64>()
        };
        let tries = [lane, lane - 2.0, lane + 1.4, lane - 3.4, lane + 2.8, lane - 5.0, lane + 4.2];
        let mut best = (f64::INFINITY, bend(lane));
        for curve in tries.into_iter().map(bend) {
            let block = blocked(&curve);
            if block < best.0 {
                best = (block, curve);
            }
            if block == 0.0 {
                break;
            }
        }
        Some(best.1)
    }

    fn beside(&self, a: usize, b: usize, from: Point, to: Point) -> Vec<&Symbol> {
        let way = Curve { from, control: None, to };
        let near = |symbol: &&Symbol| way.distance(symbol.center) < symbol.radius_px + 90.0 * self.zoom;
        self.symbols.iter().enumerate().filter(|(i, _)| *i != a && *i != b).filter_map(|(_, symbol)| symbol.as_ref()).filter(near).collect()
    }

    /// A tie that goes one way ends with a head at the outline of its target.
    pub(crate) fn with_head(&self, mut tie: Tie, target: &Symbol) -> Tie {
        let size = (6.5 * self.style.unit * self.zoom.clamp(0.6, 1.2)) + tie.stroke.width_px * 1.5;
        let tip = end_outside(&tie.curve, target, 1.5 * self.style.unit);
        let neck = end_outside(&tie.curve, target, 1.5 * self.style.unit + size * 0.92);
        tie.head = arrow(tie.curve.at(neck), tie.curve.at(tip), size * 0.42);
        tie.curve = tie.curve.until(neck);
        tie
    }
}

/// The triangle of an arrow head from its neck to its tip.
pub(crate) fn arrow(neck: Point, tip: Point, half_width: f64) -> Option<[Point; 3]> {
    let side = (tip - neck).unit().turned() * half_width;
    (tip.distance(neck) > 0.5).then_some([tip, neck + side, neck - side])
}

/// The last share of a curve that lies outside a symbol by a gap.
fn end_outside(curve: &Curve, target: &Symbol, gap: f64) -> f64 {
    let outside = |t: f64| {
        let from_center = curve.at(t) - target.center;
        from_center.length() > target.shape.reach(from_center.unit()) * target.radius_px + gap
    };
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..24 {
        let middle = (low + high) / 2.0;
        if outside(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}

/// A tie with the places of its two ends in the list of bodies.
#[derive(Clone, Copy)]
pub(crate) struct Joined<'a> {
    pub(crate) tie: &'a Relationship,
    pub(crate) source: usize,
    pub(crate) target: usize,
}

impl Joined<'_> {
    /// Both ends, the lower first.
    pub(crate) fn pair(&self) -> (usize, usize) {
        (self.source.min(self.target), self.source.max(self.target))
    }
}

/// The lane of each tie: ties that join the same two bodies get lanes side by side.
pub(crate) fn lanes(ties: &[Joined<'_>]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..ties.len()).collect();
    sort_indices(&mut order, &mut |a, b| (ties[a].pair(), a).cmp(&(ties[b].pair(), b)));
    let mut lanes = vec![1.0; ties.len()];
    for same in order.chunk_by(|&a, &b| ties[a].pair() == ties[b].pair()).filter(|same| same.len() > 1) {
        let middle = (same.len() - 1) as f64 / 2.0;
        for (place, &at) in same.iter().enumerate() {
            lanes[at] = (place as f64 - middle) * 2.6;
        }
    }
    lanes
}
