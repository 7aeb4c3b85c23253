//! What the templates say is what a facilitator would say of it; no finding ever cites what is not there.
//!
//! When a rule changes on purpose, `UPDATE_GOLDEN=1 cargo test --test findings` writes the sentences anew: read them.

use std::fs;
use std::path::PathBuf;

use stakeholder_map::edit::{Command, Document, plan, without_private};
use stakeholder_map::formats::json;
use stakeholder_map::insight::{Finding, Findings, findings, rules};
use stakeholder_map::model::StakeholderMap;
use stakeholder_map::words::findings::{alike, telling};

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn example() -> StakeholderMap {
    let text = fs::read_to_string(file("www/templates/childhood-obesity.stakeholders.json")).expect("the example is there");
    json::read_lenient(&text).expect("the example is a map").map
}

/// The sentence of a finding; fails on what is cited and not there.
fn said(map: &StakeholderMap, finding: &Finding) -> String {
    let evidence = &finding.evidence;
    evidence.stakeholders.iter().for_each(|id| assert!(map.stakeholders().has(id), "a cited body is there"));
    evidence.sectors.iter().for_each(|id| assert!(map.sectors().has(id), "a cited sector is there"));
    evidence.goals.iter().for_each(|id| assert!(map.goals().has(id), "a cited goal is there"));
    evidence.relationships.iter().for_each(|id| assert!(map.relationships().has(id), "a cited tie is there"));
    let telling = telling(finding.rule).expect("every rule has words");
    let mut text = format!("{} | {}: {}", finding.rule, telling.title, telling.sentence(&finding.arguments(map)));
    if finding.alike > 0 {
        text += &format!(" {}", alike(finding.alike));
    }
    text + &finding.confidence.map_or(String::new(), |sure| format!(" ({})", sure.word()))
}

fn all(findings: &Findings) -> impl Iterator<Item = &Finding> {
    findings.each()
}

#[test]
fn the_templates_say_what_a_facilitator_would_say() {
    let folder = fs::read_dir(file("www/templates")).expect("the templates are there");
    let mut templates: Vec<PathBuf> = folder.map(|entry| entry.expect("a file").path()).collect();
    templates.sort();
    let mut lines = String::new();
    for path in templates {
        let name = path.file_name().and_then(|name| name.to_str()).and_then(|name| name.strip_suffix(".stakeholders.json"));
        let map = json::read_lenient(&fs::read_to_string(&path).expect("a template")).expect("a map").map;
        let found = findings(&map);
        lines += &format!("# {}\n", name.expect("a template's name"));
        for (part, findings) in [("first", &found.first), ("more", &found.more)] {
            lines += &format!("## {part}\n");
            for finding in findings {
                lines += &format!("{}\n", said(&map, finding));
                finding.also.iter().for_each(|also| lines += &format!("  {}\n", said(&map, also)));
            }
        }
    }
    let golden = file("tests/golden/findings.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&golden, &lines).expect("the golden file can be written");
    }
    assert_eq!(lines, fs::read_to_string(golden).expect("the golden file is there"));
}

#[test]
fn the_example_says_no_more_than_a_room_can_take() {
    let found = findings(&example());
    assert!(found.first.len() + found.more.len() <= 18, "{} findings", found.first.len() + found.more.len());
    assert!(found.each().count() > 25, "what says the same is told with the first that says it");
}

#[test]
fn every_rule_has_words_and_asks_a_question() {
    for rule in rules() {
        let telling = telling(rule).unwrap_or_else(|| panic!("{rule} has no words"));
        for text in [telling.title, telling.definition, telling.refuted, telling.question] {
            assert!(!text.is_empty(), "{rule} has blank words");
        }
        assert!(telling.question.ends_with('?'), "{rule} asks no question");
    }
}

#[test]
fn the_docs_say_how_each_rule_works() {
    let docs = fs::read_to_string(file("docs/findings.md")).expect("the docs of findings");
    for rule in rules() {
        let telling = telling(rule).expect("every rule has words");
        for text in [&format!("`{rule}`"), telling.title, telling.definition] {
            assert!(docs.contains(text), "docs/findings.md lacks of {rule}: {text}");
        }
    }
}

#[test]
fn whoever_leaves_is_cited_no_more() {
    let whole = example();
    for gone in whole.stakeholders().ids() {
        let diff = plan(&whole, &Command::RemoveStakeholders(vec![gone.clone()])).expect("a body can go");
        let mut document = Document::new(whole.clone());
        document.commit(&diff);
        let found = findings(document.map());
        assert!(!found.is_early);
        all(&found).for_each(|finding| drop(said(document.map(), finding)));
        assert!(all(&found).all(|finding| !finding.evidence.stakeholders.contains(gone)), "{gone} is gone");
    }
}

#[test]
fn what_is_private_is_neither_cited_nor_counted() {
    let map = example();
    let id = "par".into();
    let mut body = map.stakeholders().find(&id).expect("a body").clone();
    body.private = true;
    let mut document = Document::new(map.clone());
    document.commit(&plan(&map, &Command::ChangeStakeholder(body)).expect("a body can be private"));
    let cited = |map: &StakeholderMap| all(&findings(map)).any(|finding| finding.evidence.stakeholders.contains(&id));
    assert!(cited(document.map()));
    let shared = without_private(document.map());
    assert!(!cited(&shared));
    let limits = findings(&shared).first.pop().expect("the limits are always told");
    assert_eq!(limits.evidence.numbers[1], 13.0, "one of fourteen bodies is left out of the count");
}
