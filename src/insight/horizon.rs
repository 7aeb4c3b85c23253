//! What everyone sees within so many steps, for all at once: a row of bits for each body, widened a step at a time.
//!
//! **Invariant:** a mark that a body sees it keeps seeing.

/// What each body sees of some marks: other bodies, or sectors.
pub(super) struct Horizon {
    /// How many words a row has.
    width: usize,
    seen: Bits,
}

/// Rows of bits, one after the other.
type Bits = Vec<u64>;

impl Horizon {
    /// Nothing is seen yet.
    pub(super) fn new(bodies: usize, marks: usize) -> Self {
        let width = marks.div_ceil(64);
        Self { width, seen: vec![0; bodies * width] }
    }

    /// Lets a body see a mark.
    pub(super) fn show(&mut self, body: usize, mark: usize) {
        self.seen[body * self.width + mark / 64] |= 1 << (mark % 64);
    }

    /// The bits that a body sees.
    pub(super) fn row(&self, body: usize) -> &[u64] {
        &self.seen[body * self.width..(body + 1) * self.width]
    }

    /// Lets a body see all of these, too.
    pub(super) fn add(&mut self, body: usize, bits: &[u64]) {
        for (word, more) in self.seen[body * self.width..].iter_mut().zip(bits) {
            *word |= more;
        }
    }

    /// Goes a step farther: everyone sees what partners saw before. What is new to each, or `None` where nothing is.
    /// **O(m n / 64)** for as many marks as bodies.
    pub(super) fn widen(&mut self, partners: &[Vec<usize>]) -> Option<Self> {
        let before = Self { width: self.width, seen: self.seen.clone() };
        for (body, partners) in partners.iter().enumerate() {
            partners.iter().for_each(|partner| self.add(body, before.row(*partner)));
        }
        let seen: Bits = before.seen.iter().zip(&self.seen).map(|(before, now)| now & !before).collect();
        seen.iter().any(|word| *word != 0).then_some(Self { width: self.width, seen })
    }
}

/// The first mark that stands in both rows.
pub(super) fn first_of_both(one: &[u64], other: &[u64]) -> Option<usize> {
    let both = one.iter().zip(other).map(|(one, other)| one & other);
    both.enumerate().find(|(_, word)| *word != 0).map(|(at, word)| at * 64 + word.trailing_zeros() as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everyone_sees_a_step_farther_until_there_is_nothing_new() {
        // A line of 70, so that a row has two words.
        let partners: Vec<Vec<usize>> =
            (0..70_usize).map(|at| [at.checked_sub(1), Some(at + 1).filter(|at| *at < 70)].into_iter().flatten().collect()).collect();
        let mut horizon = Horizon::new(70, 70);
        (0..70).for_each(|at| horizon.show(at, at));
        let mut steps = 0;
        while let Some(fresh) = horizon.widen(&partners) {
            steps += 1;
            let farther = (steps < 70).then_some(steps);
            assert_eq!(first_of_both(fresh.row(0), horizon.row(0)), farther, "after {steps} steps");
        }
        assert_eq!(steps, 69);
    }
}
