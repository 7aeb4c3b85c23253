//! Measures that feed on themselves: a body counts by those who count.
//!
//! Eigenvector centrality (Bonacich 1972), PageRank (Brin and Page 1998), Katz (1953), Bonacich power (1987). All are
//! reached by repeated multiplication, in a fixed order, so that the bits are the same everywhere.

use stakeholder_map_kernels::{self as kernels, Until};

use crate::analysis::key;
use crate::analysis::projection::{Projection, Rows};
use crate::analysis::report::{Reason, Report};

/// Repetitions stop when the values move by less than this on average.
const SETTLED: f64 = 1e-14;
/// They stop at the latest after so many.
const MOST: usize = 20_000;
/// PageRank's share of walking on.
const DAMPING: f64 = 0.85;
/// Katz and Bonacich weigh a step by this share of the largest step that still converges.
const ATTENUATION: f64 = 0.5;

/// Measures eigenvector, PageRank, Katz and Bonacich power. **O(m)** a repetition.
pub(super) fn measure(graph: &Projection, report: &mut Report) {
    let dominant = dominant(graph);
    let none = || vec![None; graph.count];
    report.put_stakeholders(key::EIGENVECTOR, dominant.as_ref().and_then(|(_, vector)| vector.clone()).unwrap_or_else(none));
    if dominant.as_ref().is_none_or(|(_, vector)| vector.is_none()) {
        report.note(key::EIGENVECTOR, Reason::NothingHeld);
    }
    report.put_stakeholders(key::PAGERANK, pagerank(graph));
    let step = dominant.map(|(largest, _)| ATTENUATION / largest);
    let (ways, back) = if graph.is_directed() { (&graph.out, &graph.into) } else { (&graph.both, &graph.both) };
    let column = |values: Option<Vec<f64>>| values.map_or_else(none, |values| values.into_iter().map(Some).collect());
    let ones = vec![1.0; graph.count];
    report.put_stakeholders(key::KATZ, column(step.map(|step| series(back, &ones, step))));
    let power = |sign: f64| step.map(|step| scaled(series(ways, &product(ways, &ones), sign * step)));
    report.put_stakeholders(key::BONACICH_POWER, column(power(1.0)));
    report.put_stakeholders(key::BONACICH_POWER_NEGATIVE, column(power(-1.0)));
}

/// None where all are 1.
fn weights<'a>(graph: &Projection, rows: &'a Rows) -> &'a [f64] {
    if graph.is_weighted() { rows.all_weights() } else { &[] }
}

fn until(graph: &Projection) -> Until {
    Until { moved: SETTLED * graph.count as f64, times: MOST }
}

fn product(rows: &Rows, vector: &[f64]) -> Vec<f64> {
    let mut into = vec![0.0; vector.len()];
    kernels::product(rows.rows(), rows.all_weights(), vector, &mut into);
    into
}

fn length(vector: &[f64]) -> f64 {
    vector.iter().map(|value| value * value).sum::<f64>().sqrt()
}

/// start + step·A·start + step²·A²·start + …, summed up until nothing is added.
fn series(rows: &Rows, start: &[f64], step: f64) -> Vec<f64> {
    let mut sum = start.to_vec();
    let mut term = start.to_vec();
    for _ in 0..MOST {
        term = product(rows, &term).into_iter().map(|value| step * value).collect();
        let moved = sum.iter_mut().zip(&term).fold(0.0_f64, |moved, (sum, term)| {
            *sum += term;
            moved.max((term / *sum).abs())
        });
        if moved <= SETTLED || moved.is_nan() {
            break;
        }
    }
    sum
}

/// Scaled so that the squares add up to the number of bodies.
fn scaled(vector: Vec<f64>) -> Vec<f64> {
    let length = length(&vector);
    let scale = (vector.len() as f64).sqrt() / if length > 0.0 { length } else { 1.0 };
    vector.into_iter().map(|value| value * scale).collect()
}

/// An eigenvector, if one component dominates.
type Column = Option<Vec<Option<f64>>>;

/// The largest eigenvalue of the undirected view and its vector; no vector where two components share the value, `None`
/// without ties. Component by component, so that the others are exactly 0.
fn dominant(graph: &Projection) -> Option<(f64, Column)> {
    let mut best: Option<(f64, Vec<f64>)> = None;
    let mut is_shared = false;
    for members in components(&graph.both, graph.count).into_iter().filter(|members| members.len() > 1) {
        let (value, vector) = kernels::eigenpair(graph.both.rows(), weights(graph, &graph.both), &members, until(graph));
        let best_value = best.as_ref().map_or(0.0, |(value, _)| *value);
        if (value - best_value).abs() <= 1e-9 * value {
            is_shared = true;
        } else if value > best_value {
            is_shared = false;
            best = Some((value, vector));
        }
    }
    let (value, vector) = best?;
    Some((value, (!is_shared).then(|| vector.into_iter().map(Some).collect())))
}

fn components(rows: &Rows, count: usize) -> Vec<Vec<u32>> {
    let mut is_seen = vec![false; count];
    let mut found = Vec::new();
    for root in 0..count as u32 {
        if std::mem::replace(&mut is_seen[root as usize], true) {
            continue;
        }
        let mut members = vec![root];
        let mut next = 0;
        while let Some(vertex) = members.get(next).copied() {
            next += 1;
            for target in rows.targets(vertex as usize) {
                if !std::mem::replace(&mut is_seen[*target as usize], true) {
                    members.push(*target);
                }
            }
        }
        found.push(members);
    }
    found
}

/// Where somebody who follows ties at random, and now and then starts anew, is found.
fn pagerank(graph: &Projection) -> Vec<Option<f64>> {
    let back = if graph.is_directed() { &graph.into } else { &graph.both };
    let leaving: Vec<f64> = (0..graph.count).map(|vertex| graph.ways().weights(vertex).iter().sum()).collect();
    kernels::pagerank(back.rows(), weights(graph, back), &leaving, DAMPING, until(graph)).into_iter().map(Some).collect()
}
