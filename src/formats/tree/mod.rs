//! JSON as a small tree: read under limits, written so that a difference between two files shows in few lines.
//!
//! **Invariant:** no object of a tree that was read has a key twice, and what is written is read as the same tree.

mod read;

use crate::formats::error::FormatError;
use crate::model::parse_number;

/// How long a list or object of plain values may be to stand on one line.
const LINE: usize = 100;

/// A JSON value; objects keep the order of their keys.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::formats) enum Json {
    Null,
    Flag(bool),
    /// As it is written, so that numbers which no field here holds stay as they are.
    Number(Box<str>),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    /// A number; none that is not finite.
    pub(in crate::formats) fn number(value: f64) -> Self {
        // The sum makes 0 of −0.
        if value.is_finite() { Self::Number((value + 0.0).to_string().into()) } else { Self::Null }
    }

    /// The number that is nearest to what is written.
    pub(super) fn as_number(&self) -> Option<f64> {
        match self {
            Self::Number(text) => parse_number(text),
            _ => None,
        }
    }

    /// Words.
    pub(in crate::formats) fn text(text: &str) -> Self {
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
    pub(in crate::formats) fn parse(text: &str) -> Result<Self, FormatError> {
        read::read(text.strip_prefix('\u{feff}').unwrap_or(text))
    }

    /// Writes JSON on one line.
    pub(in crate::formats) fn compact(&self) -> String {
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
            Self::Number(number) => out.push_str(number),
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
