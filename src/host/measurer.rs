//! Measures large maps in the background: by a worker where the browser lets us have one, else in slices between frames.
//!
//! **Invariant:** one task at a time; it is left as soon as the session no longer wants it. The page's own thread begins and
//! reports, each in a task of its own; the search between them runs elsewhere or in slices.
//! **Not here:** small maps, which the session measures at once.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo_timers::callback::Timeout;

use crate::analysis::{WaySearch, Ways};
use crate::edit::Revision;
use crate::host::background::{Background, Fate};
use crate::host::parcel::{pack_search, unpack_search_progress};
use crate::host::slices::run_slice;
use crate::session::{Measuring, Session};

/// How long nothing must change before the measures of a large map are taken.
const PAUSE_MILLIS: u32 = 150;
/// How long a slice of the search on the page's own thread may last.
const SLICE_MILLIS: f64 = 8.0;

struct Task {
    number: f64,
    measuring: Rc<Measuring>,
}

/// Measures the map of one session.
pub(crate) struct Measurer {
    session: Session,
    background: Rc<Background>,
    /// Called with the share that is done, and with `None` at the end.
    tell: Box<dyn Fn(Option<f64>)>,
    task: RefCell<Option<Task>>,
    tasks_seen: Cell<f64>,
    /// The revision for which a pause has begun, and which pause it is.
    pause: Cell<(Option<Revision>, u32)>,
}

impl Measurer {
    /// Measures with the help of `background`; `tell` hears the share that is done, and `None` at the end.
    pub(crate) fn new(session: Session, background: Rc<Background>, tell: impl Fn(Option<f64>) + 'static) -> Rc<Self> {
        let measurer = Rc::new(Self {
            session,
            background,
            tell: Box::new(tell),
            task: RefCell::default(),
            tasks_seen: Cell::default(),
            pause: Cell::default(),
        });
        let ear = Rc::downgrade(&measurer);
        measurer.background.listen(move |numbers| {
            if let Some(measurer) = ear.upgrade() {
                match numbers {
                    Some(numbers) => measurer.hear(numbers),
                    None => measurer.send(),
                }
            }
        });
        measurer
    }

    /// Looks whether something is to be measured; call it after every event of the session.
    pub(crate) fn look(self: &Rc<Self>) {
        if self.task.borrow().as_ref().is_some_and(|task| self.session.is_wanted(&task.measuring)) {
            return;
        }
        self.leave();
        let frame = self.session.frame();
        let (paused_for, pause) = self.pause.get();
        let wanted = (!frame.is_measured).then_some(frame.revision);
        if wanted == paused_for {
            return;
        }
        self.pause.set((wanted, pause + 1));
        if wanted.is_some() {
            self.later(PAUSE_MILLIS, move |measurer| {
                if measurer.pause.get().1 == pause + 1 {
                    measurer.pause.set((None, pause + 1));
                    measurer.begin();
                }
            });
        }
    }

    /// Leaves whatever is being measured.
    fn leave(&self) {
        if let Some(task) = self.task.take() {
            (self.tell)(None);
            self.background.send(|| pack_search(task.number, None));
        }
    }

    /// Measures nothing any more.
    pub(crate) fn stop(&self) {
        self.task.take();
        self.pause.set((None, self.pause.get().1 + 1));
    }

    fn begin(self: &Rc<Self>) {
        let Some(measuring) = self.session.measuring() else { return };
        self.tasks_seen.set(self.tasks_seen.get() + 1.0);
        let found = measuring.found().cloned();
        *self.task.borrow_mut() = Some(Task { number: self.tasks_seen.get(), measuring });
        match found {
            Some(ways) => {
                let number = self.tasks_seen.get();
                self.later(0, move |measurer| measurer.take(number, ways));
            }
            None => self.send(),
        }
    }

    fn send(self: &Rc<Self>) {
        let task = self.task.borrow();
        let Some(Task { number, measuring }) = task.as_ref().filter(|task| task.measuring.found().is_none()) else { return };
        let (number, task) = (*number, measuring.task());
        if self.background.send(|| pack_search(number, Some(task))) == Fate::NoWorker {
            self.go_on(number, WaySearch::new(task));
        }
    }

    fn go_on(self: &Rc<Self>, number: f64, mut search: WaySearch) {
        self.later(0, move |measurer| {
            if !measurer.is_at(number) {
                return;
            }
            if run_slice(SLICE_MILLIS, &mut || search.step()) {
                measurer.take(number, Rc::new(search.found()));
            } else {
                (measurer.tell)(Some(search.share()));
                measurer.go_on(number, search);
            }
        });
    }

    fn hear(&self, numbers: &[f64]) {
        let Some(progress) = unpack_search_progress(numbers).filter(|progress| self.is_at(progress.task)) else { return };
        match progress.found {
            Some(ways) => self.take(progress.task, Rc::new(ways)),
            None => (self.tell)(Some(progress.share)),
        }
    }

    fn is_at(&self, number: f64) -> bool {
        self.task.borrow().as_ref().is_some_and(|task| task.number == number)
    }

    fn take(&self, number: f64, ways: Rc<Ways>) {
        if self.is_at(number)
            && let Some(task) = self.task.take()
        {
            (self.tell)(None);
            self.session.take_ways(&task.measuring, &ways);
        }
    }

    fn later(self: &Rc<Self>, millis: u32, act: impl FnOnce(&Rc<Self>) + 'static) {
        let measurer: Weak<Self> = Rc::downgrade(self);
        Timeout::new(millis, move || {
            if let Some(measurer) = measurer.upgrade() {
                act(&measurer);
            }
        })
        .forget();
    }
}
