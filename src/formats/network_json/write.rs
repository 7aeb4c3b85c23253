//! Writes JSON for Kumu: elements and connections with flat attributes.

use crate::formats::listing::{Cell, Listing, edges, nodes};
use crate::formats::tree::Json;
use crate::model::StakeholderMap;

/// Writes a map; sectors are types of elements, and kinds are types of connections.
pub(in crate::formats) fn write(map: &StakeholderMap) -> String {
    let (bodies, ties) = (nodes(map), edges(map));
    let of_body = bodies.used(&["x", "y", "pinned"]);
    let of_tie = ties.used(&[]);
    let elements = (0..bodies.rows.len()).map(|row| object(&bodies, &of_body, row, &[("sector", "type"), ("notes", "description")]));
    let names =
        [("source", "from"), ("target", "to"), ("type", "direction"), ("kind", "type"), ("weight", "strength"), ("notes", "description")];
    let connections = (0..ties.rows.len()).map(|row| object(&ties, &of_tie, row, &names));
    let mut fields = Vec::new();
    if !map.properties().title.is_empty() {
        fields.push(("name".to_owned(), Json::text(&map.properties().title)));
    }
    fields.push(("elements".to_owned(), Json::List(elements.collect())));
    fields.push(("connections".to_owned(), Json::List(connections.collect())));
    Json::Object(fields).pretty()
}

fn object(listing: &Listing, columns: &[usize], row: usize, names: &[(&str, &str)]) -> Json {
    let mut fields: Vec<(String, Json)> = Vec::new();
    for column in columns {
        let own = listing.columns[*column].as_str();
        let name = names.iter().find(|(from, _)| *from == own).map_or(own, |(_, to)| to);
        let value = match &listing.rows[row][*column] {
            Some(Cell::Words(words)) if own == "tags" => Json::List(words.split("; ").map(Json::text).collect()),
            Some(Cell::Words(words)) if own == "type" => Json::Text(words.to_lowercase()),
            Some(Cell::Words(words)) => Json::text(words),
            Some(Cell::Number(number)) => Json::number(*number),
            Some(Cell::Flag(flag)) => Json::Flag(*flag),
            None => continue,
        };
        // What was kept of another file may bear one of these names.
        if fields.iter().all(|(known, _)| known != name) && name != "__proto__" {
            fields.push((name.to_owned(), value));
        }
    }
    Json::Object(fields)
}
