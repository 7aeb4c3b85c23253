//! The measures one by one, and the whole report, for the benchmarks in the browser.
//!
//! **Invariant:** each job calls what the report calls, compiled the same way; the published module exports none of this.

#![cfg(target_arch = "wasm32")]
#![allow(missing_docs, reason = "only the benchmark's own script calls it")]

use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;
use stakeholder_map::analysis::{Direction, Options, Weight, analyze};

use stakeholder_map::layout::{Arrangement, Positions, Problem};
use stakeholder_map::model::{Properties, Record, Relationship, Stakeholder, StakeholderMap, Strength};
use stakeholder_map_kernels::{Arcs, Until, betweenness, communities, eigenpair, pagerank, reach, weighted};
use wasm_bindgen::prelude::wasm_bindgen;

/// A network as the loops take it.
#[wasm_bindgen]
pub struct Network {
    count: usize,
    /// Arcs that leave, or ties in both rows.
    out: Arcs,
    /// Arcs that arrive, where they differ.
    into: Option<Arcs>,
}

#[wasm_bindgen]
impl Network {
    /// The graph and its rows, as the analysis makes them.
    #[wasm_bindgen(constructor)]
    pub fn new(count: usize, sources: &[u32], targets: &[u32], weights: &[f64], is_directed: bool) -> Self {
        let listed: Vec<(u32, u32, f64)> =
            sources.iter().zip(targets).zip(weights).map(|((source, target), weight)| (*source, *target, *weight)).collect();
        let joined = Arcs::of(count, &listed).joined(|sum, next| sum + next);
        let mut graph = DiGraph::<(), f64>::with_capacity(count, joined.len());
        for _ in 0..count {
            graph.add_node(());
        }
        for source in 0..count {
            for (target, weight) in joined.targets(source).iter().zip(joined.weights(source)) {
                graph.add_edge(NodeIndex::new(source), NodeIndex::new(*target as usize), *weight);
            }
        }
        let arcs: Vec<(u32, u32, f64)> =
            graph.edge_references().map(|arc| (arc.source().index() as u32, arc.target().index() as u32, *arc.weight())).collect();
        let out = Arcs::of(count, &arcs);
        let into = out.turned();
        if is_directed {
            return Self { count, out, into: Some(into) };
        }
        Self { count, out: out.or(&into), into: None }
    }

    /// Over ordered pairs.
    pub fn betweenness(&self) -> Vec<f64> {
        betweenness(self.out.rows(), false).through
    }

    /// Over ordered pairs, the weights being lengths.
    pub fn betweenness_by_length(&self) -> Vec<f64> {
        weighted(self.out.rows(), self.out.all_weights(), 0.0, false).shares.through
    }

    /// Closeness of each vertex and then harmonic closeness, from one pass over the distances to it.
    pub fn closeness(&self) -> Vec<f64> {
        let reached = reach(self.into.as_ref().unwrap_or(&self.out).rows());
        let others = (self.count - 1) as f64;
        let closeness = reached.iter().map(|reach| if reach.count > 0 { f64::from(reach.count) / reach.distance } else { 0.0 });
        closeness.chain(reached.iter().map(|reach| reach.harmonic / others)).collect()
    }

    pub fn pagerank(&self, moved: f64) -> Vec<f64> {
        let leaving: Vec<f64> = (0..self.count).map(|vertex| self.out.targets(vertex).len() as f64).collect();
        pagerank(self.into.as_ref().unwrap_or(&self.out).rows(), &[], &leaving, 0.85, Until { moved, times: 1_000 })
    }

    pub fn eigenvector(&self, moved: f64) -> Vec<f64> {
        let members: Vec<u32> = (0..self.count as u32).collect();
        eigenpair(self.out.rows(), &[], &members, Until { moved, times: 10_000 }).1
    }

    /// The community of each vertex, ties counting by their weights.
    pub fn communities(&self) -> Vec<u32> {
        communities(&self.out).of_vertex
    }
}

/// A map that can be measured as a whole.
#[wasm_bindgen]
pub struct Map(StakeholderMap);

#[wasm_bindgen]
impl Map {
    #[wasm_bindgen(constructor)]
    pub fn new(count: usize, sources: &[u32], targets: &[u32], weights: &[f64], is_directed: bool) -> Result<Map, String> {
        let name = |vertex: u32| format!("s{vertex}");
        let stakeholders = (0..count as u32)
            .map(|vertex| Stakeholder { name: name(vertex), ..Stakeholder::blank(name(vertex).as_str().into()) })
            .collect();
        let ties = sources.iter().zip(targets).zip(weights).enumerate();
        let ties = ties.map(|(at, ((source, target), weight))| Relationship {
            source: name(*source).as_str().into(),
            target: name(*target).as_str().into(),
            directed: is_directed,
            strength: Strength::new(*weight).unwrap_or_default(),
            ..Relationship::blank(format!("r{at}").as_str().into())
        });
        StakeholderMap::assemble(Properties::default(), vec![], vec![], stakeholders, ties.collect(), vec![])
            .map(Map)
            .map_err(|broken| format!("{} rules of the model are broken", broken.len()))
    }

    /// The whole report; what comes back is its betweenness, normalised.
    pub fn report(&self, is_directed: bool) -> Vec<f64> {
        let direction = Some(if is_directed { Direction::Directed } else { Direction::Undirected });
        let report = analyze(&self.0, &Options { direction, weight: Weight::None, trials: 0, ..Options::default() });
        report.column("betweenness").unwrap_or_default().iter().map(|value| value.unwrap_or(0.0)).collect()
    }
}

/// A map that can be arranged.
#[wasm_bindgen]
pub struct Layout(Problem);

#[wasm_bindgen]
impl Layout {
    #[wasm_bindgen(constructor)]
    pub fn new(count: usize, sources: &[u32], targets: &[u32], is_thorough: bool) -> Result<Layout, String> {
        let Map(map) = Map::new(count, sources, targets, &vec![1.0; sources.len()], false)?;
        Ok(Layout(Problem { is_thorough, ..Problem::of(&map, &Positions::default()) }))
    }

    /// x and y of each body in turn, then the radius of each.
    pub fn arrange(&self) -> Vec<f64> {
        let mut arrangement = Arrangement::new(self.0.clone());
        while !arrangement.step(usize::MAX) {}
        arrangement.points().iter().flat_map(|point| [point.x, point.y]).chain(self.0.radius.iter().copied()).collect()
    }
}
