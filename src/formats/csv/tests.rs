//! Tables as people and programs write them.

use crate::formats::{Imported, InputFile, import};
use crate::model::{RelationshipKind, Sign, StakeholderMap};

fn open(files: &[&str]) -> Result<Imported, crate::formats::FormatError> {
    let files: Vec<InputFile> =
        files.iter().enumerate().map(|(index, text)| InputFile { name: format!("{index}.csv"), bytes: text.as_bytes().to_vec() }).collect();
    import(&files)
}

fn names(map: &StakeholderMap) -> Vec<&str> {
    map.stakeholders().iter().map(|body| body.name.as_str()).collect()
}

const NODES: &str = "ID,Label,node_type,founded\n1,Ceres,Investor,1989\n2,UNEP FI,Governing Body,\n3,CDP,Investor,2000\n";
const EDGES: &str = "Source,Target,Type,Weight,path\n1,2,Directed,2,blue\n2,3,Undirected,1,\n";

#[test]
fn tables_of_nodes_and_edges_make_one_map_in_either_order() {
    let imported = open(&[NODES, EDGES]).expect("both are tables");
    assert_eq!(imported, open(&[EDGES, NODES]).expect("both are tables"));
    let map = imported.map;
    assert_eq!(names(&map), ["Ceres", "UNEP FI", "CDP"]);
    assert_eq!(map.sectors().iter().map(|sector| sector.name.as_str()).collect::<Vec<_>>(), ["Investor", "Governing Body"]);
    assert_eq!(map.relationships().iter().map(|tie| (tie.directed, tie.strength.value())).collect::<Vec<_>>(), [(true, 2.0), (false, 1.0)]);
    assert_eq!(map.stakeholders().find(&"1".into()).and_then(|body| body.extra.get("founded")).map(|text| &**text), Some("\"1989\""));
    assert!(imported.warnings.is_empty());
}

#[test]
fn ties_alone_create_their_bodies() {
    let map = open(&["from;relation;to\r\n\"Doe, Jane\";advises;Council\r\nCouncil;funds;\"Doe, Jane\"\r\n"]).expect("a table").map;
    assert_eq!(names(&map), ["Doe, Jane", "Council"]);
    assert!(map.relationships().iter().all(|tie| tie.directed));
    assert_eq!(map.relationships().iter().next().and_then(|tie| tie.kind.as_ref()).map(RelationshipKind::as_str), Some("advises"));
}

#[test]
fn what_cannot_be_kept_is_said_with_row_and_column() {
    let imported =
        open(&["id,name\na,Schools\na,Clinics\n,\n", "source,target,weight\na,a,1\na,b,-2\na,Clinics,nothing\n"]).expect("tables");
    let said: Vec<String> = imported.warnings.iter().map(|warning| format!("{}: {warning}", warning.code())).collect();
    expect_test::expect![[r#"
        [
            "duplicate-id: The id “a” stands twice; the second is now “a-2”. (0.csv, row 3, column “id”)",
            "self-relationship: A tie of “Schools” with itself was left out. (1.csv, row 2)",
            "unknown-reference: “b” is named by a tie but not listed; it was added. (1.csv, row 3, column “target”)",
            "value-out-of-range: “-2” is no strength above 0; the tie counts as 1. (1.csv, row 3, column “weight”)",
            "value-out-of-range: “nothing” is no strength above 0; the tie counts as 1. (1.csv, row 4, column “weight”)",
        ]
    "#]]
    .assert_debug_eq(&said);
    assert_eq!(imported.map.relationships().iter().map(|tie| tie.target.as_str()).collect::<Vec<_>>(), ["b", "a-2"]);
}

#[test]
fn delimiters_marks_and_names_of_columns_may_vary() {
    for text in [
        "\u{feff}Name;Category;Power\nMüller;Health;7,5\n",
        "sep=|\nORGANISATION|Sector|power\nMüller|Health|7.5\n",
        "Organization\tgroup\tPower\n\"Müller\"\tHealth\t7.5\n",
    ] {
        let map = open(&[text]).expect(text).map;
        let body = map.stakeholders().iter().next().expect("one body");
        assert_eq!(
            (body.name.as_str(), body.sector.as_ref().map(|id| id.as_str()), body.power.map(|power| power.value())),
            ("Müller", Some("Health"), Some(7.5))
        );
    }
}

#[test]
fn a_table_without_known_columns_and_a_table_without_rows_are_refused() {
    assert_eq!(open(&["a,b\n1,2\n"]).map_err(|error| error.code()), Err("unknown-format"));
    assert_eq!(open(&["id,name\n"]).map_err(|error| error.code()), Err("empty-file"));
    assert_eq!(open(&[""]).map_err(|error| error.code()), Err("empty-file"));
    assert_eq!(open(&[NODES, "{}"]).map_err(|error| error.code()), Err("unknown-format"));
}

#[test]
fn tables_written_are_read_as_the_same_bodies_and_ties() {
    let example = include_str!("../../../www/templates/childhood-obesity.stakeholders.json");
    let map = crate::formats::json::read(example).expect("the example").map;
    let again = open(&[&super::write_edges(&map), &super::write_nodes(&map)]).expect("tables");
    assert_eq!(again.warnings, []);
    let again = again.map;
    assert_eq!(names(&again), names(&map));
    for (before, after) in map.stakeholders().iter().zip(again.stakeholders().iter()) {
        assert_eq!((&before.id, before.power, &before.parent, &before.offers), (&after.id, after.power, &after.parent, &after.offers));
    }
    for (before, after) in map.relationships().iter().zip(again.relationships().iter()) {
        assert_eq!(
            (&before.id, &before.source, &before.target, before.directed),
            (&after.id, &after.source, &after.target, after.directed)
        );
        assert_eq!((&before.kind, before.strength, before.level, before.sign), (&after.kind, after.strength, after.level, after.sign));
    }
    assert!(again.relationships().iter().any(|tie| tie.sign == Sign::Opposition));
}

#[test]
fn no_cell_of_words_is_taken_for_a_formula() {
    let map = open(&["name,notes\n\"=HYPERLINK(\"\"http://x\"\")\",'@home\n'tis,+1\n"]).expect("a table").map;
    let table = super::write_nodes(&map);
    for line in table.lines().skip(1) {
        assert!(line.split(',').all(|cell| !cell.trim_start_matches('"').starts_with(['=', '+', '-', '@'])), "{line}");
    }
    let again = open(&[&table]).expect("a table").map;
    assert_eq!(names(&again), names(&map));
    assert_eq!(names(&again), ["=HYPERLINK(\"http://x\")", "'tis"]);
}

#[test]
fn a_table_saved_on_an_older_windows_opens_with_its_accents_and_a_remark() {
    let bytes = b"name;sector\nB\xfcrgerb\xfcro;Verwaltung\n".to_vec();
    let imported = import(&[InputFile { name: "liste.csv".into(), bytes }]).expect("a table");
    assert_eq!(names(&imported.map), ["Bürgerbüro"]);
    assert_eq!(imported.warnings.iter().map(|warning| warning.code()).collect::<Vec<_>>(), ["not-text"]);
}

#[test]
fn more_rows_than_a_map_holds_are_cut_with_one_remark() {
    let rows: String = (0..StakeholderMap::MAX_STAKEHOLDERS + 5).map(|number| format!("b{number}\n")).collect();
    let imported = open(&[&format!("name\n{rows}")]).expect("a table");
    assert_eq!(imported.map.stakeholders().len(), StakeholderMap::MAX_STAKEHOLDERS);
    assert_eq!(imported.warnings.iter().map(|warning| warning.code()).collect::<Vec<_>>(), ["too-large"]);
    let repeated = open(&[&format!("id,name\n{}", "a,b\n".repeat(3_000))]).expect("a table");
    assert_eq!((repeated.map.stakeholders().len(), repeated.warnings.len()), (3_000, 501));
    assert_eq!(repeated.warnings.last().map(|warning| warning.code()), Some("more-warnings"));
}

#[test]
fn tables_without_column_names_are_read_where_they_can_only_be_ties() {
    for (text, bodies, ties) in [
        ("a,b\nb,c\n", 3, 2),
        ("a;b;2\nb;c;0,5\n", 3, 2),
        ("# comment\n1 2\n2 3\n", 3, 2),
        ("ann bob 3\nbob cy 1\n", 3, 2),
        ("0 0 1\n1 0 1\n1 1 0\n", 3, 5),
        ("0 2 0 0\n2 0 0 0\n0 0 0 1\n0 0 1 0\n", 4, 2),
        (";A;B\nA;0;1\nB;0;0\n", 2, 1),
        ("\"\",\"\",B\n\"\",0,4\nB,4,0\n", 2, 1),
        ("A,B,C\n0,1,0\n0,0,1\n1,0,0\n", 3, 3),
        ("a;b\nb;c;d\ne\nf; a ;g;h; i  ", 9, 7),
    ] {
        let map = open(&[text]).unwrap_or_else(|error| panic!("{text}: {error}")).map;
        assert_eq!((map.stakeholders().len(), map.relationships().len()), (bodies, ties), "{text}");
    }
    for text in ["Dear all,\nthis is a letter, not a table.\n", "one two three\nfour\n", "x,y\n1,2\n3,4\n"] {
        assert_eq!(open(&[text]).map_err(|error| error.code()), Err("unknown-format"), "{text}");
    }
}
