//! Writes GEXF 1.2, the version that most programs read.

use crate::formats::listing::{Listing, edges, nodes};
use crate::formats::markup::push_element;
use crate::model::StakeholderMap;

/// Writes a map.
pub(in crate::formats) fn write(map: &StakeholderMap) -> String {
    let (bodies, ties) = (nodes(map), edges(map));
    let of_body = bodies.used(&["id", "label", "x", "y", "parent"]);
    let of_tie = ties.used(&["id", "source", "target", "type", "weight"]);
    let mut out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://www.gexf.net/1.2draft\" \
                   xmlns:viz=\"http://www.gexf.net/1.2draft/viz\" version=\"1.2\">\n"
        .to_owned();
    let is_directed = map.relationships().iter().any(|tie| tie.directed);
    let usual = if is_directed { "directed" } else { "undirected" };
    push_element(&mut out, "graph", &[("defaultedgetype", usual), ("mode", "static")], ">\n");
    for (listing, columns, class) in [(&bodies, &of_body, "node"), (&ties, &of_tie, "edge")] {
        push_element(&mut out, "attributes", &[("class", class), ("mode", "static")], ">\n");
        for column in columns {
            let title = listing.columns[*column].as_str();
            push_element(
                &mut out,
                "attribute",
                &[("id", &column.to_string()), ("title", title), ("type", listing.sort_of(*column))],
                "/>\n",
            );
        }
        out.push_str("</attributes>\n");
    }
    out.push_str("<nodes>\n");
    for (row, body) in map.stakeholders().iter().enumerate() {
        let parent = bodies.text(row, "parent");
        push_element(&mut out, "node", &[("id", body.id.as_str()), ("label", &body.name), ("pid", &parent)], ">");
        values(&mut out, &bodies, &of_body, row);
        if let Some(place) = body.position {
            push_element(&mut out, "viz:position", &[("x", &place.x.to_string()), ("y", &place.y.to_string()), ("z", "0")], "/>");
        }
        out.push_str("</node>\n");
    }
    out.push_str("</nodes>\n<edges>\n");
    for (row, tie) in map.relationships().iter().enumerate() {
        let own = if tie.directed == is_directed { "" } else { "undirected" };
        let weight = tie.strength.value().to_string();
        let ends =
            [("id", tie.id.as_str()), ("source", tie.source.as_str()), ("target", tie.target.as_str()), ("type", own), ("weight", &weight)];
        push_element(&mut out, "edge", &ends, ">");
        values(&mut out, &ties, &of_tie, row);
        out.push_str("</edge>\n");
    }
    out.push_str("</edges>\n</graph>\n</gexf>\n");
    out
}

fn values(out: &mut String, listing: &Listing, columns: &[usize], row: usize) {
    out.push_str("<attvalues>");
    for column in columns {
        if let Some(cell) = &listing.rows[row][*column] {
            push_element(out, "attvalue", &[("for", &column.to_string()), ("value", &cell.text())], "/>");
        }
    }
    out.push_str("</attvalues>");
}
