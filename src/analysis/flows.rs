//! What passes between sectors, and which way.

use crate::analysis::key;
use crate::analysis::projection::Projection;
use crate::analysis::report::{Report, SectorPair};
use crate::model::sort_items;

/// Adds up what sectors send each other, ties inside them left out; those without a sector are one more. Undirected ties go
/// both ways, so that balance and asymmetry are undefined where no tie is an arrow. **O(m log m)**.
pub(super) fn measure(graph: &Projection, report: &mut Report) {
    let rows = graph.ways();
    let classes = graph.sectors.len();
    let (mut sent, mut received) = (vec![0.0; classes], vec![0.0; classes]);
    // Two sectors, the earlier first, with what goes forth and back.
    let mut flows: Vec<(usize, usize, f64, f64)> = Vec::new();
    for vertex in 0..graph.count {
        for (target, weight) in rows.targets(vertex).iter().zip(rows.weights(vertex)) {
            let (from, to) = (graph.sector[vertex], graph.sector[*target as usize]);
            if from < to {
                flows.push((from, to, *weight, 0.0));
            } else if from > to {
                flows.push((to, from, 0.0, *weight));
            }
            if from != to {
                sent[from] += weight;
                received[to] += weight;
            }
        }
    }
    sort_items(&mut flows, |a, b| (a.0, a.1).cmp(&(b.0, b.1)));
    flows.dedup_by(|next, kept| {
        let is_same = (next.0, next.1) == (kept.0, kept.1);
        if is_same {
            kept.2 += next.2;
            kept.3 += next.3;
        }
        is_same
    });
    let has_arrows = !graph.arrows().is_empty();
    let lean = |forth: f64, back: f64| (has_arrows && forth + back > 0.0).then(|| (forth - back) / (forth + back));
    let balance = sent.iter().zip(&received).map(|(sent, received)| lean(*sent, *received));
    report.put_sectors(key::FLOW_BALANCE, balance.collect());
    report.put_sector_pairs(
        flows
            .into_iter()
            .map(|(source, target, sent, received)| SectorPair {
                source: graph.sectors[source].clone(),
                target: graph.sectors[target].clone(),
                sent,
                received,
                asymmetry: lean(sent, received),
            })
            .collect(),
    );
}
