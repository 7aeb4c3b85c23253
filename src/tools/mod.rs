//! State machines that turn pointer and key input into intents.
//!
//! **Invariant:** a tool changes nothing itself and knows no time: the same input on the same map and view gives the same
//! intents. What a gesture shows on the way lives in the view; the map changes once, when the gesture ends.
//! **Not here:** browser events and timers (`ui::stage`), carrying intents out (`ui`, `session`).

mod action;
mod context;
pub mod entry;
mod intent;
mod keys;
mod pointer;
mod rate;
mod reach;
mod tie;
mod walk;
mod wheel;

pub use action::Action;
pub use context::Context;
pub use intent::{Intent, ViewChange};
pub use keys::{BINDINGS, Chord, action, keys_of, perform};
pub use pointer::{Button, Cursor, Modifiers, PointerKind, PointerTool, Press};
pub use tie::new_tie;
pub use walk::Direction;
pub use wheel::{Wheel, turned};

#[cfg(test)]
mod test_map;
