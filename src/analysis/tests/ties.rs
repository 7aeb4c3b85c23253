//! How much leads along each tie.

use super::{changed, map_of, view, with_sectors};
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

#[test]
fn which_way_a_tie_leans_is_unknown_unless_an_arrow_tells() {
    let ties = [(0, 1, 2.0), (1, 2, 1.0), (1, 2, 1.0)];
    let sector = |at| Some(if at == 0 { "a" } else { "b" });
    let two_way = with_sectors(3, false, &ties, sector);
    let options = view(Direction::Directed, Weight::Strength);
    let report = analyze(&two_way, &options);
    for id in ["r0", "r1", "r2"] {
        assert_eq!(report.relationship(&id.into(), key::ASYMMETRY), None, "{id}");
    }
    assert_eq!((report.network(key::ONE_SIDEDNESS), report.network(key::MEAN_ASYMMETRY)), (None, None));
    assert_eq!(report.sector(Some(&"a".into()), key::FLOW_BALANCE), None);
    assert!(report.sector_pairs().iter().all(|pair| pair.asymmetry.is_none() && pair.sent == 2.0));

    // One of the two parallel ties becomes an arrow: both tell of the same pair.
    let mixed = changed(map_of(3, false, &ties), |_| (), |tie| tie.directed = tie.id == "r2".into());
    let report = analyze(&mixed, &options);
    assert_eq!(report.relationship(&"r0".into(), key::ASYMMETRY), None);
    for id in ["r1", "r2"] {
        assert_eq!(report.relationship(&id.into(), key::ASYMMETRY), Some(1.0 / 3.0), "{id}");
    }
    assert_eq!(report.network(key::ONE_SIDEDNESS), Some(1.0 / 7.0));
}
