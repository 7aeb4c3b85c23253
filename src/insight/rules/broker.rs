//! Go-betweens by role: bodies over which more ways lead between two that have no direct tie than chance gives (Gould and
//! Fernandez 1989).

use crate::analysis::{Sureness, key};
use crate::insight::finding::{Evidence, Finding, Severity};
use crate::insight::ground::Ground;
use crate::model::{SectorId, sort_items};

pub(super) const INSIDE: &str = "broker-inside";
pub(super) const IN_ANOTHER: &str = "broker-in-another";
pub(super) const OUTWARDS: &str = "broker-outwards";
pub(super) const INWARDS: &str = "broker-inwards";
pub(super) const BETWEEN: &str = "broker-between";
pub(super) const BOTH_WAYS: &str = "broker-both-ways";

/// The roles in the order of the report.
const ROLES: [&str; 5] = [INSIDE, IN_ANOTHER, OUTWARDS, INWARDS, BETWEEN];
const OUT: usize = 2;
const IN: usize = 3;

/// Chance gives as much more rarely than this in any role of any body (Bonferroni's correction).
const RARE: f64 = 0.05;
/// The bell curve tells nothing of fewer ways.
const LEAST_WAYS: f64 = 6.0;
/// With fewer bodies the share of chance is too coarse to be compared.
const ENOUGH: usize = 6;

/// Each body with a role that chance does not explain, in that role of these in which most ways lead over it. Bodies: the
/// go-between, then its partners. Sectors: its own, or between others those of its partners. Numbers: how many ways. Never
/// more sure than likely, since the bell curve is a rough guide to small counts.
pub(super) fn find(ground: &Ground<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    if ground.bodies.len() < ENOUGH {
        return found;
    }
    let cases = (ground.bodies.len() * ROLES.len()) as f64;
    for (at, body) in ground.bodies.iter().enumerate() {
        let value = |keys: &[&str; 6], role: usize| ground.report.column(keys[role]).and_then(|column| column[at]).unwrap_or_default();
        let count = |role: usize| value(&key::BROKERAGE, role);
        let mut most: Option<(&'static str, f64)> = None;
        for (role, rule) in ROLES.into_iter().enumerate() {
            // Those without a sector stand for no sector.
            let is_of_own = !matches!(rule, IN_ANOTHER | BETWEEN);
            let probability = libm::erfc(value(&key::BROKERAGE_Z, role) / std::f64::consts::SQRT_2) / 2.0;
            if is_of_own && body.sector.is_none() || probability * cases > RARE || count(role) < LEAST_WAYS {
                continue;
            }
            // Where the two differ by less than half, that is no difference to speak of.
            let is_both_ways = matches!(role, OUT | IN) && 2.0 * count(OUT).min(count(IN)) > count(OUT).max(count(IN));
            let told = if is_both_ways { (BOTH_WAYS, count(OUT) + count(IN)) } else { (rule, count(role)) };
            if most.is_none_or(|(_, ways)| ways < told.1) {
                most = Some(told);
            }
        }
        let Some((rule, ways)) = most else { continue };
        let partners = &ground.partners[at];
        let sectors: Vec<SectorId> = match rule {
            IN_ANOTHER | BETWEEN => {
                let mut others: Vec<&SectorId> = partners.iter().filter_map(|partner| ground.bodies[*partner].sector.as_ref()).collect();
                others.retain(|sector| Some(*sector) != body.sector.as_ref());
                sort_items(&mut others, Ord::cmp);
                others.dedup();
                others.into_iter().cloned().collect()
            }
            _ => body.sector.iter().cloned().collect(),
        };
        let stakeholders = ground.ids(std::iter::once(&at).chain(partners));
        let evidence = Evidence { stakeholders, sectors, numbers: vec![ways], ..Evidence::default() };
        let confidence = Some(Sureness::Likely);
        found.push(Finding { rule, severity: Severity::Notice, confidence, evidence, weight: ways, alike: 0, also: Vec::new() });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::test_map::{Draft, cited};

    const BODIES: &str = "a1 a2 a3 a4 a5 b1 b2 b3 b4 b5 c1 c2";

    fn told(ties: &str, is_one_way: bool) -> Vec<(&'static str, String, f64)> {
        let mut draft = Draft::new(BODIES, ties);
        draft.ties.iter_mut().for_each(|tie| tie.directed = is_one_way);
        let found = draft.found(find);
        found.iter().map(|finding| (finding.rule, cited(finding)[0].to_owned(), finding.evidence.numbers[0])).collect()
    }

    #[test]
    fn each_role_is_told_of_whoever_has_it() {
        let role = |ties, is_one_way| told(ties, is_one_way).into_iter().next();
        let of = |rule, body: &str, ways| Some((rule, body.to_owned(), ways));
        assert_eq!(role("a1-a2 a1-a3 a1-a4 a1-a5 b1-c1", false), of(INSIDE, "a1", 12.0));
        assert_eq!(role("c1-b1 c1-b2 c1-b3 c1-b4 a1-a2", false), of(IN_ANOTHER, "c1", 12.0));
        assert_eq!(role("c1-a1 c1-a2 c1-a3 c1-b1 c1-b2 c1-b3", false), of(BETWEEN, "c1", 18.0));
        assert_eq!(role("a1-a2 a1-a3 a1-a4 a1-b1 a1-b2 a1-b3", false), of(BOTH_WAYS, "a1", 18.0));
        assert_eq!(role("a2-a1 a3-a1 a4-a1 a1-b1 a1-b2 a1-b3", true), of(OUTWARDS, "a1", 9.0));
        assert_eq!(role("b1-a1 b2-a1 b3-a1 a1-a2 a1-a3 a1-a4", true), of(INWARDS, "a1", 9.0));
    }

    #[test]
    fn partners_and_the_sectors_joined_are_cited() {
        let found = Draft::new(BODIES, "c1-a1 c1-a2 c1-a3 c1-b1 c1-b2 c1-b3").found(find);
        assert_eq!(cited(&found[0]), ["c1", "a1", "a2", "a3", "b1", "b2", "b3"]);
        assert_eq!(found[0].evidence.sectors, ["a".into(), "b".into()]);
    }

    #[test]
    fn a_ring_has_no_go_between_beyond_chance_and_a_small_map_is_not_asked() {
        assert_eq!(told("a1-a2 a2-a3 a3-a4 a4-a5 a5-b1 b1-b2 b2-b3 b3-b4 b4-b5 b5-c1 c1-c2 c2-a1", false), []);
        assert!(Draft::new("a1 b1 b2 c1 c2", "a1-b1 a1-b2 a1-c1 a1-c2").found(find).is_empty());
    }

    #[test]
    fn two_who_have_a_direct_tie_need_no_go_between() {
        let all = "a1-a2 a1-b1 a1-b2 a1-c1 a2-b1 a2-b2 a2-c1 b1-b2 b1-c1 b2-c1";
        assert_eq!(told(all, false), []);
    }
}
