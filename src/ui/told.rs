//! Findings as a panel shows them: ids become names, rules become sentences.

use yew::AttrValue;

use crate::insight::{Finding, Severity};
use crate::model::{Gather, SortedSet, StakeholderMap};
use crate::scene::Item;
use crate::words::findings::{Arguments, Telling, alike, telling};

/// A finding, ready to be shown.
pub(super) struct Told {
    /// What it is known by when findings are made again.
    pub(super) key: AttrValue,
    pub(super) telling: &'static Telling,
    pub(super) sentence: AttrValue,
    /// How many more there are, or nothing.
    pub(super) alike: AttrValue,
    pub(super) sure: Option<&'static str>,
    pub(super) severity: Severity,
    pub(super) evidence: SortedSet<Item>,
}

impl Told {
    /// Whether all that it cites is on a map.
    pub(super) fn is_on(&self, map: &StakeholderMap) -> bool {
        self.evidence.iter().all(|item| match item {
            Item::Stakeholder(id) => map.stakeholders().has(id),
            Item::Relationship(id) => map.relationships().has(id),
        })
    }
}

/// A finding of a map in words; `None` for one whose rule has none.
pub(super) fn told(map: &StakeholderMap, finding: &Finding) -> Option<Told> {
    let evidence = &finding.evidence;
    let bodies = evidence.stakeholders.iter().filter_map(|id| Some(map.stakeholders().find(id)?.name.clone()));
    let sectors = evidence.sectors.iter().filter_map(|id| Some(map.sectors().find(id)?.name.clone()));
    let goals = evidence.goals.iter().filter_map(|id| Some(map.goals().find(id)?.name.clone()));
    let arguments = Arguments {
        bodies: bodies.collect(),
        sectors: sectors.collect(),
        goals: goals.collect(),
        words: evidence.words.clone(),
        numbers: evidence.numbers.clone(),
    };
    let telling = telling(finding.rule)?;
    let mut key = finding.rule.to_owned();
    let about = evidence.stakeholders.iter().take(2).map(|id| id.as_str());
    let about = about.chain(evidence.goals.iter().map(|id| id.as_str())).chain(evidence.words.iter().map(String::as_str));
    about.for_each(|part| {
        key.push('/');
        key.push_str(part);
    });
    let items = evidence.stakeholders.iter().cloned().map(Item::Stakeholder);
    Some(Told {
        key: key.into(),
        telling,
        sentence: telling.sentence(&arguments).into(),
        alike: if finding.alike > 0 { alike(finding.alike).into() } else { AttrValue::default() },
        sure: finding.confidence.map(|sure| sure.word()),
        severity: finding.severity,
        evidence: items.chain(evidence.relationships.iter().cloned().map(Item::Relationship)).gather(),
    })
}
