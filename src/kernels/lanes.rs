//! Sixteen numbers side by side, one for each of the searches that run at once.

use crate::pair::{self, Pair};

/// How many there are.
pub(crate) const WIDTH: usize = 16;
const PAIRS: usize = WIDTH / 2;

/// Sixteen numbers.
#[derive(Clone, Copy)]
pub(crate) struct Lanes([Pair; PAIRS]);

impl Lanes {
    pub(crate) fn zero() -> Self {
        Self([pair::both(0.0); PAIRS])
    }

    /// 1 in one lane, 0 in the others.
    pub(crate) fn unit(lane: usize) -> Self {
        Self(std::array::from_fn(|at| pair::pair(f64::from(u8::from(lane == 2 * at)), f64::from(u8::from(lane == 2 * at + 1)))))
    }

    #[inline(always)]
    pub(crate) fn add(&mut self, other: &Self) {
        for (own, other) in self.0.iter_mut().zip(&other.0) {
            *own = pair::add(*own, *other);
        }
    }

    #[inline(always)]
    pub(crate) fn times(&self, other: &Self) -> Self {
        Self(std::array::from_fn(|at| pair::mul(self.0[at], other.0[at])))
    }

    /// (1 + share) / self.
    #[inline(always)]
    pub(crate) fn handed(&self, share: &Self) -> Self {
        Self(std::array::from_fn(|at| pair::div(pair::add(pair::both(1.0), share.0[at]), self.0[at])))
    }

    /// The lanes whose bit is set; 0 in the others.
    #[inline(always)]
    pub(crate) fn keep(&self, lanes: u32) -> Self {
        Self(std::array::from_fn(|at| pair::and(self.0[at], pair::bits(lanes, 2 * at as u32))))
    }

    #[inline(always)]
    pub(crate) fn sum(&self) -> f64 {
        let [a, b, c, d, e, f, g, h] = self.0;
        pair::sum(pair::add(pair::add(pair::add(a, b), pair::add(c, d)), pair::add(pair::add(e, f), pair::add(g, h))))
    }
}
