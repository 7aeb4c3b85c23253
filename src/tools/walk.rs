//! Going from body to body with the arrow keys.

use crate::model::StakeholderId;
use crate::scene::{Point, Positions};

/// A way on the screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// Up.
    Up,
    /// Down.
    Down,
}

impl Direction {
    /// A step of a given length this way.
    pub(super) fn step(self, length: f64) -> Point {
        match self {
            Self::Left => Point { x: -length, y: 0.0 },
            Self::Right => Point { x: length, y: 0.0 },
            Self::Up => Point { x: 0.0, y: -length },
            Self::Down => Point { x: 0.0, y: length },
        }
    }
}

/// The body next to another in a direction: the one on the smallest circle that leaves the start that way, so that both
/// distance and straightness count. Every body that lies that way at all can be reached. **O(n)**.
pub(super) fn neighbour(positions: &Positions, from: &StakeholderId, direction: Direction) -> Option<StakeholderId> {
    let start = *positions.get(from)?;
    let ahead = direction.step(1.0);
    let circle = |point: &Point| {
        let way = *point - start;
        let along = way.x * ahead.x + way.y * ahead.y;
        (along > 0.0).then(|| way.length() * way.length() / along)
    };
    let others = positions.iter().filter(|(id, _)| *id != from);
    let nearest = others.filter_map(|(id, point)| Some((circle(point)?, id))).min_by(|(a, _), (b, _)| a.total_cmp(b));
    nearest.map(|(_, id)| id.clone())
}

/// The body closest to a point. **O(n)**.
pub(super) fn nearest(positions: &Positions, point: Point) -> Option<StakeholderId> {
    positions.iter().min_by(|(_, a), (_, b)| a.distance(point).total_cmp(&b.distance(point))).map(|(id, _)| id.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arrow_leads_to_the_nearest_body_that_way() {
        let at = |x: f64, y: f64| Point { x, y };
        let positions: Positions = [("a", at(0.0, 0.0)), ("b", at(100.0, 10.0)), ("c", at(40.0, 90.0)), ("d", at(-5.0, -50.0))]
            .map(|(id, p)| (id.into(), p))
            .into();
        let go = |from: &str, direction| neighbour(&positions, &from.into(), direction).map(|id| id.to_string());
        assert_eq!(go("a", Direction::Right).as_deref(), Some("b"));
        assert_eq!(go("a", Direction::Down).as_deref(), Some("c"));
        assert_eq!(go("a", Direction::Up).as_deref(), Some("d"));
        assert_eq!(go("b", Direction::Right), None);
    }
}
