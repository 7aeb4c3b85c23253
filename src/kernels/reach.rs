//! Distances along ties of equal length, from 512 sources at once.
//!
//! Each source is a bit; after so many steps, the bits of a vertex are those of its neighbours joined with its own. Only how
//! many bits there are is counted, which is all that closeness, harmonic closeness and eccentricity ask for.

use crate::rows::Rows;

const WORDS: usize = 8;
const SOURCES: usize = 64 * WORDS;

#[cfg(target_arch = "wasm32")]
mod word {
    use core::arch::wasm32::{i64x2_extract_lane, i64x2_replace_lane, u64x2_splat, v128, v128_or};

    pub(super) const PER: usize = 2;
    pub(super) type Word = v128;
    #[inline(always)]
    pub(super) fn none() -> Word {
        u64x2_splat(0)
    }
    #[inline(always)]
    pub(super) fn join(a: Word, b: Word) -> Word {
        v128_or(a, b)
    }
    #[inline(always)]
    pub(super) fn ones(a: Word) -> u32 {
        i64x2_extract_lane::<0>(a).count_ones() + i64x2_extract_lane::<1>(a).count_ones()
    }
    pub(super) fn bit(at: usize) -> Word {
        let value = 1_i64 << (at % 64);
        if at < 64 { i64x2_replace_lane::<0>(none(), value) } else { i64x2_replace_lane::<1>(none(), value) }
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod word {
    pub(super) const PER: usize = 2;
    pub(super) type Word = [u64; 2];
    #[inline(always)]
    pub(super) fn none() -> Word {
        [0; 2]
    }
    #[inline(always)]
    pub(super) fn join(a: Word, b: Word) -> Word {
        [a[0] | b[0], a[1] | b[1]]
    }
    #[inline(always)]
    pub(super) fn ones(a: Word) -> u32 {
        a[0].count_ones() + a[1].count_ones()
    }
    pub(super) fn bit(at: usize) -> Word {
        let value = 1 << (at % 64);
        if at < 64 { [value, 0] } else { [0, value] }
    }
}

use word::Word;

const PARTS: usize = WORDS / word::PER;
type Bits = [Word; PARTS];

/// What one vertex is reached by.
#[derive(Clone, Copy, Default, PartialEq, Debug)]
pub struct Reach {
    /// How many others.
    pub count: u32,
    /// The sum of their distances.
    pub distance: f64,
    /// The sum of 1 / distance.
    pub harmonic: f64,
    /// The largest distance.
    pub farthest: f64,
}

/// Distances along ties of equal length, a block of sources at a step.
pub struct Reaching {
    reached: Vec<Reach>,
    bits: Vec<Bits>,
    next: Vec<Bits>,
    ones: Vec<u32>,
    first: usize,
}

impl Reaching {
    /// Before the first search among so many vertices.
    pub fn new(count: usize) -> Self {
        let bits = vec![[word::none(); PARTS]; count];
        Self { reached: vec![Reach::default(); count], next: bits.clone(), bits, ones: vec![0; count], first: 0 }
    }

    /// Searches from 512 more sources; how many sources are done. **O(m d)** for a diameter of d.
    ///
    /// # Arguments
    /// * `into`: as of [`reach`], the same at every step.
    pub fn step(&mut self, into: Rows<'_>) -> usize {
        let count = self.reached.len();
        let first = self.first;
        let sources = (count - first).min(SOURCES);
        if sources == 0 {
            return first;
        }
        self.bits.fill([word::none(); PARTS]);
        self.ones.fill(0);
        for source in 0..sources {
            self.bits[first + source][source / 128] = word::bit(source % 128);
            self.ones[first + source] = 1;
        }
        let mut step = 0.0;
        let mut has_moved = true;
        while has_moved {
            step += 1.0;
            has_moved = false;
            for vertex in 0..count {
                let mut joined = self.bits[vertex];
                let before = self.ones[vertex];
                if before as usize != sources {
                    for source in into.of(vertex) {
                        for (own, other) in joined.iter_mut().zip(&self.bits[*source as usize]) {
                            *own = word::join(*own, *other);
                        }
                    }
                    let now: u32 = joined.iter().map(|word| word::ones(*word)).sum();
                    if now != before {
                        let more = f64::from(now - before);
                        let reach = &mut self.reached[vertex];
                        reach.count += now - before;
                        reach.distance += step * more;
                        reach.harmonic += more / step;
                        reach.farthest = reach.farthest.max(step);
                        self.ones[vertex] = now;
                        has_moved = true;
                    }
                }
                self.next[vertex] = joined;
            }
            std::mem::swap(&mut self.bits, &mut self.next);
        }
        self.first += sources;
        self.first
    }

    /// Who reaches each vertex, how soon, of the sources that are done.
    pub fn reached(self) -> Vec<Reach> {
        self.reached
    }
}

/// Who reaches each vertex, how soon.
///
/// # Arguments
/// * `into`: the arcs that arrive; rows of arcs that leave give what each vertex reaches.
///
/// # Complexity
/// Time **O(n m d / 512)** for a diameter of d, space **O(n)**.
pub fn reach(into: Rows<'_>) -> Vec<Reach> {
    let mut search = Reaching::new(into.count());
    while search.step(into) < into.count() {}
    search.reached()
}
