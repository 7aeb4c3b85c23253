//! Barriers: the one that costs the network most, and those that nobody has taken on.

use crate::analysis::key;
use crate::insight::finding::{Evidence, Finding, Severity};
use crate::insight::ground::{Ground, Tie};
use crate::insight::rules::stated;

pub(super) const COSTLIEST: &str = "costliest-barrier";
pub(super) const UNOWNED: &str = "barrier-unowned";

fn evidence(tie: &Tie<'_>, numbers: Vec<f64>) -> Evidence {
    let kind = tie.record.barrier.as_ref().and_then(|barrier| barrier.kind);
    Evidence {
        stakeholders: vec![tie.record.source.clone(), tie.record.target.clone()],
        relationships: vec![tie.record.id.clone()],
        numbers,
        words: kind.map(|kind| kind.word().to_owned()).into_iter().collect(),
        ..Evidence::default()
    }
}

/// Ties with a barrier, those first that most of the shortest ways lead along. Numbers: that share in hundredths, absent
/// on maps too large for it. Words: the kind of barrier.
pub(super) fn costliest(ground: &Ground<'_>) -> Vec<Finding> {
    let barred = ground.ties.iter().filter(|tie| tie.record.barrier.is_some());
    let found = barred.map(|tie| {
        let share = ground.report.relationship(&tie.record.id, key::EDGE_BETWEENNESS);
        let numbers = share.map(|share| (share * 100.0).round()).into_iter().collect();
        stated(COSTLIEST, Severity::Concern, share.unwrap_or_else(|| tie.record.strength.value()), evidence(tie, numbers))
    });
    found.collect()
}

/// Ties with a barrier that has no owner or no next step. Numbers: 1 where nobody owns it, 1 where no step is named.
pub(super) fn unowned(ground: &Ground<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for tie in &ground.ties {
        let Some(barrier) = &tie.record.barrier else { continue };
        let (has_owner, has_step) = (barrier.owner.is_some(), !barrier.next_step.trim().is_empty());
        if !(has_owner && has_step) {
            let flags = [has_owner, has_step].map(|is_there| f64::from(u8::from(!is_there)));
            found.push(stated(UNOWNED, Severity::Chance, flags[0] + flags[1], evidence(tie, flags.into())));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::test_map::{Draft, cited};
    use crate::model::Barrier;

    /// A line, with barriers at its end and in its middle.
    fn line() -> Draft {
        let mut draft = Draft::new("a1 a2 a3 a4", "a1-a2 a2-a3 a3-a4");
        for tie in ["a1-a2", "a2-a3"] {
            draft.tie(tie).barrier = Some(Barrier::default());
        }
        draft
    }

    #[test]
    fn a_barrier_in_the_middle_costs_more_than_one_at_the_end() {
        let mut found = line().found(costliest);
        found.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        assert_eq!(found.iter().map(cited).collect::<Vec<_>>(), [["a2", "a3"], ["a1", "a2"]]);
        assert_eq!(found[0].evidence.numbers, [67.0], "four of six pairs meet by it");
    }

    #[test]
    fn a_map_without_barriers_has_none() {
        assert!(Draft::new("a1 a2", "a1-a2").found(costliest).is_empty());
    }

    #[test]
    fn a_barrier_with_owner_and_step_is_in_good_hands() {
        let mut draft = line();
        let owner = Some("a1".into());
        draft.tie("a1-a2").barrier = Some(Barrier { owner: owner.clone(), next_step: "ask".into(), ..Barrier::default() });
        draft.tie("a2-a3").barrier = Some(Barrier { owner, ..Barrier::default() });
        let found = draft.found(unowned);
        assert_eq!(found.iter().map(|found| found.evidence.numbers.clone()).collect::<Vec<_>>(), [[0.0, 1.0]]);
    }
}
