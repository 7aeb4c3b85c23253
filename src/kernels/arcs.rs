//! Rows of neighbours with the weights of the arcs, taken from a list of arcs without comparing them.

use crate::pair;
use crate::rows::Rows;

/// The arcs of a graph, row by row.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Arcs {
    pub(crate) offsets: Vec<u32>,
    pub(crate) targets: Vec<u32>,
    pub(crate) weights: Vec<f64>,
}

impl Arcs {
    /// Sorts arcs by source and then by target; those with the same ends stay in their order. **O(n + m)**.
    ///
    /// # Arguments
    /// * `arcs`: source, target and weight of each; the vertices are below `count`.
    pub fn of(count: usize, arcs: &[(u32, u32, f64)]) -> Self {
        if arcs.is_sorted_by_key(|(source, target, _)| (*source, *target)) {
            return Self::of_sorted(count, arcs);
        }
        // Turned round twice: by target first, and then by source.
        let mut by_target = Self { offsets: vec![0; count + 1], targets: vec![0; arcs.len()], weights: vec![0.0; arcs.len()] };
        for (_, target, _) in arcs {
            by_target.offsets[*target as usize] += 1;
        }
        by_target.end_rows();
        for (source, target, weight) in arcs.iter().rev() {
            by_target.put(*target, *source, *weight);
        }
        by_target.turned()
    }

    /// Arcs that stand in their order already, as those listed from a graph made of rows.
    fn of_sorted(count: usize, arcs: &[(u32, u32, f64)]) -> Self {
        let mut sorted =
            Self { offsets: vec![0; count + 1], targets: Vec::with_capacity(arcs.len()), weights: Vec::with_capacity(arcs.len()) };
        for (source, target, weight) in arcs {
            sorted.offsets[*source as usize + 1] += 1;
            sorted.targets.push(*target);
            sorted.weights.push(*weight);
        }
        for vertex in 0..count {
            sorted.offsets[vertex + 1] += sorted.offsets[vertex];
        }
        sorted
    }

    /// Makes each row's length its end, which becomes its beginning as [`Self::put`] fills it from behind.
    fn end_rows(&mut self) {
        let mut end = 0;
        for offset in &mut self.offsets {
            end += *offset;
            *offset = end;
        }
    }

    #[inline(always)]
    fn put(&mut self, source: u32, target: u32, weight: f64) {
        let offset = &mut self.offsets[source as usize];
        *offset -= 1;
        self.targets[*offset as usize] = target;
        self.weights[*offset as usize] = weight;
    }

    /// The arcs from their other ends, targets ascending. **O(n + m)**.
    pub fn turned(&self) -> Self {
        let same: Vec<u32> = (0..self.rows().count() as u32).collect();
        Self::renamed(self.rows(), &self.weights, &same)
    }

    /// The arcs from their other ends, the vertices renamed to their places in `order`; targets ascend.
    ///
    /// # Arguments
    /// * `weights`: of each arc, or none where they do not matter.
    #[inline(never)]
    pub(crate) fn renamed(rows: Rows<'_>, weights: &[f64], order: &[u32]) -> Self {
        let mut name = vec![0; order.len()];
        for (vertex, new) in order.iter().zip(0..) {
            name[*vertex as usize] = new;
        }
        let mut turned =
            Self { offsets: vec![0; order.len() + 1], targets: vec![0; rows.targets.len()], weights: vec![0.0; rows.targets.len()] };
        for target in rows.targets {
            turned.offsets[name[*target as usize] as usize] += 1;
        }
        turned.end_rows();
        for (new, source) in order.iter().enumerate().rev() {
            for arc in rows.range(*source as usize).rev() {
                turned.put(name[rows.targets[arc] as usize], new as u32, weights.get(arc).copied().unwrap_or(1.0));
            }
        }
        turned
    }

    /// One arc for those with the same ends.
    ///
    /// # Arguments
    /// * `join`: the weight of two.
    pub fn joined(mut self, join: fn(f64, f64) -> f64) -> Self {
        let mut kept = 0;
        let mut begin = 0;
        for vertex in 1..self.offsets.len() {
            let end = self.offsets[vertex] as usize;
            let first = kept;
            for arc in begin..end {
                if kept > first && self.targets[kept - 1] == self.targets[arc] {
                    self.weights[kept - 1] = join(self.weights[kept - 1], self.weights[arc]);
                } else {
                    self.targets[kept] = self.targets[arc];
                    self.weights[kept] = self.weights[arc];
                    kept += 1;
                }
            }
            self.offsets[vertex] = kept as u32;
            begin = end;
        }
        self.targets.truncate(kept);
        self.weights.truncate(kept);
        self
    }

    /// The arcs of both, where both have one the larger weight. **O(n + m)**.
    pub fn or(&self, other: &Self) -> Self {
        let most = self.len() + other.len();
        let mut both = Self { offsets: Vec::with_capacity(self.offsets.len()), targets: vec![0; most], weights: vec![0.0; most] };
        both.offsets.push(0);
        let mut kept = 0;
        for vertex in 0..self.rows().count() {
            let (own, others) = (self.rows().range(vertex), other.rows().range(vertex));
            let (mut at, mut of_other) = (own.start, others.start);
            // Which row goes on is counted, not asked: no branch to be guessed wrong.
            while at < own.end && of_other < others.end {
                let (target, others_target) = (self.targets[at], other.targets[of_other]);
                let (is_own, is_others) = (target <= others_target, others_target <= target);
                let (weight, others_weight) = (only(is_own, self.weights[at]), only(is_others, other.weights[of_other]));
                both.targets[kept] = target.min(others_target);
                both.weights[kept] = pair::first(pair::larger(pair::both(weight), pair::both(others_weight)));
                kept += 1;
                at += usize::from(is_own);
                of_other += usize::from(is_others);
            }
            for (from, rest) in [(self, at..own.end), (other, of_other..others.end)] {
                for arc in rest {
                    both.targets[kept] = from.targets[arc];
                    both.weights[kept] = from.weights[arc];
                    kept += 1;
                }
            }
            both.offsets.push(kept as u32);
        }
        both.targets.truncate(kept);
        both.weights.truncate(kept);
        both
    }

    /// The rows without their weights.
    #[inline]
    pub fn rows(&self) -> Rows<'_> {
        Rows { offsets: &self.offsets, targets: &self.targets }
    }

    /// The neighbours of a vertex, ascending.
    #[inline]
    pub fn targets(&self, vertex: usize) -> &[u32] {
        self.rows().of(vertex)
    }

    /// The weights of the arcs to those neighbours.
    #[inline]
    pub fn weights(&self, vertex: usize) -> &[f64] {
        &self.weights[self.rows().range(vertex)]
    }

    /// Where an arc stands among all. **O(log n)**.
    pub fn find(&self, source: usize, target: u32) -> Option<usize> {
        self.targets(source).binary_search(&target).ok().map(|arc| self.offsets[source] as usize + arc)
    }

    /// How many arcs there are.
    pub fn len(&self) -> usize {
        self.targets.len()
    }

    /// Whether there is no arc.
    pub fn is_empty(&self) -> bool {
        self.targets.is_empty()
    }

    /// Every weight, row by row.
    pub fn all_weights(&self) -> &[f64] {
        &self.weights
    }
}

/// The value if it is meant, or else 0, without a branch.
#[inline(always)]
fn only(is_meant: bool, value: f64) -> f64 {
    f64::from_bits(value.to_bits() & u64::from(is_meant).wrapping_neg())
}
