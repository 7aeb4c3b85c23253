//! Reads DOT.

use std::collections::BTreeMap;

use crate::formats::dot::token::{Token, Tokens};
use crate::formats::error::FormatError;
use crate::formats::found::{Found, Lines, malformed};
use crate::formats::graph::Graph;
use crate::model::StakeholderMap;

const FORMAT: &str = "DOT";
/// How deep subgraphs may be nested.
const MAX_DEPTH: usize = 64;
/// How many attributes are taken as usual, and how long, in characters, they and those of several ties may be: a few letters
/// of a file say them for very many.
const MAX_USUAL: usize = 20;
const MAX_SHARED: usize = 100;

type Attributes = Vec<(String, String)>;

/// A node: where it was first named, in which cluster, and what is said of it.
struct Node {
    start: usize,
    cluster: Option<usize>,
    attributes: Attributes,
}

/// One pair of braces.
#[derive(Default)]
struct Scope {
    /// The nearest cluster around, by its place among all.
    cluster: Option<usize>,
    /// Whether the braces are those of a cluster.
    is_cluster: bool,
    nodes: Attributes,
    edges: Attributes,
    /// The nodes named in it, for edges to all of them.
    members: Vec<String>,
}

/// The left ends of edges whose right ends may follow.
struct Left {
    ends: Vec<String>,
    start: usize,
    /// The first tie of the statement; what is said behind it holds for all of them.
    first_tie: usize,
}

struct Reader<'a> {
    tokens: std::iter::Peekable<Tokens<'a>>,
    is_directed: bool,
    order: Vec<String>,
    nodes: BTreeMap<String, Node>,
    /// Start, ends, attributes.
    ties: Vec<(usize, String, String, Attributes)>,
    scopes: Vec<Scope>,
    /// Names or labels of clusters.
    clusters: Vec<String>,
    title: String,
}

type Outcome<T> = Result<T, (&'static str, usize)>;

/// Reads a file.
///
/// # Errors
/// Where it is not what the language allows.
pub(in crate::formats) fn read(file: &str, text: &str) -> Result<Found, FormatError> {
    let mut reader = Reader {
        tokens: Tokens::of(text).peekable(),
        is_directed: false,
        order: Vec::new(),
        nodes: BTreeMap::new(),
        ties: Vec::new(),
        scopes: Vec::new(),
        clusters: Vec::new(),
        title: String::new(),
    };
    let mut lines = Lines::of(text);
    reader.graph(text.len()).map_err(|(detail, at)| malformed(FORMAT, detail, Some(lines.place(at))))?;
    let mut graph = Graph::named(std::mem::take(&mut reader.title));
    for id in &reader.order {
        let Some(node) = reader.nodes.get(id) else { continue };
        let mut entry = graph.node(lines.place(node.start), id);
        for (name, value) in node.attributes.iter().rev().filter(|(name, _)| !is_look(name)) {
            // `\N` is the name of the node.
            entry.set(name, &if name == "label" { value.replace("\\N", id) } else { value.clone() });
        }
        entry.set("cluster", node.cluster.and_then(|cluster| reader.clusters.get(cluster)).map_or("", |name| name));
    }
    for (start, source, target, attributes) in &reader.ties {
        let said = |wanted: &str| attributes.iter().rev().find(|(name, _)| name == wanted).map_or("", |(_, value)| value);
        let (source, target, directed) = match said("dir") {
            "none" | "both" => (source, target, false),
            "back" => (target, source, true),
            "forward" => (source, target, true),
            _ => (source, target, reader.is_directed),
        };
        let mut entry = graph.tie(lines.place(*start), source, target, Some(directed));
        for (name, value) in attributes.iter().rev().filter(|(name, _)| !is_look(name)) {
            entry.set(name, value);
        }
    }
    Ok(graph.found(file))
}

/// Attributes that say how something is drawn.
fn is_look(name: &str) -> bool {
    const LOOKS: &str = "shape style color fillcolor fontcolor fontname fontsize width height pos penwidth arrowhead arrowtail arrowsize dir \
                         constraint minlen rank margin peripheries fixedsize lp bb len splines headport tailport xlabel samehead sametail";
    LOOKS.split_whitespace().any(|look| look == name)
}

impl<'a> Reader<'a> {
    fn graph(&mut self, end: usize) -> Outcome<()> {
        while let Some((start, token)) = self.tokens.next() {
            match token {
                Token::Sign("{") => {
                    self.scopes.push(Scope::default());
                    return self.statements(end);
                }
                Token::Id(word) if word.eq_ignore_ascii_case("digraph") => self.is_directed = true,
                Token::Id(word) if word.eq_ignore_ascii_case("graph") || word.eq_ignore_ascii_case("strict") => {}
                Token::Id(word) => self.title = word.to_owned(),
                Token::Quoted(words) => self.title = words,
                Token::Sign(_) => return Err(("it does not begin with a graph", start)),
            }
        }
        Err(("it ends too early", end))
    }

    /// All statements, also of subgraphs; those that wait for the right end of an edge are kept on a stack.
    fn statements(&mut self, end: usize) -> Outcome<()> {
        // For each open subgraph, which may be the end of edges: the left ends that wait for it.
        let mut waiting: Vec<Option<Left>> = Vec::new();
        let mut left: Option<Left> = None;
        loop {
            let Some((start, token)) = self.tokens.next() else { return Err(("it ends too early", end)) };
            match token {
                Token::Sign(";" | ",") => left = None,
                Token::Sign("}") => {
                    let closed = self.scopes.pop().unwrap_or_default();
                    let Some(scope) = self.scopes.last_mut() else { return Ok(()) };
                    scope.members.extend(closed.members.iter().cloned());
                    let before = waiting.pop().flatten();
                    left = self.ends(before, closed.members, start)?;
                }
                Token::Sign("{") => self.open(&mut waiting, left.take(), String::new(), start)?,
                Token::Id(word) if word.eq_ignore_ascii_case("subgraph") => {
                    let name = match self.tokens.peek() {
                        Some((_, Token::Id(_) | Token::Quoted(_))) => self.id(end)?,
                        _ => String::new(),
                    };
                    match self.tokens.next() {
                        Some((_, Token::Sign("{"))) => self.open(&mut waiting, left.take(), name, start)?,
                        other => return Err(("a subgraph has no brace", other.map_or(end, |(at, _)| at))),
                    }
                }
                Token::Id(word @ ("node" | "edge" | "graph")) if matches!(self.tokens.peek(), Some((_, Token::Sign("[")))) => {
                    let said = self.attributes(end)?;
                    let Some(scope) = self.scopes.last_mut() else { continue };
                    match word {
                        "node" => usual(&mut scope.nodes, said),
                        "edge" => usual(&mut scope.edges, said),
                        _ => self.of_graph(said),
                    }
                }
                Token::Id(_) | Token::Quoted(_) => {
                    let id = match token {
                        Token::Id(word) => word.to_owned(),
                        Token::Quoted(words) => words,
                        Token::Sign(_) => String::new(),
                    };
                    if let Some((_, Token::Sign("="))) = self.tokens.peek() {
                        self.tokens.next();
                        let value = self.id(end)?;
                        self.of_graph(vec![(id, value)]);
                        continue;
                    }
                    while let Some((_, Token::Sign(":"))) = self.tokens.peek() {
                        self.tokens.next();
                        self.id(end)?;
                    }
                    self.name(&id, start);
                    let before = left.take();
                    if before.is_none() && matches!(self.tokens.peek(), Some((_, Token::Sign("[")))) {
                        let said = self.attributes(end)?;
                        if let Some(node) = self.nodes.get_mut(&id) {
                            node.attributes.extend(said);
                        }
                    } else {
                        left = self.ends(before, vec![id], start)?;
                    }
                }
                Token::Sign(_) => return Err(("a name is missing", start)),
            }
        }
    }

    fn open(&mut self, waiting: &mut Vec<Option<Left>>, left: Option<Left>, name: String, start: usize) -> Outcome<()> {
        if self.scopes.len() >= MAX_DEPTH {
            return Err(("it is nested deeper than any map", start));
        }
        let around = self.scopes.last();
        let mut scope = Scope {
            cluster: around.and_then(|scope| scope.cluster),
            nodes: around.map_or_else(Vec::new, |scope| scope.nodes.clone()),
            edges: around.map_or_else(Vec::new, |scope| scope.edges.clone()),
            ..Scope::default()
        };
        if let Some(cluster) = name.strip_prefix("cluster") {
            scope.is_cluster = true;
            scope.cluster = Some(self.clusters.len());
            self.clusters.push(cluster.trim_start_matches('_').to_owned());
        }
        self.scopes.push(scope);
        waiting.push(left);
        Ok(())
    }

    /// Ties all of `before` with all of `ends`; where an arrow follows, `ends` are the next left ends.
    fn ends(&mut self, before: Option<Left>, ends: Vec<String>, start: usize) -> Outcome<Option<Left>> {
        let first_tie = before.as_ref().map_or(self.ties.len(), |left| left.first_tie);
        let usual = self.scopes.last().map(|scope| scope.edges.clone()).unwrap_or_default();
        if let Some(left) = &before {
            for (source, target) in left.ends.iter().flat_map(|source| ends.iter().map(move |target| (source, target))) {
                if self.ties.len() > StakeholderMap::MAX_RELATIONSHIPS {
                    break;
                }
                self.ties.push((left.start, source.clone(), target.clone(), usual.clone()));
            }
        }
        match self.tokens.peek() {
            Some((_, Token::Sign("->" | "--"))) => {
                self.tokens.next();
                Ok(Some(Left { ends, start, first_tie }))
            }
            Some((_, Token::Sign("["))) => {
                let mut said = self.attributes(start)?;
                if self.ties.len() > first_tie + 1 {
                    said.iter_mut().for_each(|(_, value)| *value = value.chars().take(MAX_SHARED).collect());
                    said.truncate(MAX_USUAL);
                }
                for (.., attributes) in &mut self.ties[first_tie..] {
                    attributes.extend(said.iter().cloned());
                }
                Ok(None)
            }
            _ => Ok(None),
        }
    }

    /// Takes note of a node.
    fn name(&mut self, id: &str, start: usize) {
        let Some(scope) = self.scopes.last_mut() else { return };
        scope.members.push(id.to_owned());
        match self.nodes.get_mut(id) {
            Some(node) => node.cluster = node.cluster.or(scope.cluster),
            None if self.order.len() <= StakeholderMap::MAX_STAKEHOLDERS => {
                self.order.push(id.to_owned());
                self.nodes.insert(id.to_owned(), Node { start, cluster: scope.cluster, attributes: scope.nodes.clone() });
            }
            None => {}
        }
    }

    /// What is said of the graph, or of the cluster that is open: its label.
    fn of_graph(&mut self, said: Attributes) {
        let Some((_, label)) = said.into_iter().find(|(name, _)| name == "label") else { return };
        let depth = self.scopes.len();
        match self.scopes.last() {
            Some(Scope { is_cluster: true, cluster: Some(cluster), .. }) => self.clusters[*cluster] = label,
            _ if depth == 1 => self.title = label,
            _ => {}
        }
    }

    /// A name or a value.
    fn id(&mut self, end: usize) -> Outcome<String> {
        match self.tokens.next() {
            Some((_, Token::Id(word))) => Ok(word.to_owned()),
            Some((_, Token::Quoted(words))) => Ok(words),
            Some((at, Token::Sign(_))) => Err(("a name is missing", at)),
            None => Err(("it ends too early", end)),
        }
    }

    /// Lists in brackets: `[a=b, c="d"] [e=f]`.
    fn attributes(&mut self, end: usize) -> Outcome<Attributes> {
        let mut said = Attributes::new();
        while let Some((_, Token::Sign("["))) = self.tokens.peek() {
            self.tokens.next();
            loop {
                match self.tokens.peek() {
                    Some((_, Token::Sign("]"))) => {
                        self.tokens.next();
                        break;
                    }
                    Some((_, Token::Sign("," | ";"))) => {
                        self.tokens.next();
                    }
                    _ => {
                        let name = self.id(end)?;
                        let is_said = matches!(self.tokens.peek(), Some((_, Token::Sign("="))));
                        let value = if is_said {
                            self.tokens.next();
                            self.id(end)?
                        } else {
                            "true".to_owned()
                        };
                        said.push((name, value));
                    }
                }
            }
        }
        Ok(said)
    }
}

/// Adds to what is usual for nodes or edges.
fn usual(all: &mut Attributes, said: Attributes) {
    for (name, value) in said.into_iter().filter(|(name, _)| !is_look(name)) {
        all.retain(|(known, _)| *known != name);
        if all.len() < MAX_USUAL {
            all.push((name, value.chars().take(MAX_SHARED).collect()));
        }
    }
}
