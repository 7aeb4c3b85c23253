//! What people said of each other and of goals: trust, value, who pulls the same way; and who is near.

use proptest::prelude::*;

use crate::analysis::tests::{changed, column, exact, map_of, small_network, undirected, view};
use crate::analysis::{Direction, Options, Report, Weight, analyze, key};
use crate::model::{
    Goal, GoalId, GoalLink, Level, PowerBase, Properties, Record, Score, Stakeholder, StakeholderMap, Stance, Trust, TrustScore,
};

fn of(report: &Report, body: usize, key: &str) -> Option<f64> {
    report.stakeholder(&format!("s{body:03}").as_str().into(), key)
}

fn assert_near(got: Option<f64>, want: f64) {
    assert!(got.is_some_and(|got| (got - want).abs() < 1e-12), "{got:?} is not {want}");
}

/// A map where each body has these stances towards goals, and these ties.
fn with_stances(ties: &[(usize, usize, f64)], directed: bool, stances: &[&[(&str, f64)]]) -> StakeholderMap {
    let map = map_of(stances.len(), directed, ties);
    let mut goals: Vec<&str> = stances.iter().flat_map(|body| body.iter().map(|(goal, _)| *goal)).collect();
    goals.sort_unstable();
    goals.dedup();
    let goals = goals.iter().map(|goal| Goal { name: (*goal).to_owned(), ..Goal::blank(GoalId::from(*goal)) }).collect();
    let bodies: Vec<Stakeholder> = (map.stakeholders().iter().zip(stances))
        .map(|(body, stances)| {
            let mut body = body.clone();
            for (goal, stance) in *stances {
                body.goals.insert(GoalId::from(*goal), GoalLink { stance: Stance::new(*stance).ok(), ..GoalLink::default() });
            }
            body
        })
        .collect();
    let ties = map.relationships().iter().cloned().collect();
    StakeholderMap::assemble(Properties::default(), vec![], goals, bodies, ties, vec![]).expect("tests use valid maps")
}

#[test]
fn bodies_on_the_same_side_pull_together_and_others_apart() {
    // Towards g: 2, 1, −2; towards h: 1, −1, nothing.
    let map =
        with_stances(&[(0, 1, 1.0), (1, 2, 1.0)], false, &[&[("g", 2.0), ("h", 1.0)], &[("g", 1.0), ("h", -1.0)], &[("g", -2.0)], &[]]);
    let report = undirected(&map);
    assert_near(of(&report, 0, key::CONVERGENCE), 1.5);
    assert_near(of(&report, 0, key::DIVERGENCE), 1.0 + 2.0);
    assert_near(of(&report, 0, key::MOBILISATION), 3.0);
    // With 1 it pulls 1.5 together and 1 apart, against 2 only: 1 − (0.5 + 2) / 4.5.
    assert_near(of(&report, 0, key::AMBIVALENCE), 1.0 - 2.5 / 4.5);
    assert_near(of(&report, 2, key::AMBIVALENCE), 0.0);
    assert_eq!(of(&report, 3, key::MOBILISATION), None);
    assert_near(report.relationship(&"r0".into(), key::CONVERGENCE), 1.5);
    assert_near(report.relationship(&"r1".into(), key::DIVERGENCE), 1.5);
    assert_near(report.network(key::CONVERGENCE), 1.5 / (1.5 + 1.0 + 2.0 + 1.5));
}

#[test]
fn positions_count_by_competitiveness_where_the_view_has_it() {
    let map = with_stances(&[(0, 1, 2.0), (1, 0, 1.0)], true, &[&[("g", 1.0)], &[("g", 2.0)]]);
    let report = analyze(&map, &view(Direction::Directed, Weight::Strength));
    let competitive = [0, 1].map(|body| of(&report, body, key::COMPETITIVENESS).unwrap_or(f64::NAN));
    assert_near(of(&report, 0, key::MOBILISATION), competitive[0]);
    assert_near(of(&report, 1, key::MOBILISATION), 2.0 * competitive[1]);
    assert!(competitive[0] > competitive[1]);
}

#[test]
fn trust_is_what_partners_give_and_value_what_the_map_knows() {
    let trust = |forward: f64, back: Option<f64>| Trust {
        forward: TrustScore::new(forward).ok(),
        back: back.and_then(|back| TrustScore::new(back).ok()),
    };
    let map = changed(
        map_of(4, false, &[(0, 1, 1.0), (2, 1, 1.0)]),
        |body| match body.id.as_str() {
            "s000" => body.power = Score::new(5.0).ok(),
            "s002" => {
                body.power_bases.insert(PowerBase::Money, crate::model::BaseScore::new(3.0).expect("3 is a base"));
            }
            _ => (),
        },
        |tie| match tie.id.as_str() {
            "r0" => tie.trust = trust(4.0, Some(1.0)),
            _ => {
                tie.trust = trust(2.0, None);
                tie.level = Level::new(5.0).ok();
            }
        },
    );
    let report = undirected(&map);
    assert_near(of(&report, 1, key::TRUST), 3.0);
    assert_near(of(&report, 0, key::TRUST), 1.0);
    assert_eq!(of(&report, 2, key::TRUST), None);
    assert_near(report.network(key::TRUST), 7.0 / 3.0);
    assert_near(of(&report, 0, key::VALUE), 2.5);
    assert_near(of(&report, 1, key::VALUE), 4.0);
    assert_near(of(&report, 2, key::VALUE), 4.0);
    assert_eq!(of(&report, 3, key::VALUE), None);
    // 1 has (4 + 2.5) / 2 from 0 and (2 + 4) / 2 from 2; 0 has (1 + 4) / 2, and 2 has 4 from 1.
    assert_near(of(&report, 1, key::RELATIVE_CONNECTIVITY), 1.0);
    assert_near(of(&report, 0, key::RELATIVE_CONNECTIVITY), 2.5 / 6.25);
    assert_near(of(&report, 2, key::RELATIVE_CONNECTIVITY), 4.0 / 6.25);
    assert_near(of(&report, 3, key::RELATIVE_CONNECTIVITY), 0.0);
}

#[test]
fn what_nobody_said_is_not_told() {
    let report = undirected(&map_of(3, false, &[(0, 1, 1.0)]));
    for key in [key::TRUST, key::VALUE, key::RELATIVE_CONNECTIVITY, key::CONVERGENCE, key::AMBIVALENCE, key::FORMAL_GAP] {
        assert_eq!(of(&report, 0, key), None, "{key}");
    }
    assert_eq!(report.network(key::TRUST), None);
    assert_eq!(report.network(key::CONVERGENCE), None);
}

proptest! {
    #[test]
    fn those_within_two_steps_are_near((count, directed, ties) in small_network()) {
        let is_tied = |a: usize, b: usize| ties.iter().any(|(from, to, _)| (*from, *to) == (a, b) || (!directed && (*to, *from) == (a, b)));
        let direction = if directed { Direction::Directed } else { Direction::Undirected };
        let report = analyze(&map_of(count, directed, &ties), &Options { direction: Some(direction), ..exact() });
        let efficiency = column(&report, key::REACH_EFFICIENCY);
        for (body, reach) in column(&report, key::REACH).into_iter().enumerate() {
            let partners = (0..count).filter(|other| is_tied(body, *other)).count();
            let is_near = |other: usize| is_tied(body, other) || (0..count).any(|over| is_tied(body, over) && is_tied(over, other));
            let near = (0..count).filter(|other| *other != body && is_near(*other)).count();
            prop_assert!((reach - near as f64 / (count - 1) as f64).abs() < 1e-12);
            prop_assert!((efficiency[body] - reach / (partners + 1) as f64).abs() < 1e-12);
        }
    }
}
