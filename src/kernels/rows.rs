//! A graph as rows of neighbours, and an order in which vertices with the same neighbours stand close together.
//!
//! Searches that run side by side share more the more alike their sources are, and memory that lies together is read at once.

use std::cmp::Reverse;

use crate::arcs::Arcs;

/// The neighbours of each vertex, one row after the other.
#[derive(Clone, Copy)]
pub struct Rows<'a> {
    /// Where the row of each vertex begins, and behind the last where all end.
    pub offsets: &'a [u32],
    /// The neighbours, each below the number of vertices.
    pub targets: &'a [u32],
}

impl<'a> Rows<'a> {
    /// How many vertices there are.
    pub fn count(&self) -> usize {
        self.offsets.len().saturating_sub(1)
    }

    #[inline(always)]
    pub(crate) fn range(&self, vertex: usize) -> std::ops::Range<usize> {
        self.offsets[vertex] as usize..self.offsets[vertex + 1] as usize
    }

    #[inline(always)]
    pub(crate) fn of(&self, vertex: usize) -> &'a [u32] {
        &self.targets[self.range(vertex)]
    }
}

/// A graph with its vertices in a better order.
pub(crate) struct Ordered {
    /// The vertex at each place of the order.
    pub(crate) order: Vec<u32>,
    pub(crate) out: Arcs,
    pub(crate) into: Arcs,
}

impl Ordered {
    /// **O(n log n + m)**.
    pub(crate) fn new(out: Rows<'_>, lengths: &[f64]) -> Self {
        let same: Vec<u32> = (0..out.count() as u32).collect();
        let order = by_neighbours(out, &same);
        let into = Arcs::renamed(out, lengths, &order);
        Self { order, out: into.turned(), into }
    }
}

/// Breadth first from the vertex with the most ties, along ties in both directions, well-tied neighbours first.
fn by_neighbours(out: Rows<'_>, same: &[u32]) -> Vec<u32> {
    let mut ties: Vec<usize> = (0..out.count()).map(|vertex| out.of(vertex).len()).collect();
    for target in out.targets {
        ties[*target as usize] += 1;
    }
    let mut ranked = same.to_vec();
    ranked.sort_by_key(|vertex| Reverse(ties[*vertex as usize]));
    let into = Arcs::renamed(out, &[], &ranked);
    let out = into.turned();
    let mut order = Vec::with_capacity(ranked.len());
    let mut is_seen = vec![false; ranked.len()];
    let mut next = 0;
    for root in same {
        if !std::mem::replace(&mut is_seen[*root as usize], true) {
            order.push(*root);
        }
        while let Some(vertex) = order.get(next).map(|vertex| *vertex as usize) {
            next += 1;
            for target in [&out, &into].into_iter().flat_map(|arcs| arcs.rows().of(vertex)) {
                if !std::mem::replace(&mut is_seen[*target as usize], true) {
                    order.push(*target);
                }
            }
        }
    }
    order.into_iter().map(|rank| ranked[rank as usize]).collect()
}
