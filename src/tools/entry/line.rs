//! The grammar of one line.

use crate::model::parse_number;

/// How two lists of names are joined.
const JOINTS: [(&str, bool); 5] = [("<->", false), ("<>", false), ("->", true), ("→", true), (">", true)];

/// What one line says.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Line {
    /// A body, perhaps with its sector.
    Body {
        /// Its name.
        name: String,
        /// Its sector.
        sector: Option<String>,
        /// Its power and its interest.
        ratings: [Option<f64>; 2],
    },
    /// Ties from each name on the left to each on the right.
    Ties {
        /// The names on the left.
        sources: Vec<String>,
        /// The names on the right.
        targets: Vec<String>,
        /// Whether they go one way.
        directed: bool,
        /// What flows through them.
        kind: Option<String>,
        /// How strong they are.
        strength: Option<f64>,
    },
}

/// Reads one line; `None` where it names nothing.
pub(super) fn read(line: &str) -> Option<Line> {
    let line = without_bullet(line.trim());
    match joint(line) {
        Some((left, right, directed)) => ties(left, right, directed),
        None => body(line),
    }
}

/// The first place where names are joined: the text before, the text behind, and whether the tie goes one way.
pub(super) fn joint(line: &str) -> Option<(&str, &str, bool)> {
    let first = JOINTS.iter().filter_map(|(sign, directed)| line.find(sign).map(|at| (at, sign.len(), *directed)));
    // Of signs that start at the same place the longest is meant; those come first in the list.
    let (at, length, directed) = first.reduce(|best, next| if next.0 < best.0 { next } else { best })?;
    Some((&line[..at], &line[at + length..], directed))
}

fn body(line: &str) -> Option<Line> {
    // A row of a spreadsheet, or what is typed: name, sector, power, interest.
    let sign = if line.contains('\t') { '\t' } else { ',' };
    let mut parts: Vec<&str> = line.split(sign).map(str::trim).collect();
    let is_rating = |part: &&str| part.is_empty() || parse_number(part).is_some();
    // A name may hold commas; numbers at the end, behind a sector or the place for one, are ratings.
    let count = parts.iter().skip(2).rev().take_while(|part| is_rating(part)).count().min(2);
    let mut ratings = parts.split_off(parts.len() - count).into_iter().map(parse_number);
    let ratings = [ratings.next().flatten(), ratings.next().flatten()];
    let (name, sector) = match (sign, parts.split_last()) {
        ('\t', _) => (parts[0].to_owned(), parts.get(1).copied().unwrap_or_default()),
        (_, Some((sector, name))) if !name.is_empty() => (name.join(", "), *sector),
        _ => (line.to_owned(), ""),
    };
    let name = name.trim().trim_end_matches(',').trim();
    (!name.is_empty()).then(|| Line::Body { name: name.to_owned(), sector: (!sector.is_empty()).then(|| sector.to_owned()), ratings })
}

fn ties(left: &str, right: &str, directed: bool) -> Option<Line> {
    let (right, what) = right.rsplit_once(':').unwrap_or((right, ""));
    let (sources, targets) = (names(left), names(right));
    if sources.is_empty() || targets.is_empty() {
        return None;
    }
    let what = what.trim();
    let (kind, number) = what.rsplit_once(char::is_whitespace).unwrap_or(("", what));
    let (kind, strength) = match parse_number(number) {
        Some(strength) => (kind.trim(), Some(strength)),
        None => (what, None),
    };
    Some(Line::Ties { sources, targets, directed, kind: (!kind.is_empty()).then(|| kind.to_owned()), strength })
}

fn names(list: &str) -> Vec<String> {
    list.split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// A pasted list may have bullets or numbers; a name that begins with a number keeps it.
fn without_bullet(line: &str) -> &str {
    for bullet in ["- ", "* ", "• ", "– ", "· "] {
        if let Some(rest) = line.strip_prefix(bullet) {
            return rest.trim_start();
        }
    }
    let digits = line.trim_start_matches(|digit: char| digit.is_ascii_digit());
    match digits.strip_prefix(". ").or_else(|| digits.strip_prefix(") ")) {
        Some(rest) if digits.len() < line.len() => rest.trim_start(),
        _ => line,
    }
}
