//! Ties that stay inside sectors more than chance gives (E-I index of Krackhardt and Stern 1988).

use crate::analysis::key;
use crate::insight::finding::{Evidence, Finding, Severity};
use crate::insight::ground::Ground;
use crate::insight::rules::against_chance;

pub(super) const ID: &str = "inside-sectors";

/// Above this it could well be chance.
const RARE: f64 = 0.05;

/// One finding where the E-I index is so far below what chance gives for these sectors. Numbers: ties inside and all ties
/// between bodies with a sector, the index, its mean by chance.
pub(super) fn find(ground: &Ground<'_>) -> Vec<Finding> {
    let network = |key: &str| ground.report.network(key);
    let (Some(index), Some(chance), Some(probability)) = (network(key::EI_INDEX), network(key::EI_CHANCE), network(key::EI_P)) else {
        return Vec::new();
    };
    if index >= chance || probability > RARE {
        return Vec::new();
    }
    let has_sectors = |at: usize, partner: usize| ground.bodies[at].sector.is_some() && ground.bodies[partner].sector.is_some();
    let (mut inside, mut all) = (0.0, 0.0);
    for (at, partners) in ground.partners.iter().enumerate() {
        for partner in partners.iter().filter(|partner| at < **partner && has_sectors(at, **partner)) {
            all += 1.0;
            inside += f64::from(u8::from(!ground.is_across(at, *partner)));
        }
    }
    let evidence = Evidence { numbers: vec![inside, all, index, chance], ..Evidence::default() };
    let confidence = Some(against_chance(probability, 1));
    vec![Finding { rule: ID, severity: Severity::Concern, confidence, evidence, weight: chance - index, alike: 0, also: Vec::new() }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::test_map::Draft;

    const BODIES: &str = "a1 a2 a3 a4 a5 b1 b2 b3 b4 b5";
    const INSIDE: &str = "a1-a2 a2-a3 a3-a4 a4-a5 a5-a1 a1-a3 a2-a4 b1-b2 b2-b3 b3-b4 b4-b5 b5-b1 b1-b3 b2-b4";

    #[test]
    fn two_closed_sectors_are_told() {
        let found = Draft::new(BODIES, &format!("{INSIDE} a1-b1")).found(find);
        assert_eq!(found[0].evidence.numbers[..2], [14.0, 15.0]);
    }

    #[test]
    fn ties_that_cross_as_often_as_chance_are_not() {
        assert!(Draft::new(BODIES, "a1-a2 b1-b2 a1-b1 a2-b2 a3-b3 a4-b4 a3-a4").found(find).is_empty());
    }

    #[test]
    fn ties_that_cross_more_than_chance_are_not() {
        let across = "a1-b1 a1-b2 a1-b3 a1-b4 a2-b1 a2-b2 a2-b3 a2-b4 a3-b1 a3-b2 a3-b3 a3-b4";
        assert!(Draft::new(BODIES, across).found(find).is_empty());
    }
}
