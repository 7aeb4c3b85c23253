//! Reads JSON (RFC 8259) under limits.
//!
//! **Invariant:** whatever the text, reading ends with a tree or an error that names line and column; it goes no deeper than
//! [`MAX_DEPTH`] and keeps no more than [`MAX_VALUES`] values.

use crate::formats::error::FormatError;
use crate::formats::tree::Json;
use crate::model::{parse_number, sort_items};
use crate::words::files::{FileMessage, FilePlace};

/// How deep lists and objects may be nested.
const MAX_DEPTH: usize = 64;
/// How many values a file may hold, so that small files never need much memory.
const MAX_VALUES: usize = 4_000_000;
/// From how many keys on an object is searched for repeated ones only at its end, so that a hostile file costs no more time.
const MANY_KEYS: usize = 200;

/// Reads one value with nothing behind it.
pub(super) fn read(text: &str) -> Result<Json, FormatError> {
    let mut reader = Reader { text, at: 0, depth: 0, values: 0 };
    let outcome = reader.value().and_then(|tree| match reader.next() {
        None => Ok(tree),
        Some(_) => Err(reader.wrong("the end of the file")),
    });
    outcome.map_err(|message| FormatError::new(message, Some(reader.place())))
}

type Outcome<T> = Result<T, FileMessage>;

struct Reader<'a> {
    text: &'a str,
    /// The byte that is looked at; where something is wrong, it is there.
    at: usize,
    depth: usize,
    values: usize,
}

impl<'a> Reader<'a> {
    fn place(&self) -> FilePlace {
        let before = self.text.get(..self.at).unwrap_or(self.text);
        let line = before.rsplit_once('\n').map_or(before, |(_, line)| line);
        FilePlace::Line { line: before.matches('\n').count() + 1, column: line.chars().count() + 1 }
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte that is no white space.
    fn next(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.byte() {
            self.at += 1;
        }
        self.byte()
    }

    fn wrong(&self, expected: &str) -> FileMessage {
        let detail = if self.at >= self.text.len() { "it ends too early".to_owned() } else { format!("expected {expected}") };
        FileMessage::InvalidJson { detail }
    }

    fn value(&mut self) -> Outcome<Json> {
        self.values += 1;
        if self.values > MAX_VALUES {
            return Err(FileMessage::TooManyValues { most: MAX_VALUES as f64 });
        }
        match self.next() {
            Some(b'"') => self.words().map(Json::Text),
            Some(b'[') => self.deeper(Self::list),
            Some(b'{') => self.deeper(Self::object),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => {
                for (word, value) in [("null", Json::Null), ("true", Json::Flag(true)), ("false", Json::Flag(false))] {
                    if self.text.as_bytes()[self.at..].starts_with(word.as_bytes()) {
                        self.at += word.len();
                        return Ok(value);
                    }
                }
                Err(self.wrong("a value"))
            }
        }
    }

    fn deeper(&mut self, read: fn(&mut Self) -> Outcome<Json>) -> Outcome<Json> {
        if self.depth == MAX_DEPTH {
            return Err(FileMessage::TooDeep { most: MAX_DEPTH as f64 });
        }
        self.depth += 1;
        self.at += 1;
        let value = read(self)?;
        self.depth -= 1;
        Ok(value)
    }

    /// Whether the list or object ends here with `bracket`; else the next item follows, behind a comma unless it is the first.
    fn ends(&mut self, bracket: u8, is_first: bool) -> Outcome<bool> {
        match self.next() {
            Some(sign) if sign == bracket => {
                self.at += 1;
                Ok(true)
            }
            _ if is_first => Ok(false),
            Some(b',') => {
                self.at += 1;
                Ok(false)
            }
            _ => Err(self.wrong(if bracket == b']' { "`,` or `]`" } else { "`,` or `}`" })),
        }
    }

    fn list(&mut self) -> Outcome<Json> {
        let mut items = Vec::new();
        while !self.ends(b']', items.is_empty())? {
            items.push(self.value()?);
        }
        Ok(Json::List(items))
    }

    fn object(&mut self) -> Outcome<Json> {
        let mut fields: Vec<(String, Json)> = Vec::new();
        while !self.ends(b'}', fields.is_empty())? {
            if self.next() != Some(b'"') {
                return Err(self.wrong("a name in quotes"));
            }
            let start = self.at;
            let key = self.words()?;
            let refused = if key == "__proto__" {
                Some(FileMessage::ForbiddenKey { key: key.clone() })
            } else if fields.len() < MANY_KEYS && fields.iter().any(|(other, _)| *other == key) {
                Some(FileMessage::RepeatedKey { key: key.clone() })
            } else {
                None
            };
            if let Some(message) = refused {
                self.at = start;
                return Err(message);
            }
            if self.next() != Some(b':') {
                return Err(self.wrong("`:`"));
            }
            self.at += 1;
            fields.push((key, self.value()?));
        }
        if fields.len() >= MANY_KEYS {
            let mut keys: Vec<&str> = fields.iter().map(|(key, _)| key.as_str()).collect();
            sort_items(&mut keys, Ord::cmp);
            if let Some(pair) = keys.windows(2).find(|pair| pair[0] == pair[1]) {
                return Err(FileMessage::RepeatedKey { key: pair[0].to_owned() });
            }
        }
        Ok(Json::Object(fields))
    }

    fn number(&mut self) -> Outcome<Json> {
        let start = self.at;
        self.at += usize::from(self.byte() == Some(b'-'));
        let leading_zero = self.byte() == Some(b'0');
        if self.digits()? > 1 && leading_zero {
            self.at = start;
            return Err(self.wrong("a number without leading zeros"));
        }
        if self.byte() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.byte() {
            self.at += 1;
            self.at += usize::from(matches!(self.byte(), Some(b'+' | b'-')));
            self.digits()?;
        }
        let number = &self.text[start..self.at];
        let may_be_large = number.len() > 300 || number.contains(['e', 'E']);
        if may_be_large && parse_number(number).is_none() {
            self.at = start;
            return Err(FileMessage::InvalidJson { detail: "number out of range".to_owned() });
        }
        Ok(Json::Number(number.into()))
    }

    /// Passes over digits and counts them.
    fn digits(&mut self) -> Outcome<usize> {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.byte() {
            self.at += 1;
        }
        if self.at == start { Err(self.wrong("a digit")) } else { Ok(self.at - start) }
    }

    /// Words in quotes.
    fn words(&mut self) -> Outcome<String> {
        self.at += 1;
        let mut words = String::new();
        loop {
            // What lies between two signs of their own meaning is taken as it is.
            let start = self.at;
            while !matches!(self.byte(), None | Some(b'"' | b'\\' | 0..=0x1f)) {
                self.at += 1;
            }
            words.push_str(&self.text[start..self.at]);
            match self.byte() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(words);
                }
                Some(b'\\') => words.push(self.escaped()?),
                _ => return Err(self.wrong("`\"`; line breaks and other control signs are written with `\\`")),
            }
        }
    }

    fn escaped(&mut self) -> Outcome<char> {
        let start = self.at;
        self.at += 2;
        Ok(match self.text.as_bytes().get(start + 1) {
            Some(b'n') => '\n',
            Some(b't') => '\t',
            Some(b'r') => '\r',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(sign @ (b'"' | b'\\' | b'/')) => char::from(*sign),
            Some(b'u') => {
                let mut units = vec![self.unit(start)?];
                // Letters beyond the first 65,536 are written as two.
                if (0xd800..0xdc00).contains(&units[0]) && self.text.as_bytes()[self.at..].starts_with(b"\\u") {
                    self.at += 2;
                    units.push(self.unit(start)?);
                }
                match char::decode_utf16(units).next() {
                    Some(Ok(letter)) => letter,
                    _ => return Err(self.no_escape(start)),
                }
            }
            _ => return Err(self.no_escape(start)),
        })
    }

    fn unit(&mut self, start: usize) -> Outcome<u16> {
        let digits = self.text.get(self.at..self.at + 4).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        match digits.and_then(|digits| u16::from_str_radix(digits, 16).ok()) {
            Some(unit) => {
                self.at += 4;
                Ok(unit)
            }
            None => Err(self.no_escape(start)),
        }
    }

    fn no_escape(&mut self, start: usize) -> FileMessage {
        self.at = start;
        self.wrong("a letter that `\\` may stand before")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::read;

    fn refusal(text: &str) -> String {
        read(text).expect_err(text).to_string()
    }

    #[test]
    fn what_is_no_json_is_told_with_its_place() {
        expect_test::expect![[r#"
            [
                "This is not complete JSON: it ends too early. (line 1, column 1)",
                "This is not complete JSON: expected a value. (line 1, column 7)",
                "This is not complete JSON: expected a value. (line 2, column 4)",
                "This is not complete JSON: expected `,` or `]`. (line 1, column 4)",
                "This is not complete JSON: expected `:`. (line 1, column 6)",
                "This is not complete JSON: expected a name in quotes. (line 1, column 2)",
                "This is not complete JSON: expected a letter that `\\` may stand before. (line 1, column 18)",
                "This is not complete JSON: expected a letter that `\\` may stand before. (line 1, column 3)",
                "This is not complete JSON: expected a letter that `\\` may stand before. (line 1, column 3)",
                "This is not complete JSON: expected `\"`; line breaks and other control signs are written with `\\`. (line 1, column 4)",
                "This is not complete JSON: expected a number without leading zeros. (line 1, column 2)",
                "This is not complete JSON: expected a digit. (line 1, column 4)",
                "This is not complete JSON: expected a digit. (line 1, column 3)",
                "This is not complete JSON: expected a digit. (line 1, column 4)",
                "This is not complete JSON: expected the end of the file. (line 1, column 4)",
                "This is not complete JSON: it ends too early. (line 1, column 4)",
            ]
        "#]]
        .assert_debug_eq(&[
            refusal(""),
            refusal("{\"a\": tru}"),
            refusal("[1,\n 2,]"),
            refusal("[1 2]"),
            refusal("{\"a\" 1}"),
            refusal("{a: 1}"),
            refusal("{\"é\": \"ü\", \"b\": \"\\x\"}"),
            refusal("[\"\\ud800\"]"),
            refusal("[\"\\u12g4\"]"),
            refusal("[\"a\nb\"]"),
            refusal("[01]"),
            refusal("[1.]"),
            refusal("[-]"),
            refusal("[1e]"),
            refusal("[1]]"),
            refusal("[\"a"),
        ]);
    }

    /// What JSON is made of, whole and in parts; names all differ, for repeated ones are refused here.
    const SIGNS: &[&str] = &[
        "[",
        "]",
        "[[",
        "{",
        "}",
        "{\"a\":",
        "{\"b\":",
        ",\"c\":",
        ",",
        ":",
        " ",
        "\n",
        "\"",
        "\"\u{1f600}\"",
        "\\u00e9",
        "\\n",
        "\\",
        "0",
        "1",
        "-",
        ".5",
        "e3",
        "E+2",
        "1e400",
        "null",
        "true",
        "false",
        "nul",
        "\u{e9}",
    ];

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_text_is_read_as_the_reference_reads_it(signs in proptest::collection::vec(proptest::sample::select(SIGNS), 0..9)) {
            let text = signs.concat();
            let expected: Result<serde_json::Value, _> = serde_json::from_str(&text);
            let found = read(&text);
            if let Ok(expected) = expected {
                let found = found.map_err(|error| TestCaseError::fail(format!("{text}: {error}")))?;
                let again: serde_json::Value = serde_json::from_str(&found.compact()).map_err(|error| TestCaseError::fail(error.to_string()))?;
                prop_assert_eq!(again, expected);
            } else {
                prop_assert!(found.is_err(), "{} should be refused", text);
            }
        }

        #[test]
        fn words_are_read_as_they_were_written(words in "\\PC{0,30}", more in any::<String>()) {
            let text = serde_json::to_string(&[&words, &more]).unwrap_or_default();
            let again: Vec<String> = serde_json::from_str(&read(&text).map_err(|error| TestCaseError::fail(error.to_string()))?.compact()).unwrap_or_default();
            prop_assert_eq!(again, [words, more]);
        }
    }
}
