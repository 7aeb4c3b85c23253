//! Cells of a line that are set apart by spaces or commas and may stand in quotes, as the programs of network analysis of
//! the 1990s write them.

/// The cells of a line, without their quotes, and whether each had some.
pub(super) fn cells(line: &str) -> Vec<(&str, bool)> {
    let mut cells = Vec::new();
    let mut rest = line;
    loop {
        rest = rest.trim_start_matches(|letter: char| letter.is_whitespace() || letter == ',');
        let Some(first) = rest.chars().next() else { return cells };
        let is_quoted = matches!(first, '"' | '\'') && rest[1..].contains(first);
        if is_quoted {
            let (cell, after) = rest[1..].split_once(first).unwrap_or((&rest[1..], ""));
            cells.push((cell, true));
            rest = after;
        } else {
            let end = rest.find(|letter: char| letter.is_whitespace() || letter == ',').unwrap_or(rest.len());
            cells.push((&rest[..end], false));
            rest = &rest[end..];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_keep_spaces_together() {
        let texts: Vec<&str> = cells(r#" 1 "a, b" '' d'or, x"y"#).into_iter().map(|(text, _)| text).collect();
        assert_eq!(texts, ["1", "a, b", "", "d'or", "x\"y"]);
    }
}
