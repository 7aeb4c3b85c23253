//! How two tied bodies stand to each other: how one-sided the tie is, and who depends on whom.
//!
//! Dependence after Emerson 1962, "Power-dependence relations"; imbalance and mutual dependence after Casciaro and
//! Piskorski 2005.

use crate::analysis::key;
use crate::analysis::projection::{Projection, Rows};
use crate::analysis::report::Report;

/// Compares the two directions of every tied pair, as seen from the source of each tie. How one-sided a pair is that only
/// two-way ties join is unknown. **O(m log m)**.
pub(super) fn measure(graph: &Projection, report: &mut Report) {
    let rows = graph.ways();
    let arrows = graph.arrows();
    let asymmetry = |source: u32, target: u32| {
        let (forth, back) = (weight(rows, source, target), weight(rows, target, source));
        arrows.binary_search(&(source.min(target), source.max(target))).is_ok().then(|| (forth - back) / (forth + back))
    };
    report.put_relationships(key::ASYMMETRY, column(graph, &asymmetry));
    measure_dependence(graph, report);
    one_sidedness(graph, !arrows.is_empty(), report);
}

/// Measures who depends on whom alone. **O(m log m)**.
pub(super) fn measure_dependence(graph: &Projection, report: &mut Report) {
    let rows = graph.ways();
    // What everyone receives.
    let mut received = vec![0.0; graph.count];
    for vertex in 0..graph.count {
        for (target, weight) in rows.targets(vertex).iter().zip(rows.weights(vertex)) {
            received[*target as usize] += weight;
        }
    }
    let depends = |on: u32, who: u32| {
        let all = received[who as usize];
        if all > 0.0 { weight(rows, on, who) / all } else { 0.0 }
    };
    report.put_relationships(key::POWER_GAP, column(graph, &|source, target| Some(depends(source, target) - depends(target, source))));
    report.put_relationships(
        key::MUTUAL_DEPENDENCE,
        column(graph, &|source, target| Some(depends(source, target) + depends(target, source))),
    );
}

/// A value of each tie, by its source and target.
fn column(graph: &Projection, value: &dyn Fn(u32, u32) -> Option<f64>) -> Vec<Option<f64>> {
    let of_tie = |(pair, is_turned): (&Option<(u32, u32)>, &bool)| {
        let (low, high) = (*pair)?;
        if *is_turned { value(high, low) } else { value(low, high) }
    };
    graph.pairs.iter().zip(&graph.turned).map(of_tie).collect()
}

/// How one-sided all tied pairs are, every pair once; unknown where no tie is an arrow.
fn one_sidedness(graph: &Projection, has_arrows: bool, report: &mut Report) {
    let (mut pairs, mut shares, mut apart, mut all) = (0.0, 0.0, 0.0, 0.0);
    for low in 0..graph.count {
        for high in graph.both.targets(low).iter().filter(|high| **high as usize > low) {
            let (forth, back) = (weight(&graph.out, low as u32, *high), weight(&graph.out, *high, low as u32));
            pairs += 1.0;
            shares += (forth - back).abs() / (forth + back);
            apart += (forth - back).abs();
            all += forth + back;
        }
    }
    report.put_network(key::ONE_SIDEDNESS, has_arrows.then(|| apart / all));
    report.put_network(key::MEAN_ASYMMETRY, has_arrows.then(|| shares / pairs));
}

/// The weight of an arc, 0 where there is none.
pub(super) fn weight(rows: &Rows, source: u32, target: u32) -> f64 {
    rows.targets(source as usize).binary_search(&target).map_or(0.0, |at| rows.weights(source as usize)[at])
}
