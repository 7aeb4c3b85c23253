//! What is put behind goals and against them: stances, weighted by competitiveness where arrows define it (mobilisation,
//! 3MAO, of MACTOR; Godet 1991).

use crate::analysis::key;
use crate::insight::finding::{Evidence, Finding, Severity};
use crate::insight::ground::Ground;
use crate::insight::rules::stated;
use crate::model::{Gather, GoalId, SortedMap};

pub(super) const CONTESTED: &str = "goal-contested";
pub(super) const BACKED: &str = "goal-backed";
pub(super) const UNBACKED: &str = "goal-unbacked";

/// From this share on, those against carry weight.
const MUCH: f64 = 0.25;
/// Fewer stances say little about a goal.
const LEAST_STANCES: usize = 3;

/// What bodies put behind a goal or against it.
#[derive(Clone, Default)]
struct Sides {
    behind: Vec<usize>,
    against: Vec<usize>,
    weight_behind: f64,
    weight_against: f64,
}

/// Goals that all who take a stance are against, goals that carry weight against them, those first that carry most, and goals
/// that all are behind. Numbers: of contested ones the share of the weight against, in hundredths; of the others how many
/// take the one stance.
/// **O(n + all parts in goals)**.
pub(super) fn find(ground: &Ground<'_>) -> Vec<Finding> {
    let row: SortedMap<&GoalId, usize> = ground.map.goals().ids().zip(0..).gather();
    let mut goals = vec![Sides::default(); row.len()];
    let competitiveness = ground.report.column(key::COMPETITIVENESS).unwrap_or_default();
    for (at, body) in ground.bodies.iter().enumerate() {
        let weight = competitiveness.get(at).copied().flatten().unwrap_or(1.0);
        for (goal, link) in body.goals.iter() {
            let (Some(goal), Some(stance)) = (row.get(&goal), link.stance) else { continue };
            let sides = &mut goals[*goal];
            match stance.value() {
                stance if stance > 0.0 => {
                    sides.behind.push(at);
                    sides.weight_behind += weight * stance;
                }
                stance if stance < 0.0 => {
                    sides.against.push(at);
                    sides.weight_against -= weight * stance;
                }
                _ => (),
            }
        }
    }
    let mut found = Vec::new();
    for (id, sides) in ground.map.goals().ids().zip(goals) {
        let (behind, against) = (sides.behind.len(), sides.against.len());
        if behind + against < LEAST_STANCES {
            continue;
        }
        let (rule, severity, rows, number, weight) = if against == 0 {
            (BACKED, Severity::Strength, &sides.behind, behind as f64, 0.0)
        } else if behind == 0 {
            (UNBACKED, Severity::Concern, &sides.against, against as f64, 2.0)
        } else {
            let all = sides.weight_behind + sides.weight_against;
            // Who has no influence at all carries no weight either.
            let share = if all > 0.0 { sides.weight_against / all } else { 0.0 };
            if share < MUCH {
                continue;
            }
            (CONTESTED, Severity::Concern, &sides.against, (share * 100.0).round(), 1.0 + share)
        };
        let stakeholders = ground.ids(rows);
        let evidence = Evidence { stakeholders, goals: vec![id.clone()], numbers: vec![number], ..Evidence::default() };
        found.push(stated(rule, severity, weight, evidence));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::test_map::{Draft, cited};
    use crate::model::{GoalLink, Stance};

    fn draft(stances: &[(&str, f64)], ties: &str) -> Draft {
        let mut draft = Draft::new("a1 a2 a3 a4", ties);
        draft.goal("lunch");
        for (id, stance) in stances {
            let link = GoalLink { stance: Stance::new(*stance).ok(), ..GoalLink::default() };
            draft.body(id).goals.insert("lunch".into(), link);
        }
        draft
    }

    fn told(stances: &[(&str, f64)]) -> Vec<(&'static str, f64)> {
        draft(stances, "").found(find).iter().map(|finding| (finding.rule, finding.evidence.numbers[0])).collect()
    }

    #[test]
    fn a_quarter_of_the_weight_against_is_the_edge() {
        assert_eq!(told(&[("a1", 2.0), ("a2", 1.0), ("a3", -1.0)]), [(CONTESTED, 25.0)]);
        assert_eq!(told(&[("a1", 2.0), ("a2", 2.0), ("a3", -1.0)]), []);
    }

    #[test]
    fn a_goal_that_three_are_behind_and_nobody_against_is_a_strength() {
        assert_eq!(told(&[("a1", 2.0), ("a2", 1.0), ("a3", 1.0), ("a4", 0.0)]), [(BACKED, 3.0)]);
        assert_eq!(told(&[("a1", 2.0), ("a2", 1.0), ("a4", 0.0)]), [], "two are few");
    }

    #[test]
    fn a_goal_that_three_are_against_and_nobody_behind_is_a_concern() {
        assert_eq!(told(&[("a1", -2.0), ("a2", -1.0), ("a3", -1.0), ("a4", 0.0)]), [(UNBACKED, 3.0)]);
        assert_eq!(told(&[("a1", -2.0), ("a2", -1.0), ("a4", 0.0)]), [], "two are few");
        assert_eq!(told(&[("a1", -2.0), ("a2", -1.0), ("a3", 1.0)]), [(CONTESTED, 75.0)], "one is behind it");
    }

    #[test]
    fn whoever_influences_others_puts_more_weight_behind_it() {
        let mut draft = draft(&[("a1", -1.0), ("a2", 1.0), ("a3", 1.0), ("a4", 1.0)], "a1-a2 a1-a3 a1-a4");
        draft.ties.iter_mut().for_each(|tie| tie.directed = true);
        let found = draft.found(find);
        assert_eq!((cited(&found[0]), found[0].evidence.numbers[0]), (vec!["a1"], 100.0), "all influence is with a1");
    }
}
