//! Trust, value and relative connectivity, after PARTNER (Varda et al. 2008).
//!
//! PARTNER asks everyone how far they trust each partner, and what its influence, its involvement and its resources are
//! worth, from 1 to 4. Trust is recorded on ties. For value stands in what the map holds: rated power, the depth of the
//! ties, and the bases of power.

use crate::analysis::key;
use crate::analysis::projection::Projection;
use crate::analysis::report::Report;
use crate::model::{BaseScore, Level, Relationship, Score, Stakeholder, StakeholderMap};

/// A mean in the making.
#[derive(Clone, Copy, Default)]
struct Mean {
    sum: f64,
    count: f64,
}

impl Mean {
    fn add(&mut self, value: Option<f64>) {
        if let Some(value) = value {
            self.sum += value;
            self.count += 1.0;
        }
    }

    fn value(self) -> Option<f64> {
        (self.count > 0.0).then(|| self.sum / self.count)
    }
}

/// Measures the three; what nobody said is undefined. **O(n + m)**.
pub(super) fn measure(map: &StakeholderMap, graph: &Projection, report: &mut Report) {
    let mut trust = vec![Mean::default(); graph.count];
    let mut depth = vec![Mean::default(); graph.count];
    let mut everyone = Mean::default();
    for (tie, source, target) in ties(map, graph) {
        let (of_target, of_source) = trust_in_ends(tie);
        for (end, given) in [(target, of_target), (source, of_source)] {
            trust[end].add(given);
            everyone.add(given);
            depth[end].add(tie.level.map(|level| level.value() / Level::HIGH));
        }
    }
    let value: Vec<Option<f64>> = map.stakeholders().iter().zip(&depth).map(|(body, depth)| value(body, *depth)).collect();
    // A tie is worth what the partner is worth and how far it trusts; a partner of which neither is known counts nothing.
    let mut benefit = vec![0.0; graph.count];
    let mut is_known = false;
    for (tie, source, target) in ties(map, graph) {
        let (of_target, of_source) = trust_in_ends(tie);
        for (end, partner, given) in [(target, source, of_target), (source, target, of_source)] {
            let mut worth = Mean::default();
            worth.add(given);
            worth.add(value[partner]);
            benefit[end] += worth.value().unwrap_or_default();
            is_known |= worth.count > 0.0;
        }
    }
    let most = benefit.iter().copied().fold(0.0, f64::max);
    report.put_network(key::TRUST, everyone.value());
    report.put_stakeholders(key::TRUST, trust.into_iter().map(Mean::value).collect());
    report.put_stakeholders(key::VALUE, value);
    report.put_stakeholders(key::RELATIVE_CONNECTIVITY, benefit.iter().map(|benefit| is_known.then(|| benefit / most)).collect());
}

/// The ties that carry something, with the rows of their ends.
fn ties<'a>(map: &'a StakeholderMap, graph: &'a Projection) -> impl Iterator<Item = (&'a Relationship, usize, usize)> {
    map.relationships().iter().zip(graph.pairs.iter().zip(&graph.turned)).filter_map(|(tie, (pair, is_turned))| {
        let (low, high) = (*pair)?;
        Some(if *is_turned { (tie, high as usize, low as usize) } else { (tie, low as usize, high as usize) })
    })
}

/// How far the target of a tie is trusted by its source, and the other way round.
fn trust_in_ends(tie: &Relationship) -> (Option<f64>, Option<f64>) {
    (tie.trust.forward.map(|trust| trust.value()), tie.trust.back.map(|trust| trust.value()))
}

/// What a body brings, from 1 to 4.
fn value(body: &Stakeholder, depth: Mean) -> Option<f64> {
    let mut bases = Mean::default();
    body.power_bases.iter().for_each(|(_, base)| bases.add(Some(base.value() / BaseScore::HIGH)));
    let mut share = Mean::default();
    share.add(body.power.map(|power| power.value() / Score::HIGH));
    share.add(depth.value());
    share.add(bases.value());
    share.value().map(|share| 1.0 + 3.0 * share)
}
