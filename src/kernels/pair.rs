//! Two numbers side by side: the wide instructions of WebAssembly by name, and the same natively.
//!
//! **Invariant:** both forms give the same bits. A mask holds all bits or none in each number.

#[cfg(target_arch = "wasm32")]
mod wide {
    use core::arch::wasm32::{
        f64x2, f64x2_abs, f64x2_add, f64x2_div, f64x2_extract_lane, f64x2_le, f64x2_lt, f64x2_mul, f64x2_pmax, f64x2_splat, f64x2_sub,
        i64x2_eq, i64x2_shuffle, u64x2, u64x2_splat, v128, v128_and,
    };

    pub(crate) type Pair = v128;

    #[inline(always)]
    pub(crate) fn both(value: f64) -> Pair {
        f64x2_splat(value)
    }

    #[inline(always)]
    pub(crate) fn pair(first: f64, second: f64) -> Pair {
        f64x2(first, second)
    }

    #[inline(always)]
    pub(crate) fn first(a: Pair) -> f64 {
        f64x2_extract_lane::<0>(a)
    }

    #[inline(always)]
    pub(crate) fn second(a: Pair) -> f64 {
        f64x2_extract_lane::<1>(a)
    }

    #[inline(always)]
    pub(crate) fn firsts(a: Pair, b: Pair) -> Pair {
        i64x2_shuffle::<0, 2>(a, b)
    }

    #[inline(always)]
    pub(crate) fn seconds(a: Pair, b: Pair) -> Pair {
        i64x2_shuffle::<1, 3>(a, b)
    }

    #[inline(always)]
    pub(crate) fn add(a: Pair, b: Pair) -> Pair {
        f64x2_add(a, b)
    }

    #[inline(always)]
    pub(crate) fn gap(a: Pair, b: Pair) -> Pair {
        f64x2_abs(f64x2_sub(a, b))
    }

    #[inline(always)]
    pub(crate) fn larger(a: Pair, b: Pair) -> Pair {
        f64x2_pmax(a, b)
    }

    #[inline(always)]
    pub(crate) fn mul(a: Pair, b: Pair) -> Pair {
        f64x2_mul(a, b)
    }

    #[inline(always)]
    pub(crate) fn div(a: Pair, b: Pair) -> Pair {
        f64x2_div(a, b)
    }

    #[inline(always)]
    pub(crate) fn at_most(a: Pair, b: Pair) -> Pair {
        f64x2_le(a, b)
    }

    #[inline(always)]
    pub(crate) fn below(a: Pair, b: Pair) -> Pair {
        f64x2_lt(a, b)
    }

    #[inline(always)]
    pub(crate) fn and(a: Pair, mask: Pair) -> Pair {
        v128_and(a, mask)
    }

    /// A mask of the bit `first` of some bits and the one above it.
    #[inline(always)]
    pub(crate) fn bits(bits: u32, first: u32) -> Pair {
        let own = u64x2(1 << first, 2 << first);
        i64x2_eq(v128_and(u64x2_splat(u64::from(bits)), own), own)
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod wide {
    pub(crate) type Pair = [f64; 2];

    #[inline(always)]
    fn mask(is_meant: bool) -> f64 {
        f64::from_bits(u64::from(is_meant).wrapping_neg())
    }

    #[inline(always)]
    pub(crate) fn both(value: f64) -> Pair {
        [value; 2]
    }

    #[inline(always)]
    pub(crate) fn pair(first: f64, second: f64) -> Pair {
        [first, second]
    }

    #[inline(always)]
    pub(crate) fn first(a: Pair) -> f64 {
        a[0]
    }

    #[inline(always)]
    pub(crate) fn second(a: Pair) -> f64 {
        a[1]
    }

    #[inline(always)]
    pub(crate) fn firsts(a: Pair, b: Pair) -> Pair {
        [a[0], b[0]]
    }

    #[inline(always)]
    pub(crate) fn seconds(a: Pair, b: Pair) -> Pair {
        [a[1], b[1]]
    }

    #[inline(always)]
    pub(crate) fn add(a: Pair, b: Pair) -> Pair {
        [a[0] + b[0], a[1] + b[1]]
    }

    #[inline(always)]
    pub(crate) fn gap(a: Pair, b: Pair) -> Pair {
        [(a[0] - b[0]).abs(), (a[1] - b[1]).abs()]
    }

    #[inline(always)]
    pub(crate) fn larger(a: Pair, b: Pair) -> Pair {
        std::array::from_fn(|at| if a[at] < b[at] { b[at] } else { a[at] })
    }

    #[inline(always)]
    pub(crate) fn mul(a: Pair, b: Pair) -> Pair {
        [a[0] * b[0], a[1] * b[1]]
    }

    #[inline(always)]
    pub(crate) fn div(a: Pair, b: Pair) -> Pair {
        [a[0] / b[0], a[1] / b[1]]
    }

    #[inline(always)]
    pub(crate) fn at_most(a: Pair, b: Pair) -> Pair {
        [mask(a[0] <= b[0]), mask(a[1] <= b[1])]
    }

    #[inline(always)]
    pub(crate) fn below(a: Pair, b: Pair) -> Pair {
        [mask(a[0] < b[0]), mask(a[1] < b[1])]
    }

    #[inline(always)]
    pub(crate) fn and(a: Pair, mask: Pair) -> Pair {
        [f64::from_bits(a[0].to_bits() & mask[0].to_bits()), f64::from_bits(a[1].to_bits() & mask[1].to_bits())]
    }

    #[inline(always)]
    pub(crate) fn bits(bits: u32, first: u32) -> Pair {
        [mask(bits >> first & 1 != 0), mask(bits >> first & 2 != 0)]
    }
}

pub(crate) use wide::{Pair, add, and, at_most, below, bits, both, div, first, firsts, gap, larger, mul, pair, second, seconds};

/// The sum of both.
#[inline(always)]
pub(crate) fn sum(a: Pair) -> f64 {
    first(a) + second(a)
}
