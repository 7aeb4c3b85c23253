//! A sector that is joined to all others through one of its bodies alone.

use crate::insight::finding::{Evidence, Finding, Severity};
use crate::insight::ground::Ground;
use crate::insight::rules::stated;
use crate::model::SectorId;

pub(super) const ID: &str = "sector-one-door";

/// Smaller sectors have no choice.
const SMALLEST: usize = 3;

/// Each such sector of at least three bodies, the largest first. Bodies: the one with the ties, then the others. Numbers:
/// how many others.
pub(super) fn find(ground: &Ground<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (id, members) in ground.map.sectors().ids().zip(ground.members()) {
        let leads_out = |at: &&usize| ground.partners[**at].iter().any(|partner| ground.is_across(**at, *partner));
        let mut doors = members.iter().filter(leads_out);
        let (Some(door), None) = (doors.next(), doors.next()) else { continue };
        if members.len() < SMALLEST {
            continue;
        }
        let rows = std::iter::once(door).chain(members.iter().filter(|at| *at != door));
        let sectors: Vec<SectorId> = vec![id.clone()];
        let stakeholders = ground.ids(rows);
        let others = members.len() as f64 - 1.0;
        found.push(stated(ID, Severity::Concern, others, Evidence { stakeholders, sectors, numbers: vec![others], ..Evidence::default() }));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::test_map::{Draft, cited};

    const BODIES: &str = "a1 a2 a3 b1 b2 b3";

    #[test]
    fn a_sector_with_one_body_that_leads_out_is_told() {
        let found = Draft::new(BODIES, "a1-a2 a2-a3 a2-b1 a2-b2 b1-b2").found(find);
        assert_eq!(found.iter().map(cited).collect::<Vec<_>>(), [["a2", "a1", "a3"]], "two bodies of b lead to a");
    }

    #[test]
    fn a_second_way_out_is_enough_and_none_is_another_matter() {
        assert!(Draft::new(BODIES, "a1-b1 a2-b2").found(find).is_empty());
        assert!(Draft::new(BODIES, "a1-a2 b1-b2").found(find).is_empty());
    }

    #[test]
    fn two_bodies_are_too_few_to_speak_of() {
        assert!(Draft::new("a1 a2 b1 b2", "a1-a2 a1-b1 a1-b2").found(find).is_empty());
    }
}
