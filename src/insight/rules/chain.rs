//! A long chain of hand-offs: two bodies that reach each other only over several others.

use crate::analysis::key;
use crate::insight::finding::{Evidence, Finding, Severity};
use crate::insight::ground::Ground;
use crate::insight::rules::{shared_goal, stated};
use crate::model::{GoalId, RelationshipId, sort_indices};

pub(super) const ID: &str = "long-chain";

/// A chain of at least so many ties is long.
const LONG: usize = 4;
/// From how many of the farthest bodies ways are searched.
const MOST_SEARCHES: usize = 16;

/// The longest of the shortest ways between two bodies, first of two with a part in the same goal. Bodies: the two ends, then
/// those between. Ties: those of the chain. Numbers: how many lie between. **O(n + m)**.
pub(super) fn find(ground: &Ground<'_>) -> Vec<Finding> {
    let farthest = |at: usize| ground.report.column(key::ECCENTRICITY).and_then(|column| column[at]).unwrap_or_default();
    let mut starts: Vec<usize> = (0..ground.bodies.len()).filter(|at| farthest(*at) >= LONG as f64).collect();
    sort_indices(&mut starts, &mut |a, b| farthest(b).total_cmp(&farthest(a)));
    starts.truncate(MOST_SEARCHES);
    let mut longest: Option<(bool, Vec<usize>)> = None;
    for start in starts {
        let (steps, before) = search(ground, start);
        for (end, distance) in steps.iter().enumerate() {
            let Some(distance) = distance.filter(|distance| *distance >= LONG) else { continue };
            let is_shared = shared_goal(ground.bodies[start], ground.bodies[end]).is_some();
            if longest.as_ref().is_none_or(|(shared, chain)| (*shared, chain.len()) < (is_shared, distance + 1)) {
                let mut chain = vec![end];
                while let Some(at) = chain.last().filter(|at| **at != start) {
                    chain.push(before[*at]);
                }
                if start < end {
                    chain.reverse();
                }
                longest = Some((is_shared, chain));
            }
        }
    }
    longest.into_iter().map(|(_, chain)| told(ground, &chain)).collect()
}

/// How many steps everyone is away, and who comes before on the way.
fn search(ground: &Ground<'_>, start: usize) -> (Vec<Option<usize>>, Vec<usize>) {
    let (mut steps, mut before) = (vec![None; ground.bodies.len()], vec![start; ground.bodies.len()]);
    steps[start] = Some(0);
    let mut queue = vec![start];
    let mut next = 0;
    while let Some(&at) = queue.get(next) {
        next += 1;
        for &partner in &ground.partners[at] {
            if steps[partner].is_none() {
                (steps[partner], before[partner]) = (steps[at].map(|steps| steps + 1), at);
                queue.push(partner);
            }
        }
    }
    (steps, before)
}

fn told(ground: &Ground<'_>, chain: &[usize]) -> Finding {
    let (start, end) = (chain[0], chain[chain.len() - 1]);
    let between = &chain[1..chain.len() - 1];
    let is_in = |a: usize, b: usize| chain.windows(2).any(|pair| (pair[0], pair[1]) == (a, b) || (pair[1], pair[0]) == (a, b));
    let ties = ground.ties.iter().filter(|tie| is_in(tie.source, tie.target));
    let relationships: Vec<RelationshipId> = ties.map(|tie| tie.record.id.clone()).collect();
    let stakeholders = ground.ids([start, end].iter().chain(between));
    let goals: Vec<GoalId> = shared_goal(ground.bodies[start], ground.bodies[end]).cloned().into_iter().collect();
    let numbers = vec![between.len() as f64];
    let severity = if goals.is_empty() { Severity::Notice } else { Severity::Chance };
    stated(ID, severity, 1.0, Evidence { stakeholders, relationships, goals, numbers, ..Evidence::default() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::test_map::{Draft, cited};
    use crate::model::GoalLink;

    #[test]
    fn four_ties_in_a_row_are_a_chain_and_three_are_not() {
        let found = Draft::new("a1 a2 a3 a4 a5", "a1-a2 a2-a3 a3-a4 a4-a5").found(find);
        assert_eq!(found.iter().map(cited).collect::<Vec<_>>(), [["a1", "a5", "a2", "a3", "a4"]]);
        assert_eq!((found[0].evidence.relationships.len(), &found[0].evidence.numbers), (4, &vec![3.0]));
        assert!(Draft::new("a1 a2 a3 a4", "a1-a2 a2-a3 a3-a4").found(find).is_empty());
    }

    #[test]
    fn two_that_share_a_goal_come_before_two_that_are_farther_apart() {
        let mut draft = Draft::new("a1 a2 a3 a4 a5 a6", "a1-a2 a2-a3 a3-a4 a4-a5 a5-a6");
        draft.goal("lunch");
        for id in ["a2", "a6"] {
            draft.body(id).goals.insert("lunch".into(), GoalLink::default());
        }
        let found = draft.found(find);
        assert_eq!((cited(&found[0])[0], cited(&found[0])[1]), ("a2", "a6"));
        assert_eq!(found[0].evidence.goals, ["lunch".into()]);
    }

    #[test]
    fn two_without_any_way_are_no_chain() {
        assert!(Draft::new("a1 a2 a3 b1 b2 b3", "a1-a2 a2-a3 b1-b2 b2-b3").found(find).is_empty());
    }
}
