//! The map with every department folded into the body that it is part of: one level of a county, not all at once.
//!
//! **Invariant:** whoever is tied to a department is tied to its agency; an agency keeps its own ratings, and its name says
//! how many it stands for. Looked at only: edits go to the map as it is.

use crate::edit::command::Command;
use crate::edit::document::Document;
use crate::edit::merge::merge;
use crate::edit::plan::plan;
use crate::model::{Stakeholder, StakeholderId, StakeholderMap};

/// The body that somebody is part of in the end; itself where it is part of none that is on the map, or of itself by a detour.
fn agency<'a>(map: &'a StakeholderMap, body: &'a Stakeholder) -> &'a StakeholderId {
    let mut top = body;
    // No chain is longer than there are bodies.
    for _ in 0..map.stakeholders().len() {
        match top.parent.as_ref().and_then(|parent| map.stakeholders().find(parent)) {
            Some(parent) => top = parent,
            None => return &top.id,
        }
    }
    &body.id
}

/// Whether any body is part of another that is on the map.
pub fn has_departments(map: &StakeholderMap) -> bool {
    map.stakeholders().iter().any(|body| *agency(map, body) != body.id)
}

/// The map at the level of agencies. Ties of departments become ties of their agency, those inside it go, and of several that
/// say the same the strongest speaks for all.
///
/// # Complexity
/// **O(a · (n + m))** for *a* agencies with departments; chains of departments are short.
pub fn folded(map: &StakeholderMap) -> StakeholderMap {
    let mut document = Document::new(map.clone());
    let agencies: Vec<&StakeholderId> = map.stakeholders().iter().map(|body| agency(map, body)).collect();
    for (top, _) in map.stakeholders().iter().zip(&agencies).filter(|(body, agency)| body.id == ***agency) {
        let bodies = map.stakeholders().iter().zip(&agencies);
        let departments = bodies.filter(|(body, agency)| body.id != top.id && top.id == ***agency).map(|(body, _)| body);
        let ids: Vec<StakeholderId> = std::iter::once(top.id.clone()).chain(departments.map(|body| body.id.clone())).collect();
        let own = Stakeholder { name: format!("{} (+{})", top.name.trim(), ids.len() - 1), ..top.clone() };
        let Some(merged) = merge(document.map(), &ids) else { continue };
        for command in [merged, Command::ChangeStakeholder(own)] {
            // All of them are on the map, so that nothing is refused.
            if let Ok(diff) = plan(document.map(), &command) {
                document.commit(&diff);
            }
        }
    }
    document.map().as_ref().clone()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Properties, Record, Relationship, Score, Strength};

    fn body(id: &str, parent: &str) -> Stakeholder {
        let parent = (!parent.is_empty()).then(|| parent.into());
        Stakeholder { name: id.to_uppercase(), parent, ..Stakeholder::blank(id.into()) }
    }

    fn tie(id: &str, source: &str, target: &str, strength: f64) -> Relationship {
        let strength = Strength::new(strength).expect("a strength");
        Relationship { source: source.into(), target: target.into(), strength, ..Relationship::blank(id.into()) }
    }

    fn map_of(bodies: Vec<Stakeholder>, ties: Vec<Relationship>) -> StakeholderMap {
        StakeholderMap::assemble(Properties::default(), vec![], vec![], bodies, ties, vec![]).expect("a sound map")
    }

    #[test]
    fn departments_become_their_agency_with_all_their_ties() {
        let rated = Stakeholder { power: Score::new(7.0).ok(), ..body("parks", "city") };
        let bodies = vec![body("city", ""), rated, body("trees", "parks"), body("school", "")];
        let ties = vec![tie("a", "parks", "school", 1.0), tie("b", "trees", "school", 3.0), tie("c", "parks", "trees", 1.0)];
        let map = map_of(bodies, ties);
        assert!(has_departments(&map));
        let folded = folded(&map);
        let names: Vec<&str> = folded.stakeholders().iter().map(|body| body.name.as_str()).collect();
        assert_eq!(names, ["CITY (+2)", "SCHOOL"]);
        let ties: Vec<_> =
            folded.relationships().iter().map(|tie| (tie.source.as_str(), tie.target.as_str(), tie.strength.value())).collect();
        assert_eq!(ties, [("city", "school", 3.0)], "one tie, as strong as the stronger, and none inside");
        assert_eq!(folded.stakeholders().iter().next().and_then(|city| city.power), None, "nobody rated the city itself");
        assert!(!has_departments(&folded));
    }

    #[test]
    fn a_map_without_departments_stays_as_it_is() {
        let map = map_of(vec![body("a", ""), body("b", "")], vec![tie("t", "a", "b", 1.0)]);
        assert!(!has_departments(&map));
        assert_eq!(folded(&map), map);
    }
}
