//! An action: who does what by when.

use crate::model::convert::{put, put_extra, put_set, take, take_element, take_extra};
use crate::model::field::{FieldError, FieldPath, FieldValue, Fields};
use crate::model::id::{ActionId, StakeholderId};
use crate::model::order::OrderKey;
use crate::model::record::{Extra, Record};
use crate::model::sorted::SortedSet;

/// An action that the group agreed on.
#[derive(Clone, PartialEq, Debug)]
pub struct Action {
    /// Identity.
    pub id: ActionId,
    /// Place in the list.
    pub order: OrderKey,
    /// What is to be done.
    pub text: String,
    /// Who does it.
    pub owner: Option<StakeholderId>,
    /// By when (ISO 8601 date), empty where not said.
    pub due: String,
    /// Ids of the stakeholders, relationships and goals that it is about; ids of what has gone stay.
    pub about: SortedSet<String>,
    /// The rule of the finding that it came from, empty where it came from none.
    pub finding: String,
    /// Whether it is done.
    pub done: bool,
    /// Fields that this version does not know.
    pub extra: Extra,
}

impl Record for Action {
    type Id = ActionId;

    fn blank(id: ActionId) -> Self {
        Self {
            id,
            order: OrderKey::default(),
            text: String::new(),
            owner: None,
            due: String::new(),
            about: SortedSet::new(),
            finding: String::new(),
            done: false,
            extra: Extra::new(),
        }
    }

    fn id(&self) -> &ActionId {
        &self.id
    }

    fn order(&self) -> OrderKey {
        self.order
    }

    fn with_order(&self, order: OrderKey) -> Self {
        Self { order, ..self.clone() }
    }

    fn fields(&self) -> Fields {
        let mut fields = Fields::default();
        put(&mut fields, &["order"], &self.order);
        put(&mut fields, &["text"], &self.text);
        put(&mut fields, &["owner"], &self.owner);
        put(&mut fields, &["due"], &self.due);
        put_set(&mut fields, "about", &self.about);
        put(&mut fields, &["finding"], &self.finding);
        put(&mut fields, &["done"], &self.done);
        put_extra(&mut fields, &[], &self.extra);
        fields
    }

    fn set(&mut self, path: &FieldPath, value: Option<&FieldValue>) -> Result<(), FieldError> {
        let segments = path.segments();
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        let fits = match segments.as_slice() {
            ["order"] => take(&mut self.order, value),
            ["text"] => take(&mut self.text, value),
            ["owner"] => take(&mut self.owner, value),
            ["due"] => take(&mut self.due, value),
            ["about", element] => take_element(&mut self.about, element, value),
            ["finding"] => take(&mut self.finding, value),
            ["done"] => take(&mut self.done, value),
            ["extra", name] => take_extra(&mut self.extra, name, value),
            _ => false,
        };
        if fits { Ok(()) } else { Err(FieldError { path: path.clone() }) }
    }
}
