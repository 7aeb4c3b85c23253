//! What works: the deepest tie across sectors, by the levels of collaboration of Frey et al. 2006.

use crate::insight::finding::{Evidence, Finding, Severity};
use crate::insight::ground::{Ground, Tie};
use crate::insight::rules::stated;

pub(super) const ID: &str = "deepest-tie";

/// From coordination on, a tie is more than an exchange.
const DEEP: f64 = 3.0;

/// Every tie between two sectors that is as deep as the deepest, from level 3 up; of equal ones the strongest first.
/// Numbers: the level.
pub(super) fn find(ground: &Ground<'_>) -> Vec<Finding> {
    let level = |tie: &Tie<'_>| tie.record.level.map_or(0.0, |level| level.value());
    let across = || ground.ties.iter().filter(|tie| ground.is_across(tie.source, tie.target));
    let deepest = across().map(level).fold(DEEP, f64::max);
    let found = across().filter(|tie| level(tie) >= deepest).map(|tie| {
        let evidence = Evidence {
            stakeholders: vec![tie.record.source.clone(), tie.record.target.clone()],
            relationships: vec![tie.record.id.clone()],
            numbers: vec![deepest],
            ..Evidence::default()
        };
        stated(ID, Severity::Strength, tie.record.strength.value(), evidence)
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::test_map::{Draft, cited};

    fn found(levels: &[(&str, f64)]) -> Vec<Finding> {
        let mut draft = Draft::new("a1 a2 b1 b2", "a1-a2 a1-b1 a2-b2");
        levels.iter().for_each(|(tie, level)| draft.deepen(tie, *level));
        draft.found(find)
    }

    #[test]
    fn the_deepest_tie_between_sectors_is_told() {
        let found = found(&[("a1-a2", 5.0), ("a1-b1", 4.0), ("a2-b2", 3.0)]);
        assert_eq!(found.iter().map(cited).collect::<Vec<_>>(), [["a1", "b1"]]);
        assert_eq!(found[0].evidence.numbers, [4.0]);
    }

    #[test]
    fn equally_deep_ties_are_all_told() {
        assert_eq!(found(&[("a1-b1", 3.0), ("a2-b2", 3.0)]).len(), 2);
    }

    #[test]
    fn an_exchange_of_information_is_not_called_deep() {
        assert!(found(&[("a1-a2", 5.0), ("a1-b1", 2.0)]).is_empty());
    }
}
