//! Who is near: reach within two steps and its efficiency, as Kumu measures them.

use crate::analysis::key;
use crate::analysis::projection::Projection;
use crate::analysis::report::Report;

/// Counts the others within two steps, along the arrows where they count. **O(Σ d²)**.
pub(super) fn measure(graph: &Projection, report: &mut Report) {
    let rows = graph.ways();
    let others = graph.count as f64 - 1.0;
    let (mut reach, mut efficiency) = (Vec::with_capacity(graph.count), Vec::with_capacity(graph.count));
    // The last body that each was seen from.
    let mut seen_from = vec![usize::MAX; graph.count];
    for body in 0..graph.count {
        seen_from[body] = body;
        let mut near = 0;
        for partner in rows.targets(body) {
            for other in rows.targets(*partner as usize).iter().chain([partner]) {
                near += usize::from(std::mem::replace(&mut seen_from[*other as usize], body) != body);
            }
        }
        let share = (graph.count >= 2).then(|| near as f64 / others);
        reach.push(share);
        efficiency.push(share.map(|share| share / (rows.targets(body).len() as f64 + 1.0)));
    }
    report.put_stakeholders(key::REACH, reach);
    report.put_stakeholders(key::REACH_EFFICIENCY, efficiency);
}
