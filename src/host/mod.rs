//! The page outside: custom element, JavaScript interface, storage, worker.
//!
//! **Invariant:** what JavaScript hands in is checked before the map sees it, and every failure goes out as an `Error`
//! with `code`, `args`, `place` and `message`.
//! **Not here:** what the panels show; see `ui`.

mod failure;
pub mod widget;
pub mod worker;
