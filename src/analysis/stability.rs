//! How sure a ranking is: whether the first stays first when up to a tenth of the ties are missing or wrong.
//!
//! After Borgatti, Carley and Krackhardt 2006, "On the robustness of centrality measures under conditions of imperfect
//! data".
//!
//! **Invariant:** the same seed gives the same numbers.

use stakeholder_map_kernels::Random;

use crate::analysis::key;
use crate::analysis::options::Options;
use crate::analysis::projection::Projection;
use crate::analysis::ranks::{correlation, midranks};
use crate::analysis::report::{Ranking, Reason, Report, Sureness};
use crate::analysis::ways::{WaySearch, WayTask};
use crate::analysis::{Ways, degree, paths};
use crate::model::StakeholderMap;

/// At most this share of the ties is changed in a trial.
const CHANGED: f64 = 0.1;
/// Trials for every hundred that the options allow.
const PER_HUNDRED: usize = 10;
/// Fewer trials say nothing.
const FEWEST: usize = 20;
/// About what all trials together may cost: bodies times arcs. In a report about a second's work, in the background a minute's.
const WORK: f64 = 2e8;
const BACKGROUND_WORK: f64 = 2e10;
/// As many times as much costs a search by strength.
const BY_STRENGTH: f64 = 4.0;
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
    let Some(trials) = affordable(graph, options.trials, WORK) else {
        if options.trials > 0 {
            report.note(key::HOLDS, Reason::TooLarge);
        }
        return;
    };
    let mut watched = watched(report);
    let mut random = Random::new(options.seed);
    for _ in 0..trials {
        compare(graph, &mut random, &mut watched);
    }
    for watched in watched {
        report.put_ranking(watched.held(trials).ranking(map));
    }
}

/// How many trials can be made; `None` where that would be too few to say anything.
fn affordable(graph: &Projection, allowed: usize, work: f64) -> Option<usize> {
    let cost = graph.count as f64 * graph.ways().len() as f64 * if graph.is_weighted() { BY_STRENGTH } else { 1.0 };
    Some((allowed * PER_HUNDRED / 100).min((work / cost.max(1.0)) as usize)).filter(|trials| *trials >= FEWEST)
}

fn watched(report: &Report) -> Vec<Watched> {
    (0..RANKED.len()).filter_map(|measure| Watched::of(measure, report)).collect()
}

fn compare(graph: &Projection, random: &mut Random, watched: &mut [Watched]) {
    let other = disturbed(graph, random);
    let ways = WaySearch::of(&other, false).finish();
    let measured = measured(&other, &ways);
    watched.iter_mut().for_each(|watched| watched.compare(&measured));
}

fn measured(graph: &Projection, ways: &Ways) -> Report {
    let mut measured = Report::default();
    degree::measure(graph, &mut measured);
    paths::put(graph, ways, &mut measured);
    measured
}

/// The trials one after the other, apart from the map, so that they can be made on another thread and be left.
pub struct Trials {
    graph: Projection,
    /// The rankings of the map itself, once it has been measured.
    watched: Option<Vec<Watched>>,
    /// The network that is being measured, first the map's own.
    search: Option<(Projection, WaySearch)>,
    random: Random,
    trials: usize,
    done: usize,
}

impl Trials {
    /// Prepares as many trials as a report by default has, fewer for a large map; `None` for one that is too large for them.
    /// **O(m)**.
    ///
    /// # Arguments
    /// * `task`: the ties, as the ways of the map are searched for.
    pub fn of(task: &WayTask) -> Option<Self> {
        let options = Options::default();
        let network = || Projection::of_arcs(task.is_directed, task.is_weighted, task.count, task.arcs.clone());
        let graph = network();
        let trials = affordable(&graph, options.trials, BACKGROUND_WORK)?;
        let search = WaySearch::of(&graph, false);
        Some(Self { graph: network(), watched: None, search: Some((graph, search)), random: Random::new(options.seed), trials, done: 0 })
    }

    /// Searches from a few bodies of one trial; whether all trials have been made. **O(m)**.
    pub fn step(&mut self) -> bool {
        if self.done >= self.trials {
            return true;
        }
        let (other, mut search) = self.search.take().unwrap_or_else(|| {
            let other = disturbed(&self.graph, &mut self.random);
            let search = WaySearch::of(&other, false);
            (other, search)
        });
        if !search.step() {
            self.search = Some((other, search));
            return false;
        }
        let measured = measured(&other, &search.found());
        match &mut self.watched {
            None => self.watched = Some(watched(&measured)),
            Some(watched) => {
                watched.iter_mut().for_each(|watched| watched.compare(&measured));
                self.done += 1;
            }
        }
        self.done >= self.trials
    }

    /// What has come of them.
    pub fn found(self) -> Vec<Held> {
        let trials = self.done;
        self.watched.into_iter().flatten().map(|watched| watched.held(trials)).collect()
    }
}

/// How a ranking has fared in trials.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Held {
    /// Which of the ranked measures.
    pub measure: usize,
    /// The place of the first in the map.
    pub first: usize,
    /// How many trials.
    pub trials: usize,
    /// The share of them in which the first stayed first.
    pub holds: f64,
    /// The mean agreement of the order of all.
    pub agreement: f64,
}

impl Held {
    /// The same with the names of the map that the ties are from.
    pub fn ranking(self, map: &StakeholderMap) -> Ranking {
        Ranking {
            key: RANKED[self.measure.min(RANKED.len() - 1)],
            first: map.stakeholders().ids().nth(self.first).cloned(),
            trials: self.trials,
            holds: self.holds,
            agreement: self.agreement,
            sure: Sureness::of(self.holds),
        }
    }
}

/// A ranking that is compared with those of the trials.
struct Watched {
    measure: usize,
    first: usize,
    ranks: Vec<f64>,
    held: usize,
    agreement: f64,
}

impl Watched {
    /// The ranking of a measure; `None` where it is undefined for someone or the same for all.
    fn of(measure: usize, report: &Report) -> Option<Self> {
        let values: Vec<f64> = report.column(RANKED[measure])?.iter().copied().collect::<Option<_>>()?;
        let ranks = midranks(&values);
        correlation(&ranks, &ranks)?;
        let highest = ranks.iter().copied().max_by(f64::total_cmp)?;
        let first = ranks.iter().position(|rank| *rank == highest)?;
        Some(Self { measure, first, ranks, held: 0, agreement: 0.0 })
    }

    fn held(&self, trials: usize) -> Held {
        let share = |sum: f64| sum / trials.max(1) as f64;
        let (holds, agreement) = (share(self.held as f64), share(self.agreement));
        Held { measure: self.measure, first: self.first, trials, holds, agreement }
    }

    fn compare(&mut self, trial: &Report) {
        let values: Vec<f64> =
            trial.column(RANKED[self.measure]).unwrap_or_default().iter().map(|value| value.unwrap_or_default()).collect();
        let highest = values.iter().copied().fold(0.0, f64::max);
        self.held += usize::from(values[self.first] >= highest * (1.0 - TOLERANCE) && highest > 0.0);
        self.agreement += correlation(&self.ranks, &midranks(&values)).unwrap_or_default();
    }
}

/// The same network with some ties gone, and some that lead to somebody else: any number up to a tenth of them, rounded up.
fn disturbed(graph: &Projection, random: &mut Random) -> Projection {
    let mut left = graph.both.len() / 2;
    // Rounded up as often as the part behind the point says, so that small networks are not left as they are.
    let mut to_change = (random.share() * CHANGED * left as f64 + random.share()) as usize;
    let mut arcs = Vec::with_capacity(graph.out.len());
    for low in 0..graph.count {
        for high in graph.both.targets(low).iter().map(|high| *high as usize).filter(|high| *high > low) {
            let weight = |from: usize, to: usize| {
                let at = graph.out.targets(from).binary_search(&(to as u32)).ok()?;
                Some(graph.out.weights(from)[at])
            };
            let (mut one, mut other) = (low, high);
            // Every choice of so many ties is as likely (Knuth, "Seminumerical algorithms", 3.4.2, algorithm S).
            let is_changed = random.share() * (left as f64) < to_change as f64;
            left -= 1;
            if is_changed {
                to_change -= 1;
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
