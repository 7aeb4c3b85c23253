//! The outlines of symbols, sized so that all shapes of one radius look equally large.

use crate::layout::Point;

/// The shape of a body's symbol.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Shape {
    /// ●
    Circle,
    /// ■
    Square,
    /// ◆
    Diamond,
    /// ⬢
    Hexagon,
    /// ▲
    Triangle,
    /// ⬟
    Pentagon,
    /// ▼
    TriangleDown,
    /// ★
    Star,
    /// ✚
    Cross,
    /// ⯃
    Octagon,
}

/// Directions and distances of corners from the centre, for radius 1.
type Corners = &'static [(f64, f64)];

const SQUARE: Corners = &[(-0.8344, -0.8344), (0.8344, -0.8344), (0.8344, 0.8344), (-0.8344, 0.8344)];
const DIAMOND: Corners = &[(0.0, -1.22), (1.22, 0.0), (0.0, 1.22), (-1.22, 0.0)];
const HEXAGON: Corners = &[(1.1, 0.0), (0.55, 0.9526), (-0.55, 0.9526), (-1.1, 0.0), (-0.55, -0.9526), (0.55, -0.9526)];
const TRIANGLE: Corners = &[(0.0, -1.32), (1.1432, 0.66), (-1.1432, 0.66)];
const PENTAGON: Corners = &[(0.0, -1.14), (1.0842, -0.3523), (0.6701, 0.9223), (-0.6701, 0.9223), (-1.0842, -0.3523)];
const TRIANGLE_DOWN: Corners = &[(0.0, 1.32), (-1.1432, -0.66), (1.1432, -0.66)];
const STAR: Corners = &[
    (0.0, -1.3),
    (0.3409, -0.4692),
    (1.2364, -0.4017),
    (0.5516, 0.1792),
    (0.7641, 1.0517),
    (0.0, 0.58),
    (-0.7641, 1.0517),
    (-0.5516, 0.1792),
    (-1.2364, -0.4017),
    (-0.3409, -0.4692),
];
const CROSS: Corners = &[
    (-0.4, -1.08),
    (0.4, -1.08),
    (0.4, -0.4),
    (1.08, -0.4),
    (1.08, 0.4),
    (0.4, 0.4),
    (0.4, 1.08),
    (-0.4, 1.08),
    (-0.4, 0.4),
    (-1.08, 0.4),
    (-1.08, -0.4),
    (-0.4, -0.4),
];
const OCTAGON: Corners = &[
    (0.4018, -0.97),
    (0.97, -0.4018),
    (0.97, 0.4018),
    (0.4018, 0.97),
    (-0.4018, 0.97),
    (-0.97, 0.4018),
    (-0.97, -0.4018),
    (-0.4018, -0.97),
];

impl Shape {
    /// Every shape, in the order in which sectors take them.
    pub const ALL: [Self; 10] = [
        Self::Circle,
        Self::Square,
        Self::Diamond,
        Self::Hexagon,
        Self::Triangle,
        Self::Pentagon,
        Self::TriangleDown,
        Self::Star,
        Self::Cross,
        Self::Octagon,
    ];

    /// The corners for radius 1 around the origin; none for the circle.
    pub fn corners(self) -> &'static [(f64, f64)] {
        match self {
            Self::Circle => &[],
            Self::Square => SQUARE,
            Self::Diamond => DIAMOND,
            Self::Hexagon => HEXAGON,
            Self::Triangle => TRIANGLE,
            Self::Pentagon => PENTAGON,
            Self::TriangleDown => TRIANGLE_DOWN,
            Self::Star => STAR,
            Self::Cross => CROSS,
            Self::Octagon => OCTAGON,
        }
    }

    /// How far it reaches below its centre, for radius 1.
    pub fn below(self) -> f64 {
        self.corners().iter().map(|corner| corner.1).reduce(f64::max).unwrap_or(1.0)
    }

    /// How far it reaches above its centre, for radius 1.
    pub fn above(self) -> f64 {
        self.corners().iter().map(|corner| -corner.1).reduce(f64::max).unwrap_or(1.0)
    }

    /// How far it reaches to either side, for radius 1.
    pub fn aside(self) -> f64 {
        self.corners().iter().map(|corner| corner.0).reduce(f64::max).unwrap_or(1.0)
    }

    /// The distance from the centre to the outline in a direction (of length 1), for radius 1.
    pub fn reach(self, direction: Point) -> f64 {
        let corners = self.corners();
        let mut reach: f64 = if corners.is_empty() { 1.0 } else { 0.0 };
        for (i, &(ax, ay)) in corners.iter().enumerate() {
            let (bx, by) = corners[(i + 1) % corners.len()];
            let (ex, ey) = (bx - ax, by - ay);
            let across = direction.x * ey - direction.y * ex;
            if across.abs() < 1e-9 {
                continue;
            }
            let along_ray = (ax * ey - ay * ex) / across;
            let along_edge = (ax * direction.y - ay * direction.x) / across;
            if along_ray > 0.0 && (-1e-9..=1.0 + 1e-9).contains(&along_edge) {
                reach = reach.max(along_ray);
            }
        }
        reach
    }
}
