//! Shortest ways: betweenness, closeness, harmonic closeness, eccentricity from one search per stakeholder.
//!
//! Brandes 2001, "A faster algorithm for betweenness centrality". By strength, a tie is 1 / strength long. Lengths are
//! compared exactly where strengths are whole numbers with a small common multiple, else with a relative tolerance, so that
//! ways of equal length count as equal however they were added up.

use stakeholder_map_kernels::{Reach, Sums};

use crate::analysis::key;
use crate::analysis::projection::Projection;
use crate::analysis::report::{Reason, Report};
use crate::analysis::ways::WaySearch;

fn closeness(reach: &Reach) -> Option<f64> {
    (reach.count > 0).then(|| f64::from(reach.count) / reach.distance)
}

/// Measures everything that rests on shortest ways, and the betweenness of relationships, which costs about as much again.
///
/// # Complexity
/// Time **O(n m)**, by strength **O(n m log n)**; space **O(n + m)**.
pub(super) fn measure_with_relationships(graph: &Projection, report: &mut Report) {
    let sums = WaySearch::of(graph, true).finish();
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

/// Measures what rests on shortest ways with those that have been found already. **O(n)**.
pub(super) fn put(graph: &Projection, sums: &Sums, report: &mut Report) {
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
