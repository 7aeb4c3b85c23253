//! The sorts of value that columns of a link are made of: flags, numbers of few bits, counts, texts.
//!
//! **Invariant:** one call writes a value or reads one in its place; each column learns what is usual in it.
//! **Not here:** which columns there are; see `columns`.

use crate::formats::link::MOST_TEXT;
use crate::formats::link::coder::{Chance, Coder};
use crate::formats::link::letters::Letters;

/// How slowly a column believes what it sees first.
const CARE: f64 = 2.0;
/// For how many values a column remembers.
const MEMORY: f64 = 60.0;

/// Numbers of few bits, the likelier the oftener they were there.
pub(super) struct Numbers {
    chances: Vec<Chance>,
    bits: u32,
}

impl Numbers {
    /// Numbers below 2 to the power of `bits`.
    pub(super) fn of_bits(bits: u32) -> Self {
        Self { chances: vec![Chance::EVEN; 1 << bits], bits }
    }

    /// Numbers below `count`.
    pub(super) fn below(count: usize) -> Self {
        Self::of_bits(usize::BITS - count.saturating_sub(1).leading_zeros())
    }
}

/// Counts of any size, small ones the likeliest.
pub(super) struct Counts {
    lengths: Vec<Chance>,
    tops: Vec<Chance>,
}

impl Counts {
    /// Nothing is known.
    pub(super) fn new() -> Self {
        Self { lengths: vec![Chance::EVEN; 32], tops: vec![Chance::EVEN; 32] }
    }
}

/// Writes what it is given, or reads; what is read is returned, `None` where it cannot be.
pub(super) struct Walk {
    pub(super) coder: Coder,
    letters: Letters,
    /// How many bytes of text there may still be.
    left: usize,
}

impl Walk {
    /// Begins.
    pub(super) fn new(coder: Coder) -> Self {
        Self { coder, letters: Letters::new(), left: MOST_TEXT }
    }

    /// Yes or no.
    pub(super) fn flag(&mut self, chance: &mut Chance, flag: bool) -> bool {
        let bit = self.coder.bit(flag, chance.of_one);
        chance.learn(bit, CARE, MEMORY);
        bit
    }

    /// A number of a column.
    pub(super) fn number(&mut self, numbers: &mut Numbers, number: usize) -> usize {
        let mut so_far = 1;
        for shift in (0..numbers.bits).rev() {
            let bit = self.flag(&mut numbers.chances[so_far], number >> shift & 1 == 1);
            so_far = so_far << 1 | usize::from(bit);
        }
        so_far & ((1 << numbers.bits) - 1)
    }

    /// One of several words, or none.
    pub(super) fn choice<T: Copy + PartialEq>(&mut self, numbers: &mut Numbers, all: &[T], choice: Option<T>) -> Option<T> {
        let index = choice.and_then(|choice| all.iter().position(|other| *other == choice)).map_or(0, |index| index + 1);
        all.get(self.number(numbers, index).wrapping_sub(1)).copied()
    }

    /// Bits of which nothing is known.
    pub(super) fn bits(&mut self, count: u32, bits: u64) -> u64 {
        (0..count).rev().fold(0, |read, shift| read << 1 | u64::from(self.coder.bit(bits >> shift & 1 == 1, 0.5)))
    }

    /// A count: how many bits it has, then these.
    pub(super) fn count(&mut self, counts: &mut Counts, count: usize) -> usize {
        let more = count as u64 + 1;
        let wanted = 63 - more.leading_zeros() as usize;
        let mut length = 0;
        while length < 31 && self.flag(&mut counts.lengths[length], length < wanted) {
            length += 1;
        }
        let mut read = 1;
        for shift in (0..length).rev() {
            let bit = more >> shift & 1 == 1;
            // The first bits tell something, later ones nothing.
            let bit = if shift + 1 == length { self.flag(&mut counts.tops[length], bit) } else { self.coder.bit(bit, 0.5) };
            read = read << 1 | usize::from(bit);
        }
        read - 1
    }

    /// A text.
    pub(super) fn text(&mut self, text: &str) -> Option<String> {
        let text = self.letters.text(&mut self.coder, text, self.left)?;
        self.left = self.left.checked_sub(text.len() + 1)?;
        Some(text)
    }

    /// Several texts.
    pub(super) fn texts(&mut self, counts: &mut Counts, texts: &[&str]) -> Option<Vec<String>> {
        let count = self.count(counts, texts.len());
        let mut read = Vec::new();
        for index in 0..count {
            read.push(self.text(texts.get(index).copied().unwrap_or_default())?);
        }
        Some(read)
    }
}
