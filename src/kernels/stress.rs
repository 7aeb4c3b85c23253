//! Places whose distances are those of the graph: stress, made small term by term.
//!
//! Zheng, Pawar and Goodman 2019, "Graph drawing by stochastic gradient descent": each term moves its two ends towards the
//! distance that they should have, at first all the way, then less and less. Of a large graph only the terms of ties and of
//! some pivots are kept, which stand for those around them (Ortmann, Klimenta and Brandes 2017, "A sparse stress model").

use crate::rows::Rows;

/// How many pivots a large graph has.
const PIVOTS: usize = 100;
/// What the distance of two vertices is multiplied by where they are of one group, and of two.
const TOGETHER: f64 = 0.88;
const APART: f64 = 1.08;
/// No vertex belongs to it.
const NO_GROUP: u32 = u32::MAX;
/// A distance that nobody is at.
const UNREACHED: u16 = u16::MAX;

/// How much work the places are worth.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Effort {
    /// Good places soon.
    Quick,
    /// The best places, for several times the work.
    Thorough,
}

impl Effort {
    /// Up to so many vertices every pair has its term.
    fn all_pairs(self) -> usize {
        if self == Self::Quick { 350 } else { 1_500 }
    }

    /// What is left of the heat after a sweep, and the heat to stop at, in squared steps.
    fn cooling(self, has_pivots: bool) -> (f64, f64) {
        match (self, has_pivots) {
            (Self::Quick, false) => (0.5, 0.1),
            (Self::Quick, true) => (0.62, 0.08),
            (Self::Thorough, _) => (0.85, 0.04),
        }
    }
}

/// Places of one connected graph, on their way.
#[derive(Debug)]
pub struct Stress {
    effort: Effort,
    /// Places along both axes, in steps.
    pub places: Vec<[f64; 2]>,
    groups: Vec<u32>,
    /// Steps to each vertex from those that have terms: from all in a small graph, else from the pivots; vertex by vertex.
    steps: Vec<u16>,
    /// The pivots of a large graph.
    pivots: Vec<u32>,
    /// How many vertices each term of a pivot stands for, as `steps`.
    stands_for: Vec<f32>,
    ties: Vec<(u32, u32)>,
    /// How strongly terms move their ends, in squared steps: at first, and now.
    hottest: f64,
    heat: f64,
    /// The same for each number of steps.
    heats: Vec<f64>,
}

impl Stress {
    /// Prepares the terms. **O(n m)** for up to 350 vertices (thoroughly: 1,500), else **O(m)** for each of 100 pivots.
    ///
    /// # Arguments
    /// * `rows`: the neighbours of each vertex, both ways; connected.
    /// * `groups`: vertices of one group are drawn together; `u32::MAX` for none.
    /// * `places`: where to start, in steps; no two alike.
    pub fn new(rows: Rows<'_>, groups: Vec<u32>, places: Vec<[f64; 2]>, effort: Effort) -> Self {
        let count = rows.count();
        let ties = (0..count as u32).flat_map(|vertex| rows.of(vertex as usize).iter().map(move |other| (vertex, *other)));
        let mut stress = Self {
            effort,
            ties: ties.filter(|(vertex, other)| vertex < other).collect(),
            steps: Vec::new(),
            pivots: Vec::new(),
            stands_for: Vec::new(),
            places,
            groups,
            hottest: 0.0,
            heat: 0.0,
            heats: Vec::new(),
        };
        let mut queue = Vec::with_capacity(count);
        if count <= effort.all_pairs() {
            stress.steps = vec![UNREACHED; count * count];
            for source in 0..count {
                search(rows, source, &mut stress.steps[source * count..][..count], &mut queue);
            }
        } else {
            stress.choose_pivots(rows, &mut queue);
        }
        let farthest = stress.steps.iter().copied().filter(|steps| *steps != UNREACHED).max().unwrap_or(1).max(1);
        stress.heats = vec![0.0; usize::from(farthest) + 1];
        stress.hottest = f64::from(farthest) * f64::from(farthest);
        stress.heat = stress.hottest;
        stress
    }

    /// Begins again from other places.
    pub fn restart(&mut self, places: Vec<[f64; 2]>) {
        self.places = places;
        self.heat = self.hottest;
    }

    /// Pivots far from each other, each the vertex that is farthest from those before.
    fn choose_pivots(&mut self, rows: Rows<'_>, queue: &mut Vec<u32>) {
        let count = rows.count();
        let mut nearest = vec![UNREACHED; count];
        let mut home = vec![0_usize; count];
        let mut columns: Vec<Vec<u16>> = Vec::with_capacity(PIVOTS);
        let mut next = 0;
        while columns.len() < PIVOTS.min(count) {
            let mut steps = vec![UNREACHED; count];
            search(rows, next, &mut steps, queue);
            for vertex in 0..count {
                if steps[vertex] < nearest[vertex] {
                    (nearest[vertex], home[vertex]) = (steps[vertex], columns.len());
                }
            }
            self.pivots.push(next as u32);
            columns.push(steps);
            next = (0..count).max_by_key(|vertex| (nearest[*vertex], std::cmp::Reverse(*vertex))).unwrap_or(0);
        }
        let width = columns.len();
        self.steps = (0..count).flat_map(|vertex| columns.iter().map(move |steps| steps[vertex])).collect();
        self.stands_for = vec![0.0; count * width];
        for (pivot, steps) in columns.iter().enumerate() {
            // How many of those around the pivot are at most so far from it.
            let mut within: Vec<u32> = Vec::new();
            for (steps, _) in steps.iter().zip(&home).filter(|(_, home)| **home == pivot) {
                let at = usize::from(*steps);
                within.resize(within.len().max(at + 1), 0);
                within[at] += 1;
            }
            for at in 1..within.len() {
                within[at] += within[at - 1];
            }
            for (vertex, steps) in steps.iter().enumerate() {
                let half = usize::from(*steps) / 2;
                self.stands_for[vertex * width + pivot] = within.get(half).or(within.last()).map_or(1.0, |count| *count as f32);
            }
        }
    }

    /// Moves along every term once; whether the places have settled. **O(n²)** where all pairs have terms, else **O(n + m)**.
    ///
    /// # Arguments
    /// * `order`: the vertices in any order, best another at each sweep.
    pub fn sweep(&mut self, order: &[u32]) -> bool {
        for (steps, heat) in self.heats.iter_mut().enumerate().skip(1) {
            *heat = self.heat / (steps * steps) as f64;
        }
        if self.pivots.is_empty() {
            self.sweep_pairs(order)
        } else {
            self.sweep_pivots(order)
        }
        let (cooling, last) = self.effort.cooling(!self.pivots.is_empty());
        self.heat *= cooling;
        self.heat < last
    }

    /// All pairs, as in a tournament: in each round everybody meets one other.
    #[inline(never)]
    fn sweep_pairs(&mut self, order: &[u32]) {
        let count = order.len();
        for round in 0..count {
            // Far rounds follow each other, as near ones pair the same vertices' neighbours.
            let sum = round * 7919 % count;
            let (mut low, mut high) = (0, sum);
            while low < high {
                self.meet(order[low], order[high]);
                (low, high) = (low + 1, high - 1);
            }
            (low, high) = (sum + 1, count - 1);
            while low < high {
                self.meet(order[low], order[high]);
                (low, high) = (low + 1, high - 1);
            }
        }
    }

    #[inline(always)]
    fn meet(&mut self, a: u32, b: u32) {
        let (a, b) = (a as usize, b as usize);
        let steps = self.steps[a * self.places.len() + b];
        let move_by = self.pull(a, b, steps, 1.0);
        self.places[a] = [self.places[a][0] - move_by[0], self.places[a][1] - move_by[1]];
        self.places[b] = [self.places[b][0] + move_by[0], self.places[b][1] + move_by[1]];
    }

    /// Every vertex towards one pivot after the other, and ties between.
    #[inline(never)]
    fn sweep_pivots(&mut self, order: &[u32]) {
        let width = self.pivots.len();
        let chunk = self.ties.len().div_ceil(width);
        // Not all at the same pivot at once.
        let mut pivots: Vec<u32> = order.iter().map(|vertex| vertex % width as u32).collect();
        for round in 0..width {
            for (vertex, pivot) in order.iter().zip(&mut pivots) {
                let vertex = *vertex as usize;
                let at = vertex * width + *pivot as usize;
                let other = self.pivots[*pivot as usize] as usize;
                *pivot = if *pivot as usize + 1 == width { 0 } else { *pivot + 1 };
                if other != vertex {
                    let move_by = self.pull(vertex, other, self.steps[at], f64::from(self.stands_for[at]));
                    self.places[vertex] = [self.places[vertex][0] - move_by[0], self.places[vertex][1] - move_by[1]];
                }
            }
            for tie in round * chunk..((round + 1) * chunk).min(self.ties.len()) {
                let (a, b) = self.ties[tie];
                let (a, b) = (a as usize, b as usize);
                let move_by = self.pull(a, b, 1, 1.0);
                self.places[a] = [self.places[a][0] - move_by[0], self.places[a][1] - move_by[1]];
                self.places[b] = [self.places[b][0] + move_by[0], self.places[b][1] + move_by[1]];
            }
        }
    }

    /// What moves the first of two vertices half the way to where it is as far from the other as it should be.
    #[inline(always)]
    fn pull(&self, a: usize, b: usize, steps: u16, weight: f64) -> [f64; 2] {
        let heat = self.heats[usize::from(steps)] * weight;
        let share = if heat < 1.0 { 0.5 * heat } else { 0.5 };
        let (group, other) = (self.groups[a], self.groups[b]);
        let factor = if group == NO_GROUP || other == NO_GROUP {
            1.0
        } else if group == other {
            TOGETHER
        } else {
            APART
        };
        let (here, there) = (self.places[a], self.places[b]);
        let between = [here[0] - there[0], here[1] - there[1]];
        let length = (between[0] * between[0] + between[1] * between[1]).sqrt();
        let length = if length > 1e-6 { length } else { 1e-6 };
        let part = share - share * f64::from(steps) * factor / length;
        [between[0] * part, between[1] * part]
    }
}

/// Steps from one vertex to all, breadth first.
fn search(rows: Rows<'_>, source: usize, steps: &mut [u16], queue: &mut Vec<u32>) {
    queue.clear();
    queue.push(source as u32);
    steps[source] = 0;
    let mut next = 0;
    while let Some(vertex) = queue.get(next).map(|vertex| *vertex as usize) {
        next += 1;
        for other in rows.of(vertex) {
            if steps[*other as usize] == UNREACHED {
                steps[*other as usize] = steps[vertex].saturating_add(1).min(UNREACHED - 1);
                queue.push(*other);
            }
        }
    }
}
