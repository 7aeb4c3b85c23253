//! Needs that nobody on the map offers to meet.

use crate::insight::finding::{Evidence, Finding, Severity};
use crate::insight::ground::Ground;
use crate::insight::rules::stated;
use crate::model::{Gather, SortedSet, StakeholderId};
use crate::words::fold;

pub(super) const ID: &str = "unmet-need";

/// Each such need once, those of most bodies first. Bodies: who looks for it. Words: what. **O(w²)** for `w` needs.
pub(super) fn find(ground: &Ground<'_>) -> Vec<Finding> {
    let offers: SortedSet<String> = ground.bodies.iter().flat_map(|body| body.offers.iter()).map(|word| fold(word.trim())).gather();
    let mut unmet: Vec<(String, &String, Vec<StakeholderId>)> = Vec::new();
    for body in &ground.bodies {
        for need in body.needs.iter() {
            let word = fold(need.trim());
            match unmet.iter_mut().find(|(known, ..)| *known == word) {
                Some((_, _, who)) => who.push(body.id.clone()),
                None if offers.contains(&word) => {}
                None => unmet.push((word, need, vec![body.id.clone()])),
            }
        }
    }
    let found = unmet.into_iter().map(|(_, need, stakeholders)| {
        let weight = stakeholders.len() as f64;
        stated(ID, Severity::Notice, weight, Evidence { stakeholders, words: vec![need.clone()], ..Evidence::default() })
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::test_map::{Draft, cited};

    #[test]
    fn a_need_of_two_that_nobody_meets_is_told_once() {
        let mut draft = Draft::new("a1 a2 a3", "");
        draft.body("a1").needs.insert("rooms".into());
        draft.body("a2").needs.insert("Rooms".into());
        draft.body("a2").needs.insert("data".into());
        draft.body("a3").offers.insert("Data".into());
        assert_eq!(draft.found(find).iter().map(cited).collect::<Vec<_>>(), [["a1", "a2"]]);
    }
}
