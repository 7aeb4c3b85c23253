//! An offer that meets a need where no tie is yet.

use crate::insight::finding::{Evidence, Finding, Severity};
use crate::insight::ground::Ground;
use crate::insight::rules::stated;
use crate::model::{GoalId, SortedSet, Stakeholder};
use crate::words::fold;

pub(super) const ID: &str = "offer-meets-need";

/// Each pair once; those first that share a goal, then those of different sectors. Bodies: who offers, who needs. Words:
/// what; goals: the first that both pursue. **O(offers × needs)**.
pub(super) fn find(ground: &Ground<'_>) -> Vec<Finding> {
    let listed = |words: fn(&Stakeholder) -> &SortedSet<String>| {
        let mut listed = Vec::new();
        for (at, body) in ground.bodies.iter().enumerate() {
            listed.extend(words(body).iter().map(|word| (at, fold(word.trim()), word)));
        }
        listed
    };
    let (offers, needs) = (listed(|body| &body.offers), listed(|body| &body.needs));
    let mut found: Vec<Finding> = Vec::new();
    for (giver, offer, word) in &offers {
        for (seeker, _, _) in needs.iter().filter(|(seeker, need, _)| need == offer && seeker != giver) {
            let stakeholders = vec![ground.bodies[*giver].id.clone(), ground.bodies[*seeker].id.clone()];
            if ground.is_tied(*giver, *seeker) || found.iter().any(|found| found.evidence.stakeholders == stakeholders) {
                continue;
            }
            let goals: Vec<GoalId> = shared_goal(ground.bodies[*giver], ground.bodies[*seeker]).cloned().into_iter().collect();
            let weight = 2.0 * goals.len() as f64 + f64::from(u8::from(ground.is_across(*giver, *seeker)));
            let evidence = Evidence { stakeholders, goals, words: vec![(*word).clone()], ..Evidence::default() };
            found.push(stated(ID, Severity::Chance, weight, evidence));
        }
    }
    found
}

/// The first goal in which both have a part and that neither opposes.
pub(in crate::insight) fn shared_goal<'a>(a: &'a Stakeholder, b: &Stakeholder) -> Option<&'a GoalId> {
    a.goals.keys().find(|goal| is_for(a, goal) && is_for(b, goal))
}

/// Whether a body has a part in a goal and does not oppose it.
pub(in crate::insight) fn is_for(body: &Stakeholder, goal: &GoalId) -> bool {
    body.goals.get(goal).is_some_and(|link| link.stance.is_none_or(|stance| stance.value() >= 0.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::test_map::{Draft, cited};

    fn draft(ties: &str) -> Draft {
        let mut draft = Draft::new("a1 a2 b1", ties);
        draft.body("a1").offers.insert("Meeting rooms".into());
        draft.body("a2").needs.insert("meeting rooms ".into());
        draft.body("b1").needs.insert("meeting rooms".into());
        draft
    }

    #[test]
    fn an_offer_meets_a_need_however_it_is_written() {
        let mut found = draft("").found(find);
        found.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        assert_eq!(found.iter().map(cited).collect::<Vec<_>>(), [["a1", "b1"], ["a1", "a2"]], "another sector comes first");
        assert_eq!(found[0].evidence.words, ["Meeting rooms"]);
    }

    #[test]
    fn who_is_tied_already_is_left_out() {
        assert_eq!(draft("a2-a1").found(find).iter().map(cited).collect::<Vec<_>>(), [["a1", "b1"]]);
    }

    #[test]
    fn ones_own_offer_meets_no_need() {
        let mut draft = Draft::new("a1 a2", "");
        draft.body("a1").offers.insert("rooms".into());
        draft.body("a1").needs.insert("rooms".into());
        assert!(draft.found(find).is_empty());
    }
}
