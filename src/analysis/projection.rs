//! The map as a graph, in both views (`indicators.md`, section 0).
//!
//! Parallel ties are joined, their strengths added; a two-way tie is an arc each way; ties of opposition and of level 0
//! carry nothing and stay out; the undirected view ties a pair where either arc exists, with the larger strength.
//!
//! **Invariant:** vertices stand in the order of the map's stakeholders; arcs are sorted; there is no loop.

use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;

use crate::analysis::options::{Direction, Options, Weight};
use crate::model::{Gather, SectorId, SortedMap, StakeholderMap};

/// A graph as rows of neighbours, for the loops that visit every arc many times.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Rows {
    offsets: Vec<u32>,
    targets: Vec<u32>,
    weights: Vec<f64>,
}

impl Rows {
    /// Makes rows of arcs that are sorted by source and then by target.
    fn of(count: usize, arcs: &[(u32, u32, f64)]) -> Self {
        let mut offsets = vec![0; count + 1];
        for (source, _, _) in arcs {
            offsets[*source as usize + 1] += 1;
        }
        for at in 0..count {
            offsets[at + 1] += offsets[at];
        }
        Self { offsets, targets: arcs.iter().map(|arc| arc.1).collect(), weights: arcs.iter().map(|arc| arc.2).collect() }
    }

    fn range(&self, vertex: usize) -> std::ops::Range<usize> {
        self.offsets[vertex] as usize..self.offsets[vertex + 1] as usize
    }

    /// The neighbours of a vertex, ascending.
    pub(super) fn targets(&self, vertex: usize) -> &[u32] {
        &self.targets[self.range(vertex)]
    }

    /// The weights of the arcs to those neighbours.
    pub(super) fn weights(&self, vertex: usize) -> &[f64] {
        &self.weights[self.range(vertex)]
    }

    /// The same rows, without weights, as the kernels take them.
    pub(super) fn kernel(&self) -> stakeholder_map_kernels::Rows<'_> {
        stakeholder_map_kernels::Rows { offsets: &self.offsets, targets: &self.targets }
    }

    /// How many arcs there are.
    pub(super) fn len(&self) -> usize {
        self.targets.len()
    }

    /// Every weight.
    pub(super) fn all_weights(&self) -> &[f64] {
        &self.weights
    }
}

/// The graph of a map in one view.
pub(super) struct Projection {
    /// Whether arrows count.
    pub(super) direction: Direction,
    /// Whether strength counts.
    pub(super) weight: Weight,
    /// How many stakeholders.
    pub(super) count: usize,
    /// The directed graph, weights by the view.
    pub(super) graph: DiGraph<(), f64>,
    /// Arcs that leave.
    pub(super) out: Rows,
    /// Arcs that arrive.
    pub(super) into: Rows,
    /// Undirected ties, each in both rows.
    pub(super) both: Rows,
    /// The class of each stakeholder: its sector, or one more for those without.
    pub(super) sector: Vec<usize>,
    /// The sectors that the classes stand for.
    pub(super) sectors: Vec<Option<SectorId>>,
    /// The ends of each relationship of the map, the lower vertex first; `None` for one that carries nothing.
    pub(super) pairs: Vec<Option<(u32, u32)>>,
    /// Whether the source of each relationship is the higher of the two.
    pub(super) turned: Vec<bool>,
    /// Ties that carry nothing.
    pub(super) left_out: usize,
}

impl Projection {
    /// Projects a map. **O(m log m)**.
    pub(super) fn of(map: &StakeholderMap, options: &Options) -> Self {
        let count = map.stakeholders().len();
        let row: SortedMap<_, u32> = map.stakeholders().ids().zip(0..).gather();
        let is_directed = map.relationships().iter().any(|relationship| relationship.directed);
        let direction = options.direction.unwrap_or(if is_directed { Direction::Directed } else { Direction::Undirected });
        let mut arcs = Vec::with_capacity(2 * map.relationships().len());
        let mut left_out = 0;
        let (mut pairs, mut turned) = (Vec::new(), Vec::new());
        for relationship in map.relationships().iter() {
            if !relationship.is_channel() {
                left_out += 1;
                pairs.push(None);
                turned.push(false);
                continue;
            }
            let (Some(source), Some(target)) = (row.get(&relationship.source), row.get(&relationship.target)) else { continue };
            pairs.push(Some((*source.min(target), *source.max(target))));
            turned.push(source > target);
            let strength = if options.weight == Weight::Strength { relationship.strength.value() } else { 1.0 };
            arcs.push((*source, *target, strength));
            if !relationship.directed {
                arcs.push((*target, *source, strength));
            }
        }
        let arcs = joined(arcs, |sum, next| if options.weight == Weight::Strength { sum + next } else { 1.0 });
        let mut graph = DiGraph::with_capacity(count, arcs.len());
        for _ in 0..count {
            graph.add_node(());
        }
        for (source, target, weight) in arcs {
            graph.add_edge(NodeIndex::new(source as usize), NodeIndex::new(target as usize), weight);
        }
        let (sectors, sector) = classes(map);
        let (out, into, both) = snapshot(&graph);
        Self { direction, weight: options.weight, count, graph, out, into, both, sector, sectors, pairs, turned, left_out }
    }

    /// The rows along which ways lead in this view.
    pub(super) fn ways(&self) -> &Rows {
        if self.is_directed() { &self.out } else { &self.both }
    }

    /// Whether arrows count.
    pub(super) fn is_directed(&self) -> bool {
        self.direction == Direction::Directed
    }

    /// Whether strength counts.
    pub(super) fn is_weighted(&self) -> bool {
        self.weight == Weight::Strength
    }
}

/// The one place where the loops' snapshot is taken from the graph.
fn snapshot(graph: &DiGraph<(), f64>) -> (Rows, Rows, Rows) {
    let count = graph.node_count();
    let number = |node: NodeIndex| node.index() as u32;
    let arcs: Vec<(u32, u32, f64)> =
        graph.edge_references().map(|arc| (number(arc.source()), number(arc.target()), *arc.weight())).collect();
    let mut turned: Vec<(u32, u32, f64)> = arcs.iter().map(|(source, target, weight)| (*target, *source, *weight)).collect();
    turned.sort_by_key(|arc| (arc.0, arc.1));
    let both = joined(arcs.iter().chain(&turned).copied().collect(), f64::max);
    (Rows::of(count, &arcs), Rows::of(count, &turned), Rows::of(count, &both))
}

/// Sorts arcs and joins those with the same ends.
fn joined(mut arcs: Vec<(u32, u32, f64)>, join: impl Fn(f64, f64) -> f64) -> Vec<(u32, u32, f64)> {
    arcs.sort_by_key(|arc| (arc.0, arc.1));
    arcs.dedup_by(|next, kept| {
        let is_same = (next.0, next.1) == (kept.0, kept.1);
        if is_same {
            kept.2 = join(kept.2, next.2);
        }
        is_same
    });
    arcs
}

fn classes(map: &StakeholderMap) -> (Vec<Option<SectorId>>, Vec<usize>) {
    let mut sectors: Vec<Option<SectorId>> = map.sectors().ids().cloned().map(Some).collect();
    if map.stakeholders().iter().any(|stakeholder| stakeholder.sector.is_none()) {
        sectors.push(None);
    }
    let class: SortedMap<_, usize> = sectors.iter().map(Option::as_ref).zip(0..).gather();
    let of_each =
        map.stakeholders().iter().map(|stakeholder| class.get(&stakeholder.sector.as_ref()).copied().unwrap_or_default()).collect();
    (sectors, of_each)
}
