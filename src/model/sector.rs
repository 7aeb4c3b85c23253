//! A sector: the field of work that a stakeholder belongs to (health, education, …).

use crate::model::convert::{put, put_extra, take, take_extra};
use crate::model::field::{FieldError, FieldPath, FieldValue, Fields};
use crate::model::id::SectorId;
use crate::model::order::OrderKey;
use crate::model::record::{Extra, Record};

/// A colour without transparency.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Color {
    /// Red, 0 to 255.
    pub red: u8,
    /// Green, 0 to 255.
    pub green: u8,
    /// Blue, 0 to 255.
    pub blue: u8,
}

impl Color {
    /// Reads `#rrggbb`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
        let number = u32::from_str_radix(digits, 16).ok()?;
        let [_, red, green, blue] = number.to_be_bytes();
        Some(Self { red, green, blue })
    }

    /// Writes `#rrggbb`.
    pub fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

/// A sector.
#[derive(Clone, PartialEq, Debug)]
pub struct Sector {
    /// Identity.
    pub id: SectorId,
    /// Place in the list, which also decides shape and default colour.
    pub order: OrderKey,
    /// Name in the legend; never blank.
    pub name: String,
    /// Colour on the map; absent means the palette's next.
    pub color: Option<Color>,
    /// Fields that this version does not know.
    pub extra: Extra,
}

impl Record for Sector {
    type Id = SectorId;

    fn blank(id: SectorId) -> Self {
        Self { id, order: OrderKey::default(), name: String::new(), color: None, extra: Extra::new() }
    }

    fn id(&self) -> &SectorId {
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
        if let Some(color) = self.color {
            fields.put("color", FieldValue::text(&color.hex()));
        }
        put_extra(&mut fields, &[], &self.extra);
        fields
    }

    fn set(&mut self, path: &FieldPath, value: Option<&FieldValue>) -> Result<(), FieldError> {
        let segments = path.segments();
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        let fits = match segments.as_slice() {
            ["order"] => take(&mut self.order, value),
            ["name"] => take(&mut self.name, value),
            ["color"] => match value {
                None => {
                    self.color = None;
                    true
                }
                Some(FieldValue::Text(text)) => Color::parse(text).map(|color| self.color = Some(color)).is_some(),
                Some(_) => false,
            },
            ["extra", name] => take_extra(&mut self.extra, name, value),
            _ => false,
        };
        if fits { Ok(()) } else { Err(FieldError { path: path.clone() }) }
    }
}
