//! Reads the sheets of an XLSX workbook.

use roxmltree::Node;

use crate::formats::error::FormatError;
use crate::formats::found::malformed;
use crate::formats::letters::decode;
use crate::formats::workbook::cell::{Cells, MAX_COLUMNS, number};
use crate::formats::workbook::dates::{date, is_date_format, is_date_number};
use crate::formats::xml::{attribute, children, name, parse, words};
use crate::formats::zip::Archive;
use crate::model::parse_number;
use crate::words::files::FilePlace;

const FORMAT: &str = "XLSX";

fn part(archive: &mut Archive<'_>, name: &str) -> Result<Option<String>, FormatError> {
    Ok(archive.read(name)?.map(|bytes| decode(&bytes).0))
}

/// Reads all sheets that are not hidden.
///
/// # Errors
/// Where a part is missing or damaged.
pub(super) fn read(archive: &mut Archive<'_>) -> Result<Vec<Cells>, FormatError> {
    let missing = |name: &str| malformed(FORMAT, "one of its parts is missing", Some(FilePlace::Pointer(name.to_owned())));
    let workbook = workbook_name(archive)?;
    let text = part(archive, &workbook)?.ok_or_else(|| missing(&workbook))?;
    let (folder, file) = workbook.rsplit_once('/').unwrap_or(("", &workbook));
    let links = part(archive, &path(folder, &format!("_rels/{file}.rels")))?.map_or_else(|| Ok(Vec::new()), |text| links(&text))?;
    let place = |kind: &str| links.iter().find(|link| link.kind == kind).map(|link| path(folder, &link.target));
    let shared = match place("sharedStrings") {
        Some(name) => part(archive, &name)?.map_or_else(|| Ok(Vec::new()), |text| shared_words(&text))?,
        None => Vec::new(),
    };
    let dates = match place("styles") {
        Some(name) => part(archive, &name)?.map_or_else(|| Ok(Vec::new()), |text| date_styles(&text))?,
        None => Vec::new(),
    };
    let mut sheets = Vec::new();
    let document = parse(FORMAT, &text)?;
    for sheet in document.descendants().filter(|node| name(*node) == "sheet" && !attribute(*node, "state").ends_with("idden")) {
        let id = sheet.attributes().find(|attribute| attribute.name() == "id" && attribute.namespace().is_some());
        let Some(link) = links.iter().find(|link| id.is_some_and(|id| id.value() == link.id) && link.kind == "worksheet") else { continue };
        let target = path(folder, &link.target);
        let text = part(archive, &target)?.ok_or_else(|| missing(&target))?;
        sheets.push(read_sheet(attribute(sheet, "name"), &text, &shared, &dates)?);
    }
    Ok(sheets)
}

/// One part named by another.
struct Link {
    id: String,
    /// The last word of its type.
    kind: String,
    target: String,
}

fn links(text: &str) -> Result<Vec<Link>, FormatError> {
    let document = parse(FORMAT, text)?;
    let links = children(document.root_element(), "Relationship").map(|link| Link {
        id: attribute(link, "Id").to_owned(),
        kind: attribute(link, "Type").rsplit('/').next().unwrap_or("").to_owned(),
        target: attribute(link, "Target").to_owned(),
    });
    Ok(links.collect())
}

fn workbook_name(archive: &mut Archive<'_>) -> Result<String, FormatError> {
    let links = part(archive, "_rels/.rels")?.map_or_else(|| Ok(Vec::new()), |text| links(&text))?;
    let main = links.into_iter().find(|link| link.kind == "officeDocument");
    Ok(main.map_or_else(|| "xl/workbook.xml".to_owned(), |link| path("", &link.target)))
}

/// The name of a part from the folder of the part that names it.
fn path(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => drop(steps.pop()),
            "." | "" => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// The words of an element: of its runs, without readings that stand above Japanese words.
fn rich_words(node: Node<'_, '_>) -> String {
    let of_run = |child: Node<'_, '_>| match name(child) {
        "t" => child.text().unwrap_or("").to_owned(),
        "r" => children(child, "t").filter_map(|text| text.text().map(str::to_owned)).collect(),
        _ => String::new(),
    };
    node.children().filter(Node::is_element).map(of_run).collect()
}

fn shared_words(text: &str) -> Result<Vec<String>, FormatError> {
    let document = parse(FORMAT, text)?;
    Ok(children(document.root_element(), "si").map(rich_words).collect())
}

/// Which styles show a number as a date.
fn date_styles(text: &str) -> Result<Vec<bool>, FormatError> {
    let document = parse(FORMAT, text)?;
    let own: Vec<(&str, bool)> = document
        .descendants()
        .filter(|node| name(*node) == "numFmt")
        .map(|format| (attribute(format, "numFmtId"), is_date_format(attribute(format, "formatCode"))))
        .collect();
    let is_date = |id: &str| match own.iter().find(|(own, _)| *own == id) {
        Some((_, is_date)) => *is_date,
        None => id.parse().is_ok_and(is_date_number),
    };
    let styles = document.descendants().find(|node| name(*node) == "cellXfs");
    Ok(styles.map_or_else(Vec::new, |styles| children(styles, "xf").map(|style| is_date(attribute(style, "numFmtId"))).collect()))
}

fn read_sheet(sheet: &str, text: &str, shared: &[String], dates: &[bool]) -> Result<Cells, FormatError> {
    let document = parse(FORMAT, text)?;
    let mut cells = Cells::new(sheet);
    let mut line = 0;
    for row in document.descendants().filter(|node| name(*node) == "row") {
        line = attribute(row, "r").parse().unwrap_or(line + 1);
        let mut filled = cells.row(line);
        let mut next = 0;
        for cell in children(row, "c") {
            let column = column(attribute(cell, "r")).unwrap_or(next);
            next = column + 1;
            if column >= MAX_COLUMNS {
                break;
            }
            let value = children(cell, "v").next().map_or("", words);
            match attribute(cell, "t") {
                "s" => filled.push(column, value.parse::<usize>().ok().and_then(|index| shared.get(index)).map_or("", |words| words)),
                "inlineStr" => filled.push(column, &children(cell, "is").next().map(rich_words).unwrap_or_default()),
                "b" => filled.push(column, if value == "1" { "true" } else { "false" }),
                "str" | "d" => filled.push(column, value),
                "e" => {}
                _ => {
                    let is_date = attribute(cell, "s").parse().ok().and_then(|style: usize| dates.get(style)).copied().unwrap_or(false);
                    let shown = parse_number(value).filter(|_| is_date).and_then(date);
                    filled.push(column, &shown.unwrap_or_else(|| number(value)));
                }
            }
        }
        cells.push(filled);
    }
    Ok(cells)
}

/// The column of a reference: 27 for `AB12`.
fn column(reference: &str) -> Option<usize> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic).take(4);
    let number = letters.fold(0, |number, letter| number * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    number.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_and_paths_are_understood() {
        assert_eq!([column("A1"), column("AB12"), column("XFD1"), column("7")], [Some(0), Some(27), Some(16_383), None]);
        assert_eq!(path("xl", "worksheets/../sheet1.xml"), "xl/sheet1.xml");
        assert_eq!(path("xl", "/other/sheet1.xml"), "other/sheet1.xml");
    }
}
