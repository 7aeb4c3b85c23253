//! How readable an arrangement is, to choose the best of several.

use crate::layout::point::Point;

/// A tie that passes a body nearer than this, in map units, seems to end there.
const NEAR: f64 = 34.0;

/// Badness of the ties of one part: crossings, ties that touch a third body, uneven lengths. Lower is better.
///
/// # Complexity
/// **O(m (m + n))**: for small parts only.
pub(crate) fn badness(points: &[Point], part: &[u32], edges: &[(u32, u32)], ideal: f64) -> f64 {
    let at = |body: u32| points[body as usize];
    let mut badness = 0.0;
    for (place, &(a, b)) in edges.iter().enumerate() {
        let crossings =
            edges[place + 1..].iter().filter(|&&(c, d)| a != c && a != d && b != c && b != d && cross(at(a), at(b), at(c), at(d)));
        badness += crossings.count() as f64;
        let touched = part.iter().filter(|&&body| body != a && body != b && distance(at(body), at(a), at(b)) < NEAR);
        badness += 1.5 * touched.count() as f64;
        let ratio = at(a).distance(at(b)) / ideal;
        badness += 0.4 * (ratio - 1.0) * (ratio - 1.0);
    }
    badness
}

/// Whether two lines cross.
fn cross(a: Point, b: Point, c: Point, d: Point) -> bool {
    let side = |p: Point, q: Point, r: Point| (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x) > 0.0;
    side(a, b, c) != side(a, b, d) && side(c, d, a) != side(c, d, b)
}

/// How far a place is from a line between two others.
fn distance(point: Point, from: Point, to: Point) -> f64 {
    let (along, offset) = (to - from, point - from);
    let squared = along.x * along.x + along.y * along.y;
    let t = if squared > 0.0 { ((offset.x * along.x + offset.y * along.y) / squared).clamp(0.0, 1.0) } else { 0.0 };
    point.distance(from + along * t)
}
