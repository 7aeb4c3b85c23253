//! What stands before the data of a DL file: sizes, the form of the data, labels.

use crate::formats::cells::cells;
use crate::formats::error::FormatError;
use crate::formats::found::{Lines, malformed};

const FORMAT: &str = "UCINET DL";

/// Whether a text is DL: it begins with these two letters and sizes.
pub(in crate::formats) fn looks_like(text: &str) -> bool {
    let text = text.trim_start();
    let Some((name, rest)) = text.split_at_checked(2) else { return false };
    let is_apart = rest.starts_with(|letter: char| letter.is_whitespace() || letter == ',');
    name.eq_ignore_ascii_case("dl") && is_apart && rest.to_ascii_lowercase().contains("data")
}

/// How the data are written.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(super) enum Form {
    #[default]
    FullMatrix,
    UpperHalf,
    LowerHalf,
    EdgeList,
    NodeList,
}

/// The header.
#[derive(Debug, Default)]
pub(super) struct Header {
    /// Rows, columns and matrices; no columns of their own where there is one kind of bodies.
    pub(super) rows: Option<usize>,
    pub(super) columns: Option<usize>,
    pub(super) form: Form,
    /// Whether halves hold the diagonal.
    pub(super) has_diagonal: bool,
    pub(super) row_labels: Vec<String>,
    pub(super) column_labels: Vec<String>,
    pub(super) matrix_labels: Vec<String>,
    pub(super) are_rows_embedded: bool,
    pub(super) are_columns_embedded: bool,
    pub(super) title: String,
    /// Where the data begin.
    pub(super) data: usize,
}

impl Header {
    /// Whether rows and columns are of two kinds.
    pub(super) fn has_two_kinds(&self) -> bool {
        self.columns.is_some()
    }
}

/// Reads the header of a file.
///
/// # Errors
/// Where there are no data, or no sizes.
pub(super) fn read(text: &str) -> Result<Header, FormatError> {
    // ASCII letters alone change, so that places stay.
    let lower = text.to_ascii_lowercase();
    let data = find_section(&lower, "data", 0);
    let Some((end, data)) = data else {
        return Err(malformed(FORMAT, "it ends before its data", Some(Lines::of(text).place(text.len()))));
    };
    let mut header = Header { has_diagonal: true, data, ..Header::default() };
    // Lists of labels with where their name begins and where they begin themselves.
    let mut lists = Vec::new();
    for (name, kind) in
        [("labels", 0), ("row labels", 1), ("column labels", 2), ("col labels", 2), ("matrix labels", 3), ("level labels", 3)]
    {
        let mut from = 0;
        while let Some((start, to)) = find_section(&lower[..end], name, from) {
            let before = lower[..start].trim_end();
            // `labels:` is also the end of `row labels:`.
            if kind > 0 || !["row", "column", "col", "matrix", "level"].iter().any(|word| before.ends_with(word)) {
                lists.push((start, to, kind));
                break;
            }
            from = to;
        }
    }
    lists.sort_unstable();
    let settings_end = lists.first().map_or(end, |(from, ..)| *from);
    settings(&mut header, &text[..settings_end]);
    for (index, (_, to, kind)) in lists.iter().enumerate() {
        let until = lists.get(index + 1).map_or(end, |(from, ..)| *from);
        let part = &text[*to..until.max(*to)];
        let lower_part = part.to_ascii_lowercase();
        // `labels embedded` may follow the labels of something else.
        let part = ["row labels embedded", "column labels embedded", "col labels embedded", "labels embedded"]
            .iter()
            .filter_map(|said| lower_part.find(said))
            .min()
            .map_or(part, |at| &part[..at]);
        match kind {
            2 => header.column_labels = labels(part, header.columns.or(header.rows)),
            3 => header.matrix_labels = labels(part, None),
            _ => header.row_labels = labels(part, header.rows),
        }
    }
    let before_data = &lower[..end];
    let all = before_data.replace("row labels embedded", "").replace("column labels embedded", "").replace("col labels embedded", "");
    let is_all = all.contains("labels embedded");
    header.are_rows_embedded = is_all || before_data.contains("row labels embedded");
    header.are_columns_embedded = is_all || before_data.contains("column labels embedded") || before_data.contains("col labels embedded");
    Ok(header)
}

/// Where a section `name:` begins at or behind `from`, and where what it says begins.
fn find_section(lower: &str, name: &str, from: usize) -> Option<(usize, usize)> {
    let mut at = from;
    while let Some(found) = lower.get(at..)?.find(name) {
        let (start, end) = (at + found, at + found + name.len());
        let is_word = !lower[..start].ends_with(|letter: char| letter.is_alphanumeric() || letter == '_');
        let rest = lower[end..].trim_start();
        if is_word && rest.starts_with(':') {
            return Some((start, lower.len() - rest.len() + 1));
        }
        at = end;
    }
    None
}

fn labels(part: &str, count: Option<usize>) -> Vec<String> {
    let own = |text: &str| text.trim().trim_matches('"').trim().to_owned();
    let lines: Vec<String> = part.lines().map(|line| own(line.trim().trim_end_matches(','))).filter(|line| !line.is_empty()).collect();
    let words: Vec<String> = cells(part).into_iter().map(|(text, _)| text.trim().to_owned()).filter(|text| !text.is_empty()).collect();
    // Labels of several words stand on a line each.
    if count.is_some_and(|count| words.len() != count && lines.len() == count) { lines } else { words }
}

/// Reads `n=5 format = fullmatrix diagonal absent`.
fn settings(header: &mut Header, text: &str) {
    let spaced = text.replace('=', " = ");
    let all = cells(&spaced);
    let mut words = all.iter().map(|(word, _)| *word).filter(|word| *word != "=").peekable();
    while let Some(word) = words.next() {
        let mut count = || words.peek().and_then(|word| word.trim_end_matches([',', ';']).parse::<usize>().ok());
        match word.to_ascii_lowercase().as_str() {
            "n" | "nr" => header.rows = count(),
            "nc" => header.columns = count(),
            "format" => {
                let form = words.peek().map(|word| word.to_ascii_lowercase()).unwrap_or_default();
                header.form = match form.as_str() {
                    "upperhalf" | "uh" | "upperhalfmatrix" => Form::UpperHalf,
                    "lowerhalf" | "lh" | "lowerhalfmatrix" => Form::LowerHalf,
                    _ if form.starts_with("edgelist") || form.starts_with("el") || form.starts_with("edgearray") => Form::EdgeList,
                    _ if form.starts_with("nodelist") || form.starts_with("nl") => Form::NodeList,
                    _ => Form::FullMatrix,
                };
                if form.ends_with('2') && header.columns.is_none() {
                    header.columns = Some(0);
                }
            }
            "absent" => header.has_diagonal = false,
            "title" => header.title = words.peek().map(|word| (*word).to_owned()).unwrap_or_default(),
            _ => {}
        }
    }
}
