//! The marks of a picture, in screen pixels and final colours, in the order of painting.

use crate::layout::Point;
use crate::model::{Color, RelationshipId, StakeholderId};
use crate::scene::camera::{Bounds, Viewport};
use crate::scene::shape::Shape;

/// A whole picture. Painted in this order: ground with its marks, ties, marks below, bodies, names, marks above.
#[derive(Clone, PartialEq, Debug)]
pub struct Scene {
    /// The size of the picture.
    pub viewport: Viewport,
    /// The colour of the ground.
    pub background: Color,
    /// The families of fonts on a screen; empty: the program's own.
    pub family: std::rc::Rc<str>,
    /// The title of the map, for those who cannot see the picture.
    pub title: String,
    /// What the picture shows, in a sentence.
    pub description: String,
    /// Axes, regions and their names, below everything else.
    pub ground: Vec<Mark>,
    /// Ties.
    pub ties: Vec<Tie>,
    /// Rings around what is selected, and a tie being drawn.
    pub below: Vec<Mark>,
    /// Bodies, the most important last.
    pub bodies: Vec<Body>,
    /// Names of bodies, the most important last.
    pub labels: Vec<Text>,
    /// The connect handle, a rectangle being drawn, title and legend of an export.
    pub above: Vec<Mark>,
    /// Where the connect handle is, if there is one.
    pub handle: Option<Handle>,
    /// The radius within which a press hits, in pixels.
    pub target_px: f64,
}

/// How a line is broken.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Dash {
    /// Not at all.
    Solid,
    /// Opposition.
    Dashed,
    /// What could be.
    Dotted,
}

/// The look of a line.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Stroke {
    /// Colour.
    pub color: Color,
    /// Width in pixels.
    pub width_px: f64,
    /// How it is broken.
    pub dash: Dash,
}

impl Stroke {
    /// An unbroken line.
    pub fn solid(color: Color, width_px: f64) -> Self {
        Self { color, width_px, dash: Dash::Solid }
    }

    /// Lengths of strokes and gaps in pixels; empty for an unbroken line.
    pub fn pattern(&self) -> Vec<f64> {
        match self.dash {
            Dash::Solid => Vec::new(),
            Dash::Dashed => vec![self.width_px * 2.0 + 4.0, self.width_px + 4.0],
            Dash::Dotted => vec![1.0, self.width_px * 2.0 + 2.0],
        }
    }
}

/// A straight line, or one with a single bend.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Curve {
    /// Start.
    pub from: Point,
    /// The control point of a quadratic curve.
    pub control: Option<Point>,
    /// End.
    pub to: Point,
}

impl Curve {
    /// The place a share `t` (0 to 1) of the way.
    pub fn at(&self, t: f64) -> Point {
        match self.control {
            None => self.from.toward(self.to, t),
            Some(control) => self.from.toward(control, t).toward(control.toward(self.to, t), t),
        }
    }

    /// The part before `t`.
    pub fn until(&self, t: f64) -> Self {
        Self { from: self.from, control: self.control.map(|control| self.from.toward(control, t)), to: self.at(t) }
    }

    /// How near it comes to a place, in pixels.
    pub fn distance(&self, point: Point) -> f64 {
        let pieces = if self.control.is_some() { 12 } else { 1 };
        let mut from = self.from;
        let mut nearest = f64::INFINITY;
        for piece in 1..=pieces {
            let to = self.at(f64::from(piece) / f64::from(pieces));
            nearest = nearest.min(segment_distance(point, from, to));
            from = to;
        }
        nearest
    }

    /// A rectangle that holds it.
    pub fn bounds(&self) -> Bounds {
        let ends = Bounds::between(self.from, self.to);
        self.control.map_or(ends, |control| ends.union(Bounds::between(control, control)))
    }
}

fn segment_distance(point: Point, from: Point, to: Point) -> f64 {
    let (along, offset) = (to - from, point - from);
    let squared = along.x * along.x + along.y * along.y;
    let t = if squared > 0.0 { ((offset.x * along.x + offset.y * along.y) / squared).clamp(0.0, 1.0) } else { 0.0 };
    point.distance(from + along * t)
}

/// A relationship on the picture.
#[derive(Clone, PartialEq, Debug)]
pub struct Tie {
    /// Which.
    pub id: RelationshipId,
    /// Its line.
    pub curve: Curve,
    /// The look of its line.
    pub stroke: Stroke,
    /// The head of its arrow, if it goes one way.
    pub head: Option<[Point; 3]>,
}

/// A filled shape with an outline.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Symbol {
    /// Shape.
    pub shape: Shape,
    /// Middle.
    pub center: Point,
    /// Size; see [`Shape`].
    pub radius_px: f64,
    /// Colour inside.
    pub fill: Color,
    /// Outline; left out where it would not be seen.
    pub outline: Option<Stroke>,
}

impl Symbol {
    /// The corners in pixels; none for a circle.
    pub fn corners(&self) -> impl Iterator<Item = Point> + '_ {
        self.shape.corners().iter().map(|&(x, y)| self.center + Point::new(x, y) * self.radius_px)
    }

    /// A rectangle that holds it.
    pub fn bounds(&self) -> Bounds {
        let (aside, above, below) = (self.shape.aside(), self.shape.above(), self.shape.below());
        Bounds {
            low: self.center - Point::new(aside, above) * self.radius_px,
            high: self.center + Point::new(aside, below) * self.radius_px,
        }
    }
}

/// A stakeholder on the picture.
#[derive(Clone, PartialEq, Debug)]
pub struct Body {
    /// Which.
    pub id: StakeholderId,
    /// Its symbol.
    pub symbol: Symbol,
}

/// Which side of its place a text stands on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Anchor {
    /// It starts there.
    Start,
    /// It is centred there.
    Middle,
    /// It ends there.
    End,
}

/// Lines of text.
#[derive(Clone, PartialEq, Debug)]
pub struct Text {
    /// The stakeholder whose name it is.
    pub owner: Option<StakeholderId>,
    /// The lines.
    pub lines: Vec<String>,
    /// Where the baseline of the first line starts, is centred or ends.
    pub at: Point,
    /// Which of these.
    pub anchor: Anchor,
    /// Whether it stands upright, turned to the left by a quarter around its place.
    pub is_upright: bool,
    /// Distance of two baselines in pixels.
    pub line_px: f64,
    /// Size in pixels.
    pub size_px: f64,
    /// Weight, 500 to 700.
    pub weight: u16,
    /// Colour.
    pub color: Color,
    /// Colour of the halo, if it has one.
    pub halo: Option<Color>,
    /// The rectangle that the text fills.
    pub bounds: Bounds,
}

/// Anything that is drawn and is neither body nor tie nor name.
#[derive(Clone, PartialEq, Debug)]
pub enum Mark {
    /// A circle.
    Circle {
        /// Middle.
        center: Point,
        /// Radius in pixels.
        radius_px: f64,
        /// Colour inside, if filled.
        fill: Option<Color>,
        /// Outline.
        stroke: Stroke,
    },
    /// A line.
    Line {
        /// Its way.
        curve: Curve,
        /// Its look.
        stroke: Stroke,
        /// The head of an arrow at its end.
        head: Option<[Point; 3]>,
    },
    /// An empty rectangle.
    Frame {
        /// Where.
        bounds: Bounds,
        /// Its outline.
        stroke: Stroke,
    },
    /// A filled rectangle without an outline.
    Area {
        /// Where.
        bounds: Bounds,
        /// Its colour.
        color: Color,
    },
    /// A symbol of the legend.
    Symbol(Symbol),
    /// Text.
    Text(Text),
}

/// Where a tie can be drawn from.
#[derive(Clone, PartialEq, Debug)]
pub struct Handle {
    /// The body that the tie would start from.
    pub stakeholder: StakeholderId,
    /// Its middle.
    pub center: Point,
    /// Its radius in pixels.
    pub radius_px: f64,
}
