//! What a store holds after refusals, writes that are done although they are said to have failed, and ends at any moment.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::edit::random::{Choice, choices, command};
use crate::edit::{Document, IdSource, plan};
use crate::formats::journal::replay;
use crate::formats::wire;
use crate::model::StakeholderMap;

/// What happens next.
#[derive(Clone, Debug)]
enum Happening {
    /// A person changes the map.
    Edit(Choice),
    /// All that waits is written, and goes as these say.
    Write(Vec<Fate>),
    /// The whole map is worth writing, after a moment of rest.
    Settle,
    /// Another map is begun.
    Begin,
    /// A map from the list is opened.
    Open(prop::sample::Index),
    /// A map from the list is deleted, and had back if so.
    Erase(prop::sample::Index, bool),
    /// Nothing is to stay but the newest state of the map on screen.
    LeaveNewest,
    /// The page ends, and begins again with what is kept.
    End,
}

#[derive(Clone, Copy, Debug)]
enum Fate {
    Done,
    Refused,
    /// Done, but the answer was lost.
    DoneUnheard,
}

fn happenings() -> impl Strategy<Value = Vec<Happening>> {
    let fate = prop_oneof![4 => Just(Fate::Done), 2 => Just(Fate::Refused), 1 => Just(Fate::DoneUnheard)];
    let edit = choices(2).prop_map(|choices| choices.into_iter().next().map_or(Happening::Settle, Happening::Edit));
    let happening = prop_oneof![
        12 => edit,
        6 => prop::collection::vec(fate, 1..4).prop_map(Happening::Write),
        2 => Just(Happening::Settle),
        1 => Just(Happening::Begin),
        1 => any::<prop::sample::Index>().prop_map(Happening::Open),
        1 => (any::<prop::sample::Index>(), any::<bool>()).prop_map(|(which, back)| Happening::Erase(which, back)),
        1 => Just(Happening::LeaveNewest),
        1 => Just(Happening::End),
    ];
    prop::collection::vec(happening, 0..60)
}

type Records = BTreeMap<u32, String>;

/// A page and the store that it writes to.
struct World {
    store: BTreeMap<String, Records>,
    ledger: Ledger,
    document: Document,
    ids: IdSource,
    begun: u32,
    now: u64,
    /// Of each map, every state it had, and the newest that is known to be kept.
    states: BTreeMap<String, (Vec<StakeholderMap>, usize)>,
}

fn snapshot(map: &StakeholderMap) -> Snapshot {
    Snapshot::of(map, json::write(map, None))
}

impl World {
    fn new() -> Self {
        let mut world = Self {
            store: BTreeMap::new(),
            ledger: Ledger::new(Journal::fresh("m0".to_owned()), 0),
            document: Document::new(StakeholderMap::default()),
            ids: IdSource::new(""),
            begun: 0,
            now: 0,
            states: BTreeMap::new(),
        };
        world.show(StakeholderMap::default());
        world
    }

    fn id(&self) -> String {
        self.ledger.journal().id().to_owned()
    }

    /// A map comes on screen.
    fn show(&mut self, map: StakeholderMap) {
        self.document = Document::new(map.clone());
        self.states.entry(self.id()).or_default().0.push(map);
    }

    fn texts(&self, id: &str) -> Vec<String> {
        self.store[id].values().cloned().collect()
    }

    /// Which one of the maps that are kept.
    fn kept(&self, which: &prop::sample::Index) -> Option<String> {
        (!self.store.is_empty()).then(|| which.get(&self.store.keys().cloned().collect::<Vec<_>>()).clone())
    }

    fn write(&mut self, fates: &[Fate]) {
        for fate in fates {
            self.now += 1;
            let newest = self.document.map().clone();
            // A map that nobody has written anything on is not kept.
            let Some(write) = self.ledger.next(|| Some(snapshot(&newest)), self.now) else { break };
            if !matches!(fate, Fate::Refused) {
                let records = self.store.entry(write.card.id.clone()).or_default();
                if write.is_alone {
                    records.clear();
                }
                records.extend(write.entries.iter().map(|entry| (entry.mark.place, entry.write())));
                records.retain(|place, _| !write.over.contains(place));
                let (states, sure) = self.states.get_mut(&write.card.id).expect("it was on screen");
                *sure = states.len() - 1;
            }
            self.ledger.written(write, matches!(fate, Fate::Done));
        }
    }

    fn happen(&mut self, happening: &Happening) {
        match happening {
            Happening::Edit(choice) => {
                let Some(command) = command(choice, self.document.map(), &mut self.ids) else { return };
                let Ok(diff) = plan(self.document.map(), &command) else { return };
                self.document.commit(&diff);
                let map = self.document.map().as_ref().clone();
                self.states.entry(self.id()).or_default().0.push(map);
                self.ledger.change(wire::write_diff(&diff));
            }
            Happening::Write(fates) => self.write(fates),
            Happening::Settle => self.ledger.settle(),
            Happening::Begin => self.begin(),
            Happening::Open(which) => {
                let Some(id) = self.kept(which).filter(|id| *id != self.id()) else { return };
                let former = snapshot(self.document.map());
                let (journal, map) = match self.ledger.take_left(&id) {
                    Some((journal, left)) => (journal, json::read_lenient(&left.file).expect("written here").map),
                    None => {
                        let records = self.texts(&id);
                        (Journal::of(&id, &records), replay(&records).expect("a state").imported.map)
                    }
                };
                self.ledger.turn(Some(former), journal);
                self.show(map);
            }
            Happening::Erase(which, is_had_back) => {
                let Some(id) = self.kept(which) else { return };
                if id == self.id() {
                    self.begun += 1;
                    self.ledger.turn(None, Journal::fresh(format!("m{}", self.begun)));
                    self.show(StakeholderMap::default());
                    self.ledger.forget();
                }
                self.ledger.erase(&id);
                let records = self.store.remove(&id).expect("it is kept");
                if *is_had_back {
                    self.ledger.restore(&id);
                    // What the store had is had back, not what it had refused.
                    let (states, _) = &self.states[&id];
                    let map = replay(&records.values().cloned().collect::<Vec<_>>()).expect("a state").imported.map;
                    let sure = states.iter().rposition(|state| *state == map).expect("a state it had");
                    self.states.insert(id.clone(), (states[..=sure].to_vec(), sure));
                    self.store.insert(id, records);
                }
            }
            Happening::LeaveNewest => self.ledger.leave_newest(),
            Happening::End => {
                self.begun += 1;
                let newest = self.store.keys().next_back().cloned();
                let (journal, map) = match newest {
                    Some(id) => {
                        let records = self.texts(&id);
                        (Journal::of(&id, &records), replay(&records).expect("a state").imported.map)
                    }
                    None => (Journal::fresh(format!("m{}", self.begun)), StakeholderMap::default()),
                };
                self.ledger = Ledger::new(journal, self.now);
                for (id, (states, _)) in &mut self.states {
                    // Whatever was not written is lost with the page.
                    if let Some(records) = self.store.get(id) {
                        let map = replay(&records.values().cloned().collect::<Vec<_>>()).expect("a state").imported.map;
                        states.push(map);
                    }
                }
                self.show(map);
            }
        }
    }

    fn begin(&mut self) {
        self.begun += 1;
        let former = snapshot(self.document.map());
        self.ledger.turn(Some(former), Journal::fresh(format!("m{}", self.begun)));
        self.show(StakeholderMap::default());
    }

    /// What is kept of each map is a state that it had, and none before the newest that is known to be kept.
    fn check(&self) -> Result<(), TestCaseError> {
        for id in self.store.keys() {
            let replayed = replay(&self.texts(id)).expect("a state");
            let (states, sure) = &self.states[id];
            prop_assert!(states[*sure..].contains(&replayed.imported.map), "{} is older than what was kept", id);
        }
        Ok(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_store_does_what_was_written_stays_and_what_was_not_is_written_again(happenings in happenings()) {
        let mut world = World::new();
        for happening in &happenings {
            world.happen(happening);
            world.check()?;
        }
        // The store works again.
        while world.ledger.has_work() {
            world.write(&[Fate::Done]);
        }
        let newest = world.document.map().as_ref().clone();
        match world.store.get(&world.id()) {
            Some(_) => prop_assert_eq!(replay(&world.texts(&world.id())).expect("a state").imported.map, newest),
            None => prop_assert!(snapshot(&newest).is_blank || !world.ledger.is_kept()),
        }
        world.check()?;
    }
}

#[test]
fn an_erased_map_is_not_written_again_by_a_write_that_was_refused_before() {
    let mut ledger = Ledger::new(Journal::fresh("one".to_owned()), 0);
    let map = Snapshot { file: "{}".to_owned(), title: "One".to_owned(), bodies: 1, ties: 0, is_blank: false };
    ledger.turn(Some(map.clone()), Journal::fresh("two".to_owned()));
    let write = ledger.next(|| None, 1).expect("the former map");
    // Deleted while that was under way.
    ledger.erase("one");
    ledger.written(write, false);
    assert!(ledger.next(|| None, 2).is_none());
    // Deleted after that had failed.
    ledger.turn(Some(map), Journal::fresh("three".to_owned()));
    let write = ledger.next(|| None, 3).expect("the former map");
    ledger.written(write, false);
    ledger.erase("two");
    assert!(ledger.next(|| None, 4).is_none());
}

#[test]
fn nothing_but_the_newest_state_stays_where_that_is_asked_for_even_if_it_is_refused_at_first() {
    let mut ledger = Ledger::new(Journal::fresh("one".to_owned()), 0);
    let map = || Some(Snapshot { file: "{}".to_owned(), title: "One".to_owned(), bodies: 1, ties: 0, is_blank: false });
    let write = ledger.next(map, 1).expect("the map");
    ledger.written(write, true);
    ledger.leave_newest();
    let write = ledger.next(map, 2).expect("the map");
    assert!(write.is_alone);
    ledger.written(write, false);
    ledger.change("{}".to_owned());
    let again = ledger.next(map, 3).expect("the map");
    assert_eq!((again.is_alone, again.entries.len()), (true, 1));
    ledger.written(again, true);
    assert_eq!(ledger.journal().states().len(), 1);
    assert!(ledger.next(map, 4).is_none());
}
