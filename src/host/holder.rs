//! Holds the newest revision outside the memory of the program, from where it comes back when the program breaks.
//!
//! **Invariant:** what is held is a map and the changes to it, in the order in which they were made.
//! **Not here:** what happens after a fault; see `www/stakeholder-map.js`. Other tabs, which get the same; see `tabs`.

use std::cell::{Cell, RefCell};

use gloo_timers::callback::Timeout;
use js_sys::Function;
use wasm_bindgen::JsValue;

/// How long nothing must change before the whole map is held anew.
const SETTLED_MILLIS: u32 = 1_500;
/// After so many changes the whole map is held.
const MOST_CHANGES: u32 = 200;

/// What is to be done with a map that is held outside.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// It is one's own, and kept.
    Own,
    /// It is an example, and never kept.
    Example,
    /// A later version of the program made it: to be looked at only.
    Newer,
}

impl Kind {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Example => "example",
            Self::Newer => "newer",
        }
    }

    pub(crate) fn read(word: &str) -> Self {
        match word {
            "example" => Self::Example,
            "newer" => Self::Newer,
            _ => Self::Own,
        }
    }
}

/// Hands revisions out.
pub(crate) struct Holder {
    hold: Function,
    changes: Cell<u32>,
    settled: RefCell<Option<Timeout>>,
}

impl Holder {
    /// `hold` takes a change, or else a map and its kind.
    pub(crate) fn new(hold: Function) -> Self {
        Self { hold, changes: Cell::default(), settled: RefCell::default() }
    }

    /// Holds a further change in its wire form; whether the whole map should follow.
    pub(crate) fn change(&self, diff: &str) -> bool {
        self.changes.set(self.changes.get() + 1);
        self.tell(&diff.into(), &JsValue::UNDEFINED, &JsValue::UNDEFINED);
        self.changes.get() > MOST_CHANGES
    }

    /// Holds a whole map.
    pub(crate) fn whole(&self, map: &str, kind: Kind) {
        self.changes.set(0);
        self.settled.take();
        self.tell(&JsValue::UNDEFINED, &map.into(), &kind.word().into());
    }

    /// Does something when nothing has changed for a moment.
    pub(crate) fn when_settled(&self, act: impl FnOnce() + 'static) {
        *self.settled.borrow_mut() = Some(Timeout::new(SETTLED_MILLIS, act));
    }

    /// Waits for nothing any more.
    pub(crate) fn stop(&self) {
        self.settled.take();
    }

    fn tell(&self, change: &JsValue, map: &JsValue, kind: &JsValue) {
        // What takes it is our own script, which never throws.
        self.hold.call3(&JsValue::UNDEFINED, change, map, kind).map(drop).unwrap_or_default();
    }
}
