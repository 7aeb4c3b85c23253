//! Arithmetic coding: bits of which the likely ones take little room (Witten, Neal and Cleary 1987; with byte-wise output and
//! without carries).
//!
//! **Invariant:** the same calls write and read, so that no part of a link is described twice; whatever the bytes, reading ends,
//! and says when it has used up more than there is.
//! **Not here:** what the bits mean; see `columns` and `letters`.

/// Certainty in steps of this: no bit is ever ruled out.
const STEPS: f64 = 65_536.0;
/// The least chance of a bit, in steps.
const LEAST: f64 = 24.0;
/// How many bytes reading may look ahead.
const AHEAD: usize = 8;

/// Writes bits, or reads them.
pub(super) struct Coder {
    low: u32,
    high: u32,
    side: Side,
}

enum Side {
    Writing(Vec<u8>),
    Reading { bytes: Vec<u8>, at: usize, window: u32 },
}

impl Coder {
    /// Writes.
    pub(super) fn writing() -> Self {
        Self { low: 0, high: u32::MAX, side: Side::Writing(Vec::new()) }
    }

    /// Reads what was written.
    pub(super) fn reading(bytes: &[u8]) -> Self {
        let mut coder = Self { low: 0, high: u32::MAX, side: Side::Reading { bytes: bytes.to_vec(), at: 0, window: 0 } };
        for _ in 0..4 {
            coder.side.shift(0);
        }
        coder
    }

    /// Writes a bit, or reads one in its place; `chance` is how likely it is to be set, 0 to 1.
    pub(super) fn bit(&mut self, bit: bool, chance: f64) -> bool {
        let steps = (chance * STEPS).clamp(LEAST, STEPS - LEAST) as u64;
        let middle = self.low + ((u64::from(self.high - self.low) * steps) >> 16) as u32;
        let bit = match &self.side {
            Side::Writing(_) => bit,
            Side::Reading { window, .. } => *window <= middle,
        };
        if bit {
            self.high = middle;
        } else {
            self.low = middle + 1;
        }
        while (self.low ^ self.high) >> 24 == 0 {
            self.side.shift((self.high >> 24) as u8);
            self.low <<= 8;
            self.high = self.high << 8 | 255;
        }
        bit
    }

    /// Whether more was read than there is.
    pub(super) fn is_over(&self) -> bool {
        matches!(&self.side, Side::Reading { bytes, at, .. } if *at > bytes.len() + AHEAD)
    }

    /// What was written.
    pub(super) fn bytes(self) -> Vec<u8> {
        match self.side {
            Side::Writing(mut bytes) => {
                // Zeros follow behind the end, and this lies between both borders.
                bytes.push((self.low >> 24) as u8 + 1);
                bytes
            }
            Side::Reading { bytes, .. } => bytes,
        }
    }
}

impl Side {
    fn shift(&mut self, settled: u8) {
        match self {
            Self::Writing(bytes) => bytes.push(settled),
            Self::Reading { bytes, at, window } => {
                *window = *window << 8 | u32::from(bytes.get(*at).copied().unwrap_or(0));
                *at += 1;
            }
        }
    }
}

/// How likely a bit is to be set, by what it was before.
#[derive(Clone, Copy)]
pub(super) struct Chance {
    /// 0 to 1.
    pub(super) of_one: f64,
    /// How often it has been seen, as far as that matters.
    pub(super) seen: f64,
}

impl Chance {
    /// Nothing is known.
    pub(super) const EVEN: Self = Self { of_one: 0.5, seen: 0.0 };

    /// Learns from a bit: the first counts for one in `care`, and nothing older than `memory` bits for much.
    pub(super) fn learn(&mut self, bit: bool, care: f64, memory: f64) {
        let target = if bit { 1.0 } else { 0.0 };
        self.of_one += (target - self.of_one) / (self.seen + care);
        self.seen = (self.seen + 1.0).min(memory);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn bits_come_back_as_they_were_whatever_was_expected(bits in proptest::collection::vec((any::<bool>(), 0.0..=1.0f64), 0..400)) {
            let mut writer = Coder::writing();
            for (bit, chance) in &bits {
                writer.bit(*bit, *chance);
            }
            let mut reader = Coder::reading(&writer.bytes());
            for (bit, chance) in &bits {
                prop_assert_eq!(reader.bit(false, *chance), *bit);
            }
            prop_assert!(!reader.is_over());
        }
    }

    #[test]
    fn what_is_likely_takes_little_room_and_reading_on_is_noticed() {
        let mut writer = Coder::writing();
        for _ in 0..1_000 {
            writer.bit(true, 0.99);
        }
        let bytes = writer.bytes();
        assert!(bytes.len() < 5, "{}", bytes.len());
        let mut reader = Coder::reading(&bytes);
        for _ in 0..1_000 {
            reader.bit(false, 0.5);
        }
        assert!(reader.is_over());
    }
}
