//! Betweenness natively, beside what igraph (C) and NetworKit (C++) took with one thread for networks of the same size and kind.

use std::hint::black_box;
use std::time::Instant;

use stakeholder_map::model::StakeholderMap;
use stakeholder_map_kernels::{Arcs, betweenness};

/// Milliseconds that igraph 1.0.0 and NetworKit took, undirected and then directed, on a Zen 4 core at 2.4 GHz.
const OTHERS: [(usize, [[f64; 2]; 2]); 3] =
    [(300, [[5.42, 16.4], [3.47, 10.4]]), (1_000, [[73.8, 245.0], [52.9, 172.0]]), (5_000, [[2_140.0, 8_500.0], [1_520.0, 5_210.0]])];

/// Measures one map, where there is a figure to compare with.
pub(crate) fn compare(name: &str, map: &StakeholderMap) {
    let count = map.stakeholders().len();
    let Some((_, others)) = OTHERS.iter().find(|(size, _)| *size == count) else { return };
    let place = |id| map.stakeholders().ids().position(|other| other == id).unwrap_or_default() as u32;
    let ends = map.relationships().iter().map(|tie| (place(&tie.source), place(&tie.target), 1.0));
    let millis = measured(count, &ends.collect::<Vec<_>>());
    for ((what, millis), [igraph, networkit]) in ["undirected", "directed"].into_iter().zip(millis).zip(others) {
        let shares = format!("{:.2} of igraph's time, {:.2} of NetworKit's", millis / igraph, millis / networkit);
        println!("{name:>12} betweenness, {what:<10} {millis:>9.3} ms, {shares}");
    }
}

/// Measures a list of ties as the benchmark in the browser writes it: the number of vertices, then a line with the two ends of
/// each tie. Prints milliseconds, undirected and directed.
pub(crate) fn listed(ties: &str) {
    let mut lines = ties.lines();
    let count = lines.next().and_then(|count| count.parse().ok()).unwrap_or_default();
    let ends = lines.filter_map(|line| line.split_once(' ')).filter_map(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?, 1.0)));
    let [undirected, directed] = measured(count, &ends.collect::<Vec<_>>());
    println!("{undirected} {directed}");
}

/// The least disturbed of five times, in milliseconds, undirected and directed.
fn measured(count: usize, ends: &[(u32, u32, f64)]) -> [f64; 2] {
    let out = Arcs::of(count, ends).joined(|_, _| 1.0);
    [out.or(&out.turned()), out].map(|arcs| {
        let times = (0..5).map(|_| {
            let start = Instant::now();
            drop(black_box(betweenness(arcs.rows(), false)));
            start.elapsed().as_secs_f64() * 1e3
        });
        times.fold(f64::INFINITY, f64::min)
    })
}
