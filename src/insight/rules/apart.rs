//! Two sectors with no tie between them, or with fewer than chance gives.
//!
//! Chance deals as many ties evenly over all pairs of bodies; how rarely it gives so few is reckoned by Poisson's law.

use crate::insight::finding::{Evidence, Finding, Severity};
use crate::insight::ground::Ground;
use crate::insight::rules::against_chance;

pub(super) const NO_TIE: &str = "sectors-no-tie";
pub(super) const FEW_TIES: &str = "sectors-few-ties";

/// With fewer expected ties than this, none is no news.
const LEAST_EXPECTED: f64 = 1.0;
/// Few ties are told only where chance gives so few more rarely than this.
const RARE: f64 = 0.05;

/// Each such pair, those first that lack most. Numbers: tied pairs, expected ones.
pub(super) fn find(ground: &Ground<'_>) -> Vec<Finding> {
    let members = ground.members();
    let (count, bodies) = (members.len(), ground.bodies.len() as f64);
    let mut of_sector = vec![count; ground.bodies.len()];
    members.iter().zip(0..).for_each(|(members, sector)| members.iter().for_each(|at| of_sector[*at] = sector));
    let mut tied = vec![0.0; (count + 1) * (count + 1)];
    for (at, partners) in ground.partners.iter().enumerate() {
        partners.iter().for_each(|partner| tied[of_sector[at] * (count + 1) + of_sector[*partner]] += 1.0);
    }
    let density = ground.tied_pairs() as f64 / (bodies * (bodies - 1.0) / 2.0);
    let has_members = |sector: &usize| !members[*sector].is_empty();
    let cases = (0..count).filter(has_members).count();
    let ids: Vec<_> = ground.map.sectors().ids().collect();
    let mut found = Vec::new();
    for a in (0..count).filter(has_members) {
        for b in (a + 1..count).filter(has_members) {
            let expected = density * members[a].len() as f64 * members[b].len() as f64;
            let seen = tied[a * (count + 1) + b];
            let probability = at_most(seen, expected);
            let rule = match seen {
                0.0 if expected >= LEAST_EXPECTED => NO_TIE,
                seen if seen > 0.0 && probability <= RARE => FEW_TIES,
                _ => continue,
            };
            let evidence = Evidence {
                stakeholders: ground.ids(members[a].iter().chain(&members[b])),
                sectors: vec![ids[a].clone(), ids[b].clone()],
                numbers: vec![seen, expected],
                ..Evidence::default()
            };
            let confidence = Some(against_chance(probability, cases * (cases - 1) / 2));
            found.push(Finding {
                rule,
                severity: Severity::Chance,
                confidence,
                evidence,
                weight: expected - seen,
                alike: 0,
                also: Vec::new(),
            });
        }
    }
    found
}

/// The probability of at most so many by Poisson's law.
fn at_most(seen: f64, expected: f64) -> f64 {
    let (mut term, mut sum, mut count) = (libm::exp(-expected), 0.0, 0.0);
    while count <= seen {
        sum += term;
        count += 1.0;
        term *= expected / count;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Sureness;
    use crate::insight::test_map::Draft;

    const INSIDE: &str = "a1-a2 a1-a3 a2-a3 b1-b2 b1-b3 b2-b3";

    #[test]
    fn two_sectors_without_a_tie_are_told_with_what_chance_would_give() {
        let found = Draft::new("a1 a2 a3 b1 b2 b3", INSIDE).found(find);
        assert_eq!((found.len(), found[0].rule), (1, NO_TIE));
        let expected = found[0].evidence.numbers[1];
        assert!((expected - 3.6).abs() < 1e-12, "nine pairs of two sectors, six of fifteen pairs tied: {expected}");
        assert_eq!(found[0].confidence, Some(Sureness::Holds), "e to the −3.6 is 0.03");
    }

    #[test]
    fn one_tie_is_enough_while_chance_gives_few() {
        assert!(Draft::new("a1 a2 a3 b1 b2 b3", &format!("{INSIDE} a1-b1")).found(find).is_empty());
    }

    #[test]
    fn no_tie_where_chance_gives_none_is_no_news() {
        assert!(Draft::new("a1 a2 a3 a4 b1", "a1-a2").found(find).is_empty());
    }

    #[test]
    fn poissons_law_is_met() {
        assert!((at_most(2.0, 3.0) - 8.5 * libm::exp(-3.0)).abs() < 1e-15);
    }
}
