//! Writes tables of stakeholders and of relationships for spreadsheets and network programs.
//!
//! **Invariant:** no cell of words is taken for a formula, and both tables together are read as the same bodies and ties.

use csv::{Terminator, WriterBuilder};

use crate::formats::listing::{Cell, Listing, edges, nodes};
use crate::formats::table::guard;
use crate::model::StakeholderMap;

/// One stakeholder a row.
pub fn write_nodes(map: &StakeholderMap) -> String {
    table(&nodes(map))
}

/// One relationship a row; `type` says Directed or Undirected, as Gephi reads it.
pub fn write_edges(map: &StakeholderMap) -> String {
    table(&edges(map))
}

fn table(listing: &Listing) -> String {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let mut written = writer.write_record(listing.columns.iter().map(|name| guard(name)));
    for row in &listing.rows {
        let cells = row.iter().map(|cell| match cell {
            Some(Cell::Words(words)) => guard(words),
            Some(other) => other.text(),
            None => String::new(),
        });
        written = written.and_then(|()| writer.write_record(cells));
    }
    // Writing to memory does not fail.
    written.ok().and_then(|()| writer.into_inner().ok()).and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}
