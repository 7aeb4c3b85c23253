//! What everybody reads: one map with its measures and positions.

use std::rc::Rc;

use crate::analysis::{Options, Ranking, Report};
use crate::edit::Revision;
use crate::layout::Positions;
use crate::model::StakeholderMap;

/// Where a change comes from; it decides whether it can be undone and who hears of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Origin {
    /// A person at this screen; can be undone.
    User,
    /// The page around the widget; can be undone.
    Host,
    /// A file that was opened or dropped; can be undone.
    Import,
    /// Taking a step back.
    Undo,
    /// Making a step again.
    Redo,
    /// Another machine; saved and announced, never in this machine's undo.
    Remote,
    /// Another map was opened; history starts anew.
    Load,
}

impl Origin {
    /// Whether this machine may undo such a change.
    pub fn is_undoable(self) -> bool {
        matches!(self, Self::User | Self::Host | Self::Import)
    }
}

/// The map of one revision with its measures and positions.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The revision.
    pub revision: Revision,
    /// The map.
    pub map: Rc<StakeholderMap>,
    /// Its measures, as far as the screen shows them. While a large map is edited, those of an earlier revision until [`Frame::is_measured`] again.
    pub report: Rc<Report>,
    /// Whether the report belongs to this very revision.
    pub is_measured: bool,
    /// How sure its rankings are; `None` until that has been tried, empty where the map is too large for it.
    pub rankings: Option<Rc<[Ranking]>>,
    /// Where its stakeholders stand.
    pub positions: Rc<Positions>,
    /// How the measures were taken.
    pub options: Options,
}
