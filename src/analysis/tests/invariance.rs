//! What must not change, or change in a known way: under other names, with one more body that stands alone, with every
//! arrow turned; and what is undefined for lack of bodies or ties.

use proptest::prelude::*;

use crate::analysis::tests::{exact, map_of, small_network, view, with_sectors};
use crate::analysis::{Direction, Options, Report, Weight, analyze, key};

const WEIGHTS: [Weight; 2] = [Weight::None, Weight::Strength];

fn value(report: &Report, body: usize, key: &str) -> Option<f64> {
    report.stakeholder(&format!("s{body:03}").as_str().into(), key)
}

fn near(one: Option<f64>, other: Option<f64>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() <= 1e-8 * one.abs().max(1.0),
        (one, other) => one == other,
    }
}

/// Partitions are not unique, so neither their numbers nor, now and then, their modularity.
fn depends_on_order(key: &str) -> bool {
    key.starts_with("community")
}

fn sector(at: usize) -> Option<&'static str> {
    [Some("a"), Some("b"), None][at % 3]
}

proptest! {
    #[test]
    fn other_names_change_nothing((count, directed, ties) in small_network(), turn in 0usize..8) {
        let renamed = |at: usize| (at + turn) % count;
        let turned: Vec<_> = ties.iter().map(|(from, to, strength)| (renamed(*from), renamed(*to), *strength)).collect();
        let same_sector = |at: usize| sector((0..count).find(|old| renamed(*old) == at).unwrap_or_default());
        for weight in WEIGHTS {
            let options = Options { weight, ..exact() };
            let (one, other) = (
                analyze(&with_sectors(count, directed, &ties, sector), &options),
                analyze(&with_sectors(count, directed, &turned, same_sector), &options),
            );
            for key in one.stakeholder_keys().filter(|key| !depends_on_order(key)) {
                for body in 0..count {
                    let (before, after) = (value(&one, body, key), value(&other, renamed(body), key));
                    prop_assert!(near(before, after), "{} of {}: {:?}, {:?}", key, body, before, after);
                }
            }
            for (key, before) in one.network_values().filter(|(key, _)| !depends_on_order(key)) {
                prop_assert!(near(before, other.network(key)), "{}: {:?}, {:?}", key, before, other.network(key));
            }
            for key in one.relationship_keys() {
                for tie in 0..ties.len() {
                    let of = |report: &Report| report.relationship(&format!("r{tie}").as_str().into(), key);
                    prop_assert!(near(of(&one), of(&other)), "{} of {}", key, tie);
                }
            }
        }
    }

    #[test]
    fn one_more_body_that_stands_alone_changes_only_what_counts_bodies((count, directed, ties) in small_network()) {
        let direction = if directed { Direction::Directed } else { Direction::Undirected };
        for weight in WEIGHTS {
            let of = |count: usize| analyze(&map_of(count, directed, &ties), &view(direction, weight));
            let (without, with) = (of(count), of(count + 1));
            let (few, many) = (count as f64, count as f64 + 1.0);
            let same = [
                key::DEGREE, key::IN_DEGREE, key::OUT_DEGREE, key::CLOSENESS, key::OUT_CLOSENESS, key::ECCENTRICITY, key::CLUSTERING,
                key::CORE_NUMBER, key::CONSTRAINT, key::EFFECTIVE_SIZE, key::EIGENVECTOR, key::KATZ, key::INFLUENCE, key::DEPENDENCE,
                key::BROKERAGE[5], key::ARTICULATION_POINT, key::COMPONENT_LOSS,
            ];
            for body in 0..count {
                // With two bodies nobody has clustering yet.
                for key in same.into_iter().filter(|key| count >= 3 || *key != key::CLUSTERING) {
                    prop_assert!(near(value(&without, body, key), value(&with, body, key)), "{} of {}", key, body);
                }
                let raw = |report: &Report, n: f64| value(report, body, key::BETWEENNESS).map(|share| share * (n - 1.0) * (n - 2.0));
                prop_assert!(near(raw(&without, few), raw(&with, many)));
                let sum = |report: &Report, n: f64| value(report, body, key::OUT_HARMONIC_CLOSENESS).map(|mean| mean * (n - 1.0));
                prop_assert!(near(sum(&without, few), sum(&with, many)));
            }
            let parts = |report: &Report| report.network(key::COMPONENT_COUNT);
            prop_assert_eq!(parts(&without).map(|parts| parts + 1.0), parts(&with));
            prop_assert!(near(without.network(key::COMMUNITY_MODULARITY), with.network(key::COMMUNITY_MODULARITY)));
            prop_assert!(near(without.network(key::DIAMETER), with.network(key::DIAMETER)));
        }
    }

    #[test]
    fn turned_arrows_turn_what_goes_in_and_out((count, _, ties) in small_network()) {
        let turned: Vec<_> = ties.iter().map(|(from, to, strength)| (*to, *from, *strength)).collect();
        let mirrored = [
            (key::IN_DEGREE, key::OUT_DEGREE),
            (key::IN_STRENGTH, key::OUT_STRENGTH),
            (key::IN_CLOSENESS, key::OUT_CLOSENESS),
            (key::IN_HARMONIC_CLOSENESS, key::OUT_HARMONIC_CLOSENESS),
            (key::INFLUENCE, key::DEPENDENCE),
            (key::BROKERAGE[2], key::BROKERAGE[3]),
            (key::BROKERAGE[0], key::BROKERAGE[0]),
            (key::BROKERAGE[4], key::BROKERAGE[4]),
            (key::BETWEENNESS, key::BETWEENNESS),
            (key::CONSTRAINT, key::CONSTRAINT),
            (key::EIGENVECTOR, key::EIGENVECTOR),
        ];
        for weight in WEIGHTS {
            let of = |ties| analyze(&with_sectors(count, true, ties, sector), &view(Direction::Directed, weight));
            let (there, back) = (of(&ties), of(&turned));
            for (one, other) in mirrored {
                for body in 0..count {
                    prop_assert!(near(value(&there, body, one), value(&back, body, other)), "{} of {}", one, body);
                    prop_assert!(near(value(&there, body, other), value(&back, body, one)), "{} of {}", other, body);
                }
            }
            for key in [key::RECIPROCITY, key::DENSITY, key::STRONG_COMPONENT_COUNT, key::DIAMETER, key::SECTOR_MODULARITY] {
                prop_assert!(near(there.network(key), back.network(key)), "{}", key);
            }
        }
    }
}

#[test]
fn no_map_is_too_small_for_a_report_and_no_number_stands_in_for_undefined() {
    for count in 0..3 {
        for direction in [Direction::Directed, Direction::Undirected] {
            for weight in WEIGHTS {
                let options = Options { direction: Some(direction), weight, ..Options::default() };
                let report = analyze(&with_sectors(count, true, &[], sector), &options);
                let undefined = [
                    key::RECIPROCITY,
                    key::EI_INDEX,
                    key::SECTOR_MODULARITY,
                    key::COMMUNITY_MODULARITY,
                    key::POWER_GINI,
                    key::ONE_SIDEDNESS,
                    key::FORMAL_AGREEMENT,
                    key::DEGREE_CENTRALIZATION,
                    key::BETWEENNESS_CENTRALIZATION,
                ];
                for key in undefined {
                    assert_eq!(report.network(key), None, "{key} of {count}");
                }
                for key in [key::BETWEENNESS, key::CONSTRAINT, key::EI_INDEX, key::FORMAL_GAP, key::EIGENVECTOR, key::KATZ] {
                    assert!(report.column(key).is_some_and(|column| column.iter().all(Option::is_none)), "{key} of {count}");
                }
                let is_finite = |value: &Option<f64>| value.is_none_or(f64::is_finite);
                assert!(report.network_values().all(|(_, value)| is_finite(&value)));
                assert!(report.stakeholder_keys().all(|key| report.column(key).is_some_and(|column| column.iter().all(is_finite))));
            }
        }
    }
}
