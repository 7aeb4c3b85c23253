//! What the map file keeps and refuses.

use crate::formats::json::{read, read_lenient, write};

const GOLDEN: &str = "tests/golden/map-v1.stakeholders.json";
const EXAMPLE: &str = "www/templates/childhood-obesity.stakeholders.json";

/// The text of a file of this repository, which has to be what the program writes; `UPDATE_GOLDEN=1` writes it anew.
pub(super) fn kept(path: &str, write: impl Fn(&str) -> String) -> String {
    let file = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&file).unwrap_or_default();
    let written = write(&text);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&file, &written).expect("the file can be written");
    } else if let Some((old, new)) = text.lines().zip(written.lines()).find(|(old, new)| old != new) {
        panic!("{path} is not what the program writes:\n{old}\n{new}\nUPDATE_GOLDEN=1 writes it anew");
    } else {
        assert_eq!(text.len(), written.len(), "{path}");
    }
    written
}

#[test]
fn the_example_has_fourteen_bodies_in_five_sectors_and_twenty_four_ties() {
    let example = kept(EXAMPLE, |text| write(&read(text).expect("the example is a map file").map, None));
    let map = read(&example).expect("the example is a map file").map;
    assert_eq!((map.stakeholders().len(), map.sectors().len(), map.relationships().len(), map.goals().len()), (14, 5, 24, 2));
}

#[test]
fn ids_alone_are_enough_for_a_script() {
    let imported = read_lenient(r#"{"stakeholders":[{"id":"a","sector":"x"},{"id":"b"}],"relationships":[{"source":"a","target":"b"}]}"#)
        .expect("enough");
    assert_eq!(imported.map.stakeholders().iter().map(|body| body.name.as_str()).collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!(imported.map.relationships().ids().map(|id| id.as_str()).collect::<Vec<_>>(), ["r1"]);
    assert_eq!(imported.map.sectors().len(), 1);
}

fn refusal(text: &str) -> String {
    let error = read(text).expect_err(text);
    format!("{}: {error}", error.code())
}

#[test]
fn a_file_of_version_0_is_brought_up_with_all_that_it_says() {
    let old = read(include_str!("../../../tests/golden/map-v0.stakeholders.json")).expect("a file of version 0");
    assert_eq!((old.read_only, old.warnings.len()), (false, 0));
    let now = r#"{
        "format": "stakeholder-map", "version": 1, "title": "Hafen & Stadt",
        "sectors": [{"id": "Economic development", "name": "Economic development"}, {"id": "Local government", "name": "Local government"}],
        "stakeholders": [
            {"id": "a", "name": "Port – Ünïcode", "sector": "Economic development"},
            {"id": "b", "name": "City", "sector": "Local government", "later": {"kept": true}},
            {"id": "c", "name": "Residents"}
        ],
        "relationships": [
            {"id": "l1", "source": "a", "target": "b", "strength": 3},
            {"id": "r1", "source": "b", "target": "c", "directed": true}
        ],
        "later": [1, "kept"]
    }"#;
    assert!(old.map == read(now).expect("a file of version 1").map);
    assert_eq!(
        refusal(r#"{"format":"stakeholder-map","version":-1,"stakeholders":[{"id":"a"}]}"#).split(':').next(),
        Some("value-out-of-range")
    );
}

#[test]
fn a_file_of_version_1_keeps_every_field_that_is_known_or_not() {
    let text = kept(GOLDEN, |text| write(&read(text).expect("the kept sample can be read").map, None));
    let map = read(&text).expect("a map file").map;
    for unknown in [
        "perspective",
        "sector",
        "goal",
        "measure",
        "stakeholder",
        "rating",
        "base",
        "link2",
        "source",
        "position",
        "relationship",
        "trust",
        "barrier",
        "origin",
        "action",
    ] {
        assert!(text.contains(&format!("\"later_{unknown}\"")), "{unknown}");
    }
    for part in ["\"scenes\"", "\"later_snapshot\"", "18446744073709551615", "\"mobilisation\": 0", "\"in_room\": false", "\"barrier\": {}"]
    {
        assert!(text.contains(part), "{part}");
    }
    assert_eq!(read(&write(&map, None)).map(|imported| imported.map), Ok(map));
}

#[test]
fn a_body_without_a_place_is_saved_where_it_is_shown() {
    let map =
        read_lenient(r#"{"stakeholders":[{"id":"a","position":{"x":1,"y":2,"pinned":true}},{"id":"b"},{"id":"c"}]}"#).expect("a map").map;
    let shown = [("a".into(), (9.0, 9.0)), ("b".into(), (1.0 / 3.0, -7.0))].into();
    let again = read(&write(&map, Some(&shown))).expect("a map").map;
    let places: Vec<_> = again.stakeholders().iter().map(|body| (body.position.map(|place| (place.x, place.y)), body.pinned)).collect();
    assert_eq!(places, [(Some((1.0, 2.0)), true), (Some((0.33, -7.0)), false), (None, false)]);
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    let with = |rest: &str| format!(r#"{{"format":"stakeholder-map","version":1,"stakeholders":[{{"id":"a"}},{{"id":"b"}}]{rest}}}"#);
    expect_test::expect![[r#"
        [
            "invalid-json: This is not complete JSON: expected `,` or `}`. (line 2, column 14)",
            "wrong-type: Here should be an object in { }. (the whole file)",
            "empty-file: There is no stakeholder in this file.",
            "unknown-format: This is neither a map nor a network file, and no table of stakeholders or relationships with column names. (the whole file)",
            "unknown-format: This is neither a map nor a network file, and no table of stakeholders or relationships with column names. (/format)",
            "duplicate-id: The id “a” stands twice among the stakeholders. (/stakeholders/1/id)",
            "empty-id: One of the stakeholders has an empty id. (/stakeholders/0/id)",
            "empty-name: “a” among the stakeholders has an empty name. (/stakeholders/0/name)",
            "wrong-type: Here should be words in quotes. (/stakeholders/0/name)",
            "value-out-of-range: 11 is not between 0 and 10. (/stakeholders/0/power)",
            "invalid-json: This is not complete JSON: number out of range. (line 1, column 36)",
            "value-out-of-range: 1.5 is not a whole number from -2 to 2. (/stakeholders/0/stance)",
            "value-out-of-range: “planet” is not one of: agency, department, ngo, business, community, individual, coalition, other. (/stakeholders/0/kind)",
            "missing-field: “y” is missing here. (/stakeholders/0/position)",
            "value-out-of-range: 1000000000 is not between -1000000 and 1000000. (/stakeholders/0/position)",
            "parent-cycle: The stakeholder “a” is part of itself. (/stakeholders/0/parent)",
            "duplicate-key: “a/b” is said twice in the same place. Keep one of the two. (line 1, column 36)",
            "forbidden-key: The name “__proto__” is not allowed in a map file. (line 1, column 28)",
            "value-out-of-range: “red” is no colour; write one as #2a6fb0. (/sectors/0/color)",
            "self-relationship: The relationship “r1” ties “a” to itself. (/relationships/0)",
            "missing-field: “target” is missing here. (/relationships/0)",
            "unknown-reference: The target “c” of “r1”, among the relationships, is not in the map. (/relationships/0/target)",
            "value-out-of-range: 0 is no strength; a strength is above 0. (/relationships/0/strength)",
            "value-out-of-range: “0” is not one of: 1, -1. (/relationships/0/sign)",
            "unknown-reference: The barrier “z” of “r1”, among the relationships, is not in the map. (/relationships/0/barrier/owner)",
            "unknown-reference: The owner “z” of “x”, among the actions, is not in the map. (/actions/0/owner)",
            "unknown-reference: The sector “x” of “a”, among the stakeholders, is not in the map. (/stakeholders/0/sector)",
            "newer-version: This file was saved by a newer version (2) and cannot be read by this one.",
        ]
    "#]].assert_debug_eq(&[
        refusal("{\"stakeholders\": [\n  {\"id\": \"a\" \"name\": 1}"),
        refusal("[]"),
        refusal("{}"),
        refusal(r#"{"elements":[],"connections":[]}"#),
        refusal(r#"{"format":"something else","stakeholders":[{"id":"a"}]}"#),
        refusal(r#"{"stakeholders":[{"id":"a"},{"id":"a"}]}"#),
        refusal(r#"{"stakeholders":[{"name":"a"}]}"#),
        refusal(r#"{"stakeholders":[{"id":"a","name":" "}]}"#),
        refusal(r#"{"stakeholders":[{"id":"a","name":7}]}"#),
        refusal(r#"{"stakeholders":[{"id":"a","power":11}]}"#),
        refusal(r#"{"stakeholders":[{"id":"a","power":1e999}]}"#),
        refusal(r#"{"stakeholders":[{"id":"a","stance":1.5}]}"#),
        refusal(r#"{"stakeholders":[{"id":"a","kind":"planet"}]}"#),
        refusal(r#"{"stakeholders":[{"id":"a","position":{"x":1}}]}"#),
        refusal(r#"{"stakeholders":[{"id":"a","position":{"x":1,"y":1e9}}]}"#),
        refusal(r#"{"stakeholders":[{"id":"a","parent":"a"}]}"#),
        refusal(r#"{"stakeholders":[{"id":"a","a/b":1,"a/b":2}]}"#),
        refusal(r#"{"stakeholders":[{"id":"a","__proto__":{}}]}"#),
        refusal(&with(r#","sectors":[{"id":"x","color":"red"}]"#)),
        refusal(&with(r#","relationships":[{"source":"a","target":"a"}]"#)),
        refusal(&with(r#","relationships":[{"source":"a"}]"#)),
        refusal(&with(r#","relationships":[{"source":"a","target":"c"}]"#)),
        refusal(&with(r#","relationships":[{"source":"a","target":"b","strength":0}]"#)),
        refusal(&with(r#","relationships":[{"source":"a","target":"b","sign":0}]"#)),
        refusal(&with(r#","relationships":[{"source":"a","target":"b","barrier":{"owner":"z"}}]"#)),
        refusal(&with(r#","actions":[{"id":"x","owner":"z"}]"#)),
        refusal(r#"{"format":"stakeholder-map","version":1,"stakeholders":[{"id":"a","sector":"x"}]}"#),
        refusal(r#"{"version":2,"stakeholders":{"by":"a new idea"}}"#),
    ]);
}

#[test]
fn a_newer_file_opens_for_looking_as_far_as_it_is_understood() {
    let imported = read(r#"{"format":"stakeholder-map","version":2,"stakeholders":[{"id":"a","aura":"blue"}]}"#).expect("understood");
    assert!(imported.read_only);
    assert_eq!(imported.warnings.iter().map(|warning| warning.code()).collect::<Vec<_>>(), ["newer-version"]);
}

#[test]
fn what_is_too_much_is_refused_before_it_hurts() {
    let code = |text: &str| read(text).map(|_| ()).map_err(|error| error.code());
    let nested = |depth: usize| format!("{{\"stakeholders\":[{{\"id\":\"a\",\"x\":{}{}}}]}}", "[".repeat(depth), "]".repeat(depth));
    assert_eq!(code(&nested(61)), Ok(()));
    assert_eq!(code(&nested(62)), Err("too-deep"));
    assert_eq!(code(&"[".repeat(1_000_000)), Err("too-deep"));
    assert_eq!(code(&format!("{{\"x\":[{}0]}}", "0,".repeat(4_000_000))), Err("too-large"));
    assert_eq!(code(&" ".repeat(20_000_001)), Err("too-large"));
    assert_eq!(code(&format!("{{\"stakeholders\":[{{\"id\":\"a\",\"name\":\"{}\"}}]}}", "é".repeat(2_000))), Ok(()));
    assert_eq!(code(&format!("{{\"stakeholders\":[{{\"id\":\"a\",\"name\":\"{}\"}}]}}", "é".repeat(2_001))), Err("too-long"));
    let many: Vec<String> = (0..20_001).map(|number| format!("{{\"id\":\"{number}\"}}")).collect();
    assert_eq!(code(&format!("{{\"stakeholders\":[{}]}}", many.join(","))), Err("too-large"));
}

#[test]
fn two_ratings_by_one_table_are_both_kept() {
    let imported = read(r#"{"stakeholders":[{"id":"a","ratings":[{"by":"t","power":1},{"by":"t","power":2},{"power":3},{"power":4}]}]}"#)
        .expect("a map");
    let body = imported.map.stakeholders().iter().next().cloned().expect("one");
    assert_eq!(body.ratings.keys().map(|key| key.by.as_str()).collect::<Vec<_>>(), ["", "(2)", "t", "t (2)"]);
    assert_eq!(imported.warnings.len(), 2);
}
