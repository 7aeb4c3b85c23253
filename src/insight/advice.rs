//! Which new tie would help: all pairs are tried, and the best are told with their gain and what speaks for them.

use std::rc::Rc;

use crate::analysis::analyze_evidence;
use crate::insight::aim::{Aim, Imbalance};
use crate::insight::ground::Ground;
use crate::insight::rules::shared_goal;
use crate::model::{Gather, GoalId, SortedMap, SortedSet, Stakeholder, StakeholderId, StakeholderMap, sort_items};
use crate::words::fold;

/// A tie that is not there yet.
#[derive(Clone, PartialEq, Debug)]
pub struct NewTie {
    /// The earlier of the two in the map.
    pub source: StakeholderId,
    /// The other.
    pub target: StakeholderId,
    /// The value with it.
    pub after: f64,
    /// What one of the two offers and the other needs.
    pub offer: Option<String>,
    /// A goal in which both have a part.
    pub goal: Option<GoalId>,
}

/// What would help.
#[derive(Clone, PartialEq, Debug)]
pub struct Advice {
    /// What is to become less.
    pub aim: Aim,
    /// Its value now; `None` where it is undefined.
    pub before: Option<f64>,
    /// Whether the map is too large for every pair to be tried; then no tie is told.
    pub is_too_large: bool,
    /// The best single ties, the best first; none where no tie lessens it.
    pub best: Vec<NewTie>,
    /// Further ties that follow the first of them, each the best after those before (greedy: other sets may do better).
    pub then: Vec<NewTie>,
}

/// How many single ties are told.
const MOST: usize = 5;
/// How many ties are proposed together.
const TOGETHER: usize = 3;
/// Gains whose difference is below this share of the best are called equal.
const EQUAL: f64 = 0.1;
/// With more steps, trying every pair would take seconds.
const MOST_STEPS: usize = 40_000_000;
/// Smaller gains are rounding.
const LEAST: f64 = 1e-9;

type Pair = (usize, usize);
type Tried = (Pair, f64);

/// Advice that is being sought; run it in slices with [`Advising::step`].
///
/// Every pair of bodies that no tie of any kind joins is tried. Among equal gains those come first that meet a need, then
/// those with a goal in common, then the order of the map.
pub struct Advising {
    map: Rc<StakeholderMap>,
    imbalance: Imbalance,
    /// What is found so far.
    advice: Advice,
    /// The rows of those that a tie of any kind joins to each body, sorted.
    joined: Vec<Vec<usize>>,
    /// The body whose pairs are tried next, and the pairs that lessen the imbalance.
    row: usize,
    tried: Vec<Tried>,
    /// The ties told together so far.
    taken: Vec<Pair>,
    is_done: bool,
}

impl Advising {
    /// Begins; a map that is too large is done at once. **O(n log n + m)** after the evidence of its report.
    pub fn new(map: Rc<StakeholderMap>, aim: Aim) -> Self {
        let report = analyze_evidence(&map);
        let ground = Ground::of(&map, &report);
        let mut imbalance = Imbalance::of(&ground);
        let before = imbalance.value(aim, None);
        let is_too_large = is_too_large(&ground, aim);
        let row: SortedMap<&StakeholderId, usize> = map.stakeholders().ids().zip(0..).gather();
        let mut joined = vec![Vec::new(); map.stakeholders().len()];
        for tie in map.relationships().iter() {
            if let (Some(source), Some(target)) = (row.get(&tie.source), row.get(&tie.target)) {
                joined[*source].push(*target);
                joined[*target].push(*source);
            }
        }
        joined.iter_mut().for_each(|joined| sort_items(joined, Ord::cmp));
        let advice = Advice { aim, before, is_too_large, best: Vec::new(), then: Vec::new() };
        let is_done = is_too_large || before.is_none();
        Self { advice, imbalance, joined, row: 0, tried: Vec::new(), taken: Vec::new(), is_done, map }
    }

    /// Tries the pairs of one body; whether all is done.
    ///
    /// # Complexity
    /// **O(n)**; for [`Aim::Fragility`] **O(n (n + m))**. Each tie told together takes as many steps as there are bodies.
    pub fn step(&mut self) -> bool {
        if self.is_done {
            return true;
        }
        let (aim, row) = (self.advice.aim, self.row);
        let now = self.imbalance.value(aim, None).unwrap_or_default();
        for other in row + 1..self.joined.len() {
            if self.joined[row].binary_search(&other).is_ok() {
                continue;
            }
            if let Some(after) = self.imbalance.value(aim, Some((row, other))).filter(|after| now - after > LEAST) {
                self.tried.push(((row, other), after));
            }
        }
        self.row += 1;
        if self.row >= self.joined.len() {
            self.close_round(now);
        }
        self.is_done
    }

    /// What has been found, all of it once every step is taken.
    pub fn found(self) -> Advice {
        self.advice
    }

    /// Tells the best of what was tried, and goes on from there.
    fn close_round(&mut self, now: f64) {
        let ranked = ranked(&self.map, std::mem::take(&mut self.tried), now);
        let told = ranked.iter().map(|(pair, after)| new_tie(&self.map, *pair, *after));
        if self.taken.is_empty() {
            self.advice.best = told.collect();
        } else {
            self.advice.then.extend(told.take(1));
        }
        let Some(((a, b), _)) = ranked.into_iter().next() else {
            self.is_done = true;
            return;
        };
        self.taken.push((a, b));
        self.is_done = self.taken.len() >= TOGETHER;
        if !self.is_done {
            self.row = 0;
            self.imbalance.add((a, b));
            let at = self.joined[a].binary_search(&b).unwrap_or_else(|at| at);
            self.joined[a].insert(at, b);
        }
    }
}

/// Whether trying every pair would keep people waiting.
fn is_too_large(ground: &Ground<'_>, aim: Aim) -> bool {
    let (bodies, ties) = (ground.bodies.len(), ground.tied_pairs());
    let steps = if aim == Aim::Fragility { bodies + 2 * ties } else { 16 };
    bodies * bodies / 2 * steps > MOST_STEPS
}

/// The few best of what was tried, the best first.
fn ranked(map: &StakeholderMap, tried: Vec<Tried>, now: f64) -> Vec<Tried> {
    let bodies: Vec<&Stakeholder> = map.stakeholders().iter().collect();
    let most = tried.iter().map(|(_, after)| now - after).fold(0.0, f64::max);
    // How many tenths of the best gain are missing, and what does not speak for it.
    let rank = |((a, b), after): &Tried| {
        let missing = ((most - (now - after)) / (EQUAL * most)) as u32;
        (missing, 3 - plausibility(bodies[*a], bodies[*b]))
    };
    let mut ranked: Vec<((u32, u32), Tried)> = tried.into_iter().map(|tried| (rank(&tried), tried)).collect();
    sort_items(&mut ranked, |a, b| a.0.cmp(&b.0));
    ranked.into_iter().take(MOST).map(|(_, tried)| tried).collect()
}

/// 2 for an offer that meets a need, 1 for a goal in common.
fn plausibility(a: &Stakeholder, b: &Stakeholder) -> u32 {
    2 * u32::from(offer(a, b).is_some()) + u32::from(shared_goal(a, b).is_some())
}

fn offer<'a>(a: &'a Stakeholder, b: &'a Stakeholder) -> Option<&'a String> {
    let meets = |word: &&String, needs: &SortedSet<String>| needs.iter().any(|need| fold(need.trim()) == fold(word.trim()));
    a.offers.iter().find(|word| meets(word, &b.needs)).or_else(|| b.offers.iter().find(|word| meets(word, &a.needs)))
}

fn new_tie(map: &StakeholderMap, (a, b): Pair, after: f64) -> NewTie {
    let bodies: Vec<&Stakeholder> = map.stakeholders().iter().collect();
    let (a, b) = (bodies[a], bodies[b]);
    NewTie { source: a.id.clone(), target: b.id.clone(), after, offer: offer(a, b).cloned(), goal: shared_goal(a, b).cloned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::test_map::Draft;

    fn advise(map: StakeholderMap, aim: Aim) -> Advice {
        let mut advising = Advising::new(Rc::new(map), aim);
        while !advising.step() {}
        advising.found()
    }

    fn ends(ties: &[NewTie]) -> Vec<(&str, &str)> {
        ties.iter().map(|tie| (tie.source.as_str(), tie.target.as_str())).collect()
    }

    #[test]
    fn a_line_is_least_fragile_when_its_ends_meet() {
        let advice = advise(Draft::new("a1 a2 a3 a4 a5", "a1-a2 a2-a3 a3-a4 a4-a5").map(), Aim::Fragility);
        assert_eq!(ends(&advice.best)[0], ("a1", "a5"));
        assert_eq!(advice.best[0].after, 0.0);
        assert!(advice.then.is_empty(), "nothing is left to mend");
    }

    #[test]
    fn silos_are_lessened_by_ties_across_those_first_that_meet_a_need() {
        let mut draft = Draft::new("a1 a2 b1 b2", "a1-a2 b1-b2");
        draft.body("b2").offers.insert("rooms".into());
        draft.body("a2").needs.insert("rooms".into());
        let advice = advise(draft.map(), Aim::Silo);
        assert_eq!(ends(&advice.best)[0], ("a2", "b2"));
        assert_eq!((advice.before, advice.best.len(), advice.then.len()), (Some(1.0), 4, 2));
        assert_eq!(advice.best[0].offer.as_deref(), Some("rooms"));
    }

    #[test]
    fn no_tie_is_proposed_between_those_in_conflict() {
        let mut draft = Draft::new("a1 a2 b1", "a1-a2 a1-b1 a2-b1");
        draft.tie("a2-b1").sign = crate::model::Sign::Opposition;
        assert!(advise(draft.map(), Aim::Fragility).best.is_empty());
    }

    #[test]
    fn few_partners_are_the_first_to_get_one_where_ties_are_concentrated() {
        let advice = advise(Draft::new("a1 a2 a3 a4 a5", "a1-a2 a1-a3 a1-a4 a2-a3").map(), Aim::Concentration);
        assert_eq!(ends(&advice.best)[0], ("a4", "a5"));
    }
}
