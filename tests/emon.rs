//! What findings say of five search and rescue networks, beside what the people in them said of who was in command.
//!
//! The networks are those of Drabek, Tamminga, Kilijanek and Adams 1981, "Managing Multiorganizational Emergency Responses",
//! as the R package `network` holds them; they lie in `../shared/oracle`, or where `ORACLE_DIR` says, and without them the
//! test says that it was skipped. `docs/findings.md` speaks of what is written here. When a rule changes on purpose,
//! `UPDATE_GOLDEN=1 cargo test --test emon` writes the sentences anew: read them.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use stakeholder_map::analysis::{analyze_evidence, key};
use stakeholder_map::insight::findings;
use stakeholder_map::model::{Properties, Record, Relationship, Sector, Stakeholder, StakeholderMap, Strength};
use stakeholder_map::words::findings::{alike, telling};

const NETWORKS: [&str; 5] = ["cheyenne", "hurrfrederic", "lakepomona", "mtsi", "wichita"];

fn folder() -> Option<PathBuf> {
    let named = std::env::var_os("ORACLE_DIR").map(PathBuf::from);
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/oracle");
    Some(named.unwrap_or(beside)).map(|folder| folder.join("data")).filter(|folder| folder.join("emon_mtsi.json").is_file())
}

fn list<'a>(network: &'a Value, name: &str) -> &'a [Value] {
    network[name].as_array().map(Vec::as_slice).unwrap_or_default()
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a word")
}

/// A pair of which either says that the two were in contact has one tie both ways, as strong as the stronger report: a
/// report of contact is no arrow of influence.
fn map_of(network: &Value) -> StakeholderMap {
    let mut sectors: Vec<&str> = list(network, "nodes").iter().map(|node| text(&node["sector"])).collect();
    sectors.sort_unstable();
    sectors.dedup();
    let bodies = list(network, "nodes").iter().map(|node| Stakeholder {
        name: text(&node["label"]).to_owned(),
        sector: Some(text(&node["sector"]).into()),
        ..Stakeholder::blank(text(&node["id"]).into())
    });
    let mut pairs: Vec<(&str, &str, f64)> = Vec::new();
    for edge in list(network, "edges") {
        let (source, target, weight) = (text(&edge["source"]), text(&edge["target"]), edge["weight"].as_f64().expect("a weight"));
        let (one, other) = (source.min(target), source.max(target));
        match pairs.iter_mut().find(|pair| (pair.0, pair.1) == (one, other)) {
            Some(pair) => pair.2 = pair.2.max(weight),
            None => pairs.push((one, other, weight)),
        }
    }
    let ties = pairs.iter().enumerate().map(|(at, (source, target, weight))| Relationship {
        source: (*source).into(),
        target: (*target).into(),
        strength: Strength::new(*weight).expect("a strength"),
        ..Relationship::blank(format!("e{at}").as_str().into())
    });
    let sectors = sectors.iter().map(|name| Sector { name: (*name).to_owned(), ..Sector::blank((*name).into()) }).collect();
    StakeholderMap::assemble(Properties::default(), sectors, vec![], bodies.collect(), ties.collect(), vec![])
        .expect("the networks are maps")
}

/// The place of a row among the values, the highest first; equal ones share the first of their places.
fn place(values: &[Option<f64>], row: usize) -> usize {
    1 + values.iter().filter(|value| **value > values[row]).count()
}

#[test]
fn findings_of_emergency_networks_are_those_that_the_docs_compare_with_the_study() {
    let Some(folder) = folder() else {
        eprintln!("skipped: no networks of emergencies; ORACLE_DIR names the folder that has them");
        return;
    };
    let mut lines = String::new();
    for name in NETWORKS {
        let file = fs::read_to_string(folder.join(format!("emon_{name}.json"))).expect("the network is there");
        let network: Value = serde_json::from_str(&file).expect("the network is JSON");
        let map = map_of(&network);
        lines += &format!("# {name}: {} bodies, {} tied pairs\n", map.stakeholders().len(), map.relationships().len());
        let found = findings(&map);
        for finding in found.first.iter().chain(&found.more) {
            let telling = telling(finding.rule).expect("every rule has words");
            let sure = finding.confidence.map_or(String::new(), |sure| format!(" ({})", sure.word()));
            let more = if finding.alike > 0 { format!(" {}", alike(finding.alike)) } else { String::new() };
            lines += &format!("{}: {}{more}{sure}\n", telling.title, telling.sentence(&finding.arguments(&map)));
        }
        let report = analyze_evidence(&map);
        let command: Vec<Option<f64>> = list(&network, "nodes").iter().map(|node| node["attrs"]["Command.Rank.Score"].as_f64()).collect();
        let scored = command.iter().flatten().filter(|score| **score > 0.0).count();
        for (row, node) in
            list(&network, "nodes").iter().enumerate().filter(|(row, _)| command[*row].is_some() && place(&command, *row) <= 2)
        {
            let among = |key: &str| place(report.column(key).expect("a measure"), row);
            lines += &format!(
                "In command, place {} of {scored} by the study: {}; partners, place {}; connects others, place {}\n",
                place(&command, row),
                text(&node["label"]),
                among(key::DEGREE),
                among(key::BETWEENNESS),
            );
        }
    }
    let golden = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/findings-emon.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&golden, &lines).expect("the golden file can be written");
    }
    assert_eq!(lines, fs::read_to_string(golden).expect("the golden file is there"));
}
