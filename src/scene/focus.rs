//! What stands out and what steps back: the neighbourhood of what is hovered or selected, or what a search finds.

use crate::model::{Relationship, StakeholderId, StakeholderMap};
use crate::scene::view::{Item, View};

/// How strongly something is drawn.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Emphasis {
    /// Steps back.
    Dim,
    /// As always.
    Plain,
    /// Belongs to what is looked at.
    Near,
    /// Is what is looked at.
    Chosen,
}

/// Emphasis of every body and tie, in the order of the map.
pub(crate) struct Focus {
    pub(crate) bodies: Vec<Emphasis>,
    pub(crate) ties: Vec<Emphasis>,
}

impl Focus {
    /// Works out what a view looks at. `ends` are the indices of the two bodies of each tie.
    pub(crate) fn new(map: &StakeholderMap, view: &View, ends: &[(usize, usize)]) -> Self {
        let is_busy = !view.drag.is_empty() || view.connecting.is_some() || view.rubber_band.is_some();
        let hover = view.hover.as_ref().filter(|_| !is_busy);
        let words = view.find.trim().to_lowercase();
        let looks_at = |item: &Item| hover.map_or_else(|| view.selection.contains(item), |hover| hover == item);
        let selected = |item: &Item| view.selection.contains(item);
        if hover.is_none() && view.selection.is_empty() {
            return Self::of_search(map, &words, ends);
        }
        let body_item = |id: &StakeholderId| Item::Stakeholder(id.clone());
        let tie_item = |tie: &Relationship| Item::Relationship(tie.id.clone());
        let looked: Vec<bool> = map.stakeholders().ids().map(|id| looks_at(&body_item(id))).collect();
        let mut bodies: Vec<Emphasis> = map
            .stakeholders()
            .ids()
            .zip(&looked)
            .map(|(id, &looked)| if looked || selected(&body_item(id)) { Emphasis::Chosen } else { Emphasis::Dim })
            .collect();
        let mut ties = vec![Emphasis::Dim; ends.len()];
        for ((tie, &(a, b)), emphasis) in map.relationships().iter().zip(ends).zip(&mut ties) {
            let is_looked_at = looks_at(&tie_item(tie));
            if is_looked_at || selected(&tie_item(tie)) || (selected(&body_item(&tie.source)) && selected(&body_item(&tie.target))) {
                *emphasis = Emphasis::Chosen;
            } else if looked[a] || looked[b] {
                *emphasis = Emphasis::Near;
            }
            if is_looked_at || looked[a] || looked[b] {
                bodies[a] = bodies[a].max(Emphasis::Near);
                bodies[b] = bodies[b].max(Emphasis::Near);
            }
        }
        Self { bodies, ties }
    }

    fn of_search(map: &StakeholderMap, words: &str, ends: &[(usize, usize)]) -> Self {
        let found: Vec<Emphasis> = map
            .stakeholders()
            .iter()
            .map(|body| match words.is_empty() {
                true => Emphasis::Plain,
                false if body.name.to_lowercase().contains(words) => Emphasis::Near,
                false => Emphasis::Dim,
            })
            .collect();
        // A search that finds nothing leaves the map as it is.
        if !words.is_empty() && found.iter().all(|&emphasis| emphasis == Emphasis::Dim) {
            return Self { bodies: vec![Emphasis::Plain; found.len()], ties: vec![Emphasis::Plain; ends.len()] };
        }
        let ties = ends.iter().map(|&(a, b)| if words.is_empty() { Emphasis::Plain } else { found[a].min(found[b]) }).collect();
        Self { bodies: found, ties }
    }
}
