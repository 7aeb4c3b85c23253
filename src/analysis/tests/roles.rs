//! Go-betweens: roles counted way by way, and what chance gives by going through every network there is.

use proptest::prelude::*;

use crate::analysis::tests::{exact, small_network, undirected, with_sectors};
use crate::analysis::{Report, analyze, key};

/// The roles of every body, in the order of `key::BROKERAGE`, by looking at every three bodies.
fn counted(count: usize, class: &dyn Fn(usize) -> usize, is_tied: &dyn Fn(usize, usize) -> bool) -> Vec<[f64; 6]> {
    let mut roles = vec![[0.0; 6]; count];
    for a in 0..count {
        for v in (0..count).filter(|v| *v != a && is_tied(a, *v)) {
            for b in (0..count).filter(|b| *b != a && *b != v && is_tied(v, *b) && !is_tied(a, *b)) {
                let role = match (class(a), class(v), class(b)) {
                    (from, own, to) if from == own && own == to => 0,
                    (from, own, to) if from == to && from != own => 1,
                    (from, own, _) if from == own => 2,
                    (_, own, to) if own == to => 3,
                    _ => 4,
                };
                roles[v][role] += 1.0;
                roles[v][5] += 1.0;
            }
        }
    }
    roles
}

fn value(report: &Report, body: usize, key: &str) -> Option<f64> {
    report.stakeholder(&format!("s{body:03}").as_str().into(), key)
}

fn sector(at: usize) -> Option<&'static str> {
    [Some("a"), Some("b"), None, Some("a")][at % 4]
}

fn class(at: usize) -> usize {
    [0, 1, 2, 0][at % 4]
}

proptest! {
    #[test]
    fn roles_are_what_looking_at_every_three_bodies_gives((count, directed, ties) in small_network()) {
        let report = analyze(&with_sectors(count, directed, &ties, sector), &exact());
        let is_tied = |a: usize, b: usize| ties.iter().any(|(from, to, _)| (*from, *to) == (a, b) || (!directed && (*to, *from) == (a, b)));
        for (body, roles) in counted(count, &class, &is_tied).into_iter().enumerate() {
            for (key, want) in key::BROKERAGE.into_iter().zip(roles) {
                prop_assert_eq!(value(&report, body, key), Some(want), "{} of {}", key, body);
            }
        }
    }
}

#[test]
fn chance_is_what_going_through_every_network_gives() {
    const COUNT: usize = 4;
    let arcs: Vec<(usize, usize)> = (0..COUNT).flat_map(|a| (0..COUNT).filter(move |b| *b != a).map(move |b| (a, b))).collect();
    let ties = [(0, 1, 1.0), (1, 2, 1.0), (3, 0, 1.0), (1, 3, 1.0), (2, 0, 1.0)];
    let density = ties.len() as f64 / arcs.len() as f64;
    let (mut mean, mut square) = (vec![[0.0; 6]; COUNT], vec![[0.0; 6]; COUNT]);
    for network in 0u32..1 << arcs.len() {
        let is_tied = |a: usize, b: usize| arcs.iter().position(|arc| *arc == (a, b)).is_some_and(|at| network >> at & 1 == 1);
        let exist = network.count_ones() as i32;
        let likely = density.powi(exist) * (1.0 - density).powi(arcs.len() as i32 - exist);
        for (body, roles) in counted(COUNT, &class, &is_tied).into_iter().enumerate() {
            for (role, count) in roles.into_iter().enumerate() {
                mean[body][role] += likely * count;
                square[body][role] += likely * count * count;
            }
        }
    }
    let report = analyze(&with_sectors(COUNT, true, &ties, sector), &exact());
    for body in 0..COUNT {
        for role in 0..6 {
            let deviation = (square[body][role] - mean[body][role] * mean[body][role]).max(0.0).sqrt();
            let count = value(&report, body, key::BROKERAGE[role]).unwrap_or(f64::NAN);
            let got = value(&report, body, key::BROKERAGE_Z[role]);
            if deviation < 1e-9 {
                assert_eq!(got, None, "{} of {body}", key::BROKERAGE_Z[role]);
            } else {
                let want = (count - mean[body][role]) / deviation;
                assert!(got.is_some_and(|got| (got - want).abs() < 1e-9), "{} of {body}: {got:?} is not {want}", key::BROKERAGE_Z[role]);
            }
        }
    }
}

#[test]
fn who_joins_two_sectors_holds_the_share_of_its_own() {
    // Both ways between a and c lead over b.
    let report = undirected(&with_sectors(3, false, &[(0, 1, 1.0), (1, 2, 1.0)], |at| Some(["a", "b", "c"][at])));
    assert_eq!(value(&report, 1, key::BROKERAGE[4]), Some(2.0));
    assert_eq!(report.sector(Some(&"b".into()), key::BROKERAGE_SHARE), Some(1.0));
    assert_eq!(report.sector(Some(&"a".into()), key::BROKERAGE_SHARE), Some(0.0));
}

#[test]
fn roles_are_undefined_where_nobody_has_a_sector() {
    let report = undirected(&with_sectors(3, false, &[(0, 1, 1.0), (1, 2, 1.0)], |_| None));
    assert_eq!(value(&report, 1, key::BROKERAGE[0]), None);
    assert_eq!(value(&report, 1, key::BROKERAGE[5]), Some(2.0));
    assert_eq!(report.sector(None, key::BROKERAGE_SHARE), None);
}
