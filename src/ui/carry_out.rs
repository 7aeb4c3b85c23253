//! Hands a person's change to the session and says why when it is refused.

use yew::Callback;

use crate::edit::{Command, EditError};
use crate::session::{Origin, Session};
use crate::words::screen::{Refusal, refusal};

/// Where panels send changes.
#[derive(Clone, PartialEq)]
pub(super) struct Editor {
    /// The open map.
    pub(super) session: Session,
    /// Says one sentence to the person.
    pub(super) say: Callback<String>,
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

    /// Says why something was refused.
    pub(super) fn refuse(&self, reason: &Refusal) {
        self.say.emit(refusal(reason));
    }
}

fn reason(error: &EditError) -> Refusal {
    match error {
        EditError::EmptyName { .. } | EditError::EmptyId { .. } => Refusal::NoName,
        EditError::SelfRelationship { .. } => Refusal::ToItself,
        EditError::ParentCycle { .. } => Refusal::PartOfItself,
        EditError::TooMany { .. } => Refusal::Full,
        EditError::TooLong { .. } => Refusal::TooLong,
        EditError::UnknownRecord { .. } | EditError::DuplicateId { .. } | EditError::InvalidMap { .. } => Refusal::Gone,
        EditError::NotAllowed => Refusal::NotAllowed,
    }
}
