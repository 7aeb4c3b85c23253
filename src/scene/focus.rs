//! What stands out and what steps back: the neighbourhood of what is hovered or selected or cited, or what a search finds.

use crate::model::Stakeholder;
use crate::scene::tie::Joined;
use crate::scene::view::{Item, View, ViewKind};
use crate::words::fold;

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
    /// Works out what a view looks at.
    pub(crate) fn new(records: &[&Stakeholder], joined: &[Joined<'_>], view: &View) -> Self {
        let is_busy = !view.drag.is_empty() || view.connecting.is_some() || view.rubber_band.is_some();
        let hover = view.hover.as_ref().filter(|_| !is_busy);
        if hover.is_none() && view.chosen().is_empty() {
            return Self::of_search(records, joined, &fold(view.find.trim()));
        }
        let chosen = view.chosen();
        // Of what a finding rests on, nothing else stands out with it.
        let is_cited = hover.is_none() && view.selection.is_empty();
        // Who is rated is compared with all others.
        let rest = if view.kind == ViewKind::Grid && !view.drag.is_empty() { Emphasis::Plain } else { Emphasis::Dim };
        let looks_at = |item: &Item| hover.map_or_else(|| chosen.contains(item), |hover| hover == item);
        let mut looked = Vec::with_capacity(records.len());
        let mut bodies = Vec::with_capacity(records.len());
        let mut selected = Vec::with_capacity(records.len());
        for body in records {
            let item = Item::Stakeholder(body.id.clone());
            looked.push(looks_at(&item));
            selected.push(chosen.contains(&item));
            bodies.push(if looks_at(&item) || chosen.contains(&item) { Emphasis::Chosen } else { rest });
        }
        let mut ties = Vec::with_capacity(joined.len());
        for &Joined { tie, source, target } in joined {
            let item = Item::Relationship(tie.id.clone());
            let is_near = looks_at(&item) || !is_cited && (looked[source] || looked[target]);
            let is_chosen = looks_at(&item) || chosen.contains(&item) || !is_cited && selected[source] && selected[target];
            ties.push(match (is_chosen, is_near) {
                (true, _) => Emphasis::Chosen,
                (false, true) => Emphasis::Near,
                (false, false) => Emphasis::Dim,
            });
            if is_near {
                bodies[source] = bodies[source].max(Emphasis::Near);
                bodies[target] = bodies[target].max(Emphasis::Near);
            }
        }
        Self { bodies, ties }
    }

    /// A search for words; one that finds nothing leaves the map as it is.
    fn of_search(records: &[&Stakeholder], joined: &[Joined<'_>], words: &str) -> Self {
        let found: Vec<bool> = records.iter().map(|body| !words.is_empty() && fold(&body.name).contains(words)).collect();
        let of = |is_found: bool| if is_found { Emphasis::Near } else { Emphasis::Dim };
        if !found.contains(&true) {
            return Self { bodies: vec![Emphasis::Plain; records.len()], ties: vec![Emphasis::Plain; joined.len()] };
        }
        let ties = joined.iter().map(|joined| of(found[joined.source] && found[joined.target])).collect();
        Self { bodies: found.into_iter().map(of).collect(), ties }
    }
}
