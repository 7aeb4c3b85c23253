//! Tries how sure the rankings are once nobody has changed the map for a while: by a worker where the browser lets us have
//! one, else in slices between frames.
//!
//! **Invariant:** trials are left as soon as the session no longer wants them.
//! **Not here:** the trials themselves (`analysis`).

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo_timers::callback::Timeout;

use crate::analysis::{Held, Trials, WayTask};
use crate::host::background::{Background, Fate};
use crate::host::parcel::{pack_trials, unpack_held};
use crate::host::slices::run_slice;
use crate::session::Session;

/// How long nothing must change before trials begin.
const PAUSE_MILLIS: u32 = 800;
/// How long a slice of trials on the page's own thread may last, but for the trial that is being made.
const SLICE_MILLIS: f64 = 8.0;

/// Tries the rankings of one session.
pub(crate) struct Trier {
    session: Session,
    background: Rc<Background>,
    /// The ties that trials are made with.
    task: RefCell<Option<Rc<WayTask>>>,
    number: Cell<u32>,
    pause: RefCell<Option<Timeout>>,
    /// Whether the pause is over.
    is_due: Cell<bool>,
}

impl Trier {
    /// Tries with the help of `background`.
    pub(crate) fn new(session: Session, background: Rc<Background>) -> Rc<Self> {
        let trier = Rc::new(Self {
            session,
            background,
            task: RefCell::default(),
            number: Cell::default(),
            pause: RefCell::default(),
            is_due: Cell::default(),
        });
        let ear = Rc::downgrade(&trier);
        trier.background.listen(move |numbers| {
            let Some(trier) = ear.upgrade() else { return };
            match numbers.map(unpack_held) {
                Some(Some((number, held))) if number == f64::from(trier.number.get()) => trier.take(held),
                Some(_) => {}
                None if trier.is_due.get() => trier.begin(),
                None => {}
            }
        });
        trier
    }

    /// Looks whether something is to be tried; call it after every event of the session.
    pub(crate) fn look(self: &Rc<Self>) {
        let wanted = self.session.trial_task();
        let is_same = match (&*self.task.borrow(), &wanted) {
            (Some(task), Some(wanted)) => Rc::ptr_eq(task, wanted),
            (task, wanted) => task.is_none() && wanted.is_none(),
        };
        if is_same {
            return;
        }
        self.stop();
        self.background.send(|| pack_trials(0.0, None));
        *self.task.borrow_mut() = wanted;
        if self.task.borrow().is_some() {
            let trier = Rc::downgrade(self);
            let begin = move || {
                if let Some(trier) = trier.upgrade() {
                    trier.is_due.set(true);
                    trier.begin();
                }
            };
            *self.pause.borrow_mut() = Some(Timeout::new(PAUSE_MILLIS, begin));
        }
    }

    /// Tries nothing any more.
    pub(crate) fn stop(&self) {
        self.pause.take();
        self.is_due.set(false);
        self.task.take();
        self.number.set(self.number.get() + 1);
    }

    fn begin(self: &Rc<Self>) {
        let task = self.task.borrow();
        let Some(ties) = task.as_ref() else { return };
        let number = self.number.get();
        if self.background.send(|| pack_trials(f64::from(number), Some(ties))) == Fate::NoWorker {
            match Trials::of(ties) {
                Some(trials) => go_on(Rc::downgrade(self), number, trials),
                None => {
                    drop(task);
                    self.take(Vec::new());
                }
            }
        }
    }

    fn take(&self, held: Vec<Held>) {
        let task = self.task.take();
        if let Some(task) = task {
            self.session.take_trials(&task, held);
        }
    }
}

fn go_on(trier: Weak<Trier>, number: u32, mut trials: Trials) {
    Timeout::new(0, move || {
        let Some(alive) = trier.upgrade().filter(|trier| trier.number.get() == number) else { return };
        if run_slice(SLICE_MILLIS, &mut || trials.step()) {
            alive.take(trials.found());
        } else {
            go_on(trier, number, trials);
        }
    })
    .forget();
}
