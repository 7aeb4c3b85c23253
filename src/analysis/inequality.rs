//! How unevenly a score is spread, over bodies and over sectors.
//!
//! Gini in its population form; Theil's T (Theil 1967) with its exact split into between and within sectors (Shorrocks
//! 1980); the Herfindahl–Hirschman index and its inverse, the number of equal holders that would be as uneven.

use crate::analysis::key;
use crate::analysis::options::Options;
use crate::analysis::projection::Projection;
use crate::analysis::report::{Reason, Report};
use crate::model::{StakeholderMap, sort_items};

/// Measures the score that the options name; those without a value are left out. **O(n log n)**.
pub(super) fn measure(map: &StakeholderMap, graph: &Projection, options: &Options, report: &mut Report) {
    let scores = scores(map, graph, options, report);
    let values: Vec<f64> = scores.iter().map(|(_, value)| *value).collect();
    let sum: f64 = values.iter().sum();
    let is_defined = sum > 0.0 && values.iter().all(|value| *value >= 0.0);
    let hhi = values.iter().map(|value| (value / sum) * (value / sum)).sum::<f64>();
    let mut of_sector = vec![(0.0, 0.0); graph.sectors.len()];
    for (sector, value) in &scores {
        of_sector[*sector].0 += value;
        of_sector[*sector].1 += 1.0;
    }
    let representation = |(held, bodies): &(f64, f64)| (held / sum) / (bodies / scores.len() as f64);
    let column = of_sector.iter().map(|of_sector| (is_defined && of_sector.1 > 0.0).then(|| representation(of_sector)));
    report.put_sectors(key::REPRESENTATION, column.collect());
    let (between, within) = theil_by_sector(&scores, graph.sectors.len(), sum);
    let defined = |value: f64| is_defined.then_some(value);
    report.put_network(key::POWER_GINI, is_defined.then(|| gini(values.clone(), sum)));
    report.put_network(key::POWER_THEIL, is_defined.then(|| theil(&values)));
    report.put_network(key::POWER_THEIL_BETWEEN, defined(between));
    report.put_network(key::POWER_THEIL_WITHIN, defined(within));
    report.put_network(key::POWER_HHI, defined(hhi));
    report.put_network(key::POWER_HOLDERS, defined(1.0 / hhi));
    if values.iter().any(|value| *value < 0.0) {
        report.note(key::POWER_GINI, Reason::Negative);
    } else if !is_defined {
        report.note(key::POWER_GINI, Reason::NothingHeld);
    }
}

/// The score that the options name, for everyone; `None` for one that is not measured in this view.
pub(super) fn score(map: &StakeholderMap, options: &Options, report: &Report) -> Option<Vec<Option<f64>>> {
    if options.power == Options::RATED {
        return Some(map.stakeholders().iter().map(|stakeholder| stakeholder.power.map(|power| power.value())).collect());
    }
    report.column(&options.power).map(<[_]>::to_vec)
}

/// Theil's T between sectors if the bodies belong to these; undefined where nobody holds anything or a score is below
/// zero. **O(n)**.
pub(super) fn gap(scores: &[Option<f64>], sector: &[usize], sectors: usize) -> Option<f64> {
    let mut of_sector = vec![(0.0, 0.0); sectors];
    let (mut sum, mut count, mut is_negative) = (0.0, 0.0, false);
    for (score, sector) in scores.iter().zip(sector) {
        if let Some(score) = score {
            of_sector[*sector].0 += score;
            of_sector[*sector].1 += 1.0;
            sum += score;
            count += 1.0;
            is_negative |= *score < 0.0;
        }
    }
    let term = |(held, bodies): &(f64, f64)| if *held > 0.0 { held / sum * libm::log(held / sum * count / bodies) } else { 0.0 };
    (sum > 0.0 && !is_negative).then(|| of_sector.iter().map(term).sum::<f64>().max(0.0))
}

/// The sector class and score of everyone who has one.
fn scores(map: &StakeholderMap, graph: &Projection, options: &Options, report: &mut Report) -> Vec<(usize, f64)> {
    let column = score(map, options, report);
    let Some(column) = column else {
        report.note(key::POWER_GINI, Reason::UnknownScore);
        return Vec::new();
    };
    let scores: Vec<(usize, f64)> =
        graph.sector.iter().zip(&column).filter_map(|(sector, value)| value.map(|value| (*sector, value))).collect();
    if scores.len() < graph.count {
        let count = graph.count - scores.len();
        report.note(key::POWER_GINI, Reason::Unrated { count });
    }
    scores
}

/// None of these is below 0, whichever way sums are rounded.
fn gini(mut values: Vec<f64>, sum: f64) -> f64 {
    sort_items(&mut values, f64::total_cmp);
    let count = values.len() as f64;
    values.iter().zip(1..).map(|(value, rank)| (2.0 * f64::from(rank) - count - 1.0) * value).sum::<f64>().max(0.0) / (count * sum)
}

fn theil(values: &[f64]) -> f64 {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    values.iter().filter(|value| **value > 0.0).map(|value| value / mean * libm::log(value / mean)).sum::<f64>().max(0.0) / count
}

/// Theil's T between and within sectors; meaningless unless the sum is above zero.
fn theil_by_sector(scores: &[(usize, f64)], sectors: usize, sum: f64) -> (f64, f64) {
    let (mut between, mut within) = (0.0, 0.0);
    for sector in 0..sectors {
        let values: Vec<f64> = scores.iter().filter(|(class, _)| *class == sector).map(|(_, value)| *value).collect();
        let held = values.iter().sum::<f64>() / sum;
        if held > 0.0 {
            between += held * libm::log(held * scores.len() as f64 / values.len() as f64);
            within += held * theil(&values);
        }
    }
    (between.max(0.0), within)
}
