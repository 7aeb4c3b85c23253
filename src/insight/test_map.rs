//! Small maps for the tests of the rules.

use crate::analysis::analyze_evidence;
use proptest::prelude::*;

use crate::edit::random::{choices, grown};
use crate::insight::finding::Finding;
use crate::insight::findings::findings;
use crate::insight::ground::Ground;
use crate::model::{Goal, Level, Properties, Record, Relationship, Score, Sector, Stakeholder, StakeholderMap};

/// A map in the making.
#[derive(Default)]
pub(super) struct Draft {
    pub(super) properties: Properties,
    pub(super) goals: Vec<Goal>,
    pub(super) bodies: Vec<Stakeholder>,
    pub(super) ties: Vec<Relationship>,
}

impl Draft {
    /// Bodies named by their ids, in the sector that the letter before the number names: `a1 a2 b1`; `-` stands for none.
    /// Ties by two names: `a1-b1`.
    pub(super) fn new(bodies: &str, ties: &str) -> Self {
        let body = |id: &str| Stakeholder {
            name: id.to_owned(),
            sector: Some(&id[..1]).filter(|sector| *sector != "-").map(Into::into),
            ..Stakeholder::blank(id.into())
        };
        let tie = |ends: &str| {
            let (source, target) = ends.split_once('-').expect("two ends");
            Relationship { source: source.into(), target: target.into(), ..Relationship::blank(ends.into()) }
        };
        let (bodies, ties) = (bodies.split_whitespace().map(body).collect(), ties.split_whitespace().map(tie).collect());
        Self { bodies, ties, ..Self::default() }
    }

    pub(super) fn body(&mut self, id: &str) -> &mut Stakeholder {
        self.bodies.iter_mut().find(|body| body.id.as_str() == id).expect("a body")
    }

    pub(super) fn tie(&mut self, id: &str) -> &mut Relationship {
        self.ties.iter_mut().find(|tie| tie.id.as_str() == id).expect("a tie")
    }

    pub(super) fn rate(&mut self, id: &str, power: f64, interest: f64) {
        let body = self.body(id);
        (body.power, body.interest) = (Score::new(power).ok(), Score::new(interest).ok());
    }

    pub(super) fn deepen(&mut self, id: &str, level: f64) {
        self.tie(id).level = Level::new(level).ok();
    }

    pub(super) fn goal(&mut self, id: &str) {
        self.goals.push(Goal { name: id.to_owned(), ..Goal::blank(id.into()) });
    }

    pub(super) fn map(self) -> StakeholderMap {
        let mut sectors: Vec<&str> = self.bodies.iter().filter_map(|body| body.sector.as_ref()).map(|sector| sector.as_str()).collect();
        sectors.sort_unstable();
        sectors.dedup();
        let sectors = sectors.into_iter().map(|id| Sector { name: id.to_owned(), ..Sector::blank(id.into()) }).collect();
        StakeholderMap::assemble(self.properties, sectors, self.goals, self.bodies, self.ties, vec![]).expect("a sound map")
    }

    /// What one rule finds.
    pub(super) fn found(self, find: fn(&Ground<'_>) -> Vec<Finding>) -> Vec<Finding> {
        let map = self.map();
        let report = analyze_evidence(&map);
        find(&Ground::of(&map, &report))
    }
}

/// The ids of the bodies that a finding cites.
pub(super) fn cited(finding: &Finding) -> Vec<&str> {
    finding.evidence.stakeholders.iter().map(|id| id.as_str()).collect()
}

#[test]
fn too_small_a_map_says_nothing() {
    let five = Draft::new("a1 a2 a3 a4 a5", "a1-a2 a1-a3 a1-a4 a1-a5 a2-a3 a2-a4 a2-a5").map();
    let sparse = Draft::new("a1 a2 a3 a4 a5 a6", "a1-a2 a1-a3 a1-a4 a1-a5 a2-a3").map();
    let enough = Draft::new("a1 a2 a3 a4 a5 a6", "a1-a2 a1-a3 a1-a4 a1-a5 a2-a3 a2-a4").map();
    assert!(findings(&five).is_early && findings(&sparse).is_early);
    assert!(!findings(&enough).is_early);
    assert_eq!(findings(&enough).first.last().map(|last| last.rule), Some("limits"), "what is unrated is always told");
}

proptest! {
    #[test]
    fn findings_of_any_map_cite_only_what_is_there_before_and_after_a_change(start in choices(120), more in choices(6)) {
        let map = grown(&start);
        let changed = grown(&[start.as_slice(), more.as_slice()].concat());
        for map in [map, changed] {
            let found = findings(&map);
            prop_assert_eq!(&found, &findings(&map), "the same map says the same");
            let mut rules: Vec<&str> = found.first.iter().chain(&found.more).map(|finding| finding.rule).collect();
            rules.sort_unstable();
            prop_assert!(rules.windows(2).all(|pair| pair[0] != pair[1]), "a rule is told in one place: {rules:?}");
            for finding in found.each() {
                let evidence = &finding.evidence;
                prop_assert!(evidence.stakeholders.iter().all(|id| map.stakeholders().has(id)), "{}", finding.rule);
                prop_assert!(evidence.relationships.iter().all(|id| map.relationships().has(id)), "{}", finding.rule);
                prop_assert!(evidence.sectors.iter().all(|id| map.sectors().has(id)), "{}", finding.rule);
                prop_assert!(evidence.goals.iter().all(|id| map.goals().has(id)), "{}", finding.rule);
                prop_assert!(evidence.numbers.iter().all(|number| number.is_finite()), "{}", finding.rule);
            }
        }
    }
}
