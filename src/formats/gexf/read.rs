//! Reads GEXF.

use std::collections::BTreeMap;

use roxmltree::Node;

use crate::formats::error::FormatError;
use crate::formats::found::{Found, Lines, malformed};
use crate::formats::graph::{Entry, Graph};
use crate::formats::xml::{attribute, children, name, parse, words};

const FORMAT: &str = "GEXF";

/// Titles and defaults of attributes by class and id.
type Keys<'a> = BTreeMap<(&'a str, &'a str), (&'a str, &'a str)>;

/// Reads a file.
///
/// # Errors
/// Where it is no XML, or holds no graph.
pub(in crate::formats) fn read(file: &str, text: &str) -> Result<Found, FormatError> {
    let document = parse(FORMAT, text)?;
    let root = document.root_element();
    let Some(top) = root.descendants().find(|node| name(*node) == "graph") else {
        return Err(malformed(FORMAT, "there is no graph in it", None));
    };
    let keys = keys(top);
    let usual = match attribute(top, "defaultedgetype") {
        "" => "undirected",
        said => said,
    };
    let (mut graph, mut lines) = (Graph::default(), Lines::of(text));
    for element in top.descendants().filter(Node::is_element) {
        match name(element) {
            "node" => {
                let mut entry = graph.node(lines.place(element.range().start), attribute(element, "id"));
                entry.set("label", attribute(element, "label")).set("parent", attribute(element, "pid"));
                if let Some(group) = element.ancestors().skip(1).find(|above| name(*above) == "node") {
                    entry.set("parent", attribute(group, "id"));
                }
                describe(&mut entry, element, "node", &keys);
                if let Some(place) = children(element, "position").next() {
                    entry.set("x", attribute(place, "x")).set("y", attribute(place, "y"));
                }
            }
            "edge" => {
                let at = lines.place(element.range().start);
                let kind = Some(attribute(element, "type")).filter(|kind| !kind.is_empty()).unwrap_or(usual);
                let (source, target) = (attribute(element, "source"), attribute(element, "target"));
                let mut entry = graph.tie(at, source, target, Some(kind == "directed"));
                for known in ["id", "weight", "kind", "label"] {
                    entry.set(known, attribute(element, known));
                }
                describe(&mut entry, element, "edge", &keys);
            }
            _ => {}
        }
    }
    Ok(graph.found(file))
}

fn keys<'a>(graph: Node<'a, '_>) -> Keys<'a> {
    let mut keys = Keys::new();
    for list in children(graph, "attributes") {
        for key in children(list, "attribute") {
            let (id, title) = (attribute(key, "id"), attribute(key, "title"));
            let default = children(key, "default").next().map_or("", words);
            keys.insert((attribute(list, "class"), id), (if title.is_empty() { id } else { title }, default));
        }
    }
    keys
}

fn describe(entry: &mut Entry<'_>, element: Node<'_, '_>, class: &str, keys: &Keys<'_>) {
    for value in children(element, "attvalues").flat_map(|values| children(values, "attvalue")) {
        // GEXF 1.0 and 1.1 say `id` where later versions say `for`.
        let id = Some(attribute(value, "for")).filter(|id| !id.is_empty()).unwrap_or_else(|| attribute(value, "id"));
        entry.set(keys.get(&(class, id)).map_or(id, |(title, _)| title), attribute(value, "value"));
    }
    for (_, (title, default)) in keys.range((class, "")..).take_while(|((other, _), _)| *other == class) {
        entry.set(title, default);
    }
}
