//! Pushes bodies apart until no two of their rooms overlap.
//!
//! **Not here:** the pushing itself; see `crowd` of the kernels.

use stakeholder_map_kernels::{self as kernels, Sides};

use crate::layout::point::Point;
use crate::layout::room::Room;

/// Moves points apart in rounds; `mobility` (0 fixed, 1 free) says who gives way. Returns whether nothing that can move
/// overlaps any more.
///
/// # Complexity
/// **O(n + pairs side by side)** for each round.
pub(crate) fn spread(points: &mut [Point], rooms: &[Room], mobility: &[f64], rounds: usize) -> bool {
    let sides: Vec<Sides> = rooms.iter().map(|room| [room.half_width, room.above, room.below]).collect();
    let mut places: Vec<[f64; 2]> = points.iter().map(|point| [point.x, point.y]).collect();
    let is_clear = kernels::spread(&mut places, &sides, mobility, rounds);
    for (point, [x, y]) in points.iter_mut().zip(places) {
        *point = Point::new(x, y);
    }
    is_clear
}
