//! Bytes become a map, and a map becomes bytes.
//!
//! **Invariant:** whatever the bytes, reading ends with a map that passes its invariants or with an error that names its
//! place; it never panics, and it needs memory in proportion to the limits of a map.
//! **Not here:** pictures; those come from `scene` and `render`.

pub mod csv;
pub mod journal;
pub mod json;
pub mod link;
pub mod wire;

mod carried;
mod cells;
mod dl;
mod dot;
mod error;
mod export;
mod foreign;
mod found;
mod gexf;
mod gml;
mod graph;
mod graphml;
mod import;
mod letters;
mod listing;
mod markup;
mod network_json;
mod options;
mod pajek;
mod reading;
mod report;
mod table;
mod text;
mod tree;
mod vna;
mod workbook;
mod xml;
mod zip;

#[cfg(test)]
pub(crate) mod arbitrary;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod properties;
#[cfg(test)]
pub(crate) mod samples;

pub use carried::{page_with, png_with, svg_with};
pub use error::{FormatError, Warning};
pub use export::export;
pub use import::{Imported, InputFile, import, import_map_file};
pub use options::{FileOptions, read_file_options, read_layout_options, read_options};
pub use reading::{Reading, read_reading, write_reading};
pub use report::{write_positions, write_report};
pub use zip::write as write_archive;

pub(crate) use import::{MAX_BYTES, too_large};
