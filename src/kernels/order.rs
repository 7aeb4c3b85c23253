//! An order in which vertices with the same neighbours stand close together.
//!
//! Searches that run side by side share more the more alike their sources are, and memory that lies together is read at once.

use crate::rows::Rows;

/// Rows of its own, with vertices renamed.
pub(crate) struct Renamed {
    offsets: Vec<u32>,
    targets: Vec<u32>,
}

impl Renamed {
    /// Row by row in the new order, targets ascending.
    ///
    /// # Arguments
    /// * `back`: the same arcs from their other ends.
    pub(crate) fn new(rows: Rows<'_>, back: Rows<'_>, order: &[u32]) -> Self {
        let mut place = vec![0; order.len()];
        let mut offsets = Vec::with_capacity(order.len() + 1);
        let mut end = 0;
        offsets.push(0);
        for (vertex, new) in order.iter().zip(0..) {
            place[*vertex as usize] = new;
            end += rows.of(*vertex as usize).len() as u32;
            offsets.push(end);
        }
        let mut next = offsets.clone();
        let mut targets = vec![0; end as usize];
        for (target, new) in order.iter().zip(0..) {
            for source in back.of(*target as usize) {
                let next = &mut next[place[*source as usize] as usize];
                targets[*next as usize] = new;
                *next += 1;
            }
        }
        Self { offsets, targets }
    }

    pub(crate) fn rows(&self) -> Rows<'_> {
        Rows { offsets: &self.offsets, targets: &self.targets }
    }
}

/// Breadth first from the vertex with the most ties, along ties in both directions, well-tied neighbours first. **O(n log n + m)**.
pub(crate) fn by_neighbours(out: Rows<'_>, into: Rows<'_>) -> Vec<u32> {
    let count = out.count();
    let mut ranked: Vec<u32> = (0..count as u32).collect();
    ranked.sort_by_key(|vertex| std::cmp::Reverse(out.of(*vertex as usize).len() + into.of(*vertex as usize).len()));
    let ties = [Renamed::new(out, into, &ranked), Renamed::new(into, out, &ranked)];
    let mut order = Vec::with_capacity(count);
    let mut is_seen = vec![false; count];
    let mut next = 0;
    for root in 0..count as u32 {
        if !std::mem::replace(&mut is_seen[root as usize], true) {
            order.push(root);
        }
        while let Some(vertex) = order.get(next).map(|vertex| *vertex as usize) {
            next += 1;
            for target in ties.iter().flat_map(|ties| ties.rows().of(vertex)) {
                if !std::mem::replace(&mut is_seen[*target as usize], true) {
                    order.push(*target);
                }
            }
        }
    }
    order.into_iter().map(|vertex| ranked[vertex as usize]).collect()
}
