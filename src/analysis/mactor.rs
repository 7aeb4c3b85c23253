//! Who influences and who is influenced, directly and through one other (MACTOR; Godet 1991, "Actors' moves and
//! strategies: the MACTOR method", Futures 23(6)).
//!
//! The strength of an arrow is the direct influence, in whole steps from 0 to 4.

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
    let weights = graph.out.all_weights();
    let is_scale = weights.iter().all(|weight| weight.fract() == 0.0 && *weight <= HIGHEST);
    let is_asked = graph.is_directed() && graph.is_weighted();
    if is_asked && !is_scale {
        report.note(key::INFLUENCE, Reason::OutsideScale);
    }
    let actors = (is_asked && is_scale && !weights.is_empty()).then(|| Actors::of(graph));
    let column = |pick: &dyn Fn(&Actors, usize) -> f64| {
        (0..graph.count).map(|at| actors.as_ref().map(|actors| pick(actors, at)).filter(|value| value.is_finite())).collect()
    };
    report.put_stakeholders(key::INFLUENCE, column(&|actors, at| actors.influence[at]));
    report.put_stakeholders(key::DEPENDENCE, column(&|actors, at| actors.dependence[at]));
    report.put_stakeholders(key::NET_INFLUENCE, column(&|actors, at| actors.influence[at] - actors.dependence[at]));
    report.put_stakeholders(key::COMPETITIVENESS, column(&|actors, at| actors.competitiveness[at]));
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
        let all: f64 = influence.iter().sum();
        let strength = |at: usize| {
            let both = influence[at] + dependence[at];
            // A body that neither influences nor depends stands apart.
            if both > 0.0 { (influence[at] - on_itself[at]) / all * (influence[at] / both) } else { 0.0 }
        };
        let strengths: Vec<f64> = (0..count).map(strength).collect();
        let sum: f64 = strengths.iter().sum();
        let competitiveness = strengths.iter().map(|strength| count as f64 * strength / sum).collect();
        Self { influence, dependence, competitiveness }
    }
}
