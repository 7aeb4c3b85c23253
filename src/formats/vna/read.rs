//! Reads VNA.

use std::collections::BTreeMap;

use crate::formats::cells::cells;
use crate::formats::error::FormatError;
use crate::formats::found::{Found, Lines, malformed};
use crate::formats::graph::{Entry, Graph};
use crate::model::parse_number;
use crate::words::files::FilePlace;

/// Whether a text is VNA: a section about nodes or ties comes first.
pub(in crate::formats) fn looks_like(text: &str) -> bool {
    let first = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("").to_ascii_lowercase();
    ["*node data", "*node properties", "*tie data", "*tie properties"].iter().any(|section| first.starts_with(section))
}

/// A row with its place and its cells by column.
type Row = (FilePlace, Vec<(String, String)>);

/// Reads a file.
///
/// # Errors
/// Where a section has no row of column names.
pub(in crate::formats) fn read(file: &str, text: &str) -> Result<Found, FormatError> {
    let (mut nodes, mut properties, mut ties): (Vec<Row>, Vec<Row>, Vec<Row>) = (Vec::new(), Vec::new(), Vec::new());
    let mut list: Option<&mut Vec<Row>> = None;
    let mut columns: Vec<String> = Vec::new();
    let (mut places, mut start) = (Lines::of(text), 0);
    for line in text.split_inclusive('\n') {
        let at = places.place(start);
        start += line.len();
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        if line.starts_with('*') {
            let name = line.to_ascii_lowercase();
            columns.clear();
            list = if name.starts_with("*node data") {
                Some(&mut nodes)
            } else if name.starts_with("*node properties") {
                Some(&mut properties)
            } else if name.starts_with("*tie data") {
                Some(&mut ties)
            } else {
                None
            };
        } else if let Some(list) = &mut list {
            let texts = cells(line).into_iter().map(|(text, _)| text);
            if columns.is_empty() {
                columns = texts.take(500).map(str::to_owned).collect();
                if columns.is_empty() {
                    return Err(malformed("VNA", "a section has no column names", Some(at)));
                }
            } else {
                list.push((at, columns.iter().cloned().zip(texts.map(str::to_owned)).filter(|(_, text)| !text.is_empty()).collect()));
            }
        }
    }
    let mut graph = Graph::default();
    add_nodes(&mut graph, nodes, properties);
    add_ties(&mut graph, ties);
    Ok(graph.found(file))
}

/// The first column holds the id, whatever it is called; properties say how a node of the data is drawn.
fn add_nodes(graph: &mut Graph, nodes: Vec<Row>, properties: Vec<Row>) {
    let mut drawn: BTreeMap<String, Row> = BTreeMap::new();
    let mut order: Vec<String> = Vec::new();
    for (at, cells) in properties {
        if let Some((_, id)) = cells.first() {
            order.push(id.clone());
            drawn.insert(id.clone(), (at, cells));
        }
    }
    for (at, cells) in nodes {
        let Some((_, id)) = cells.first().cloned() else { continue };
        let mut entry = graph.node(at, &id);
        for (name, text) in cells.iter().skip(1) {
            entry.set(name, text);
        }
        for (name, text) in drawn.remove(&id).map(|(_, cells)| cells).unwrap_or_default() {
            set_drawn(&mut entry, &name, &text);
        }
    }
    for (at, cells) in order.iter().filter_map(|id| drawn.remove(id)) {
        let mut entry = graph.node(at, cells.first().map_or("", |(_, id)| id));
        for (name, text) in &cells {
            set_drawn(&mut entry, name, text);
        }
    }
}

fn set_drawn(entry: &mut Entry<'_>, name: &str, text: &str) {
    match name.to_ascii_lowercase().as_str() {
        "x" | "y" => entry.set(&name.to_ascii_lowercase(), text),
        "shortlabel" | "label" => entry.set("label", text),
        _ => entry,
    };
}

/// Further columns are attributes of one tie, if they hold words or a strength, else a relation each.
fn add_ties(graph: &mut Graph, ties: Vec<Row>) {
    let is_strength = |name: &str| ["strength", "weight", "value"].contains(&name.to_ascii_lowercase().as_str());
    let further = || ties.iter().flat_map(|(_, cells)| cells.iter().skip(2));
    let are_relations = further().all(|(name, text)| !is_strength(name) && parse_number(text).is_some());
    for (at, cells) in &ties {
        let [(_, source), (_, target), further @ ..] = cells.as_slice() else {
            graph.skip("A tie with one end", at.clone());
            continue;
        };
        if !are_relations || further.is_empty() {
            let mut tie = graph.tie(at.clone(), source, target, Some(true));
            for (name, text) in further {
                tie.set(name, text);
            }
            continue;
        }
        for (relation, text) in further {
            let weight = parse_number(text).unwrap_or(0.0);
            if weight != 0.0 {
                let mut tie = graph.tie(at.clone(), source, target, Some(true));
                tie.set("kind", relation).set("weight", &weight.abs().to_string());
                if weight < 0.0 {
                    tie.set("sign", "-1");
                }
            }
        }
    }
}
