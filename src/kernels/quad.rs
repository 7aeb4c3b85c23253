//! Four numbers of single precision side by side: the wide instructions of WebAssembly by name, and the same natively.
//!
//! **Invariant:** both forms give the same bits.

#[cfg(target_arch = "wasm32")]
mod wide {
    use core::arch::wasm32::{
        f32x4, f32x4_add, f32x4_div, f32x4_extract_lane, f32x4_mul, f32x4_pmax, i32x4_eq, u32x4, u32x4_splat, v128, v128_and,
    };

    pub(crate) type Quad = v128;

    #[inline(always)]
    pub(crate) fn quad(values: [f32; 4]) -> Quad {
        f32x4(values[0], values[1], values[2], values[3])
    }

    #[inline(always)]
    pub(crate) fn all(a: Quad) -> [f32; 4] {
        [f32x4_extract_lane::<0>(a), f32x4_extract_lane::<1>(a), f32x4_extract_lane::<2>(a), f32x4_extract_lane::<3>(a)]
    }

    #[inline(always)]
    pub(crate) fn add(a: Quad, b: Quad) -> Quad {
        f32x4_add(a, b)
    }

    #[inline(always)]
    pub(crate) fn larger(a: Quad, b: Quad) -> Quad {
        f32x4_pmax(a, b)
    }

    #[inline(always)]
    pub(crate) fn mul(a: Quad, b: Quad) -> Quad {
        f32x4_mul(a, b)
    }

    #[inline(always)]
    pub(crate) fn div(a: Quad, b: Quad) -> Quad {
        f32x4_div(a, b)
    }

    #[inline(always)]
    pub(crate) fn and(a: Quad, mask: Quad) -> Quad {
        v128_and(a, mask)
    }

    /// A mask of the bit `first` of some bits and the three above it.
    #[inline(always)]
    pub(crate) fn bits(bits: u32, first: u32) -> Quad {
        let own = u32x4(1 << first, 2 << first, 4 << first, 8 << first);
        i32x4_eq(v128_and(u32x4_splat(bits), own), own)
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod wide {
    pub(crate) type Quad = [f32; 4];

    #[inline(always)]
    pub(crate) fn quad(values: [f32; 4]) -> Quad {
        values
    }

    #[inline(always)]
    pub(crate) fn all(a: Quad) -> [f32; 4] {
        a
    }

    #[inline(always)]
    pub(crate) fn add(a: Quad, b: Quad) -> Quad {
        std::array::from_fn(|at| a[at] + b[at])
    }

    #[inline(always)]
    pub(crate) fn larger(a: Quad, b: Quad) -> Quad {
        std::array::from_fn(|at| if a[at] < b[at] { b[at] } else { a[at] })
    }

    #[inline(always)]
    pub(crate) fn mul(a: Quad, b: Quad) -> Quad {
        std::array::from_fn(|at| a[at] * b[at])
    }

    #[inline(always)]
    pub(crate) fn div(a: Quad, b: Quad) -> Quad {
        std::array::from_fn(|at| a[at] / b[at])
    }

    #[inline(always)]
    pub(crate) fn and(a: Quad, mask: Quad) -> Quad {
        std::array::from_fn(|at| f32::from_bits(a[at].to_bits() & mask[at].to_bits()))
    }

    #[inline(always)]
    pub(crate) fn bits(bits: u32, first: u32) -> Quad {
        std::array::from_fn(|at| f32::from_bits(u32::from(bits >> first >> at & 1 != 0).wrapping_neg()))
    }
}

pub(crate) use wide::{Quad, add, all, and, bits, div, larger, mul, quad};
