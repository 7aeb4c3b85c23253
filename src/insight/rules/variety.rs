//! Where new ideas can come from: bodies whose partners are of many sectors, and bodies whose partners are all of one.

use crate::insight::finding::{Evidence, Finding, Severity};
use crate::insight::ground::Ground;
use crate::insight::rules::{against_chance, stated};
use crate::model::{RelationshipKind, SectorId, sort_items};

pub(in crate::insight) const MANY: &str = "partners-of-many-sectors";
pub(super) const ONE: &str = "partners-of-one-sector";

/// Fewer sectors are not many.
const LEAST_SECTORS: usize = 3;
/// One body in so many stands out; more are the rule.
const FEW: usize = 4;
/// Fewer partners are of one sector easily.
const LEAST_PARTNERS: usize = 3;
/// Chance gives all partners of one sector more rarely than this.
const RARE: f64 = 0.05;

/// One finding for all bodies that have partners of the most sectors, in at least half of them, where they are few; one for
/// each body whose partners are all of one sector and by chance would hardly be. Bodies: of the first those, of the second the body and its
/// partners. Numbers: of the first how many sectors, all sectors with bodies, and where it is one body the kinds of its
/// ties; of the second how many partners. **O(n + m log n)**.
pub(super) fn find(ground: &Ground<'_>) -> Vec<Finding> {
    let members = ground.members();
    let sizes: Vec<usize> = members.iter().map(Vec::len).collect();
    let mut of_body = vec![None; ground.bodies.len()];
    members.iter().enumerate().for_each(|(sector, members)| members.iter().for_each(|at| of_body[*at] = Some(sector)));
    let ids: Vec<&SectorId> = ground.map.sectors().ids().collect();
    let mut found = Vec::new();
    let mut reached = Vec::with_capacity(ground.bodies.len());
    for (at, partners) in ground.partners.iter().enumerate() {
        let mut sectors: Vec<Option<usize>> = partners.iter().map(|partner| of_body[*partner]).collect();
        sort_items(&mut sectors, Ord::cmp);
        sectors.dedup();
        reached.push(sectors.iter().flatten().count());
        if let (&[Some(sector)], true) = (sectors.as_slice(), partners.len() >= LEAST_PARTNERS) {
            let own = usize::from(of_body[at] == Some(sector));
            let probability = all_of_one(partners.len(), sizes[sector] - own, ground.bodies.len() - 1);
            if probability <= RARE {
                let evidence = Evidence {
                    stakeholders: ground.ids(std::iter::once(&at).chain(partners)),
                    sectors: vec![ids[sector].clone()],
                    numbers: vec![partners.len() as f64],
                    ..Evidence::default()
                };
                let confidence = Some(against_chance(probability, ground.bodies.len()));
                let weight = partners.len() as f64;
                found.push(Finding { rule: ONE, severity: Severity::Chance, confidence, evidence, weight, alike: 0, also: Vec::new() });
            }
        }
    }
    let most = reached.iter().copied().max().unwrap_or_default();
    let in_use = sizes.iter().filter(|size| **size > 0).count();
    let rows: Vec<usize> = (0..reached.len()).filter(|at| reached[*at] == most).collect();
    if most >= LEAST_SECTORS && 2 * most >= in_use && FEW * rows.len() <= reached.len() {
        found.push(widest(ground, &rows, most, in_use));
    }
    found
}

fn widest(ground: &Ground<'_>, rows: &[usize], most: usize, in_use: usize) -> Finding {
    let kinds = |at: usize| {
        let ties = ground.ties.iter().filter(|tie| tie.source == at || tie.target == at);
        let mut kinds: Vec<&str> = ties.filter_map(|tie| tie.record.kind.as_ref()).map(RelationshipKind::as_str).collect();
        sort_items(&mut kinds, Ord::cmp);
        kinds.dedup();
        kinds.len()
    };
    let mut numbers = vec![most as f64, in_use as f64];
    if let [only] = rows {
        numbers.push(kinds(*only) as f64);
    }
    let stakeholders = ground.ids(rows);
    stated(MANY, Severity::Strength, 0.0, Evidence { stakeholders, numbers, ..Evidence::default() })
}

/// How likely so many partners, dealt out among all others, are all of one sector with so many bodies.
fn all_of_one(partners: usize, bodies: usize, others: usize) -> f64 {
    (0..partners).map(|at| bodies.saturating_sub(at) as f64 / (others - at) as f64).product()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::test_map::{Draft, cited};
    use crate::model::RelationshipKind;

    const BODIES: &str = "a1 a2 a3 a4 b1 b2 c1 c2 d1 d2";

    #[test]
    fn all_with_partners_of_the_most_sectors_are_named_together() {
        let found = Draft::new(BODIES, "a1-b1 a1-c1 a1-d1 b2-a2 b2-c2 b2-d2 c1-d1").found(find);
        assert_eq!(found.iter().map(|found| (found.rule, cited(found))).collect::<Vec<_>>(), [(MANY, vec!["a1", "b2"])]);
        assert_eq!(found[0].evidence.numbers, [3.0, 4.0]);
    }

    #[test]
    fn the_kinds_of_tie_of_the_only_one_are_counted() {
        let mut draft = Draft::new(BODIES, "a1-b1 a1-c1 a1-d1");
        for (tie, kind) in [("a1-b1", "funding"), ("a1-c1", "funding"), ("a1-d1", "referral")] {
            draft.tie(tie).kind = Some(RelationshipKind::new(kind));
        }
        assert_eq!(draft.found(find)[0].evidence.numbers, [3.0, 4.0, 2.0]);
    }

    #[test]
    fn where_more_than_a_quarter_have_partners_of_the_most_sectors_nobody_stands_out() {
        assert!(Draft::new(BODIES, "a1-b1 a1-c1 a1-d1 b2-a2 b2-c2 b2-d2 c1-d1 c1-b1").found(find).is_empty());
    }

    #[test]
    fn two_sectors_are_not_many() {
        assert!(Draft::new(BODIES, "a1-b1 a1-c1").found(find).is_empty());
    }

    #[test]
    fn partners_of_one_sector_are_told_where_chance_would_hardly_give_them() {
        let found = Draft::new(BODIES, "a1-a2 a1-a3 a1-a4").found(find);
        assert_eq!(found.iter().map(|found| (found.rule, cited(found))).collect::<Vec<_>>(), [(ONE, vec!["a1", "a2", "a3", "a4"])]);
        let few = Draft::new("a1 a2 a3 a4 b1", "a1-a2 a1-a3 a1-a4").found(find);
        assert!(few.is_empty(), "a quarter of all deals give that");
    }

    #[test]
    fn a_partner_without_a_sector_is_of_no_sector() {
        assert!(Draft::new("a1 a2 a3 -4 b1 b2 c1 c2 d1 d2", "a1-a2 a1-a3 a1--4").found(find).is_empty());
    }

    #[test]
    fn chance_deals_without_putting_back() {
        assert!((all_of_one(3, 3, 9) - 1.0 / 84.0).abs() < 1e-15);
        assert_eq!(all_of_one(3, 2, 9), 0.0);
    }
}
