//! The flat view of a record: every field, list element and nested part as one path with one value.
//!
//! Differences, undo, the journal and merging all speak of fields in this form, so that two people who change different
//! parts of one record never undo each other.
//!
//! **Invariant:** a path names one scalar; absent means not there, never an empty value.

use crate::model::sorted::SortedMap;
use std::fmt;
use std::rc::Rc;

/// The scalar at the end of a path.
#[derive(Clone, PartialEq, Debug)]
pub enum FieldValue {
    /// Yes or no, or the presence of a list element.
    Flag(bool),
    /// A finite number.
    Number(f64),
    /// Words, a date, an id or a member of a closed list.
    Text(Rc<str>),
    /// A place on the map.
    Point(f64, f64),
    /// JSON text of a field that this version does not know.
    Unknown(Rc<str>),
}

impl FieldValue {
    /// Wraps words.
    pub fn text(text: &str) -> Self {
        Self::Text(text.into())
    }
}

/// Where a value stands inside its record: segments joined by `/`, with `~` and `/` escaped as in JSON Pointer (RFC 6901).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FieldPath(Rc<str>);

impl FieldPath {
    /// The path that says that the record is there at all.
    pub const EXISTS: &'static str = "";

    /// Joins segments to a path.
    pub fn of(segments: &[&str]) -> Self {
        let escaped: Vec<String> = segments.iter().map(|segment| segment.replace('~', "~0").replace('/', "~1")).collect();
        Self(escaped.join("/").into())
    }

    /// Takes a path as text, as [`FieldPath::as_str`] gives it.
    pub fn parse(text: &str) -> Self {
        Self(text.into())
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The segments, unescaped.
    pub fn segments(&self) -> Vec<String> {
        self.0.split('/').map(|segment| segment.replace("~1", "/").replace("~0", "~")).collect()
    }

    /// The first segment: the field as the map file names it.
    pub fn field(&self) -> &str {
        self.0.split('/').next().unwrap_or("")
    }

    /// Whether this is the path that says that the record is there.
    pub fn is_existence(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A value that does not fit the field it was meant for.
#[derive(Clone, PartialEq, Debug, thiserror::Error)]
#[error("the field {path} does not take this value")]
pub struct FieldError {
    /// The field.
    pub path: FieldPath,
}

/// All values of a record by path.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Fields(SortedMap<FieldPath, FieldValue>);

impl Fields {
    /// Sets the value at a path of one segment.
    pub fn put(&mut self, field: &str, value: FieldValue) {
        self.0.insert(FieldPath::of(&[field]), value);
    }

    /// Sets the value at a path of several segments.
    pub fn put_at(&mut self, segments: &[&str], value: FieldValue) {
        self.0.insert(FieldPath::of(segments), value);
    }

    /// The value at a path.
    pub fn value(&self, path: &FieldPath) -> Option<&FieldValue> {
        self.0.get(path)
    }

    /// All values in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (&FieldPath, &FieldValue)> {
        self.0.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_keeps_slashes_inside_its_segments() {
        let path = FieldPath::of(&["tags", "in/out ~ both"]);
        assert_eq!(path.segments(), ["tags", "in/out ~ both"]);
        assert_eq!(path.field(), "tags");
    }
}
