//! Bodies with high interest and low rated power: those whose voice is easily missed.

use crate::insight::finding::{Evidence, Finding, Severity};
use crate::insight::ground::Ground;
use crate::insight::rules::stated;

pub(super) const ID: &str = "high-interest-low-power";

/// From here on interest is high, of 10.
const HIGH_INTEREST: f64 = 7.0;
/// Up to here rated power is low, of 10.
const LOW_POWER: f64 = 3.0;

/// Each such body, those first whose interest exceeds their power most. Numbers: interest, power.
pub(super) fn find(ground: &Ground<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for body in &ground.bodies {
        let (Some(power), Some(interest)) = (body.power, body.interest) else { continue };
        let (power, interest) = (power.value(), interest.value());
        if interest >= HIGH_INTEREST && power <= LOW_POWER {
            let evidence = Evidence { stakeholders: vec![body.id.clone()], numbers: vec![interest, power], ..Evidence::default() };
            found.push(stated(ID, Severity::Concern, interest - power, evidence));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::test_map::{Draft, cited};

    #[test]
    fn high_interest_with_low_power_is_told_and_nothing_beyond_the_edge() {
        let mut draft = Draft::new("a1 a2 a3 a4 a5", "");
        for (id, power, interest) in [("a1", 3.0, 7.0), ("a2", 3.5, 9.0), ("a3", 1.0, 6.9), ("a4", 0.0, 10.0)] {
            draft.rate(id, power, interest);
        }
        let found = draft.found(find);
        assert_eq!(found.iter().map(cited).collect::<Vec<_>>(), [["a1"], ["a4"]], "who is not rated is not spoken of");
        assert!(found[1].weight > found[0].weight);
    }
}
