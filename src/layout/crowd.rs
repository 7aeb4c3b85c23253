//! Pushes bodies apart until no two of their rooms overlap.

use crate::layout::point::Point;
use crate::layout::room::Room;
use crate::model::sort_indices;

/// Moves points apart in rounds; `mobility` (0 fixed, 1 free) says who gives way. Returns whether nothing that can move
/// overlaps any more.
///
/// # Complexity
/// **O(n log n + pairs side by side)** for each round.
pub(crate) fn spread(points: &mut [Point], rooms: &[Room], mobility: &[f64], rounds: usize) -> bool {
    let mut order: Vec<usize> = (0..points.len()).collect();
    for _ in 0..rounds {
        let left = |at: usize| points[at].x - rooms[at].half_width;
        sort_indices(&mut order, &mut |a, b| left(a).total_cmp(&left(b)).then(a.cmp(&b)));
        let mut is_clear = true;
        for (place, &a) in order.iter().enumerate() {
            for &b in &order[place + 1..] {
                if points[b].x - rooms[b].half_width > points[a].x + rooms[a].half_width {
                    break;
                }
                let give = mobility[a] + mobility[b];
                let overlap = rooms[a].overlap(points[a], rooms[b], points[b]);
                if give == 0.0 || overlap.x <= 1e-6 || overlap.y <= 1e-6 {
                    continue;
                }
                is_clear = false;
                let push = push(points[b] - points[a], overlap, (a, b));
                points[a] = points[a] - push * (mobility[a] / give);
                points[b] = points[b] + push * (mobility[b] / give);
            }
        }
        if is_clear {
            return true;
        }
    }
    false
}

/// The push along the axis that needs less; bodies on the same spot part by their index.
fn push(between: Point, overlap: Point, (a, b): (usize, usize)) -> Point {
    let side = |difference: f64, index: usize| {
        if difference.abs() > 1e-9 {
            difference.signum()
        } else if index.is_multiple_of(2) {
            1.0
        } else {
            -1.0
        }
    };
    let slack = 0.5;
    if overlap.x < overlap.y {
        Point::new((overlap.x + slack) * side(between.x, a + b), 0.0)
    } else {
        Point::new(0.0, (overlap.y + slack) * side(between.y, (a + b) / 2))
    }
}
