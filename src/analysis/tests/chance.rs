//! What chance gives, and how sure a ranking is.

use crate::analysis::tests::{map_of, with_sectors};
use crate::analysis::{Options, Ranking, Reason, Shown, Sureness, Trials, Weight, analyze, key};

fn halves(at: usize) -> Option<&'static str> {
    Some(if at < 10 { "health" } else { "schools" })
}

/// Ten bodies a sector, everyone tied inside, one tie across.
fn two_circles() -> Vec<(usize, usize, f64)> {
    let inside = |first: usize| (first..first + 10).flat_map(move |a| (a + 1..first + 10).map(move |b| (a, b, 1.0)));
    inside(0).chain(inside(10)).chain([(0, 10, 1.0)]).collect()
}

#[test]
fn sectors_that_keep_to_themselves_are_no_chance() {
    let report = analyze(&with_sectors(20, false, &two_circles(), halves), &Options::default());
    for keys in &key::CHANCE[..2] {
        let of = |key| report.network(key).unwrap_or(f64::NAN);
        assert!(of(keys.low) < of(keys.mean) && of(keys.mean) < of(keys.high), "{}", keys.measure);
        assert!(of(keys.measure) < of(keys.low) || of(keys.measure) > of(keys.high), "{}", keys.measure);
        assert!(of(keys.p) < 0.01, "{}: {}", keys.measure, of(keys.p));
    }
}

#[test]
fn sectors_dealt_out_evenly_are_chance() {
    let circle: Vec<_> = (0..20).map(|at| (at, (at + 1) % 20, 1.0)).collect();
    let report = analyze(&with_sectors(20, false, &circle, |at| Some(["a", "b"][at / 2 % 2])), &Options::default());
    for keys in &key::CHANCE {
        let of = |key| report.network(key).unwrap_or(f64::NAN);
        assert!(of(keys.low) - 1e-12 <= of(keys.measure) && of(keys.measure) <= of(keys.high) + 1e-12, "{}", keys.measure);
        assert!(of(keys.p) > 0.05, "{}: {}", keys.measure, of(keys.p));
    }
}

#[test]
fn chance_is_what_every_way_to_deal_out_the_sectors_gives() {
    // Two and two of four in a row: the three ways give −1/3 as here, 1, and 1/3; two of them are as far from the mean 1/3.
    let row = [(0, 1, 1.0), (1, 2, 1.0), (2, 3, 1.0)];
    let report = analyze(&with_sectors(4, false, &row, |at| Some(["a", "b"][at / 2])), &Options::default());
    let of = |key| report.network(key).unwrap_or(f64::NAN);
    assert!((of(key::EI_CHANCE) - 1.0 / 3.0).abs() < 1e-12);
    assert!((of(key::CHANCE[0].low) + 1.0 / 3.0).abs() < 1e-12);
    assert!((of(key::CHANCE[0].high) - 1.0).abs() < 1e-12);
    assert!((of(key::CHANCE[0].p) - 2.0 / 3.0).abs() < 0.05);
    // Modularity: 1/6 as here, −1/2 and −2/9.
    assert!((of(key::CHANCE[1].mean) + 5.0 / 27.0).abs() < 0.05);
    // The ends have one partner, the others two: only the third way sets them apart.
    let apart = (1.0_f64 / 3.0) * (2.0_f64 / 3.0).ln() + (2.0 / 3.0) * (4.0_f64 / 3.0).ln();
    assert!((of(key::CHANCE[2].mean) - apart / 3.0).abs() < 0.01);
}

#[test]
fn the_same_seed_gives_the_same_report_and_another_another() {
    let map = with_sectors(20, false, &two_circles(), halves);
    let of = |seed| analyze(&map, &Options { seed, ..Options::default() });
    assert_eq!(of(7), of(7));
    assert_ne!(of(7), of(8));
}

#[test]
fn one_sector_leaves_nothing_to_deal_out() {
    let report = analyze(&with_sectors(4, false, &[(0, 1, 1.0)], |_| Some("a")), &Options::default());
    for keys in &key::CHANCE {
        assert_eq!((report.network(keys.low), report.network(keys.high), report.network(keys.p)), (None, None, None));
    }
}

#[test]
fn the_centre_of_a_star_holds_and_the_first_of_a_circle_is_open() {
    let star: Vec<_> = (1..12).map(|leaf| (0, leaf, 1.0)).collect();
    let report = analyze(&map_of(12, false, &star), &Options::default());
    for key in [key::DEGREE, key::BETWEENNESS, key::HARMONIC_CLOSENESS] {
        let ranking = report.rankings().iter().find(|ranking| ranking.key == key).expect("it is ranked");
        assert_eq!((ranking.first.clone(), ranking.sure), (Some("s000".into()), Sureness::Holds), "{key}");
        assert!(ranking.trials >= 100 && ranking.agreement > 0.5, "{ranking:?}");
    }
    // All are equal but for one tie more: whoever has it may just as well not.
    let circle: Vec<_> = (0..12).map(|at| (at, (at + 1) % 12, 1.0)).chain([(0, 6, 1.0)]).collect();
    let report = analyze(&map_of(12, false, &circle), &Options::default());
    let ranking = report.rankings().iter().find(|ranking| ranking.key == key::DEGREE).expect("it is ranked");
    assert_ne!(ranking.sure, Sureness::Holds, "{ranking:?}");
}

#[test]
fn trials_apart_from_the_map_show_what_the_report_says() {
    for is_directed in [false, true] {
        let map = map_of(20, is_directed, &two_circles());
        for weight in [Weight::None, Weight::Strength] {
            let options = Options { weight, ..Options::default() };
            let shown = Shown::of(&map, &options);
            let mut trials = Trials::of(&shown.task).expect("the map is small");
            while !trials.step() {}
            let rankings: Vec<Ranking> = trials.found().into_iter().map(|held| held.ranking(&map)).collect();
            assert_eq!(rankings, analyze(&map, &options).rankings(), "{is_directed} {weight:?}");
            assert!(!rankings.is_empty());
        }
    }
}

#[test]
fn in_the_background_larger_maps_are_tried_too() {
    // A star of stars, too large for the trials of a report.
    let stars: Vec<_> = (1..2_000)
        .map(|at| (if at <= 40 { 0 } else { at % 40 + 1 }, at, 1.0))
        .chain((1..9_000).map(|at| (at * 7 % 1_999 + 1, 0, 1.0)))
        .collect();
    let stars: Vec<_> = stars.into_iter().filter(|(a, b, _)| a != b).collect();
    let map = map_of(2_000, false, &stars);
    assert!(analyze(&map, &Options::default()).rankings().is_empty());
    let mut trials = Trials::of(&Shown::of(&map, &Options::default()).task).expect("there is time in the background");
    assert!(!trials.step(), "one step is a small part of one trial");
}

#[test]
fn where_all_are_equal_or_the_map_is_large_no_ranking_is_tried() {
    let circle: Vec<_> = (0..12).map(|at| (at, (at + 1) % 12, 1.0)).collect();
    assert!(analyze(&map_of(12, false, &circle), &Options::default()).rankings().is_empty());
    assert!(analyze(&map_of(0, false, &[]), &Options::default()).rankings().is_empty());
    let large: Vec<_> = (0..160).flat_map(|a| (a + 1..160).map(move |b| (a, b, 1.0))).collect();
    let report = analyze(&map_of(160, false, &large), &Options { weight: Weight::Strength, ..Options::default() });
    assert!(report.rankings().is_empty());
    assert!(report.notes().iter().any(|note| note.reason == Reason::TooLarge));
}
