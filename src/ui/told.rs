//! Findings as a panel shows them: ids become names, rules become sentences.

use yew::AttrValue;

use crate::insight::{Finding, Severity};
use crate::model::{Action, Gather, Record, SortedSet, StakeholderMap};
use crate::scene::Item;
use crate::words::agreed::first_words;
use crate::words::findings::{self, Telling, alike};

/// How many names an action begins with.
const MOST_NAMES: usize = 2;

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
    /// The action that comes of it, with nothing said yet of who and when.
    pub(super) action: Action,
    pub(super) evidence: SortedSet<Item>,
    /// What is told with it.
    pub(super) also: Vec<Told>,
    /// The titles of what is told with it by other rules, or nothing.
    pub(super) also_said: AttrValue,
}

impl Told {
    /// The finding, then what is told with it.
    pub(super) fn together(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(&self.also)
    }

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
    let arguments = finding.arguments(map);
    let telling = findings::telling(finding.rule)?;
    let mut key = finding.rule.to_owned();
    let about = evidence.stakeholders.iter().take(2).map(|id| id.as_str());
    let about = about.chain(evidence.goals.iter().map(|id| id.as_str())).chain(evidence.words.iter().map(String::as_str));
    let about = about.chain(evidence.sectors.iter().map(|id| id.as_str()));
    about.for_each(|part| {
        key.push('/');
        key.push_str(part);
    });
    let names: Vec<&str> = arguments.goals.iter().chain(&arguments.bodies).take(MOST_NAMES).map(String::as_str).collect();
    let action = Action {
        text: first_words(telling.title, &names),
        about: finding.about(),
        finding: finding.rule.to_owned(),
        ..Action::blank("".into())
    };
    let mut others: Vec<&str> = Vec::new();
    for also in finding.also.iter().filter(|also| also.rule != finding.rule) {
        let title = findings::telling(also.rule).map_or("", |telling| telling.title);
        if !others.contains(&title) {
            others.push(title);
        }
    }
    let items = evidence.stakeholders.iter().cloned().map(Item::Stakeholder);
    Some(Told {
        key: key.into(),
        telling,
        sentence: telling.sentence(&arguments).into(),
        alike: if finding.alike > 0 { alike(finding.alike).into() } else { AttrValue::default() },
        sure: finding.confidence.map(|sure| sure.word()),
        severity: finding.severity,
        action,
        evidence: items.chain(evidence.relationships.iter().cloned().map(Item::Relationship)).gather(),
        also: finding.also.iter().filter_map(|also| told(map, also)).collect(),
        also_said: if others.is_empty() { AttrValue::default() } else { findings::also(&others).into() },
    })
}
