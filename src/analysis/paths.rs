//! Shortest ways: betweenness, closeness, harmonic closeness, eccentricity from one search per stakeholder.
//!
//! Brandes 2001, "A faster algorithm for betweenness centrality". By strength, a tie is 1 / strength long. Lengths are
//! compared exactly where strengths are whole numbers with a small common multiple, else with a relative tolerance, so that
//! ways of equal length count as equal however they were added up.

use stakeholder_map_kernels::{Reach, Sums, betweenness, reach, weighted};

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

fn closeness(reach: &Reach) -> Option<f64> {
    (reach.count > 0).then(|| f64::from(reach.count) / reach.distance)
}

/// Along ties of equal length.
fn by_steps(graph: &Projection, has_arcs: bool) -> Sums {
    let rows = graph.ways().rows();
    let shares = betweenness(rows, has_arcs);
    // A vertex is reached along the arcs that arrive; along those that leave, the other way round, are the ones it reaches.
    let out = reach(rows);
    let into = if graph.is_directed() { reach(graph.into.rows()) } else { out.clone() };
    Sums { shares, out, into }
}

/// Along ties that are 1 / strength long.
fn by_strength(graph: &Projection, has_arcs: bool) -> Sums {
    let rows = graph.ways();
    let Lengths { lengths, unit, tolerance } = Lengths::of(rows);
    let mut sums = weighted(rows.rows(), &lengths, tolerance, has_arcs);
    for reach in sums.out.iter_mut().chain(&mut sums.into) {
        reach.distance *= unit;
        reach.harmonic /= unit;
        reach.farthest *= unit;
    }
    sums
}

/// Measures everything that rests on shortest ways.
///
/// # Complexity
/// Time **O(n m)**, by strength **O(n m log n)**; space **O(n + m)**.
pub(super) fn measure(graph: &Projection, report: &mut Report) {
    let sums = sums(graph, false);
    put(graph, &sums, report);
}

/// Measures the same, and the betweenness of relationships, which costs about as much again.
pub(super) fn measure_with_relationships(graph: &Projection, report: &mut Report) {
    let sums = sums(graph, true);
    put(graph, &sums, report);
    let rows = graph.ways();
    let along = |source: u32, target: u32| rows.find(source as usize, target).map_or(0.0, |arc| sums.shares.across[arc]);
    let share = |at: usize| {
        let (low, high) = graph.pairs[at]?;
        let (source, target) = if graph.turned[at] { (high, low) } else { (low, high) };
        let back = if graph.is_directed() && graph.one_way[at] { 0.0 } else { along(target, source) };
        Some((along(source, target) + back) / (graph.count as f64 * (graph.count as f64 - 1.0)))
    };
    report.put_relationships(key::EDGE_BETWEENNESS, (0..graph.pairs.len()).map(share).collect());
}

fn sums(graph: &Projection, has_arcs: bool) -> Sums {
    if graph.is_weighted() { by_strength(graph, has_arcs) } else { by_steps(graph, has_arcs) }
}

fn put(graph: &Projection, sums: &Sums, report: &mut Report) {
    let count = graph.count as f64;
    let is_directed = graph.is_directed();
    let pairs = (count - 1.0) * (count - 2.0);
    let betweenness = sums.shares.through.iter().map(|through| (graph.count >= 3).then(|| through / pairs)).collect();
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
