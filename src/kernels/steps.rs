//! Sixteen whole distances side by side, one for each of the searches that run at once.

/// How many there are.
pub(crate) const WIDTH: usize = 16;

/// The distance of what is not reached. A length can be added to it without running over.
pub(crate) const UNREACHED: u32 = u32::MAX / 2;

/// Sixteen distances.
#[derive(Clone, Copy)]
pub(crate) struct Steps(parts::All);

impl Steps {
    #[inline(never)]
    pub(crate) fn unreached() -> Self {
        Self(parts::of(&[UNREACHED; WIDTH]))
    }

    /// 0 in one lane, the others unreached.
    pub(crate) fn source(lane: usize) -> Self {
        let mut steps = [UNREACHED; WIDTH];
        steps[lane] = 0;
        Self(parts::of(&steps))
    }

    #[inline(never)]
    pub(crate) fn all(&self) -> [u32; WIDTH] {
        parts::all(&self.0)
    }

    /// Takes what is nearer by way of a neighbour at some length.
    #[inline(always)]
    pub(crate) fn offer(&mut self, neighbour: &Self, length: u32) {
        parts::offer(&mut self.0, &neighbour.0, length);
    }

    #[inline(always)]
    pub(crate) fn differs(&self, other: &Self) -> bool {
        parts::differ(&self.0, &other.0)
    }
}

#[cfg(target_arch = "wasm32")]
mod parts {
    use core::arch::wasm32::{u32x4, u32x4_add, u32x4_extract_lane, u32x4_min, u32x4_splat, v128, v128_any_true, v128_or, v128_xor};

    pub(super) type All = [v128; 4];

    pub(super) fn of(steps: &[u32; 16]) -> All {
        std::array::from_fn(|at| u32x4(steps[4 * at], steps[4 * at + 1], steps[4 * at + 2], steps[4 * at + 3]))
    }

    #[inline(always)]
    pub(super) fn all(all: &All) -> [u32; 16] {
        let four = |part: v128| {
            [u32x4_extract_lane::<0>(part), u32x4_extract_lane::<1>(part), u32x4_extract_lane::<2>(part), u32x4_extract_lane::<3>(part)]
        };
        let [a, b, c, d] = all.map(four);
        let mut steps = [0; 16];
        for (steps, part) in steps.chunks_exact_mut(4).zip([a, b, c, d]) {
            steps.copy_from_slice(&part);
        }
        steps
    }

    #[inline(always)]
    pub(super) fn offer(all: &mut All, other: &All, length: u32) {
        let length = u32x4_splat(length);
        for (own, other) in all.iter_mut().zip(other) {
            *own = u32x4_min(*own, u32x4_add(*other, length));
        }
    }

    #[inline(always)]
    pub(super) fn differ(a: &All, b: &All) -> bool {
        let [p, q, r, s]: All = std::array::from_fn(|at| v128_xor(a[at], b[at]));
        v128_any_true(v128_or(v128_or(p, q), v128_or(r, s)))
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod parts {
    pub(super) type All = [u32; 16];

    pub(super) fn of(steps: &[u32; 16]) -> All {
        *steps
    }

    #[inline(always)]
    pub(super) fn all(all: &All) -> [u32; 16] {
        *all
    }

    #[inline(always)]
    pub(super) fn offer(all: &mut All, other: &All, length: u32) {
        for (own, other) in all.iter_mut().zip(other) {
            *own = (*own).min(*other + length);
        }
    }

    #[inline(always)]
    pub(super) fn differ(a: &All, b: &All) -> bool {
        a != b
    }
}
