//! Writes XLSX: the elements and connections of a map as Kumu names them, and what was measured, with definitions.
//!
//! **Invariant:** no cell is a formula, and none of words would become one where it is copied.

use crate::formats::listing::{Cell, Listing, edges, nodes};
use crate::formats::markup::{push_element, push_escaped};
use crate::formats::table::guard;
use crate::formats::tree::Json;
use crate::formats::zip;
use crate::model::StakeholderMap;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
/// How many letters a cell may hold.
const MAX_LETTERS: usize = 32_767;

/// Writes a map and its report, as JSON of the contract; an empty report is left out.
pub(in crate::formats) fn write(map: &StakeholderMap, report: &str) -> Vec<u8> {
    let mut sheets = vec![
        ("Elements", renamed(nodes(map), &[("label", "Label"), ("sector", "Type"), ("notes", "Description"), ("tags", "Tags")])),
        (
            "Connections",
            renamed(edges(map), &[("source", "From"), ("target", "To"), ("type", "Direction"), ("kind", "Type"), ("weight", "Strength")]),
        ),
    ];
    if let Ok(Json::Object(parts)) = Json::parse(report) {
        for (name, key) in [("Measures", "stakeholders"), ("Network", "network"), ("Definitions", "definitions")] {
            let mut rows = match parts.iter().find(|(part, _)| part == key) {
                Some((_, Json::List(rows))) => rows.clone(),
                Some((_, object @ Json::Object(_))) => vec![object.clone()],
                _ => continue,
            };
            if key == "stakeholders" {
                rows.retain_mut(|row| is_named(row, map));
            }
            sheets.push((name, measured(rows)));
        }
    }
    let mut types = format!(
        "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    );
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let (mut list, mut links, mut parts) = (String::new(), String::new(), Vec::new());
    types += &format!("<Override PartName=\"/xl/workbook.xml\" ContentType=\"{kind}.sheet.main+xml\"/>");
    for (index, (name, listing)) in sheets.iter().enumerate() {
        let number = index + 1;
        types += &format!("<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"{kind}.worksheet+xml\"/>");
        list += &format!("<sheet name=\"{name}\" sheetId=\"{number}\" r:id=\"r{number}\"/>");
        links += &format!("<Relationship Id=\"r{number}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>");
        parts.push((format!("xl/worksheets/sheet{number}.xml"), sheet(listing)));
    }
    let relationships = format!("<Relationships xmlns=\"{PACKAGE}/relationships\">");
    parts.push(("[Content_Types].xml".to_owned(), types + "</Types>"));
    parts.push((
        "_rels/.rels".to_owned(),
        format!("{relationships}<Relationship Id=\"r1\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
    ));
    parts.push((
        "xl/workbook.xml".to_owned(),
        format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{list}</sheets></workbook>"),
    ));
    parts.push(("xl/_rels/workbook.xml.rels".to_owned(), format!("{relationships}{links}</Relationships>")));
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    zip::write(&parts)
}

/// Puts the name of a stakeholder behind the id; who is not in the map that leaves, is not in its measures.
fn is_named(row: &mut Json, map: &StakeholderMap) -> bool {
    let Json::Object(fields) = row else { return false };
    let Some((_, Json::Text(id))) = fields.iter().find(|(name, _)| name == "id") else { return false };
    let Some(body) = map.stakeholders().find(&id.as_str().into()) else { return false };
    fields.insert(1, ("name".to_owned(), Json::text(&body.name)));
    true
}

fn renamed(mut listing: Listing, names: &[(&str, &str)]) -> Listing {
    let used = listing.used(&[]);
    let named = |name: &str| names.iter().find(|(from, _)| *from == name).map_or(name, |(_, to)| to).to_owned();
    listing.columns = used.iter().map(|column| named(&listing.columns[*column])).collect();
    for row in &mut listing.rows {
        *row = used.iter().map(|column| row[*column].take()).collect();
    }
    listing
}

/// Rows of a report; the parts of an object are columns of their own.
fn measured(rows: Vec<Json>) -> Listing {
    let mut listing = Listing { columns: Vec::new(), rows: Vec::new() };
    for row in rows {
        let mut cells = Vec::new();
        let mut set = |name: String, value: Json| {
            let known = listing.columns.iter().position(|column| *column == name);
            let index = known.unwrap_or_else(|| {
                listing.columns.push(name);
                listing.columns.len() - 1
            });
            if cells.len() <= index {
                cells.resize(index + 1, None);
            }
            cells[index] = match value {
                Json::Text(words) => Some(Cell::Words(words)),
                Json::Flag(flag) => Some(Cell::Flag(flag)),
                number @ Json::Number(_) => number.as_number().map(Cell::Number),
                _ => None,
            };
        };
        let Json::Object(fields) = row else { continue };
        for (name, value) in fields {
            match value {
                Json::Object(inner) => inner.into_iter().for_each(|(part, value)| set(format!("{name}.{part}"), value)),
                value => set(name, value),
            }
        }
        listing.rows.push(cells);
    }
    listing
}

fn sheet(listing: &Listing) -> String {
    let mut out = format!("<worksheet xmlns=\"{MAIN}\"><sheetData><row>");
    listing.columns.iter().for_each(|name| push_cell(&mut out, Some(&Cell::Words(name.clone()))));
    out.push_str("</row>");
    for row in &listing.rows {
        out.push_str("<row>");
        row.iter().for_each(|cell| push_cell(&mut out, cell.as_ref()));
        out.push_str("</row>");
    }
    out + "</sheetData></worksheet>"
}

fn push_cell(out: &mut String, cell: Option<&Cell>) {
    match cell {
        None => out.push_str("<c/>"),
        Some(Cell::Number(number)) => *out += &format!("<c><v>{number}</v></c>"),
        Some(Cell::Flag(flag)) => *out += &format!("<c t=\"b\"><v>{}</v></c>", u8::from(*flag)),
        Some(Cell::Words(words)) => {
            push_element(out, "c", &[("t", "inlineStr")], "><is><t xml:space=\"preserve\">");
            // Reading takes outer spaces away, and must not find a guard that is none.
            let cut: String = guard(words.trim()).chars().take(MAX_LETTERS).collect();
            push_escaped(out, &cut);
            out.push_str("</t></is></c>");
        }
    }
}
