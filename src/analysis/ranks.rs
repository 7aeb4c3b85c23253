//! Places in an order, and how far two orders agree.

use crate::model::sort_indices;

/// Values that differ by less than this share are equal: sums of the same parts in another order.
const TOLERANCE: f64 = 1e-9;

/// The place of every value from the lowest, 1, equal ones sharing the mean of their places. **O(n log n)**.
pub(super) fn midranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    sort_indices(&mut order, &mut |a, b| values[a].total_cmp(&values[b]));
    let mut ranks = vec![0.0; values.len()];
    let mut first = 0;
    while first < order.len() {
        let lowest = values[order[first]];
        let equal =
            order[first..].iter().take_while(|at| values[**at] - lowest <= TOLERANCE * lowest.abs().max(values[**at].abs())).count();
        for at in &order[first..first + equal] {
            ranks[*at] = first as f64 + (equal as f64 + 1.0) / 2.0;
        }
        first += equal;
    }
    ranks
}

/// Spearman's rho of two lists of ranks, −1 to 1; undefined where all of one are equal. **O(n)**.
pub(super) fn correlation(one: &[f64], other: &[f64]) -> Option<f64> {
    // Ranks have the same mean, whether places are shared or not.
    let mean = (one.len() as f64 + 1.0) / 2.0;
    let product = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| (a - mean) * (b - mean)).sum::<f64>();
    let spread = product(one, one) * product(other, other);
    (spread > 0.0).then(|| (product(one, other) / spread.sqrt()).clamp(-1.0, 1.0))
}
