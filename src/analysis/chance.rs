//! What chance gives for these sector sizes: the labels of sectors are dealt out anew, again and again.
//!
//! A permutation test (Krackhardt and Stern 1988 for the E-I index); ties and scores stay where they are.
//!
//! **Invariant:** the same seed gives the same numbers.

use stakeholder_map_kernels::Random;

use crate::analysis::key;
use crate::analysis::mixing;
use crate::analysis::options::Options;
use crate::analysis::projection::Projection;
use crate::analysis::report::Report;
use crate::analysis::{inequality, sectors};
use crate::model::{StakeholderMap, sort_items};

/// Values that differ by less are equal.
const TOLERANCE: f64 = 1e-12;
/// The share of trials that lie below the range of chance, and as many above it.
const TAIL: f64 = 0.025;

/// Deals out the sectors as often as the options say, and tells for the E-I index, the modularity of sectors and the gap
/// between them what chance gives: the mean, the range of the middle 95 %, and how rarely it gives what the map has, from
/// both sides (p). Undefined with fewer than two sectors. **O(trials (n + m))**.
pub(super) fn measure(map: &StakeholderMap, graph: &Projection, options: &Options, report: &mut Report) {
    let scores = inequality::score(map, options, report).unwrap_or_default();
    let mut trials: [Vec<f64>; 3] = Default::default();
    deal(graph, options, &mut |dealt| {
        let values = [
            sectors::index(graph, dealt),
            mixing::modularity(graph, dealt).map(|(modularity, _)| modularity),
            inequality::gap(&scores, dealt, graph.sectors.len()),
        ];
        for (trials, value) in trials.iter_mut().zip(values) {
            trials.extend(value.filter(|value| value.is_finite()));
        }
    });
    for (trials, keys) in trials.into_iter().zip(&key::CHANCE) {
        put(trials, keys, report);
    }
}

/// The same for the E-I index alone. **O(trials (n + m))**.
pub(super) fn measure_index(graph: &Projection, options: &Options, report: &mut Report) {
    let mut trials = Vec::new();
    deal(graph, options, &mut |dealt| trials.extend(sectors::index(graph, dealt)));
    put(trials, &key::CHANCE[0], report);
}

/// Deals out the sectors anew, and anew, and shows the class of each body each time.
fn deal(graph: &Projection, options: &Options, shown: &mut dyn FnMut(&[usize])) {
    let mut is_taken = vec![false; graph.sectors.len()];
    graph.sector.iter().for_each(|class| is_taken[*class] = true);
    let has_sectors = graph.sectors.iter().any(Option::is_some) && is_taken.iter().filter(|is_taken| **is_taken).count() > 1;
    let mut random = Random::new(options.seed);
    let mut labels: Vec<u32> = graph.sector.iter().map(|class| *class as u32).collect();
    let mut dealt = graph.sector.clone();
    for _ in 0..if has_sectors { options.trials } else { 0 } {
        random.shuffle(&mut labels);
        for (dealt, label) in dealt.iter_mut().zip(&labels) {
            *dealt = *label as usize;
        }
        shown(&dealt);
    }
}

fn put(trials: Vec<f64>, keys: &key::ByChance, report: &mut Report) {
    let seen = report.network(keys.measure);
    let chance = Chance::of(trials);
    // The mean of the E-I index is known without trials.
    if keys.measure != key::EI_INDEX {
        report.put_network(keys.mean, chance.as_ref().map(|chance| chance.mean));
    }
    report.put_network(keys.low, chance.as_ref().map(|chance| chance.low));
    report.put_network(keys.high, chance.as_ref().map(|chance| chance.high));
    report.put_network(keys.p, seen.and_then(|seen| chance.map(|chance| chance.p(seen))));
}

/// What all trials gave.
struct Chance {
    trials: Vec<f64>,
    mean: f64,
    low: f64,
    high: f64,
}

impl Chance {
    fn of(mut trials: Vec<f64>) -> Option<Self> {
        sort_items(&mut trials, f64::total_cmp);
        let tail = (trials.len() as f64 * TAIL) as usize;
        let (low, high) = (*trials.get(tail)?, *trials.get(trials.len() - 1 - tail)?);
        let mean = trials.iter().sum::<f64>() / trials.len() as f64;
        Some(Self { trials, mean, low, high })
    }

    /// Twice the share of trials at least as low, or as high, as what was seen, whichever are fewer. What was seen counts as
    /// one more trial.
    fn p(&self, seen: f64) -> f64 {
        let low = self.trials.iter().filter(|trial| **trial <= seen + TOLERANCE).count();
        let high = self.trials.iter().filter(|trial| **trial >= seen - TOLERANCE).count();
        (2.0 * (low.min(high) + 1) as f64 / (self.trials.len() + 1) as f64).min(1.0)
    }
}
