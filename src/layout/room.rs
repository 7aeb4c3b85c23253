//! How much room a body needs on the map: its symbol and the name below it.

use crate::layout::point::Point;

/// Radii of the five size steps, in map units.
pub const RADII: [f64; 5] = [11.0, 14.0, 18.0, 22.0, 26.0];

/// The longest line of a name, in letters, and the size of a letter and a line in map units.
const LINE_LETTERS: f64 = 20.0;
const LETTER: f64 = 7.4;
const LINE: f64 = 16.0;

/// The step of a value between the lowest and the highest of its column, 0 to 4; the middle where all are equal.
pub fn size_step(value: f64, low: f64, high: f64) -> usize {
    if high <= low {
        return 2;
    }
    (((value - low.min(0.0)) / (high - low.min(0.0)) * 5.0) as usize).min(4)
}

/// The width and height that a name takes when it is wrapped to at most two lines.
pub(crate) fn label_room(name: &str) -> Point {
    let letters: f64 = name.chars().map(|c| if (c as u32) >= 0x2e80 { 1.8 } else { 1.0 }).sum();
    if letters <= LINE_LETTERS {
        return Point::new(letters * LETTER, LINE);
    }
    let longest_word = name.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0) as f64;
    Point::new((letters * 0.6).max(longest_word).min(LINE_LETTERS) * LETTER, 2.0 * LINE)
}

/// The box that a body and its name fill, around the body's centre.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Room {
    pub(crate) half_width: f64,
    pub(crate) above: f64,
    pub(crate) below: f64,
}

impl Room {
    /// The room of a symbol alone.
    pub(crate) fn of_symbol(radius: f64, gap: f64) -> Self {
        Self { half_width: radius + gap / 2.0, above: radius + gap / 2.0, below: radius + gap / 2.0 }
    }

    /// The room of a symbol with a share (0 to 1) of its name.
    pub(crate) fn of_body(radius: f64, label: Point, share: f64) -> Self {
        Self { half_width: radius.max(label.x / 2.0 * share) + 9.0, above: radius + 8.0, below: radius + (label.y + 6.0) * share + 8.0 }
    }

    /// The area of the box.
    pub(crate) fn area(self) -> f64 {
        2.0 * self.half_width * (self.above + self.below)
    }

    /// How far two rooms reach into each other along each axis; positive on both means overlap.
    pub(crate) fn overlap(self, at: Point, other: Self, other_at: Point) -> Point {
        let x = self.half_width + other.half_width - (at.x - other_at.x).abs();
        let y = (at.y + self.below).min(other_at.y + other.below) - (at.y - self.above).max(other_at.y - other.above);
        Point::new(x, y)
    }
}
