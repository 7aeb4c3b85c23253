//! JSON as a small tree: read under limits, written so that a difference between two files shows in few lines.
//!
//! **Invariant:** no object of a tree that was read has a key twice, and what is written is read as the same tree.

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Number;

use crate::formats::error::FormatError;
use crate::words::files::{FileMessage, FilePlace};

/// How deep lists and objects may be nested.
const MAX_DEPTH: usize = 64;
/// How many values a file may hold, so that small files never need much memory.
const MAX_VALUES: usize = 4_000_000;
/// From how many keys on an object is searched for repeated ones only at its end, so that a hostile file costs no more time.
const MANY_KEYS: usize = 200;
/// How long a list or object of plain values may be to stand on one line.
const LINE: usize = 100;

/// A JSON value; objects keep the order of their keys.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Json {
    Null,
    Flag(bool),
    Number(Number),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    /// A finite number, written without a fraction where it has none.
    pub(super) fn number(value: f64) -> Self {
        // Beyond 2⁵³ not every whole number is exact.
        if value.fract() == 0.0 && value.abs() < 9_007_199_254_740_992.0 {
            Self::Number(Number::from(value as i64))
        } else {
            Number::from_f64(value).map_or(Self::Null, Self::Number)
        }
    }

    /// Words.
    pub(super) fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    /// Whether nothing is said.
    pub(super) fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Reads JSON.
    ///
    /// # Errors
    /// Where the text is not JSON, says a key twice, names `__proto__`, or is larger or deeper than a map file can be.
    pub(super) fn parse(text: &str) -> Result<Self, FormatError> {
        let limits = Limits::default();
        let mut reader = serde_json::Deserializer::from_str(text.strip_prefix('\u{feff}').unwrap_or(text));
        let tree = Seed { limits: &limits, depth: 0 }.deserialize(&mut reader).and_then(|tree| reader.end().map(|()| tree));
        tree.map_err(|error| {
            let full = error.to_string();
            let detail = full.rsplit_once(" at line ").map_or(full.as_str(), |(detail, _)| detail).to_owned();
            let message = limits.broken.take().unwrap_or(FileMessage::InvalidJson { detail });
            FormatError::new(message, Some(FilePlace::Line { line: error.line(), column: error.column() }))
        })
    }

    /// Writes JSON on one line.
    pub(super) fn compact(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, None);
        out
    }

    /// Writes JSON over several lines; what is short and plain stays on one.
    pub(super) fn pretty(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, Some(0));
        out.push('\n');
        out
    }

    fn is_plain(&self) -> bool {
        match self {
            Self::List(items) => items.is_empty(),
            Self::Object(fields) => fields.is_empty(),
            _ => true,
        }
    }

    fn fits_line(&self) -> bool {
        let plain = match self {
            Self::List(items) => items.iter().all(Self::is_plain),
            Self::Object(fields) => fields.iter().all(|(_, value)| value.is_plain()),
            _ => true,
        };
        plain && self.compact().len() <= LINE
    }

    fn write(&self, out: &mut String, indent: Option<usize>) {
        let inner = indent.filter(|_| !self.fits_line()).map(|indent| indent + 1);
        match self {
            Self::Null => out.push_str("null"),
            Self::Flag(flag) => out.push_str(if *flag { "true" } else { "false" }),
            Self::Number(number) => out.push_str(&number.to_string()),
            Self::Text(text) => write_text(text, out),
            Self::List(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    separate(out, index, inner, indent.is_some());
                    item.write(out, inner);
                }
                close(out, inner, ']');
            }
            Self::Object(fields) => {
                out.push('{');
                for (index, (key, value)) in fields.iter().enumerate() {
                    separate(out, index, inner, indent.is_some());
                    write_text(key, out);
                    out.push_str(if indent.is_some() { ": " } else { ":" });
                    value.write(out, inner);
                }
                close(out, inner, '}');
            }
        }
    }
}

fn separate(out: &mut String, index: usize, inner: Option<usize>, spaced: bool) {
    if index > 0 {
        out.push(',');
    }
    match inner {
        Some(depth) => new_line(out, depth),
        None if index > 0 && spaced => out.push(' '),
        None => {}
    }
}

fn close(out: &mut String, inner: Option<usize>, bracket: char) {
    if let Some(depth) = inner {
        new_line(out, depth - 1);
    }
    out.push(bracket);
}

fn new_line(out: &mut String, depth: usize) {
    out.push('\n');
    for _ in 0..depth {
        out.push_str("  ");
    }
}

fn write_text(text: &str, out: &mut String) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // Separators of lines that older scripts take for the end of a line.
            '\u{0}'..='\u{1f}' | '\u{7f}' | '\u{2028}' | '\u{2029}' => out.push_str(&format!("\\u{:04x}", u32::from(letter))),
            other => out.push(other),
        }
    }
    out.push('"');
}

#[derive(Default)]
struct Limits {
    values: RefCell<usize>,
    broken: RefCell<Option<FileMessage>>,
}

impl Limits {
    fn fail<E: Error>(&self, message: FileMessage) -> E {
        self.broken.replace(Some(message));
        E::custom("refused")
    }

    fn count<E: Error>(&self) -> Result<(), E> {
        let mut values = self.values.borrow_mut();
        *values += 1;
        if *values > MAX_VALUES { Err(self.fail(FileMessage::TooManyValues { most: MAX_VALUES as f64 })) } else { Ok(()) }
    }
}

#[derive(Clone, Copy)]
struct Seed<'a> {
    limits: &'a Limits,
    depth: usize,
}

impl Seed<'_> {
    fn deeper<E: Error>(self) -> Result<Self, E> {
        if self.depth == MAX_DEPTH {
            return Err(self.limits.fail(FileMessage::TooDeep { most: MAX_DEPTH as f64 }));
        }
        Ok(Self { depth: self.depth + 1, ..self })
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Json;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        self.limits.count()?;
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<Json, E> {
        Ok(Json::Flag(flag))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Json, E> {
        Ok(Json::Number(number.into()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Json, E> {
        Ok(Json::Number(number.into()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Json, E> {
        Ok(Number::from_f64(number).map_or(Json::Null, Json::Number))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Json, E> {
        Ok(Json::text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let seed = self.deeper()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(seed)? {
            list.push(item);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Json, A::Error> {
        let seed = self.deeper()?;
        let mut fields: Vec<(String, Json)> = Vec::new();
        while let Some(key) = entries.next_key::<String>()? {
            if key == "__proto__" {
                return Err(self.limits.fail(FileMessage::ForbiddenKey { key }));
            }
            if fields.len() < MANY_KEYS && fields.iter().any(|(other, _)| *other == key) {
                return Err(self.limits.fail(FileMessage::RepeatedKey { key }));
            }
            fields.push((key, entries.next_value_seed(seed)?));
        }
        if fields.len() < MANY_KEYS {
            return Ok(Json::Object(fields));
        }
        let mut keys: Vec<&str> = fields.iter().map(|(key, _)| key.as_str()).collect();
        keys.sort_unstable();
        match keys.windows(2).find(|pair| pair[0] == pair[1]) {
            Some(pair) => Err(self.limits.fail(FileMessage::RepeatedKey { key: pair[0].to_owned() })),
            None => Ok(Json::Object(fields)),
        }
    }
}
