//! The place of a record in its list, as a number between its neighbours.
//!
//! **Invariant:** keys are finite. A new record takes the next whole number, so appending never makes keys longer; two
//! people who append at once get the same key, and the id decides. Halving leaves room for about fifty insertions at one
//! spot, after which neighbours share a key and again the id decides.

/// A key that sorts a record among the others of its table; equal keys are sorted by id.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct OrderKey(f64);

impl OrderKey {
    /// A key behind `last`, or the first key of an empty table.
    pub fn after(last: Option<Self>) -> Self {
        last.map_or_else(Self::default, |key| Self(key.0.floor() + 1.0))
    }

    /// A key between two neighbours.
    pub fn between(before: Self, behind: Self) -> Self {
        Self(before.0.midpoint(behind.0))
    }

    /// The key as a number, for the wire form of a diff.
    pub fn value(self) -> f64 {
        self.0
    }

    /// Reads a key from the wire; `None` unless it is finite.
    pub fn new(value: f64) -> Option<Self> {
        value.is_finite().then_some(Self(value + 0.0))
    }
}

impl Eq for OrderKey {}

impl PartialOrd for OrderKey {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for OrderKey {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_finds_room_between_its_neighbours() {
        let first = OrderKey::after(None);
        let second = OrderKey::after(Some(first));
        let middle = OrderKey::between(first, second);
        assert!(first < middle && middle < second);
        assert!(OrderKey::after(Some(middle)) >= second);
    }
}
