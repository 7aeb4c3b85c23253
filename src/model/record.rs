//! What every record of a table can do: name itself and turn into fields and back.

use std::fmt::Display;
use std::rc::Rc;

use crate::model::field::{FieldError, FieldPath, FieldValue, Fields};
use crate::model::order::OrderKey;
use crate::model::sorted::SortedMap;

/// Fields of a file that this version does not know, kept for the round trip: name and JSON text.
pub type Extra = SortedMap<String, Rc<str>>;

/// One record of a table.
///
/// **Invariant:** a blank record with every field of [`Record::fields`] set again is the same record.
pub trait Record: Clone + PartialEq + Sized {
    /// The identity of the record.
    type Id: Clone + Ord + Display + for<'a> From<&'a str>;

    /// A record with this id and nothing else.
    fn blank(id: Self::Id) -> Self;

    /// The identity.
    fn id(&self) -> &Self::Id;

    /// The place in the list.
    fn order(&self) -> OrderKey;

    /// The same record at another place in the list.
    fn with_order(&self, order: OrderKey) -> Self;

    /// Every value that is there, without the identity.
    fn fields(&self) -> Fields;

    /// Sets or clears one value.
    ///
    /// # Errors
    /// [`FieldError`] when the field is unknown or does not take the value; the record is then unchanged.
    fn set(&mut self, path: &FieldPath, value: Option<&FieldValue>) -> Result<(), FieldError>;
}
