//! Communities: as good as going through every partition, and the same for everyone.

use proptest::prelude::*;

use crate::analysis::tests::{column, exact, map_of, small_network, undirected};
use crate::analysis::{Direction, Options, Weight, analyze, key};

type Ties = [(usize, usize, f64)];

/// Modularity by its definition: over all pairs of one community, what ties them less what chance gives.
fn modularity(count: usize, ties: &Ties, community: &[usize]) -> f64 {
    let mut tied = vec![vec![0.0_f64; count]; count];
    for (a, b, strength) in ties {
        tied[*a][*b] += strength;
        tied[*b][*a] += strength;
    }
    let held: Vec<f64> = tied.iter().map(|row| row.iter().sum()).collect();
    let all: f64 = held.iter().sum();
    let pairs = (0..count).flat_map(|a| (0..count).map(move |b| (a, b))).filter(|(a, b)| community[*a] == community[*b]);
    pairs.map(|(a, b)| tied[a][b] / all - held[a] * held[b] / (all * all)).sum()
}

/// The best modularity of all partitions.
fn optimum(count: usize, ties: &Ties, community: &mut Vec<usize>) -> f64 {
    if community.len() == count {
        return modularity(count, ties, community);
    }
    let next = community.iter().max().map_or(0, |most| most + 1);
    let mut best = f64::NEG_INFINITY;
    for own in 0..=next {
        community.push(own);
        best = best.max(optimum(count, ties, community));
        community.pop();
    }
    best
}

/// Pairs once, so that strengths of parallel ties do not matter.
fn once(ties: &Ties) -> Vec<(usize, usize, f64)> {
    let mut seen = std::collections::BTreeSet::new();
    ties.iter().filter(|(a, b, _)| seen.insert((*a.min(b), *a.max(b)))).copied().collect()
}

proptest! {
    #[test]
    fn no_partition_of_a_small_network_is_better((count, _, ties) in small_network(), is_weighted in any::<bool>()) {
        let ties = once(&ties);
        let weight = if is_weighted { Weight::Strength } else { Weight::None };
        let options = Options { direction: Some(Direction::Undirected), weight, ..exact() };
        let report = analyze(&map_of(count, false, &ties), &options);
        let plain: Vec<_> = ties.iter().map(|(a, b, strength)| (*a, *b, if is_weighted { *strength } else { 1.0 })).collect();
        let community: Vec<usize> = column(&report, key::COMMUNITY).iter().map(|number| *number as usize).collect();
        match report.network(key::COMMUNITY_MODULARITY) {
            None => prop_assert!(ties.is_empty()),
            Some(found) => {
                prop_assert!((found - modularity(count, &plain, &community)).abs() < 1e-12);
                prop_assert!((found - optimum(count, &plain, &mut Vec::new())).abs() < 1e-9);
            }
        }
    }
}

#[test]
fn circles_that_hang_together_by_one_tie_are_found() {
    // A ring of thirty circles of five, each tied once to the next: too large for trying every partition, plain to see.
    let circles = (0..30).flat_map(|circle| {
        let first = circle * 5;
        let inside = (0..5).flat_map(move |a| (a + 1..5).map(move |b| (first + a, first + b, 1.0)));
        inside.chain([(first, (first + 5) % 150 + 1, 1.0)])
    });
    let report = undirected(&map_of(150, false, &circles.collect::<Vec<_>>()));
    let community = column(&report, key::COMMUNITY);
    for circle in community.chunks(5) {
        assert!(circle.iter().all(|own| *own == circle[0]), "{community:?}");
    }
}

#[test]
fn without_ties_everybody_is_alone() {
    let report = undirected(&map_of(3, false, &[]));
    assert_eq!(column(&report, key::COMMUNITY), [1.0, 2.0, 3.0]);
    assert_eq!(report.network(key::COMMUNITY_MODULARITY), None);
    assert_eq!(undirected(&map_of(0, false, &[])).network(key::COMMUNITY_COUNT), Some(0.0));
}
