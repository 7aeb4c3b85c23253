//! Reads the sheets of an ODS workbook.

use roxmltree::Node;

use crate::formats::error::FormatError;
use crate::formats::letters::decode;
use crate::formats::workbook::cell::{Cells, MAX_COLUMNS, MAX_ROWS, number};
use crate::formats::xml::{attribute, children, name, parse};

/// How many cells a few letters may repeat, in all.
const MAX_REPEATED: usize = 100_000;

/// Reads all sheets of the part `content.xml`.
///
/// # Errors
/// Where it is damaged.
pub(super) fn read(content: &[u8]) -> Result<Vec<Cells>, FormatError> {
    let text = decode(content).0;
    let document = parse("ODS", &text)?;
    let mut left = MAX_REPEATED;
    let mut sheets = Vec::new();
    for table in
        document.descendants().filter(|node| name(*node) == "table" && node.parent().is_some_and(|above| name(above) == "spreadsheet"))
    {
        let mut cells = Cells::new(attribute(table, "name"));
        let mut line = 1;
        // Rows may stand in groups and headers.
        for row in table.descendants().filter(|node| name(*node) == "table-row") {
            let times = repeated(row, "number-rows-repeated");
            let mut filled = cells.row(line);
            let mut column = 0;
            for cell in row.children().filter(|node| matches!(name(*node), "table-cell" | "covered-table-cell")) {
                let columns = repeated(cell, "number-columns-repeated");
                let shown = shown(cell);
                if !shown.is_empty() {
                    let most = columns.min(MAX_COLUMNS.saturating_sub(column)).min(left);
                    left -= most;
                    (column..column + most).for_each(|column| filled.push(column, &shown));
                }
                column = column.saturating_add(columns);
            }
            for again in 1..times.min(MAX_ROWS) {
                if filled.len() == 0 || left < filled.len() {
                    break;
                }
                left -= filled.len();
                let mut copy = cells.row(line + again);
                filled.cells().for_each(|(column, text)| copy.push(column, text));
                cells.push(copy);
            }
            cells.push(filled);
            line = line.saturating_add(times);
        }
        cells.rows.sort_by_key(|row| row.number());
        sheets.push(cells);
    }
    Ok(sheets)
}

fn repeated(node: Node<'_, '_>, said: &str) -> usize {
    attribute(node, said).parse().unwrap_or(1).max(1)
}

/// What a cell shows: its value, or its paragraphs.
fn shown(cell: Node<'_, '_>) -> String {
    match attribute(cell, "value-type") {
        "float" | "percentage" | "currency" => number(attribute(cell, "value")),
        "boolean" => attribute(cell, "boolean-value").to_owned(),
        "date" => attribute(cell, "date-value").to_owned(),
        _ => children(cell, "p").map(paragraph).collect::<Vec<_>>().join("\n"),
    }
}

/// The words of a paragraph; several spaces, tabs and breaks are elements of their own.
fn paragraph(paragraph: Node<'_, '_>) -> String {
    let words = paragraph.descendants().map(|part| match name(part) {
        "s" | "tab" => " ",
        "line-break" => "\n",
        _ if part.is_text() => part.text().unwrap_or(""),
        _ => "",
    });
    words.collect()
}
