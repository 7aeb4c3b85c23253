//! Power or ties held by few: the number of equal holders that would be as uneven (the inverse of the
//! Herfindahl–Hirschman index).

use crate::insight::finding::{Evidence, Finding, Severity};
use crate::insight::ground::Ground;
use crate::insight::rules::stated;
use crate::model::sort_indices;

pub(super) const ID: &str = "held-by-few";

/// Rated power is spoken of where at least this share of bodies is rated, else partners.
const RATED_ENOUGH: f64 = 0.7;
/// Held by few means: as if at most this share of bodies held it equally.
const FEW: f64 = 0.5;

/// One finding, with the bodies that hold most. Numbers: equal holders, bodies that count, 1 for rated power.
pub(super) fn find(ground: &Ground<'_>) -> Vec<Finding> {
    let rated: Vec<(usize, f64)> = ground.bodies.iter().enumerate().filter_map(|(at, body)| Some((at, body.power?.value()))).collect();
    let is_rated = rated.len() as f64 >= RATED_ENOUGH * ground.bodies.len() as f64;
    let held = if is_rated { rated } else { ground.partners.iter().map(|partners| partners.len() as f64).enumerate().collect() };
    let (sum, squares) = held.iter().fold((0.0, 0.0), |(sum, squares), (_, value)| (sum + value, squares + value * value));
    if sum <= 0.0 {
        return Vec::new();
    }
    let (holders, count) = (sum * sum / squares, held.len() as f64);
    if holders > FEW * count {
        return Vec::new();
    }
    let mut order: Vec<usize> = (0..held.len()).collect();
    sort_indices(&mut order, &mut |a, b| held[b].1.total_cmp(&held[a].1));
    let evidence = Evidence {
        stakeholders: order.iter().take(holders.round() as usize).map(|at| ground.bodies[held[*at].0].id.clone()).collect(),
        numbers: vec![holders.round(), count, f64::from(u8::from(is_rated))],
        ..Evidence::default()
    };
    vec![stated(ID, Severity::Notice, 1.0, evidence)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::test_map::{Draft, cited};

    #[test]
    fn power_held_by_two_of_six_is_told_with_their_names() {
        let mut draft = Draft::new("a1 a2 a3 a4 a5 a6", "");
        ["a1", "a2", "a3", "a4", "a5", "a6"].into_iter().for_each(|id| draft.rate(id, 0.0, 5.0));
        draft.rate("a3", 9.0, 5.0);
        draft.rate("a5", 9.0, 5.0);
        let found = draft.found(find);
        assert_eq!(cited(&found[0]), ["a3", "a5"]);
        assert_eq!(found[0].evidence.numbers, [2.0, 6.0, 1.0]);
    }

    #[test]
    fn partners_stand_in_where_few_are_rated() {
        let mut star = Draft::new("a1 a2 a3 a4 a5 a6", "a1-a2 a1-a3 a1-a4 a1-a5 a1-a6");
        star.rate("a2", 5.0, 5.0);
        assert!(star.found(find).is_empty(), "ten ends held as if by 3.3 of 6 are not few");
        let star = Draft::new("a1 a2 a3 a4 a5 a6 a7 a8", "a1-a2 a1-a3 a1-a4 a1-a5");
        let found = star.found(find);
        assert_eq!((cited(&found[0]), found[0].evidence.numbers[2]), (vec!["a1", "a2", "a3"], 0.0));
    }

    #[test]
    fn even_power_is_not_told() {
        let mut draft = Draft::new("a1 a2", "");
        draft.rate("a1", 5.0, 5.0);
        draft.rate("a2", 5.0, 5.0);
        assert!(draft.found(find).is_empty());
    }
}
