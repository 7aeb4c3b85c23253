//! The parts of a report: what was agreed on, findings, who answers for what, tables, notes.

use crate::analysis::{Options, Scope, definition, key};
use crate::formats::json;
use crate::insight::{Finding, Findings, Severity, in_order};
use crate::model::{Action, Barrier, Goal, GoalRole, Relationship, Stakeholder, StakeholderId, StakeholderMap};
use crate::paper::document::Ground;
use crate::paper::html::Html;
use crate::words::agreed::{Agreed, due_on};
use crate::words::findings::{alike, telling};
use crate::words::measures::{sureness, term};
use crate::words::paper::{Printed, and_more, measure, more, provenance};
use crate::words::records;
use crate::words::screen::{number, tie};

/// More rows make a book of a report.
const MOST_ROWS: usize = 200;

/// The measures of each body.
const OF_BODIES: [&str; 3] = [key::DEGREE, key::BETWEENNESS, key::HARMONIC_CLOSENESS];

/// The measures of the map as a whole.
const OF_MAP: [&str; 10] = [
    key::STAKEHOLDER_COUNT,
    key::RELATIONSHIP_COUNT,
    key::DENSITY,
    key::COMPONENT_COUNT,
    key::DEGREE_CENTRALIZATION,
    key::EI_INDEX,
    key::EI_CHANCE,
    key::POWER_HOLDERS,
    key::POWER_GINI,
    key::TRANSITIVITY,
];

/// Who does what by when.
pub(super) fn actions(page: &mut Html, ground: &Ground<'_>) {
    let row = |action: &&Action| {
        let from = telling(&action.finding).map_or("", |telling| telling.title);
        let text = if action.text.trim().is_empty() { Agreed::Unsaid.text() } else { &action.text };
        let sign = if action.done { "☑" } else { "☐" };
        vec![sign.to_owned(), text.to_owned(), owner(ground.map, action.owner.as_ref()), due_on(&action.due), from.to_owned()]
    };
    let rows: Vec<_> = in_order(ground.map).iter().map(row).collect();
    if !rows.is_empty() {
        page.element("h2", Agreed::Heading.text());
        page.table("steps", &["", Agreed::What.text(), Agreed::Who.text(), Agreed::When.text(), Printed::From.text()], &rows);
    }
}

/// What the map says, each with what it rests on.
pub(super) fn findings_of(page: &mut Html, map: &StakeholderMap, found: &Findings) {
    page.element("h2", Printed::Findings.text());
    if found.is_early {
        page.element("p", Printed::TooEarly.text());
    }
    page.within("div class=\"findings\"", |list| {
        let mut told: Vec<&str> = Vec::new();
        for finding in found.each() {
            // What is counted is said once.
            one(list, map, finding, !told.contains(&finding.rule));
            told.push(finding.rule);
        }
    });
}

fn one(page: &mut Html, map: &StakeholderMap, finding: &Finding, is_defined: bool) {
    let Some(telling) = telling(finding.rule) else { return };
    let tone = match finding.severity {
        Severity::Strength => "works",
        Severity::Notice => "notice",
        Severity::Chance => "chance",
        Severity::Concern => "concern",
    };
    page.within(&format!("article class=\"{tone}\""), |card| {
        card.element("h3", telling.title);
        let mut sentence = telling.sentence(&finding.arguments(map));
        if let Some(sure) = finding.confidence {
            sentence += &format!(" ({})", sure.word());
        }
        if finding.alike > 0 {
            sentence = format!("{sentence} {}", alike(finding.alike));
        }
        card.element("p dir=\"auto\"", &sentence);
        if is_defined {
            card.element("p class=\"ask\"", telling.question);
        }
        card.within("dl", |list| {
            let evidence = rests_on(map, finding);
            for (name, text) in
                [(Printed::Evidence, evidence.as_str()), (Printed::Counted, telling.definition), (Printed::Refuted, telling.refuted)]
            {
                if !text.is_empty() && (is_defined || name == Printed::Evidence) {
                    list.element("dt", name.text());
                    list.element("dd dir=\"auto\"", text);
                }
            }
        });
    });
    page.raw("\n");
}

/// The ties that a finding cites, else the bodies.
fn rests_on(map: &StakeholderMap, finding: &Finding) -> String {
    const MOST: usize = 8;
    let evidence = &finding.evidence;
    let ties = evidence.relationships.iter().filter_map(|id| map.relationships().find(id)).map(|found| between(map, found));
    let bodies = evidence.stakeholders.iter().map(|id| name(map, id));
    let cited: Vec<String> = if evidence.relationships.is_empty() { bodies.collect() } else { ties.collect() };
    let rest = cited.len().saturating_sub(MOST);
    let shown = cited.get(..MOST).unwrap_or(&cited).join("; ");
    if rest > 0 { format!("{shown}; {}", and_more(rest)) } else { shown }
}

/// For each goal who answers for it, who works on it, what comes next and what stands in the way; then the other barriers.
pub(super) fn accountability(page: &mut Html, ground: &Ground<'_>) {
    let map = ground.map;
    if map.goals().is_empty() && map.relationships().iter().all(|tie| tie.barrier.is_none()) {
        return;
    }
    page.element("h2", Printed::Accountability.text());
    let rows: Vec<_> = map.goals().iter().map(|goal| of_goal(map, goal)).collect();
    if !rows.is_empty() {
        let headings = [Printed::Goal, Printed::Accountable, Printed::Responsible, Printed::Others, Printed::NextSteps, Printed::Barriers];
        page.table("goals", &headings.map(Printed::text), &rows);
    }
    let rows: Vec<_> = map
        .relationships()
        .iter()
        .filter_map(|tie| tie.barrier.as_ref().map(|barrier| (tie, barrier)))
        .map(|(tie, barrier)| {
            vec![between(map, tie), about_barrier(barrier), owner(map, barrier.owner.as_ref()), barrier.next_step.clone()]
        })
        .collect();
    if !rows.is_empty() {
        page.element("h2", Printed::Barriers.text());
        page.table("barriers", &[Printed::Between, Printed::Barrier, Printed::SeesToIt, Printed::NextSteps].map(Printed::text), &rows);
    }
}

fn of_goal(map: &StakeholderMap, goal: &Goal) -> Vec<String> {
    let role_of = |body: &Stakeholder| body.goals.get(&goal.id).map(|link| link.role);
    let names = |wanted: &dyn Fn(Option<GoalRole>) -> bool| {
        let bodies = map.stakeholders().iter().filter(|body| role_of(body).is_some_and(wanted));
        bodies.map(|body| body.name.clone()).collect::<Vec<_>>().join("\n")
    };
    let accountable = names(&|role| role == Some(GoalRole::Accountable));
    let has_part = |id: &StakeholderId| map.stakeholders().find(id).is_some_and(|body| role_of(body).is_some());
    let steps: Vec<String> = in_order(map)
        .into_iter()
        .filter(|action| action.about.contains(goal.id.as_str()))
        .map(|action| format!("{} ({})", action.text, owner(map, action.owner.as_ref())))
        .collect();
    let barriers: Vec<String> = map
        .relationships()
        .iter()
        .filter(|tie| has_part(&tie.source) && has_part(&tie.target))
        .filter_map(|tie| Some(format!("{} ({})", between(map, tie), owner(map, tie.barrier.as_ref()?.owner.as_ref()))))
        .collect();
    let said = &goal.measure;
    let success = measure(&said.unit, said.baseline.map(number), said.current.map(number), said.target.map(number));
    vec![
        if success.is_empty() { goal.name.clone() } else { format!("{}\n{success}", goal.name) },
        if accountable.is_empty() { Printed::Nobody.text().to_owned() } else { accountable },
        names(&|role| role == Some(GoalRole::Responsible)),
        names(&|role| !matches!(role, Some(GoalRole::Accountable | GoalRole::Responsible))),
        steps.join("\n"),
        barriers.join("\n"),
    ]
}

/// Bodies with their measures, and ties.
pub(super) fn tables(page: &mut Html, ground: &Ground<'_>) {
    let map = ground.map;
    let dash = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), number);
    let bodies: Vec<_> = map
        .stakeholders()
        .iter()
        .map(|body| {
            let sector = body.sector.as_ref().and_then(|id| map.sectors().find(id)).map_or("", |sector| sector.name.as_str());
            let room = body.in_room.map_or("", |is_in| if is_in { Printed::Yes } else { Printed::No }.text());
            let mut row = vec![body.name.clone(), sector.to_owned(), room.to_owned()];
            row.extend([body.power, body.interest].map(|score| dash(score.map(|score| score.value()))));
            row.extend(OF_BODIES.map(|key| dash(ground.report.stakeholder(&body.id, key))));
            row
        })
        .collect();
    let measures = OF_BODIES.map(|key| term(key).map_or(key, |term| term.name));
    let headings = [Printed::Name, Printed::Sector, Printed::InRoom, Printed::Power, Printed::Interest].map(Printed::text);
    listing(page, Printed::Bodies, &[headings.as_slice(), &measures].concat(), bodies);
    let ties: Vec<_> = map
        .relationships()
        .iter()
        .map(|tie| {
            let kind = tie.kind.as_ref().map_or("", |kind| kind.as_str());
            let level = tie.level.map_or("–", |level| records::level(level.value() as u8));
            vec![between(map, tie), kind.to_owned(), number(tie.strength.value()), level.to_owned()]
        })
        .collect();
    listing(page, Printed::Ties, &[Printed::Tie, Printed::Kind, Printed::Strength, Printed::Depth].map(Printed::text), ties);
}

fn listing(page: &mut Html, heading: Printed, headings: &[&str], mut rows: Vec<Vec<String>>) {
    let rest = rows.len().saturating_sub(MOST_ROWS);
    rows.truncate(MOST_ROWS);
    if !rows.is_empty() {
        page.element("h2", heading.text());
        page.table("listing", headings, &rows);
        if rest > 0 {
            page.element("p class=\"quiet\"", &more(rest));
        }
    }
}

/// The measures with their definitions, how sure they are, and what they are of.
pub(super) fn notes(page: &mut Html, ground: &Ground<'_>) {
    page.element("h2", Printed::Method.text());
    page.element("p", Printed::Rules.text());
    let of = |scope: Scope, key: &str, value: Option<String>| {
        let (term, definition) = (term(key)?, definition(scope, key)?);
        let said = format!("{}: {}\n{}", definition.technical, definition.formula, definition.source);
        Some(vec![term.name.to_owned(), value.unwrap_or_default(), term.meaning.to_owned(), said])
    };
    let map = OF_MAP.iter().filter_map(|key| {
        let value = ground.report.network(key).map_or_else(|| "–".to_owned(), number);
        of(Scope::Network, key, Some(value))
    });
    let bodies = OF_BODIES.iter().filter_map(|key| of(Scope::Stakeholder, key, None));
    let rows: Vec<_> = map.chain(bodies).collect();
    page.table("method", &[Printed::Measure, Printed::Value, Printed::Meaning, Printed::Definition].map(Printed::text), &rows);
    let mut sure = ground.report.rankings().iter().filter(|ranking| OF_BODIES.contains(&ranking.key)).peekable();
    if sure.peek().is_some() {
        page.element("h3", Printed::Sure.text());
    }
    for ranking in sure {
        let Some((term, first)) = term(ranking.key).zip(ranking.first.as_ref()) else { continue };
        let said = sureness(&name(ground.map, first), ranking.holds, ranking.trials);
        page.element("p dir=\"auto\"", &format!("{} ({}). {said}", term.name, ranking.sure.word()));
    }
    let options = ground.options;
    let said = provenance(
        env!("CARGO_PKG_VERSION"),
        if options.power == Options::RATED { Printed::Power } else { Printed::PartnersOf }.text(),
        options.seed,
        options.trials,
        &fingerprint(ground.map),
    );
    page.element("p class=\"quiet\"", &said);
}

/// 64-bit FNV-1a of the map file, in 16 digits.
fn fingerprint(map: &StakeholderMap) -> String {
    let text = json::write(map, None);
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    format!("{:016x}", text.bytes().fold(0xcbf2_9ce4_8422_2325, mix))
}

fn about_barrier(barrier: &Barrier) -> String {
    let kind = barrier.kind.map_or("", |kind| records::barrier(kind.word()));
    [kind, barrier.note.trim()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ")
}

fn owner(map: &StakeholderMap, owner: Option<&StakeholderId>) -> String {
    owner.map_or_else(|| Printed::Nobody.text().to_owned(), |owner| name(map, owner))
}

fn name(map: &StakeholderMap, id: &StakeholderId) -> String {
    map.stakeholders().find(id).map_or_else(String::new, |body| body.name.clone())
}

fn between(map: &StakeholderMap, found: &Relationship) -> String {
    tie(&name(map, &found.source), &name(map, &found.target), found.directed)
}
