//! Who pulls the same way: positions towards goals, compared as in MACTOR (Godet 1991).
//!
//! A position is the stance towards a goal, weighted by competitiveness where the view defines it.

use crate::analysis::key;
use crate::analysis::projection::Projection;
use crate::analysis::report::Report;
use crate::model::{Gather, SortedMap, StakeholderMap};

/// How far two bodies pull the same way, and against each other.
#[derive(Clone, Copy, Default)]
struct Pull {
    together: f64,
    apart: f64,
}

impl Pull {
    fn add(&mut self, one: f64, other: f64) {
        // The mean of both positions counts, on whichever side the two are.
        let both = (one.abs() + other.abs()) / 2.0;
        if one * other > 0.0 {
            self.together += both;
        } else if one * other < 0.0 {
            self.apart += both;
        }
    }
}

/// Compares every two bodies that have a position towards the same goal. A body without positions has none of these.
///
/// # Complexity
/// Time **O(Σ k²)** for goals with k positions; space **O(n + Σ k)**.
pub(super) fn measure(map: &StakeholderMap, graph: &Projection, report: &mut Report) {
    let goals = positions(map, report);
    let mut of_body: Vec<Vec<(usize, f64)>> = vec![Vec::new(); graph.count];
    for (goal, positions) in goals.iter().enumerate() {
        positions.iter().for_each(|(body, position)| of_body[*body].push((goal, *position)));
    }
    let mut columns: [Vec<Option<f64>>; 4] = Default::default();
    let mut all = Pull::default();
    let mut towards = vec![Pull::default(); graph.count];
    for (body, own) in of_body.iter().enumerate() {
        for (goal, position) in own {
            for (other, theirs) in goals[*goal].iter().filter(|(other, _)| *other != body) {
                towards[*other].add(*position, *theirs);
            }
        }
        let (mut pull, mut lean) = (Pull::default(), 0.0);
        for (goal, _) in own {
            for (other, _) in &goals[*goal] {
                let Pull { together, apart } = std::mem::take(&mut towards[*other]);
                pull.together += together;
                pull.apart += apart;
                lean += (together - apart).abs();
            }
        }
        all.together += pull.together;
        all.apart += pull.apart;
        let both = pull.together + pull.apart;
        let mobilised = own.iter().map(|(_, position)| position.abs()).sum();
        let values = [pull.together, pull.apart, mobilised, 1.0 - lean / both];
        for (column, value) in columns.iter_mut().zip(values) {
            column.push((!own.is_empty() && value.is_finite()).then_some(value));
        }
    }
    for (key, column) in [key::CONVERGENCE, key::DIVERGENCE, key::MOBILISATION, key::AMBIVALENCE].into_iter().zip(columns) {
        report.put_stakeholders(key, column);
    }
    let both = all.together + all.apart;
    report.put_network(key::CONVERGENCE, (both > 0.0).then(|| all.together / both));
    ties(graph, &of_body, report);
}

/// The bodies with a position towards each goal, and the positions.
fn positions(map: &StakeholderMap, report: &Report) -> Vec<Vec<(usize, f64)>> {
    let row: SortedMap<_, usize> = map.goals().ids().zip(0..).gather();
    let mut goals = vec![Vec::new(); row.len()];
    let competitiveness = report.column(key::COMPETITIVENESS).unwrap_or_default();
    for (at, body) in map.stakeholders().iter().enumerate() {
        let weight = competitiveness.get(at).copied().flatten().unwrap_or(1.0);
        for (goal, link) in body.goals.iter() {
            if let (Some(goal), Some(stance)) = (row.get(goal), link.stance) {
                goals[*goal].push((at, stance.value() * weight));
            }
        }
    }
    goals
}

/// How far the two ends of each tie pull together and apart; undefined where they share no goal.
fn ties(graph: &Projection, of_body: &[Vec<(usize, f64)>], report: &mut Report) {
    let pulls: Vec<Option<Pull>> = (graph.pairs.iter())
        .map(|pair| {
            let (low, high) = (*pair)?;
            let mut pull = None::<Pull>;
            for (goal, one) in &of_body[low as usize] {
                for (_, other) in of_body[high as usize].iter().filter(|(shared, _)| shared == goal) {
                    pull.get_or_insert_default().add(*one, *other);
                }
            }
            pull
        })
        .collect();
    report.put_relationships(key::CONVERGENCE, pulls.iter().map(|pull| pull.map(|pull| pull.together)).collect());
    report.put_relationships(key::DIVERGENCE, pulls.iter().map(|pull| pull.map(|pull| pull.apart)).collect());
}
