//! Who influences and who is influenced, directly and through one other (MACTOR; Godet 1991, "Actors' moves and
//! strategies: the MACTOR method", Futures 23(6)).
//!
//! The strength of an arrow is the direct influence, in whole steps from 0 to 4.

use crate::analysis::dyads::weight;
use crate::analysis::key;
use crate::analysis::projection::Projection;
use crate::analysis::report::{Reason, Report};

/// The strongest direct influence.
const HIGHEST: f64 = 4.0;

/// Influence and dependence of each body.
struct Actors {
    influence: Vec<f64>,
    dependence: Vec<f64>,
    competitiveness: Vec<f64>,
}

/// Measures influence, dependence, what is left between them, and competitiveness (mean 1). Only along arrows and by
/// strength. **O(Σ d_in d_out)**.
pub(super) fn measure(graph: &Projection, report: &mut Report) {
    let actors = actors(graph, report);
    let column = |pick: &dyn Fn(&Actors, usize) -> f64| column(graph.count, actors.as_ref(), pick);
    report.put_stakeholders(key::INFLUENCE, column(&|actors, at| actors.influence[at]));
    report.put_stakeholders(key::DEPENDENCE, column(&|actors, at| actors.dependence[at]));
    report.put_stakeholders(key::NET_INFLUENCE, column(&|actors, at| actors.influence[at] - actors.dependence[at]));
    let ratio = |actors: &Actors, at: usize| actors.influence[at] / (actors.influence[at] + actors.dependence[at]);
    report.put_stakeholders(key::INFLUENCE_RATIO, column(&ratio));
    // By the strongest way.
    let (strongest, deepest) = if actors.is_some() { strongest(graph) } else { Default::default() };
    let by_strongest = competitiveness(&strongest, &deepest, &vec![0.0; strongest.len()]);
    report.put_stakeholders(key::COMPETITIVENESS_MAX, column(&|_, at| by_strongest[at]));
    let scale = |pair: &Option<(u32, u32)>, is_turned: &bool| {
        let (low, high) = pair.filter(|_| actors.is_some())?;
        let net = passed(graph, low, high) - passed(graph, high, low);
        Some(if *is_turned { -net } else { net })
    };
    report
        .put_relationships(key::NET_SCALE, graph.pairs.iter().zip(&graph.turned).map(|(pair, is_turned)| scale(pair, is_turned)).collect());
    report.put_stakeholders(key::COMPETITIVENESS, column(&|actors, at| actors.competitiveness[at]));
}

/// Measures influence, dependence and competitiveness alone. **O(Σ d_in d_out)**.
pub(super) fn measure_influence(graph: &Projection, report: &mut Report) {
    let actors = actors(graph, report);
    let column = |pick: &dyn Fn(&Actors, usize) -> f64| column(graph.count, actors.as_ref(), pick);
    report.put_stakeholders(key::INFLUENCE, column(&|actors, at| actors.influence[at]));
    report.put_stakeholders(key::DEPENDENCE, column(&|actors, at| actors.dependence[at]));
    report.put_stakeholders(key::COMPETITIVENESS, column(&|actors, at| actors.competitiveness[at]));
}

/// Who influences whom, where arrows and strength count and strengths are steps of the scale.
fn actors(graph: &Projection, report: &mut Report) -> Option<Actors> {
    let weights = graph.out.all_weights();
    let is_scale = weights.iter().all(|weight| weight.fract() == 0.0 && *weight <= HIGHEST);
    let is_asked = graph.is_directed() && graph.is_weighted();
    if is_asked && !is_scale {
        report.note(key::INFLUENCE, Reason::OutsideScale);
    }
    (is_asked && is_scale && !weights.is_empty()).then(|| Actors::of(graph))
}

fn column(count: usize, actors: Option<&Actors>, pick: &dyn Fn(&Actors, usize) -> f64) -> Vec<Option<f64>> {
    (0..count).map(|at| actors.map(|actors| pick(actors, at)).filter(|value| value.is_finite())).collect()
}

impl Actors {
    fn of(graph: &Projection) -> Self {
        let count = graph.count;
        let (mut influence, mut dependence, mut on_itself) = (vec![0.0; count], vec![0.0; count], vec![0.0; count]);
        for from in 0..count {
            for (over, first) in graph.out.targets(from).iter().zip(graph.out.weights(from)) {
                let over = *over as usize;
                influence[from] += first;
                dependence[over] += first;
                for (to, second) in graph.out.targets(over).iter().zip(graph.out.weights(over)) {
                    let (to, passed) = (*to as usize, first.min(*second));
                    if to == from {
                        on_itself[from] += passed;
                    } else {
                        influence[from] += passed;
                        dependence[to] += passed;
                    }
                }
            }
        }
        let competitiveness = competitiveness(&influence, &dependence, &on_itself);
        Self { influence, dependence, competitiveness }
    }
}

/// Influence weighed against dependence, scaled to the mean 1.
fn competitiveness(influence: &[f64], dependence: &[f64], on_itself: &[f64]) -> Vec<f64> {
    let all: f64 = influence.iter().sum();
    let strength = |at: usize| {
        let both = influence[at] + dependence[at];
        // A body that neither influences nor depends stands apart.
        if both > 0.0 { (influence[at] - on_itself[at]) / all * (influence[at] / both) } else { 0.0 }
    };
    let strengths: Vec<f64> = (0..influence.len()).map(strength).collect();
    let sum: f64 = strengths.iter().sum();
    strengths.iter().map(|strength| strengths.len() as f64 * strength / sum).collect()
}

/// Influence and dependence of each body where on every other only the strongest way counts, direct or through one other.
fn strongest(graph: &Projection) -> (Vec<f64>, Vec<f64>) {
    let (mut influence, mut dependence) = (vec![0.0; graph.count], vec![0.0; graph.count]);
    let mut on = vec![0.0_f64; graph.count];
    let mut touched = Vec::new();
    for (from, own) in influence.iter_mut().enumerate() {
        let mut reach = |to: u32, weight: f64| {
            if on[to as usize] == 0.0 {
                touched.push(to);
            }
            on[to as usize] = on[to as usize].max(weight);
        };
        for (over, first) in graph.out.targets(from).iter().zip(graph.out.weights(from)) {
            reach(*over, *first);
            for (to, second) in graph.out.targets(*over as usize).iter().zip(graph.out.weights(*over as usize)) {
                reach(*to, first.min(*second));
            }
        }
        for to in touched.drain(..) {
            let weight = std::mem::take(&mut on[to as usize]);
            if to as usize != from {
                *own += weight;
                dependence[to as usize] += weight;
            }
        }
    }
    (influence, dependence)
}

/// MIDI: the direct influence of one body on another and all that goes through a third. **O(d)**.
fn passed(graph: &Projection, from: u32, to: u32) -> f64 {
    let (over, first) = (graph.out.targets(from as usize), graph.out.weights(from as usize));
    let (before, second) = (graph.into.targets(to as usize), graph.into.weights(to as usize));
    let mut sum = weight(&graph.out, from, to);
    let (mut at, mut next) = (0, 0);
    while at < over.len() && next < before.len() {
        if over[at] == before[next] {
            sum += first[at].min(second[next]);
        }
        let (here, there) = (over[at], before[next]);
        at += usize::from(here <= there);
        next += usize::from(there <= here);
    }
    sum
}
