//! Bytes become a map, and a map becomes bytes.
//!
//! **Invariant:** whatever the bytes, reading ends with a map that passes its invariants or with an error that names its
//! place; it never panics, and it needs memory in proportion to the limits of a map.
//! **Not here:** pictures; those come from `scene` and `render`.

pub mod csv;
pub mod json;
pub mod wire;

mod error;
mod import;
mod options;
mod reading;
mod report;
mod text;
mod tree;

#[cfg(test)]
pub(crate) mod arbitrary;
#[cfg(test)]
mod properties;

pub use error::{FormatError, Warning};
pub use import::{Imported, InputFile, import, import_map_file};
pub use options::{FileOptions, read_file_options, read_layout_options, read_options};
pub use reading::{Reading, read_reading, write_reading};
pub use report::{write_positions, write_report};

pub(crate) use import::{MAX_BYTES, too_large};
