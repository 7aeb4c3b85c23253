//! Reads the data of a DL file.

use std::collections::BTreeMap;

use crate::formats::cells::cells;
use crate::formats::dl::header::{self, Form, Header};
use crate::formats::error::FormatError;
use crate::formats::found::{Found, Lines, malformed};
use crate::formats::graph::Graph;
use crate::model::{StakeholderMap, parse_number};
use crate::words::files::FilePlace;

const FORMAT: &str = "UCINET DL";

/// Bodies of one kind by their place in the file; labels stand for places, and new ones get the next.
#[derive(Default)]
struct Names {
    labels: Vec<String>,
    known: BTreeMap<String, usize>,
}

impl Names {
    fn of(labels: &[String], count: Option<usize>) -> Self {
        let mut names = Self::default();
        for index in 0..count.unwrap_or(labels.len()).max(labels.len()).min(StakeholderMap::MAX_STAKEHOLDERS + 1) {
            names.add(&labels.get(index).cloned().unwrap_or_else(|| (index + 1).to_string()));
        }
        names
    }

    fn add(&mut self, label: &str) -> usize {
        let index = self.labels.len();
        self.labels.push(label.to_owned());
        self.known.entry(label.to_lowercase()).or_insert(index);
        index
    }

    /// The body that a cell names: by its label where labels stand in the data, else by its number.
    fn at(&mut self, cell: &str, is_label: bool) -> Option<usize> {
        let by_label = self.known.get(&cell.to_lowercase()).copied();
        let by_number = cell.parse::<usize>().ok().and_then(|number| number.checked_sub(1)).filter(|index| *index < self.labels.len());
        let found = if is_label { by_label.or(by_number) } else { by_number.or(by_label) };
        let has_room = self.labels.len() <= StakeholderMap::MAX_STAKEHOLDERS;
        found.or_else(|| has_room.then(|| self.add(cell)))
    }
}

/// A tie: matrix, row, column, value, line.
type Cell = (usize, usize, usize, f64, FilePlace);

/// Reads a file.
///
/// # Errors
/// Where the header says too little, or the data hold words where numbers should be.
pub(in crate::formats) fn read(file: &str, text: &str) -> Result<Found, FormatError> {
    let mut header = header::read(text)?;
    let mut lines = Vec::new();
    let (mut places, mut start) = (Lines::of(text), header.data);
    for line in text[header.data..].split_inclusive('\n') {
        lines.push((places.place(start), cells(line)));
        start += line.len();
    }
    lines.retain(|(_, cells)| !cells.is_empty());
    let is_matrix = matches!(header.form, Form::FullMatrix | Form::UpperHalf | Form::LowerHalf);
    let size = header.rows.filter(|size| *size > 0 || !is_matrix);
    let Some(rows) = size.or((!is_matrix).then_some(header.row_labels.len())) else {
        return Err(malformed(FORMAT, "it does not say how many bodies there are", Some(places.place(0))));
    };
    if is_matrix && rows.max(header.columns.unwrap_or(0)) > StakeholderMap::MAX_STAKEHOLDERS {
        return Err(malformed(FORMAT, "it has more rows than a map has bodies", Some(places.place(0))));
    }
    if header.row_labels.is_empty() && !header.has_two_kinds() {
        header.row_labels = std::mem::take(&mut header.column_labels);
    }
    let (mut names, mut columns) = (Names::of(&header.row_labels, Some(rows)), Names::of(&header.column_labels, header.columns));
    if !is_matrix && header.are_rows_embedded {
        // The labels are those that the data name, in their order.
        names = Names::of(&header.row_labels, None);
        columns = Names::of(&header.column_labels, None);
    }
    let cells =
        if is_matrix { matrix(&header, &lines, &mut names, &mut columns)? } else { list(&header, &lines, &mut names, &mut columns)? };
    Ok(graph(header, &names, &columns, cells).found(file))
}

/// Ends of ties, and a value behind them in edge lists.
fn list(
    header: &Header,
    lines: &[(FilePlace, Vec<(&str, bool)>)],
    names: &mut Names,
    columns: &mut Names,
) -> Result<Vec<Cell>, FormatError> {
    let two_kinds = header.has_two_kinds();
    let (row_words, column_words) =
        (header.are_rows_embedded, if two_kinds { header.are_columns_embedded } else { header.are_rows_embedded });
    let mut cells = Vec::new();
    let mut matrix = 0;
    for (at, words) in lines {
        if words[0].0 == "!" {
            matrix += 1;
            continue;
        }
        if cells.len() > StakeholderMap::MAX_RELATIONSHIPS {
            break;
        }
        let Some(row) = names.at(words[0].0, row_words) else { continue };
        let targets = if header.form == Form::EdgeList { words.get(1..2) } else { words.get(1..) };
        let targets = targets.ok_or_else(|| malformed(FORMAT, "a tie has one end", Some(at.clone())))?;
        let weight = match words.get(2).filter(|_| header.form == Form::EdgeList) {
            Some((text, _)) => {
                parse_number(text).ok_or_else(|| malformed(FORMAT, "the strength of a tie is no number", Some(at.clone())))?
            }
            None => 1.0,
        };
        for (target, _) in targets {
            let column = if two_kinds { columns.at(target, column_words) } else { names.at(target, column_words) };
            cells.extend(column.map(|column| (matrix, row, column, weight, at.clone())));
        }
    }
    Ok(cells)
}

/// The numbers of one matrix or several, row by row, however the lines are broken.
fn matrix(
    header: &Header,
    lines: &[(FilePlace, Vec<(&str, bool)>)],
    names: &mut Names,
    columns: &mut Names,
) -> Result<Vec<Cell>, FormatError> {
    let height = names.labels.len();
    let width = if header.has_two_kinds() { columns.labels.len() } else { height };
    let mut words =
        lines.iter().flat_map(|(at, cells)| cells.iter().map(move |(text, _)| (at, *text))).filter(|(_, text)| *text != "!").peekable();
    let mut cells = Vec::new();
    let mut matrix = 0;
    while words.peek().is_some() {
        if header.are_columns_embedded {
            let labels: Vec<String> = words.by_ref().take(width).map(|(_, text)| text.to_owned()).collect();
            *(if header.has_two_kinds() { &mut *columns } else { &mut *names }) = Names::of(&labels, Some(width));
        }
        for row in 0..height {
            if header.are_rows_embedded
                && let Some((_, label)) = words.next()
                && (header.has_two_kinds() || !header.are_columns_embedded)
            {
                names.labels[row] = label.to_owned();
            }
            let own = usize::from(header.has_diagonal);
            let range = match header.form {
                Form::UpperHalf => row + 1 - own..width,
                Form::LowerHalf => 0..(row + own).min(width),
                _ => 0..width,
            };
            for column in range.filter(|column| header.has_diagonal || *column != row || header.has_two_kinds()) {
                let Some((at, text)) = words.next() else { return Ok(cells) };
                let value =
                    parse_number(text).ok_or_else(|| malformed(FORMAT, "a matrix holds something else than numbers", Some(at.clone())))?;
                if value != 0.0 && cells.len() <= StakeholderMap::MAX_RELATIONSHIPS * 2 {
                    cells.push((matrix, row, column, value, at.clone()));
                }
            }
        }
        matrix += 1;
    }
    Ok(cells)
}

fn graph(header: Header, names: &Names, columns: &Names, cells: Vec<Cell>) -> Graph {
    let mut graph = Graph::named(header.title.clone());
    let first = cells.first().map_or(FilePlace::Line { line: 1, column: 1 }, |(.., at)| at.clone());
    let two_kinds = header.has_two_kinds();
    let id = |index: usize, is_column: bool| {
        format!(
            "{}{}",
            if is_column && two_kinds {
                "c"
            } else if two_kinds {
                "r"
            } else {
                ""
            },
            index + 1
        )
    };
    for (list, is_column) in [(&names.labels, false), (&columns.labels, true)].into_iter().take(1 + usize::from(two_kinds)) {
        for (index, label) in list.iter().enumerate() {
            graph.node(first.clone(), &id(index, is_column)).set("label", label);
        }
    }
    let of_value: BTreeMap<(usize, usize, usize), f64> =
        cells.iter().map(|(matrix, row, column, value, _)| ((*matrix, *row, *column), *value)).collect();
    let is_half = matches!(header.form, Form::UpperHalf | Form::LowerHalf);
    // A matrix that is the same both ways holds every tie twice.
    let is_symmetric = |matrix: usize| {
        let mut of_matrix = of_value.range((matrix, 0, 0)..(matrix + 1, 0, 0));
        header.form == Form::FullMatrix
            && !two_kinds
            && of_matrix.all(|((_, row, column), value)| of_value.get(&(matrix, *column, *row)) == Some(value))
    };
    let last = cells.iter().map(|(matrix, ..)| *matrix).max().unwrap_or(0);
    let symmetric: Vec<bool> = (0..=last.min(1_000)).map(is_symmetric).collect();
    for (matrix, row, column, value, at) in cells {
        let is_same = symmetric.get(matrix).copied().unwrap_or(false);
        if is_same && row > column {
            continue;
        }
        let mut tie = graph.tie(at, &id(row, false), &id(column, true), Some(!is_same && !is_half && !two_kinds));
        tie.set("weight", &value.abs().to_string());
        if value < 0.0 {
            tie.set("sign", "-1");
        }
        match header.matrix_labels.get(matrix) {
            Some(label) => tie.set("kind", label),
            None if last > 0 => tie.set("kind", &format!("relation {}", matrix + 1)),
            None => &mut tie,
        };
    }
    graph
}
