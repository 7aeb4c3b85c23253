//! Reports are the same bytes on every machine: `tests/golden/reports.txt` has a hash for each network and view, which the
//! story `bytes` compares with those of Chromium and Node.
//!
//! The networks are in `tests/golden/networks.jsonl`, a map a line, and the template of the page. When a measure changes on
//! purpose, `UPDATE_GOLDEN=1 cargo test --test reports` writes the hashes anew.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use stakeholder_map::analysis::analyze;
use stakeholder_map::formats::{json, read_options, write_report};

const VIEWS: [&str; 4] = [
    r#"{"direction":"undirected","weight":"none","trials":100}"#,
    r#"{"direction":"undirected","weight":"strength","trials":100}"#,
    r#"{"direction":"directed","weight":"none","trials":100}"#,
    r#"{"direction":"directed","weight":"strength","trials":100}"#,
];

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// FNV-1a with 64 bits.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn read(name: &str) -> String {
    fs::read_to_string(file(name)).unwrap_or_else(|error| panic!("{name} cannot be read: {error}"))
}

#[test]
fn reports_have_the_same_bytes_everywhere() {
    let template = read("www/templates/childhood-obesity.stakeholders.json");
    let networks = read("tests/golden/networks.jsonl");
    let mut lines = String::new();
    for (at, text) in networks.lines().chain([template.as_str()]).enumerate() {
        let map = json::read_lenient(text).expect("the networks are maps").map;
        for (view, options) in VIEWS.iter().enumerate() {
            let report = write_report(&map, &analyze(&map, &read_options(options).expect("the views are options")));
            writeln!(lines, "{at} {view} {} {:016x}", report.len(), hash(&report)).expect("a string takes everything");
        }
    }
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(file("tests/golden/reports.txt"), &lines).expect("the folder can be written to");
    }
    assert_eq!(lines, read("tests/golden/reports.txt"), "a report differs: network, view, bytes, hash");
}
