//! Force-directed arrangement (Fruchterman and Reingold 1991) with far groups as one, soft sectors and anchors.
//!
//! **Invariant:** a pinned body never moves; a placed one is held by a spring; the result has no two bodies on each other.

use crate::layout::crowd::spread;
use crate::layout::pack::pack;
use crate::layout::point::Point;
use crate::layout::problem::Problem;
use crate::layout::quadtree::QuadTree;
use crate::layout::room::Room;

/// The length that a lone tie settles at, in map units.
const TIE: f64 = 130.0;
/// How strongly the members of a sector, and all bodies, draw together.
const SECTOR: f64 = 0.10;
const GRAVITY: f64 = 0.04;
/// How strongly a placed body is drawn back, and how much of a push it takes.
const ANCHOR: f64 = 3.0;
const PLACED_MOBILITY: f64 = 0.08;
/// Maps wider than this for their height are not stretched, nor is any map stretched by more than the factor.
const ASPECT: f64 = 1.7;
const STRETCH: f64 = 1.25;

/// An arrangement in progress; run it in slices with [`ForceLayout::step`].
#[derive(Debug)]
pub struct ForceLayout {
    problem: Problem,
    points: Vec<Point>,
    /// Bodies that are arranged together: the connected parts of a fresh map, else all.
    parts: Vec<Vec<u32>>,
    part_of: Vec<u32>,
    rooms: Vec<Room>,
    round: usize,
    rounds: usize,
    is_done: bool,
}

impl ForceLayout {
    /// Starts from where the problem says.
    pub fn new(problem: Problem) -> Self {
        let count = problem.ids.len();
        let parts = if problem.is_fresh() { connected_parts(&problem) } else { vec![(0..count as u32).collect()] };
        let mut part_of = vec![0; count];
        for (part, index) in parts.iter().zip(0..) {
            for &body in part {
                part_of[body as usize] = index;
            }
        }
        let rounds = match count {
            0..=400 => 350,
            401..=1500 => 220,
            _ => 140,
        };
        let rooms = problem.rooms();
        let points = problem.start.clone();
        let is_done = problem.is_settled();
        Self { problem, points, parts, part_of, rooms, round: 0, rounds, is_done }
    }

    /// Runs at most so many rounds; true once the arrangement is finished.
    ///
    /// # Complexity
    /// **O(n log n + m)** for each round.
    pub fn step(&mut self, iterations: usize) -> bool {
        let last = self.rounds.min(self.round.saturating_add(iterations));
        while !self.is_done && self.round < last {
            let left = 1.0 - self.round as f64 / self.rounds as f64;
            self.move_once(left);
            self.round += 1;
        }
        if !self.is_done && self.round >= self.rounds {
            self.finish();
            self.is_done = true;
        }
        self.is_done
    }

    /// Where the bodies stand now, in the order of the problem.
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    /// One round; `left` is the share of rounds to come.
    fn move_once(&mut self, left: f64) {
        let mut forces = vec![Point::default(); self.points.len()];
        let mut stack = Vec::new();
        for part in &self.parts {
            let tree = QuadTree::new(part.iter().map(|&body| self.points[body as usize]));
            let middle = middle(&self.points, part);
            for &body in part {
                let at = self.points[body as usize];
                let inward = middle - at;
                forces[body as usize] = tree.repulsion(at, &mut stack) * (TIE * TIE) + Point::new(inward.x, inward.y * ASPECT) * GRAVITY;
            }
        }
        for &(a, b, weight) in &self.problem.edges {
            let (a, b) = (a as usize, b as usize);
            let between = self.points[b] - self.points[a];
            let pull = between * (weight * between.length() / TIE);
            forces[a] = forces[a] + pull;
            forces[b] = forces[b] - pull;
        }
        self.draw_sectors_together(&mut forces);
        let limit = TIE * (0.02 + 1.2 * left * left);
        for (body, force) in forces.into_iter().enumerate() {
            let placed = self.problem.placed[body];
            let force = if placed { force + (self.problem.start[body] - self.points[body]) * ANCHOR } else { force };
            if self.problem.pinned[body] || !force.is_finite() {
                continue;
            }
            let step = force * if placed { PLACED_MOBILITY / ANCHOR } else { 0.1 };
            let length = step.length();
            let limit = if placed { limit * PLACED_MOBILITY } else { limit };
            self.points[body] = self.points[body] + if length > limit { step * (limit / length) } else { step };
        }
    }

    /// A weak pull of each body to the middle of its sector within its part.
    fn draw_sectors_together(&self, forces: &mut [Point]) {
        let groups = self.problem.group.iter().filter(|&&group| group != u32::MAX).max().map_or(0, |&group| group as usize + 1);
        if groups < 2 {
            return;
        }
        let mut sums = vec![(Point::default(), 0.0); groups * self.parts.len().min(64)];
        let slot = |body: usize| {
            let (group, part) = (self.problem.group[body], self.part_of[body] as usize);
            (group != u32::MAX && part < 64).then(|| part * groups + group as usize)
        };
        for (body, &point) in self.points.iter().enumerate() {
            if let Some(slot) = slot(body) {
                sums[slot] = (sums[slot].0 + point, sums[slot].1 + 1.0);
            }
        }
        for (body, force) in forces.iter_mut().enumerate() {
            if let Some(slot) = slot(body) {
                let (sum, count) = sums[slot];
                *force = *force + (sum * (1.0 / count) - self.points[body]) * SECTOR * 4.0;
            }
        }
    }

    /// Turns and packs a fresh map, and parts bodies that touch.
    fn finish(&mut self) {
        let fresh = self.problem.is_fresh();
        if fresh {
            for part in &self.parts {
                lay_flat(&mut self.points, part);
            }
        }
        let mobility: Vec<f64> = (0..self.points.len())
            .map(|body| match (self.problem.pinned[body], self.problem.placed[body]) {
                (true, _) => 0.0,
                (_, true) => PLACED_MOBILITY,
                _ => 1.0,
            })
            .collect();
        let symbols: Vec<Room> = self.problem.radius.iter().map(|&radius| Room::of_symbol(radius, 4.0)).collect();
        if fresh {
            // Each part by itself: parts lie on each other until they are packed.
            for part in &self.parts {
                let mut points: Vec<Point> = part.iter().map(|&body| self.points[body as usize]).collect();
                let rooms: Vec<Room> = part.iter().map(|&body| self.rooms[body as usize]).collect();
                spread(&mut points, &rooms, &vec![1.0; part.len()], 200);
                for (&body, point) in part.iter().zip(points) {
                    self.points[body as usize] = point;
                }
            }
            pack(&mut self.points, &self.rooms, &self.parts);
        } else {
            spread(&mut self.points, &self.rooms, &mobility, 60);
        }
        // Names may touch in a crowd, symbols not: grow the map until they are apart.
        for _ in 0..20 {
            if spread(&mut self.points, &symbols, &mobility, 100) || !fresh {
                break;
            }
            for point in &mut self.points {
                *point = *point * 1.08;
            }
        }
    }
}

fn middle(points: &[Point], part: &[u32]) -> Point {
    part.iter().fold(Point::default(), |sum, &body| sum + points[body as usize]) * (1.0 / part.len().max(1) as f64)
}

/// Turns a part around its middle until it is widest, then stretches it gently to the shape of a projector.
fn lay_flat(points: &mut [Point], part: &[u32]) {
    let middle = middle(points, part);
    let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
    for &body in part {
        let at = points[body as usize] - middle;
        (xx, xy, yy) = (xx + at.x * at.x, xy + at.x * at.y, yy + at.y * at.y);
    }
    let turn = 0.5 * libm::atan2(2.0 * xy, xx - yy);
    let (sine, cosine) = (libm::sin(turn), libm::cos(turn));
    let (mut low, mut high) = (Point::default(), Point::default());
    for &body in part {
        let at = points[body as usize] - middle;
        let at = Point::new(at.x * cosine + at.y * sine, at.y * cosine - at.x * sine);
        low = Point::new(low.x.min(at.x), low.y.min(at.y));
        high = Point::new(high.x.max(at.x), high.y.max(at.y));
        points[body as usize] = at;
    }
    let size = high - low;
    let stretch = if size.x > 0.0 && size.y > 0.0 { (ASPECT * size.y / size.x).sqrt().clamp(1.0, STRETCH) } else { 1.0 };
    for &body in part {
        let at = points[body as usize];
        points[body as usize] = Point::new(at.x * stretch, at.y / stretch);
    }
}

/// The connected parts, each in the order of the problem.
fn connected_parts(problem: &Problem) -> Vec<Vec<u32>> {
    let mut root: Vec<u32> = (0..problem.ids.len() as u32).collect();
    fn find(root: &mut [u32], mut body: u32) -> u32 {
        while root[body as usize] != body {
            root[body as usize] = root[root[body as usize] as usize];
            body = root[body as usize];
        }
        body
    }
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
