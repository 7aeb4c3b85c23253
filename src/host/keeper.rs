//! Keeps the map in the browser's database: each change at once, the whole map when nobody has changed it for a moment.
//!
//! **Invariant:** one keeper on the machine, whose element holds a lock, and one write at a time; what is in the database is
//! the map as it was after some change, and after the newest one as soon as the last write has ended. A refused write is
//! said, and tried again with the next change.
//! **Not here:** which map is worth keeping; see `page`. What to write next; see `formats::journal::Ledger`. The list of
//! maps; see `shelf`.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;

use crate::formats::journal::{Journal, Ledger, Mark, Snapshot};
use crate::host::store::{Kept, Store};
use crate::host::tasks;
use crate::ui::services::Saving;

/// How long a change waits to be written, so that it is painted first.
const SOON_MILLIS: u32 = 30;
/// How long nothing must change before the whole map is written.
const SETTLED_MILLIS: u32 = 1_500;
/// A write that has not ended after so long is said to have failed, until it ends after all.
const LATE_MILLIS: u32 = 900;

/// The journal of a map that has not been kept yet.
pub(crate) fn fresh_journal() -> Journal {
    // Two pages never begin a map in the same millisecond and with the same number.
    Journal::fresh(format!("{:x}-{:x}", now(), (js_sys::Math::random() * 1e9) as u64))
}

/// Now, in milliseconds since 1970.
pub(crate) fn now() -> u64 {
    js_sys::Date::now() as u64
}

/// Writes changes and maps.
pub(crate) struct Keeper {
    pub(crate) store: Store,
    newest: Box<dyn Fn() -> Option<Snapshot>>,
    tell: Box<dyn Fn(Saving)>,
    ledger: RefCell<Ledger>,
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
            newest: Box::new(newest),
            tell: Box::new(tell),
            ledger: RefCell::new(Ledger::new(journal, now())),
            is_writing: Cell::default(),
            soon: RefCell::default(),
            settled: RefCell::default(),
        })
    }

    /// Names the map on screen.
    pub(crate) fn id(&self) -> String {
        self.ledger.borrow().journal().id().to_owned()
    }

    /// The states of the map on screen that can be gone back to, the newest first.
    pub(crate) fn states(&self) -> Vec<Mark> {
        self.ledger.borrow().journal().states()
    }

    /// Another map is on screen: the former one is written as it was last, and what follows goes to another journal.
    pub(crate) fn turn(self: &Rc<Self>, former: Option<Snapshot>, journal: Journal) {
        self.settled.take();
        self.ledger.borrow_mut().turn(former, journal);
        self.keep_map();
    }

    /// The newest state of a map of the list that could not be written so far.
    pub(crate) fn take_left(&self, id: &str) -> Option<(Journal, Snapshot)> {
        self.ledger.borrow_mut().take_left(id)
    }

    /// Erases all that is kept of a map, and what was still to be written of it.
    ///
    /// # Errors
    /// What the browser says.
    pub(crate) async fn erase(&self, id: &str) -> Result<(), idb::Error> {
        self.ledger.borrow_mut().erase(id);
        self.store.erase(id).await
    }

    /// Keeps an erased map again as it was.
    ///
    /// # Errors
    /// What the browser says, for one that the disk is full.
    pub(crate) async fn put_back(&self, kept: &Kept) -> Result<(), idb::Error> {
        self.ledger.borrow_mut().restore(&kept.card.id);
        self.store.put_back(kept).await
    }

    /// Leaves nothing of the map on screen but its newest state.
    pub(crate) async fn leave_newest(self: &Rc<Self>) {
        self.ledger.borrow_mut().leave_newest();
        self.end().await;
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
        self.settled.take();
        self.ledger.borrow_mut().forget();
    }

    /// The map has changed by a diff, in its wire form: it is written once the change has been painted.
    pub(crate) fn keep_change(self: &Rc<Self>, change: String) {
        self.ledger.borrow_mut().change(change);
        (self.tell)(Saving::Pending);
        self.write_soon();
        self.keep_settled();
    }

    /// Another map is there: the whole of it is written soon.
    pub(crate) fn keep_map(self: &Rc<Self>) {
        self.ledger.borrow_mut().want_map();
        (self.tell)(Saving::Pending);
        self.write_soon();
    }

    /// Bodies stand elsewhere: the whole map is written when nothing has changed for a moment.
    pub(crate) fn keep_settled(self: &Rc<Self>) {
        self.ledger.borrow_mut().stale();
        let keeper = self.clone();
        *self.settled.borrow_mut() = Some(Timeout::new(SETTLED_MILLIS, move || keeper.flush()));
    }

    /// Writes the whole map now if it has changed; the page may be about to go.
    pub(crate) fn flush(self: &Rc<Self>) {
        self.ledger.borrow_mut().settle();
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
            while is_written && keeper.ledger.borrow().has_work() {
                is_written = keeper.write_next().await;
            }
            drop(late);
            keeper.is_writing.set(false);
            (keeper.tell)(match is_written {
                false => Saving::Failed,
                true if keeper.ledger.borrow().is_kept() => Saving::Saved,
                true => Saving::Off,
            });
        });
    }

    /// Writes what is next; whether it went well.
    async fn write_next(&self) -> bool {
        let next = self.ledger.borrow_mut().next(&self.newest, now());
        let Some(write) = next else { return true };
        let is_written = self.store.append(&write).await.is_ok();
        self.ledger.borrow_mut().written(write, is_written);
        is_written
    }
}
