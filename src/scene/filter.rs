//! What a viewer leaves out of sight to see the rest: some sectors, kinds of tie, shallow ties, all without a tag, or those
//! whose measure is outside a range.
//!
//! **Invariant:** a filter changes what is seen, never what is counted; the empty filter leaves everything in sight.
//! **Not here:** what is private (`View`), what merely steps back (`focus`).

use crate::analysis::Report;
use crate::model::{Gather, Relationship, SortedSet, Stakeholder, StakeholderId, StakeholderMap};

/// What is left out of sight.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Filter {
    /// Sectors, by id, whose bodies are out of sight; the empty id stands for bodies without one.
    pub sectors: SortedSet<String>,
    /// Kinds of tie that are out of sight; the empty word stands for ties of which no kind is said.
    pub kinds: SortedSet<String>,
    /// Ties less deep than this are out of sight, 0 to 5; 0 leaves them all, also those whose level is not said.
    pub least_level: u8,
    /// Only bodies with this tag are in sight; empty for all.
    pub tag: String,
    /// The lowest value of the measure that sizes bodies.
    pub low: Option<f64>,
    /// Its highest value.
    pub high: Option<f64>,
    /// Bodies out of sight because of [`Filter::low`] and [`Filter::high`]; see [`Filter::measured`].
    pub outside: SortedSet<StakeholderId>,
}

impl Filter {
    /// Whether nothing is left out.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The filter with the bodies whose measure is outside its range, or not defined. **O(n log n)**, O(1) without a range.
    pub fn measured(self, map: &StakeholderMap, report: &Report, key: &str) -> Self {
        if self.low.is_none() && self.high.is_none() {
            return Self { outside: SortedSet::new(), ..self };
        }
        let is_inside = |id: &StakeholderId| {
            let value = report.stakeholder(id, key);
            value.is_some_and(|value| self.low.is_none_or(|low| value >= low) && self.high.is_none_or(|high| value <= high))
        };
        let outside = map.stakeholders().ids().filter(|id| !is_inside(id)).cloned().gather();
        Self { outside, ..self }
    }

    /// Whether a body stays in sight.
    pub fn passes_body(&self, body: &Stakeholder) -> bool {
        let sector = body.sector.as_ref().map_or("", |sector| sector.as_str());
        !self.sectors.contains(sector) && (self.tag.is_empty() || body.tags.contains(&self.tag)) && !self.outside.contains(&body.id)
    }

    /// Whether a tie stays in sight, as far as it alone decides.
    pub fn passes_tie(&self, tie: &Relationship) -> bool {
        let kind = tie.kind.as_ref().map_or("", |kind| kind.as_str());
        let is_deep = || tie.level.is_some_and(|level| level.value() >= f64::from(self.least_level));
        !self.kinds.contains(kind) && (self.least_level == 0 || is_deep())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Level, Record, RelationshipKind};

    fn body(id: &str, sector: Option<&str>, tag: &str) -> Stakeholder {
        Stakeholder { sector: sector.map(Into::into), tags: [tag.to_owned()].into(), ..Stakeholder::blank(id.into()) }
    }

    fn tie(kind: &str, level: Option<f64>) -> Relationship {
        let level = level.map(|level| Level::new(level).expect("a level of the test is one"));
        Relationship { kind: Some(RelationshipKind::new(kind)), level, ..Relationship::blank("r".into()) }
    }

    #[test]
    fn the_empty_filter_leaves_everything_in_sight() {
        let filter = Filter::default();
        assert!(filter.is_empty() && filter.passes_body(&body("a", None, "")) && filter.passes_tie(&tie("funding", None)));
    }

    #[test]
    fn a_sector_can_go_and_so_can_bodies_without_one() {
        let filter = Filter { sectors: ["health".to_owned(), String::new()].into(), ..Filter::default() };
        let seen = [Some("health"), None, Some("schools")].map(|sector| filter.passes_body(&body("a", sector, "")));
        assert_eq!(seen, [false, false, true]);
    }

    #[test]
    fn only_those_with_the_tag_stay() {
        let filter = Filter { tag: "core".to_owned(), ..Filter::default() };
        assert_eq!([filter.passes_body(&body("a", None, "core")), filter.passes_body(&body("b", None, "other"))], [true, false]);
    }

    #[test]
    fn ties_go_by_their_kind_and_by_their_depth() {
        let filter = Filter { kinds: ["funding".to_owned()].into(), least_level: 3, ..Filter::default() };
        let seen = [("funding", Some(5.0)), ("policy", Some(2.0)), ("policy", None), ("policy", Some(3.0))];
        assert_eq!(seen.map(|(kind, level)| filter.passes_tie(&tie(kind, level))), [false, false, false, true]);
    }
}
