//! A goal that several stakeholders pursue, and how its success is measured.

use crate::model::convert::{put, put_extra, take, take_extra};
use crate::model::field::{FieldError, FieldPath, FieldValue, Fields};
use crate::model::id::GoalId;
use crate::model::order::OrderKey;
use crate::model::record::{Extra, Record};

/// A number by which success is judged.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Measure {
    /// What the numbers count.
    pub unit: String,
    /// Where it started.
    pub baseline: Option<f64>,
    /// Where it should get.
    pub target: Option<f64>,
    /// Where it is now.
    pub current: Option<f64>,
    /// Fields that this version does not know.
    pub extra: Extra,
}

/// A goal.
#[derive(Clone, PartialEq, Debug)]
pub struct Goal {
    /// Identity.
    pub id: GoalId,
    /// Place in the list.
    pub order: OrderKey,
    /// The goal in words; never blank.
    pub name: String,
    /// How its success is measured.
    pub measure: Measure,
    /// Fields that this version does not know.
    pub extra: Extra,
}

impl Record for Goal {
    type Id = GoalId;

    fn blank(id: GoalId) -> Self {
        Self { id, order: OrderKey::default(), name: String::new(), measure: Measure::default(), extra: Extra::new() }
    }

    fn id(&self) -> &GoalId {
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
        put(&mut fields, &["name"], &self.name);
        put(&mut fields, &["measure", "unit"], &self.measure.unit);
        put(&mut fields, &["measure", "baseline"], &self.measure.baseline);
        put(&mut fields, &["measure", "target"], &self.measure.target);
        put(&mut fields, &["measure", "current"], &self.measure.current);
        put_extra(&mut fields, &["measure"], &self.measure.extra);
        put_extra(&mut fields, &[], &self.extra);
        fields
    }

    fn set(&mut self, path: &FieldPath, value: Option<&FieldValue>) -> Result<(), FieldError> {
        let segments = path.segments();
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        let fits = match segments.as_slice() {
            ["order"] => take(&mut self.order, value),
            ["name"] => take(&mut self.name, value),
            ["measure", "unit"] => take(&mut self.measure.unit, value),
            ["measure", "baseline"] => take(&mut self.measure.baseline, value),
            ["measure", "target"] => take(&mut self.measure.target, value),
            ["measure", "current"] => take(&mut self.measure.current, value),
            ["measure", "extra", name] => take_extra(&mut self.measure.extra, name, value),
            ["extra", name] => take_extra(&mut self.extra, name, value),
            _ => false,
        };
        if fits { Ok(()) } else { Err(FieldError { path: path.clone() }) }
    }
}
