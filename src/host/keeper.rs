//! Keeps the map in the browser's database: each change at once, the whole map when nobody has changed it for a moment.
//!
//! **Invariant:** one keeper on the machine, whose element holds a lock, and one write at a time; what is in the database is
//! the map as it was after some change, and after the newest one as soon as the last write has ended. A refused write is
//! said, and tried again with the next change.
//! **Not here:** which map is worth keeping; see `page`. The list of maps; see `shelf`.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;

use crate::formats::journal::{Card, Entry, Mark, superseded};
use crate::formats::json;
use crate::host::store::{Kept, Store};
use crate::host::tasks;
use crate::ui::services::Saving;

/// How long a change waits to be written, so that it is painted first.
const SOON_MILLIS: u32 = 30;
/// How long nothing must change before the whole map is written.
const SETTLED_MILLIS: u32 = 1_500;
/// After so many changes the whole map is written even while others follow.
const MOST_CHANGES: usize = 200;
/// A write that has not ended after so long is said to have failed, until it ends after all.
const LATE_MILLIS: u32 = 900;

/// The whole map, to be kept.
pub(crate) struct Snapshot {
    /// The map file.
    pub(crate) file: String,
    pub(crate) title: String,
    pub(crate) bodies: usize,
    pub(crate) ties: usize,
}

impl Snapshot {
    /// That of a map file; `None` where it cannot be read.
    pub(crate) fn of(file: String) -> Option<Self> {
        let map = json::read_lenient(&file).ok()?.map;
        let (bodies, ties) = (map.stakeholders().len(), map.relationships().len());
        Some(Self { file, title: map.properties().title.clone(), bodies, ties })
    }
}

/// What is known of the journal of one map.
#[derive(Default)]
pub(crate) struct Journal {
    id: String,
    marks: Vec<Mark>,
    next: u32,
}

impl Journal {
    /// The journal of a map that has not been kept yet.
    pub(crate) fn fresh() -> Self {
        // Two pages never begin a map in the same millisecond and with the same number.
        let id = format!("{:x}-{:x}", now(), (js_sys::Math::random() * 1e9) as u64);
        Self { id, ..Self::default() }
    }

    /// The journal with these records.
    pub(crate) fn of(id: &str, records: &[String]) -> Self {
        let marks: Vec<Mark> = records.iter().filter_map(|record| Some(Entry::read(record)?.mark)).collect();
        let next = marks.iter().map(|mark| mark.place + 1).max().unwrap_or_default();
        Self { id: id.to_owned(), marks, next }
    }

    /// Records to be written next, and the places of those that are over then.
    fn extend(&mut self, bodies: Vec<String>, is_state: bool, session: u64) -> (Vec<Entry>, Vec<u32>) {
        let date = now();
        let mut entries = Vec::with_capacity(bodies.len());
        for body in bodies {
            let mark = Mark { place: self.next, session, date, is_state };
            self.next += 1;
            self.marks.push(mark);
            entries.push(Entry { mark, body });
        }
        let over = if is_state { superseded(&self.marks) } else { Vec::new() };
        self.marks.retain(|mark| !over.contains(&mark.place));
        (entries, over)
    }

    fn changes(&self) -> usize {
        self.marks.iter().rev().take_while(|mark| !mark.is_state).count()
    }
}

/// Now, in milliseconds since 1970.
pub(crate) fn now() -> u64 {
    js_sys::Date::now() as u64
}

/// Writes changes and maps.
pub(crate) struct Keeper {
    pub(crate) store: Store,
    /// When this session of work began.
    session: u64,
    newest: Box<dyn Fn() -> Option<Snapshot>>,
    tell: Box<dyn Fn(Saving)>,
    journal: RefCell<Journal>,
    /// What the map on screen was when it was last written.
    card: RefCell<Option<Card>>,
    /// Changes that wait to be written.
    changes: RefCell<Vec<String>>,
    /// Maps that are no longer on screen, to be written once more.
    left: RefCell<Vec<(Journal, Snapshot)>>,
    /// Maps that were erased: no late write brings them back.
    erased: RefCell<Vec<String>>,
    /// Whether the map in the database is not the newest, even with all changes to it: bodies stand elsewhere, say.
    is_stale: Cell<bool>,
    /// Whether the whole map is to be written next.
    is_map_due: Cell<bool>,
    is_writing: Cell<bool>,
    soon: RefCell<Option<Timeout>>,
    settled: RefCell<Option<Timeout>>,
}

impl Keeper {
    /// `journal` is that of the map on screen; `newest` makes what is to be kept, if there is something to keep; `tell`
    /// hears how it goes.
    pub(crate) fn new(
        store: Store,
        journal: Journal,
        newest: impl Fn() -> Option<Snapshot> + 'static,
        tell: impl Fn(Saving) + 'static,
    ) -> Rc<Self> {
        Rc::new(Self {
            store,
            session: now(),
            newest: Box::new(newest),
            tell: Box::new(tell),
            journal: RefCell::new(journal),
            card: RefCell::default(),
            changes: RefCell::default(),
            left: RefCell::default(),
            erased: RefCell::default(),
            is_stale: Cell::default(),
            // Its first writing in a session is a whole map, which names the session's beginning.
            is_map_due: Cell::new(true),
            is_writing: Cell::default(),
            soon: RefCell::default(),
            settled: RefCell::default(),
        })
    }

    /// Names the map on screen.
    pub(crate) fn id(&self) -> String {
        self.journal.borrow().id.clone()
    }

    /// The states of the map on screen that can be gone back to, the newest first.
    pub(crate) fn states(&self) -> Vec<Mark> {
        self.journal.borrow().marks.iter().rev().filter(|mark| mark.is_state).copied().collect()
    }

    /// Another map is on screen: the former one is written as it was last, and what follows goes to another journal.
    pub(crate) fn turn(self: &Rc<Self>, former: Option<Snapshot>, journal: Journal) {
        let before = self.journal.replace(journal);
        self.forget();
        if let Some(former) = former {
            self.left.borrow_mut().push((before, former));
        }
        self.keep_map();
    }

    /// Erases all that is kept of a map, and what was still to be written of it.
    ///
    /// # Errors
    /// What the browser says.
    pub(crate) async fn erase(&self, id: &str) -> Result<(), idb::Error> {
        self.erased.borrow_mut().push(id.to_owned());
        self.left.borrow_mut().retain(|(journal, _)| journal.id != id);
        self.store.erase(id).await
    }

    /// Keeps an erased map again as it was.
    ///
    /// # Errors
    /// What the browser says, for one that the disk is full.
    pub(crate) async fn put_back(&self, kept: &Kept) -> Result<(), idb::Error> {
        self.erased.borrow_mut().retain(|id| *id != kept.card.id);
        self.store.put_back(kept).await
    }

    /// Writes what there is to write, and ends once that is done or refused.
    pub(crate) async fn end(self: &Rc<Self>) {
        self.flush();
        while self.is_writing.get() {
            tasks::sleep(SOON_MILLIS).await;
        }
    }

    /// What was not written yet is of no interest any more.
    pub(crate) fn forget(&self) {
        self.changes.take();
        self.card.take();
        self.is_stale.set(false);
        self.is_map_due.set(false);
        self.settled.take();
    }

    /// The map has changed by a diff, in its wire form: it is written once the change has been painted.
    pub(crate) fn keep_change(self: &Rc<Self>, change: String) {
        self.changes.borrow_mut().push(change);
        (self.tell)(Saving::Pending);
        self.write_soon();
        self.keep_settled();
    }

    /// Another map is there: the whole of it is written soon.
    pub(crate) fn keep_map(self: &Rc<Self>) {
        self.is_map_due.set(true);
        (self.tell)(Saving::Pending);
        self.write_soon();
    }

    /// Bodies stand elsewhere: the whole map is written when nothing has changed for a moment.
    pub(crate) fn keep_settled(self: &Rc<Self>) {
        self.is_stale.set(true);
        let keeper = self.clone();
        *self.settled.borrow_mut() = Some(Timeout::new(SETTLED_MILLIS, move || keeper.flush()));
    }

    /// Writes the whole map now if it has changed; the page may be about to go.
    pub(crate) fn flush(self: &Rc<Self>) {
        if self.is_stale.get() {
            self.is_map_due.set(true);
        }
        self.write();
    }

    fn write_soon(self: &Rc<Self>) {
        let mut soon = self.soon.borrow_mut();
        if soon.is_none() {
            let keeper = self.clone();
            *soon = Some(Timeout::new(SOON_MILLIS, move || keeper.write()));
        }
    }

    fn write(self: &Rc<Self>) {
        self.soon.take();
        if self.is_writing.replace(true) {
            return;
        }
        let keeper = self.clone();
        tasks::run(async move {
            let late = {
                let keeper = keeper.clone();
                Timeout::new(LATE_MILLIS, move || (keeper.tell)(Saving::Failed))
            };
            let mut is_written = true;
            while is_written && keeper.has_work() {
                is_written = keeper.write_next().await;
            }
            drop(late);
            keeper.is_writing.set(false);
            (keeper.tell)(match is_written {
                false => Saving::Failed,
                true if keeper.card.borrow().is_some() => Saving::Saved,
                true => Saving::Off,
            });
        });
    }

    fn has_work(&self) -> bool {
        self.is_map_due.get() || !self.changes.borrow().is_empty() || !self.left.borrow().is_empty()
    }

    /// Writes what is next; whether it went well.
    async fn write_next(&self) -> bool {
        let left = self.left.borrow_mut().pop();
        if let Some((mut journal, snapshot)) = left {
            let card = card(&journal, &snapshot);
            let (entries, over) = journal.extend(vec![snapshot.file.clone()], true, self.session);
            let is_written = self.store.append(&card, &entries, &over).await.is_ok();
            if !is_written && !self.erased.borrow().contains(&card.id) {
                self.left.borrow_mut().push((journal, snapshot));
            }
            return is_written;
        }
        let is_many = self.journal.borrow().changes() > MOST_CHANGES;
        if self.is_map_due.get() || is_many || self.card.borrow().is_none() {
            let newest = (self.newest)();
            self.is_map_due.set(false);
            self.is_stale.set(false);
            // The map holds them.
            self.changes.take();
            let Some(snapshot) = newest else { return true };
            let is_blank = snapshot.bodies == 0 && snapshot.title.is_empty();
            if is_blank && self.journal.borrow().marks.is_empty() {
                return true;
            }
            let card = card(&self.journal.borrow(), &snapshot);
            *self.card.borrow_mut() = Some(card.clone());
            return self.append(card, vec![snapshot.file], true).await;
        }
        let changes = self.changes.take();
        let card = self.card.borrow().clone().map(|card| Card { date: now(), ..card });
        match card {
            Some(card) => self.append(card, changes, false).await,
            None => true,
        }
    }

    async fn append(&self, card: Card, bodies: Vec<String>, is_state: bool) -> bool {
        let (entries, over) = self.journal.borrow_mut().extend(bodies, is_state, self.session);
        let is_written = self.store.append(&card, &entries, &over).await.is_ok();
        if !is_written {
            // Without these records only the whole map is right.
            self.is_map_due.set(true);
            let mut journal = self.journal.borrow_mut();
            if journal.id == card.id {
                journal.marks.retain(|mark| entries.iter().all(|entry| entry.mark.place != mark.place));
            }
        }
        is_written
    }
}

fn card(journal: &Journal, snapshot: &Snapshot) -> Card {
    Card {
        id: journal.id.clone(),
        title: snapshot.title.clone(),
        date: now(),
        bytes: snapshot.file.len() as u64,
        bodies: snapshot.bodies as u64,
        ties: snapshot.ties as u64,
    }
}
