//! Bodies without which some lose contact with the rest.

use crate::analysis::key;
use crate::insight::finding::{Evidence, Finding, Severity};
use crate::insight::ground::Ground;
use crate::insight::rules::stated;
use crate::model::{StakeholderId, sort_indices};

pub(super) const ID: &str = "cut-off-point";

/// Of how many cut-off points is told who would be cut off.
const MOST: usize = 4;

/// The cut-off points that most depend on. Bodies: the point, then who would lose contact with the largest part left.
/// Numbers: how many these are, how many bodies there are. **O(n + m)**.
pub(super) fn find(ground: &Ground<'_>) -> Vec<Finding> {
    let value = |at: usize, key: &str| ground.report.column(key).and_then(|column| column[at]).unwrap_or_default();
    let mut points: Vec<usize> = (0..ground.bodies.len()).filter(|at| value(*at, key::ARTICULATION_POINT) > 0.0).collect();
    sort_indices(&mut points, &mut |a, b| value(b, key::COMPONENT_LOSS).total_cmp(&value(a, key::COMPONENT_LOSS)));
    let found = points.into_iter().take(MOST).map(|point| {
        let lost = cut_off(ground, point);
        let numbers = vec![lost.len() as f64, ground.bodies.len() as f64];
        let weight = numbers[0];
        let stakeholders = std::iter::once(point).chain(lost).map(|at| ground.bodies[at].id.clone()).collect::<Vec<StakeholderId>>();
        stated(ID, Severity::Concern, weight, Evidence { stakeholders, numbers, ..Evidence::default() })
    });
    found.collect()
}

/// Who loses contact with the largest part that is left of a body's own part when the body goes.
fn cut_off(ground: &Ground<'_>, point: usize) -> Vec<usize> {
    let mut is_seen = vec![false; ground.bodies.len()];
    is_seen[point] = true;
    let mut parts: Vec<Vec<usize>> = Vec::new();
    for &start in &ground.partners[point] {
        if std::mem::replace(&mut is_seen[start], true) {
            continue;
        }
        let mut part = vec![start];
        let mut next = 0;
        while let Some(&at) = part.get(next) {
            next += 1;
            for &partner in &ground.partners[at] {
                if !std::mem::replace(&mut is_seen[partner], true) {
                    part.push(partner);
                }
            }
        }
        parts.push(part);
    }
    let largest = parts.iter().map(Vec::len).max().unwrap_or_default();
    let kept = parts.iter().position(|part| part.len() == largest).unwrap_or_default();
    let lost = parts.iter().enumerate().filter(|(at, _)| *at != kept);
    lost.flat_map(|(_, part)| part).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::test_map::{Draft, cited};

    #[test]
    fn who_would_be_cut_off_is_told() {
        let mut found = Draft::new("a1 a2 a3 a4 a5 a6", "a1-a2 a2-a3 a1-a3 a3-a4 a4-a5").found(find);
        found.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        assert_eq!(found.iter().map(cited).collect::<Vec<_>>(), [vec!["a3", "a4", "a5"], vec!["a4", "a5"]]);
        assert_eq!(found[0].evidence.numbers, [2.0, 6.0]);
    }

    #[test]
    fn a_ring_has_no_cut_off_point() {
        assert!(Draft::new("a1 a2 a3 a4", "a1-a2 a2-a3 a3-a4 a4-a1").found(find).is_empty());
    }
}
