//! What a person, or the page outside, wants of the panels.
//!
//! **Invariant:** a panel does nothing itself: it sends an intent, and `app` carries it out.

use crate::model::{SectorId, StakeholderId};
use crate::scene::{Heat, Item, MatrixOrder, Status, Theme, ViewKind};
use crate::tools::Action;
use crate::ui::actions::Dialog;
use crate::ui::scenes::Wish;
use crate::ui::services::{Example, ExportFormat, ShelfWish};

/// One wish.
#[derive(Clone)]
pub enum Intent {
    /// Shows what is new in map, view, settings or status.
    Follow,
    /// Takes the newest step back.
    Undo,
    /// Makes it again.
    Redo,
    /// Shows a file dialog.
    OpenFiles,
    /// Goes on with an empty map.
    StartBlank,
    /// Looks at a worked example.
    ShowExample(Example),
    /// Goes back from the example to one's own map.
    LeaveExample,
    /// Makes a file to take away.
    Export(ExportFormat),
    /// Makes the map of a link one's own.
    EditCopy,
    /// Makes a link with the map in it.
    ShareLink,
    /// Makes what shows the map on another page.
    CopyEmbedCode,
    /// Shows another picture of the map.
    Show(ViewKind),
    /// Shows a status drawing, or the free map.
    Status(Option<Status>),
    /// Shows what passes between sectors, or the ring.
    Heat(Option<Heat>),
    /// Orders the rows of the matrix.
    Order(MatrixOrder),
    /// Follows the colours and fonts of the page around.
    Blend,
    /// Shows the map large.
    Present,
    /// Says a sentence on screen.
    Say(String),
    /// Has read that sentence.
    Read,
    /// Has read a notice of the page outside.
    Dismiss(u32),
    /// Says a sentence to those who do not see the map.
    Announce(String),
    /// Selects something and nothing else.
    Select(Option<Item>),
    /// Takes what is selected off the map.
    Remove,
    /// Shows everything about what is selected.
    OpenSelection,
    /// Begins to write in the add bar.
    Add(String),
    /// Begins to write a body's name.
    Rename(StakeholderId),
    /// Goes where something can be written, of what is then selected.
    Visit(Option<Item>, Place),
    /// Ties are of this kind where nothing is said; an empty word leaves that to the last one.
    SpeakOf(&'static str),
    /// Folds the panels away, or out again.
    Fold,
    /// Shows a panel over the map on a small screen, or hides it again.
    Toggle(Sheet),
    /// Arranges the whole map anew.
    Arrange,
    /// Does what a key or a name stands for.
    Do(Action),
    /// Wants something of saved views.
    Scene(Wish),
    /// Wants something of the maps kept here.
    Shelf(ShelfWish),
    /// Takes what a notice of the page outside offers.
    Accept(u32),
    /// A dialog has been closed; another may be open by then.
    Closed(Dialog),
    /// Chooses a theme; `None` follows the system.
    Dress(Option<Theme>),
    /// Puts the selected bodies into a sector.
    MoveTo(SectorId),
    /// Brings the whole map into view.
    Fit,
    /// Looks closer about the middle, by this factor.
    Zoom(f64),
}

/// A panel that a small screen shows over the map.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// The bodies by sector.
    Outline,
    /// What the map says.
    Insights,
}

/// A place to write in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The name of what is selected.
    Name,
    /// Its sector.
    Sector,
    /// Its goals.
    Goals,
    /// The goal that all share.
    Purpose,
    /// Whose view the map shows.
    Perspective,
    /// What the map says.
    Findings,
    /// What was agreed on.
    Agreed,
}

impl Place {
    /// Where it stands.
    pub(super) fn selector(self) -> &'static str {
        match self {
            Self::Name => ".inspector input",
            Self::Sector => ".inspector select",
            Self::Goals => ".inspector .goals :is(select, input)",
            Self::Purpose => ".about .field:nth-of-type(2) input",
            Self::Perspective => ".about .field:nth-of-type(3) input",
            Self::Findings => ".insights :is(.finding-head, summary, select)",
            Self::Agreed => ".agreed summary",
        }
    }
}
