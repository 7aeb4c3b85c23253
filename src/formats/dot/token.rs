//! The words and signs of DOT.

/// Whether a text is DOT: `graph` or `digraph`, perhaps `strict` and a name, then a brace.
pub(in crate::formats) fn looks_like(text: &str) -> bool {
    let mut tokens = Tokens::of(text);
    let mut is_named = false;
    for _ in 0..4 {
        match tokens.next() {
            Some((_, Token::Sign("{"))) => return is_named,
            Some((_, Token::Id(word))) if !is_named => match word.to_ascii_lowercase().as_str() {
                "strict" => {}
                "graph" | "digraph" => is_named = true,
                _ => return false,
            },
            Some((_, Token::Id(_) | Token::Quoted(_))) if is_named => {}
            _ => return false,
        }
    }
    false
}

#[derive(Clone, PartialEq, Debug)]
pub(super) enum Token<'a> {
    /// `{ } [ ] ; , = : -> --`
    Sign(&'a str),
    Id(&'a str),
    /// Words in quotes or in `< >`, as they are meant.
    Quoted(String),
}

/// The tokens of a text, each with the byte where it begins.
pub(super) struct Tokens<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Tokens<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    fn skip(&mut self) {
        loop {
            let rest = &self.text[self.at..];
            let trimmed = rest.trim_start();
            let before = self.text[..self.text.len() - trimmed.len()].trim_end_matches([' ', '\t']);
            let begins_line = before.is_empty() || before.ends_with('\n');
            self.at = self.text.len() - trimmed.len();
            let end = if trimmed.starts_with("//") || trimmed.starts_with('#') && begins_line {
                trimmed.find('\n').unwrap_or(trimmed.len())
            } else if trimmed.starts_with("/*") {
                trimmed.find("*/").map_or(trimmed.len(), |end| end + 2)
            } else {
                return;
            };
            self.at += end;
        }
    }

    /// Words in quotes; `+` joins several.
    fn quoted(&mut self) -> String {
        let mut words = String::new();
        loop {
            let mut letters = self.text[self.at + 1..].char_indices();
            let mut end = self.text.len();
            while let Some((index, letter)) = letters.next() {
                match letter {
                    '"' => {
                        end = self.at + 1 + index + 1;
                        break;
                    }
                    '\\' => match letters.next() {
                        Some((_, '"')) => words.push('"'),
                        Some((_, '\\')) => words.push('\\'),
                        Some((_, 'n' | 'l' | 'r')) => words.push(' '),
                        // A line that goes on in the next.
                        Some((_, '\n')) | None => {}
                        Some((_, other)) => words.extend(['\\', other]),
                    },
                    other => words.push(other),
                }
            }
            self.at = end;
            let before = self.at;
            self.skip();
            let Some(rest) = self.text[self.at..].strip_prefix('+').map(str::trim_start).filter(|rest| rest.starts_with('"')) else {
                self.at = before;
                return words;
            };
            self.at = self.text.len() - rest.len();
        }
    }

    /// The words between `<` and `>`, without the markup that may stand there.
    fn markup(&mut self) -> String {
        let (mut depth, mut words) = (0_usize, String::new());
        for (index, letter) in self.text[self.at..].char_indices() {
            match letter {
                '<' => {
                    depth += 1;
                    words.push(' ');
                }
                '>' => depth -= 1,
                other if depth == 1 => words.push(other),
                _ => {}
            }
            if depth == 0 {
                self.at += index + 1;
                return words.split_whitespace().collect::<Vec<_>>().join(" ");
            }
        }
        self.at = self.text.len();
        words
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = (usize, Token<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        self.skip();
        let start = self.at;
        let rest = &self.text[start..];
        let first = rest.chars().next()?;
        let size = match first {
            '"' => return Some((start, Token::Quoted(self.quoted()))),
            '<' => return Some((start, Token::Quoted(self.markup()))),
            '-' if rest.starts_with("->") || rest.starts_with("--") => 2,
            _ if is_of_id(first) || first == '-' => {
                let end = rest.char_indices().skip(1).find(|(_, letter)| !is_of_id(*letter)).map_or(rest.len(), |(index, _)| index);
                self.at += end;
                return Some((start, Token::Id(&rest[..end])));
            }
            other => other.len_utf8(),
        };
        self.at += size;
        Some((start, Token::Sign(&rest[..size])))
    }
}

fn is_of_id(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_' || letter == '.' || u32::from(letter) >= 128
}
