//! Everything that can be done without pointing at something: the one table that keys, the list of actions and the map of
//! keys share.
//!
//! **Not here:** which keys do it (`keys`), doing it (`keys` for the map, `ui` for the panels).

use crate::scene::ViewKind;
use crate::tools::walk::Direction;
use crate::words::actions::ActionName;

/// Something to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Action {
    /// Goes to the next body in a direction.
    Walk(Direction),
    /// Shows another picture of the map.
    Show(ViewKind),
    /// Moves the selected bodies a little; on the grid, by one step of their rating.
    Nudge(Direction),
    /// Looks closer.
    ZoomIn,
    /// Looks from farther away.
    ZoomOut,
    /// Brings the whole map into view.
    Fit,
    /// Removes what is selected.
    Remove,
    /// Begins a tie at the selected body.
    Link,
    /// Ties to the body that was walked to, or names the selected one.
    Confirm,
    /// Names the selected body.
    Rename,
    /// Leaves a tie that was begun, or clears the selection.
    Leave,
    /// Selects every body.
    SelectAll,
    /// Selects the partners of the selected bodies, too.
    Further,
    /// Selects a shortest way between the two selected bodies.
    Way,
    /// Colours ties by the next of what they can be coloured by.
    Color,
    /// Folds departments into the body that they are part of, or unfolds them.
    FoldDepartments,
    /// Takes the last step back.
    Undo,
    /// Makes it again.
    Redo,
    /// Copies the selected bodies.
    Duplicate,
    /// Makes one of the selected bodies.
    Merge,
    /// Begins to write in the add bar.
    Write,
    /// Shows a list of all that can be done.
    Palette,
    /// Shows all keys.
    Keys,
    /// Goes to the findings.
    Findings,
    /// Chooses what the map asks of each body and tie.
    Asks,
    /// Shows the agenda of a workshop, or hides it.
    Agenda,
    /// Writes the map file.
    Save,
    /// Keeps snapshots of the map and compares them.
    OverTime,
    /// Shows the map large.
    Present,
}

impl Action {
    /// What it is called; a view is called as on its button.
    pub fn name(self) -> Option<ActionName> {
        Some(match self {
            Self::Walk(_) => ActionName::Walk,
            Self::Show(_) => return None,
            Self::Nudge(_) => ActionName::Nudge,
            Self::ZoomIn => ActionName::ZoomIn,
            Self::ZoomOut => ActionName::ZoomOut,
            Self::Fit => ActionName::Fit,
            Self::Remove => ActionName::Remove,
            Self::Link => ActionName::Link,
            Self::Confirm => ActionName::Confirm,
            Self::Rename => ActionName::Rename,
            Self::Leave => ActionName::Leave,
            Self::SelectAll => ActionName::SelectAll,
            Self::Further => ActionName::Further,
            Self::Way => ActionName::Way,
            Self::Color => ActionName::Color,
            Self::FoldDepartments => ActionName::FoldDepartments,
            Self::Undo => ActionName::Undo,
            Self::Redo => ActionName::Redo,
            Self::Duplicate => ActionName::Duplicate,
            Self::Merge => ActionName::Merge,
            Self::Write => ActionName::Write,
            Self::Palette => ActionName::Palette,
            Self::Keys => ActionName::Keys,
            Self::Findings => ActionName::Findings,
            Self::Asks => ActionName::Asks,
            Self::Agenda => ActionName::Agenda,
            Self::Save => ActionName::Save,
            Self::OverTime => ActionName::OverTime,
            Self::Present => ActionName::Present,
        })
    }

    /// Whether it changes the map.
    pub fn edits(self) -> bool {
        matches!(
            self,
            Self::Nudge(_)
                | Self::Remove
                | Self::Link
                | Self::Confirm
                | Self::Rename
                | Self::Undo
                | Self::Redo
                | Self::Duplicate
                | Self::Merge
                | Self::Write
                | Self::Asks
        )
    }

    /// Whether the panels do it, wherever the focus is.
    pub fn is_of_panels(self) -> bool {
        use Action::{
            Agenda, Asks, Color, Duplicate, Findings, FoldDepartments, Keys, Merge, OverTime, Palette, Present, Redo, Save, Show, Undo,
            Write,
        };
        let is_of_editing = matches!(self, Show(_) | Undo | Redo | Duplicate | Merge | Write);
        is_of_editing || matches!(self, Palette | Keys | Findings | Asks | Agenda | OverTime | Save | Present | Color | FoldDepartments)
    }
}
