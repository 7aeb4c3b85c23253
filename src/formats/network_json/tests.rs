//! Networks in JSON as programs write them.

use crate::formats::samples::read_as;

#[test]
fn kumu_blueprints_are_read() {
    let file = r#"{"name":"Town","elements":[{"_id":"e1","attributes":{"label":"Clinic","element type":"Health","tags":["a","b"],"description":"Cares"}},
        {"_id":"e2","attributes":{"label":"Bank"}}],
        "connections":[{"_id":"c1","from":"e1","to":"e2","direction":"mutual","attributes":{"connection type":"funds"}},{"from":"e2","to":"e1","direction":"directed"}],"maps":[]}"#;
    expect_test::expect![[r#"
        # Town
        e1 “Clinic” in Health says Cares
        e2 “Bank”
        e1 -- e2 1 funds
        e2 -> e1 1
    "#]]
    .assert_eq(&read_as(file.as_bytes()));
    let by_name = r#"{"elements":[{"label":"Clinic","type":"Health"}],"connections":[{"from":"Clinic","to":"Bank","type":"pays"}]}"#;
    expect_test::expect![[r#"
        Clinic “Clinic” in Health
        Bank “Bank”
        Clinic -> Bank 1 pays
        ! unknown-reference: “Bank” is named by a tie but not listed; it was added. (sample, /connections/0)
    "#]]
    .assert_eq(&read_as(by_name.as_bytes()));
}

#[test]
fn cytoscape_is_read_with_both_of_its_shapes() {
    let lists = r#"{"format_version":"1.0","data":{"name":"Net"},"elements":{"nodes":[{"data":{"id":"1","name":"Clinic","parent":"2"},"position":{"x":0,"y":0}},
        {"data":{"id":"2","name":"Bank"},"position":{"x":300,"y":400}}],"edges":[{"data":{"id":"9","source":"1","target":"2","interaction":"pays","weight":2}}]}}"#;
    expect_test::expect![[r#"
        1 “Clinic” part of 2 at 0 0
        2 “Bank” at 300 400
        1 -- 2 2 pays
    "#]]
    .assert_eq(&read_as(lists.as_bytes()));
    let mixed =
        r#"[{"group":"nodes","data":{"id":"a"}},{"data":{"id":"b","label":"Bank"}},{"data":{"id":"ab","source":"a","target":"b"}}]"#;
    expect_test::expect![[r#"
        a “a”
        b “Bank”
        a -- b 1
    "#]]
    .assert_eq(&read_as(mixed.as_bytes()));
}

#[test]
fn node_link_files_name_ends_by_id_or_by_place() {
    expect_test::expect![[r#"
        3 “Clinic”
        1 “1”
        3 -> 1 0.5
    "#]].assert_eq(&read_as(br#"{"directed":true,"multigraph":false,"graph":{},"nodes":[{"id":3,"name":"Clinic"},{"id":1}],"links":[{"source":3,"target":1,"weight":0.5}]}"#));
    expect_test::expect![[r#"
        Clinic “Clinic” in 1
        Bank “Bank” in 2
        Clinic -- Bank 4
    "#]]
    .assert_eq(&read_as(
        br#"{"nodes":[{"name":"Clinic","group":1},{"name":"Bank","group":2}],"links":[{"source":0,"target":1,"value":4}]}"#,
    ));
    expect_test::expect![[r#"
        a “a”
        b “b”
        a -> b 1
    "#]]
    .assert_eq(&read_as(br#"{"nodes":["a","b"],"edges":[{"from":"a","to":{"id":"b"},"arrows":"to"}]}"#));
}

#[test]
fn graphology_adjacency_and_json_graph_format_are_read() {
    expect_test::expect![[r#"
        a “A”
        b “b”
        a -- b 1
    "#]].assert_eq(&read_as(br#"{"options":{"type":"mixed"},"attributes":{},"nodes":[{"key":"a","attributes":{"label":"A"}},{"key":"b"}],"edges":[{"key":"e","source":"a","target":"b","undirected":true}]}"#));
    expect_test::expect![[r#"
        a “a”
        b “b”
        a -- b 2
    "#]]
    .assert_eq(&read_as(
        br#"{"directed":false,"nodes":[{"id":"a"},{"id":"b"}],"adjacency":[[{"id":"b","weight":2}],[{"id":"a","weight":2}]]}"#,
    ));
    expect_test::expect![[r#"
        a “A”
        b “b” in North
        a -> b 1 knows
    "#]].assert_eq(&read_as(br#"{"graph":{"directed":true,"nodes":{"a":{"label":"A"},"b":{"metadata":{"sector":"North"}}},"edges":[{"source":"a","target":"b","relation":"knows"}]}}"#));
}

#[test]
fn json_without_a_network_is_refused() {
    expect_test::expect![[r#"
        unknown-format: This is neither a map nor a network file, and no table of stakeholders or relationships with column names. (sample, the whole file)
        unknown-format: This is neither a map nor a network file, and no table of stakeholders or relationships with column names. (sample, the whole file)
        unknown-format: This is neither a map nor a network file, and no table of stakeholders or relationships with column names. (sample, the whole file)
        unknown-format: This is neither a map nor a network file, and no table of stakeholders or relationships with column names. (sample, the whole file)
        empty-file: There is no stakeholder in this file. (sample, the whole file)
        invalid-json: This is not complete JSON: it ends too early. (sample, line 1, column 10)
    "#]].assert_eq(&["{}", "[]", "[1,2]", r#"{"a":{"b":1}}"#, r#"{"nodes":[],"links":[]}"#, "{\"nodes\":"].map(|file| read_as(file.as_bytes())).concat());
}
