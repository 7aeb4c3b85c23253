//! Whether like is tied to like: by sector (Newman 2003; modularity: Newman and Girvan 2004, along arrows Leicht and Newman
//! 2008) and by number of partners.

use crate::analysis::key;
use crate::analysis::projection::Projection;
use crate::analysis::report::Report;

/// Measures mixing; those without a sector are one more. **O(m)**.
pub(super) fn measure(graph: &Projection, report: &mut Report) {
    let is_defined = graph.sectors.iter().any(Option::is_some);
    let of_sectors = modularity(graph, &graph.sector).filter(|_| is_defined);
    report.put_network(key::SECTOR_MODULARITY, of_sectors.map(|(modularity, _)| modularity));
    let assortativity = of_sectors.filter(|(_, most)| *most > 1e-12).map(|(modularity, most)| modularity / most);
    report.put_network(key::SECTOR_ASSORTATIVITY, assortativity);
    report.put_network(key::DEGREE_ASSORTATIVITY, by_degree(graph).filter(|_| !graph.is_directed()));
}

/// Modularity if the bodies belong to these sectors, and the most that their shares of ties allow; undefined without ties.
/// **O(n + m)**.
pub(super) fn modularity(graph: &Projection, sector: &[usize]) -> Option<(f64, f64)> {
    let rows = graph.ways();
    let classes = graph.sectors.len();
    let (mut inside, mut out, mut into) = (0.0, vec![0.0; classes], vec![0.0; classes]);
    for vertex in 0..graph.count {
        for (target, weight) in rows.targets(vertex).iter().zip(rows.weights(vertex)) {
            let (from, to) = (sector[vertex], sector[*target as usize]);
            out[from] += weight;
            into[to] += weight;
            inside += if from == to { *weight } else { 0.0 };
        }
    }
    let all: f64 = out.iter().sum();
    let expected = out.iter().zip(&into).map(|(out, into)| out * into).sum::<f64>() / (all * all);
    (all > 0.0).then_some((inside / all - expected, 1.0 - expected))
}

/// Pearson's correlation of the partners at the two ends of a tie; undefined where all have the same number.
fn by_degree(graph: &Projection) -> Option<f64> {
    let degree = |vertex: usize| graph.both.targets(vertex).len() as f64;
    let (mut ends, mut sum, mut squares, mut products) = (0.0, 0.0, 0.0, 0.0);
    for vertex in 0..graph.count {
        for target in graph.both.targets(vertex) {
            ends += 1.0;
            sum += degree(vertex);
            squares += degree(vertex) * degree(vertex);
            products += degree(vertex) * degree(*target as usize);
        }
    }
    let mean = sum / ends;
    let variance = squares / ends - mean * mean;
    (ends > 0.0 && variance > 1e-12).then(|| (products / ends - mean * mean) / variance)
}
