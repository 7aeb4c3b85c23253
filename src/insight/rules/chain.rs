//! Long chains of hand-offs: two bodies, or two sectors, that reach each other only over several others.

use crate::insight::finding::{Evidence, Finding, Severity};
use crate::insight::ground::Ground;
use crate::insight::horizon::{Horizon, first_of_both};
use crate::insight::rules::{is_for, shared_goal, stated};
use crate::model::{Gather, GoalId, RelationshipId, SectorId, SortedMap};

pub(super) const BODIES: &str = "long-chain";
pub(super) const SECTORS: &str = "sectors-far-apart";

/// A chain of at least so many ties is long.
const LONG: usize = 4;
/// On larger maps no ways are searched.
const MOST_BODIES: usize = 600;

/// The longest of the shortest ways between two with a part in the same goal, else between any two; and the longest of the
/// shortest ways between two sectors. Bodies: the two ends, then those between. Ties: those of the chain. Sectors: of the
/// second kind those that it joins. Numbers: how many bodies lie between. **O(d m n / 64)** for the longest way `d`.
pub(super) fn find(ground: &Ground<'_>) -> Vec<Finding> {
    if ground.bodies.len() > MOST_BODIES {
        return Vec::new();
    }
    let bodies = farthest_bodies(ground).map(|(start, end)| told(ground, &way(ground, start, |at| at == end)));
    let sectors = farthest_sectors(ground).map(|(start, sector)| {
        let chain = way(ground, start, |at| ground.bodies[at].sector.as_ref() == Some(sector));
        let mut finding = told(ground, &chain);
        finding.rule = SECTORS;
        finding.severity = Severity::Chance;
        finding.evidence.goals.clear();
        finding.evidence.sectors = ground.bodies[start].sector.iter().chain([sector]).cloned().collect();
        finding
    });
    bodies.into_iter().chain(sectors).collect()
}

/// The two bodies farthest from each other of those who share a goal and can reach each other, else of all; the first in the
/// order of the map. `None` where nobody is far from anybody.
fn farthest_bodies(ground: &Ground<'_>) -> Option<(usize, usize)> {
    let count = ground.bodies.len();
    let (mut horizon, everyone, mates) = (own(count), vec![u64::MAX; count.div_ceil(64)], mates(ground));
    let (mut of_all, mut of_mates, mut steps) = (None, None, 0);
    while let Some(fresh) = horizon.widen(&ground.partners) {
        steps += 1;
        if steps >= LONG {
            let first = |wanted: &dyn Fn(usize) -> Option<usize>| (0..count).find_map(|at| Some((at, wanted(at)?)));
            of_all = first(&|at| first_of_both(fresh.row(at), &everyone)).or(of_all);
            of_mates = first(&|at| first_of_both(fresh.row(at), mates.row(at))).or(of_mates);
        }
    }
    of_mates.or(of_all)
}

/// Everyone sees itself.
fn own(count: usize) -> Horizon {
    let mut horizon = Horizon::new(count, count);
    (0..count).for_each(|at| horizon.show(at, at));
    horizon
}

/// Whom everyone shares a goal with that neither opposes, oneself among them.
fn mates(ground: &Ground<'_>) -> Horizon {
    let count = ground.bodies.len();
    let row: SortedMap<&GoalId, usize> = ground.map.goals().ids().zip(0..).gather();
    let mut members = Horizon::new(row.len(), count);
    let mut mates = Horizon::new(count, count);
    let parts = |at: usize| ground.bodies[at].goals.keys().filter(move |goal| is_for(ground.bodies[at], goal));
    for at in 0..count {
        parts(at).filter_map(|goal| row.get(&goal)).for_each(|goal| members.show(*goal, at));
    }
    for at in 0..count {
        parts(at).filter_map(|goal| row.get(&goal)).for_each(|goal| mates.add(at, members.row(*goal)));
    }
    mates
}

/// Of the two sectors farthest from each other that can reach each other, a body of the first and the second sector.
fn farthest_sectors<'a>(ground: &Ground<'a>) -> Option<(usize, &'a SectorId)> {
    let sectors: Vec<&SectorId> = ground.map.sectors().ids().collect();
    let row: SortedMap<&SectorId, usize> = ground.map.sectors().ids().zip(0..).gather();
    let own: Vec<Option<usize>> =
        ground.bodies.iter().map(|body| body.sector.as_ref().and_then(|sector| row.get(&sector)).copied()).collect();
    let members = || own.iter().enumerate().filter_map(|(at, sector)| Some((at, (*sector)?)));
    let mut horizon = Horizon::new(own.len(), sectors.len());
    let mut joined = Horizon::new(sectors.len(), sectors.len());
    for (at, sector) in members() {
        horizon.show(at, sector);
        joined.show(sector, sector);
    }
    let (mut farthest, mut steps) = (None, 0);
    while let Some(fresh) = horizon.widen(&ground.partners) {
        steps += 1;
        let new_to = |sector: usize| joined.row(sector).iter().map(|seen| !seen).collect::<Vec<u64>>();
        if steps >= LONG {
            farthest = members().find_map(|(at, sector)| Some((at, first_of_both(fresh.row(at), &new_to(sector))?))).or(farthest);
        }
        for (at, sector) in members() {
            joined.add(sector, fresh.row(at));
        }
    }
    farthest.map(|(at, sector)| (at, sectors[sector]))
}

/// A shortest way from a body to the first that is wanted.
fn way(ground: &Ground<'_>, start: usize, is_wanted: impl Fn(usize) -> bool) -> Vec<usize> {
    let mut before = vec![None; ground.bodies.len()];
    before[start] = Some(start);
    let mut queue = vec![start];
    let mut next = 0;
    while let Some(&at) = queue.get(next) {
        if is_wanted(at) {
            let mut chain = vec![at];
            while let Some(earlier) = chain.last().and_then(|at| before[*at]).filter(|_| chain.last() != Some(&start)) {
                chain.push(earlier);
            }
            chain.reverse();
            return chain;
        }
        next += 1;
        for &partner in &ground.partners[at] {
            if before[partner].is_none() {
                before[partner] = Some(at);
                queue.push(partner);
            }
        }
    }
    vec![start]
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
    stated(BODIES, severity, 1.0, Evidence { stakeholders, relationships, goals, numbers, ..Evidence::default() })
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
    fn a_shared_goal_is_found_wherever_it_is() {
        let bodies: Vec<String> = (0..40).map(|at| format!("a{at}")).collect();
        let ties: Vec<String> = (1..40).map(|at| format!("a{}-a{at}", at - 1)).collect();
        let mut draft = Draft::new(&bodies.join(" "), &ties.join(" "));
        draft.goal("lunch");
        for id in ["a18", "a22"] {
            draft.body(id).goals.insert("lunch".into(), GoalLink::default());
        }
        assert_eq!(draft.found(find).iter().map(cited).collect::<Vec<_>>(), [["a18", "a22", "a19", "a20", "a21"]]);
    }

    #[test]
    fn two_sectors_that_reach_each_other_only_over_three_others_are_told() {
        let far = |ties: &str| {
            let mut draft = Draft::new("a1 a2 x1 x2 x3 b1 b2 c1", ties);
            ["x1", "x2", "x3"].iter().for_each(|id| draft.body(id).sector = None);
            let mut found = draft.found(find);
            found.retain(|finding| finding.rule == SECTORS);
            found
        };
        let found = far("a1-a2 a2-x1 x1-x2 x2-x3 x3-b1 b1-b2 b2-c1 c1-x2");
        assert_eq!(found.iter().map(cited).collect::<Vec<_>>(), [["a2", "b1", "x1", "x2", "x3"]]);
        assert_eq!(found[0].evidence.sectors, ["a".into(), "b".into()]);
        assert!(far("a1-a2 a2-x1 x1-x2 x2-x3 x3-b1 b1-b2 a1-c1 c1-b2").is_empty(), "there is another way");
        assert!(far("a1-a2 a2-x1 x1-x2 x2-b1 b1-b2").is_empty(), "three ties are not long");
    }

    #[test]
    fn two_without_any_way_are_no_chain() {
        assert!(Draft::new("a1 a2 a3 b1 b2 b3", "a1-a2 a2-a3 b1-b2 b2-b3").found(find).is_empty());
    }
}
