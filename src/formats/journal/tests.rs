//! Journals as real stores leave them: cut short, torn, with records lost or mixed up.

use proptest::prelude::*;

use super::*;
use crate::edit::random::{Choice, choices, command};
use crate::edit::{IdSource, plan};
use crate::formats::arbitrary::maps;
use crate::model::StakeholderMap;

/// How many changes the journal of these tests takes before it writes a state.
const CHANGES: u32 = 5;

/// A store and the map after each of its records, as the keeper writes them.
struct Told {
    records: Vec<(Mark, String)>,
    maps: Vec<StakeholderMap>,
}

impl Told {
    fn write(&mut self, body: String, is_state: bool, map: &StakeholderMap) {
        let place = self.maps.len() as u32;
        let mark = Mark { place, session: u64::from(place / 20), date: u64::from(place) * 60_000, is_state };
        self.records.push((mark, Entry { mark, body }.write()));
        self.maps.push(map.clone());
        if is_state {
            let marks: Vec<Mark> = self.records.iter().map(|(mark, _)| *mark).collect();
            let over = superseded(&marks);
            self.records.retain(|(mark, _)| !over.contains(&mark.place));
        }
    }

    fn texts(&self) -> Vec<String> {
        self.records.iter().map(|(_, text)| text.clone()).collect()
    }

    fn newest(&self) -> &StakeholderMap {
        self.maps.last().expect("a journal begins with a state")
    }
}

/// The journal of a map that a person edits.
fn told(choices: &[Choice]) -> Told {
    let mut document = Document::new(StakeholderMap::default());
    let mut ids = IdSource::new("");
    let mut told = Told { records: Vec::new(), maps: Vec::new() };
    told.write(json::write(document.map(), None), true, document.map());
    for choice in choices {
        let Some(command) = command(choice, document.map(), &mut ids) else { continue };
        let Ok(diff) = plan(document.map(), &command) else { continue };
        document.commit(&diff);
        told.write(wire::write_diff(&diff), false, document.map());
        if (told.maps.len() as u32).is_multiple_of(CHANGES) {
            told.write(json::write(document.map(), None), true, document.map());
        }
    }
    told
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_journal_gives_the_newest_map_in_whatever_order_its_records_come(choices in choices(60), turn in any::<prop::sample::Index>()) {
        let told = told(&choices);
        let mut records = told.texts();
        let middle = turn.index(records.len());
        records.rotate_left(middle);
        records.extend(records.first().cloned());
        let replayed = replay(&records).expect("states");
        prop_assert!(&replayed.imported.map == told.newest());
        prop_assert!(replayed.is_whole);
    }

    #[test]
    fn a_journal_that_ends_early_gives_the_map_as_it_was_then(choices in choices(60), end in any::<prop::sample::Index>()) {
        let told = told(&choices);
        let kept = 1 + end.index(told.records.len());
        let first_state = told.records.iter().position(|(mark, _)| mark.is_state).expect("a state");
        prop_assume!(kept > first_state);
        let replayed = replay(&told.texts()[..kept]).expect("states");
        let (last, _) = told.records[kept - 1];
        prop_assert!(replayed.imported.map == told.maps[last.place as usize]);
    }

    #[test]
    fn a_map_is_there_whole_without_its_newest_state(choices in choices(60)) {
        let told = told(&choices);
        let states: Vec<u32> = told.records.iter().filter(|(mark, _)| mark.is_state).map(|(mark, _)| mark.place).collect();
        prop_assume!(states.len() > 1);
        let newest = states[states.len() - 1];
        let rest: Vec<String> = told.records.iter().filter(|(mark, _)| mark.place != newest).map(|(_, text)| text.clone()).collect();
        let replayed = replay(&rest).expect("an older state");
        prop_assert!(&replayed.imported.map == told.newest());
    }

    #[test]
    fn a_journal_with_records_torn_and_lost_still_gives_a_map(
        choices in choices(60),
        harms in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<bool>()), 0..12),
    ) {
        let mut records = told(&choices).texts();
        for (which, place, is_torn) in harms {
            let which = which.index(records.len().max(1));
            let Some(record) = records.get_mut(which) else { break };
            if is_torn {
                let letters = place.index(record.chars().count().max(1));
                *record = record.chars().take(letters).collect();
            } else {
                records.remove(which);
            }
        }
        let has_state = records.iter().filter_map(|record| Entry::read(record)).any(|entry| entry.mark.is_state);
        match replay(&records) {
            Some(replayed) => prop_assert_eq!(replayed.imported.map.check_invariants(), Ok(())),
            None => prop_assert!(!has_state),
        }
    }

    #[test]
    fn a_torn_record_is_never_taken_for_a_whole_one(map in maps(), letters in any::<prop::sample::Index>()) {
        let mark = Mark { place: 7, session: 1, date: 2, is_state: true };
        let entry = Entry { mark, body: json::write(&map, None) };
        let text = entry.write();
        prop_assert_eq!(Entry::read(&text), Some(entry));
        let torn: String = text.chars().take(letters.index(text.chars().count())).collect();
        prop_assert_eq!(Entry::read(&torn), None);
    }
}

#[test]
fn the_last_states_of_sixty_sessions_stay_however_much_is_edited() {
    let mut marks: Vec<Mark> = Vec::new();
    let mut place = 0;
    for session in 0..80_u64 {
        // An hour of work with a state every minute.
        for minute in 0..60 {
            marks.push(Mark { place, session, date: (session * 60 + minute) * 60_000, is_state: true });
            marks.push(Mark { place: place + 1, is_state: false, ..marks[marks.len() - 1] });
            place += 2;
            let over = superseded(&marks);
            marks.retain(|mark| !over.contains(&mark.place));
        }
    }
    let last_of =
        |session: u64| marks.iter().filter(|mark| mark.is_state && mark.session == session).map(|mark| mark.date / 60_000 % 60).max();
    for session in 30..80 {
        assert_eq!(last_of(session), Some(59), "session {session}");
    }
    assert!(marks.iter().filter(|mark| mark.is_state).count() <= MOST_STATES + NEWEST);
    assert!(marks.iter().filter(|mark| !mark.is_state).count() <= 3, "old changes go");
}

#[test]
fn a_card_reads_as_it_was_written_whatever_the_title() {
    for title in ["", "Childhood obesity", "two\nlines  and spaces "] {
        let card = Card { id: "m1".to_owned(), title: title.to_owned(), date: 5, bytes: 6, bodies: 7, ties: 8 };
        assert_eq!(Card::read(&card.write()), Some(card));
    }
    assert_eq!(Card::read("1 5 6"), None);
}

const JOURNALS: [&str; 2] = [include_str!("../../../tests/golden/journal-v0.json"), include_str!("../../../tests/golden/journal-v1.json")];

#[test]
fn a_journal_of_every_version_opens_for_ever() {
    for (version, journal) in JOURNALS.iter().enumerate() {
        let records: Vec<String> = serde_json::from_str(journal).expect("a list of records");
        assert_eq!(versioned(&records[0]).map(|(version, _)| version as usize), Some(version));
        let replayed = replay(&records).expect("a state");
        let map = &replayed.imported.map;
        let names: Vec<&str> = map.stakeholders().iter().map(|body| body.name.as_str()).collect();
        assert_eq!((map.properties().title.as_str(), names), ("Hafen & Stadt", vec!["Harbour", "City"]), "version {version}");
        assert_eq!((replayed.is_whole, replayed.changes, replayed.imported.read_only), (true, 2, false), "version {version}");
    }
}

#[test]
fn a_journal_that_a_later_version_has_written_to_is_only_looked_at() {
    let records: Vec<String> = serde_json::from_str(JOURNALS[1]).expect("a list of records");
    let newer = |place: u32| format!("2 {{\"place\": {place}}} of a kind that nobody knows yet");
    let mut continued = records.clone();
    continued.push(newer(3));
    let replayed = replay(&continued).expect("a state");
    assert_eq!((replayed.is_whole, replayed.changes, replayed.imported.read_only), (true, 2, true));
    // All of it, with none that is known.
    assert_eq!(replay(&[newer(0), newer(1)]), None);
    // In the middle: what follows is still taken as far as it goes.
    let mut between = records;
    between[1] = newer(1);
    assert_eq!(replay(&between).map(|replayed| replayed.imported.read_only), Some(true));
}
