//! Puts the separate parts of a map side by side, wider than tall.

use crate::layout::parts::ASPECT;
use crate::layout::point::Point;
use crate::layout::room::Room;

/// Room between two parts, in map units.
const GAP: f64 = 28.0;

#[derive(Clone, Copy)]
struct Extent {
    corner: Point,
    size: Point,
}

/// Moves each part, largest first, into rows; the row width is the one that fits a projector best. The whole stands around
/// the origin.
pub(crate) fn pack(points: &mut [Point], rooms: &[Room], parts: &[Vec<u32>]) {
    let extents: Vec<Extent> = parts.iter().map(|part| extent(points, rooms, part)).collect();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by(|&a, &b| parts[b].len().cmp(&parts[a].len()).then(a.cmp(&b)));
    let widest = extents.iter().map(|extent| extent.size.x).fold(0.0, f64::max);
    let total: f64 = extents.iter().map(|extent| (extent.size.x + GAP) * (extent.size.y + GAP)).sum();
    let ideal = (total * ASPECT).sqrt();
    let best = (0..24)
        .map(|step| rows(&extents, &order, widest.max(ideal * (0.8 + 0.05 * f64::from(step)))))
        .min_by(|a, b| (a.size.x.max(a.size.y * ASPECT)).total_cmp(&b.size.x.max(b.size.y * ASPECT)));
    let Some(best) = best else { return };
    for (part, (extent, corner)) in parts.iter().zip(extents.iter().zip(&best.corners)) {
        let shift = *corner - extent.corner - Point::new(0.0, best.size.y / 2.0);
        for &body in part {
            points[body as usize] = points[body as usize] + shift;
        }
    }
}

struct Rows {
    corners: Vec<Point>,
    size: Point,
}

fn rows(extents: &[Extent], order: &[usize], width: f64) -> Rows {
    let mut corners = vec![Point::default(); extents.len()];
    let mut size = Point::default();
    let mut row: Vec<usize> = Vec::new();
    let mut cursor = 0.0;
    let mut close = |row: &mut Vec<usize>, size: &mut Point| {
        let height = row.iter().map(|&part| extents[part].size.y).fold(0.0, f64::max);
        let top = if size.y > 0.0 { size.y + GAP } else { 0.0 };
        // Every row stands in the middle.
        let filled: f64 = row.iter().map(|&part| extents[part].size.x + GAP).sum::<f64>() - GAP;
        let mut left = -filled / 2.0;
        for part in row.drain(..) {
            corners[part] = Point::new(left, top + (height - extents[part].size.y) / 2.0);
            left += extents[part].size.x + GAP;
        }
        size.x = size.x.max(filled);
        size.y = top + height;
    };
    for &part in order {
        if !row.is_empty() && cursor + extents[part].size.x > width {
            close(&mut row, &mut size);
            cursor = 0.0;
        }
        cursor += extents[part].size.x + GAP;
        row.push(part);
    }
    if !row.is_empty() {
        close(&mut row, &mut size);
    }
    Rows { corners, size }
}

fn extent(points: &[Point], rooms: &[Room], part: &[u32]) -> Extent {
    let (mut low, mut high) = (Point::new(f64::INFINITY, f64::INFINITY), Point::new(f64::NEG_INFINITY, f64::NEG_INFINITY));
    for &body in part {
        let (at, room) = (points[body as usize], rooms[body as usize]);
        low = Point::new(low.x.min(at.x - room.half_width), low.y.min(at.y - room.above));
        high = Point::new(high.x.max(at.x + room.half_width), high.y.max(at.y + room.below));
    }
    Extent { corner: low, size: high - low }
}
