//! Every number that a report holds can be named on screen.

use stakeholder_map::analysis::definitions;
use stakeholder_map::words::measures::term;

#[test]
fn every_definition_has_a_name_and_a_meaning() {
    for definition in definitions() {
        let term = term(definition.key);
        assert!(term.is_some_and(|term| term.meaning.ends_with('.')), "{} has no name on screen", definition.key);
    }
}
