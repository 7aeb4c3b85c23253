//! How far a network hangs on one body (Freeman 1978/79).

use crate::analysis::key;
use crate::analysis::projection::Projection;
use crate::analysis::report::{Reason, Report};

/// Compares every body with the highest, against the most that a network of this size allows: a star. **O(n)**.
pub(super) fn measure(graph: &Projection, report: &mut Report) {
    let count = graph.count as f64;
    let is_directed = graph.is_directed();
    let of = |report: &Report, key: &str, most: f64| -> Option<f64> {
        let values: Vec<f64> = report.column(key)?.iter().copied().collect::<Option<_>>()?;
        let highest = values.iter().copied().max_by(f64::total_cmp)?;
        (graph.count >= 3).then(|| values.iter().map(|value| highest - value).sum::<f64>() / most)
    };
    let degree = of(report, key::DEGREE, (count - 1.0) * (count - 2.0)).filter(|_| !is_directed);
    let into = of(report, key::IN_DEGREE, (count - 1.0) * (count - 1.0));
    let out = of(report, key::OUT_DEGREE, (count - 1.0) * (count - 1.0));
    let betweenness = of(report, key::BETWEENNESS, count - 1.0);
    let is_connected = report.network(key::COMPONENT_COUNT) == Some(1.0);
    let closeness =
        of(report, key::CLOSENESS, (count - 1.0) * (count - 2.0) / (2.0 * count - 3.0)).filter(|_| is_connected && !graph.is_weighted());
    report.put_network(key::DEGREE_CENTRALIZATION, degree);
    report.put_network(key::IN_DEGREE_CENTRALIZATION, into);
    report.put_network(key::OUT_DEGREE_CENTRALIZATION, out);
    report.put_network(key::BETWEENNESS_CENTRALIZATION, betweenness);
    report.put_network(key::CLOSENESS_CENTRALIZATION, closeness);
    if graph.count < 3 {
        report.note(key::DEGREE_CENTRALIZATION, Reason::TooFew);
    } else if !is_connected {
        report.note(key::CLOSENESS_CENTRALIZATION, Reason::Disconnected);
    }
}
