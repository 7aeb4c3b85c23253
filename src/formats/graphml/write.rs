//! Writes GraphML.

use crate::formats::listing::{Listing, edges, nodes};
use crate::formats::markup::{push_element, push_words};
use crate::model::StakeholderMap;

/// Writes a map; undirected ties say so one by one where others have a direction.
pub(in crate::formats) fn write(map: &StakeholderMap) -> String {
    let (bodies, ties) = (nodes(map), edges(map));
    let (of_body, of_tie) = (bodies.used(&["id"]), ties.used(&["id", "source", "target", "type"]));
    let mut out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n".to_owned();
    for (listing, columns, domain) in [(&bodies, &of_body, "node"), (&ties, &of_tie, "edge")] {
        for column in columns {
            let (id, name) = (key(domain, *column), listing.columns[*column].as_str());
            push_element(
                &mut out,
                "key",
                &[("id", &id), ("for", domain), ("attr.name", name), ("attr.type", listing.sort_of(*column))],
                "/>\n",
            );
        }
    }
    let is_directed = map.relationships().iter().any(|tie| tie.directed);
    push_element(&mut out, "graph", &[("id", "G"), ("edgedefault", if is_directed { "directed" } else { "undirected" })], ">\n");
    for row in 0..bodies.rows.len() {
        push_element(&mut out, "node", &[("id", &bodies.text(row, "id"))], ">");
        data(&mut out, &bodies, &of_body, row, "node");
        out.push_str("</node>\n");
    }
    for (row, tie) in map.relationships().iter().enumerate() {
        let own = if is_directed && !tie.directed { "false" } else { "" };
        let ends = [("id", tie.id.as_str()), ("source", tie.source.as_str()), ("target", tie.target.as_str()), ("directed", own)];
        push_element(&mut out, "edge", &ends, ">");
        data(&mut out, &ties, &of_tie, row, "edge");
        out.push_str("</edge>\n");
    }
    out.push_str("</graph>\n</graphml>\n");
    out
}

fn key(domain: &str, column: usize) -> String {
    format!("{}{column}", &domain[..1])
}

fn data(out: &mut String, listing: &Listing, columns: &[usize], row: usize, domain: &str) {
    for column in columns {
        if let Some(cell) = &listing.rows[row][*column] {
            push_words(out, "data", &[("key", &key(domain, *column))], &cell.text());
        }
    }
}
