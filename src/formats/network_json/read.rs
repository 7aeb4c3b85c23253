//! Reads networks in JSON.

use crate::formats::error::FormatError;
use crate::formats::found::Found;
use crate::formats::graph::{Entry, Graph};
use crate::formats::tree::Json;
use crate::words::files::{FileMessage, FilePlace};

const NODES: [&str; 6] = ["nodes", "elements", "vertices", "actors", "people", "entities"];
const TIES: [&str; 6] = ["links", "edges", "connections", "relationships", "relations", "ties"];
/// Objects that hold a network, or the attributes of a node or tie.
const WRAPPERS: [&str; 5] = ["elements", "graph", "data", "network", "graphs"];
const ATTRIBUTES: [&str; 5] = ["attributes", "data", "metadata", "properties", "attrs"];
const IDS: [&str; 5] = ["id", "_id", "key", "uid", "guid"];
const NAMES: [&str; 4] = ["label", "name", "title", "shared_name"];
const SOURCES: [&str; 6] = ["source", "from", "_from", "start", "sourceId", "src"];
const TARGETS: [&str; 6] = ["target", "to", "_to", "end", "targetId", "dst"];

/// Reads a file.
///
/// # Errors
/// Where it is no JSON, or holds no network.
pub(in crate::formats) fn read(file: &str, text: &str) -> Result<Found, FormatError> {
    let tree = Json::parse(text)?;
    let unknown = || FormatError::new(FileMessage::UnknownFormat {}, Some(FilePlace::Pointer(String::new())));
    let network = Network::find(&tree, String::new(), 0).ok_or_else(unknown)?;
    let mut graph = Graph::named(text_of(field(&tree, &["name", "title"])).unwrap_or_default());
    let ids = network.nodes(&mut graph);
    network.ties(&mut graph, &ids);
    if graph.is_empty() {
        return Err(FormatError::new(FileMessage::EmptyFile {}, Some(FilePlace::Pointer(network.path))));
    }
    Ok(graph.found(file))
}

fn field<'a>(json: &'a Json, names: &[&str]) -> Option<&'a Json> {
    let Json::Object(fields) = json else { return None };
    names.iter().find_map(|name| fields.iter().find(|(key, _)| key == name)).map(|(_, value)| value).filter(|value| !value.is_null())
}

/// A field of a node or tie, or of the attributes in it.
fn inner<'a>(json: &'a Json, names: &[&str]) -> Option<&'a Json> {
    field(json, names).or_else(|| ATTRIBUTES.iter().find_map(|part| field(field(json, &[part])?, names)))
}

fn text_of(json: Option<&Json>) -> Option<String> {
    match json? {
        Json::Text(text) => Some(text.clone()),
        Json::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn flag_of(json: Option<&Json>) -> Option<bool> {
    match json? {
        Json::Flag(flag) => Some(*flag),
        Json::Number(number) => Some(&**number != "0"),
        Json::Text(text) => match text.as_str() {
            "directed" | "true" => Some(true),
            "undirected" | "mutual" | "false" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

/// Nodes or ties with their places, and their names where they stand in an object.
type Items<'a> = Vec<(String, Option<&'a str>, &'a Json)>;

/// The lists of a network.
struct Network<'a> {
    path: String,
    nodes: Items<'a>,
    ties: Items<'a>,
    /// For every node, those that it has ties to, as networkx lists them.
    adjacency: Option<&'a Json>,
    /// What is said of the direction of all ties.
    directed: Option<bool>,
}

impl<'a> Network<'a> {
    /// Looks for the lists, also inside.
    fn find(json: &'a Json, path: String, depth: usize) -> Option<Self> {
        if let Json::List(items) = json {
            return Self::mixed(items, path);
        }
        let Json::Object(fields) = json else { return None };
        let list = |names: &[&'static str]| names.iter().find_map(|name| Some((*name, field(json, &[name])?)));
        let lists = (list(&NODES).filter(|(name, list)| is_nodes(name, list)), list(&TIES));
        let directed =
            flag_of(field(json, &["directed"])).or_else(|| flag_of(field(field(json, &["options", "data"])?, &["type", "directed"])));
        let adjacency = field(json, &["adjacency"]);
        if let (Some((_, Json::List(items))), None, None) = (&lists.0, &lists.1, adjacency)
            && let Some(network) = Self::mixed(items, format!("{path}/{}", lists.0.map_or("", |(name, _)| name)))
        {
            return Some(Self { directed, ..network });
        }
        let inside = || {
            let (name, value) = fields
                .iter()
                .find(|(name, value)| WRAPPERS.contains(&name.as_str()) && Self::find(value, String::new(), depth + 1).is_some())?;
            let network = Self::find(value, format!("{path}/{name}"), depth + 1)?;
            Some(Self { directed: network.directed.or(directed), ..network })
        };
        if lists.0.is_none() && lists.1.is_none() {
            return if depth < 3 { inside() } else { None };
        }
        let items = |found: Option<(&str, &'a Json)>| found.map_or_else(Vec::new, |(name, list)| items(list, &format!("{path}/{name}")));
        Some(Self { nodes: items(lists.0), ties: items(lists.1), adjacency, directed, path })
    }

    /// One list of nodes and ties: what has two ends is a tie.
    fn mixed(list: &'a [Json], path: String) -> Option<Self> {
        let is_tie = |item: &Json| inner(item, &SOURCES).is_some() && inner(item, &TARGETS).is_some();
        let is_node = |item: &Json| inner(item, &IDS).or_else(|| inner(item, &NAMES)).is_some();
        if list.is_empty() || !list.iter().all(|item| is_tie(item) || is_node(item)) {
            return None;
        }
        let placed = list.iter().enumerate().map(|(index, item)| (format!("{path}/{index}"), None, item));
        let (ties, nodes) = placed.partition(|(.., item)| is_tie(item));
        Some(Self { nodes, ties, adjacency: None, directed: None, path })
    }

    /// Adds the nodes; their ids in the order of the list, for ties that name them by their place in it.
    fn nodes(&self, graph: &mut Graph) -> Vec<Option<String>> {
        let mut ids = Vec::with_capacity(self.nodes.len());
        for (index, (path, key, node)) in self.nodes.iter().enumerate() {
            let at = FilePlace::Pointer(path.clone());
            if let Some(name) = text_of(Some(node)) {
                graph.node(at, &name);
                ids.push(Some(name));
                continue;
            }
            let id = text_of(inner(node, &IDS)).or_else(|| key.map(str::to_owned));
            let shown = id.clone().or_else(|| text_of(inner(node, &NAMES))).unwrap_or_else(|| index.to_string());
            let mut entry = graph.node(at, &shown);
            describe(&mut entry, node, &IDS);
            if let Some(place) = inner(node, &["position"]) {
                for side in ["x", "y"] {
                    entry.set(side, &text_of(field(place, &[side])).unwrap_or_default());
                }
            }
            // Places in the list count where nodes have no ids of their own.
            ids.push(if id.is_some() { None } else { Some(shown) });
        }
        ids
    }

    fn ties(&self, graph: &mut Graph, ids: &[Option<String>]) {
        let end = |json: Option<&Json>| match json? {
            Json::Number(number) => {
                let by_place = number.parse::<usize>().ok().and_then(|index| ids.get(index).cloned().flatten());
                Some(by_place.unwrap_or_else(|| number.to_string()))
            }
            object @ Json::Object(_) => text_of(inner(object, &IDS).or_else(|| inner(object, &NAMES))),
            other => text_of(Some(other)),
        };
        for (path, _, tie) in &self.ties {
            let at = FilePlace::Pointer(path.clone());
            let (Some(source), Some(target)) = (end(inner(tie, &SOURCES)), end(inner(tie, &TARGETS))) else {
                graph.skip("A tie with one end", at);
                continue;
            };
            let mut entry = graph.tie(at, &source, &target, Some(self.is_directed(tie)));
            if let Some(id) = text_of(field(tie, &["id", "_id"])) {
                entry.set("id", &id);
            }
            describe(&mut entry, tie, &[&IDS[..], &SOURCES, &TARGETS, &["directed", "undirected", "direction", "arrows"]].concat());
        }
        let Some(Json::List(lists)) = self.adjacency else { return };
        let name = |index: usize| ids.get(index).cloned().flatten().or_else(|| text_of(inner(self.nodes.get(index)?.2, &IDS)));
        for (index, list) in lists.iter().enumerate() {
            let Json::List(others) = list else { continue };
            for (place, other) in others.iter().enumerate() {
                let (Some(source), Some(target)) = (name(index), end(inner(other, &IDS))) else { continue };
                // Without direction each tie is listed at both ends.
                let is_directed = self.directed.unwrap_or(false);
                if is_directed || source <= target {
                    let at = FilePlace::Pointer(format!("{}/adjacency/{index}/{place}", self.path));
                    describe(&mut graph.tie(at, &source, &target, Some(is_directed)), other, &IDS);
                }
            }
        }
    }

    fn is_directed(&self, tie: &Json) -> bool {
        let undirected = flag_of(inner(tie, &["undirected"])).map(|flag| !flag);
        let own = flag_of(inner(tie, &["directed"])).or(undirected).or_else(|| flag_of(inner(tie, &["direction"])));
        let arrows = || match text_of(field(tie, &["arrows"]))?.as_str() {
            "to" | "from" => Some(true),
            _ => Some(false),
        };
        // Ties that go from and to have a direction where nothing else is said; those of a source and a target need none.
        own.or_else(arrows).or(self.directed).unwrap_or_else(|| inner(tie, &["from", "_from"]).is_some())
    }
}

fn is_nodes(name: &str, list: &Json) -> bool {
    match list {
        Json::List(_) => true,
        // JSON Graph Format lists nodes by their ids; the elements of Cytoscape hold both lists.
        Json::Object(_) => name == "nodes",
        _ => false,
    }
}

fn items<'a>(list: &'a Json, path: &str) -> Items<'a> {
    match list {
        Json::List(items) => items.iter().enumerate().map(|(index, item)| (format!("{path}/{index}"), None, item)).collect(),
        Json::Object(fields) => fields.iter().map(|(key, item)| (format!("{path}/{key}"), Some(key.as_str()), item)).collect(),
        _ => Vec::new(),
    }
}

/// Says the plain fields of a node or tie, and those of the attributes in it.
fn describe(entry: &mut Entry<'_>, json: &Json, known: &[&str]) {
    let Json::Object(fields) = json else { return };
    for (name, value) in fields.iter().filter(|(name, _)| !known.contains(&name.as_str())) {
        match value {
            // Cytoscape.js says in which list it stands.
            Json::Text(list) if name == "group" && matches!(list.as_str(), "nodes" | "edges") => {}
            Json::Object(inside) if ATTRIBUTES.contains(&name.as_str()) => {
                for (name, value) in inside.iter().filter(|(name, _)| !known.contains(&name.as_str())) {
                    entry.set(name, &words(value));
                }
            }
            other => {
                entry.set(name, &words(other));
            }
        }
    }
}

/// A value as a cell: lists of plain values with semicolons between.
fn words(json: &Json) -> String {
    match json {
        Json::Text(text) => text.clone(),
        Json::Number(number) => number.to_string(),
        Json::Flag(flag) => flag.to_string(),
        Json::List(items) => items.iter().filter_map(|item| text_of(Some(item))).collect::<Vec<_>>().join("; "),
        Json::Null | Json::Object(_) => String::new(),
    }
}
