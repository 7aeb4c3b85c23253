//! Sixteen numbers side by side, one for each of the searches that run at once.

/// How many there are.
pub(crate) const WIDTH: usize = 16;
const PAIRS: usize = WIDTH / 2;

#[cfg(target_arch = "wasm32")]
mod pair {
    use core::arch::wasm32::{
        f64x2, f64x2_add, f64x2_div, f64x2_extract_lane, f64x2_mul, f64x2_splat, i64x2_eq, u64x2, u64x2_splat, v128, v128_and,
    };

    pub(super) type Pair = v128;

    #[inline(always)]
    pub(super) fn both(value: f64) -> Pair {
        f64x2_splat(value)
    }
    #[inline(always)]
    pub(super) fn pair(first: f64, second: f64) -> Pair {
        f64x2(first, second)
    }
    #[inline(always)]
    pub(super) fn add(a: Pair, b: Pair) -> Pair {
        f64x2_add(a, b)
    }
    #[inline(always)]
    pub(super) fn mul(a: Pair, b: Pair) -> Pair {
        f64x2_mul(a, b)
    }
    #[inline(always)]
    pub(super) fn div(a: Pair, b: Pair) -> Pair {
        f64x2_div(a, b)
    }
    #[inline(always)]
    pub(super) fn keep(a: Pair, bits: v128, first: u64) -> Pair {
        let own = u64x2(first, 2 * first);
        v128_and(a, i64x2_eq(v128_and(bits, own), own))
    }
    #[inline(always)]
    pub(super) fn bits(bits: u32) -> v128 {
        u64x2_splat(bits as u64)
    }
    #[inline(always)]
    pub(super) fn sum(a: Pair) -> f64 {
        f64x2_extract_lane::<0>(a) + f64x2_extract_lane::<1>(a)
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod pair {
    pub(super) type Pair = [f64; 2];

    #[inline(always)]
    pub(super) fn both(value: f64) -> Pair {
        [value; 2]
    }
    #[inline(always)]
    pub(super) fn pair(first: f64, second: f64) -> Pair {
        [first, second]
    }
    #[inline(always)]
    pub(super) fn add(a: Pair, b: Pair) -> Pair {
        [a[0] + b[0], a[1] + b[1]]
    }
    #[inline(always)]
    pub(super) fn mul(a: Pair, b: Pair) -> Pair {
        [a[0] * b[0], a[1] * b[1]]
    }
    #[inline(always)]
    pub(super) fn div(a: Pair, b: Pair) -> Pair {
        [a[0] / b[0], a[1] / b[1]]
    }
    #[inline(always)]
    pub(super) fn keep(a: Pair, bits: u32, first: u64) -> Pair {
        let first = first as u32;
        [if bits & first != 0 { a[0] } else { 0.0 }, if bits & (2 * first) != 0 { a[1] } else { 0.0 }]
    }
    #[inline(always)]
    pub(super) fn bits(bits: u32) -> u32 {
        bits
    }
    #[inline(always)]
    pub(super) fn sum(a: Pair) -> f64 {
        a[0] + a[1]
    }
}

use pair::Pair;

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
        let bits = pair::bits(lanes);
        Self(std::array::from_fn(|at| pair::keep(self.0[at], bits, 1 << (2 * at))))
    }

    #[inline(always)]
    pub(crate) fn sum(&self) -> f64 {
        let [a, b, c, d, e, f, g, h] = self.0;
        pair::sum(pair::add(pair::add(pair::add(a, b), pair::add(c, d)), pair::add(pair::add(e, f), pair::add(g, h))))
    }
}
