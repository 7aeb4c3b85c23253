//! Every number that a report holds says what it is, how it is reckoned and where that comes from.

use std::collections::BTreeSet;

use stakeholder_map::analysis::{Options, Report, Scope, analyze, definition, definitions};
use stakeholder_map::model::{Properties, Record, Relationship, Sector, Stakeholder, StakeholderMap};
use stakeholder_map::words::measures::term;

/// The report of three bodies in two sectors.
fn report() -> Report {
    let sectors = ["a", "b"].map(|id| Sector { name: id.to_owned(), ..Sector::blank(id.into()) });
    let bodies = ["1", "2", "3"].map(|id| Stakeholder {
        name: id.to_owned(),
        sector: Some(if id == "1" { "a" } else { "b" }.into()),
        ..Stakeholder::blank(id.into())
    });
    let ties = [("1", "2"), ("2", "3")].map(|(source, target)| Relationship {
        source: source.into(),
        target: target.into(),
        directed: true,
        ..Relationship::blank(source.into())
    });
    let map = StakeholderMap::assemble(Properties::default(), sectors.into(), vec![], bodies.into(), ties.into(), vec![]);
    analyze(&map.expect("the map is valid"), &Options::default())
}

/// Every key of a report, with what it describes.
fn keys(report: &Report) -> BTreeSet<(&'static str, &'static str)> {
    let mut keys = BTreeSet::new();
    let mut add = |scope: Scope, key| keys.insert((scope.word(), key));
    report.network_values().for_each(|(key, _)| assert!(add(Scope::Network, key), "{key} is measured twice"));
    report.stakeholder_keys().for_each(|key| assert!(add(Scope::Stakeholder, key), "{key} is measured twice"));
    report.relationship_keys().for_each(|key| assert!(add(Scope::Relationship, key), "{key} is measured twice"));
    report.sector_keys().for_each(|key| assert!(add(Scope::Sector, key), "{key} is measured twice"));
    ["sent", "received", "asymmetry"].into_iter().for_each(|key| assert!(add(Scope::SectorPair, key)));
    ["holds", "agreement"].into_iter().for_each(|key| assert!(add(Scope::Ranking, key)));
    keys
}

#[test]
fn every_key_of_a_report_has_one_definition_and_every_definition_a_key() {
    let mut defined = BTreeSet::new();
    for definition in definitions() {
        assert!(defined.insert((definition.scope.word(), definition.key)), "{} is defined twice", definition.key);
    }
    let measured = keys(&report());
    assert_eq!(measured.difference(&defined).collect::<Vec<_>>(), Vec::<&(&str, &str)>::new(), "measured, but not defined");
    assert_eq!(defined.difference(&measured).collect::<Vec<_>>(), Vec::<&(&str, &str)>::new(), "defined, but not measured");
}

#[test]
fn every_definition_is_whole() {
    for one in definitions() {
        for (part, text) in [("term", one.technical), ("formula", one.formula), ("range", one.range), ("source", one.source)] {
            assert!(!text.trim().is_empty(), "{} has no {part}", one.key);
        }
        assert_eq!(definition(one.scope, one.key), Some(one));
    }
}

#[test]
fn every_definition_has_a_name_on_screen_and_a_meaning_in_one_sentence() {
    for definition in definitions() {
        let term = term(definition.key).unwrap_or_else(|| panic!("{} has no name on screen", definition.key));
        assert!(!term.name.trim().is_empty() && !term.name.ends_with('.'), "{}", definition.key);
        let is_one_sentence = term.meaning.ends_with('.') && !term.meaning.trim_end_matches('.').contains(". ");
        assert!(is_one_sentence, "{}: {}", definition.key, term.meaning);
    }
}

#[test]
fn no_two_measures_of_the_same_thing_share_a_name() {
    let mut names = BTreeSet::new();
    for definition in definitions() {
        let name = term(definition.key).map(|term| term.name);
        assert!(names.insert((definition.scope.word(), name)), "{name:?} names two measures of a {}", definition.scope.word());
    }
}
