//! Tables of stakeholders and of relationships, whatever file they come from, and the map that they make together.
//!
//! **Invariant:** reading keeps whatever can be read: columns without a meaning here stay with their record, and every
//! change on the way is a warning with its place.
//! **Not here:** files; each format is a folder beside this one.

mod build;
mod columns;
mod guard;
mod row;
mod sheet;
mod values;

pub(super) use build::build;
pub(super) use guard::guard;
pub(super) use row::{Content, Row, Table};
pub(super) use sheet::{Sheet, understand};
