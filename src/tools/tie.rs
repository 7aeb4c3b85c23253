//! What drawing a line between two bodies adds.

use crate::model::{Record, Relationship, RelationshipId, RelationshipKind, Sign, StakeholderId, StakeholderMap};

/// A two-way tie of the kind that was added last; `information` where there is none. Opposition is never repeated: it is
/// said on purpose.
///
/// # Returns
/// `Err` with the tie that already says the same between the two.
pub fn new_tie(map: &StakeholderMap, id: RelationshipId, from: &StakeholderId, to: &StakeholderId) -> Result<Relationship, RelationshipId> {
    let last = map.relationships().iter().rev().find(|tie| tie.sign == Sign::Support);
    let kind = last.and_then(|tie| tie.kind.clone()).unwrap_or_else(|| RelationshipKind::new(""));
    let same = map
        .relationships()
        .iter()
        .find(|tie| !tie.directed && tie.touches(from) && tie.touches(to) && (tie.kind.is_none() || tie.kind.as_ref() == Some(&kind)));
    match same {
        Some(tie) => Err(tie.id.clone()),
        None => Ok(Relationship { source: from.clone(), target: to.clone(), kind: Some(kind), ..Relationship::blank(id) }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::test_map::map;

    #[test]
    fn a_drawn_tie_goes_both_ways_and_takes_the_last_kind() {
        let tie = new_tie(&map(&[], &[]), "r1".into(), &"a".into(), &"b".into()).expect("no tie yet");
        assert_eq!((tie.directed, tie.kind), (false, Some(RelationshipKind::new("information"))));
        let kinds = [("a", "c", "funding"), ("b", "c", "conflict")];
        let map = map(&["a", "b", "c"], &kinds);
        let tie = new_tie(&map, "r9".into(), &"a".into(), &"b".into()).expect("no such tie yet");
        assert_eq!(tie.kind, Some(RelationshipKind::new("funding")));
    }

    #[test]
    fn a_tie_that_is_there_is_not_drawn_twice() {
        let map = map(&["a", "b"], &[("a", "b", "funding")]);
        assert_eq!(new_tie(&map, "r9".into(), &"b".into(), &"a".into()).err(), Some("r0".into()));
    }
}
