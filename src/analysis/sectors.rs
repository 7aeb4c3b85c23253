//! Whether ties cross sectors or stay inside (Krackhardt and Stern 1988).

use crate::analysis::key;
use crate::analysis::projection::Projection;
use crate::analysis::report::{Reason, Report};

/// Ties across and inside.
#[derive(Clone, Copy, Default)]
struct Ties {
    across: f64,
    inside: f64,
}

impl Ties {
    fn count(&mut self, is_across: bool, weight: f64) {
        *if is_across { &mut self.across } else { &mut self.inside } += weight;
    }

    fn index(self) -> Option<f64> {
        let all = self.across + self.inside;
        (all > 0.0).then(|| (self.across - self.inside) / all)
    }
}

/// Counts ties across and inside sectors; those without a sector are one more. **O(n + m)**.
pub(super) fn measure(graph: &Projection, report: &mut Report) {
    let has_sectors = graph.sectors.iter().any(Option::is_some);
    if !has_sectors {
        report.note(key::EI_INDEX, Reason::NoSectors);
    }
    let mut of_each = vec![Ties::default(); graph.count];
    let mut of_sector = vec![Ties::default(); graph.sectors.len()];
    for (vertex, ties) in of_each.iter_mut().enumerate() {
        for target in graph.both.targets(vertex) {
            let is_across = graph.sector[vertex] != graph.sector[*target as usize];
            ties.count(is_across, 1.0);
            // A tie inside a sector is seen from both its ends, one across only once from each side.
            of_sector[graph.sector[vertex]].count(is_across, if is_across { 1.0 } else { 0.5 });
        }
    }
    report.put_network(key::EI_INDEX, index(graph, &graph.sector).filter(|_| has_sectors));
    report.put_network(key::EI_CHANCE, chance(graph).filter(|_| has_sectors));
    report.put_stakeholders(key::EI_INDEX, of_each.into_iter().map(|ties| ties.index().filter(|_| has_sectors)).collect());
    let mut column = vec![None; graph.sectors.len()];
    for (class, ties) in of_sector.into_iter().enumerate() {
        column[class] = ties.index().filter(|_| has_sectors);
    }
    report.put_sectors(key::EI_INDEX, column.clone());
    report.put_sectors(key::OPENNESS, column);
}

/// The index of the network if its bodies belong to these sectors. **O(n + m)**.
pub(super) fn index(graph: &Projection, sector: &[usize]) -> Option<f64> {
    let rows = graph.ways();
    let is_inside = |own: usize, target: &u32| sector[*target as usize] == own;
    let inside: usize =
        sector.iter().enumerate().map(|(at, own)| rows.targets(at).iter().filter(|target| is_inside(*own, target)).count()).sum();
    let across = rows.all_weights().len() - inside;
    Ties { across: across as f64, inside: inside as f64 }.index()
}

/// The index that ties at random would have: any pair is as likely to be tied as any other.
fn chance(graph: &Projection) -> Option<f64> {
    let mut sizes = vec![0.0; graph.sectors.len()];
    for sector in &graph.sector {
        sizes[*sector] += 1.0;
    }
    let count = graph.count as f64;
    let inside: f64 = sizes.iter().map(|size| size * (size - 1.0)).sum::<f64>() / (count * (count - 1.0));
    (graph.count >= 2).then_some(1.0 - 2.0 * inside)
}
