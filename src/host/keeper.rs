//! Keeps the map in the browser's database after every change.
//!
//! **Invariant:** one write at a time, and the last write has the newest map; a refused write is said, and tried again with
//! the next change.
//! **Not here:** which map is worth keeping; see `page`.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;

use crate::host::store::{CURRENT, Store};
use crate::host::tasks;
use crate::ui::services::Saving;

/// How long a change waits to be written, so that it is painted first.
const DELAY_MILLIS: u32 = 30;

/// Writes the newest map, again and again.
pub(crate) struct Keeper {
    store: Store,
    newest: Box<dyn Fn() -> Option<String>>,
    tell: Box<dyn Fn(Saving)>,
    is_stale: Cell<bool>,
    is_writing: Cell<bool>,
    soon: RefCell<Option<Timeout>>,
}

impl Keeper {
    /// `newest` makes the text to keep, if there is something to keep; `tell` hears how it goes.
    pub(crate) fn new(store: Store, newest: impl Fn() -> Option<String> + 'static, tell: impl Fn(Saving) + 'static) -> Rc<Self> {
        Rc::new(Self {
            store,
            newest: Box::new(newest),
            tell: Box::new(tell),
            is_stale: Cell::new(false),
            is_writing: Cell::new(false),
            soon: RefCell::default(),
        })
    }

    /// The map has changed: it is written once the change has been painted.
    pub(crate) fn keep(self: &Rc<Self>) {
        self.is_stale.set(true);
        (self.tell)(Saving::Pending);
        let mut soon = self.soon.borrow_mut();
        if soon.is_none() {
            let keeper = self.clone();
            *soon = Some(Timeout::new(DELAY_MILLIS, move || keeper.flush()));
        }
    }

    /// Writes now what waits to be written; the page may be about to go.
    pub(crate) fn flush(self: &Rc<Self>) {
        self.soon.take();
        if self.is_writing.get() || !self.is_stale.get() {
            return;
        }
        self.is_writing.set(true);
        let keeper = self.clone();
        tasks::run(async move {
            while keeper.is_stale.take() {
                let Some(text) = (keeper.newest)() else { break };
                let outcome = keeper.store.write(CURRENT, &text).await;
                if !keeper.is_stale.get() || outcome.is_err() {
                    (keeper.tell)(if outcome.is_ok() { Saving::Saved } else { Saving::Failed });
                }
            }
            keeper.is_writing.set(false);
        });
    }
}
