//! How much leads along each tie.

use super::{map_of, view};
use crate::analysis::{Direction, Options, Weight, analyze, key};
use crate::model::StakeholderMap;

/// By the number of the tie.
fn along(map: &StakeholderMap, options: &Options) -> Vec<f64> {
    let report = analyze(map, options);
    map.relationships().ids().map(|id| report.relationship(id, key::EDGE_BETWEENNESS).expect("the tie carries ways")).collect()
}

fn assert_close(found: &[f64], expected: &[f64]) {
    assert_eq!(found.len(), expected.len());
    assert!(found.iter().zip(expected).all(|(found, expected)| (found - expected).abs() < 1e-12), "{found:?} are not {expected:?}");
}

#[test]
fn each_tie_of_a_line_carries_the_pairs_that_it_parts() {
    let line = map_of(4, false, &[(0, 1, 1.0), (1, 2, 1.0), (2, 3, 1.0)]);
    assert_close(&along(&line, &view(Direction::Undirected, Weight::None)), &[3.0 / 6.0, 4.0 / 6.0, 3.0 / 6.0]);
}

#[test]
fn arrows_carry_ways_only_forward_and_ties_without_arrows_both_ways() {
    let arrows = map_of(3, true, &[(0, 1, 1.0), (1, 2, 1.0)]);
    assert_close(&along(&arrows, &view(Direction::Directed, Weight::None)), &[2.0 / 6.0, 2.0 / 6.0]);
    let plain = map_of(3, false, &[(0, 1, 1.0), (1, 2, 1.0)]);
    assert_close(&along(&plain, &view(Direction::Directed, Weight::None)), &[4.0 / 6.0, 4.0 / 6.0]);
}

#[test]
fn parallel_ties_show_one_value() {
    let map = map_of(3, false, &[(0, 1, 1.0), (1, 0, 1.0), (1, 2, 1.0)]);
    assert_close(&along(&map, &view(Direction::Undirected, Weight::None)), &[2.0 / 3.0, 2.0 / 3.0, 2.0 / 3.0]);
}

#[test]
fn a_weak_tie_carries_nothing_where_a_detour_over_strong_ones_is_shorter() {
    let map = map_of(3, false, &[(0, 1, 1.0), (1, 2, 4.0), (2, 0, 4.0)]);
    assert_close(&along(&map, &view(Direction::Undirected, Weight::Strength)), &[0.0, 2.0 / 3.0, 2.0 / 3.0]);
}
