//! What holds for every map and for any bytes.

use proptest::prelude::*;

use crate::edit::IdSource;
use crate::edit::random::{choices, grown};
use crate::formats::arbitrary::maps;
use crate::formats::{InputFile, csv, export, import, json, wire};
use crate::model::{MapDiff, StakeholderMap};

fn file(name: &str, bytes: impl Into<Vec<u8>>) -> InputFile {
    InputFile { name: name.to_owned(), bytes: bytes.into() }
}

/// Whatever was read keeps the rules of a map, and whatever was refused has words for it.
fn survives(files: &[InputFile]) {
    match import(files) {
        Ok(imported) => {
            assert_eq!(imported.map.check_invariants(), Ok(()));
            let again = json::read(&json::write(&imported.map, None)).expect("what was written can be read");
            assert!(again.map == imported.map);
        }
        Err(error) => assert!(error.to_string().len() > 10 && !error.code().is_empty()),
    }
}

/// A text as XML and spreadsheets keep it: without control characters and outer spaces.
fn shown(text: &str, format: &str) -> String {
    let is_kept = |letter: &char| {
        format == "kumu"
            || (*letter >= ' ' || matches!(letter, '\t' | '\n' | '\r')) && !matches!(letter, '\u{fffe}' | '\u{ffff}' | '\u{fffd}')
    };
    text.trim().chars().filter(is_kept).collect()
}

/// A text with some of its bytes changed, doubled or taken away.
fn damaged(text: String) -> impl Strategy<Value = Vec<u8>> {
    let harm = (any::<prop::sample::Index>(), 0u8..4, any::<u8>());
    proptest::collection::vec(harm, 1..6).prop_map(move |harms| {
        let mut bytes = text.clone().into_bytes();
        for (place, how, byte) in harms {
            if bytes.is_empty() {
                break;
            }
            let at = place.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 => drop(bytes.remove(at)),
                _ => {
                    let part = bytes[at..(at + usize::from(byte)).min(bytes.len())].to_vec();
                    bytes.splice(at..at, part);
                }
            }
        }
        bytes
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_map_saved_and_opened_is_the_same_map(map in maps()) {
        let text = json::write(&map, None);
        let imported = json::read(&text);
        prop_assert_eq!(imported.as_ref().map(|imported| &imported.map), Ok(&map), "{}", text);
        prop_assert_eq!(json::write(&map, None), text);
    }

    #[test]
    fn a_map_that_grew_by_edits_is_the_same_when_opened(choices in choices(40)) {
        let map = grown(&choices);
        prop_assert_eq!(json::read_lenient(&json::write(&map, None)).map(|imported| imported.map), Ok(map));
    }

    #[test]
    fn a_diff_written_and_read_is_the_same_diff(before in maps(), after in maps()) {
        let diff = MapDiff::between(&before, &after);
        prop_assert_eq!(wire::read_diff(&wire::write_diff(&diff)), Ok(diff));
    }

    #[test]
    fn tables_of_any_map_are_read_as_the_same_bodies_and_ties(map in maps()) {
        let again = import(&[file("edges.csv", csv::write_edges(&map)), file("nodes.csv", csv::write_nodes(&map))]);
        let again = again.map(|imported| imported.map).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let archive = import(&[file("tables.zip", export(&map, "tables", "").unwrap_or_default())]);
        prop_assert_eq!(archive.map(|imported| imported.map), Ok(again.clone()));
        prop_assert_eq!(map.stakeholders().ids().collect::<Vec<_>>(), again.stakeholders().ids().collect::<Vec<_>>());
        let ends = |map: &crate::model::StakeholderMap| {
            map.relationships().iter().map(|tie| (tie.id.clone(), tie.source.clone(), tie.target.clone(), tie.directed)).collect::<Vec<_>>()
        };
        prop_assert_eq!(ends(&map), ends(&again));
    }

    #[test]
    fn network_files_of_any_map_are_read_as_the_same_bodies_and_ties(map in maps()) {
        for format in ["graphml", "gexf", "kumu", "xlsx"] {
            let bytes = export(&map, format, "").unwrap_or_default();
            let again = import(&[file(format, bytes)]).map_err(|error| TestCaseError::fail(format!("{format}: {error}")))?.map;
            let bodies = |map: &StakeholderMap| map.stakeholders().iter().map(|body| (shown(body.id.as_str(), format), shown(&body.name, format), body.power, body.parent.is_some())).collect::<Vec<_>>();
            prop_assert_eq!(bodies(&map), bodies(&again), "{}", format);
            let ties = |map: &StakeholderMap| {
                map.relationships().iter().map(|tie| (shown(tie.source.as_str(), format), shown(tie.target.as_str(), format), tie.directed, tie.strength, tie.sign, tie.level)).collect::<Vec<_>>()
            };
            prop_assert_eq!(ties(&map), ties(&again), "{}", format);
        }
        // UCINET keeps who is tied to whom, and how strongly.
        let again = import(&[file("dl", export(&map, "dl", "").unwrap_or_default())]).map_err(|error| TestCaseError::fail(format!("dl: {error}")))?.map;
        prop_assert_eq!(map.stakeholders().len(), again.stakeholders().len());
        if map.relationships().iter().all(|tie| tie.directed) {
            prop_assert_eq!(map.relationships().len(), again.relationships().len());
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200), more in "\\PC{0,40}") {
        survives(&[file("a", bytes.clone())]);
        survives(&[file("a", format!("{{\"stakeholders\":[{more}"))]);
        survives(&[file("a", format!("id,name\n{more}\n{more}"))]);
        survives(&[file("a", [b"source,target,weight\n".as_slice(), &bytes].concat()), file("b", format!("id,label\n{more}"))]);
    }

    #[test]
    fn a_damaged_map_file_is_read_or_refused(bytes in maps().prop_flat_map(|map| damaged(json::write(&map, None)))) {
        survives(&[file("a", bytes.clone())]);
        let text = String::from_utf8_lossy(&bytes);
        let commands = wire::read_commands(&text, &crate::model::StakeholderMap::default(), &mut IdSource::new(""));
        prop_assert!(commands.is_err(), "a map is no command");
    }

    #[test]
    fn damaged_tables_are_read_or_refused(
        nodes in maps().prop_flat_map(|map| damaged(csv::write_nodes(&map))),
        edges in maps().prop_flat_map(|map| damaged(csv::write_edges(&map))),
    ) {
        survives(&[file("nodes", nodes), file("edges", edges)]);
    }

    #[test]
    fn a_damaged_diff_is_read_or_refused(
        bytes in (maps(), maps()).prop_flat_map(|(before, after)| damaged(wire::write_diff(&MapDiff::between(&before, &after)))),
    ) {
        if let Ok(diff) = wire::read_diff(&String::from_utf8_lossy(&bytes)) {
            prop_assert_eq!(wire::read_diff(&wire::write_diff(&diff)), Ok(diff));
        }
    }
}
