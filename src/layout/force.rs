//! Finds places for new bodies among those that stand, by forces (Fruchterman and Reingold 1991) with far groups as one.
//!
//! **Invariant:** a pinned body never moves, and a placed one only makes room for a new one beside it.
//! **Not here:** a map on which nothing stands yet; see `fresh`.

use crate::layout::crowd::spread;
use crate::layout::parts::{ASPECT, connected_parts, middle};
use crate::layout::point::Point;
use crate::layout::problem::Problem;
use crate::layout::quadtree::QuadTree;
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

/// New bodies on their way.
#[derive(Debug)]
pub(crate) struct Force {
    problem: Problem,
    points: Vec<Point>,
    /// How strongly each body is drawn to the middle; `None` for one that stays where it is.
    gravity: Vec<Option<f64>>,
    round: usize,
    rounds: usize,
}

impl Force {
    pub(crate) fn new(problem: Problem) -> Self {
        let rounds = match problem.ids.len() {
            0..=400 => 300,
            401..=1500 => 220,
            _ => 140,
        };
        Self { gravity: gravity(&problem), points: problem.start.clone(), round: 0, rounds, problem }
    }

    pub(crate) fn points(&self) -> &[Point] {
        &self.points
    }

    /// One round; whether that was the last. **O(n log n + m)**.
    pub(crate) fn round(&mut self) -> bool {
        self.move_once(1.0 - self.round as f64 / self.rounds as f64);
        self.round += 1;
        if self.round < self.rounds {
            return false;
        }
        self.finish();
        true
    }

    /// Moves everybody who may; `left` is the share of rounds to come.
    fn move_once(&mut self, left: f64) {
        let mut forces = vec![Point::default(); self.points.len()];
        let mut stack = Vec::new();
        let tree = QuadTree::new(self.points.iter().copied());
        let middle = middle(&self.points);
        for (body, &at) in self.points.iter().enumerate() {
            if let Some(gravity) = self.gravity[body] {
                let (inward, push) = (middle - at, tree.repulsion(at, &mut stack) * (TIE * TIE));
                forces[body] = push + Point::new(inward.x, inward.y * ASPECT) * gravity;
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

    /// A weak pull of each body to the middle of its sector.
    fn draw_sectors_together(&self, forces: &mut [Point]) {
        let groups = self.problem.group.iter().filter(|&&group| group != u32::MAX).max().map_or(0, |&group| group as usize + 1);
        if groups < 2 {
            return;
        }
        let mut sums = vec![(Point::default(), 0.0); groups];
        for (&group, &point) in self.problem.group.iter().zip(&self.points).filter(|(group, _)| **group != u32::MAX) {
            let (sum, count) = sums[group as usize];
            sums[group as usize] = (sum + point, count + 1.0);
        }
        for (body, force) in forces.iter_mut().enumerate() {
            if let Some((sum, count)) = sums.get(self.problem.group[body] as usize) {
                *force = *force + (*sum * (1.0 / count) - self.points[body]) * SECTOR * 4.0;
            }
        }
    }

    /// Parts bodies that touch.
    fn finish(&mut self) {
        let mobility: Vec<f64> = (0..self.points.len())
            .map(|body| match (self.problem.pinned[body], self.problem.placed[body]) {
                (true, _) => 0.0,
                (_, true) => PLACED_MOBILITY,
                _ => 1.0,
            })
            .collect();
        let symbols: Vec<Room> = self.problem.radius.iter().map(|&radius| Room::of_symbol(radius, 4.0)).collect();
        spread(&mut self.points, &self.problem.rooms(), &mobility, 60);
        // Names may touch in a crowd, symbols not.
        spread(&mut self.points, &symbols, &mobility, 100);
    }
}

/// Those that stand stay; a new one moves where it has a way to one that stands, less
/// freely where it has only other new ones, and not at all where it has no tie: it has just been given a free place.
fn gravity(problem: &Problem) -> Vec<Option<f64>> {
    let mut gravity = vec![Some(GRAVITY); problem.ids.len()];
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
