//! Measures of small networks whose values are known, and what holds for every network.

use proptest::prelude::*;

mod chance;
mod communities;
mod dense;
mod imbalance;
mod invariance;
mod people;
mod roles;
mod ties;

use crate::analysis::{Direction, Options, Reason, Report, Weight, analyze, key};
use crate::model::{
    Level, Properties, Record, Relationship, RelationshipKind, Score, Sector, Sign, SortedSet, Stakeholder, StakeholderMap, Strength,
};

/// A map of `count` bodies, `s0` first, and ties `(source, target, strength)`.
fn map_of(count: usize, directed: bool, ties: &[(usize, usize, f64)]) -> StakeholderMap {
    with_sectors(count, directed, ties, |_| None)
}

fn with_sectors(
    count: usize,
    directed: bool,
    ties: &[(usize, usize, f64)],
    sector: impl Fn(usize) -> Option<&'static str>,
) -> StakeholderMap {
    let id = |at: usize| format!("s{at:03}");
    let names: SortedSet<&str> = (0..count).filter_map(&sector).collect();
    let sectors = names.iter().map(|name| Sector { name: (*name).to_owned(), ..Sector::blank((*name).into()) }).collect();
    let bodies = (0..count)
        .map(|at| Stakeholder { name: id(at), sector: sector(at).map(Into::into), ..Stakeholder::blank(id(at).as_str().into()) })
        .collect();
    let relationships = ties
        .iter()
        .enumerate()
        .map(|(at, (source, target, strength))| Relationship {
            source: id(*source).as_str().into(),
            target: id(*target).as_str().into(),
            directed,
            strength: Strength::new(*strength).expect("tests use valid strengths"),
            ..Relationship::blank(format!("r{at}").as_str().into())
        })
        .collect();
    StakeholderMap::assemble(Properties::default(), sectors, vec![], bodies, relationships, vec![]).expect("tests use valid maps")
}

/// What needs no chance.
fn exact() -> Options {
    Options { trials: 0, ..Options::default() }
}

fn view(direction: Direction, weight: Weight) -> Options {
    Options { direction: Some(direction), weight, ..exact() }
}

fn undirected(map: &StakeholderMap) -> Report {
    analyze(map, &view(Direction::Undirected, Weight::None))
}

fn column(report: &Report, key: &str) -> Vec<f64> {
    report.column(key).expect("the key is measured").iter().map(|value| value.expect("defined")).collect()
}

fn assert_close(got: &[f64], want: &[f64]) {
    assert_eq!(got.len(), want.len());
    for (got, want) in got.iter().zip(want) {
        assert!((got - want).abs() <= 1e-9, "{got} is not {want}");
    }
}

/// The same map with its bodies and ties changed.
fn changed(map: StakeholderMap, mut body: impl FnMut(&mut Stakeholder), mut tie: impl FnMut(&mut Relationship)) -> StakeholderMap {
    let mut bodies: Vec<_> = map.stakeholders().iter().cloned().collect();
    let mut ties: Vec<_> = map.relationships().iter().cloned().collect();
    bodies.iter_mut().for_each(&mut body);
    ties.iter_mut().for_each(&mut tie);
    StakeholderMap::assemble(Properties::default(), vec![], vec![], bodies, ties, vec![]).expect("tests use valid maps")
}

/// Krackhardt 1990, "Assessing the political landscape": Andre, Beverly, Carol, Diane, Ed, Fernando, Garth, Heather, Ike, Jane.
const KITE: [(usize, usize, f64); 18] = [
    (0, 1, 1.0),
    (0, 2, 1.0),
    (0, 3, 1.0),
    (0, 5, 1.0),
    (1, 3, 1.0),
    (1, 4, 1.0),
    (1, 6, 1.0),
    (2, 3, 1.0),
    (2, 5, 1.0),
    (3, 4, 1.0),
    (3, 5, 1.0),
    (3, 6, 1.0),
    (4, 6, 1.0),
    (5, 6, 1.0),
    (5, 7, 1.0),
    (6, 7, 1.0),
    (7, 8, 1.0),
    (8, 9, 1.0),
];

#[test]
fn the_kite_has_the_values_that_krackhardt_prints() {
    let report = undirected(&map_of(10, false, &KITE));
    assert_eq!(column(&report, key::DEGREE), [4.0, 4.0, 3.0, 6.0, 3.0, 5.0, 5.0, 3.0, 2.0, 1.0]);
    let betweenness = column(&report, key::BETWEENNESS);
    let rounded: Vec<f64> = betweenness.iter().map(|value| (value * 1000.0).round() / 1000.0).collect();
    assert_eq!(rounded, [0.023, 0.023, 0.0, 0.102, 0.0, 0.231, 0.231, 0.389, 0.222, 0.0]);
}

#[test]
fn a_star_hangs_on_its_centre_and_a_circle_on_nobody() {
    let star = undirected(&map_of(7, false, &(1..7).map(|leaf| (0, leaf, 1.0)).collect::<Vec<_>>()));
    let circle = undirected(&map_of(7, false, &(0..7).map(|at| (at, (at + 1) % 7, 1.0)).collect::<Vec<_>>()));
    for key in [key::DEGREE_CENTRALIZATION, key::BETWEENNESS_CENTRALIZATION, key::CLOSENESS_CENTRALIZATION] {
        assert!(star.network(key).is_some_and(|value| (value - 1.0).abs() < 1e-12), "{key}");
        assert!(circle.network(key).is_some_and(|value| value.abs() < 1e-12), "{key}");
    }
    assert_close(&column(&star, key::HARMONIC_CLOSENESS)[..2], &[1.0, (1.0 + 5.0 / 2.0) / 6.0]);
}

#[test]
fn an_isolated_body_counts_and_is_reached_by_nobody() {
    let report = undirected(&map_of(4, false, &[(0, 1, 1.0), (1, 2, 1.0)]));
    assert_eq!(report.network(key::COMPONENT_COUNT), Some(2.0));
    assert_eq!(report.network(key::DENSITY), Some(2.0 * 2.0 / 12.0));
    let alone = "s003".into();
    assert_eq!(report.stakeholder(&alone, key::HARMONIC_CLOSENESS), Some(0.0));
    assert_eq!(report.stakeholder(&alone, key::CLOSENESS), None);
    assert_eq!(report.stakeholder(&alone, key::ECCENTRICITY), Some(0.0));
    assert_eq!(report.network(key::CLOSENESS_CENTRALIZATION), None);
}

#[test]
fn a_map_of_none_one_or_two_bodies_leaves_undefined_what_needs_more() {
    for count in 0..3 {
        let report = undirected(&map_of(count, false, &[]));
        assert_eq!(report.network(key::STAKEHOLDER_COUNT), Some(count as f64));
        assert_eq!(report.network(key::DENSITY), (count == 2).then_some(0.0));
        assert_eq!(report.network(key::DEGREE_CENTRALIZATION), None);
        assert!(report.column(key::BETWEENNESS).is_some_and(|column| column.iter().all(Option::is_none)));
        assert_eq!(report.network(key::POWER_GINI), None);
        assert!(report.column(key::CLUSTERING).is_some_and(|column| column.iter().all(Option::is_none)));
        assert_eq!(report.network(key::AVERAGE_CLUSTERING), None);
    }
}

#[test]
fn parallel_ties_make_one_partner_and_their_strengths_add_up() {
    let map = map_of(2, true, &[(0, 1, 2.0), (0, 1, 3.0), (1, 0, 4.0)]);
    let directed = analyze(&map, &view(Direction::Directed, Weight::Strength));
    assert_eq!(column(&directed, key::OUT_STRENGTH), [5.0, 4.0]);
    assert_eq!(column(&directed, key::DEGREE), [1.0, 1.0]);
    let larger = analyze(&map, &view(Direction::Undirected, Weight::Strength));
    assert_eq!(column(&larger, key::STRENGTH), [5.0, 5.0]);
    assert_eq!(directed.network(key::RECIPROCITY), Some(1.0));
}

#[test]
fn opposition_and_nothing_carry_no_way() {
    let quiet = Level::new(0.0).expect("0 is a level");
    let map = changed(
        map_of(4, false, &[(0, 1, 1.0), (1, 2, 1.0), (2, 3, 1.0)]),
        |_| (),
        |tie| match tie.id.as_str() {
            "r1" => tie.sign = Sign::Opposition,
            "r2" => tie.level = Some(quiet),
            _ => (),
        },
    );
    let report = undirected(&map);
    assert_eq!(column(&report, key::DEGREE), [1.0, 1.0, 0.0, 0.0]);
    assert_eq!(report.network(key::RELATIONSHIP_COUNT), Some(3.0));
    assert!(report.notes().iter().any(|note| note.reason == Reason::LeftOutRelationships { count: 2 }));
}

#[test]
fn a_conflict_carries_no_way_although_its_sign_is_not_said() {
    let conflict = |tie: &mut Relationship| tie.kind = Some(RelationshipKind::new("conflict")).filter(|_| tie.id.as_str() == "r1");
    let map = changed(map_of(3, false, &[(0, 1, 1.0), (1, 2, 1.0)]), |_| (), conflict);
    assert_eq!(column(&undirected(&map), key::DEGREE), [1.0, 1.0, 0.0]);
}

#[test]
fn ways_of_equal_length_count_as_equal_however_they_add_up() {
    // 1/3 + 1/6 and 1/4 + 1/4 are both one half: two shortest ways from 0 to 3.
    let map = map_of(4, false, &[(0, 1, 3.0), (1, 3, 6.0), (0, 2, 4.0), (2, 3, 4.0)]);
    let report = analyze(&map, &view(Direction::Undirected, Weight::Strength));
    assert_close(&column(&report, key::BETWEENNESS)[1..3], &[1.0 / 6.0, 1.0 / 6.0]);
    // The same lengths from strengths that are no whole numbers.
    let map = map_of(4, false, &[(0, 1, 0.3), (1, 3, 0.6), (0, 2, 0.4), (2, 3, 0.4)]);
    let report = analyze(&map, &view(Direction::Undirected, Weight::Strength));
    assert_close(&column(&report, key::BETWEENNESS)[1..3], &[1.0 / 6.0, 1.0 / 6.0]);
}

#[test]
fn ties_across_sectors_and_inside_them_are_told_apart() {
    let sector = |at: usize| Some(if at < 2 { "health" } else { "education" });
    let report = undirected(&with_sectors(4, false, &[(0, 1, 1.0), (0, 2, 1.0), (1, 2, 1.0)], sector));
    assert_close(&[report.network(key::EI_INDEX).expect("there are ties")], &[1.0 / 3.0]);
    assert_eq!(report.sector(Some(&"education".into()), key::EI_INDEX), Some(1.0));
    assert_close(&[report.sector(Some(&"health".into()), key::EI_INDEX).expect("there are ties")], &[1.0 / 3.0]);
    assert_eq!(report.stakeholder(&"s003".into(), key::EI_INDEX), None);
}

#[test]
fn power_that_one_body_holds_is_as_uneven_as_it_can_be() {
    let map = changed(
        map_of(4, false, &[]),
        |body| {
            body.power =
                if body.id.as_str() == "s003" { None } else { Score::new(if body.id.as_str() == "s000" { 10.0 } else { 0.0 }).ok() }
        },
        |_| (),
    );
    let report = analyze(&map, &Options { power: Options::RATED.into(), ..exact() });
    assert_close(&[report.network(key::POWER_GINI).expect("somebody is rated")], &[2.0 / 3.0]);
    assert_eq!(report.network(key::POWER_HOLDERS), Some(1.0));
    assert!(report.notes().iter().any(|note| note.reason == Reason::Unrated { count: 1 }));
}

#[test]
fn a_body_and_a_tie_that_hold_two_parts_together_are_found() {
    // Two triangles, 0 1 2 and 3 4 5, joined by the tie 2–3; 6 hangs on 5.
    let ties = [(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 3), (2, 3), (5, 6)].map(|(a, b)| (a, b, 1.0));
    let report = undirected(&map_of(7, false, &ties));
    assert_eq!(column(&report, key::ARTICULATION_POINT), [0.0, 0.0, 1.0, 1.0, 0.0, 1.0, 0.0]);
    let bridges: Vec<_> = (0..8).map(|at| report.relationship(&format!("r{at}").as_str().into(), key::BRIDGE)).collect();
    assert_eq!(bridges, [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0].map(Some));
    assert_eq!(column(&report, key::CORE_NUMBER), [2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 1.0]);
    assert_close(&column(&report, key::CLUSTERING)[..3], &[1.0, 1.0, 1.0 / 3.0]);
}

#[test]
fn one_sidedness_is_seen_from_the_source_and_unknown_without_arrows() {
    let map = map_of(2, true, &[(1, 0, 3.0), (0, 1, 1.0)]);
    let report = analyze(&map, &view(Direction::Directed, Weight::Strength));
    assert_eq!(report.relationship(&"r0".into(), key::ASYMMETRY), Some(0.5));
    assert_eq!(report.relationship(&"r1".into(), key::ASYMMETRY), Some(-0.5));
    assert_eq!(undirected(&map).relationship(&"r0".into(), key::ASYMMETRY), None);
}

proptest! {
    #[test]
    fn cut_off_points_and_only_links_are_what_taking_them_out_shows((count, _, ties) in small_network()) {
        let report = undirected(&map_of(count, false, &ties));
        let parts = |ties: &[(usize, usize, f64)]| undirected(&map_of(count, false, ties)).network(key::COMPONENT_COUNT).unwrap_or_default();
        let whole = parts(&ties);
        for (at, tie) in ties.iter().enumerate() {
            // Ties of the same pair count as one.
            let pair = |tie: &(usize, usize, f64)| (tie.0.min(tie.1), tie.0.max(tie.1));
            let rest: Vec<_> = ties.iter().filter(|other| pair(other) != pair(tie)).copied().collect();
            let is_bridge = report.relationship(&format!("r{at}").as_str().into(), key::BRIDGE) == Some(1.0);
            prop_assert_eq!(is_bridge, parts(&rest) > whole);
        }
        for (body, is_cut) in column(&report, key::ARTICULATION_POINT).into_iter().enumerate() {
            let rest: Vec<_> = ties.iter().filter(|(a, b, _)| *a != body && *b != body).copied().collect();
            // The body itself is left as a part of its own, which it already was if it had no tie.
            let had_ties = rest.len() < ties.len();
            prop_assert_eq!(is_cut == 1.0, had_ties && parts(&rest) > whole + 1.0);
        }
    }
}

/// Betweenness by counting every shortest way one by one.
fn counted_betweenness(count: usize, directed: bool, ties: &[(usize, usize, f64)]) -> Vec<f64> {
    let mut length = vec![vec![f64::INFINITY; count]; count];
    for (source, target, strength) in ties {
        length[*source][*target] = 1.0 / strength;
        if !directed {
            length[*target][*source] = 1.0 / strength;
        }
    }
    let mut distance = length.clone();
    for (at, row) in distance.iter_mut().enumerate() {
        row[at] = 0.0;
    }
    for over in 0..count {
        for from in 0..count {
            for to in 0..count {
                distance[from][to] = distance[from][to].min(distance[from][over] + distance[over][to]);
            }
        }
    }
    let same = |a: f64, b: f64| (a - b).abs() < 1e-9;
    fn ways(at: usize, to: usize, length: &[Vec<f64>], distance: &[Vec<f64>], same: &dyn Fn(f64, f64) -> bool) -> Vec<Vec<usize>> {
        if at == to {
            return vec![vec![to]];
        }
        let mut found = Vec::new();
        for next in 0..length.len() {
            if length[at][next].is_finite() && same(length[at][next] + distance[next][to], distance[at][to]) {
                for mut rest in ways(next, to, length, distance, same) {
                    rest.insert(0, at);
                    found.push(rest);
                }
            }
        }
        found
    }
    let mut through = vec![0.0; count];
    for from in 0..count {
        for to in (0..count).filter(|to| *to != from) {
            if distance[from][to].is_finite() {
                let all = ways(from, to, &length, &distance, &same);
                for way in &all {
                    for vertex in &way[1..way.len() - 1] {
                        through[*vertex] += 1.0 / all.len() as f64;
                    }
                }
            }
        }
    }
    through.iter().map(|value| value / ((count - 1) * (count - 2)) as f64).collect()
}

fn small_network() -> impl Strategy<Value = (usize, bool, Vec<(usize, usize, f64)>)> {
    (3usize..8, any::<bool>()).prop_flat_map(|(count, directed)| {
        let tie = (0..count, 0..count, prop::sample::select(vec![1.0, 2.0, 3.0, 6.0, 0.5, 0.3]));
        let ties = prop::collection::vec(tie, 0..16).prop_map(move |ties| {
            let mut seen = SortedSet::new();
            let is_new = |source: usize, target: usize| if directed { (source, target) } else { (source.min(target), source.max(target)) };
            ties.into_iter().filter(|(source, target, _)| source != target && seen.insert(is_new(*source, *target))).collect()
        });
        (Just(count), Just(directed), ties)
    })
}

proptest! {
    #[test]
    fn betweenness_is_what_counting_every_way_gives((count, directed, ties) in small_network(), weighted in any::<bool>()) {
        let direction = if directed { Direction::Directed } else { Direction::Undirected };
        let weight = if weighted { Weight::Strength } else { Weight::None };
        let report = analyze(&map_of(count, directed, &ties), &view(direction, weight));
        let plain: Vec<_> = ties.iter().map(|(source, target, strength)| (*source, *target, if weighted { *strength } else { 1.0 })).collect();
        for (got, want) in column(&report, key::BETWEENNESS).iter().zip(counted_betweenness(count, directed, &plain)) {
            prop_assert!((got - want).abs() < 1e-9, "{got} is not {want}");
        }
    }

    #[test]
    fn the_order_of_bodies_changes_no_measure((count, directed, ties) in small_network(), turn in 0usize..8) {
        let turned: Vec<_> = ties.iter().map(|(source, target, strength)| ((source + turn) % count, (target + turn) % count, *strength)).collect();
        let (one, other) = (map_of(count, directed, &ties), map_of(count, directed, &turned));
        let options = Options { weight: Weight::Strength, ..exact() };
        let (one, other) = (analyze(&one, &options), analyze(&other, &options));
        for key in [key::DEGREE, key::BETWEENNESS, key::ECCENTRICITY] {
            let mut one: Vec<f64> = column(&one, key);
            let mut other: Vec<f64> = column(&other, key);
            one.sort_by(f64::total_cmp);
            other.sort_by(f64::total_cmp);
            for (a, b) in one.iter().zip(&other) {
                prop_assert!((a - b).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn unevenness_between_and_inside_sectors_adds_up((count, _, ties) in small_network()) {
        let map = with_sectors(count, false, &ties, |at| [Some("a"), Some("b"), None][at % 3]);
        let report = undirected(&map);
        if let Some(theil) = report.network(key::POWER_THEIL) {
            let parts = report.network(key::POWER_THEIL_BETWEEN).unwrap_or(f64::NAN) + report.network(key::POWER_THEIL_WITHIN).unwrap_or(f64::NAN);
            prop_assert!((theil - parts).abs() < 1e-12);
        }
    }
}
