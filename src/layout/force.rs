//! Force-directed arrangement (Fruchterman and Reingold 1991) with far groups as one and soft sectors.
//!
//! **Invariant:** a pinned body never moves, and a placed one only makes room for a new one beside it; the result has no
//! two bodies on each other.

use crate::layout::crowd::spread;
use crate::layout::pack::pack;
use crate::layout::parts::{ASPECT, connected_parts, lay_flat, middle};
use crate::layout::point::Point;
use crate::layout::problem::Problem;
use crate::layout::quadtree::QuadTree;
use crate::layout::quality::badness;
use crate::layout::random::Random;
use crate::layout::room::Room;

/// The length that a lone tie settles at, in map units.
const TIE: f64 = 130.0;
/// How strongly the members of a sector, and all bodies, draw together.
const SECTOR: f64 = 0.10;
const GRAVITY: f64 = 0.04;
/// How strongly new bodies without a tie to what stands are held to it.
const HOLD: f64 = 3.0;
/// How far a placed body makes room, as a share of the push.
const PLACED_MOBILITY: f64 = 0.08;
/// Fresh maps with at most so many bodies and ties are arranged several times, from different starts; each part keeps its best.
const SMALL: usize = 80;
const ATTEMPTS: usize = 8;

/// An arrangement in progress; run it in slices with [`ForceLayout::step`].
#[derive(Debug)]
pub struct ForceLayout {
    problem: Problem,
    points: Vec<Point>,
    /// Bodies that are arranged together: the connected parts of a fresh map, else all.
    parts: Vec<Vec<u32>>,
    part_of: Vec<u32>,
    /// How strongly each body is drawn to the middle; `None` for one that stays where it is.
    gravity: Vec<Option<f64>>,
    rooms: Vec<Room>,
    /// The best points of each part so far, and how bad they are.
    best: Vec<(f64, Vec<Point>)>,
    attempt: usize,
    attempts: usize,
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
            0..=400 => 300,
            401..=1500 => 220,
            _ => 140,
        };
        let is_small = problem.is_fresh() && count <= SMALL && problem.edges.len() <= 2 * SMALL;
        Self {
            gravity: gravity(&problem),
            rooms: problem.rooms(),
            points: problem.start.clone(),
            is_done: problem.is_settled(),
            best: vec![(f64::INFINITY, Vec::new()); parts.len()],
            attempt: 0,
            attempts: if is_small { ATTEMPTS } else { 1 },
            round: 0,
            rounds,
            problem,
            parts,
            part_of,
        }
    }

    /// Runs at most so many rounds; true once the arrangement is finished.
    ///
    /// # Complexity
    /// **O(n log n + m)** for each round.
    pub fn step(&mut self, iterations: usize) -> bool {
        let mut left = iterations;
        while !self.is_done && left > 0 {
            left -= 1;
            self.move_once(1.0 - self.round as f64 / self.rounds as f64);
            self.round += 1;
            if self.round == self.rounds {
                self.close_attempt();
            }
        }
        self.is_done
    }

    /// Where the bodies stand now, in the order of the problem.
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    /// Keeps what is best and starts again, or finishes.
    fn close_attempt(&mut self) {
        if self.problem.is_fresh() {
            for part in &self.parts {
                lay_flat(&mut self.points, part, &self.rooms);
            }
        }
        if self.attempts > 1 {
            for (index, part) in self.parts.iter().enumerate() {
                let edges: Vec<(u32, u32)> = self
                    .problem
                    .edges
                    .iter()
                    .filter(|&&(a, _, _)| self.part_of[a as usize] as usize == index)
                    .map(|&(a, b, _)| (a, b))
                    .collect();
                let badness = badness(&self.points, part, &edges, TIE);
                if badness < self.best[index].0 {
                    self.best[index] = (badness, part.iter().map(|&body| self.points[body as usize]).collect());
                }
            }
        }
        self.attempt += 1;
        if self.attempt < self.attempts {
            self.round = 0;
            self.points = shuffled(&self.problem.start, self.problem.seed + self.attempt as u64);
            return;
        }
        for (part, (_, points)) in self.parts.iter().zip(&self.best) {
            for (&body, &point) in part.iter().zip(points) {
                self.points[body as usize] = point;
            }
        }
        self.finish();
        self.is_done = true;
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
                if let Some(gravity) = self.gravity[body as usize] {
                    let push = tree.repulsion(at, &mut stack) * (TIE * TIE);
                    forces[body as usize] = push + Point::new(inward.x, inward.y * ASPECT) * gravity;
                }
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
            if self.gravity[body].is_none() || !force.is_finite() {
                continue;
            }
            let step = force * 0.1;
            let length = step.length();
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

    /// Parts bodies that touch, and packs a fresh map.
    fn finish(&mut self) {
        let fresh = self.problem.is_fresh();
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
            pack(&mut self.points, &self.rooms, &self.parts, &self.problem.edges);
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

/// On a fresh map all bodies move. Else those that stand stay; a new one moves where it has a way to one that stands, less
/// freely where it has only other new ones, and not at all where it has no tie: it has just been given a free place.
fn gravity(problem: &Problem) -> Vec<Option<f64>> {
    let mut gravity = vec![Some(GRAVITY); problem.ids.len()];
    if problem.is_fresh() {
        return gravity;
    }
    for part in connected_parts(problem) {
        let stands = part.iter().any(|&body| problem.placed[body as usize]);
        for &body in &part {
            gravity[body as usize] = match (problem.placed[body as usize], stands, part.len()) {
                (true, _, _) | (_, _, 1) => None,
                (false, true, _) => Some(GRAVITY),
                (false, false, _) => Some(HOLD),
            };
        }
    }
    gravity
}

/// The same points for other bodies.
fn shuffled(points: &[Point], seed: u64) -> Vec<Point> {
    let mut random = Random::new(seed);
    let mut points = points.to_vec();
    for place in (1..points.len()).rev() {
        points.swap(place, (random.next() * (place + 1) as f64) as usize);
    }
    points
}
