//! Who holds more, who needs whom, and what would be lost: small networks reckoned by hand, and by taking bodies out.

use proptest::prelude::*;

use crate::analysis::tests::{changed, column, exact, map_of, small_network, undirected, view, with_sectors};
use crate::analysis::{Direction, Options, Reason, Report, Weight, analyze, key};
use crate::model::{Score, StakeholderMap};

fn by_strength(map: &StakeholderMap) -> Report {
    analyze(map, &view(Direction::Directed, Weight::Strength))
}

fn of_tie(report: &Report, at: usize, key: &str) -> Option<f64> {
    report.relationship(&format!("r{at}").as_str().into(), key)
}

fn rated(map: StakeholderMap, power: &[Option<f64>]) -> StakeholderMap {
    let mut next = power.iter();
    changed(map, |body| body.power = next.next().and_then(|power| Score::new((*power)?).ok()), |_| ())
}

fn assert_near(got: Option<f64>, want: f64) {
    assert!(got.is_some_and(|got| (got - want).abs() < 1e-12), "{got:?} is not {want}");
}

#[test]
fn the_centre_of_a_star_is_needed_by_all_and_needs_nobody_much() {
    let star = undirected(&map_of(7, false, &(1..7).map(|leaf| (0, leaf, 1.0)).collect::<Vec<_>>()));
    // A leaf has all from the centre, the centre a sixth from each leaf.
    assert_near(of_tie(&star, 0, key::POWER_GAP), 1.0 - 1.0 / 6.0);
    assert_near(of_tie(&star, 0, key::MUTUAL_DEPENDENCE), 1.0 + 1.0 / 6.0);
    assert_near(star.stakeholder(&"s000".into(), key::COMPONENT_LOSS), 6.0 / 7.0);
    assert_near(star.stakeholder(&"s001".into(), key::COMPONENT_LOSS), 1.0 / 7.0);
    assert_near(star.stakeholder(&"s000".into(), key::AUTONOMY), 1.0 - 1.0 / 6.0);
    assert_near(star.stakeholder(&"s001".into(), key::AUTONOMY), 0.0);
    assert_near(star.stakeholder(&"s000".into(), key::EFFICIENCY), 1.0);
}

#[test]
fn in_a_circle_nobody_needs_another_more() {
    let circle = undirected(&map_of(7, false, &(0..7).map(|at| (at, (at + 1) % 7, 1.0)).collect::<Vec<_>>()));
    for tie in 0..7 {
        assert_near(of_tie(&circle, tie, key::POWER_GAP), 0.0);
        assert_near(of_tie(&circle, tie, key::MUTUAL_DEPENDENCE), 1.0);
    }
}

#[test]
fn need_is_the_share_of_what_is_received_as_seen_from_the_source() {
    // 1 receives 3 from 0 and 1 from 2; 0 receives 1 from 1 and nothing else.
    let report = by_strength(&map_of(3, true, &[(0, 1, 3.0), (2, 1, 1.0), (1, 0, 1.0)]));
    assert_near(of_tie(&report, 0, key::POWER_GAP), 0.75 - 1.0);
    assert_near(of_tie(&report, 2, key::POWER_GAP), 1.0 - 0.75);
    // 2 receives nothing, so it needs nobody.
    assert_near(of_tie(&report, 1, key::POWER_GAP), 0.25);
}

#[test]
fn one_sidedness_is_none_where_all_is_mutual_and_whole_where_nothing_is() {
    let report = by_strength(&map_of(3, true, &[(0, 1, 3.0), (1, 0, 1.0), (1, 2, 2.0)]));
    assert_near(report.network(key::ONE_SIDEDNESS), (2.0 + 2.0) / 6.0);
    assert_near(report.network(key::MEAN_ASYMMETRY), (0.5 + 1.0) / 2.0);
    assert_eq!(undirected(&map_of(2, true, &[(0, 1, 1.0)])).network(key::ONE_SIDEDNESS), None);
    assert_eq!(by_strength(&map_of(2, true, &[])).network(key::ONE_SIDEDNESS), None);
}

#[test]
fn what_passes_between_sectors_is_added_up_and_weighed() {
    let sector = |at: usize| [Some("health"), Some("schools"), None][at % 3];
    let ties = [(0, 1, 3.0), (1, 0, 1.0), (0, 3, 9.0), (1, 2, 2.0)];
    let report = by_strength(&with_sectors(4, true, &ties, sector));
    let pairs = report.sector_pairs();
    assert_eq!(pairs.len(), 2);
    assert_eq!((pairs[0].source.clone(), pairs[0].target.clone()), (Some("health".into()), Some("schools".into())));
    assert_eq!((pairs[0].sent, pairs[0].received, pairs[0].asymmetry), (3.0, 1.0, Some(0.5)));
    assert_eq!((pairs[1].target.clone(), pairs[1].asymmetry), (None, Some(1.0)));
    assert_near(report.sector(Some(&"health".into()), key::FLOW_BALANCE), (3.0 - 1.0) / 4.0);
    assert_near(report.sector(None, key::FLOW_BALANCE), -1.0);
    assert_eq!(undirected(&with_sectors(4, true, &ties, sector)).sector_pairs()[0].asymmetry, None);
}

#[test]
fn a_sector_holds_more_than_its_share_of_bodies_or_less() {
    // Partners: 2 in health (one body), 1 and 1 in schools (two bodies).
    let report = undirected(&with_sectors(3, false, &[(0, 1, 1.0), (0, 2, 1.0)], |at| Some(if at == 0 { "health" } else { "schools" })));
    assert_near(report.sector(Some(&"health".into()), key::REPRESENTATION), 0.5 / (1.0 / 3.0));
    assert_near(report.sector(Some(&"schools".into()), key::REPRESENTATION), 0.5 / (2.0 / 3.0));
}

#[test]
fn a_body_rated_higher_than_it_is_connected_stands_out() {
    // Partners 3, 1, 1, 1, and 0 for a body that nobody rated.
    let star = map_of(5, false, &[(0, 1, 1.0), (0, 2, 1.0), (0, 3, 1.0)]);
    let report = undirected(&rated(star.clone(), &[Some(0.0), Some(9.0), Some(5.0), Some(5.0), None]));
    // Midranks of the four: ratings 1, 4, 2.5, 2.5; partners 4, 2, 2, 2.
    let gaps: Vec<_> = report.column(key::FORMAL_GAP).into_iter().flatten().copied().collect();
    assert_eq!(gaps, [Some(-0.75), Some(0.5), Some(0.125), Some(0.125), None]);
    let agreement = -2.25 + -0.75;
    assert_near(report.network(key::FORMAL_AGREEMENT), agreement / (4.5_f64 * 3.0).sqrt());
    assert!(report.notes().iter().any(|note| note.key == key::FORMAL_GAP && note.reason == Reason::Unrated { count: 1 }));
    let three = undirected(&rated(star.clone(), &[Some(1.0), Some(2.0), Some(3.0), None, None]));
    assert_eq!(three.network(key::FORMAL_AGREEMENT), None);
    let alike = undirected(&rated(star.clone(), &[Some(1.0); 5]));
    assert_eq!(alike.network(key::FORMAL_AGREEMENT), None);
    let itself = analyze(&rated(star, &[Some(1.0); 5]), &Options { power: Options::RATED.into(), ..exact() });
    assert!(itself.column(key::FORMAL_GAP).is_some_and(|gaps| gaps.iter().all(Option::is_none)));
}

proptest! {
    #[test]
    fn what_is_lost_is_what_taking_a_body_out_shows((count, _, ties) in small_network()) {
        let largest = |ties: &[(usize, usize, f64)], gone: Option<usize>| {
            let mut part: Vec<usize> = (0..count).collect();
            for _ in 0..count {
                for (a, b, _) in ties.iter().filter(|(a, b, _)| Some(*a) != gone && Some(*b) != gone) {
                    let least = part[*a].min(part[*b]);
                    (part[*a], part[*b]) = (least, least);
                }
            }
            let size = |own: usize| (0..count).filter(|body| Some(*body) != gone && part[*body] == own).count();
            (0..count).map(size).max().unwrap_or_default() as f64
        };
        let whole = largest(&ties, None);
        for (body, loss) in column(&undirected(&map_of(count, false, &ties)), key::COMPONENT_LOSS).into_iter().enumerate() {
            prop_assert_eq!(loss, (whole - largest(&ties, Some(body))) / whole);
        }
    }

    #[test]
    fn turning_every_arrow_turns_what_has_a_direction((count, _, ties) in small_network()) {
        let turned: Vec<_> = ties.iter().map(|(from, to, strength)| (*to, *from, *strength)).collect();
        let sector = |at: usize| [Some("a"), Some("b"), None][at % 3];
        let (there, back) = (by_strength(&with_sectors(count, true, &ties, sector)), by_strength(&with_sectors(count, true, &turned, sector)));
        let is_near = |one: Option<f64>, other: Option<f64>| match (one, other) {
            (Some(one), Some(other)) => (one - other).abs() < 1e-12,
            (one, other) => one == other,
        };
        prop_assert!(is_near(there.network(key::ONE_SIDEDNESS), back.network(key::ONE_SIDEDNESS)));
        for tie in 0..ties.len() {
            prop_assert!(is_near(of_tie(&there, tie, key::ASYMMETRY), of_tie(&back, tie, key::ASYMMETRY)));
        }
        for sector in [Some("a".into()), Some("b".into()), None] {
            let balance = |report: &Report| report.sector(sector.as_ref(), key::FLOW_BALANCE);
            prop_assert!(is_near(balance(&there).map(|balance| -balance), balance(&back)));
        }
    }
}

#[test]
fn what_all_hold_alike_is_never_less_than_even() {
    for count in 3..40 {
        for strength in [0.1, 0.3, 0.7, 1.1] {
            let ring: Vec<_> = (0..count).map(|at| (at, (at + 1) % count, strength)).collect();
            let options = Options { power: key::IN_STRENGTH.to_owned(), ..view(Direction::Directed, Weight::Strength) };
            let report = analyze(&with_sectors(count, true, &ring, |at| [Some("a"), Some("b"), None][at % 3]), &options);
            for key in [key::POWER_GINI, key::POWER_THEIL, key::POWER_THEIL_BETWEEN, key::POWER_THEIL_WITHIN] {
                let value = report.network(key).expect("everyone holds something");
                assert!((0.0..1e-14).contains(&value), "{key} of {count} with {strength} each: {value}");
            }
        }
    }
}
