//! Text as XML.
//!
//! **Invariant:** no word becomes markup, and every text is XML 1.0, which has no room for control characters.

/// Adds a text so that elements and attributes hold it as it is, line breaks included.
pub(super) fn push_escaped(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push_str(&format!("&#{};", u32::from(letter))),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            other => out.push(other),
        }
    }
}

/// Opens an element with attributes, those that say nothing left out; `end` is `>` or `/>`.
pub(super) fn push_element(out: &mut String, name: &str, attributes: &[(&str, &str)], end: &str) {
    out.push('<');
    out.push_str(name);
    for (name, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        push_escaped(out, value);
        out.push('"');
    }
    out.push_str(end);
}

/// An element with words in it.
pub(super) fn push_words(out: &mut String, name: &str, attributes: &[(&str, &str)], words: &str) {
    push_element(out, name, attributes, ">");
    push_escaped(out, words);
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}
