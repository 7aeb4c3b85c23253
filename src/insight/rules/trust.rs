//! One-sided trust, where the map shows trust at all.

use crate::insight::finding::{Evidence, Finding, Severity};
use crate::insight::ground::Ground;
use crate::insight::rules::stated;

pub(super) const ID: &str = "one-sided-trust";

/// From this difference on, of a scale from 1 to 4.
const APART: f64 = 2.0;

/// Ties where one trusts much more than the other; none while trust is private. Bodies: who trusts more, who less. Numbers:
/// trust of the first, of the second.
pub(super) fn find(ground: &Ground<'_>) -> Vec<Finding> {
    if ground.map.properties().private_fields.contains("trust") {
        return Vec::new();
    }
    let mut found = Vec::new();
    for tie in &ground.ties {
        let (Some(forward), Some(back)) = (tie.record.trust.forward, tie.record.trust.back) else { continue };
        let (mut ends, mut numbers) = ([&tie.record.source, &tie.record.target], [forward.value(), back.value()]);
        if numbers[0] < numbers[1] {
            ends.reverse();
            numbers.reverse();
        }
        let gap = numbers[0] - numbers[1];
        if gap >= APART {
            let evidence = Evidence {
                stakeholders: ends.into_iter().cloned().collect(),
                relationships: vec![tie.record.id.clone()],
                numbers: numbers.into(),
                ..Evidence::default()
            };
            found.push(stated(ID, Severity::Concern, gap, evidence));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::test_map::{Draft, cited};
    use crate::model::{Trust, TrustScore};

    fn draft(forward: f64, back: f64) -> Draft {
        let mut draft = Draft::new("a1 a2", "a1-a2");
        draft.tie("a1-a2").trust = Trust { forward: TrustScore::new(forward).ok(), back: TrustScore::new(back).ok() };
        draft.properties.private_fields.clear();
        draft
    }

    #[test]
    fn one_sided_trust_names_first_who_trusts_more() {
        assert_eq!(draft(1.0, 4.0).found(find).iter().map(cited).collect::<Vec<_>>(), [["a2", "a1"]]);
    }

    #[test]
    fn a_small_difference_is_not_told() {
        assert!(draft(3.0, 2.0).found(find).is_empty());
    }

    #[test]
    fn nothing_is_said_of_trust_while_it_is_private() {
        let mut draft = draft(1.0, 4.0);
        draft.properties.private_fields.insert("trust".into());
        assert!(draft.found(find).is_empty());
    }
}
