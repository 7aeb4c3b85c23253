//! Keeps the map in the browser's database: each change at once, the whole map when nobody has changed it for a moment.
//!
//! **Invariant:** one keeper on the machine, whose element holds a lock, and one write at a time; what is in the database is
//! the map as it was after some change, and after the newest one as soon as the last write has ended. A refused write is
//! said, and tried again with the next change.
//! **Not here:** which map is worth keeping; see `page`.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;

use crate::host::store::Store;
use crate::host::tasks;
use crate::ui::services::Saving;

/// How long a change waits to be written, so that it is painted first.
const SOON_MILLIS: u32 = 30;
/// How long nothing must change before the whole map is written.
const SETTLED_MILLIS: u32 = 1_500;
/// After so many changes the whole map is written even while others follow.
const MOST_CHANGES: u32 = 200;

/// Writes changes and maps.
pub(crate) struct Keeper {
    store: Store,
    newest: Box<dyn Fn() -> Option<String>>,
    tell: Box<dyn Fn(Saving)>,
    /// Changes that wait to be written.
    changes: RefCell<Vec<String>>,
    /// How many changes were written since the map was.
    written: Cell<u32>,
    /// Whether the map in the database is not the newest, even with all changes to it: bodies stand elsewhere, say.
    is_stale: Cell<bool>,
    /// Whether the whole map is to be written next.
    is_map_due: Cell<bool>,
    is_writing: Cell<bool>,
    soon: RefCell<Option<Timeout>>,
    settled: RefCell<Option<Timeout>>,
}

impl Keeper {
    /// `has_map` says that the database holds a map already, to which changes can be added; `newest` makes the map file to
    /// keep, if there is something to keep; `tell` hears how it goes.
    pub(crate) fn new(
        store: Store,
        has_map: bool,
        newest: impl Fn() -> Option<String> + 'static,
        tell: impl Fn(Saving) + 'static,
    ) -> Rc<Self> {
        Rc::new(Self {
            store,
            newest: Box::new(newest),
            tell: Box::new(tell),
            changes: RefCell::default(),
            written: Cell::default(),
            is_stale: Cell::default(),
            is_map_due: Cell::new(!has_map),
            is_writing: Cell::default(),
            soon: RefCell::default(),
            settled: RefCell::default(),
        })
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
            while let Some(is_written) = keeper.write_next().await {
                let is_done = keeper.changes.borrow().is_empty() && !keeper.is_map_due.get();
                if is_done || !is_written {
                    (keeper.tell)(if is_written { Saving::Saved } else { Saving::Failed });
                    break;
                }
            }
            keeper.is_writing.set(false);
        });
    }

    /// Writes what is next; `None` when there is nothing, else whether it went well.
    async fn write_next(&self) -> Option<bool> {
        if self.is_map_due.get() || self.written.get() > MOST_CHANGES {
            let map = (self.newest)()?;
            self.is_map_due.set(false);
            // The map holds them.
            self.changes.take();
            self.is_stale.set(false);
            self.written.set(0);
            let is_written = self.store.write_map(&map).await.is_ok();
            self.is_map_due.set(self.is_map_due.get() || !is_written);
            return Some(is_written);
        }
        let changes = self.changes.take();
        if changes.is_empty() {
            return None;
        }
        let first = self.written.replace(self.written.get() + changes.len() as u32);
        let is_written = self.store.write_changes(first, &changes).await.is_ok();
        // Without these changes only the whole map is right.
        self.is_map_due.set(self.is_map_due.get() || !is_written);
        Some(is_written)
    }
}
