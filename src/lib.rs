//! A map of stakeholders and their relationships for intersectoral and interagency collaboration.

pub mod analysis;
pub mod edit;
pub mod formats;
#[cfg(target_arch = "wasm32")]
pub mod host;
pub mod insight;
pub mod layout;
pub mod model;
pub mod render;
pub mod scene;
pub mod session;
pub mod tools;
#[cfg(target_arch = "wasm32")]
pub mod ui;
pub mod words;
