//! Sorting and gathering in few bytes: what the standard library writes out anew for every type is written once here.
//!
//! **Invariant:** same results as `sort_by` and `collect`: sorting is stable, of entries with the same key the last stays.
//! **Not here:** any order of its own; the callers say what comes first.

use std::cmp::Ordering;

/// Sorts indices; equal ones keep their order. **O(n log n)**, and O(n) for what is sorted already.
#[inline(never)]
pub fn sort_indices(indices: &mut [usize], compare: &mut dyn FnMut(usize, usize) -> Ordering) {
    indices.sort_by(|&a, &b| compare(a, b));
}

/// Sorts items by way of their indices; equal ones keep their order. **O(n log n)**.
pub fn sort_items<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let mut place = places(items.len(), &mut |a, b| compare(&items[a], &items[b]));
    for at in 0..items.len() {
        while place[at] != at {
            let to = place[at];
            items.swap(at, to);
            place.swap(at, to);
        }
    }
}

/// Where each of so many items goes.
fn places(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    sort_indices(&mut order, compare);
    let mut place = vec![0; count];
    for (to, from) in order.into_iter().enumerate() {
        place[from] = to;
    }
    place
}

/// Gathering into ordered sets and maps.
pub trait Gather: Iterator + Sized {
    /// As `collect`, one by one; collecting into an ordered set or map brings a whole sort of its own. **O(n log n)**.
    fn gather<C: Default + Extend<Self::Item>>(self) -> C {
        let mut gathered = C::default();
        gathered.extend(self);
        gathered
    }
}

impl<I: Iterator> Gather for I {}

#[cfg(test)]
mod tests {
    use crate::model::sort::{Gather, sort_items};
    use crate::model::sorted::SortedMap;

    #[test]
    fn sorting_keeps_the_order_of_equal_items() {
        let mut items = vec![(2, "a"), (1, "b"), (2, "c"), (1, "d")];
        sort_items(&mut items, |a, b| a.0.cmp(&b.0));
        assert_eq!(items, [(1, "b"), (1, "d"), (2, "a"), (2, "c")]);
    }

    #[test]
    fn of_entries_with_the_same_key_the_last_stays() {
        let gathered: SortedMap<u8, &str> = [(2, "a"), (1, "b"), (2, "c")].into_iter().gather();
        assert_eq!(gathered, [(1, "b"), (2, "c")].into_iter().collect());
    }
}
