//! Reads Pajek files.

use crate::formats::cells::cells;
use crate::formats::error::FormatError;
use crate::formats::found::{Found, Lines, malformed};
use crate::formats::graph::Graph;
use crate::model::{StakeholderMap, parse_number};
use crate::words::files::FilePlace;

const FORMAT: &str = "Pajek";

/// Whether a word is the number of a relation, `:2` or `2:`.
fn is_relation(word: &str) -> bool {
    word.contains(':') && word.trim_matches(':').bytes().all(|digit| digit.is_ascii_digit())
}

/// Whether a text is of Pajek: a section about a network comes first.
pub(in crate::formats) fn looks_like(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('%'));
    lines.next().is_some_and(|line| {
        let line = line.to_ascii_lowercase();
        ["*network", "*vertices", "*arcs", "*edges", "*matrix", "*partition"].iter().any(|section| line.starts_with(section))
    })
}

/// What the lines that follow are.
enum Section {
    Vertices,
    /// Ties, one a line, or one end with several others.
    Ties {
        directed: bool,
        is_list: bool,
    },
    Matrix {
        row: usize,
        values: Vec<f64>,
    },
    Partition {
        name: String,
        vertex: usize,
    },
    /// The number of vertices, repeated for a partition.
    Count,
    Other,
}

#[derive(Default)]
struct Vertex {
    label: String,
    at: Option<FilePlace>,
    /// Names of partitions with the class there.
    classes: Vec<(String, String)>,
}

struct Reading {
    vertices: Vec<Vertex>,
    /// In a network of two kinds, how many there are of the first.
    first_kind: Option<usize>,
    graph: Graph,
    relation: String,
    networks: usize,
    /// Whether what follows belongs to a network of other vertices.
    is_left_out: bool,
}

/// Reads a file.
///
/// # Errors
/// Where a line says something else than its section allows.
pub(in crate::formats) fn read(file: &str, text: &str) -> Result<Found, FormatError> {
    let mut places = Lines::of(text);
    let mut reading = Reading {
        vertices: Vec::new(),
        first_kind: None,
        graph: Graph::default(),
        relation: String::new(),
        networks: 0,
        is_left_out: false,
    };
    let mut section = Section::Other;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let at = places.place(start);
        start += line.len();
        let line = line.trim();
        if line.is_empty() || line.starts_with('%') {
            continue;
        }
        if line.starts_with('*') {
            section = reading.begin(line, &section, at)?;
        } else if !reading.is_left_out || matches!(section, Section::Count) {
            reading.line(line, &mut section, at)?;
        }
    }
    let Reading { vertices, mut graph, .. } = reading;
    for (index, vertex) in vertices.into_iter().enumerate() {
        let id = (index + 1).to_string();
        let mut entry = graph.node(vertex.at.unwrap_or(FilePlace::Line { line: 1, column: 1 }), &id);
        entry.set("label", if vertex.label.is_empty() { &id } else { &vertex.label });
        for (name, class) in &vertex.classes {
            entry.set(name, class);
        }
    }
    Ok(graph.found(file))
}

impl Reading {
    /// Begins a section.
    fn begin(&mut self, line: &str, before: &Section, at: FilePlace) -> Result<Section, FormatError> {
        let words = cells(line);
        let name = words.first().map_or(String::new(), |(word, _)| word.to_ascii_lowercase());
        let said = words.iter().skip(1).filter(|(word, _)| !is_relation(word)).map(|(word, _)| *word).collect::<Vec<_>>().join(" ");
        let relation = |reading: &mut Self| {
            if !said.is_empty() {
                reading.relation.clone_from(&said);
            } else if let Some((number, _)) = words.iter().find(|(word, _)| is_relation(word)) {
                reading.relation = format!("relation {}", number.trim_matches(':'));
            }
        };
        Ok(match name.as_str() {
            "*network" => {
                self.networks += 1;
                // Further networks are further relations, if they are of the same vertices.
                if self.networks > 1 {
                    self.relation = said;
                } else {
                    self.graph.title = said;
                }
                self.is_left_out = false;
                Section::Other
            }
            // The number of vertices stands in each part of a project.
            "*vertices" if matches!(before, Section::Count) => Section::Count,
            "*vertices" if matches!(before, Section::Partition { .. }) => match before {
                Section::Partition { name, .. } => Section::Partition { name: name.clone(), vertex: 0 },
                _ => Section::Other,
            },
            "*vertices" => {
                let number = |index: usize| words.get(index).and_then(|(word, _)| word.parse::<usize>().ok());
                let count = number(1).ok_or_else(|| malformed(FORMAT, "the number of vertices is missing", Some(at.clone())))?;
                let count = count.min(StakeholderMap::MAX_STAKEHOLDERS + 1);
                if self.vertices.is_empty() {
                    self.vertices.resize_with(count, Vertex::default);
                    self.first_kind = number(2).filter(|first| *first < count && *first > 0);
                } else if self.vertices.len() != count {
                    self.is_left_out = true;
                    self.graph.skip("A further network of other vertices", at);
                }
                Section::Vertices
            }
            "*arcs" | "*edges" | "*arcslist" | "*edgeslist" => {
                relation(self);
                Section::Ties { directed: name.starts_with("*arcs"), is_list: name.ends_with("list") }
            }
            "*matrix" => {
                relation(self);
                Section::Matrix { row: 0, values: Vec::new() }
            }
            "*partition" => {
                self.is_left_out = false;
                Section::Partition { name: if said.is_empty() { "group".to_owned() } else { said }, vertex: 0 }
            }
            "*vector" | "*permutation" | "*cluster" | "*hierarchy" => {
                self.graph.skip(&format!("The part {name} of a Pajek project"), at);
                Section::Count
            }
            _ => Section::Other,
        })
    }

    fn line(&mut self, line: &str, section: &mut Section, at: FilePlace) -> Result<(), FormatError> {
        let words = cells(line);
        match section {
            Section::Vertices => {
                let number = words.first().and_then(|(word, _)| word.parse::<usize>().ok());
                let number = number.ok_or_else(|| malformed(FORMAT, "a vertex has no number", Some(at.clone())))?;
                if let (Some(vertex), Some((label, _))) =
                    (number.checked_sub(1).and_then(|index| self.vertices.get_mut(index)), words.get(1))
                {
                    if vertex.label.is_empty() {
                        vertex.label = label.trim().to_owned();
                    }
                    vertex.at.get_or_insert(at);
                }
            }
            Section::Ties { directed, is_list } => {
                let Some((source, _)) = words.first() else { return Ok(()) };
                let targets = words.get(1..if *is_list { words.len() } else { 2 });
                let targets = targets
                    .filter(|targets| !targets.is_empty())
                    .ok_or_else(|| malformed(FORMAT, "a tie has one end", Some(at.clone())))?;
                let weight = words.get(2).filter(|_| !*is_list).and_then(|(word, _)| parse_number(word));
                // Of what follows, `l` names the tie.
                let label = words.iter().skip(3).skip_while(|(word, is_quoted)| *is_quoted || *word != "l").nth(1).map(|(word, _)| *word);
                for (target, _) in targets {
                    self.tie(at.clone(), source, target, *directed, weight.unwrap_or(1.0), label);
                }
            }
            Section::Matrix { row, values } => {
                let numbers = words.iter().map(|(word, _)| parse_number(word));
                for number in numbers {
                    values.push(number.ok_or_else(|| malformed(FORMAT, "a matrix holds something else than numbers", Some(at.clone())))?);
                }
                let (first, width) = self.first_kind.map_or((0, self.vertices.len()), |first| (first, self.vertices.len() - first));
                while width > 0 && values.len() >= width {
                    let rest = values.split_off(width);
                    for (column, weight) in std::mem::replace(values, rest).into_iter().enumerate().filter(|(_, weight)| *weight != 0.0) {
                        let (source, target) = ((*row + 1).to_string(), (first + column + 1).to_string());
                        self.tie(at.clone(), &source, &target, self.first_kind.is_none(), weight, None);
                    }
                    *row += 1;
                }
            }
            Section::Partition { name, vertex } => {
                if let (Some(vertex), Some((class, _))) = (self.vertices.get_mut(*vertex), words.first())
                    && vertex.classes.len() < 20
                {
                    vertex.classes.push((name.clone(), (*class).to_owned()));
                }
                *vertex += 1;
            }
            Section::Count | Section::Other => {}
        }
        Ok(())
    }

    fn tie(&mut self, at: FilePlace, source: &str, target: &str, directed: bool, weight: f64, label: Option<&str>) {
        let mut tie = self.graph.tie(at, source, target, Some(directed));
        tie.set("weight", &weight.abs().to_string())
            .set("kind", if self.relation.is_empty() { label.unwrap_or("") } else { &self.relation });
        tie.set("label", label.unwrap_or(""));
        if weight < 0.0 {
            tie.set("sign", "-1");
        }
    }
}
