//! The page outside: custom element, JavaScript interface, storage, worker.
//!
//! **Invariant:** what JavaScript hands in is checked before the map sees it, and every failure goes out as an `Error`
//! with `code`, `args`, `place` and `message`.
//! **Not here:** what the panels show; see `ui`.

pub mod api;
pub mod trier;
mod widget;
pub mod worker;

mod arranger;
mod background;
mod companions;
mod download;
mod entering;
mod events;
mod examples;
mod failure;
mod files;
mod holder;
mod keeper;
mod measurer;
mod opening;
mod outside;
mod page;
mod panic;
mod parcel;
mod picture;
mod received;
mod replaced;
mod saver;
mod settings;
mod shelf;
mod signals;
mod slices;
mod store;
mod tabs;
mod takeaway;
mod tasks;
