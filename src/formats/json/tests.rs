//! What the map file keeps and refuses.

use crate::formats::json::{read, read_lenient, write};

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
    let imported = read_lenient(r#"{"stakeholders":[{"id":"a","sector":"x"},{"id":"b"}],"relationships":[{"source":"a","target":"b"}]}"#).expect("enough");
    assert_eq!(imported.map.stakeholders().iter().map(|body| body.name.as_str()).collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!(imported.map.relationships().ids().map(|id| id.as_str()).collect::<Vec<_>>(), ["r1"]);
    assert_eq!(imported.map.sectors().len(), 1);
}
