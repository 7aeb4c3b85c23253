//! Reads GML.

use crate::formats::error::FormatError;
use crate::formats::found::{Found, Lines, malformed};
use crate::formats::graph::{Entry, Graph};
use crate::words::files::FilePlace;

const FORMAT: &str = "GML";
/// How deep lists may be nested.
const MAX_DEPTH: usize = 64;

/// Whether a text is GML: keys and values, among them a list called `graph`.
pub(in crate::formats) fn looks_like(text: &str) -> bool {
    let mut reader = Reader { text, at: 0 };
    // What may stand before the graph is short.
    for _ in 0..40 {
        let Some(Token::Word(key)) = reader.next() else { return false };
        match reader.next() {
            Some(Token::Open) => return key.eq_ignore_ascii_case("graph") || reader.text[reader.at..].contains("graph"),
            Some(Token::Word(_) | Token::Text(_)) => {}
            _ => return false,
        }
    }
    false
}

enum Token<'a> {
    Open,
    Close,
    Word(&'a str),
    Text(&'a str),
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let rest = self.text[self.at..].trim_start();
            self.at = self.text.len() - rest.len();
            // A comment takes the rest of its line.
            if !rest.starts_with('#') {
                break;
            }
            self.at += rest.find('\n').unwrap_or(rest.len());
        }
        let rest = &self.text[self.at..];
        let first = rest.chars().next()?;
        if let Some(inside) = rest.strip_prefix('"') {
            let end = inside.find('"').unwrap_or(inside.len());
            self.at += (end + 2).min(rest.len());
            return Some(Token::Text(&inside[..end]));
        }
        let end = match first {
            '[' | ']' => 1,
            _ => rest.find(|letter: char| letter.is_whitespace() || "[]\"".contains(letter)).unwrap_or(rest.len()),
        };
        self.at += end;
        Some(match first {
            '[' => Token::Open,
            ']' => Token::Close,
            _ => Token::Word(&rest[..end]),
        })
    }
}

/// A list that is being read: what stands directly in a node or an edge is theirs.
#[derive(Clone, Copy, PartialEq)]
enum List {
    Graph,
    Node,
    Edge,
    Graphics,
    Label,
    Inside,
}

/// What is known of a node or edge, before it can be added: its ids may stand last.
#[derive(Default)]
struct Record {
    start: usize,
    fields: Vec<(String, String)>,
}

impl Record {
    fn take(&mut self, name: &str) -> String {
        let index = self.fields.iter().position(|(key, _)| key == name);
        index.map(|index| self.fields.remove(index).1).unwrap_or_default()
    }

    fn describe(self, entry: &mut Entry<'_>) {
        for (name, value) in &self.fields {
            entry.set(name, value);
        }
    }
}

/// Reads a file.
///
/// # Errors
/// Where brackets do not match, or lists are nested too deep.
pub(in crate::formats) fn read(file: &str, text: &str) -> Result<Found, FormatError> {
    let mut reader = Reader { text, at: 0 };
    let (mut graph, mut lines) = (Graph::default(), Lines::of(text));
    let mut open: Vec<List> = Vec::new();
    let mut record = Record::default();
    let mut directed = false;
    loop {
        let start = reader.at;
        let mut wrong = |detail: &str, at| malformed(FORMAT, detail, Some(lines.place(at)));
        let key = match reader.next() {
            Some(Token::Word(key)) => key,
            Some(Token::Close) => {
                let closed = open.pop().ok_or_else(|| wrong("a list ends that never began", start))?;
                if matches!(closed, List::Node | List::Edge) {
                    let at = lines.place(record.start);
                    add(&mut graph, std::mem::take(&mut record), closed == List::Node, directed, at);
                }
                continue;
            }
            None if open.is_empty() => return Ok(graph.found(file)),
            None => return Err(wrong("it ends too early", start)),
            _ => return Err(wrong("a name is missing before a value", start)),
        };
        let above = open.last().copied();
        match reader.next() {
            Some(Token::Open) => {
                if open.len() >= MAX_DEPTH {
                    return Err(wrong("it is nested deeper than any map", start));
                }
                let list = match (above, key) {
                    (None, _) if key.eq_ignore_ascii_case("graph") => List::Graph,
                    (Some(List::Graph), "node") => List::Node,
                    (Some(List::Graph), "edge") => List::Edge,
                    (Some(List::Node | List::Edge), "graphics") => List::Graphics,
                    (Some(List::Node | List::Edge), "LabelGraphics") => List::Label,
                    _ => List::Inside,
                };
                if matches!(list, List::Node | List::Edge) {
                    record = Record { start: reader.at, fields: Vec::new() };
                }
                open.push(list);
            }
            Some(Token::Word(value) | Token::Text(value)) => match (above, key) {
                (Some(List::Graph), "directed") => directed = value == "1",
                (Some(List::Graph), "label" | "name" | "Label") if graph.title.is_empty() => graph.title = unescaped(value),
                (Some(List::Node | List::Edge), _) => record.fields.push((key.to_owned(), unescaped(value))),
                (Some(List::Graphics), "x" | "y") => record.fields.push((key.to_owned(), value.to_owned())),
                (Some(List::Label), "text") => record.fields.push(("text of the label".to_owned(), unescaped(value))),
                _ => {}
            },
            _ => return Err(wrong("a value is missing behind a name", start)),
        }
    }
}

fn add(graph: &mut Graph, mut record: Record, is_node: bool, directed: bool, at: FilePlace) {
    let drawn = record.take("text of the label");
    if is_node {
        let id = record.take("id");
        let parent = record.take("gid");
        let mut entry = graph.node(at, &id);
        entry.set("parent", &parent);
        record.describe(&mut entry);
        entry.set("label", &drawn);
    } else {
        let (source, target) = (record.take("source"), record.take("target"));
        let directed = match record.take("directed").as_str() {
            "1" => true,
            "0" => false,
            _ => directed,
        };
        let mut entry = graph.tie(at, &source, &target, Some(directed));
        record.describe(&mut entry);
        entry.set("label", &drawn);
    }
}

/// The letters of a text; those that GML has no room for are written `&amp;` or `&#233;`.
pub(super) fn unescaped(text: &str) -> String {
    let mut letters = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('&') {
        letters.push_str(before);
        let letter = behind.split_once(';').filter(|(name, _)| name.len() < 10).and_then(|(name, after)| Some((letter(name)?, after)));
        match letter {
            Some((letter, after)) => {
                letters.push(letter);
                rest = after;
            }
            None => {
                letters.push('&');
                rest = behind;
            }
        }
    }
    letters + rest
}

fn letter(name: &str) -> Option<char> {
    match name {
        "quot" => Some('"'),
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            code.ok().and_then(char::from_u32)
        }
    }
}
