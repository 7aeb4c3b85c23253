//! What the map says of itself to those who do not see it.

use crate::analysis::key;
use crate::model::{SortedSet, StakeholderId};
use crate::scene::{Cell, Item, Rated, View, ViewKind, heat_value};
use crate::session::Frame;
use crate::words::stage::{Stage, text};

/// The name of the canvas.
pub(super) fn label(frame: &Frame) -> String {
    text(&Stage::Label { bodies: frame.map.stakeholders().len(), ties: frame.map.relationships().len() })
}

/// What is selected now.
pub(super) fn selection(frame: &Frame, selection: &SortedSet<Item>) -> String {
    let mut items = selection.iter();
    let message = match (items.next(), items.next()) {
        (None, _) => Some(Stage::Nothing),
        (Some(Item::Stakeholder(id)), None) => body(frame, id),
        (Some(Item::Relationship(id)), None) => frame.map.relationships().find(id).map(|tie| Stage::Tie {
            from: name(frame, &tie.source),
            to: name(frame, &tie.target),
            is_one_way: tie.directed,
            kind: tie.kind.as_ref().map(|kind| kind.as_str().to_owned()),
        }),
        _ => None,
    };
    let bodies = selection.iter().filter(|item| matches!(item, Item::Stakeholder(_))).count();
    text(&message.unwrap_or(Stage::Several { bodies, ties: selection.len() - bodies }))
}

/// A cell that was gone to, where that says more than what is selected in it.
pub(super) fn cell(frame: &Frame, view: &View, cell: &Cell) -> Option<String> {
    if view.kind == ViewKind::Heat {
        let heat = heat_value(&frame.map, view, cell)?;
        return Some(text(&Stage::Passing { from: heat.from, to: heat.to, value: heat.value }));
    }
    let is_empty = view.selection.is_empty();
    is_empty.then(|| text(&Stage::Apart { from: name(frame, &cell.row), to: name(frame, &cell.column) }))
}

/// What the only selected body is rated now.
pub(super) fn rated(frame: &Frame, selection: &SortedSet<Item>) -> Option<String> {
    let mut items = selection.iter();
    let (Some(Item::Stakeholder(id)), None) = (items.next(), items.next()) else { return None };
    let body = frame.map.stakeholders().find(id)?;
    let rating = Rated::of(body).map(|rated| (rated.power, rated.interest));
    Some(text(&Stage::Rated { name: body.name.clone(), rating }))
}

/// A tie has been begun with the keyboard.
pub(super) fn linking(frame: &Frame, from: &StakeholderId) -> String {
    text(&Stage::Linking { from: name(frame, from) })
}

/// Two bodies have been tied, or were tied already.
pub(super) fn tied(frame: &Frame, from: &StakeholderId, to: &StakeholderId, is_new: bool) -> String {
    let (from, to) = (name(frame, from), name(frame, to));
    text(&if is_new { Stage::Tied { from, to } } else { Stage::TiedAlready { from, to } })
}

/// What the add bar begins with when a tie is to lead from a body to a new one.
pub(super) fn tie_from(frame: &Frame, from: &StakeholderId) -> String {
    text(&Stage::TieFrom { from: name(frame, from) })
}

fn body(frame: &Frame, id: &StakeholderId) -> Option<Stage> {
    let body = frame.map.stakeholders().find(id)?;
    let sector = body.sector.as_ref().and_then(|sector| frame.map.sectors().find(sector)).map(|sector| sector.name.clone());
    let partners = frame.report.stakeholder(id, key::DEGREE).unwrap_or_default() as usize;
    Some(Stage::Body { name: body.name.clone(), sector, partners })
}

fn name(frame: &Frame, id: &StakeholderId) -> String {
    frame.map.stakeholders().find(id).map(|body| body.name.clone()).unwrap_or_default()
}
