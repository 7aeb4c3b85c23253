//! Positions of stakeholders on the map.
//!
//! **Invariant:** the same map and the same earlier positions give the same positions, bit for bit, on every machine; every
//! position is finite; a pinned body stays where it was put.
//! **Not here:** the camera and pixels; see `scene`. One map unit is one pixel at scale 1.

mod arrangement;
mod crowd;
mod force;
mod fresh;
mod grid;
mod pack;
mod parts;
mod place;
mod point;
mod problem;
mod quadtree;
mod quality;
mod random;
mod ring;
mod room;
mod status;

pub use arrangement::Arrangement;
pub use grid::side_by_side;
pub use place::{arrange, arrange_with, place_new};
pub use point::{Point, Positions, pairs};
pub use problem::Problem;
pub use ring::ring;
pub use room::{RADII, size_step};
pub use status::{STATUS_HEIGHT, by_height, by_radius};
