//! Bodies for the purpose, and bodies against it.

use crate::insight::finding::{Evidence, Finding, Severity};
use crate::insight::ground::Ground;
use crate::insight::rules::stated;
use crate::model::Stakeholder;

pub(super) const ID: &str = "opposed-stances";

/// One finding where some support the purpose and others do not: those who do not. Numbers: how many support it.
pub(super) fn find(ground: &Ground<'_>) -> Vec<Finding> {
    let stance = |body: &&&Stakeholder| body.stance.map_or(0.0, |stance| stance.value());
    let supporting = ground.bodies.iter().filter(|body| stance(body) > 0.0).count();
    let against: Vec<_> = ground.bodies.iter().filter(|body| stance(body) < 0.0).map(|body| body.id.clone()).collect();
    if supporting == 0 || against.is_empty() {
        return Vec::new();
    }
    let evidence = Evidence { stakeholders: against, numbers: vec![supporting as f64], ..Evidence::default() };
    vec![stated(ID, Severity::Notice, 1.0, evidence)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::test_map::{Draft, cited};
    use crate::model::Stance;

    fn told(stances: &[(&str, f64)]) -> Vec<Finding> {
        let mut draft = Draft::new("a1 a2 b1 b2", "");
        for (id, stance) in stances {
            draft.body(id).stance = Stance::new(*stance).ok();
        }
        draft.found(find)
    }

    #[test]
    fn who_is_against_is_named_beside_how_many_are_for_it() {
        let found = told(&[("a1", 2.0), ("a2", 1.0), ("b1", -1.0), ("b2", 0.0)]);
        assert_eq!((cited(&found[0]), &found[0].evidence.numbers), (vec!["b1"], &vec![2.0]));
    }

    #[test]
    fn one_side_alone_is_no_finding() {
        assert!(told(&[("a1", 2.0), ("a2", 0.0)]).is_empty());
        assert!(told(&[("a1", -2.0), ("a2", 0.0)]).is_empty());
    }
}
