//! What would change: a change made on a copy, with what was measured and found before and after.
//!
//! **Invariant:** the map itself is never touched.

use crate::analysis::analyze_evidence;
use crate::edit::{Command, Document, EditError, plan};
use crate::insight::aim::{Aim, Imbalance};
use crate::insight::finding::Finding;
use crate::insight::findings::{all, findings};
use crate::insight::ground::Ground;
use crate::model::StakeholderMap;

/// What a change would do.
#[derive(Clone, PartialEq, Debug)]
pub struct WhatIf {
    /// The map as it would be.
    pub map: StakeholderMap,
    /// Every aim with its value before and after.
    pub values: Vec<(Aim, Option<f64>, Option<f64>)>,
    /// Findings that would be gone.
    pub gone: Vec<Finding>,
    /// Findings that would be new.
    pub new: Vec<Finding>,
}

/// Tries a change.
///
/// # Errors
/// [`EditError`] when the map would refuse it.
pub fn what_if(map: &StakeholderMap, command: &Command) -> Result<WhatIf, EditError> {
    let mut document = Document::new(map.clone());
    document.commit(&plan(map, command)?);
    let after = document.map();
    let values = |map: &StakeholderMap| {
        let report = analyze_evidence(map);
        let mut imbalance = Imbalance::of(&Ground::of(map, &report));
        Aim::ALL.map(|aim| imbalance.value(aim, None))
    };
    let (old, new) = (values(map), values(after));
    let shown = |map: &StakeholderMap| {
        let found = findings(map);
        found.each().cloned().collect::<Vec<_>>()
    };
    // A finding is new where nothing like it was found before, even among those that were not shown.
    let lacks = |all: &[Vec<Finding>], finding: &Finding| {
        finding.rule != "limits"
            && !all.iter().flatten().any(|other| other.rule == finding.rule && other.evidence.is_about_same(&finding.evidence))
    };
    let differing = |shown: Vec<Finding>, others: &StakeholderMap| -> Vec<Finding> {
        let all = all(others);
        shown.into_iter().filter(|finding| lacks(&all, finding)).collect()
    };
    Ok(WhatIf {
        map: after.as_ref().clone(),
        values: Aim::ALL.into_iter().zip(old.into_iter().zip(new)).map(|(aim, (old, new))| (aim, old, new)).collect(),
        gone: differing(shown(map), after),
        new: differing(shown(after), map),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::test_map::Draft;
    use crate::model::{Record, Relationship};

    #[test]
    fn a_tie_that_closes_a_line_mends_its_cut_off_points_and_leaves_the_map_alone() {
        let map = Draft::new("a1 a2 a3 a4 b1 b2 b3", "a1-a2 a2-a3 a3-a4 a4-b1 b1-b2 b2-b3").map();
        let tie = Relationship { source: "a1".into(), target: "b3".into(), ..Relationship::blank("new".into()) };
        let tried = what_if(&map, &Command::AddRelationship(tie)).expect("a tie can be added");
        assert!(tried.gone.iter().any(|finding| finding.rule == "cut-off-point"));
        assert!(tried.new.iter().all(|finding| finding.rule != "cut-off-point"));
        let fragility = tried.values.iter().find(|(aim, ..)| *aim == Aim::Fragility);
        assert!(matches!(fragility, Some((_, Some(before), Some(after))) if *before > 0.0 && *after == 0.0));
        assert_eq!((map.relationships().len(), tried.map.relationships().len()), (6, 7));
    }

    #[test]
    fn what_only_moves_up_in_a_list_is_not_new() {
        let mut draft = Draft::new("a1 a2 a3 a4 a5 a6", "a1-a2 a1-a3 a1-a4 a1-a5 a1-a6 a2-a3");
        for (giver, seeker) in [("a2", "a4"), ("a3", "a5"), ("a4", "a6"), ("a5", "a2"), ("a6", "a3")] {
            draft.body(giver).offers.insert(format!("what {seeker} needs"));
            draft.body(seeker).needs.insert(format!("what {seeker} needs"));
        }
        let tie = Relationship { source: "a2".into(), target: "a4".into(), ..Relationship::blank("new".into()) };
        let tried = what_if(&draft.map(), &Command::AddRelationship(tie)).expect("a tie can be added");
        let of_offers = |findings: &[Finding]| findings.iter().filter(|finding| finding.rule == "offer-meets-need").count();
        assert_eq!((of_offers(&tried.gone), of_offers(&tried.new)), (1, 0));
    }

    #[test]
    fn what_the_map_would_refuse_is_refused() {
        let map = Draft::new("a1 a2", "a1-a2").map();
        assert!(what_if(&map, &Command::RemoveStakeholders(vec!["gone".into()])).is_err());
    }
}
