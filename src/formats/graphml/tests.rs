//! GraphML as programs write it.

use crate::formats::samples::read_as;

#[test]
fn attributes_defaults_groups_and_mixed_directions_are_read() {
    let file = r#"<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="name" for="graph" attr.name="name" attr.type="string"/>
  <key id="name" for="node" attr.name="name" attr.type="string"/>
  <key id="d1" for="node" attr.name="sector" attr.type="string"><default>Health</default></key>
  <key id="d2" for="edge" attr.name="weight" attr.type="double"/>
  <key id="d3" for="all" attr.name="since" attr.type="int"/>
  <graph id="G" edgedefault="undirected">
    <data key="name">Council</data>
    <node id="n0"><data key="name">Council &amp; Co</data><data key="d1">Public</data>
      <graph id="n0:" edgedefault="directed"><node id="n0::n1"><data key="name"><![CDATA[Schools <all>]]></data></node></graph>
    </node>
    <node id="n2"><data key="d3">1999</data><port name="north"/></node>
    <edge id="e0" source="n0" target="n2" directed="true"><data key="d2">2.5</data></edge>
    <edge source="n0::n1" target="n2"/>
    <hyperedge><endpoint node="n0"/></hyperedge>
    <edge source="n2" target="n9"/>
  </graph>
</graphml>"#;
    expect_test::expect![[r#"
        n0 “Council & Co” in Public
        n0::n1 “Schools <all>” in Health part of n0
        n2 “n2” in Health since="1999"
        n9 “n9”
        n0 -> n2 2.5
        n0::n1 -- n2 1
        n2 -- n9 1
        ! skipped-part: A hyperedge, a tie of more than two, has no place in a map and was left out. (sample, line 16, column 5)
        ! unknown-reference: “n9” is named by a tie but not listed; it was added. (sample, line 17, column 5)
    "#]]
    .assert_eq(&read_as(file.as_bytes()));
}

#[test]
fn labels_places_and_arrows_of_yed_are_read() {
    let file = r##"<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
  <key for="node" id="d6" yfiles.type="nodegraphics"/><key attr.name="description" for="node" id="d5"/><key for="edge" id="d9" yfiles.type="edgegraphics"/>
  <graph edgedefault="directed" id="G">
    <node id="n0"><data key="d5"><![CDATA[Pays]]></data><data key="d6"><y:ShapeNode><y:Geometry height="30.0" width="40.0" x="100.0" y="200.0"/>
      <y:NodeLabel alignment="center">Ministry<y:LabelModel><y:SmartNodeLabelModel distance="4.0"/></y:LabelModel></y:NodeLabel></y:ShapeNode></data></node>
    <node id="n1"><data key="d6"><y:ShapeNode><y:Geometry height="30.0" width="30.0" x="700.0" y="900.0"/><y:NodeLabel>Clinic</y:NodeLabel></y:ShapeNode></data></node>
    <edge id="e0" source="n0" target="n1"><data key="d9"><y:PolyLineEdge><y:Arrows source="none" target="standard"/><y:EdgeLabel>funds</y:EdgeLabel></y:PolyLineEdge></data></edge>
    <edge id="e1" source="n0" target="n1"><data key="d9"><y:PolyLineEdge><y:Arrows source="none" target="none"/></y:PolyLineEdge></data></edge>
  </graph>
</graphml>"##;
    expect_test::expect![[r#"
        n0 “Ministry” at 120 215 says Pays
        n1 “Clinic” at 715 915
        n0 -> n1 1 funds
        n0 -- n1 1
    "#]]
    .assert_eq(&read_as(file.as_bytes()));
}

#[test]
fn several_graphs_are_several_relations_of_the_same_nodes() {
    let file = r#"<graphml><graph id="funds" edgedefault="directed"><key id="d" for="node" attr.name="label"/><node id="1"><data key="d">A</data></node><node id="2"/>
<edge id="e" source="1" target="2"/></graph><graph id="trusts" edgedefault="directed"><node id="1"/><node id="2"/><edge id="e" source="2" target="1"/></graph></graphml>"#;
    expect_test::expect![[r#"
        1 “A”
        2 “2”
        1 -> 2 1 funds
        2 -> 1 1 trusts
    "#]]
    .assert_eq(&read_as(file.as_bytes()));
}

#[test]
fn what_is_no_graph_is_refused() {
    expect_test::expect![[r#"
        malformed: This GraphML file cannot be read: there is no graph in it. (sample)
        malformed: This GraphML file cannot be read: its XML is not well formed. (sample, line 1, column 1)
        malformed: This GraphML file cannot be read: it declares a document type (DTD), which it does not need and which can do harm; save it without. (sample, line 1, column 1)
        empty-file: There is no stakeholder in this file.
        unknown-format: This is neither a map nor a network file, and no table of stakeholders or relationships with column names. (sample, line 1, column 1)
    "#]].assert_eq(
        &["<graphml/>", "<graphml><graph>", "<!DOCTYPE graphml SYSTEM 'x'><graphml><graph/></graphml>", "<graphml><graph/></graphml>", "<html/>"]
            .map(|file| read_as(file.as_bytes()))
            .concat(),
    );
}
