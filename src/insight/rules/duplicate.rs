//! The same service to the same people by two bodies with no tie between them.

use crate::insight::finding::{Evidence, Finding, Severity};
use crate::insight::ground::Ground;
use crate::insight::rules::stated;
use crate::words::fold;

pub(super) const ID: &str = "same-service";

/// Each pair with the first service and the first people that they share. Words: the service, the people.
/// **O(n²)** in bodies that name services and whom they serve.
pub(super) fn find(ground: &Ground<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let serving: Vec<usize> =
        (0..ground.bodies.len()).filter(|at| !ground.bodies[*at].services.is_empty() && !ground.bodies[*at].serves.is_empty()).collect();
    let folded = |at: usize, is_service: bool| -> Vec<String> {
        let body = ground.bodies[at];
        (if is_service { &body.services } else { &body.serves }).iter().map(|word| fold(word.trim())).collect()
    };
    let of_all = |is_service: bool| -> Vec<Vec<String>> { serving.iter().map(|at| folded(*at, is_service)).collect() };
    let (services, people) = (of_all(true), of_all(false));
    for (first, &a) in serving.iter().enumerate() {
        for (second, &b) in serving.iter().enumerate().skip(first + 1) {
            let service = services[first].iter().position(|word| services[second].contains(word));
            let served = people[first].iter().position(|word| people[second].contains(word));
            let (Some(service), Some(served), false) = (service, served, ground.is_tied(a, b)) else { continue };
            let body = ground.bodies[a];
            let words = [body.services.iter().nth(service), body.serves.iter().nth(served)];
            let evidence = Evidence {
                stakeholders: vec![body.id.clone(), ground.bodies[b].id.clone()],
                words: words.into_iter().flatten().cloned().collect(),
                ..Evidence::default()
            };
            found.push(stated(ID, Severity::Chance, f64::from(u8::from(ground.is_across(a, b))), evidence));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::test_map::{Draft, cited};

    fn draft(ties: &str) -> Draft {
        let mut draft = Draft::new("a1 b1 b2", ties);
        for (id, people) in [("a1", "families"), ("b1", "Families"), ("b2", "pupils")] {
            draft.body(id).services.insert("health checks".into());
            draft.body(id).serves.insert(people.into());
        }
        draft
    }

    #[test]
    fn the_same_service_to_the_same_people_is_told() {
        let found = draft("").found(find);
        assert_eq!(found.iter().map(cited).collect::<Vec<_>>(), [["a1", "b1"]], "b2 serves others");
        assert_eq!(found[0].evidence.words, ["health checks", "families"]);
    }

    #[test]
    fn who_is_tied_knows_of_the_other() {
        assert!(draft("a1-b1").found(find).is_empty());
    }
}
