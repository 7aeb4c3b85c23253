//! Arranges a map on which nothing stands yet: each connected part so that distances are those of the graph, sectors drawn
//! together softly, then all parts beside each other.
//!
//! **Invariant:** the result has no two bodies on each other.
//! **Not here:** the moving itself; see `stress` of the kernels.

use stakeholder_map_kernels::{Arcs, Effort, Stress};

use crate::layout::crowd::spread;
use crate::layout::pack::pack;
use crate::layout::parts::{connected_parts, lay_flat};
use crate::layout::point::Point;
use crate::layout::problem::Problem;
use crate::layout::quality::badness;
use crate::layout::random::Random;
use crate::layout::room::Room;

/// The length of a tie before a part gets the size that its names need, in map units.
const TIE: f64 = 130.0;
/// Maps with at most so many bodies and twice as many ties are arranged several times, from different starts; each part keeps
/// its best.
const SMALL: usize = 80;
const ATTEMPTS: usize = 16;

/// An arrangement from nothing, in progress.
#[derive(Debug)]
pub(crate) struct Fresh {
    problem: Problem,
    parts: Vec<Part>,
    rooms: Vec<Room>,
    points: Vec<Point>,
    attempt: usize,
    attempts: usize,
}

#[derive(Debug)]
struct Part {
    bodies: Vec<u32>,
    edges: Vec<(u32, u32)>,
    stress: Option<Stress>,
    is_settled: bool,
    random: Random,
    /// The best points so far, and how bad they are.
    best: (f64, Vec<Point>),
}

impl Fresh {
    pub(crate) fn new(problem: Problem) -> Self {
        let count = problem.ids.len();
        let bodies = connected_parts(&problem);
        let mut place = vec![(0, 0); count];
        for (part, index) in bodies.iter().zip(0..) {
            for (body, within) in part.iter().zip(0..) {
                place[*body as usize] = (index, within);
            }
        }
        let mut edges: Vec<Vec<(u32, u32)>> = vec![Vec::new(); bodies.len()];
        for &(a, b, _) in problem.edges.iter().filter(|(a, b, _)| a != b) {
            edges[place[a as usize].0].push((a, b));
        }
        let parts = bodies.into_iter().zip(edges).zip(0..);
        let parts = parts.map(|((bodies, edges), index)| {
            let within = |body: u32| place[body as usize].1;
            let arcs: Vec<(u32, u32, f64)> =
                edges.iter().flat_map(|&(a, b)| [(within(a), within(b), 1.0), (within(b), within(a), 1.0)]).collect();
            let groups = bodies.iter().map(|&body| problem.group[body as usize]).collect();
            let effort = if problem.is_thorough || bodies.len() <= SMALL { Effort::Thorough } else { Effort::Quick };
            let stress =
                (bodies.len() > 1).then(|| Stress::new(Arcs::of(bodies.len(), &arcs).rows(), groups, start(&problem, &bodies), effort));
            let random = Random::new(problem.seed ^ index);
            Part { is_settled: stress.is_none(), bodies, edges, stress, random, best: (f64::INFINITY, Vec::new()) }
        });
        let is_small = count <= SMALL && problem.edges.len() <= 2 * SMALL;
        Self {
            parts: parts.collect(),
            rooms: problem.rooms(),
            points: problem.start.clone(),
            attempt: 0,
            attempts: if is_small { ATTEMPTS } else { 1 },
            problem,
        }
    }

    pub(crate) fn points(&self) -> &[Point] {
        &self.points
    }

    /// One sweep over every part; whether the arrangement is finished.
    pub(crate) fn sweep(&mut self) -> bool {
        for part in self.parts.iter_mut().filter(|part| !part.is_settled) {
            let Some(stress) = &mut part.stress else { continue };
            let mut order: Vec<u32> = (0..part.bodies.len() as u32).collect();
            part.random.shuffle(&mut order);
            part.is_settled = stress.sweep(&order);
            for (body, [x, y]) in part.bodies.iter().zip(&stress.places) {
                self.points[*body as usize] = Point::new(x * TIE, y * TIE);
            }
        }
        self.parts.iter().all(|part| part.is_settled) && self.close_attempt()
    }

    /// Keeps what is best and starts again, or finishes.
    fn close_attempt(&mut self) -> bool {
        self.attempt += 1;
        let is_last = self.attempt >= self.attempts;
        for part in &mut self.parts {
            lay_flat(&mut self.points, &part.bodies, &self.rooms, self.problem.is_thorough);
            if self.attempts == 1 {
                continue;
            }
            let badness = badness(&self.points, &part.bodies, &part.edges, TIE);
            if badness < part.best.0 {
                part.best = (badness, part.bodies.iter().map(|&body| self.points[body as usize]).collect());
            }
            if is_last {
                for (&body, &point) in part.bodies.iter().zip(&part.best.1) {
                    self.points[body as usize] = point;
                }
            } else if let Some(stress) = &mut part.stress {
                let mut places = start(&self.problem, &part.bodies);
                part.random.shuffle(&mut places);
                stress.restart(places);
                part.is_settled = false;
            }
        }
        if is_last {
            self.finish();
        }
        is_last
    }

    /// Parts bodies that touch, and packs the parts.
    fn finish(&mut self) {
        let symbols: Vec<Room> = self.problem.radius.iter().map(|&radius| Room::of_symbol(radius, 4.0)).collect();
        // Each part by itself: parts lie on each other until they are packed.
        for part in &self.parts {
            let mut points: Vec<Point> = part.bodies.iter().map(|&body| self.points[body as usize]).collect();
            let rooms: Vec<Room> = part.bodies.iter().map(|&body| self.rooms[body as usize]).collect();
            spread(&mut points, &rooms, &vec![1.0; rooms.len()], 200);
            for (&body, point) in part.bodies.iter().zip(points) {
                self.points[body as usize] = point;
            }
        }
        let bodies: Vec<Vec<u32>> = self.parts.iter().map(|part| part.bodies.clone()).collect();
        pack(&mut self.points, &self.rooms, &bodies, &self.problem.edges);
        // Names may touch in a crowd, symbols not: grow the map until they are apart.
        let mobility = vec![1.0; self.points.len()];
        for _ in 0..20 {
            if spread(&mut self.points, &symbols, &mobility, 100) {
                break;
            }
            for point in &mut self.points {
                *point = *point * 1.08;
            }
        }
    }
}

/// Where the bodies of a part start, in steps.
fn start(problem: &Problem, bodies: &[u32]) -> Vec<[f64; 2]> {
    bodies.iter().map(|&body| problem.start[body as usize] * (1.0 / TIE)).map(|at| [at.x, at.y]).collect()
}
