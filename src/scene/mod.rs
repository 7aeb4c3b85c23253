//! The display list: what is drawn, where, in which colour; the same for screen and export.
//!
//! **Invariant:** a scene depends on nothing but its arguments, and every coordinate in it is in screen pixels.
//! **Not here:** how marks get onto a screen or into a file; see `render`.

mod build;
mod camera;
mod cell;
mod change;
mod display;
mod dump;
mod export;
mod filter;
mod focus;
mod grid;
mod heat;
mod hit;
mod index;
mod label;
mod legend;
mod matrix;
mod measure;
mod plane;
mod ring;
mod saved;
mod sector;
mod shade;
mod shape;
mod size;
mod slope;
mod status;
mod style;
mod thumbnail;
mod tie;
mod view;

pub use build::{build, fit_camera};
pub use camera::{Bounds, Camera, Viewport};
pub use cell::Cell;
pub use change::{Changes, change_scene};
pub use display::{Anchor, Body, Curve, Dash, Handle, Mark, Scene, Stroke, Symbol, Text, Tie};
pub use export::{ExportOptions, export_scene};
pub use filter::Filter;
pub use heat::{Heat, HeatValue, Passing, heat_value, passing};
pub use hit::Hit;
pub use legend::{Legend, LegendEntry, legend};
pub use matrix::MatrixOrder;
pub use measure::{FixedMeasure, Measure};
pub use plane::{Plane, Rated, plane_of, standing};
pub use saved::{look_at, saved};
pub use sector::{Look, looks};
pub use shade::TieColors;
pub use shape::Shape;
pub use slope::{Slope, slope_scene};
pub use status::Status;
pub use style::{Dress, Style, Theme, mix};
pub use thumbnail::thumbnail;
pub use view::{Item, Parts, View, ViewKind};

pub use crate::layout::{Point, Positions};
pub use crate::model::Color;
