//! What would change: a change made on a copy, with what was measured and found before and after.
//!
//! **Invariant:** the map itself is never touched.

use crate::analysis::analyze_evidence;
use crate::edit::{Command, Document, EditError, plan};
use crate::insight::aim::{Aim, Imbalance};
use crate::insight::finding::Finding;
use crate::insight::findings::findings;
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
    let all = |map: &StakeholderMap| {
        let found = findings(map);
        [found.first, found.more].concat()
    };
    let (before, found) = (all(map), all(after));
    // What is not known is told anyway.
    let lacks = |others: &[Finding], finding: &Finding| {
        finding.rule != "limits"
            && !others.iter().any(|other| other.rule == finding.rule && other.evidence.is_about_same(&finding.evidence))
    };
    Ok(WhatIf {
        map: after.as_ref().clone(),
        values: Aim::ALL.into_iter().zip(old.into_iter().zip(new)).map(|(aim, (old, new))| (aim, old, new)).collect(),
        gone: before.iter().filter(|finding| lacks(&found, finding)).cloned().collect(),
        new: found.iter().filter(|finding| lacks(&before, finding)).cloned().collect(),
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
    fn what_the_map_would_refuse_is_refused() {
        let map = Draft::new("a1 a2", "a1-a2").map();
        assert!(what_if(&map, &Command::RemoveStakeholders(vec!["gone".into()])).is_err());
    }
}
