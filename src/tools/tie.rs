//! What drawing a line between two bodies adds.

use crate::model::{Record, Relationship, RelationshipId, RelationshipKind, Sign, StakeholderId, StakeholderMap};

/// A two-way tie of a kind; the kind `conflict` means opposition.
///
/// # Errors
/// The id of the tie that already says the same between the two.
pub fn new_tie(
    map: &StakeholderMap,
    id: RelationshipId,
    from: &StakeholderId,
    to: &StakeholderId,
    kind: &RelationshipKind,
) -> Result<Relationship, RelationshipId> {
    let says_same = |tie: &&Relationship| !tie.directed && tie.touches(from) && tie.touches(to) && tie.kind.as_ref() == Some(kind);
    if let Some(tie) = map.relationships().iter().find(says_same) {
        return Err(tie.id.clone());
    }
    let sign = if kind.as_str() == RelationshipKind::CONFLICT { Sign::Opposition } else { Sign::Support };
    Ok(Relationship { source: from.clone(), target: to.clone(), kind: Some(kind.clone()), sign, ..Relationship::blank(id) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::test_map::map;

    fn draw(map: &StakeholderMap, kind: &str) -> Result<Relationship, RelationshipId> {
        new_tie(map, "r9".into(), &"b".into(), &"a".into(), &RelationshipKind::new(kind))
    }

    #[test]
    fn a_drawn_tie_goes_both_ways_and_only_conflict_opposes() {
        let map = map(&["a", "b"], &[]);
        assert!(draw(&map, "funding").is_ok_and(|tie| !tie.directed && tie.sign == Sign::Support));
        assert!(draw(&map, "conflict").is_ok_and(|tie| tie.sign == Sign::Opposition));
    }

    #[test]
    fn the_same_tie_is_not_drawn_twice() {
        let map = map(&["a", "b"], &[("a", "b", "funding")]);
        assert_eq!(draw(&map, "funding"), Err("r0".into()));
        assert!(draw(&map, "referral").is_ok());
    }
}
