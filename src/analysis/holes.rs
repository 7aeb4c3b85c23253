//! Structural holes: how far the partners of a body are tied to each other (Burt 1992).
//!
//! The whole-network model: what a partner invests counts over all its ties, not only those near the body.

use crate::analysis::key;
use crate::analysis::projection::Projection;
use crate::analysis::report::Report;

/// What a pair invests in each other, both ways together, beside the rows of partners.
struct Mutual {
    /// For each vertex its partners with what the two exchange.
    rows: Vec<Vec<(usize, f64)>>,
    sums: Vec<f64>,
    largest: Vec<f64>,
}

impl Mutual {
    fn of(graph: &Projection) -> Self {
        let one_way = |rows: &crate::analysis::projection::Rows, from: usize, to: u32| {
            rows.targets(from).binary_search(&to).map_or(0.0, |at| rows.weights(from)[at])
        };
        let exchanged = |vertex: usize| {
            let partners = graph.both.targets(vertex).iter().zip(graph.both.weights(vertex));
            let pair = |(partner, weight): (&u32, &f64)| {
                let both_ways = one_way(&graph.out, vertex, *partner) + one_way(&graph.into, vertex, *partner);
                (*partner as usize, if graph.is_directed() { both_ways } else { *weight })
            };
            partners.map(pair).collect()
        };
        let rows: Vec<Vec<(usize, f64)>> = (0..graph.count).map(exchanged).collect();
        let sums = rows.iter().map(|row| row.iter().map(|(_, weight)| weight).sum()).collect();
        let largest = rows.iter().map(|row| row.iter().map(|(_, weight)| *weight).fold(0.0, f64::max)).collect();
        Self { rows, sums, largest }
    }
}

/// Measures constraint, effective size and what follows from them; an isolated body has none. **O(Σ d²)** over pairs of tied bodies.
pub(super) fn measure(graph: &Projection, report: &mut Report) {
    let mutual = Mutual::of(graph);
    let (mut constraint, mut effective) = (Vec::with_capacity(graph.count), Vec::with_capacity(graph.count));
    // What the body at hand invests in each other body, as a share of all it invests.
    let mut share = vec![0.0; graph.count];
    let mut indirect = vec![0.0; graph.count];
    for (vertex, row) in mutual.rows.iter().enumerate() {
        if row.is_empty() {
            constraint.push(None);
            effective.push(None);
            continue;
        }
        for (partner, weight) in row {
            share[*partner] = weight / mutual.sums[vertex];
        }
        let mut redundancy = 0.0;
        for (partner, _) in row {
            for (other, weight) in &mutual.rows[*partner] {
                indirect[*other] += share[*partner] * weight / mutual.sums[*partner];
                redundancy += share[*other] * weight / mutual.largest[*partner];
            }
        }
        constraint.push(Some(
            row.iter().map(|(partner, _)| (share[*partner] + indirect[*partner]) * (share[*partner] + indirect[*partner])).sum(),
        ));
        effective.push(Some(row.len() as f64 - redundancy));
        for (partner, _) in row {
            share[*partner] = 0.0;
            for (other, _) in &mutual.rows[*partner] {
                indirect[*other] = 0.0;
            }
        }
    }
    let autonomy = constraint.iter().map(|constraint| constraint.map(|constraint: f64| (1.0 - constraint).max(0.0)));
    report.put_stakeholders(key::AUTONOMY, autonomy.collect());
    let efficiency = effective.iter().zip(&mutual.rows).map(|(size, row)| size.map(|size: f64| size / row.len() as f64));
    report.put_stakeholders(key::EFFICIENCY, efficiency.collect());
    report.put_stakeholders(key::CONSTRAINT, constraint);
    report.put_stakeholders(key::EFFECTIVE_SIZE, effective);
}
