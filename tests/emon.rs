//! What findings say of five search and rescue networks, beside what the people in them said of who was in command.
//!
//! The networks are those of Drabek, Tamminga, Kilijanek and Adams 1981, "Managing Multiorganizational Emergency Responses",
//! as the R package `network` holds them; they lie in `../shared/oracle`, or where `ORACLE_DIR` says, and without them the
//! test says that it was skipped. Nothing of them is kept here. `docs/findings.md` speaks of what is asserted here.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use stakeholder_map::analysis::{Direction, Options, analyze, key};
use stakeholder_map::insight::{Finding, findings};
use stakeholder_map::model::{Properties, Record, Relationship, Sector, Stakeholder, StakeholderId, StakeholderMap, Strength};

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
fn whom_the_people_in_an_emergency_saw_in_command_a_finding_names() {
    let Some(folder) = folder() else {
        eprintln!("skipped: no networks of emergencies; ORACLE_DIR names the folder that has them");
        return;
    };
    let mut go_betweens = 0;
    for name in NETWORKS {
        let file = fs::read_to_string(folder.join(format!("emon_{name}.json"))).expect("the network is there");
        let network: Value = serde_json::from_str(&file).expect("the network is JSON");
        let map = map_of(&network);
        let nodes = list(&network, "nodes");
        let command: Vec<Option<f64>> = nodes.iter().map(|node| node["attrs"]["Command.Rank.Score"].as_f64()).collect();
        let undirected = Options { direction: Some(Direction::Undirected), trials: 0, ..Options::default() };
        let report = analyze(&map, &undirected);
        let found = findings(&map);
        let all: Vec<&Finding> = found.each().collect();
        let leading: Vec<usize> = (0..nodes.len()).filter(|row| command[*row].is_some() && place(&command, *row) == 1).collect();
        assert!(!leading.is_empty(), "{name}: the study ranks somebody first");
        for row in leading {
            for key in [key::DEGREE, key::BETWEENNESS] {
                assert_eq!(place(report.column(key).expect("a measure"), row), 1, "{name}: first in command, first by {key}");
            }
            let id = StakeholderId::from(text(&nodes[row]["id"]));
            let named: Vec<&str> = all.iter().filter(|one| one.evidence.stakeholders.contains(&id)).map(|one| one.rule).collect();
            go_betweens += usize::from(named.iter().any(|rule| rule.starts_with("broker-")));
            assert!(named.iter().any(|rule| rule.starts_with("broker-") || *rule == "cut-off-point"), "{name}: named by {named:?}");
        }
        // Nobody rated anything and a report of contact is no arrow, so nothing may rest on either.
        let rated = ["held-by-few", "high-interest-low-power", "rated-high-few-ties", "mostly-drives", "mostly-depends"];
        assert!(all.iter().all(|one| !rated.contains(&one.rule)), "{name}: nothing rests on ratings or arrows");
    }
    assert!(go_betweens >= 4, "in four of five networks the first in command goes between sectors: {go_betweens}");
}
