//! Which fields a map asks for, beyond the first few.
//!
//! **Invariant:** what is said of anybody is shown, asked for or not: nothing that is written is out of sight.

use crate::model::map::StakeholderMap;
use crate::model::relationship::{Relationship, Sign};
use crate::model::stakeholder::Stakeholder;
use crate::model::value::Strength;

/// Fields of bodies that a map may ask for; name and sector it always asks for.
pub const BODY_FIELDS: [&str; 18] = [
    "kind",
    "power",
    "interest",
    "stance",
    "in_room",
    "parent",
    "goals",
    "offers",
    "needs",
    "services",
    "serves",
    "power_bases",
    "tags",
    "link",
    "notes",
    "source",
    "private",
    "pinned",
];

/// Fields of ties that a map may ask for; ends, direction and kind it always asks for.
pub const TIE_FIELDS: [&str; 8] = ["strength", "level", "trust", "sign", "barrier", "notes", "source", "private"];

impl StakeholderMap {
    /// Whether a field of bodies is shown. **O(bodies)** at worst.
    pub fn shows_of_bodies(&self, field: &str) -> bool {
        self.properties().asks.contains(field) || self.is_said_of_bodies(field)
    }

    /// Whether a field of ties is shown. **O(ties)** at worst.
    pub fn shows_of_ties(&self, field: &str) -> bool {
        self.properties().asks.contains(field) || self.is_said_of_ties(field)
    }

    /// Whether a field has a value at any body.
    pub fn is_said_of_bodies(&self, field: &str) -> bool {
        self.stakeholders().iter().any(|body| says_of_body(body, field))
    }

    /// Whether a field has a value at any tie.
    pub fn is_said_of_ties(&self, field: &str) -> bool {
        self.relationships().iter().any(|tie| says_of_tie(tie, field))
    }
}

fn says_of_body(body: &Stakeholder, field: &str) -> bool {
    match field {
        "kind" => body.kind.is_some(),
        "power" => body.power.is_some(),
        "interest" => body.interest.is_some(),
        "stance" => body.stance.is_some(),
        "in_room" => body.in_room.is_some(),
        "parent" => body.parent.is_some(),
        "goals" => !body.goals.is_empty(),
        "offers" => !body.offers.is_empty(),
        "needs" => !body.needs.is_empty(),
        "services" => !body.services.is_empty(),
        "serves" => !body.serves.is_empty(),
        "power_bases" => !body.power_bases.is_empty(),
        "tags" => !body.tags.is_empty(),
        "link" => !body.link.is_empty(),
        "notes" => !body.notes.is_empty(),
        "source" => body.source.kind.is_some() || !body.source.text.is_empty(),
        "private" => body.private,
        "pinned" => body.pinned,
        _ => false,
    }
}

fn says_of_tie(tie: &Relationship, field: &str) -> bool {
    match field {
        "strength" => tie.strength != Strength::default(),
        "level" => tie.level.is_some(),
        "trust" => tie.trust.forward.is_some() || tie.trust.back.is_some(),
        "sign" => tie.sign == Sign::Opposition,
        "barrier" => tie.barrier.is_some(),
        "notes" => !tie.notes.is_empty(),
        "source" => tie.origin.kind.is_some() || !tie.origin.text.is_empty(),
        "private" => tie.private,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Gather, Properties, Record, TrustScore};

    fn map(asks: &[&str], body: Stakeholder, tie: Relationship) -> StakeholderMap {
        let properties = Properties { asks: asks.iter().map(|field| (*field).to_owned()).gather(), ..Properties::default() };
        let ends = ["a", "b"].map(|id| Stakeholder { name: id.into(), ..Stakeholder::blank(id.into()) });
        let body = Stakeholder { id: "a".into(), name: "a".into(), ..body };
        let tie = Relationship { source: "a".into(), target: "b".into(), ..tie };
        StakeholderMap::assemble(properties, vec![], vec![], vec![body, ends[1].clone()], vec![tie], vec![]).expect("a map")
    }

    #[test]
    fn a_new_map_asks_for_nothing_but_the_first_few() {
        let map = map(&[], Stakeholder::blank("a".into()), Relationship::blank("t".into()));
        assert!(!BODY_FIELDS.iter().any(|field| map.shows_of_bodies(field)));
        assert!(!TIE_FIELDS.iter().any(|field| map.shows_of_ties(field)));
    }

    #[test]
    fn what_is_asked_for_or_said_is_shown_and_only_that() {
        let body = Stakeholder { notes: "new".into(), ..Stakeholder::blank("a".into()) };
        let mut tie = Relationship::blank("t".into());
        tie.trust.back = TrustScore::new(2.0).ok();
        let map = map(&["offers", "private"], body, tie);
        let shown: Vec<_> = BODY_FIELDS.into_iter().filter(|field| map.shows_of_bodies(field)).collect();
        assert_eq!(shown, ["offers", "notes", "private"]);
        let shown: Vec<_> = TIE_FIELDS.into_iter().filter(|field| map.shows_of_ties(field)).collect();
        assert_eq!(shown, ["trust", "private"]);
    }
}
