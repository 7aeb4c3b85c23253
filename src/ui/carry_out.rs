//! Hands a person's change to the session and says why when it is refused.

use yew::{Callback, MouseEvent};

use crate::edit::{Command, EditError};
use crate::session::{Origin, Session};
use crate::ui::intent::Intent;
use crate::words::refusal::{Refusal, refusal};

/// Where panels send changes.
#[derive(Clone, PartialEq)]
pub(super) struct Editor {
    /// The open map.
    pub(super) session: Session,
    /// Where all else goes that a person wants.
    pub(super) act: Callback<Intent>,
    /// Whether the map may be changed.
    pub(super) may_edit: bool,
}

impl Editor {
    /// Carries a command out; false, and a sentence on screen, when it cannot be.
    pub(super) fn submit(&self, command: Command) -> bool {
        if !self.may_edit {
            return false;
        }
        match self.session.submit(command, Origin::User) {
            Ok(_) => true,
            Err(error) => {
                self.refuse(&reason(&error));
                false
            }
        }
    }

    /// Sends an intent when something is pressed.
    pub(super) fn press(&self, intent: Intent) -> Callback<MouseEvent> {
        let act = self.act.clone();
        Callback::from(move |_| act.emit(intent.clone()))
    }

    /// Says why something was refused.
    pub(super) fn refuse(&self, reason: &Refusal) {
        self.act.emit(Intent::Say(refusal(reason)));
    }
}

fn reason(error: &EditError) -> Refusal {
    match error {
        EditError::EmptyName { .. } | EditError::EmptyId { .. } => Refusal::NoName,
        EditError::SelfRelationship { .. } => Refusal::ToItself,
        EditError::ParentCycle { .. } => Refusal::PartOfItself,
        EditError::TooMany { .. } => Refusal::Full,
        EditError::NoRoomForSnapshots => Refusal::NoRoom,
        EditError::TooLong { .. } => Refusal::TooLong,
        EditError::UnknownRecord { .. } | EditError::DuplicateId { .. } | EditError::InvalidMap { .. } => Refusal::Gone,
        EditError::NotAllowed => Refusal::NotAllowed,
    }
}
