//! Measures against values that trusted tools agree on, for real networks that lie beside the project.
//!
//! The networks are in `../shared/oracle`, or where `ORACLE_DIR` says; without them the test says that it was skipped.
//! `node ../shared/oracle/check.mjs dist` compares every key the same way in the built page.

use std::path::PathBuf;

use serde_json::Value;
use stakeholder_map::analysis::{Direction, Options, Weight, analyze};
use stakeholder_map::model::{Properties, Record, Relationship, Sector, Stakeholder, StakeholderMap, Strength};

fn folder() -> Option<PathBuf> {
    let named = std::env::var_os("ORACLE_DIR").map(PathBuf::from);
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/oracle");
    Some(named.unwrap_or(beside)).filter(|folder| folder.join("data").is_dir())
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn map_of(data: &Value) -> StakeholderMap {
    let empty = Vec::new();
    let nodes = data["nodes"].as_array().unwrap_or(&empty);
    let mut sectors: Vec<String> = Vec::new();
    for sector in nodes.iter().map(|node| &node["sector"]).filter(|sector| !sector.is_null()).map(text) {
        if !sectors.contains(&sector) {
            sectors.push(sector);
        }
    }
    let bodies = nodes.iter().map(|node| Stakeholder {
        name: text(&node["id"]),
        sector: (!node["sector"].is_null()).then(|| text(&node["sector"]).as_str().into()),
        ..Stakeholder::blank(text(&node["id"]).as_str().into())
    });
    let edges = data["edges"].as_array().unwrap_or(&empty).iter().enumerate();
    let ties = edges.filter(|(_, edge)| edge["source"] != edge["target"] && edge["weight"].as_f64().unwrap_or(1.0) > 0.0);
    let ties = ties.map(|(at, edge)| Relationship {
        source: text(&edge["source"]).as_str().into(),
        target: text(&edge["target"]).as_str().into(),
        directed: data["directed"] == true,
        strength: Strength::new(edge["weight"].as_f64().unwrap_or(1.0)).unwrap_or_default(),
        ..Relationship::blank(format!("e{at}").as_str().into())
    });
    let sectors = sectors.iter().map(|name| Sector { name: name.clone(), ..Sector::blank(name.as_str().into()) }).collect();
    StakeholderMap::assemble(Properties::default(), sectors, vec![], bodies.collect(), ties.collect(), vec![])
        .expect("the networks are valid maps")
}

struct Row {
    direction: Direction,
    weight: Weight,
    key: &'static str,
    oracle: &'static str,
    /// Raw betweenness is divided by the pairs of the view.
    is_raw: bool,
}

const fn row(direction: Direction, weight: Weight, key: &'static str, oracle: &'static str) -> Row {
    Row { direction, weight, key, oracle, is_raw: false }
}

const STAKEHOLDERS: [Row; 30] = [
    row(Direction::Undirected, Weight::None, "eigenvector", "eigenvector_und_l2"),
    row(Direction::Undirected, Weight::Strength, "eigenvector", "eigenvector_und_weighted_l2"),
    row(Direction::Undirected, Weight::None, "pagerank", "pagerank_und_d0.85"),
    row(Direction::Directed, Weight::None, "pagerank", "pagerank_dir_d0.85"),
    row(Direction::Directed, Weight::Strength, "pagerank", "pagerank_dir_weighted_d0.85"),
    row(Direction::Undirected, Weight::None, "katz", "katz_und_alpha=0.5/lambda1_beta=1_raw"),
    row(Direction::Directed, Weight::None, "katz", "katz_in_alpha=0.5/lambda1und_beta=1_raw"),
    row(Direction::Undirected, Weight::None, "bonacich_power", "bonacich_power_und_beta=+0.5/lambda1_ssq=n"),
    row(Direction::Directed, Weight::None, "bonacich_power_negative", "bonacich_power_out_beta=-0.5/lambda1und_ssq=n"),
    row(Direction::Undirected, Weight::None, "constraint", "constraint_und"),
    row(Direction::Directed, Weight::Strength, "constraint", "constraint_dir_weighted_sum"),
    row(Direction::Undirected, Weight::Strength, "effective_size", "effective_size_und_weighted"),
    row(Direction::Directed, Weight::None, "effective_size", "effective_size_dir_binary_sum"),
    row(Direction::Undirected, Weight::None, "clustering", "clustering_local_zero_for_lowdeg"),
    row(Direction::Undirected, Weight::None, "core_number", "core_number"),
    row(Direction::Undirected, Weight::None, "degree", "degree_und"),
    row(Direction::Directed, Weight::None, "in_degree", "degree_in"),
    row(Direction::Directed, Weight::None, "out_degree", "degree_out"),
    row(Direction::Undirected, Weight::Strength, "strength", "strength_und_max"),
    row(Direction::Directed, Weight::Strength, "in_strength", "strength_in"),
    row(Direction::Directed, Weight::Strength, "out_strength", "strength_out"),
    row(Direction::Undirected, Weight::None, "betweenness", "betweenness_und_norm"),
    row(Direction::Directed, Weight::None, "betweenness", "betweenness_dir_norm"),
    Row { is_raw: true, ..row(Direction::Undirected, Weight::Strength, "betweenness", "betweenness_und_weighted_raw_dist=1/w") },
    Row { is_raw: true, ..row(Direction::Directed, Weight::Strength, "betweenness", "betweenness_dir_weighted_raw_dist=1/w") },
    row(Direction::Undirected, Weight::None, "harmonic_closeness", "harmonic_und_norm"),
    row(Direction::Undirected, Weight::Strength, "harmonic_closeness", "harmonic_und_weighted_norm_dist=1/w"),
    row(Direction::Directed, Weight::Strength, "out_harmonic_closeness", "harmonic_out_weighted_norm_dist=1/w"),
    row(Direction::Directed, Weight::None, "in_harmonic_closeness", "harmonic_in_norm"),
    row(Direction::Undirected, Weight::None, "ei_index", "EI_node_und"),
];

const NETWORK: [Row; 19] = [
    row(Direction::Undirected, Weight::None, "sector_modularity", "modularity_sector_und"),
    row(Direction::Directed, Weight::None, "sector_modularity", "modularity_sector_dir"),
    row(Direction::Undirected, Weight::None, "sector_assortativity", "assortativity_sector_und"),
    row(Direction::Directed, Weight::None, "sector_assortativity", "assortativity_sector_dir"),
    row(Direction::Undirected, Weight::None, "degree_assortativity", "degree_assortativity_und"),
    row(Direction::Undirected, Weight::None, "density", "density_und"),
    row(Direction::Directed, Weight::None, "density", "density_dir"),
    row(Direction::Directed, Weight::None, "reciprocity", "reciprocity_arc"),
    row(Direction::Directed, Weight::None, "reciprocity_dyad", "reciprocity_dyad_nonnull"),
    row(Direction::Undirected, Weight::None, "component_count", "components_weak_n"),
    row(Direction::Directed, Weight::None, "strong_component_count", "components_strong_n"),
    row(Direction::Undirected, Weight::None, "degree_centralization", "centralization_degree_und"),
    row(Direction::Directed, Weight::None, "in_degree_centralization", "centralization_degree_in"),
    row(Direction::Directed, Weight::None, "betweenness_centralization", "centralization_betweenness_dir"),
    row(Direction::Undirected, Weight::None, "ei_index", "EI_network_und"),
    row(Direction::Directed, Weight::None, "ei_index", "EI_network_dir"),
    row(Direction::Undirected, Weight::None, "power_gini", "gini_population_degree_und"),
    row(Direction::Undirected, Weight::None, "power_theil_between", "theil_T_between_sector_degree_und"),
    row(Direction::Undirected, Weight::None, "power_hhi", "hhi_degree_und"),
];

/// Keys of MACTOR beside the trusted values.
const MACTOR: [(&str, &str); 4] = [
    ("influence", "influence_I"),
    ("dependence", "dependence_D"),
    ("competitiveness", "competitiveness_Rstar"),
    ("competitiveness_max", "Qstar"),
];

/// What needs no chance.
fn exact() -> Options {
    Options { trials: 0, ..Options::default() }
}

/// The roles of a go-between, in the order of the trusted columns.
const ROLES: [&str; 6] = ["coordinator", "itinerant", "representative", "gatekeeper", "liaison", "total"];

#[test]
fn real_networks_have_the_values_that_trusted_tools_agree_on() {
    let Some(folder) = folder() else {
        println!("skipped: there is no folder ../shared/oracle, and ORACLE_DIR names none");
        return;
    };
    let mut compared = 0;
    let mut wrong = Vec::new();
    let mut files: Vec<_> =
        std::fs::read_dir(folder.join("data")).expect("the folder can be read").flatten().map(|entry| entry.path()).collect();
    files.sort();
    for file in files {
        let read = |path: PathBuf| -> Value { serde_json::from_slice(&std::fs::read(path).expect("a readable file")).expect("valid JSON") };
        let data = read(file.clone());
        let name = file.file_name().unwrap_or_default();
        let expected = read(folder.join("expected").join(name));
        let map = map_of(&data);
        let pairs = |direction| {
            let count = map.stakeholders().len() as f64;
            (count - 1.0) * (count - 2.0) / if direction == Direction::Directed { 1.0 } else { 2.0 }
        };
        let usable = |row: &Row| {
            (data["directed"] == true || row.direction == Direction::Undirected) && (data["weighted"] == true || row.weight == Weight::None)
        };
        let mut compare = |key: &str, got: Option<f64>, want: Option<f64>, place: &str| {
            compared += 1;
            // Trusted tools agree on eigenvectors and z scores to fewer digits.
            let tolerance = if key == "eigenvector" || key.contains("z_") { 1e-7 } else { 1e-9 };
            let agrees = match (got, want) {
                (Some(got), Some(want)) => (got - want).abs() <= tolerance * want.abs().max(1.0),
                (got, want) => got == want,
            };
            if !agrees {
                wrong.push(format!("{name:?} {key} of {place}: {got:?}, trusted {want:?}"));
            }
        };
        let order = expected["node_order"].as_array().cloned();
        let order = order.unwrap_or_else(|| data["nodes"].as_array().into_iter().flatten().map(|node| node["id"].clone()).collect());
        let order: Vec<String> = order.iter().map(text).collect();
        let value = |key: &str| &expected["values"][key]["value"];
        let views = [Direction::Undirected, Direction::Directed].map(|direction| {
            [Weight::None, Weight::Strength].map(|weight| analyze(&map, &Options { direction: Some(direction), weight, ..exact() }))
        });
        let report_of = |row: &Row| &views[usize::from(row.direction == Direction::Directed)][usize::from(row.weight == Weight::Strength)];
        for row in STAKEHOLDERS.iter().filter(|row| usable(row)) {
            let Some(values) = value(row.oracle).as_array() else { continue };
            let report = report_of(row);
            for (id, want) in order.iter().zip(values) {
                let want = want.as_f64().map(|want| if row.is_raw { want / pairs(row.direction) } else { want });
                compare(row.key, report.stakeholder(&id.as_str().into(), row.key), want, id);
            }
        }
        for row in NETWORK.iter().filter(|row| usable(row)) {
            if let Some(want) = value(row.oracle).as_f64() {
                let report = report_of(row);
                compare(row.key, report.network(row.key), Some(want), "the network");
            }
        }
        for (weight, suffix) in [(Weight::None, ""), (Weight::Strength, "_weighted")] {
            let Some(best) = value(&format!("community_best_Q_und{suffix}")).as_f64() else { continue };
            let most = value(&format!("community_exact_optimum_Q_und{suffix}")).as_f64().unwrap_or(1.0);
            let options = Options { direction: Some(Direction::Undirected), weight, ..exact() };
            let found = analyze(&map, &options).network("community_modularity");
            let is_good = found.is_some_and(|found| found >= 0.995 * best - 1e-12 && found <= most + 1e-9);
            compare("community_modularity", found.filter(|_| !is_good), None, "the network");
        }
        let report = analyze(&map, &exact());
        let of_body = |id: &str, key: &str| report.stakeholder(&id.into(), key);
        if let Some(points) = value("articulation_points").as_array() {
            for id in &order {
                let is_cut = f64::from(u8::from(points.iter().map(text).any(|point| point == *id)));
                compare("articulation_point", of_body(id, "articulation_point"), Some(is_cut), id);
            }
        }
        if let (Some(sectors), Some(values)) = (value("sector_order").as_array(), value("EI_group_und_edges").as_array()) {
            for (sector, want) in sectors.iter().map(text).zip(values) {
                compare("ei_index", report.sector(Some(&sector.as_str().into()), "ei_index"), want.as_f64(), &sector);
            }
        }
        let directed = Options { direction: Some(Direction::Directed), weight: Weight::Strength, ..exact() };
        let report = analyze(&map, &directed);
        let mactor = &expected["mactor"]["values"];
        for (key, oracle) in MACTOR {
            for (id, want) in order.iter().zip(mactor[oracle].as_array().into_iter().flatten()) {
                compare(key, report.stakeholder(&id.as_str().into(), key), want.as_f64(), id);
            }
        }
        let row = |id: &str| order.iter().position(|other| other == id).unwrap_or_default();
        for tie in map.relationships().iter() {
            let want = &mactor["net_scale"][row(tie.source.as_str())][row(tie.target.as_str())];
            if want.is_number() {
                compare("net_scale", report.relationship(&tie.id, "net_scale"), want.as_f64(), tie.id.as_str());
            }
        }
        let dyads = value("dyadic_asymmetry")["dyads"].as_array().cloned().unwrap_or_default();
        for tie in map.relationships().iter().filter(|_| data["directed"] == true) {
            let is = |dyad: &&Value, a: &str, b: &str| text(&dyad[0]) == a && text(&dyad[1]) == b;
            let (source, target) = (tie.source.as_str(), tie.target.as_str());
            let forth = dyads.iter().find(|dyad| is(dyad, source, target)).and_then(|dyad| dyad[2].as_f64());
            let back = dyads.iter().find(|dyad| is(dyad, target, source)).and_then(|dyad| dyad[2].as_f64());
            if let Some(want) = forth.or(back.map(|back| -back)) {
                compare("asymmetry", report.relationship(&tie.id, "asymmetry"), Some(want), tie.id.as_str());
            }
        }
        let report = analyze(&map, &exact());
        for (oracle, prefix) in [("gould_fernandez_raw_nli", "brokerage."), ("gould_fernandez_z_nli", "brokerage.z_")] {
            let Some(values) = value(oracle).as_array() else { continue };
            for (id, roles) in order.iter().zip(values) {
                for (role, want) in ROLES.iter().zip(roles.as_array().into_iter().flatten()) {
                    let key = format!("{prefix}{role}");
                    compare(&key, report.stakeholder(&id.as_str().into(), &key), want.as_f64(), id);
                }
            }
        }
    }
    println!("{compared} values compared");
    assert!(wrong.is_empty(), "{} of {compared} are wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(compared > 0, "the folder holds no value to compare");
}
