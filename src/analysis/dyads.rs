//! How one-sided the tie of a pair is, along the arrows.

use crate::analysis::key;
use crate::analysis::projection::{Projection, Rows};
use crate::analysis::report::Report;

/// Compares the two directions of every tied pair, as seen from the source of each tie. **O(m log d)**.
pub(super) fn measure(graph: &Projection, report: &mut Report) {
    let asymmetry = |pair: &Option<(u32, u32)>, is_turned: &bool| {
        let (low, high) = pair.filter(|_| graph.is_directed())?;
        let (source, target) = if *is_turned { (high, low) } else { (low, high) };
        let (forth, back) = (weight(&graph.out, source, target), weight(&graph.out, target, source));
        (forth + back > 0.0).then(|| (forth - back) / (forth + back))
    };
    report.put_relationships(key::ASYMMETRY, graph.pairs.iter().zip(&graph.turned).map(|(pair, turned)| asymmetry(pair, turned)).collect());
}

fn weight(rows: &Rows, source: u32, target: u32) -> f64 {
    rows.targets(source as usize).binary_search(&target).map_or(0.0, |at| rows.weights(source as usize)[at])
}
