//! What a gesture or a key means.

use crate::edit::Command;
use crate::model::{SortedSet, StakeholderId};
use crate::scene::{Camera, Cell, Item, Point, Positions, View, ViewKind};

/// A change of what one person looks at; no part of the map, never undone.
#[derive(Clone, PartialEq, Debug)]
pub enum ViewChange {
    /// Shows another picture of the same map.
    Show(ViewKind),
    /// Looks from elsewhere.
    Camera(Camera),
    /// Selects these and nothing else.
    Select(SortedSet<Item>),
    /// Goes to a cell of the matrix, or leaves it.
    Cell(Option<Cell>),
    /// The pointer is over this.
    Hover(Option<Item>),
    /// Shows bodies where a drag has taken them, in map units.
    Drag(Positions),
    /// Shows a line from a body to a point of the map.
    Connecting(Option<(StakeholderId, Point)>),
    /// Shows a box between two corners, in map units.
    RubberBand(Option<(Point, Point)>),
}

impl ViewChange {
    /// Makes the change.
    pub fn apply_to(self, view: &mut View) {
        match self {
            Self::Show(kind) => view.kind = kind,
            Self::Camera(camera) => view.camera = camera,
            Self::Select(selection) => (view.selection, view.lit, view.cell) = (selection, SortedSet::new(), None),
            Self::Cell(cell) => view.cell = cell,
            Self::Hover(hover) => view.hover = hover,
            Self::Drag(drag) => view.drag = drag,
            Self::Connecting(connecting) => view.connecting = connecting,
            Self::RubberBand(rubber_band) => view.rubber_band = rubber_band,
        }
    }
}

/// What a person wants.
#[derive(Clone, PartialEq, Debug)]
#[allow(clippy::large_enum_variant, reason = "an input makes a few intents, which live for a moment")]
pub enum Intent {
    /// Changes the map.
    Edit(Box<Command>),
    /// Looks another way.
    View(ViewChange),
    /// Ties two bodies; see [`crate::tools::new_tie`].
    Connect {
        /// Where the line began.
        from: StakeholderId,
        /// Where it ended.
        to: StakeholderId,
    },
    /// Adds a body, tied to another where a line began there.
    Add {
        /// Where the line began.
        tied_to: Option<StakeholderId>,
    },
    /// Changes the name of a body.
    Rename(StakeholderId),
    /// Shows everything about what is selected.
    OpenSelection,
    /// Takes the last step back.
    Undo,
    /// Makes it again.
    Redo,
    /// Brings the whole map into view.
    Fit,
}
