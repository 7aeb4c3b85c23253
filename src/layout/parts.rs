//! The connected parts of a map, and the shape of one part by itself.

use crate::layout::point::Point;
use crate::layout::problem::Problem;
use crate::layout::room::Room;

/// The width of a good picture for its height.
pub(crate) const ASPECT: f64 = 1.7;
/// The area that a part fills, as a multiple of what its bodies and names need.
const FILL: f64 = 2.0;
/// The same for a crowd that keeps its distances: with more room, names push less.
const ROOMY_FILL: f64 = 2.6;
/// How far width and height may be stretched against each other.
const STRETCH: f64 = 1.5;
/// Parts with more bodies than this are stretched less: the distances of a crowd say more than its names, most of which hide.
const CROWD: f64 = 60.0;

/// The connected parts, each in the order of the problem.
pub(crate) fn connected_parts(problem: &Problem) -> Vec<Vec<u32>> {
    fn find(root: &mut [u32], mut body: u32) -> u32 {
        while root[body as usize] != body {
            root[body as usize] = root[root[body as usize] as usize];
            body = root[body as usize];
        }
        body
    }
    let mut root: Vec<u32> = (0..problem.ids.len() as u32).collect();
    for &(a, b, _) in &problem.edges {
        let (a, b) = (find(&mut root, a), find(&mut root, b));
        root[a.max(b) as usize] = a.min(b);
    }
    let mut parts: Vec<Vec<u32>> = Vec::new();
    let mut part_of_root = vec![usize::MAX; root.len()];
    for body in 0..root.len() as u32 {
        let top = find(&mut root, body) as usize;
        if part_of_root[top] == usize::MAX {
            part_of_root[top] = parts.len();
            parts.push(Vec::new());
        }
        parts[part_of_root[top]].push(body);
    }
    parts
}

/// The middle of some points.
pub(crate) fn middle(points: &[Point]) -> Point {
    points.iter().fold(Point::default(), |sum, &point| sum + point) * (1.0 / points.len().max(1) as f64)
}

/// Turns a part around its middle until it is widest, then scales it to the shape of a projector and to the area that its
/// bodies and names need. A crowd that `keeps_distances` keeps its own shape.
pub(crate) fn lay_flat(points: &mut [Point], part: &[u32], rooms: &[Room], keeps_distances: bool) {
    let middle = part.iter().fold(Point::default(), |sum, &body| sum + points[body as usize]) * (1.0 / part.len().max(1) as f64);
    let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
    for &body in part {
        let at = points[body as usize] - middle;
        (xx, xy, yy) = (xx + at.x * at.x, xy + at.x * at.y, yy + at.y * at.y);
    }
    // The long axis lies at half the angle whose tangent is 2 xy / (xx - yy).
    let span = (4.0 * xy * xy + (xx - yy) * (xx - yy)).sqrt();
    let double = if span > 0.0 { (xx - yy) / span } else { 1.0 };
    let (sine, cosine) = (((1.0 - double) / 2.0).sqrt().copysign(xy), ((1.0 + double) / 2.0).sqrt());
    let (mut low, mut high) = (Point::default(), Point::default());
    for &body in part {
        let at = points[body as usize] - middle;
        let at = Point::new(at.x * cosine + at.y * sine, at.y * cosine - at.x * sine);
        low = Point::new(low.x.min(at.x), low.y.min(at.y));
        high = Point::new(high.x.max(at.x), high.y.max(at.y));
        points[body as usize] = at;
    }
    let size = high - low;
    if part.len() < 3 || size.x < 1.0 || size.y < 1.0 {
        return;
    }
    let needed: f64 = part.iter().map(|&body| rooms[body as usize].area()).sum();
    let keeps_shape = keeps_distances && part.len() as f64 > CROWD;
    let fill = if keeps_shape { ROOMY_FILL } else { FILL };
    let grow = (fill * needed / (size.x * size.y)).sqrt().clamp(0.5, 3.0);
    let aspect = 1.0 + (ASPECT - 1.0) * (CROWD / part.len() as f64).sqrt().min(1.0);
    let stretch = if keeps_shape { 1.0 } else { (aspect * size.y / size.x).sqrt().clamp(1.0 / STRETCH, STRETCH) };
    for &body in part {
        let at = points[body as usize];
        points[body as usize] = Point::new(at.x * grow * stretch, at.y * grow / stretch);
    }
}
