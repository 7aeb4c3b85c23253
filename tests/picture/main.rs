//! What a map looks like: arrangement, display list, SVG.

mod arrangement;
mod example;
mod golden;
mod grid;
mod heat;
mod look;
mod matrix;
mod pointing;
mod status;
mod thumbnail;
mod written;
