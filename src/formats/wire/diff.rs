//! The wire form of a difference between two maps, version 1:
//! `{"v":1,"changes":[{"table":"stakeholders","id":"s1","path":"power","before":6,"after":8}]}`.
//!
//! An absent `before` or `after` means that the value is not there; the path `""` stands for the record itself, and the map
//! has no id. Flags, numbers and words are JSON's own; a place is `{"x":1,"y":2}`; a field that this version does not know is
//! `{"json":"…"}` with its JSON text.

use crate::formats::error::FormatError;
use crate::formats::json::part::{Object, Pointer};
use crate::formats::tree::Json;
use crate::formats::{MAX_BYTES, too_large};
use crate::model::{Address, Change, FieldPath, FieldValue, MapDiff, TableName};
use crate::words::files::FileMessage;

const VERSION: f64 = 1.0;

/// Writes a diff on one line.
pub fn write_diff(diff: &MapDiff) -> String {
    let changes = diff.iter().map(|(address, change)| {
        let mut object = Object::default();
        object.put("table", Json::text(address.table.word()));
        if address.table != TableName::Map {
            object.put("id", Json::text(&address.id));
        }
        object.put("path", Json::text(address.path.as_str()));
        object.put("before", write_value(change.before.as_ref()));
        object.put("after", write_value(change.after.as_ref()));
        object.json()
    });
    let mut object = Object::default();
    object.put("v", Json::number(VERSION));
    object.put("changes", Json::List(changes.collect()));
    object.json().compact()
}

/// Reads a diff.
///
/// # Errors
/// Where the text is no diff of a version that this program knows.
pub fn read_diff(text: &str) -> Result<MapDiff, FormatError> {
    if text.len() > MAX_BYTES {
        return Err(too_large());
    }
    let top = Pointer::Top;
    let mut object = Object::open(Json::parse(text)?, &top)?;
    let version = object.take::<Option<f64>>("v", &top)?.unwrap_or(VERSION);
    if version > VERSION {
        return Err(top.error(FileMessage::TooNew { version }));
    }
    let list = Pointer::Field(&top, "changes");
    let Some(Json::List(changes)) = object.take_json("changes") else {
        return Err(list.error(FileMessage::MissingField { field: "changes".to_owned() }));
    };
    changes.into_iter().enumerate().map(|(index, change)| read_change(change, &Pointer::Item(&list, index))).collect()
}

fn read_change(change: Json, at: &Pointer<'_>) -> Result<(Address, Change), FormatError> {
    let mut object = Object::open(change, at)?;
    let word: String = object.take("table", at)?;
    let id: String = object.take("id", at)?;
    let path: String = object.take("path", at)?;
    let unknown = || at.error(FileMessage::UnknownChange { path: format!("{word}/{id}/{path}") });
    let table = TableName::parse(&word).ok_or_else(unknown)?;
    if (table == TableName::Map) != id.is_empty() {
        return Err(unknown());
    }
    let before = read_value(object.take_json("before")).ok_or_else(unknown)?;
    let after = read_value(object.take_json("after")).ok_or_else(unknown)?;
    let address = Address { table, id: id.as_str().into(), path: FieldPath::parse(&path) };
    Ok((address, Change { before, after }))
}

fn write_value(value: Option<&FieldValue>) -> Json {
    match value {
        None => Json::Null,
        Some(FieldValue::Flag(flag)) => Json::Flag(*flag),
        Some(FieldValue::Number(number)) => Json::number(*number),
        Some(FieldValue::Text(text)) => Json::text(text),
        Some(FieldValue::Point(x, y)) => Json::Object(vec![("x".to_owned(), Json::number(*x)), ("y".to_owned(), Json::number(*y))]),
        Some(FieldValue::Unknown(text)) => Json::Object(vec![("json".to_owned(), Json::text(text))]),
    }
}

/// The value, `Some(None)` where there is none; `None` for JSON that is no value.
fn read_value(json: Option<Json>) -> Option<Option<FieldValue>> {
    Some(Some(match json {
        None | Some(Json::Null) => return Some(None),
        Some(Json::Flag(flag)) => FieldValue::Flag(flag),
        Some(number @ Json::Number(_)) => FieldValue::Number(number.as_number()?),
        Some(Json::Text(text)) => FieldValue::text(&text),
        Some(Json::List(_)) => return None,
        Some(Json::Object(fields)) => match fields.as_slice() {
            [(name, Json::Text(text))] if name == "json" => {
                Json::parse(text).ok()?;
                FieldValue::Unknown(text.as_str().into())
            }
            [(first, x), (second, y)] if first == "x" && second == "y" => FieldValue::Point(x.as_number()?, y.as_number()?),
            _ => return None,
        },
    }))
}
