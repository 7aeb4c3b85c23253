//! GEXF as Gephi and others write it.

use crate::formats::samples::read_as;

#[test]
fn attributes_types_places_and_nested_nodes_are_read() {
    let file = r#"<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
  <meta lastmodifieddate="2026-01-01"><creator>Gephi</creator></meta>
  <graph defaultedgetype="directed" mode="static">
    <attributes class="node" mode="static"><attribute id="0" title="Sector" type="string"><default>Health</default></attribute></attributes>
    <attributes class="edge"><attribute id="0" title="since" type="integer"/></attributes>
    <nodes>
      <node id="a" label="Council"><attvalues><attvalue for="0" value="Public"/></attvalues><viz:position x="0.0" y="0.0" z="0.0"/><viz:color r="1" g="2" b="3"/>
        <nodes><node id="b" label="Schools"><viz:position x="300" y="-400"/></node></nodes>
      </node>
      <node id="c" label="Clinic" pid="a"/>
    </nodes>
    <edges>
      <edge id="0" source="a" target="b" weight="2.0" kind="funding"><attvalues><attvalue for="0" value="1999"/></attvalues></edge>
      <edge id="1" source="b" target="c" type="mutual"/>
      <edge id="2" source="a" target="c" type="undirected" label="advises"/>
    </edges>
  </graph>
</gexf>"#;
    expect_test::expect![[r#"
        a “Council” in Public at 0 0
        b “Schools” in Health part of a at 300 -400
        c “Clinic” in Health part of a
        a -> b 2 funding since="1999"
        b -- c 1
        a -- c 1 label="advises"
    "#]]
    .assert_eq(&read_as(file.as_bytes()));
}

#[test]
fn version_1_1_names_attributes_by_id() {
    let file = r#"<gexf xmlns="http://www.gexf.net/1.1draft" version="1.1"><graph><attributes class="node"><attribute id="k" title="group"/></attributes>
<nodes><node id="0" label="A"><attvalues><attvalue id="k" value="North"/></attvalues></node><node id="1"/></nodes><edges><edge id="0" source="0" target="1"/></edges></graph></gexf>"#;
    expect_test::expect![[r#"
        0 “A” in North
        1 “1”
        0 -- 1 1
    "#]]
    .assert_eq(&read_as(file.as_bytes()));
}
