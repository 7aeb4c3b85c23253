//! Shortest ways: betweenness, closeness, harmonic closeness, eccentricity from one search per stakeholder.
//!
//! Brandes 2001, "A faster algorithm for betweenness centrality". By strength, a tie is 1 / strength long. Lengths are
//! compared exactly where strengths are whole numbers with a small common multiple, else with a relative tolerance, so that
//! ways of equal length count as equal however they were added up.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use stakeholder_map_kernels::{Reach, betweenness, reach};

use crate::analysis::key;
use crate::analysis::projection::{Projection, Rows};
use crate::analysis::report::{Reason, Report};

/// Distances that differ by less than this share are equal.
const TOLERANCE: f64 = 1e-10;

/// Lengths of all arcs, in the order of the rows, and what one unit of them stands for.
struct Lengths {
    lengths: Vec<f64>,
    unit: f64,
    tolerance: f64,
}

impl Lengths {
    fn of(rows: &Rows) -> Self {
        match common_multiple(rows.all_weights()) {
            Some(multiple) => {
                Self { lengths: rows.all_weights().iter().map(|weight| multiple / weight).collect(), unit: 1.0 / multiple, tolerance: 0.0 }
            }
            None => Self { lengths: rows.all_weights().iter().map(|weight| 1.0 / weight).collect(), unit: 1.0, tolerance: TOLERANCE },
        }
    }
}

/// The least common multiple of whole weights, while every distance stays a whole number that `f64` holds exactly.
fn common_multiple(weights: &[f64]) -> Option<f64> {
    const LARGEST: u64 = 1 << 32;
    let mut multiple: u64 = 1;
    for weight in weights {
        if weight.fract() != 0.0 || *weight < 1.0 || *weight > LARGEST as f64 {
            return None;
        }
        let weight = *weight as u64;
        if !multiple.is_multiple_of(weight) {
            multiple = multiple.checked_mul(weight / greatest_divisor(multiple, weight)).filter(|multiple| *multiple <= LARGEST)?;
        }
    }
    Some(multiple as f64)
}

fn greatest_divisor(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// Sums over all sources.
struct Sums {
    /// Share of shortest ways through each vertex, every ordered pair once.
    through: Vec<f64>,
    out: Vec<Reach>,
    into: Vec<Reach>,
}

fn add(reach: &mut Reach, distance: f64) {
    reach.count += 1;
    reach.distance += distance;
    reach.harmonic += 1.0 / distance;
    reach.farthest = reach.farthest.max(distance);
}

fn closeness(reach: &Reach) -> Option<f64> {
    (reach.count > 0).then(|| f64::from(reach.count) / reach.distance)
}

/// What a search knows of one vertex. Together, so that a visit touches memory once.
#[derive(Clone, Copy)]
struct Visit {
    distance: f64,
    ways: f64,
    share: f64,
}

impl Visit {
    const NONE: Self = Self { distance: f64::INFINITY, ways: 0.0, share: 0.0 };
    const SOURCE: Self = Self { distance: 0.0, ways: 1.0, share: 0.0 };
}

/// One search; its memory is used again for the next.
struct Search<'a> {
    rows: &'a Rows,
    /// Vertices in the order in which they were reached.
    order: Vec<u32>,
    visits: Vec<Visit>,
    is_done: Vec<bool>,
}

impl<'a> Search<'a> {
    fn new(rows: &'a Rows, count: usize) -> Self {
        Self { rows, order: Vec::with_capacity(count), visits: vec![Visit::NONE; count], is_done: vec![false; count] }
    }

    fn begin(&mut self, source: usize) {
        for vertex in self.order.drain(..) {
            self.visits[vertex as usize] = Visit::NONE;
            self.is_done[vertex as usize] = false;
        }
        self.visits[source] = Visit::SOURCE;
    }

    fn by_length(&mut self, source: usize, lengths: &Lengths, first_arc: &[usize], queue: &mut BinaryHeap<Waiting>) {
        self.begin(source);
        let is_shorter = |a: f64, b: f64| a < b - lengths.tolerance * b.min(f64::MAX);
        queue.push(Waiting { distance: 0.0, vertex: source as u32 });
        while let Some(Waiting { vertex, .. }) = queue.pop() {
            let vertex = vertex as usize;
            if std::mem::replace(&mut self.is_done[vertex], true) {
                continue;
            }
            self.order.push(vertex as u32);
            let Visit { distance: here, ways, .. } = self.visits[vertex];
            for (step, target) in self.rows.targets(vertex).iter().enumerate() {
                let at = *target as usize;
                let distance = here + lengths.lengths[first_arc[vertex] + step];
                if self.is_done[at] {
                    continue;
                }
                let visit = &mut self.visits[at];
                if is_shorter(distance, visit.distance) {
                    visit.distance = distance;
                    visit.ways = ways;
                    queue.push(Waiting { distance, vertex: *target });
                } else if !is_shorter(visit.distance, distance) {
                    visit.ways += ways;
                }
            }
        }
        for position in (0..self.order.len()).rev() {
            let vertex = self.order[position] as usize;
            let Visit { distance: here, ways, mut share } = self.visits[vertex];
            for (step, target) in self.rows.targets(vertex).iter().enumerate() {
                let there = self.visits[*target as usize];
                let along = here + lengths.lengths[first_arc[vertex] + step];
                let is_on_the_way = !is_shorter(along, there.distance) && !is_shorter(there.distance, along);
                if is_on_the_way && there.distance > here {
                    share += ways / there.ways * (1.0 + there.share);
                }
            }
            self.visits[vertex].share = share;
        }
    }

    fn add_to(&self, source: usize, unit: f64, sums: &mut Sums) {
        for vertex in &self.order {
            let vertex = *vertex as usize;
            if vertex != source {
                let visit = self.visits[vertex];
                let distance = visit.distance * unit;
                sums.through[vertex] += visit.share;
                add(&mut sums.out[source], distance);
                add(&mut sums.into[vertex], distance);
            }
        }
    }
}

struct Waiting {
    distance: f64,
    vertex: u32,
}

impl PartialEq for Waiting {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Waiting {}

impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The nearest comes first out of the heap, of equally near ones the first of the map.
impl Ord for Waiting {
    fn cmp(&self, other: &Self) -> Ordering {
        other.distance.total_cmp(&self.distance).then(other.vertex.cmp(&self.vertex))
    }
}

/// Along ties of equal length.
fn by_steps(graph: &Projection) -> Sums {
    let rows = graph.ways().kernel();
    let back = if graph.is_directed() { graph.into.kernel() } else { rows };
    let mut through = vec![0.0; graph.count];
    betweenness(rows, back, &mut through);
    let into = reach(back);
    let out = if graph.is_directed() { reach(rows) } else { into.clone() };
    Sums { through, out, into }
}

/// Along ties that are 1 / strength long.
fn by_strength(graph: &Projection) -> Sums {
    let rows = graph.ways();
    let mut sums =
        Sums { through: vec![0.0; graph.count], out: vec![Reach::default(); graph.count], into: vec![Reach::default(); graph.count] };
    let mut search = Search::new(rows, graph.count);
    let lengths = Lengths::of(rows);
    let mut first_arc = Vec::with_capacity(graph.count);
    let mut arcs = 0;
    for vertex in 0..graph.count {
        first_arc.push(arcs);
        arcs += rows.targets(vertex).len();
    }
    let mut queue = BinaryHeap::new();
    for source in 0..graph.count {
        search.by_length(source, &lengths, &first_arc, &mut queue);
        search.add_to(source, lengths.unit, &mut sums);
    }
    sums
}

/// Measures everything that rests on shortest ways.
///
/// # Complexity
/// Time **O(n m)**, by strength **O(n m log n)**; space **O(n + m)**.
pub(super) fn measure(graph: &Projection, report: &mut Report) {
    let count = graph.count as f64;
    let sums = if graph.is_weighted() { by_strength(graph) } else { by_steps(graph) };
    let is_directed = graph.is_directed();
    let pairs = (count - 1.0) * (count - 2.0);
    let betweenness = sums.through.iter().map(|through| (graph.count >= 3).then(|| through / pairs)).collect();
    report.put_stakeholders(key::BETWEENNESS, betweenness);
    if graph.count < 3 {
        report.note(key::BETWEENNESS, Reason::TooFew);
    }
    let column = |is_defined: bool, reaches: &[Reach], value: &dyn Fn(&Reach) -> Option<f64>| -> Vec<Option<f64>> {
        reaches.iter().map(|reach| value(reach).filter(|_| is_defined)).collect()
    };
    let harmonic = |reach: &Reach| (graph.count >= 2).then(|| reach.harmonic / (count - 1.0));
    report.put_stakeholders(key::CLOSENESS, column(!is_directed, &sums.out, &closeness));
    report.put_stakeholders(key::IN_CLOSENESS, column(is_directed, &sums.into, &closeness));
    report.put_stakeholders(key::OUT_CLOSENESS, column(is_directed, &sums.out, &closeness));
    report.put_stakeholders(key::HARMONIC_CLOSENESS, column(!is_directed, &sums.out, &harmonic));
    report.put_stakeholders(key::IN_HARMONIC_CLOSENESS, column(is_directed, &sums.into, &harmonic));
    report.put_stakeholders(key::OUT_HARMONIC_CLOSENESS, column(is_directed, &sums.out, &harmonic));
    report.put_stakeholders(key::ECCENTRICITY, column(true, &sums.out, &|reach| Some(reach.farthest)));
    report.put_network(key::DIAMETER, sums.out.iter().map(|reach| reach.farthest).max_by(f64::total_cmp));
    if sums.out.iter().any(|reach| reach.count as usize + 1 < graph.count) {
        report.note(key::CLOSENESS, Reason::Disconnected);
    }
}
