//! Sixteen numbers side by side, one for each of the searches that run at once.

use crate::pair::{self, Pair};
use crate::quad::{self, Quad};

/// How many there are.
pub(crate) const WIDTH: usize = 16;

/// Sixteen numbers, as exact as their kind.
pub(crate) trait Lanes: Copy {
    /// Numbers of ways can grow for so many levels before they must be looked at, lest they run over.
    const LEVELS: usize;
    /// The least number of ways, where the largest of a level is about 1.
    const LEAST: f64;
    /// Whether smaller ones ask for wider numbers.
    const GIVES_UP: bool;

    fn of(values: [f64; WIDTH]) -> Self;
    fn all(&self) -> [f64; WIDTH];
    fn add(&mut self, other: &Self);
    /// The larger of both, lane by lane.
    fn raise(&mut self, other: &Self);
    fn times(&self, other: &Self) -> Self;
    /// (1 + share) / self.
    fn handed(&self, share: &Self) -> Self;
    /// The lanes whose bit is set; 0 in the others.
    fn keep(&self, lanes: u32) -> Self;
    fn sum(&self) -> f64;

    fn zero() -> Self {
        Self::of([0.0; WIDTH])
    }

    /// 1 in one lane, 0 in the others.
    fn unit(lane: usize) -> Self {
        let mut values = [0.0; WIDTH];
        values[lane] = 1.0;
        Self::of(values)
    }
}

/// In double precision.
#[derive(Clone, Copy)]
pub(crate) struct Double([Pair; WIDTH / 2]);

impl Lanes for Double {
    const LEVELS: usize = 16;
    const LEAST: f64 = 1e-270;
    const GIVES_UP: bool = false;

    #[inline(never)]
    fn of(values: [f64; WIDTH]) -> Self {
        Self(std::array::from_fn(|at| pair::pair(values[2 * at], values[2 * at + 1])))
    }

    #[inline(never)]
    fn all(&self) -> [f64; WIDTH] {
        std::array::from_fn(|lane| if lane % 2 == 0 { pair::first(self.0[lane / 2]) } else { pair::second(self.0[lane / 2]) })
    }

    #[inline(always)]
    fn add(&mut self, other: &Self) {
        for (own, other) in self.0.iter_mut().zip(&other.0) {
            *own = pair::add(*own, *other);
        }
    }

    #[inline(always)]
    fn raise(&mut self, other: &Self) {
        for (own, other) in self.0.iter_mut().zip(&other.0) {
            *own = pair::larger(*own, *other);
        }
    }

    #[inline(always)]
    fn times(&self, other: &Self) -> Self {
        Self(std::array::from_fn(|at| pair::mul(self.0[at], other.0[at])))
    }

    #[inline(always)]
    fn handed(&self, share: &Self) -> Self {
        Self(std::array::from_fn(|at| pair::div(pair::add(pair::both(1.0), share.0[at]), self.0[at])))
    }

    #[inline(always)]
    fn keep(&self, lanes: u32) -> Self {
        Self(std::array::from_fn(|at| pair::and(self.0[at], pair::bits(lanes, 2 * at as u32))))
    }

    #[inline(always)]
    fn sum(&self) -> f64 {
        let [a, b, c, d, e, f, g, h] = self.0;
        pair::sum(pair::add(pair::add(pair::add(a, b), pair::add(c, d)), pair::add(pair::add(e, f), pair::add(g, h))))
    }
}

/// In single precision: half the memory to go through, for large graphs.
#[derive(Clone, Copy)]
pub(crate) struct Single([Quad; WIDTH / 4]);

impl Lanes for Single {
    const LEVELS: usize = 3;
    const LEAST: f64 = 1e-30;
    const GIVES_UP: bool = true;

    #[inline(never)]
    fn of(values: [f64; WIDTH]) -> Self {
        Self(std::array::from_fn(|at| quad::quad(std::array::from_fn(|lane| values[4 * at + lane] as f32))))
    }

    #[inline(never)]
    fn all(&self) -> [f64; WIDTH] {
        let parts = self.0.map(quad::all);
        std::array::from_fn(|lane| f64::from(parts[lane / 4][lane % 4]))
    }

    #[inline(always)]
    fn add(&mut self, other: &Self) {
        for (own, other) in self.0.iter_mut().zip(&other.0) {
            *own = quad::add(*own, *other);
        }
    }

    #[inline(always)]
    fn raise(&mut self, other: &Self) {
        for (own, other) in self.0.iter_mut().zip(&other.0) {
            *own = quad::larger(*own, *other);
        }
    }

    #[inline(always)]
    fn times(&self, other: &Self) -> Self {
        Self(std::array::from_fn(|at| quad::mul(self.0[at], other.0[at])))
    }

    #[inline(always)]
    fn handed(&self, share: &Self) -> Self {
        Self(std::array::from_fn(|at| quad::div(quad::add(quad::quad([1.0; 4]), share.0[at]), self.0[at])))
    }

    #[inline(always)]
    fn keep(&self, lanes: u32) -> Self {
        Self(std::array::from_fn(|at| quad::and(self.0[at], quad::bits(lanes, 4 * at as u32))))
    }

    #[inline(always)]
    fn sum(&self) -> f64 {
        let [a, b, c, d] = self.0;
        let [e, f, g, h] = quad::all(quad::add(quad::add(a, b), quad::add(c, d)));
        f64::from((e + f) + (g + h))
    }
}
