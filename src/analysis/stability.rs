//! How sure a ranking is: whether the first stays first when up to a tenth of the ties are missing or wrong.
//!
//! After Borgatti, Carley and Krackhardt 2006, "On the robustness of centrality measures under conditions of imperfect
//! data".
//!
//! **Invariant:** the same seed gives the same numbers.

use crate::analysis::key;
use crate::analysis::options::Options;
use crate::analysis::projection::Projection;
use crate::analysis::random::Random;
use crate::analysis::ranks::{correlation, midranks};
use crate::analysis::report::{Ranking, Reason, Report, Sureness};
use crate::analysis::{degree, paths};
use crate::model::StakeholderMap;

/// At most this share of the ties is changed in a trial.
const CHANGED: f64 = 0.1;
/// Trials for every hundred that the options allow.
const PER_HUNDRED: usize = 10;
/// Fewer trials say nothing.
const FEWEST: usize = 20;
/// About what all trials together may cost: bodies times arcs.
const WORK: usize = 200_000_000;
/// As many times as much costs a search by strength.
const BY_STRENGTH: usize = 4;
/// Values that differ by less than this share are equal.
const TOLERANCE: f64 = 1e-9;

/// The measures that are ranked.
const RANKED: [&str; 10] = [
    key::DEGREE,
    key::IN_DEGREE,
    key::OUT_DEGREE,
    key::STRENGTH,
    key::IN_STRENGTH,
    key::OUT_STRENGTH,
    key::BETWEENNESS,
    key::HARMONIC_CLOSENESS,
    key::IN_HARMONIC_CLOSENESS,
    key::OUT_HARMONIC_CLOSENESS,
];

/// Changes ties again and again, and compares the rankings. Large maps, where that would take long, are left out.
///
/// # Complexity
/// As many times shortest ways as there are trials, but at most about a second's work.
pub(super) fn measure(map: &StakeholderMap, graph: &Projection, options: &Options, report: &mut Report) {
    let cost = graph.count * graph.ways().len() * if graph.is_weighted() { BY_STRENGTH } else { 1 };
    let trials = (options.trials * PER_HUNDRED / 100).min(WORK / cost.max(1));
    if trials < FEWEST {
        if options.trials > 0 {
            report.note(key::HOLDS, Reason::TooLarge);
        }
        return;
    }
    let mut watched: Vec<Watched> = RANKED.iter().filter_map(|key| Watched::of(key, report)).collect();
    let mut random = Random::new(options.seed);
    for _ in 0..trials {
        let other = disturbed(graph, &mut random);
        let mut measured = Report::default();
        degree::measure(&other, &mut measured);
        paths::measure(&other, &mut measured);
        watched.iter_mut().for_each(|watched| watched.compare(&measured));
    }
    for watched in watched {
        let holds = watched.held as f64 / trials as f64;
        report.put_ranking(Ranking {
            key: watched.key,
            first: map.stakeholders().ids().nth(watched.first).cloned(),
            trials,
            holds,
            agreement: watched.agreement / trials as f64,
            sure: Sureness::of(holds),
        });
    }
}

/// A ranking that is compared with those of the trials.
struct Watched {
    key: &'static str,
    first: usize,
    ranks: Vec<f64>,
    held: usize,
    agreement: f64,
}

impl Watched {
    /// The ranking of a measure; `None` where it is undefined for someone or the same for all.
    fn of(key: &'static str, report: &Report) -> Option<Self> {
        let values: Vec<f64> = report.column(key)?.iter().copied().collect::<Option<_>>()?;
        let ranks = midranks(&values);
        correlation(&ranks, &ranks)?;
        let highest = ranks.iter().copied().max_by(f64::total_cmp)?;
        let first = ranks.iter().position(|rank| *rank == highest)?;
        Some(Self { key, first, ranks, held: 0, agreement: 0.0 })
    }

    fn compare(&mut self, trial: &Report) {
        let values: Vec<f64> = trial.column(self.key).unwrap_or_default().iter().map(|value| value.unwrap_or_default()).collect();
        let highest = values.iter().copied().fold(0.0, f64::max);
        self.held += usize::from(values[self.first] >= highest * (1.0 - TOLERANCE) && highest > 0.0);
        self.agreement += correlation(&self.ranks, &midranks(&values)).unwrap_or_default();
    }
}

/// The same network with some ties gone, and some that lead to somebody else.
fn disturbed(graph: &Projection, random: &mut Random) -> Projection {
    let share = random.share() * CHANGED;
    let mut arcs = Vec::with_capacity(graph.out.len());
    for low in 0..graph.count {
        for high in graph.both.targets(low).iter().map(|high| *high as usize).filter(|high| *high > low) {
            let weight = |from: usize, to: usize| {
                let at = graph.out.targets(from).binary_search(&(to as u32)).ok()?;
                Some(graph.out.weights(from)[at])
            };
            let (mut one, mut other) = (low, high);
            if random.share() < share {
                let is_missing = random.below(2) == 0;
                let is_low = random.below(2) == 0;
                let stranger = random.below(graph.count);
                if is_missing || stranger == low || stranger == high {
                    continue;
                }
                (one, other) = if is_low { (stranger, high) } else { (low, stranger) };
            }
            arcs.extend(weight(low, high).map(|weight| (one as u32, other as u32, weight)));
            arcs.extend(weight(high, low).map(|weight| (other as u32, one as u32, weight)));
        }
    }
    graph.with_arcs(arcs)
}
