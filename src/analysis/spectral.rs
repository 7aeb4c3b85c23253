//! Measures that feed on themselves: a body counts by those who count.
//!
//! Eigenvector centrality (Bonacich 1972), PageRank (Brin and Page 1998), Katz (1953), Bonacich power (1987). All are
//! reached by repeated multiplication, in a fixed order, so that the bits are the same everywhere.

use crate::analysis::key;
use crate::analysis::projection::{Projection, Rows};
use crate::analysis::report::{Reason, Report};

/// Repetitions stop when nothing moves by more than this share.
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

fn product(rows: &Rows, vector: &[f64]) -> Vec<f64> {
    (0..vector.len())
        .map(|at| rows.targets(at).iter().zip(rows.weights(at)).map(|(target, weight)| weight * vector[*target as usize]).sum())
        .collect()
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
        let (value, vector) = eigenpair(&graph.both, &members, graph.count);
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

/// Repeated multiplication by A + I: the shift keeps components without odd circles from swinging.
fn eigenpair(rows: &Rows, members: &[usize], count: usize) -> (f64, Vec<f64>) {
    let mut vector = vec![0.0; count];
    for member in members {
        vector[*member] = 1.0 / (members.len() as f64).sqrt();
    }
    let mut next = vec![0.0; count];
    let mut value = 0.0;
    for _ in 0..MOST {
        for member in members {
            let pulled = rows.targets(*member).iter().zip(rows.weights(*member)).map(|(target, weight)| weight * vector[*target as usize]);
            next[*member] = vector[*member] + pulled.sum::<f64>();
        }
        let size = members.iter().map(|member| next[*member] * next[*member]).sum::<f64>().sqrt();
        let mut moved = 0.0_f64;
        for member in members {
            let scaled = next[*member] / size;
            moved = moved.max((scaled - vector[*member]).abs());
            vector[*member] = scaled;
        }
        value = size - 1.0;
        if moved <= SETTLED {
            break;
        }
    }
    (value, vector)
}

fn components(rows: &Rows, count: usize) -> Vec<Vec<usize>> {
    let mut is_seen = vec![false; count];
    let mut found = Vec::new();
    for root in 0..count {
        if std::mem::replace(&mut is_seen[root], true) {
            continue;
        }
        let mut members = vec![root];
        let mut next = 0;
        while let Some(vertex) = members.get(next).copied() {
            next += 1;
            for target in rows.targets(vertex) {
                if !std::mem::replace(&mut is_seen[*target as usize], true) {
                    members.push(*target as usize);
                }
            }
        }
        found.push(members);
    }
    found
}

/// Where somebody who follows ties at random, and now and then starts anew, is found.
fn pagerank(graph: &Projection) -> Vec<Option<f64>> {
    let rows = graph.ways();
    let count = graph.count as f64;
    let sums: Vec<f64> = (0..graph.count).map(|vertex| rows.weights(vertex).iter().sum()).collect();
    let mut rank = vec![1.0 / count; graph.count];
    for _ in 0..MOST {
        let stuck: f64 = rank.iter().zip(&sums).filter(|(_, sum)| **sum == 0.0).map(|(rank, _)| rank).sum();
        let mut next = vec![(1.0 - DAMPING) / count + DAMPING * stuck / count; graph.count];
        for (vertex, rank) in rank.iter().enumerate() {
            for (target, weight) in rows.targets(vertex).iter().zip(rows.weights(vertex)) {
                next[*target as usize] += DAMPING * rank * weight / sums[vertex];
            }
        }
        let moved = rank.iter().zip(&next).map(|(before, after)| (before - after).abs()).fold(0.0, f64::max);
        rank = next;
        if moved <= SETTLED {
            break;
        }
    }
    rank.into_iter().map(Some).collect()
}
