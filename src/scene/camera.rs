//! The way from map units to pixels and back.

use crate::layout::Point;

/// The size of the picture, in CSS pixels.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Viewport {
    /// Width.
    pub width_px: f64,
    /// Height.
    pub height_px: f64,
}

impl Viewport {
    /// The middle of the picture.
    pub fn middle(self) -> Point {
        Point::new(self.width_px / 2.0, self.height_px / 2.0)
    }
}

/// An upright rectangle, in the unit of its corners.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Bounds {
    /// The corner with the smallest coordinates.
    pub low: Point,
    /// The corner with the largest coordinates.
    pub high: Point,
}

impl Bounds {
    /// The rectangle between two opposite corners.
    pub fn between(a: Point, b: Point) -> Self {
        Self { low: Point::new(a.x.min(b.x), a.y.min(b.y)), high: Point::new(a.x.max(b.x), a.y.max(b.y)) }
    }

    /// The smallest rectangle around places; `None` without any.
    pub fn around(points: impl IntoIterator<Item = Point>) -> Option<Self> {
        points.into_iter().map(|point| Self::between(point, point)).reduce(Self::union)
    }

    /// The smallest rectangle around two.
    pub fn union(self, other: Self) -> Self {
        Self {
            low: Point::new(self.low.x.min(other.low.x), self.low.y.min(other.low.y)),
            high: Point::new(self.high.x.max(other.high.x), self.high.y.max(other.high.y)),
        }
    }

    /// Grown by a margin on every side.
    pub fn grown(self, margin: f64) -> Self {
        let margin = Point::new(margin, margin);
        Self { low: self.low - margin, high: self.high + margin }
    }

    /// Width and height.
    pub fn size(self) -> Point {
        self.high - self.low
    }

    /// The middle.
    pub fn middle(self) -> Point {
        (self.low + self.high) * 0.5
    }

    /// Whether a place is inside.
    pub fn has(self, point: Point) -> bool {
        point.x >= self.low.x && point.x <= self.high.x && point.y >= self.low.y && point.y <= self.high.y
    }

    /// The area that two rectangles share.
    pub fn shared_area(self, other: Self) -> f64 {
        // Most rectangles that are compared lie apart.
        if self.low.x >= other.high.x || other.low.x >= self.high.x || self.low.y >= other.high.y || other.low.y >= self.high.y {
            return 0.0;
        }
        (self.high.x.min(other.high.x) - self.low.x.max(other.low.x)) * (self.high.y.min(other.high.y) - self.low.y.max(other.low.y))
    }
}

/// What part of the map the picture shows.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Camera {
    /// The map place in the middle of the picture.
    pub center: Point,
    /// Pixels for one map unit.
    pub scale: f64,
}

impl Default for Camera {
    fn default() -> Self {
        Self { center: Point::default(), scale: 1.0 }
    }
}

impl Camera {
    /// The smallest and largest scale.
    pub const SCALES: (f64, f64) = (0.01, 8.0);

    /// Shows the bounds (map units) with a margin (pixels) around them. Small maps are not blown up beyond what the height
    /// of the picture makes natural.
    pub fn fit(bounds: Bounds, viewport: Viewport, margin_px: f64) -> Self {
        let size = bounds.size();
        let across = (viewport.width_px - 2.0 * margin_px).max(1.0) / size.x.max(1.0);
        let down = (viewport.height_px - 2.0 * margin_px).max(1.0) / size.y.max(1.0);
        let natural = (viewport.height_px / 420.0).max(1.0);
        Self { center: bounds.middle(), scale: across.min(down).min(natural).clamp(Self::SCALES.0, Self::SCALES.1) }
    }

    /// Where a map place is in a picture.
    pub fn to_screen(self, point: Point, viewport: Viewport) -> Point {
        (point - self.center) * self.scale + viewport.middle()
    }

    /// Which map place a pixel shows.
    pub fn to_map(self, point: Point, viewport: Viewport) -> Point {
        (point - viewport.middle()) * (1.0 / self.scale) + self.center
    }

    /// Nearer or farther by a factor, with the map place under a pixel staying there.
    pub fn zoomed_at(self, point: Point, viewport: Viewport, factor: f64) -> Self {
        let scale = (self.scale * factor).clamp(Self::SCALES.0, Self::SCALES.1);
        let under = self.to_map(point, viewport);
        Self { center: under - (point - viewport.middle()) * (1.0 / scale), scale }
    }

    /// Moved so that the picture follows a drag by so many pixels.
    pub fn panned(self, by_px: Point) -> Self {
        Self { center: self.center - by_px * (1.0 / self.scale), ..self }
    }
}
