//! XML as a read-only tree, under limits.
//!
//! **Invariant:** no document type, no entities of a file's own, nothing from outside; elements go no deeper than
//! [`MAX_DEPTH`], and time and memory grow with the length of the text.

use roxmltree::{Document, Error, Node, ParsingOptions};

use crate::formats::error::FormatError;
use crate::formats::found::malformed;
use crate::words::files::FilePlace;

/// How deep elements may be nested.
const MAX_DEPTH: usize = 64;
/// How many elements, texts and comments a file may hold.
const MAX_NODES: u32 = 3_000_000;
/// How many attributes one element may have; reading them takes time with the square of their number.
const MAX_ATTRIBUTES: usize = 1_000;
/// How often names of namespaces may be handed down.
const MAX_NAMESPACES: usize = 4_000_000;

/// Reads a file; `format` names it in messages.
///
/// # Errors
/// Where it is no XML, or larger or deeper than a map can be.
pub(super) fn parse<'a>(format: &str, text: &'a str) -> Result<Document<'a>, FormatError> {
    let at = |byte: usize| {
        let before = text.get(..byte).unwrap_or(text);
        let line = before.rsplit_once('\n').map_or(before, |(_, line)| line);
        Some(FilePlace::Line { line: before.matches('\n').count() + 1, column: line.chars().count() + 1 })
    };
    check_tags(text).map_err(|(detail, byte)| malformed(format, detail, at(byte)))?;
    let options = ParsingOptions { allow_dtd: false, nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|error| {
        let place = error.pos();
        let place = FilePlace::Line { line: place.row as usize, column: place.col as usize };
        let detail = match error {
            Error::DtdDetected => "it declares a document type (DTD), which it does not need and which can do harm; save it without",
            Error::NodesLimitReached => "it holds more elements than any map needs",
            _ => "its XML is not well formed",
        };
        malformed(format, detail, Some(place))
    })
}

/// Counts what would make reading slow or deep, without reading.
fn check_tags(text: &str) -> Result<(), (&'static str, usize)> {
    let bytes = text.as_bytes();
    let (mut at, mut depth, mut declaring, mut most_declared) = (0, 0_usize, 0_usize, 0_usize);
    while let Some(found) = text.get(at..).and_then(|rest| rest.find('<')) {
        at += found + 1;
        let rest = &text[at..];
        let passed_over = [("!--", "-->"), ("![CDATA[", "]]>"), ("?", "?>")].into_iter().find(|(start, _)| rest.starts_with(start));
        if let Some((_, end)) = passed_over {
            at += rest.find(end).unwrap_or(rest.len());
            continue;
        }
        let start = at;
        let (mut quote, mut attributes, mut declared) = (None, 0, 0);
        while let Some(byte) = bytes.get(at) {
            match (quote, byte) {
                (None, b'>') => break,
                (None, b'"' | b'\'') => quote = Some(*byte),
                (None, b'=') => attributes += 1,
                (None, b':' | b' ' | b'\n' | b'\t' | b'\r') if bytes[..at].ends_with(b"xmlns") => declared += 1,
                (Some(open), byte) if open == *byte => quote = None,
                _ => {}
            }
            at += 1;
        }
        if attributes > MAX_ATTRIBUTES {
            return Err(("one of its elements has too many attributes", start));
        }
        most_declared = most_declared.max(declared);
        declaring += usize::from(declared > 0);
        if declaring.saturating_mul(most_declared) > MAX_NAMESPACES {
            return Err(("it declares too many namespaces", start));
        }
        if bytes.get(start) == Some(&b'/') {
            depth = depth.saturating_sub(1);
        } else if bytes.get(start) != Some(&b'!') && !bytes[..at].ends_with(b"/") {
            depth += 1;
        }
        if depth > MAX_DEPTH {
            return Err(("it is nested deeper than any map", start));
        }
    }
    Ok(())
}

/// The name of an element, without its namespace.
pub(super) fn name<'a>(node: Node<'a, '_>) -> &'a str {
    node.tag_name().name()
}

/// An attribute by its name without namespace, empty where there is none.
pub(super) fn attribute<'a>(node: Node<'a, '_>, wanted: &str) -> &'a str {
    node.attributes().find(|attribute| attribute.name() == wanted).map_or("", |attribute| attribute.value())
}

/// The elements directly in an element that have this name.
pub(super) fn children<'a, 'input>(node: Node<'a, 'input>, wanted: &'static str) -> impl Iterator<Item = Node<'a, 'input>> {
    node.children().filter(move |child| child.is_element() && name(*child) == wanted)
}

/// The words of an element, without those of elements in it.
pub(super) fn words<'a>(node: Node<'a, '_>) -> &'a str {
    node.children()
        .filter_map(|child| child.is_text().then(|| child.text()).flatten())
        .map(str::trim)
        .find(|text| !text.is_empty())
        .unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(text: &str) -> String {
        parse("GraphML", text).map(drop).expect_err("refused").to_string()
    }

    #[test]
    fn what_could_do_harm_is_refused_with_its_place() {
        expect_test::expect![[r#"
            This GraphML file cannot be read: it declares a document type (DTD), which it does not need and which can do harm; save it without. (line 1, column 1)
            This GraphML file cannot be read: its XML is not well formed. (line 2, column 4)
            This GraphML file cannot be read: it is nested deeper than any map. (line 1, column 194)
            This GraphML file cannot be read: one of its elements has too many attributes. (line 1, column 2)
            This GraphML file cannot be read: its XML is not well formed. (line 1, column 1)"#]].assert_eq(&[
            refusal("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"),
            refusal("<a>\n<b></a>"),
            refusal(&"<a>".repeat(100_000)),
            refusal(&format!("<a {}/>", (0..2_000).map(|number| format!("a{number}='' ")).collect::<String>())),
            refusal(""),
        ].join("\n"));
    }

    #[test]
    fn what_only_looks_deep_is_read() {
        let text = format!("<a><![CDATA[{}]]><!-- {} --><b c='<d>'/></a>", "<x>".repeat(500), "<y>".repeat(500));
        assert!(parse("XML", &text.replace("<d>", "&lt;d>")).is_ok());
    }
}
