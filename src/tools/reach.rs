//! Who is reached from whom: the partners of some bodies, and a shortest way between two.
//!
//! **Invariant:** only ties that are seen and carry something lead on; the way does not depend on arrows, as the figures on
//! screen do not, and is the same every time.

use crate::model::{Gather, Relationship, SortedMap, SortedSet, StakeholderId, StakeholderMap};
use crate::scene::{Item, View};

/// Some bodies and all who have a tie with one of them. **O(m log n)**.
pub(super) fn with_partners(map: &StakeholderMap, view: &View, bodies: &SortedSet<StakeholderId>) -> SortedSet<Item> {
    let mut reached = bodies.clone();
    for tie in ties(map, view) {
        for (one, other) in [(&tie.source, &tie.target), (&tie.target, &tie.source)] {
            if bodies.contains(one) {
                reached.insert(other.clone());
            }
        }
    }
    reached.into_iter().map(Item::Stakeholder).gather()
}

/// The bodies and ties of a shortest way between two; `None` where there is none. **O(s m log n)** for *s* steps.
pub(super) fn way(map: &StakeholderMap, view: &View, from: &StakeholderId, to: &StakeholderId) -> Option<SortedSet<Item>> {
    // For each body that is reached, the tie that led there.
    let mut led: SortedMap<StakeholderId, Option<&Relationship>> = SortedMap::new();
    led.insert(from.clone(), None);
    let mut front = vec![from.clone()];
    while !led.contains_key(to) && !front.is_empty() {
        let mut next = Vec::new();
        for tie in ties(map, view) {
            for (one, other) in [(&tie.source, &tie.target), (&tie.target, &tie.source)] {
                if front.contains(one) && !led.contains_key(other) {
                    led.insert(other.clone(), Some(tie));
                    next.push(other.clone());
                }
            }
        }
        front = next;
    }
    let mut on_way = SortedSet::from([Item::Stakeholder(to.clone())]);
    let mut at = to;
    while let Some(tie) = *led.get(at)? {
        at = if tie.source == *at { &tie.target } else { &tie.source };
        on_way.insert(Item::Relationship(tie.id.clone()));
        on_way.insert(Item::Stakeholder(at.clone()));
    }
    Some(on_way)
}

fn ties<'a>(map: &'a StakeholderMap, view: &'a View) -> impl Iterator<Item = &'a Relationship> {
    let is_seen = |id: &StakeholderId| map.stakeholders().find(id).is_some_and(|body| view.shows_body(body));
    map.relationships().iter().filter(move |tie| tie.is_channel() && view.shows_tie(tie) && is_seen(&tie.source) && is_seen(&tie.target))
}
