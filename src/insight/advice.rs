//! Which new tie would help: all pairs are tried, and the best are told with their gain and what speaks for them.

use crate::analysis::analyze_evidence;
use crate::insight::aim::{Aim, Imbalance};
use crate::insight::ground::Ground;
use crate::insight::rules::shared_goal;
use crate::model::{Gather, GoalId, SortedSet, Stakeholder, StakeholderId, StakeholderMap, sort_items};
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

/// Tries every pair of bodies that no tie of any kind joins. Among equal gains those come first that meet a need, then those
/// with a goal in common, then the order of the map.
///
/// # Complexity
/// **O(n²)** for each tie told together; for [`Aim::Fragility`] **O(n² (n + m))**.
pub fn advise(map: &StakeholderMap, aim: Aim) -> Advice {
    let report = analyze_evidence(map);
    let ground = Ground::of(map, &report);
    let mut imbalance = Imbalance::of(&ground);
    let before = imbalance.value(aim, None);
    if is_too_large(&ground, aim) {
        return Advice { aim, before, is_too_large: true, best: Vec::new(), then: Vec::new() };
    }
    let best = best(&ground, &mut imbalance, aim, &[]);
    let mut taken: Vec<(usize, usize)> = best.first().map(|(pair, _)| *pair).into_iter().collect();
    let mut then = Vec::new();
    while let Some(&last) = taken.last().filter(|_| taken.len() < TOGETHER) {
        imbalance.add(last);
        let Some((pair, after)) = self::best(&ground, &mut imbalance, aim, &taken).into_iter().next() else { break };
        taken.push(pair);
        then.push(new_tie(&ground, pair, after));
    }
    Advice { aim, before, is_too_large: false, best: best.into_iter().map(|(pair, after)| new_tie(&ground, pair, after)).collect(), then }
}

/// Whether trying every pair would keep people waiting.
fn is_too_large(ground: &Ground<'_>, aim: Aim) -> bool {
    let (bodies, ties) = (ground.bodies.len(), ground.tied_pairs());
    let steps = if aim == Aim::Fragility { bodies + 2 * ties } else { 16 };
    bodies * bodies / 2 * steps > MOST_STEPS
}

type Tried = ((usize, usize), f64);

fn best(ground: &Ground<'_>, imbalance: &mut Imbalance, aim: Aim, taken: &[(usize, usize)]) -> Vec<Tried> {
    let Some(before) = imbalance.value(aim, None) else { return Vec::new() };
    let is_joined: SortedSet<(&StakeholderId, &StakeholderId)> =
        ground.map.relationships().iter().map(|tie| in_order(&tie.source, &tie.target)).gather();
    let mut tried: Vec<Tried> = Vec::new();
    for a in 0..ground.bodies.len() {
        for b in a + 1..ground.bodies.len() {
            let ends = in_order(&ground.bodies[a].id, &ground.bodies[b].id);
            if is_joined.contains(&ends) || taken.contains(&(a, b)) {
                continue;
            }
            if let Some(after) = imbalance.value(aim, Some((a, b))).filter(|after| before - after > LEAST) {
                tried.push(((a, b), after));
            }
        }
    }
    let most = tried.iter().map(|(_, after)| before - after).fold(0.0, f64::max);
    // How many tenths of the best gain are missing, and what does not speak for it.
    let rank = |((a, b), after): &Tried| (((most - (before - after)) / (EQUAL * most)) as u32, 3 - plausibility(ground, *a, *b));
    let mut ranked: Vec<((u32, u32), Tried)> = tried.into_iter().map(|tried| (rank(&tried), tried)).collect();
    sort_items(&mut ranked, |a, b| a.0.cmp(&b.0));
    ranked.into_iter().take(MOST).map(|(_, tried)| tried).collect()
}

fn in_order<'a>(a: &'a StakeholderId, b: &'a StakeholderId) -> (&'a StakeholderId, &'a StakeholderId) {
    if a <= b { (a, b) } else { (b, a) }
}

/// 2 for an offer that meets a need, 1 for a goal in common.
fn plausibility(ground: &Ground<'_>, a: usize, b: usize) -> u32 {
    let (a, b) = (ground.bodies[a], ground.bodies[b]);
    2 * u32::from(offer(a, b).is_some()) + u32::from(shared_goal(a, b).is_some())
}

fn offer<'a>(a: &'a Stakeholder, b: &'a Stakeholder) -> Option<&'a String> {
    let meets = |word: &&String, needs: &SortedSet<String>| needs.iter().any(|need| fold(need.trim()) == fold(word.trim()));
    a.offers.iter().find(|word| meets(word, &b.needs)).or_else(|| b.offers.iter().find(|word| meets(word, &a.needs)))
}

fn new_tie(ground: &Ground<'_>, (a, b): (usize, usize), after: f64) -> NewTie {
    let (a, b) = (ground.bodies[a], ground.bodies[b]);
    NewTie { source: a.id.clone(), target: b.id.clone(), after, offer: offer(a, b).cloned(), goal: shared_goal(a, b).cloned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::test_map::Draft;

    fn ends(ties: &[NewTie]) -> Vec<(&str, &str)> {
        ties.iter().map(|tie| (tie.source.as_str(), tie.target.as_str())).collect()
    }

    #[test]
    fn a_line_is_least_fragile_when_its_ends_meet() {
        let advice = advise(&Draft::new("a1 a2 a3 a4 a5", "a1-a2 a2-a3 a3-a4 a4-a5").map(), Aim::Fragility);
        assert_eq!(ends(&advice.best)[0], ("a1", "a5"));
        assert_eq!(advice.best[0].after, 0.0);
        assert!(advice.then.is_empty(), "nothing is left to mend");
    }

    #[test]
    fn silos_are_lessened_by_ties_across_those_first_that_meet_a_need() {
        let mut draft = Draft::new("a1 a2 b1 b2", "a1-a2 b1-b2");
        draft.body("b2").offers.insert("rooms".into());
        draft.body("a2").needs.insert("rooms".into());
        let advice = advise(&draft.map(), Aim::Silo);
        assert_eq!(ends(&advice.best)[0], ("a2", "b2"));
        assert_eq!((advice.before, advice.best.len(), advice.then.len()), (Some(1.0), 4, 2));
        assert_eq!(advice.best[0].offer.as_deref(), Some("rooms"));
    }

    #[test]
    fn no_tie_is_proposed_between_those_in_conflict() {
        let mut draft = Draft::new("a1 a2 b1", "a1-a2 a1-b1 a2-b1");
        draft.tie("a2-b1").sign = crate::model::Sign::Opposition;
        assert!(advise(&draft.map(), Aim::Fragility).best.is_empty());
    }

    #[test]
    fn few_partners_are_the_first_to_get_one_where_ties_are_concentrated() {
        let advice = advise(&Draft::new("a1 a2 a3 a4 a5", "a1-a2 a1-a3 a1-a4 a2-a3").map(), Aim::Concentration);
        assert_eq!(ends(&advice.best)[0], ("a4", "a5"));
    }
}
