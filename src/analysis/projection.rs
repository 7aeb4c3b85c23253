//! The map as a graph, in both views (`indicators.md`, section 0).
//!
//! Parallel ties are joined, their strengths added; a two-way tie is an arc each way; ties of opposition and of level 0
//! carry nothing and stay out; the undirected view ties a pair where either arc exists, with the larger strength.
//!
//! **Invariant:** vertices stand in the order of the map's stakeholders; arcs are sorted; there is no loop.

use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;
pub(super) use stakeholder_map_kernels::Arcs as Rows;

use crate::analysis::options::{Direction, Options, Weight};
use crate::model::{Gather, SectorId, SortedMap, StakeholderMap, sort_items};

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
    /// Whether each relationship leads only from its source to its target.
    pub(super) one_way: Vec<bool>,
    /// Ties that carry nothing.
    pub(super) left_out: usize,
}

impl Projection {
    /// Projects a map. **O(m log n)**.
    pub(super) fn of(map: &StakeholderMap, options: &Options) -> Self {
        let count = map.stakeholders().len();
        let row: SortedMap<_, u32> = map.stakeholders().ids().zip(0..).gather();
        let is_directed = map.relationships().iter().any(|relationship| relationship.directed);
        let direction = options.direction.unwrap_or(if is_directed { Direction::Directed } else { Direction::Undirected });
        let mut arcs = Vec::with_capacity(2 * map.relationships().len());
        let mut left_out = 0;
        let (mut pairs, mut turned) = (Vec::new(), Vec::new());
        let one_way = map.relationships().iter().map(|relationship| relationship.directed).collect();
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
        let arcs = Rows::of(count, &arcs).joined(if options.weight == Weight::Strength { |sum, next| sum + next } else { |_, _| 1.0 });
        let mut graph = DiGraph::with_capacity(count, arcs.len());
        for _ in 0..count {
            graph.add_node(());
        }
        for source in 0..count {
            for (target, weight) in arcs.targets(source).iter().zip(arcs.weights(source)) {
                graph.add_edge(NodeIndex::new(source), NodeIndex::new(*target as usize), *weight);
            }
        }
        let (sectors, sector) = classes(map);
        let (out, into, both) = snapshot(&graph);
        Self { direction, weight: options.weight, count, graph, out, into, both, sector, sectors, pairs, turned, one_way, left_out }
    }

    /// The same stakeholders with other ties, as the measures of ways and partners need them: the graph itself and the
    /// relationships of the map are left out. **O(m log m)**.
    pub(super) fn with_arcs(&self, arcs: Vec<(u32, u32, f64)>) -> Self {
        Self::of_arcs(self.is_directed(), self.is_weighted(), self.count, arcs)
    }

    /// The same map with arrows and strength, as the measures of pairs and arrows need it: the graph itself and sectors are
    /// left out. **O(m log m)**.
    pub(super) fn with_strength(&self, map: &StakeholderMap) -> Self {
        let mut arcs = Vec::with_capacity(2 * self.pairs.len());
        for (at, relationship) in map.relationships().iter().enumerate() {
            let Some((low, high)) = self.pairs[at] else { continue };
            let (source, target) = if self.turned[at] { (high, low) } else { (low, high) };
            arcs.push((source, target, relationship.strength.value()));
            if !relationship.directed {
                arcs.push((target, source, relationship.strength.value()));
            }
        }
        let (pairs, turned, one_way) = (self.pairs.clone(), self.turned.clone(), self.one_way.clone());
        Self { pairs, turned, one_way, ..Self::of_arcs(true, true, self.count, arcs) }
    }

    /// The same from the beginning.
    pub(super) fn of_arcs(is_directed: bool, is_weighted: bool, count: usize, arcs: Vec<(u32, u32, f64)>) -> Self {
        let out = Rows::of(count, &arcs).joined(if is_weighted { |sum, next| sum + next } else { |_, _| 1.0 });
        let into = out.turned();
        let both = out.or(&into);
        Self {
            direction: if is_directed { Direction::Directed } else { Direction::Undirected },
            weight: if is_weighted { Weight::Strength } else { Weight::None },
            count,
            graph: DiGraph::new(),
            out,
            into,
            both,
            sector: Vec::new(),
            sectors: Vec::new(),
            pairs: Vec::new(),
            turned: Vec::new(),
            one_way: Vec::new(),
            left_out: 0,
        }
    }

    /// The rows along which ways lead in this view.
    pub(super) fn ways(&self) -> &Rows {
        if self.is_directed() { &self.out } else { &self.both }
    }

    /// Whether arrows count.
    pub(super) fn is_directed(&self) -> bool {
        self.direction == Direction::Directed
    }

    /// The pairs that an arrow joins, the lower vertex first, sorted; none where arrows do not count. Which way a pair leans
    /// that only two-way ties join is unknown. **O(m log m)**.
    pub(super) fn arrows(&self) -> Vec<(u32, u32)> {
        let is_arrow = |one_way: &bool| *one_way && self.is_directed();
        let mut arrows: Vec<(u32, u32)> =
            self.pairs.iter().zip(&self.one_way).filter(|(_, one_way)| is_arrow(one_way)).filter_map(|(pair, _)| *pair).collect();
        sort_items(&mut arrows, Ord::cmp);
        arrows
    }

    /// Whether strength counts.
    pub(super) fn is_weighted(&self) -> bool {
        self.weight == Weight::Strength
    }
}

/// The one place where the loops' snapshot is taken from the graph.
fn snapshot(graph: &DiGraph<(), f64>) -> (Rows, Rows, Rows) {
    let number = |node: NodeIndex| node.index() as u32;
    let arcs: Vec<(u32, u32, f64)> =
        graph.edge_references().map(|arc| (number(arc.source()), number(arc.target()), *arc.weight())).collect();
    let out = Rows::of(graph.node_count(), &arcs);
    let into = out.turned();
    let both = out.or(&into);
    (out, into, both)
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
