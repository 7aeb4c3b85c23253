//! Rated power beside the place in the ties.

use crate::analysis::key;
use crate::analysis::options::Options;
use crate::analysis::ranks::{correlation, midranks};
use crate::analysis::report::{Reason, Report};
use crate::model::StakeholderMap;

/// With fewer bodies an agreement says nothing.
const FEWEST: usize = 4;

/// Compares the ratings with the score that the options name: above 0 a body is rated higher than it is connected. Those
/// without one of the two are left out. Undefined where the score is the rating itself. **O(n log n)**.
pub(super) fn measure(map: &StakeholderMap, options: &Options, report: &mut Report) {
    let column = report.column(&options.power).unwrap_or_default();
    let both: Vec<(usize, f64, f64)> = (map.stakeholders().iter().zip(column).enumerate())
        .filter_map(|(at, (body, score))| Some((at, body.power?.value(), (*score)?)))
        .collect();
    let rated = midranks(&both.iter().map(|(_, rated, _)| *rated).collect::<Vec<_>>());
    let connected = midranks(&both.iter().map(|(_, _, score)| *score).collect::<Vec<_>>());
    let mut gaps = vec![None; map.stakeholders().len()];
    for ((at, _, _), (rated, connected)) in both.iter().zip(rated.iter().zip(&connected)) {
        gaps[*at] = Some((rated - connected) / both.len() as f64);
    }
    let left_out = gaps.len() - both.len();
    report.put_stakeholders(key::FORMAL_GAP, gaps);
    report.put_network(key::FORMAL_AGREEMENT, correlation(&rated, &connected).filter(|_| both.len() >= FEWEST));
    if options.power != Options::RATED && left_out > 0 {
        report.note(key::FORMAL_GAP, Reason::Unrated { count: left_out });
    }
}
