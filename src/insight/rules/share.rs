//! Sectors that hold much more, or much less, of rated power than their number of bodies: the representation ratio, whose
//! logarithm is the sector's term of Theil's between share.

use crate::insight::finding::{Evidence, Finding, Severity};
use crate::insight::ground::Ground;
use crate::insight::rules::stated;
use crate::model::Gather;

pub(super) const MORE: &str = "sector-more-power";
pub(super) const LESS: &str = "sector-less-power";

/// Rated power is spoken of where at least this share of bodies is rated.
const RATED_ENOUGH: f64 = 0.7;
/// One body is no sector to speak of.
const LEAST_BODIES: usize = 2;
/// From this ratio on a sector holds much more than its number; from its inverse down, much less.
const MUCH: f64 = 1.5;

/// Each such sector, the farthest from even first. Numbers: its share of rated power, its share of rated bodies, in hundredths.
pub(super) fn find(ground: &Ground<'_>) -> Vec<Finding> {
    let power = |at: &usize| ground.bodies[*at].power.map(|power| power.value());
    let all: Vec<f64> = (0..ground.bodies.len()).filter_map(|at| power(&at)).collect();
    let (sum, count) = (all.iter().sum::<f64>(), all.len() as f64);
    if sum <= 0.0 || count < RATED_ENOUGH * ground.bodies.len() as f64 {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (sector, members) in ground.map.sectors().iter().zip(ground.members()) {
        let rated: Vec<usize> = members.into_iter().filter(|at| power(at).is_some()).gather();
        let (held, share) = (rated.iter().filter_map(power).sum::<f64>() / sum, rated.len() as f64 / count);
        let is_more = held >= MUCH * share;
        if rated.len() < LEAST_BODIES || share >= 1.0 || !(is_more || held * MUCH <= share) {
            continue;
        }
        let evidence = Evidence {
            sectors: vec![sector.id.clone()],
            stakeholders: ground.ids(&rated),
            numbers: vec![(held * 100.0).round(), (share * 100.0).round()],
            ..Evidence::default()
        };
        found.push(stated(if is_more { MORE } else { LESS }, Severity::Notice, (held - share).abs(), evidence));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::test_map::Draft;

    fn told(powers: &[(&str, f64)]) -> Vec<(&'static str, Vec<f64>)> {
        let mut draft = Draft::new("a1 a2 b1 b2 b3 b4", "");
        powers.iter().for_each(|(id, power)| draft.rate(id, *power, 5.0));
        draft.found(find).into_iter().map(|finding| (finding.rule, finding.evidence.numbers)).collect()
    }

    #[test]
    fn a_sector_with_half_the_power_and_a_third_of_the_bodies_is_at_the_edge() {
        let even = [("b1", 3.0), ("b2", 3.0), ("b3", 3.0), ("b4", 3.0)];
        let with = |a: f64| told(&[[("a1", a), ("a2", a)].as_slice(), &even].concat());
        assert_eq!(with(6.0), [(MORE, vec![50.0, 33.0])]);
        assert_eq!(with(5.9), []);
        assert_eq!(with(1.0), [(LESS, vec![14.0, 33.0])]);
    }

    #[test]
    fn nothing_is_said_of_a_sector_of_one_or_where_too_few_are_rated() {
        let one_beside_four = told(&[("a1", 10.0), ("b1", 1.0), ("b2", 1.0), ("b3", 1.0), ("b4", 1.0)]);
        assert_eq!(one_beside_four, [(LESS, vec![29.0, 80.0])], "the four are spoken of, the one is not");
        assert_eq!(told(&[("a1", 9.0), ("a2", 9.0), ("b1", 1.0), ("b2", 1.0)]), [], "four of six are less than 70 %");
    }
}
