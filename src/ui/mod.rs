//! The user interface: panels around the canvas.

pub mod look;
pub mod services;
pub mod stage;
