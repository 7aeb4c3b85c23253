//! Findings that say the same of the same become one: the first of them stays, the others stand with it.
//!
//! **Invariant:** none is lost. What is joined comes later in the order of findings than what it is joined to.

use crate::insight::finding::Finding;
use crate::insight::rules::{DEPENDS, MANY, TOPICS};
use crate::model::StakeholderId;

/// What findings of several rules are about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Topic {
    /// A body that others reach each other through.
    Between,
    /// A body that depends on others.
    Dependence,
    /// Bodies with little rated power.
    LittlePower,
    /// Ties inside sectors.
    Inside,
    /// Two sectors apart from each other.
    Apart,
    /// A tie with a barrier, or of opposition.
    Hindered,
}

/// Puts a finding with those that are told already: with others of its rule, else with the first that speaks of the same on the
/// same topic, else at the end.
pub(super) fn join(told: &mut Vec<Finding>, finding: Finding) {
    let of_rule = told.iter().position(|kept| kept.together().any(|one| one.rule == finding.rule));
    let of_topic = || topic(finding.rule).and_then(|topic| told.iter().position(|kept| is_about(kept, topic, &finding)));
    match of_rule.or_else(of_topic) {
        Some(at) => told[at].also.push(finding),
        None => told.push(finding),
    }
}

/// Whether something that is told together is of the topic, and about the same bodies, ties or sectors.
fn is_about(kept: &Finding, of: Topic, finding: &Finding) -> bool {
    let on_topic: Vec<&Finding> = kept.together().filter(|one| topic(one.rule) == Some(of)).collect();
    let is_told = |body: &StakeholderId| on_topic.iter().any(|one| who(one).contains(body));
    let evidence = &finding.evidence;
    match of {
        Topic::Between | Topic::Dependence => who(finding).iter().any(is_told),
        Topic::LittlePower => !on_topic.is_empty() && evidence.stakeholders.iter().all(is_told),
        Topic::Inside => !on_topic.is_empty(),
        Topic::Apart => on_topic.iter().any(|one| evidence.sectors.iter().all(|sector| one.evidence.sectors.contains(sector))),
        Topic::Hindered => on_topic.iter().any(|one| evidence.relationships.iter().any(|tie| one.evidence.relationships.contains(tie))),
    }
}

fn topic(rule: &str) -> Option<Topic> {
    TOPICS.iter().find(|(_, rules)| rules.contains(&rule)).map(|(topic, _)| *topic)
}

/// The bodies that a finding is about, without those that it names beside them.
fn who(finding: &Finding) -> &[StakeholderId] {
    let bodies = &finding.evidence.stakeholders;
    let is_about_all = [MANY, DEPENDS].contains(&finding.rule);
    if is_about_all { bodies } else { &bodies[..bodies.len().min(1)] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::finding::{Evidence, Severity};

    fn finding(rule: &'static str, bodies: &str) -> Finding {
        let stakeholders = bodies.split_whitespace().map(Into::into).collect();
        let evidence = Evidence { stakeholders, ..Evidence::default() };
        Finding { rule, severity: Severity::Notice, confidence: None, evidence, weight: 0.0, alike: 0, also: Vec::new() }
    }

    /// What is told, each with what stands with it.
    fn joined(findings: &[(&'static str, &str)]) -> Vec<(&'static str, Vec<&'static str>)> {
        let mut told = Vec::new();
        findings.iter().for_each(|(rule, bodies)| join(&mut told, finding(rule, bodies)));
        told.iter().map(|kept: &Finding| (kept.rule, kept.also.iter().map(|also| also.rule).collect())).collect()
    }

    #[test]
    fn several_of_one_rule_are_told_as_one() {
        assert_eq!(
            joined(&[("unmet-need", "a"), ("spread-of-ratings", "a"), ("unmet-need", "b")]),
            [("unmet-need", vec!["unmet-need"]), ("spread-of-ratings", vec![])]
        );
    }

    #[test]
    fn a_rule_is_told_in_one_place_although_one_of_its_findings_would_fit_another() {
        let told = joined(&[("mostly-depends", "a b"), ("depends-on-one", "c x"), ("depends-on-one", "a x")]);
        assert_eq!(told, [("mostly-depends", vec![]), ("depends-on-one", vec!["depends-on-one"])]);
    }

    #[test]
    fn one_body_that_others_hang_on_is_told_once_with_all_reasons() {
        assert_eq!(
            joined(&[("cut-off-point", "x a b"), ("broker-between", "x a c"), ("partners-of-many-sectors", "y x")]),
            [("cut-off-point", vec!["broker-between", "partners-of-many-sectors"])]
        );
        assert_eq!(joined(&[("cut-off-point", "x a b"), ("broker-between", "a x c")]).len(), 2, "a body named beside is another matter");
        assert_eq!(joined(&[("cut-off-point", "x a b"), ("depends-on-one", "x a")]).len(), 2, "another topic");
    }

    #[test]
    fn a_sector_with_little_power_gives_way_where_all_its_bodies_are_told() {
        let bodies = [("high-interest-low-power", "a"), ("high-interest-low-power", "b")];
        let told = |sector: &'static str| joined(&[&bodies[..], &[("sector-less-power", sector)]].concat());
        assert_eq!(told("a b"), [("high-interest-low-power", vec!["high-interest-low-power", "sector-less-power"])]);
        assert_eq!(told("a b c").len(), 2, "nothing was told of c");
    }

    #[test]
    fn a_tie_and_two_sectors_are_told_once() {
        let with = |rule: &'static str, tie: &str, sectors: &str| {
            let mut finding = finding(rule, "a b");
            finding.evidence.relationships = tie.split_whitespace().map(Into::into).collect();
            finding.evidence.sectors = sectors.split_whitespace().map(Into::into).collect();
            finding
        };
        let count = |one: Finding, other: Finding| {
            let mut told = vec![one];
            join(&mut told, other);
            told.len()
        };
        assert_eq!(count(with("costliest-barrier", "t", ""), with("barrier-unowned", "t", "")), 1);
        assert_eq!(count(with("costliest-barrier", "t", ""), with("barrier-unowned", "u", "")), 2);
        assert_eq!(count(with("different-sides", "t", ""), with("three-sides", "t u v", "")), 1);
        assert_eq!(count(with("sectors-no-tie", "", "s r"), with("sectors-far-apart", "", "r s")), 1);
        assert_eq!(count(with("sectors-no-tie", "", "s r"), with("sectors-far-apart", "", "r q")), 2);
    }
}
