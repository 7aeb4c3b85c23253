//! Bodies whose power is rated very differently by those who rated it.

use crate::insight::finding::{Evidence, Finding, Severity};
use crate::insight::ground::Ground;
use crate::insight::rules::stated;

pub(super) const ID: &str = "spread-of-ratings";

/// From this distance on views differ much, of 10.
const MUCH: f64 = 4.0;

/// Each such body, the widest spread first. Numbers: lowest, highest, how many views.
pub(super) fn find(ground: &Ground<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for body in &ground.bodies {
        let views: Vec<f64> = body.ratings.values().filter_map(|rating| Some(rating.power?.value())).collect();
        let low = views.iter().copied().fold(f64::INFINITY, f64::min);
        let high = views.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        if high - low >= MUCH {
            let numbers = vec![low, high, views.len() as f64];
            let evidence = Evidence { stakeholders: vec![body.id.clone()], numbers, ..Evidence::default() };
            found.push(stated(ID, Severity::Notice, high - low, evidence));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::test_map::{Draft, cited};
    use crate::model::{Rating, RatingKey, Score};

    #[test]
    fn views_four_apart_are_told_and_closer_or_single_ones_are_not() {
        let mut draft = Draft::new("a1 a2 a3", "");
        for (id, powers) in [("a1", [2.0, 6.0].as_slice()), ("a2", &[2.0, 5.9]), ("a3", &[9.0])] {
            for (at, power) in powers.iter().enumerate() {
                let rating = Rating { power: Score::new(*power).ok(), ..Rating::default() };
                draft.body(id).ratings.insert(RatingKey { by: format!("table {at}"), date: String::new() }, rating);
            }
        }
        let found = draft.found(find);
        assert_eq!(found.iter().map(cited).collect::<Vec<_>>(), [["a1"]]);
        assert_eq!(found[0].evidence.numbers, [2.0, 6.0, 2.0]);
    }
}
