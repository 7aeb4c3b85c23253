//! Betweenness natively, beside what igraph (C, one thread) took for networks of the same size and kind.

use std::hint::black_box;
use std::time::Instant;

use stakeholder_map::model::StakeholderMap;
use stakeholder_map_kernels::{Arcs, betweenness};

/// Milliseconds that igraph 1.0.0 took, undirected and directed, on a Zen 4 core at 2.4 GHz.
const IGRAPH: [(usize, [f64; 2]); 3] = [(300, [5.42, 3.47]), (1_000, [73.8, 52.9]), (5_000, [2_140.0, 1_520.0])];

/// Measures one map, where there is a figure to compare with.
pub(crate) fn compare(name: &str, map: &StakeholderMap) {
    let count = map.stakeholders().len();
    let Some((_, igraph)) = IGRAPH.iter().find(|(size, _)| *size == count) else { return };
    let place = |id| map.stakeholders().ids().position(|other| other == id).unwrap_or_default() as u32;
    let ends = map.relationships().iter().map(|tie| (place(&tie.source), place(&tie.target), 1.0));
    let out = Arcs::of(count, &ends.collect::<Vec<_>>()).joined(|_, _| 1.0);
    for ((what, arcs), igraph) in [("undirected", out.or(&out.turned())), ("directed", out)].into_iter().zip(igraph) {
        let times = (0..5).map(|_| {
            let start = Instant::now();
            drop(black_box(betweenness(arcs.rows(), false)));
            start.elapsed().as_secs_f64() * 1e3
        });
        let millis = times.fold(f64::INFINITY, f64::min);
        println!("{name:>12} betweenness, {what:<10} {millis:>9.3} ms, {:.2} of igraph's time", millis / igraph);
    }
}
