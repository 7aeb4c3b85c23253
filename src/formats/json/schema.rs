//! The JSON Schema of the map file, made from the types that read and write it.
//!
//! **Not here:** rules between records (unique ids, known references); a schema cannot say them.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema, schema_for};
use serde_json::Value;

use crate::formats::json::FORMAT;
use crate::formats::json::wire::WireMap;
use crate::model::{
    BarrierKind, BaseScore, Color, GoalRole, Level, Score, SortedSet, SourceKind, StakeholderKind, Stance, Strength, TrustScore,
};

/// The JSON Schema (2020-12) of the map file, version 1.
pub fn schema() -> String {
    let mut schema = schema_for!(WireMap);
    schema.insert("title".to_owned(), "Stakeholder map".into());
    if let Some(format) = schema.pointer_mut("/properties/format").and_then(|format| format.as_object_mut()) {
        format.insert("const".to_owned(), FORMAT.into());
    }
    for child in schema.ensure_object().values_mut() {
        plain(child);
    }
    serde_json::to_string_pretty(&schema).map(|text| text.replace("Wire", "") + "\n").unwrap_or_default()
}

/// Takes away defaults: absent says enough.
fn plain(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(plain),
        Value::Object(fields) => {
            fields.remove("default");
            fields.values_mut().for_each(plain);
        }
        _ => {}
    }
}

macro_rules! scales {
    ($($name:ident $kind:literal),*) => {$(
        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn inline_schema() -> bool {
                true
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": $kind, "minimum": Self::LOW as i64, "maximum": Self::HIGH as i64 })
            }
        }
    )*};
}
scales!(Score "number", BaseScore "integer", Stance "integer", Level "integer", TrustScore "integer");

impl JsonSchema for Strength {
    fn schema_name() -> Cow<'static, str> {
        "Strength".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "number", "exclusiveMinimum": 0, "maximum": Self::HIGH as i64 })
    }
}

impl JsonSchema for Color {
    fn schema_name() -> Cow<'static, str> {
        "Color".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^#[0-9a-fA-F]{6}$" })
    }
}

impl JsonSchema for SortedSet<String> {
    fn schema_name() -> Cow<'static, str> {
        "Words".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "array", "items": { "type": "string" }, "uniqueItems": true })
    }
}

macro_rules! word_lists {
    ($($name:ident),*) => {$(
        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn inline_schema() -> bool {
                true
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                let words: Vec<&str> = Self::ALL.iter().map(|member| member.word()).collect();
                json_schema!({ "type": "string", "enum": words })
            }
        }
    )*};
}
word_lists!(StakeholderKind, GoalRole, SourceKind, BarrierKind);

#[cfg(test)]
mod tests {
    use crate::formats::json::tests::kept;

    #[test]
    fn the_schema_in_www_is_what_the_types_generate() {
        let text = kept("www/stakeholder-map.schema.json", |_| super::schema());
        assert!(text.contains("\"power_bases\""));
    }
}
