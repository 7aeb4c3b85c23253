//! Rows of about the same length side by side, four at a time: what repeated multiplication reads.
//!
//! The longest rows come first, so that those side by side end together and no end of a row is guessed wrong, and their sums
//! grow at the same time (sliced ELLPACK: Monakov, Lokhmotov and Avetisyan 2010, "Automatically tuning sparse matrix-vector
//! multiplication for GPU architectures").
//!
//! **Invariant:** each sum runs along its row in order, whatever stands beside it; places without a vertex hold 0.

use std::ops::Range;

use crate::rows::Rows;

/// Numbers of vertices side by side.
pub(crate) type Four = [f64; 4];

/// Some rows, sorted by length.
pub(crate) struct Slices {
    /// The vertex at each place.
    order: Vec<u32>,
    /// Where the steps of each slice end.
    ends: Vec<u32>,
    /// The place of the neighbour in each of four rows; behind the end of a row the place behind all.
    steps: Vec<[u32; 4]>,
    /// The weights of the same arcs, or none where all are 1.
    weights: Vec<Four>,
}

impl Slices {
    /// **O(n + m)**.
    ///
    /// # Arguments
    /// * `weights`: of each arc, or none where all are 1.
    /// * `members`: the vertices whose rows are taken; no row leads elsewhere.
    pub(crate) fn of(rows: Rows<'_>, weights: &[f64], members: &[u32]) -> Self {
        let order = longest_first(rows, members);
        let slices = order.len().div_ceil(4);
        let nowhere = 4 * slices as u32;
        let mut place = vec![nowhere; rows.count()];
        for (vertex, at) in order.iter().zip(0..) {
            place[*vertex as usize] = at;
        }
        let mut ends = Vec::with_capacity(slices);
        let mut steps = Vec::with_capacity(rows.targets.len() / 4 + slices);
        let mut heavy = Vec::with_capacity(if weights.is_empty() { 0 } else { steps.capacity() });
        for vertices in order.chunks(4) {
            let mut ranges = [const { 0..0 }; 4];
            for (range, vertex) in ranges.iter_mut().zip(vertices) {
                *range = rows.range(*vertex as usize);
            }
            let [longest, .., shortest] = ranges.each_ref().map(ExactSizeIterator::len);
            let rows_of_four = ranges.each_ref().map(|range| &rows.targets[range.start..range.start + shortest]);
            steps.extend((0..shortest).map(|at| rows_of_four.map(|row| place[row[at] as usize])));
            steps.extend((shortest..longest).map(|at| {
                ranges.each_ref().map(|range| if at < range.len() { place[rows.targets[range.start + at] as usize] } else { nowhere })
            }));
            if !weights.is_empty() {
                heavy.extend(
                    (0..longest).map(|at| ranges.each_ref().map(|range| if at < range.len() { weights[range.start + at] } else { 0.0 })),
                );
            }
            ends.push(steps.len() as u32);
        }
        Self { order, ends, steps, weights: heavy }
    }

    /// One number for each place, and the 0 behind all.
    pub(crate) fn vector(&self, of_vertex: impl Fn(usize) -> f64) -> Vec<Four> {
        let mut vector = vec![[0.0; 4]; self.ends.len() + 1];
        for (value, vertex) in vector.as_flattened_mut().iter_mut().zip(&self.order) {
            *value = of_vertex(*vertex as usize);
        }
        vector
    }

    /// Back from places to vertices.
    pub(crate) fn spread(&self, vector: &[Four], of_vertex: &mut [f64]) {
        for (value, vertex) in vector.as_flattened().iter().zip(&self.order) {
            of_vertex[*vertex as usize] = *value;
        }
    }

    /// The steps of each slice.
    #[inline(always)]
    pub(crate) fn ranges(&self) -> impl Iterator<Item = Range<usize>> {
        self.ends.iter().scan(0, |begin, end| Some(std::mem::replace(begin, *end) as usize..*end as usize))
    }

    /// What four rows gather from a vector.
    ///
    /// # Arguments
    /// * `range`: one of [`Self::ranges`].
    #[inline(always)]
    pub(crate) fn gathered(&self, range: Range<usize>, vector: &[Four]) -> Four {
        let vector = vector.as_flattened();
        let steps = &self.steps[range.clone()];
        let mut sums = [0.0; 4];
        if self.weights.is_empty() {
            for targets in steps {
                sums = plus(sums, targets.map(|target| vector[target as usize]));
            }
        } else {
            for (targets, weights) in steps.iter().zip(&self.weights[range]) {
                sums = plus(sums, times(*weights, targets.map(|target| vector[target as usize])));
            }
        }
        sums
    }
}

/// The members by the lengths of their rows, in their order where these are equal.
fn longest_first(rows: Rows<'_>, members: &[u32]) -> Vec<u32> {
    let length = |vertex: u32| rows.range(vertex as usize).len();
    let most = members.iter().map(|member| length(*member)).max().unwrap_or_default();
    let mut next = vec![0_u32; most + 2];
    for member in members {
        next[most - length(*member) + 1] += 1;
    }
    for at in 1..next.len() {
        next[at] += next[at - 1];
    }
    let mut order = vec![0; members.len()];
    for member in members {
        let place = &mut next[most - length(*member)];
        order[*place as usize] = *member;
        *place += 1;
    }
    order
}

/// Both, number by number.
#[inline(always)]
pub(crate) fn plus(a: Four, b: Four) -> Four {
    std::array::from_fn(|at| a[at] + b[at])
}

/// The first less the second, number by number.
#[inline(always)]
pub(crate) fn minus(a: Four, b: Four) -> Four {
    std::array::from_fn(|at| a[at] - b[at])
}

/// Their products, number by number.
#[inline(always)]
pub(crate) fn times(a: Four, b: Four) -> Four {
    std::array::from_fn(|at| a[at] * b[at])
}

/// How far they are apart, number by number.
#[inline(always)]
pub(crate) fn apart(a: Four, b: Four) -> Four {
    minus(a, b).map(f64::abs)
}

/// The sum of all four.
#[inline(always)]
pub(crate) fn sum(a: Four) -> f64 {
    (a[0] + a[1]) + (a[2] + a[3])
}
