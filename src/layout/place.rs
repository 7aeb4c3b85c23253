//! Whole arrangements, and an instant place for bodies that have just appeared.

use crate::layout::arrangement::Arrangement;
use crate::layout::crowd::spread;
use crate::layout::point::{Point, Positions};
use crate::layout::problem::{Problem, standing};
use crate::layout::random::Random;
use crate::layout::room::Room;
use crate::model::{Gather, StakeholderMap};

/// The turn between two seeds of a sunflower, as cosine and sine.
const GOLDEN_TURN: Point = Point::new(-0.737_368_878_078_319_9, 0.675_490_294_261_523_9);
/// How many new bodies look for a free place one by one; the rest of a larger crowd stands near its partners.
const CAREFUL: usize = 60;

/// Arranges a map to the end. Bodies with an earlier position move little, pinned ones not at all.
///
/// # Complexity
/// **O((n log n + m) i)** with `i` at most a few hundred.
pub fn arrange(map: &StakeholderMap, previous: &Positions) -> Positions {
    arrange_with(Problem::of(map, previous))
}

/// The same for a problem that says how.
pub fn arrange_with(problem: Problem) -> Positions {
    let mut layout = Arrangement::new(problem.clone());
    while !layout.step(usize::MAX) {}
    problem.positions(layout.points())
}

/// Keeps what stands and puts new bodies beside their partners (else beside their sector, else below the map) at once.
/// A map on which nothing stands yet starts as a disc.
///
/// # Complexity
/// **O(n log n)** where everybody stands already, else as [`Problem::of`].
pub fn place_new(map: &StakeholderMap, previous: &Positions) -> Positions {
    let standing: Positions = map.stakeholders().iter().filter_map(|body| Some((body.id.clone(), standing(body, previous)?))).gather();
    if standing.len() == map.stakeholders().len() {
        return standing;
    }
    let problem = Problem::of(map, previous);
    let mut points = problem.start.clone();
    if problem.is_fresh() {
        let rooms: Vec<Room> = problem.radius.iter().map(|&radius| Room::of_symbol(radius, 12.0)).collect();
        spread(&mut points, &rooms, &vec![1.0; problem.ids.len()], 40);
    }
    problem.positions(&points)
}

/// Where each body starts: its place, or a free place beside its partners.
pub(crate) fn starts(problem: &Problem) -> Vec<Point> {
    if problem.is_fresh() {
        return sunflower(problem);
    }
    let rooms = problem.rooms();
    let mut points = problem.start.clone();
    let mut standing: Vec<usize> = (0..points.len()).filter(|&i| problem.placed[i]).collect();
    let mut partners = vec![Vec::new(); points.len()];
    for &(a, b, _) in &problem.edges {
        partners[a as usize].push(b as usize);
        partners[b as usize].push(a as usize);
    }
    let mut stands = problem.placed.clone();
    let mut waiting: Vec<usize> = (0..points.len()).filter(|&i| !stands[i]).collect();
    let middle = mean(standing.iter().map(|&i| points[i])).unwrap_or_default();
    let mut turns = 0;
    while !waiting.is_empty() {
        // Whoever has a standing partner comes first, so that a chain grows from the map outwards.
        let next = waiting.iter().position(|&i| partners[i].iter().any(|&partner| stands[partner])).unwrap_or(0);
        let body = waiting.remove(next);
        let wish = wish(body, problem, &points, &stands, &partners, &standing, middle);
        let tries = if turns < CAREFUL { 600 } else { 1 };
        points[body] = free_place(wish, rooms[body], &standing, &points, &rooms, tries, turns);
        stands[body] = true;
        standing.push(body);
        turns += 1;
    }
    points
}

/// Where a body would like to stand.
fn wish(
    body: usize,
    problem: &Problem,
    points: &[Point],
    stands: &[bool],
    partners: &[Vec<usize>],
    standing: &[usize],
    middle: Point,
) -> Point {
    let near: Vec<usize> = partners[body].iter().copied().filter(|&partner| stands[partner]).collect();
    match near.as_slice() {
        [] => {}
        // Beside its only partner, on the side away from the middle of the map.
        [only] => return points[*only] + (points[*only] - middle).unit() * (problem.radius[*only] + problem.radius[body] + 70.0),
        _ => return mean(near.iter().map(|&partner| points[partner])).unwrap_or(middle),
    }
    let group = problem.group[body];
    let sector = standing.iter().filter(|&&other| group != u32::MAX && problem.group[other] == group).map(|&other| points[other]);
    let lowest = standing.iter().map(|&other| points[other].y).fold(f64::NEG_INFINITY, f64::max);
    mean(sector).unwrap_or_else(|| if lowest.is_finite() { Point::new(middle.x, lowest + 90.0) } else { middle })
}

/// The first place on a spiral around the wish where the room is free.
fn free_place(wish: Point, room: Room, standing: &[usize], points: &[Point], rooms: &[Room], tries: usize, turn: usize) -> Point {
    let mut direction = Point::new(1.0, 0.0);
    for _ in 0..turn % 7 {
        direction = turned(direction);
    }
    let mut place = wish;
    for attempt in 0..tries {
        place = wish + direction * (14.0 * (attempt as f64).sqrt());
        let is_free = standing.iter().all(|&other| {
            let overlap = room.overlap(place, rooms[other], points[other]);
            overlap.x <= 0.0 || overlap.y <= 0.0
        });
        if is_free {
            break;
        }
        direction = turned(direction);
    }
    place
}

/// An even disc in seeded order, wider than tall.
fn sunflower(problem: &Problem) -> Vec<Point> {
    let mut random = Random::new(problem.seed);
    let mut direction = Point::new(1.0, 0.0);
    (0..problem.ids.len())
        .map(|i| {
            direction = turned(direction);
            let distance = 70.0 * (i as f64 + 0.5).sqrt();
            Point::new(direction.x * distance * 1.3 + random.next(), direction.y * distance / 1.3 + random.next())
        })
        .collect()
}

fn turned(direction: Point) -> Point {
    Point::new(direction.x * GOLDEN_TURN.x - direction.y * GOLDEN_TURN.y, direction.x * GOLDEN_TURN.y + direction.y * GOLDEN_TURN.x)
}

fn mean(points: impl Iterator<Item = Point>) -> Option<Point> {
    let (sum, count) = points.fold((Point::default(), 0.0), |(sum, count), point| (sum + point, count + 1.0));
    (count > 0.0).then(|| sum * (1.0 / count))
}
