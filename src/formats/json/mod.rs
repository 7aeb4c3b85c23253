//! The map file: JSON with the format of the contract, version 1.
//!
//! **Invariant:** reading is all or nothing, but for snapshots that cannot be read; and a map that was written is read as the same map.

pub(super) mod convert;
pub(super) mod part;
#[cfg(feature = "schema")]
pub mod schema;
pub(super) mod wire;

mod migrate;
mod read;
mod snapshot;
mod write;

pub use read::{read, read_lenient};
pub(super) use read::{read_if_map, read_tree, refused};
pub use snapshot::{copy_of, opened};
pub use write::write;

#[cfg(test)]
mod tests;

/// What the field `format` of a map file says.
pub(super) const FORMAT: &str = "stakeholder-map";
/// The version that this program writes.
pub(super) const VERSION: f64 = 1.0;
