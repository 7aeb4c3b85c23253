//! The search for shortest ways, which is nearly all the work of measuring: taken in steps, apart from the map, so that it
//! can run on another thread and be left.
//!
//! **Invariant:** how steps fall changes no bit of what is found.
//! **Not here:** the searches themselves (`stakeholder_map_kernels`), the measures that rest on them (`paths`).

use stakeholder_map_kernels::{Betweenness, Reach, Reaching, Sums, Weighted};

use crate::analysis::projection::{Projection, Rows};

/// Distances that differ by less than this share are equal.
const TOLERANCE: f64 = 1e-10;

/// What has to be searched. Equal tasks find the same ways.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct WayTask {
    /// Whether ways lead along the arrows.
    pub is_directed: bool,
    /// Whether a tie is 1 / strength long.
    pub is_weighted: bool,
    /// How many stakeholders.
    pub count: usize,
    /// Source, target and strength of every arc, sorted; both ways where arrows do not count.
    pub arcs: Vec<(u32, u32, f64)>,
}

impl WayTask {
    /// **O(m)**.
    pub(super) fn of(graph: &Projection) -> Self {
        let rows = graph.ways();
        let mut arcs = Vec::with_capacity(rows.len());
        for source in 0..graph.count {
            for (target, weight) in rows.targets(source).iter().zip(rows.weights(source)) {
                arcs.push((source as u32, *target, *weight));
            }
        }
        Self { is_directed: graph.is_directed(), is_weighted: graph.is_weighted(), count: graph.count, arcs }
    }
}

/// A search for shortest ways that is under way.
pub struct WaySearch {
    rows: Rows,
    /// The arcs from their other ends, where the distances to a stakeholder differ from those from it.
    back: Option<Rows>,
    kind: Kind,
}

enum Kind {
    Steps { through: Betweenness, out: Reaching, into: Option<Reaching>, done: usize },
    Strength { search: Weighted, unit: f64, done: usize },
}

impl WaySearch {
    /// Prepares a search; every arc leads from and to a number below the count. **O(n log n + m)**.
    pub fn new(task: &WayTask) -> Self {
        Self::along(Rows::of(task.count, &task.arcs), task.is_directed, task.is_weighted, false)
    }

    /// The same for a projection; `has_arcs` asks for the ways along each arc, too, which cost about as much again.
    pub(super) fn of(graph: &Projection, has_arcs: bool) -> Self {
        Self::along(graph.ways().clone(), graph.is_directed(), graph.is_weighted(), has_arcs)
    }

    fn along(rows: Rows, is_directed: bool, is_weighted: bool, has_arcs: bool) -> Self {
        if is_weighted {
            let Lengths { lengths, unit, tolerance } = Lengths::of(&rows);
            let search = Weighted::new(rows.rows(), &lengths, tolerance, has_arcs);
            return Self { rows, back: None, kind: Kind::Strength { search, unit, done: 0 } };
        }
        let count = rows.rows().count();
        let back = is_directed.then(|| rows.turned());
        let into = is_directed.then(|| Reaching::new(count));
        let kind = Kind::Steps { through: Betweenness::new(rows.rows(), has_arcs), out: Reaching::new(count), into, done: 0 };
        Self { rows, back, kind }
    }

    /// Searches from a few more stakeholders; whether all have been searched from. **O(m)**, by strength **O(m log n)**.
    pub fn step(&mut self) -> bool {
        let rows = self.rows.rows();
        let count = rows.count();
        match &mut self.kind {
            Kind::Strength { search, done, .. } => {
                *done = search.step();
                *done >= count
            }
            Kind::Steps { through, out, into, done } => {
                if *done < count {
                    *done = through.step();
                    return false;
                }
                // A vertex is reached along the arcs that arrive; along those that leave, the other way round, are the ones
                // it reaches.
                if out.step(rows) < count {
                    return false;
                }
                match (into, &self.back) {
                    (Some(into), Some(back)) => into.step(back.rows()) >= count,
                    _ => true,
                }
            }
        }
    }

    /// How much has been searched, 0 to 1.
    pub fn share(&self) -> f64 {
        let (Kind::Steps { done, .. } | Kind::Strength { done, .. }) = self.kind;
        done as f64 / self.rows.rows().count().max(1) as f64
    }

    /// What has been found once all has been searched.
    pub fn found(self) -> Sums {
        let rows = self.rows.rows();
        match self.kind {
            Kind::Steps { through, out, into, .. } => {
                let out = out.reached();
                let into = into.map_or_else(|| out.clone(), Reaching::reached);
                Sums { shares: through.found(rows), out, into }
            }
            Kind::Strength { search, unit, .. } => {
                let mut sums = search.found(rows);
                for reach in sums.out.iter_mut().chain(&mut sums.into) {
                    let Reach { distance, harmonic, farthest, .. } = reach;
                    *distance *= unit;
                    *harmonic /= unit;
                    *farthest *= unit;
                }
                sums
            }
        }
    }

    /// Searches to the end.
    pub fn finish(mut self) -> Sums {
        while !self.step() {}
        self.found()
    }
}

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
