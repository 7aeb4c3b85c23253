//! DOT as people and programs write it.

use crate::formats::samples::read_as;

#[test]
fn chains_groups_defaults_and_directions_are_read() {
    let file = r#"/* map */ strict digraph "Town map" {
  rankdir=LR; node [shape=box, sector=Public]; // looks
  # a line of the preprocessor
  hall [label="Town \"hall\"\nNorth"];
  subgraph cluster_health { label = "Health"; clinic:n; "nurse" -> clinic [weight=2] }
  hall -> clinic -> { bank shop } [label=funds, dir=none];
  bank -> hall [dir=back] ; edge [kind=meets]
  hall -> bank; <b>bold</b>
  Ünal -> hall [label=<<i>pays</i> well>];
}"#;
    expect_test::expect![[r##"
        # Town map
        hall “Town "hall" North” in Public
        clinic “clinic” in Public cluster="Health"
        nurse “nurse” in Public cluster="Health"
        bank “bank” in Public
        shop “shop” in Public
        Ünal “Ünal” in Public
        nurse -> clinic 2
        hall -- clinic 1 label="funds"
        clinic -- bank 1 label="funds"
        clinic -- shop 1 label="funds"
        hall -> bank 1
        hall -> bank 1 meets
        Ünal -> hall 1 meets label="pays well"
    "##]]
    .assert_eq(&read_as(file.replace("; <b>bold</b>", "").as_bytes()));
    expect_test::expect![[r#"
        a “a”
        b “b”
        c “c”
        de “de”
        a -- b 1
        b -- c 1
    "#]]
    .assert_eq(&read_as(b"graph { a -- b -- c; \"d\" + \"e\" }"));
}

#[test]
fn what_breaks_the_rules_is_refused_with_its_place() {
    expect_test::expect![[r#"
        malformed: This DOT file cannot be read: it ends too early. (sample, line 2, column 7)
        malformed: This DOT file cannot be read: a name is missing. (sample, line 1, column 19)
        malformed: This DOT file cannot be read: a subgraph has no brace. (sample, line 1, column 20)
        malformed: This DOT file cannot be read: it is nested deeper than any map. (sample, line 1, column 71)
        malformed: This DOT file cannot be read: it ends too early. (sample, line 1, column 13)
        empty-file: There is no stakeholder in this file.
    "#]]
    .assert_eq(
        &[
            "digraph {\n a -> ",
            "graph { a [label= ] }",
            "digraph { subgraph }",
            &format!("graph {}", "{".repeat(1_000)),
            "graph { a [b",
            "graph {}",
        ]
        .map(|file| read_as(file.as_bytes()))
        .concat(),
    );
}

#[test]
fn a_few_letters_do_not_make_endless_ties() {
    let many: String = (0..2_000).map(|number| format!("n{number} ")).collect();
    let file = format!("graph {{ edge [kind=\"{}\"]; {{ {many} }} -- {{ {many} }} }}", "x".repeat(100_000));
    let read = read_as(file.as_bytes());
    assert!(read.lines().any(|line| line.contains("Only the first 100000 relationships were read.")), "{}", &read[read.len() - 500..]);
}
