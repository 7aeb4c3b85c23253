//! One open map: the single door for edits, and the frame that everybody reads.
//!
//! **Invariant:** a frame never mixes revisions: its report and positions belong to its map. Listeners run after every
//! borrow has ended; they never submit.
//! **Not here:** selection and camera (`scene`), saving and messages to the host page (`host`).

mod deed;
mod frame;
mod listeners;
mod measuring;
mod state;

pub use frame::{Frame, Origin};
pub use listeners::Subscription;
pub use measuring::Measuring;
pub use state::Session;

use std::rc::Rc;

use crate::edit::Revision;
use crate::model::MapDiff;

/// One change that has been made.
#[derive(Clone, Debug)]
pub struct Committed {
    /// The revision that it led to.
    pub revision: Revision,
    /// What changed.
    pub diff: Rc<MapDiff>,
    /// Where it came from.
    pub origin: Origin,
}

/// What listeners hear.
#[derive(Clone, Debug)]
pub enum Event {
    /// The map has changed.
    Committed(Committed),
    /// Another report or other positions for the same map.
    FrameChanged,
}

#[cfg(test)]
mod tests;
