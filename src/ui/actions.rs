//! What the panels do when a key or a name says so.
//!
//! **Not here:** what keys do on the map itself; see `tools::keys`.

use crate::edit::{Command, duplicate, merge};
use crate::model::{SectorId, Stakeholder, StakeholderId};
use crate::scene::Item;
use crate::tools::Action;
use crate::ui::carry_out::Editor;
use crate::ui::inspector::on_map;
use crate::ui::look::Look;
use crate::words::asks::AsksLabel;
use crate::words::over_time::OverTime;
use crate::words::screen::Label;

/// A dialog over the page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Dialog {
    /// All that can be done, by name.
    Palette,
    /// All keys.
    Keys,
    /// What the map asks.
    Asks,
    /// Snapshots, and what has changed since.
    OverTime,
    /// The maps kept here.
    Maps,
}

impl Dialog {
    /// The dialog that an action opens.
    pub(super) fn of(action: Action) -> Option<Self> {
        match action {
            Action::Palette => Some(Self::Palette),
            Action::Keys => Some(Self::Keys),
            Action::Asks => Some(Self::Asks),
            Action::OverTime => Some(Self::OverTime),
            _ => None,
        }
    }

    /// Its heading.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Palette => Label::Palette.text(),
            Self::Keys => Label::Keys.text(),
            Self::Asks => AsksLabel::Asks.text(),
            Self::OverTime => OverTime::Heading.text(),
            Self::Maps => Label::YourMaps.text(),
        }
    }
}

/// Makes one of the selected bodies; the first on the map stays. Says what it needs where fewer are selected.
pub(super) fn merge_selected(editor: &Editor, look: &Look) -> Option<Label> {
    let frame = editor.session.frame();
    let ids = in_order(editor, look);
    let Some(command) = merge(&frame.map, &ids) else { return Some(Label::MergeHint) };
    if editor.submit(command) {
        look.select(ids.into_iter().next().map(Item::Stakeholder));
    }
    None
}

/// Copies the selected bodies and selects the copies.
pub(super) fn duplicate_selected(editor: &Editor, look: &Look) -> Option<Label> {
    let ids = in_order(editor, look);
    let made = editor.session.with_ids(|source, map| duplicate(map, &ids, source));
    let Some((command, copies)) = made else { return Some(Label::SelectFirst) };
    if editor.submit(command) {
        look.select(copies.into_iter().map(Item::Stakeholder));
    }
    None
}

/// Puts the selected bodies into a sector.
pub(super) fn move_selected(editor: &Editor, look: &Look, sector: &SectorId) {
    let frame = editor.session.frame();
    let bodies = frame.map.stakeholders().iter();
    let selected = look.with(|view| view.selection.clone());
    let moved = bodies
        .filter(|body| selected.contains(&Item::Stakeholder(body.id.clone())))
        .map(|body| Command::ChangeStakeholder(Stakeholder { sector: Some(sector.clone()), ..body.clone() }));
    editor.submit(Command::Batch(moved.collect()));
}

/// Selects every body that is to be seen.
pub(super) fn select_all(editor: &Editor, look: &Look) {
    let (frame, view) = (editor.session.frame(), look.view());
    let seen = frame.map.stakeholders().iter().filter(|body| view.shows_body(body));
    look.select(seen.map(|body| Item::Stakeholder(body.id.clone())).collect::<Vec<_>>());
}

/// The only selected body.
pub(super) fn selected_one(editor: &Editor, look: &Look) -> Option<StakeholderId> {
    match in_order(editor, look).as_slice() {
        [id] => Some(id.clone()),
        _ => None,
    }
}

/// The selected bodies in the order of the map.
fn in_order(editor: &Editor, look: &Look) -> Vec<StakeholderId> {
    let map = editor.session.frame().map.clone();
    let (bodies, _) = look.with(|view| on_map(&map, view));
    map.stakeholders().ids().filter(|id| bodies.contains(id)).cloned().collect()
}
