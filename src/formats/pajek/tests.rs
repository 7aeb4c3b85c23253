//! Pajek networks and projects.

use crate::formats::samples::read_as;

#[test]
fn arcs_edges_and_lists_of_several_relations_are_read() {
    let file = "% comment\n*Network Town\n*Vertices 4\n1 \"Town hall\" 0.1 0.2 0.5 ic Red\n2 Clinic\n4 \"Bank\"\n*Arcs :1 \"funds\"\n1 2 3 l \"yearly\"\n2 4 -1\n*Edges 2: \"meets\"\n1 4\n*Arcslist\n4 1 2\n";
    expect_test::expect![[r##"
        # Town
        1 “Town hall”
        2 “Clinic”
        3 “3”
        4 “Bank”
        1 -> 2 3 funds label="yearly"
        2 -> 4 -1 funds
        1 -- 4 1 meets
        4 -> 1 1 meets
        4 -> 2 1 meets
    "##]]
    .assert_eq(&read_as(file.as_bytes()));
}

#[test]
fn matrices_partitions_and_networks_of_two_kinds_are_read() {
    let project = "*Network a\r\n*Vertices 3\r\n*Matrix\r\n0 1 0\r\n0 0 -2\r\n0 0 0\r\n\r\n*Network b\r\n*Vertices 3\r\n*Arcs\r\n3 1 1\r\n*Partition sector\r\n*Vertices 3\r\n1\r\n1\r\n2\r\n*Vector v\r\n*Vertices 3\r\n0.1\r\n0.2\r\n0.3\r\n";
    expect_test::expect![[r#"
        # a
        1 “1” in 1
        2 “2” in 1
        3 “3” in 2
        1 -> 2 1
        2 -> 3 -2
        3 -> 1 1 b
        ! skipped-part: The part *vector of a Pajek project has no place in a map and was left out. (sample, line 17, column 1)
    "#]]
    .assert_eq(&read_as(project.as_bytes()));
    let two_kinds = "*Vertices 3 2\n1 \"Ann\"\n2 \"Bea\"\n3 \"Board\"\n*Matrix\n1\n0\n";
    expect_test::expect![[r#"
        1 “Ann”
        2 “Bea”
        3 “Board”
        1 -- 3 1
    "#]]
    .assert_eq(&read_as(two_kinds.as_bytes()));
}

#[test]
fn what_breaks_the_rules_is_refused_with_its_line() {
    expect_test::expect![[r#"
        malformed: This Pajek file cannot be read: the number of vertices is missing. (sample, line 1, column 1)
        malformed: This Pajek file cannot be read: a vertex has no number. (sample, line 2, column 1)
        malformed: This Pajek file cannot be read: a tie has one end. (sample, line 3, column 1)
        malformed: This Pajek file cannot be read: a matrix holds something else than numbers. (sample, line 3, column 1)
        ! too-large: Only the first 20000 stakeholders were read. (sample)
    "#]]
    .assert_eq(
        &[
            "*Vertices many\n",
            "*Vertices 2\none \"a\"\n",
            "*Vertices 2\n*Arcs\n1\n",
            "*Vertices 2\n*Matrix\n0 x\n",
            "*Vertices 99999999999\n*Edges\n1 2\n*Vertices 0\n",
        ]
        .map(|file| read_as(file.as_bytes()).lines().last().unwrap_or("").to_owned() + "\n")
        .concat(),
    );
}
