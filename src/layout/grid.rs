//! Bodies that belong to the same place, or to places close by, side by side.
//!
//! **Invariant:** who stands alone stands exactly at its place.

use crate::layout::crowd::spread;
use crate::layout::point::Point;
use crate::layout::room::Room;
use crate::model::sort_indices;

/// How many times bodies are pushed apart and back inside at most, and the rounds of each push.
const PUSHES: usize = 40;
const ROUNDS: usize = 8;
/// Neighbours on a ring stand twice so many radii from middle to middle.
const SPACING: f64 = 1.2;
/// The turn that fills a disc most evenly, as cosine and sine (H. Vogel, *A better way to construct the sunflower head*, 1979).
const GOLDEN_TURN: (f64, f64, f64) = (-0.737_368_878_078, 0.675_490_294_262, 0.0);

/// Where bodies stand so that none covers another: each at its place, those of one place around it, all inside a rectangle.
///
/// # Complexity
/// **O(n log n + pairs side by side)**, times a constant number of rounds.
pub fn side_by_side(places: &[Point], radii: &[f64], low: Point, high: Point) -> Vec<Point> {
    let mut order: Vec<usize> = (0..places.len()).collect();
    sort_indices(&mut order, &mut |a, b| places[a].x.total_cmp(&places[b].x).then(places[a].y.total_cmp(&places[b].y)).then(a.cmp(&b)));
    let mut points = places.to_vec();
    for group in order.chunk_by(|&a, &b| places[a] == places[b]).filter(|group| group.len() > 1) {
        let radius = group.iter().map(|&at| radii[at]).fold(0.0, f64::max);
        let seats = seats(group.len());
        // A group at the edge moves inside as a whole.
        let reach = seats.iter().map(|seat| seat.length()).fold(0.0, f64::max) * radius * SPACING;
        let reach = reach.min((high.x - low.x) / 2.0).min((high.y - low.y) / 2.0);
        let middle = within(places[group[0]], low + Point::new(reach, reach), high - Point::new(reach, reach));
        for (&at, seat) in group.iter().zip(seats) {
            points[at] = middle + seat * (radius * SPACING);
        }
    }
    let rooms: Vec<Room> = radii.iter().map(|radius| Room::of_symbol(*radius, radius * 0.16)).collect();
    let mobility = vec![1.0; points.len()];
    for _ in 0..PUSHES {
        let is_clear = spread(&mut points, &rooms, &mobility, ROUNDS);
        let mut is_inside = true;
        for point in &mut points {
            let kept = within(*point, low, high);
            is_inside &= kept == *point;
            *point = kept;
        }
        if is_clear && is_inside {
            break;
        }
    }
    points
}

/// The nearest place inside a rectangle.
fn within(point: Point, low: Point, high: Point) -> Point {
    Point::new(point.x.min(high.x).max(low.x), point.y.min(high.y).max(low.y))
}

/// For two to six around a place: the turn from one to the next as cosine and sine, and how far out they stand.
const RINGS: [(f64, f64, f64); 5] = [
    (-1.0, 0.0, 1.0),
    (-0.5, 0.866_025_403_784, 1.154_700_538_379),
    (0.0, 1.0, std::f64::consts::SQRT_2),
    (0.309_016_994_375, 0.951_056_516_295, 1.701_301_616_704),
    (0.5, 0.866_025_403_784, 2.0),
];

/// The seats of several around a place, in units of the spacing: a ring for a few, a disc for many.
fn seats(count: usize) -> Vec<Point> {
    let ring = count.checked_sub(2).and_then(|at| RINGS.get(at));
    let (cosine, sine, _) = ring.copied().unwrap_or(GOLDEN_TURN);
    // Two stand level, more begin at the top.
    let mut way = if count == 2 { Point::new(-1.0, 0.0) } else { Point::new(0.0, -1.0) };
    let mut seats = Vec::with_capacity(count);
    for place in 0..count {
        seats.push(way * ring.map_or_else(|| 1.05 * (place as f64 + 0.3).sqrt(), |ring| ring.2));
        way = Point::new(way.x * cosine - way.y * sine, way.x * sine + way.y * cosine);
    }
    seats
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOW: Point = Point::new(0.0, 0.0);
    const HIGH: Point = Point::new(600.0, 400.0);

    fn overlaps(points: &[Point], radii: &[f64]) -> usize {
        let pairs = (0..points.len()).flat_map(|a| (0..a).map(move |b| (a, b)));
        pairs.filter(|&(a, b)| points[a].distance(points[b]) < radii[a] + radii[b]).count()
    }

    #[test]
    fn who_stands_alone_stands_exactly_at_its_place() {
        let places = [Point::new(30.0, 30.0), Point::new(300.0, 200.0)];
        assert_eq!(side_by_side(&places, &[20.0, 20.0], LOW, HIGH), places);
    }

    #[test]
    fn bodies_of_one_place_stand_around_it_without_covering_each_other() {
        for count in [2, 3, 5, 7, 30] {
            let (places, radii) = (vec![Point::new(300.0, 200.0); count], vec![14.0; count]);
            let points = side_by_side(&places, &radii, LOW, HIGH);
            assert_eq!(overlaps(&points, &radii), 0, "{count}");
            let middle = points.iter().fold(Point::default(), |sum, point| sum + *point) * (1.0 / count as f64);
            assert!(middle.distance(places[0]) < 14.0, "{count}: {middle:?}");
        }
    }

    #[test]
    fn a_crowd_in_a_corner_stays_inside() {
        let (places, radii) = (vec![HIGH; 40], vec![12.0; 40]);
        let points = side_by_side(&places, &radii, LOW, HIGH);
        assert!(points.iter().all(|point| point.x <= HIGH.x && point.y <= HIGH.y));
        assert_eq!(overlaps(&points, &radii), 0);
    }

    #[test]
    fn the_same_bodies_get_the_same_places() {
        let places: Vec<Point> = (0..50_i32).map(|at| Point::new(f64::from(at % 7) * 10.0, f64::from(at % 3) * 10.0)).collect();
        let radii = vec![9.0; 50];
        assert_eq!(side_by_side(&places, &radii, LOW, HIGH), side_by_side(&places, &radii, LOW, HIGH));
    }
}
