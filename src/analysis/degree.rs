//! Partners and strengths.

use crate::analysis::key;
use crate::analysis::projection::{Projection, Rows};
use crate::analysis::report::Report;

/// Counts partners and adds strengths. **O(n + m)**.
pub(super) fn measure(graph: &Projection, report: &mut Report) {
    let all = |is_defined: bool, value: &dyn Fn(usize) -> f64| -> Vec<Option<f64>> {
        (0..graph.count).map(|vertex| is_defined.then(|| value(vertex))).collect()
    };
    let degree = |rows: &Rows, vertex: usize| rows.targets(vertex).len() as f64;
    let strength = |rows: &Rows, vertex: usize| rows.weights(vertex).iter().sum();
    let (directed, weighted) = (graph.is_directed(), graph.is_weighted());
    report.put_stakeholders(key::DEGREE, all(true, &|vertex| degree(&graph.both, vertex)));
    report.put_stakeholders(key::IN_DEGREE, all(directed, &|vertex| degree(&graph.into, vertex)));
    report.put_stakeholders(key::OUT_DEGREE, all(directed, &|vertex| degree(&graph.out, vertex)));
    report.put_stakeholders(key::STRENGTH, all(weighted && !directed, &|vertex| strength(&graph.both, vertex)));
    report.put_stakeholders(key::IN_STRENGTH, all(weighted && directed, &|vertex| strength(&graph.into, vertex)));
    report.put_stakeholders(key::OUT_STRENGTH, all(weighted && directed, &|vertex| strength(&graph.out, vertex)));
}
