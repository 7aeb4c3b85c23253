//! HTML as text.
//!
//! **Invariant:** no word of the map becomes markup; no control character gets into the document.

/// A document in the making.
#[derive(Default)]
pub(super) struct Html(String);

impl Html {
    /// Adds markup of our own, as it is.
    pub(super) fn raw(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    /// Adds words.
    pub(super) fn words(&mut self, text: &str) {
        for letter in text.chars() {
            match letter {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\n' | '\t' => self.0.push(' '),
                '\0'..='\u{1f}' | '\u{7f}' | '\u{fffe}' | '\u{ffff}' => self.0.push('\u{fffd}'),
                other => self.0.push(other),
            }
        }
    }

    /// An element with words in it; `opening` is its name with attributes. Without words there is none.
    pub(super) fn element(&mut self, opening: &str, text: &str) {
        if !text.trim().is_empty() {
            self.within(opening, |inner| inner.words(text));
            self.raw("\n");
        }
    }

    /// An element with others in it.
    pub(super) fn within(&mut self, opening: &str, fill: impl FnOnce(&mut Self)) {
        self.0.push('<');
        self.0.push_str(opening);
        self.0.push('>');
        fill(self);
        self.0.push_str("</");
        self.0.push_str(opening.split(' ').next().unwrap_or(opening));
        self.0.push('>');
    }

    /// A table with a heading for each column.
    pub(super) fn table(&mut self, class: &str, headings: &[&str], rows: &[Vec<String>]) {
        self.within(&format!("table class=\"{class}\""), |table| {
            table.within("thead", |head| head.row("th scope=\"col\"", headings.iter().copied()));
            table.within("tbody", |body| rows.iter().for_each(|row| body.row("td", row.iter().map(String::as_str))));
        });
        self.raw("\n");
    }

    fn row<'a>(&mut self, cell: &str, cells: impl Iterator<Item = &'a str>) {
        self.within("tr", |row| {
            for text in cells {
                row.within(cell, |inner| {
                    for (at, line) in text.split('\n').enumerate() {
                        if at > 0 {
                            inner.raw("<br>");
                        }
                        inner.words(line);
                    }
                });
            }
        });
        self.raw("\n");
    }

    /// The text of it.
    pub(super) fn text(self) -> String {
        self.0
    }
}
