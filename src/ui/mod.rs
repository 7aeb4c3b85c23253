//! The user interface: panels around the canvas.
