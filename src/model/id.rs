//! Opaque identities of the records of a map.
//!
//! **Invariant:** an id says nothing about its record and never changes; it is unique within its table.

use std::fmt;
use std::rc::Rc;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub struct $name(Rc<str>);

        impl $name {
            /// Wraps the text of an id; the map refuses empty ones.
            pub fn new(text: impl Into<Rc<str>>) -> Self {
                Self(text.into())
            }

            /// The id as text, as the map file writes it.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self::new(text)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id!(
    /// Identity of a stakeholder.
    StakeholderId
);
id!(
    /// Identity of a relationship.
    RelationshipId
);
id!(
    /// Identity of a sector.
    SectorId
);
id!(
    /// Identity of a goal.
    GoalId
);
id!(
    /// Identity of an action.
    ActionId
);
