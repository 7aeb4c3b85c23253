//! A place on a plane, in whatever unit its owner says (map units or pixels); y grows downwards.

use std::ops::{Add, Mul, Sub};

use crate::model::{Gather, SortedMap, StakeholderId};

/// A place or a displacement.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

/// Where every stakeholder stands, in map units.
pub type Positions = SortedMap<StakeholderId, Point>;

/// Positions as pairs of numbers, which know nothing of layouts: what files are written with.
pub fn pairs(positions: &Positions) -> SortedMap<StakeholderId, (f64, f64)> {
    positions.iter().map(|(id, at)| (id.clone(), (at.x, at.y))).gather()
}

impl Point {
    /// The place with these coordinates.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// How far it is from the origin.
    pub fn length(self) -> f64 {
        (self.x * self.x + self.y * self.y).sqrt()
    }

    /// How far it is from another place.
    pub fn distance(self, other: Self) -> f64 {
        (self - other).length()
    }

    /// The place a share `t` (0 to 1) of the way to another.
    pub fn toward(self, other: Self, t: f64) -> Self {
        self + (other - self) * t
    }

    /// Turned by a quarter, from right to down.
    pub fn turned(self) -> Self {
        Self::new(-self.y, self.x)
    }

    /// The same direction with length 1; to the right where it has no direction.
    pub fn unit(self) -> Self {
        let length = self.length();
        if length > 0.0 && length.is_finite() { self * (1.0 / length) } else { Self::new(1.0, 0.0) }
    }

    /// Whether both coordinates are numbers that can be drawn.
    pub fn is_finite(self) -> bool {
        self.x.is_finite() && self.y.is_finite()
    }
}

impl Add for Point {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }
}

impl Sub for Point {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }
}

impl Mul<f64> for Point {
    type Output = Self;
    fn mul(self, factor: f64) -> Self {
        Self::new(self.x * factor, self.y * factor)
    }
}
