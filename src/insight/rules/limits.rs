//! What the map does not know: ratings that are missing, bodies rated in their absence, ties of unknown depth.

use crate::insight::finding::{Evidence, Finding, Severity};
use crate::insight::ground::Ground;
use crate::insight::rules::stated;

pub(super) const ID: &str = "limits";

/// Always one finding. Bodies: first those rated while not in the room, then all others without a rating. Numbers: bodies
/// without a rating of power or interest, bodies, bodies rated while not in the room, ties without a depth, ties. Words: whose view it is, and when, where it is said whose.
pub(super) fn find(ground: &Ground<'_>) -> Vec<Finding> {
    let (mut stakeholders, mut others) = (Vec::new(), Vec::new());
    let (mut unrated, mut absent) = (0.0, 0.0);
    for body in &ground.bodies {
        let is_unrated = body.power.is_none() || body.interest.is_none();
        let is_absent = body.in_room == Some(false) && (body.power.is_some() || body.interest.is_some());
        unrated += f64::from(u8::from(is_unrated));
        absent += f64::from(u8::from(is_absent));
        if is_absent {
            stakeholders.push(body.id.clone());
        } else if is_unrated {
            others.push(body.id.clone());
        }
    }
    stakeholders.extend(others);
    let shallow = ground.ties.iter().filter(|tie| tie.record.level.is_none()).count() as f64;
    let seen_by = &ground.map.properties().perspective;
    let is_said = !seen_by.group.trim().is_empty();
    let words = if is_said { vec![seen_by.group.clone(), seen_by.date.clone()] } else { Vec::new() };
    let numbers = vec![unrated, ground.bodies.len() as f64, absent, shallow, ground.ties.len() as f64];
    vec![stated(ID, Severity::Notice, 1.0, Evidence { stakeholders, numbers, words, ..Evidence::default() })]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::test_map::{Draft, cited};

    #[test]
    fn the_unrated_and_those_rated_in_their_absence_are_told() {
        let mut draft = Draft::new("a1 a2 a3 a4", "a1-a2 a1-a3");
        draft.rate("a1", 5.0, 5.0);
        draft.rate("a2", 5.0, 5.0);
        draft.body("a1").in_room = Some(true);
        draft.body("a2").in_room = Some(false);
        draft.body("a3").in_room = Some(false);
        draft.deepen("a1-a2", 2.0);
        let found = draft.found(find);
        assert_eq!(found[0].evidence.numbers, [2.0, 4.0, 1.0, 1.0, 2.0]);
        assert_eq!(cited(&found[0]), ["a2", "a3", "a4"]);
    }

    #[test]
    fn whose_view_it_is_is_told_with_its_date_and_a_date_alone_is_not() {
        let words = |group: &str, date: &str| {
            let mut draft = Draft::new("a1", "");
            (draft.properties.perspective.group, draft.properties.perspective.date) = (group.to_owned(), date.to_owned());
            draft.found(find)[0].evidence.words.clone()
        };
        assert_eq!(words("the forum", "2026-11-22"), ["the forum", "2026-11-22"]);
        assert_eq!(words("", "2026-11-22"), [""; 0]);
    }

    #[test]
    fn a_map_that_knows_all_says_so_too() {
        let mut draft = Draft::new("a1", "");
        draft.rate("a1", 5.0, 5.0);
        assert_eq!(draft.found(find)[0].evidence.numbers, [0.0, 1.0, 0.0, 0.0, 0.0]);
    }
}
