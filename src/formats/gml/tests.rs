//! GML as programs write it.

use crate::formats::samples::read_as;

#[test]
fn nodes_edges_and_their_attributes_are_read() {
    let file = r##"# written by hand
Creator "igraph version 0.10"
Version 1
graph [
  directed 1
  label "Region &amp; town"
  node [ id 0 label "Caf&#233; &quot;Nord&quot;" sector "Business" graphics [ x 0.0 y 10.0 fill "#CC" ] ]
  node [ label "Council"
    id 7 gid 0 graphics [ x 500.0 y -300.5 ] ]
  node [ id 8 LabelGraphics [ text "Drawn" ] ]
  edge [ target 7 source 0 value 3 label "funds" ]
  edge [ source 8 target 7 directed 0 ]
]
"##;
    expect_test::expect![[r##"
        # Region & town
        0 “Café "Nord"” in Business at 0 10
        7 “Council” part of 0 at 500 -300.5
        8 “Drawn”
        0 -> 7 3 funds
        8 -- 7 1
    "##]]
    .assert_eq(&read_as(file.as_bytes()));
}

#[test]
fn what_does_not_end_is_refused_with_its_place() {
    expect_test::expect![[r#"
        malformed: This GML file cannot be read: it ends too early. (sample, line 2, column 15)
        malformed: This GML file cannot be read: a list ends that never began. (sample, line 1, column 10)
        malformed: This GML file cannot be read: a value is missing behind a name. (sample, line 1, column 15)
        malformed: This GML file cannot be read: it is nested deeper than any map. (sample, line 1, column 260)
    "#]]
    .assert_eq(
        &["graph [\n node [ id 1 ]", "graph [ ] ]", "graph [ node [ id ] ]", &format!("graph [ {}", "a [ ".repeat(1_000))]
            .map(|file| read_as(file.as_bytes()))
            .concat(),
    );
}
