//! Changes that cross the border of the program.

use crate::edit::{Command, Document, IdSource, plan};
use crate::formats::wire::{read_commands, read_diff, write_diff};
use crate::model::StakeholderMap;

fn map() -> StakeholderMap {
    let text = r#"{"stakeholders":[{"id":"s1","name":"Schools","power":3,"notes":"old","mood":"good"},{"id":"s2"}]}"#;
    crate::formats::json::read(text).expect("a map").map
}

fn after(map: &StakeholderMap, commands: &[Command]) -> StakeholderMap {
    let diff = plan(map, &Command::Batch(commands.to_vec())).expect("the commands can be carried out");
    let mut document = Document::new(map.clone());
    document.commit(&diff);
    document.map().as_ref().clone()
}

fn commands(json: &str) -> Result<Vec<Command>, crate::formats::FormatError> {
    read_commands(json, &map(), &mut IdSource::new(""))
}

#[test]
fn a_change_sets_some_fields_and_keeps_the_others() {
    let commands =
        commands(r#"{"type":"change-stakeholder","id":"s1","set":{"power":8,"notes":null,"in_room":false}}"#).expect("a command");
    let map = after(&map(), &commands);
    let body = map.stakeholders().find(&"s1".into()).expect("it is still there");
    assert_eq!((body.name.as_str(), body.power.map(|power| power.value()), body.notes.as_str()), ("Schools", Some(8.0), ""));
    assert_eq!(body.in_room, Some(false));
    assert_eq!(body.extra.get("mood").map(|text| &**text), Some("\"good\""));
}

#[test]
fn commands_may_speak_of_what_earlier_ones_add() {
    let json = r#"[{"type":"add-sector","sector":{"id":"health","name":"Health"}},
        {"type":"add-stakeholder","stakeholder":{"id":"s3","name":"Clinic","sector":"health"}},
        {"type":"add-stakeholder","stakeholder":{"name":"Parks"}},
        {"type":"change-stakeholder","id":"s3","set":{"interest":4}},
        {"type":"add-relationship","relationship":{"source":"s3","target":"s1","kind":"funding"}},
        {"type":"move-stakeholders","positions":{"s3":{"x":1.5,"y":-2,"pinned":true}}},
        {"type":"change-map","set":{"title":"Together"}},
        {"type":"remove-stakeholder","id":"s2"}]"#;
    let map = after(&map(), &commands(json).expect("commands"));
    assert_eq!(map.stakeholders().iter().map(|body| body.name.as_str()).collect::<Vec<_>>(), ["Schools", "Clinic", "Parks"]);
    assert_eq!(map.relationships().len(), 1);
    assert_eq!(map.properties().title, "Together");
    let clinic = map.stakeholders().find(&"s3".into()).expect("added");
    assert_eq!(
        (clinic.interest.map(|interest| interest.value()), clinic.position.map(|place| place.x), clinic.pinned),
        (Some(4.0), Some(1.5), true)
    );
}

#[test]
fn a_wrong_command_says_what_is_wrong_and_where() {
    let said = |json| commands(json).map_err(|error| format!("{}: {error}", error.code())).expect_err("wrong");
    expect_test::expect![[r#"
        [
            "unknown-command: There is no command “explode”. (/type)",
            "unknown-command: There is no command “paint-stakeholder”. (/0/type)",
            "unknown-reference: There is no “s9” among the stakeholders. (/id)",
            "value-out-of-range: 11 is not between 0 and 10. (/set/power)",
            "unknown-change: The change of “id” cannot be read. (/set/id)",
            "missing-field: “stakeholder” is missing here. (the whole file)",
            "unknown-reference: The target “b” of “r1”, among the relationships, is not in the map. (/map/relationships/0/target)",
        ]
    "#]]
    .assert_debug_eq(&[
        said(r#"{"type":"explode"}"#),
        said(r#"[{"type":"paint-stakeholder"}]"#),
        said(r#"{"type":"change-stakeholder","id":"s9","set":{}}"#),
        said(r#"{"type":"change-stakeholder","id":"s1","set":{"power":11}}"#),
        said(r#"{"type":"change-stakeholder","id":"s1","set":{"id":"s7"}}"#),
        said(r#"{"type":"add-stakeholder"}"#),
        said(r#"{"type":"replace-map","map":{"stakeholders":[{"id":"a"}],"relationships":[{"source":"a","target":"b"}]}}"#),
    ]);
}

#[test]
fn a_diff_of_another_version_or_shape_is_refused() {
    assert_eq!(read_diff(r#"{"v":2,"changes":[]}"#).map_err(|error| error.code()), Err("newer-version"));
    assert_eq!(read_diff(r#"{"v":1}"#).map_err(|error| error.code()), Err("missing-field"));
    assert_eq!(
        read_diff(r#"{"v":1,"changes":[{"table":"bodies","id":"a","path":""}]}"#).map_err(|error| error.code()),
        Err("unknown-change")
    );
    assert_eq!(read_diff("nothing").map_err(|error| error.code()), Err("invalid-json"));
}

#[test]
fn a_diff_reads_as_people_would_write_it() {
    let commands = commands(r#"{"type":"change-stakeholder","id":"s1","set":{"power":8,"mood":null}}"#).expect("a command");
    let diff = plan(&map(), &commands[0]).expect("it can be carried out");
    let text = write_diff(&diff);
    assert_eq!(
        text,
        r#"{"v":1,"changes":[{"table":"stakeholders","id":"s1","path":"extra/mood","before":{"json":"\"good\""}},{"table":"stakeholders","id":"s1","path":"power","before":3,"after":8}]}"#
    );
    assert_eq!(read_diff(&text), Ok(diff));
}
