//! Size, density, reciprocity and separate parts.

use petgraph::algo::{connected_components, kosaraju_scc};

use crate::analysis::key;
use crate::analysis::projection::Projection;
use crate::analysis::report::{Reason, Report};
use crate::model::StakeholderMap;

/// Measures what holds a network together. **O(n + m)**.
pub(super) fn measure(map: &StakeholderMap, graph: &Projection, report: &mut Report) {
    let count = graph.count as f64;
    let is_directed = graph.is_directed();
    report.put_network(key::STAKEHOLDER_COUNT, Some(count));
    report.put_network(key::RELATIONSHIP_COUNT, Some(map.relationships().len() as f64));
    // The undirected rows hold each tie twice, so both views divide by ordered pairs.
    report.put_network(key::DENSITY, (graph.count >= 2).then(|| graph.ways().len() as f64 / (count * (count - 1.0))));
    let arcs = graph.out.len() as f64;
    let answered = answered_arcs(graph);
    let defined = is_directed && !graph.out.is_empty();
    report.put_network(key::RECIPROCITY, defined.then(|| answered / arcs));
    // Every answered pair counts once, and holds two arcs.
    report.put_network(key::RECIPROCITY_DYAD, defined.then(|| (answered / 2.0) / (arcs - answered / 2.0)));
    report.put_network(key::COMPONENT_COUNT, Some(connected_components(&graph.graph) as f64));
    report.put_network(key::STRONG_COMPONENT_COUNT, is_directed.then(|| kosaraju_scc(&graph.graph).len() as f64));
    if graph.count < 2 {
        report.note(key::DENSITY, Reason::TooFew);
    }
    if graph.left_out > 0 {
        report.note("", Reason::LeftOutRelationships { count: graph.left_out });
    }
}

fn answered_arcs(graph: &Projection) -> f64 {
    let is_answered = |source: usize, target: &u32| graph.out.targets(*target as usize).binary_search(&(source as u32)).is_ok();
    (0..graph.count).map(|source| graph.out.targets(source).iter().filter(|target| is_answered(source, target)).count()).sum::<usize>()
        as f64
}
