//! Reads GraphML.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::Node;

use crate::formats::error::FormatError;
use crate::formats::found::{Found, Lines, malformed};
use crate::formats::graph::{Entry, Graph};
use crate::formats::xml::{attribute, children, name, parse, words};
use crate::model::parse_number;

const FORMAT: &str = "GraphML";

/// A declared attribute.
struct Key<'a> {
    name: &'a str,
    default: &'a str,
    /// Whether it describes the drawing; then only labels, places and arrows are of use.
    is_drawing: bool,
}

/// Keys by what they are for and by their id: writers give the same id to keys of graphs, nodes and edges.
type Keys<'a> = BTreeMap<(&'a str, &'a str), Key<'a>>;

/// Reads a file.
///
/// # Errors
/// Where it is no XML, or holds no graph.
pub(in crate::formats) fn read(file: &str, text: &str) -> Result<Found, FormatError> {
    let document = parse(FORMAT, text)?;
    let root = document.root_element();
    if !root.descendants().any(|node| name(node) == "graph") {
        return Err(malformed(FORMAT, "there is no graph in it", None));
    }
    let keys = keys(root);
    let (mut graph, mut lines) = (Graph::default(), Lines::of(text));
    // Several graphs are several relations of the same nodes.
    let has_relations = children(root, "graph").count() > 1;
    let mut known = BTreeSet::new();
    // In the order of the file, however deep the groups.
    for element in root.descendants().filter(Node::is_element) {
        let at = lines.place(element.range().start);
        match name(element) {
            "node" if has_relations && !known.insert(attribute(element, "id")) => {}
            "node" if is_in_graph(element) => {
                let mut entry = graph.node(at, attribute(element, "id"));
                if let Some(group) = element.ancestors().skip(1).find(|above| name(*above) == "node") {
                    entry.set("parent", attribute(group, "id"));
                }
                describe(&mut entry, element, "node", &keys);
            }
            "edge" if is_in_graph(element) => {
                let mut entry = graph.tie(at, attribute(element, "source"), attribute(element, "target"), Some(is_directed(element)));
                if !has_relations {
                    entry.set("id", attribute(element, "id"));
                }
                describe(&mut entry, element, "edge", &keys);
                if has_relations && let Some(relation) = element.ancestors().filter(|above| name(*above) == "graph").last() {
                    entry.set("kind", attribute(relation, "id"));
                }
            }
            "hyperedge" => graph.skip("A hyperedge, a tie of more than two,", at),
            _ => {}
        }
    }
    Ok(graph.found(file))
}

fn is_in_graph(element: Node<'_, '_>) -> bool {
    element.parent().is_some_and(|parent| name(parent) == "graph")
}

fn keys<'a>(root: Node<'a, '_>) -> Keys<'a> {
    let mut keys = Keys::new();
    for key in root.descendants().filter(|node| name(*node) == "key") {
        let (id, said) = (attribute(key, "id"), attribute(key, "attr.name"));
        let default = children(key, "default").next().map_or("", words);
        let said_uri = key.attributes().any(|attribute| attribute.name() == "attr.uri" || attribute.name() == "yfiles.type");
        let is_drawing = said_uri && !["description", "url"].contains(&said);
        keys.insert((attribute(key, "for"), id), Key { name: if said.is_empty() { id } else { said }, default, is_drawing });
    }
    keys
}

/// Says what the data of a node or edge say, then the defaults.
fn describe(entry: &mut Entry<'_>, element: Node<'_, '_>, domain: &str, keys: &Keys<'_>) {
    for data in children(element, "data") {
        let id = attribute(data, "key");
        let key = [domain, "all", ""].iter().find_map(|domain| keys.get(&(*domain, id)));
        if data.children().any(|child| child.is_element()) {
            describe_drawing(entry, data);
        } else if !key.is_some_and(|key| key.is_drawing) {
            entry.set(key.map_or(id, |key| key.name), words(data));
        }
    }
    for domain in [domain, "all"] {
        for (_, key) in keys.range((domain, "")..).take_while(|((other, _), _)| *other == domain).filter(|(_, key)| !key.is_drawing) {
            entry.set(key.name, key.default);
        }
    }
}

/// Takes the label and the place of a drawn node, or the label of a drawn edge.
fn describe_drawing(entry: &mut Entry<'_>, data: Node<'_, '_>) {
    for part in data.descendants().filter(Node::is_element) {
        match name(part) {
            "NodeLabel" | "EdgeLabel" | "Label.Text" => {
                entry.set("label", words(part));
            }
            "Label" => {
                entry.set("label", attribute(part, "Text"));
            }
            "Geometry" => middle(entry, ["x", "y", "width", "height"].map(|side| attribute(part, side))),
            "RectD" => middle(entry, ["X", "Y", "Width", "Height"].map(|side| attribute(part, side))),
            _ => {}
        }
    }
}

fn middle(entry: &mut Entry<'_>, sides: [&str; 4]) {
    if let [Some(x), Some(y), width, height] = sides.map(parse_number) {
        entry.set("x", &(x + width.unwrap_or(0.0) / 2.0).to_string()).set("y", &(y + height.unwrap_or(0.0) / 2.0).to_string());
    }
}

/// Whether an edge has a direction: as it says itself, as its arrows show, or as is usual in its graph. yEd calls every edge
/// directed, and leaves it to the arrows.
fn is_directed(edge: Node<'_, '_>) -> bool {
    match attribute(edge, "directed") {
        "true" | "1" => return true,
        "false" | "0" => return false,
        _ => {}
    }
    let is_none = |arrow: &str| arrow.is_empty() || arrow == "none";
    match edge.descendants().find(|part| name(*part) == "Arrows") {
        Some(arrows) => is_none(attribute(arrows, "source")) != is_none(attribute(arrows, "target")),
        None => edge.parent().is_none_or(|graph| attribute(graph, "edgedefault") != "undirected"),
    }
}
