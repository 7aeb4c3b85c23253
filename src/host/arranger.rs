//! Arranges the map in the background: by a worker where the browser lets us have one, else in slices between frames.
//!
//! **Invariant:** one task at a time, the newest revision; progress on an older one is dropped by the session.
//! **Not here:** the layout itself (`layout`), the worker's side (`worker`).

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo_timers::callback::Timeout;

use crate::edit::Revision;
use crate::host::background::{Background, Fate};
use crate::host::parcel::{pack_task, unpack_progress};
use crate::host::slices::run_slice;
use crate::layout::{Arrangement, Point, Problem};
use crate::session::Session;

/// How long a slice of layout on the page's own thread may last.
const SLICE_MILLIS: f64 = 8.0;

struct Task {
    number: f64,
    revision: Revision,
    problem: Problem,
}

/// Arranges the map of one session.
pub(crate) struct Arranger {
    session: Session,
    background: Rc<Background>,
    task: RefCell<Option<Task>>,
    tasks_seen: Cell<f64>,
    is_placing: Cell<bool>,
}

impl Arranger {
    /// Arranges with the help of `background`.
    pub(crate) fn new(session: Session, background: Rc<Background>) -> Rc<Self> {
        let arranger =
            Rc::new(Self { session, background, task: RefCell::default(), tasks_seen: Cell::default(), is_placing: Cell::default() });
        let ear = Rc::downgrade(&arranger);
        arranger.background.listen(move |numbers| {
            let Some(arranger) = ear.upgrade() else { return };
            match numbers.map(unpack_progress) {
                Some(Some(progress)) => {
                    arranger.place(progress.task, &progress.points, progress.is_last);
                }
                Some(None) => {}
                None => arranger.begin(),
            }
        });
        arranger
    }

    /// Looks whether something is to be arranged; call it after every event of the session.
    pub(crate) fn look(self: &Rc<Self>) {
        if self.is_placing.get() {
            return;
        }
        let Some((revision, problem)) = self.session.layout_task() else {
            self.task.take();
            return;
        };
        if self.task.borrow().as_ref().is_some_and(|task| task.revision == revision) {
            return;
        }
        self.tasks_seen.set(self.tasks_seen.get() + 1.0);
        *self.task.borrow_mut() = Some(Task { number: self.tasks_seen.get(), revision, problem });
        self.begin();
    }

    /// Whether nothing is being arranged.
    pub(crate) fn is_idle(&self) -> bool {
        self.task.borrow().is_none()
    }

    /// Arranges nothing any more.
    pub(crate) fn stop(&self) {
        self.task.take();
    }

    fn begin(self: &Rc<Self>) {
        let task = self.task.borrow();
        let Some(task) = task.as_ref() else { return };
        if self.background.send(|| pack_task(task.number, &task.problem)) == Fate::NoWorker {
            go_on(Rc::downgrade(self), task.number, Arrangement::new(task.problem.clone()));
        }
    }

    /// Places the bodies; whether the task is still wanted.
    fn place(&self, number: f64, points: &[Point], is_last: bool) -> bool {
        let (revision, positions) = match self.task.borrow().as_ref() {
            Some(task) if task.number == number && task.problem.ids.len() == points.len() => {
                (task.revision, task.problem.positions(points))
            }
            _ => return false,
        };
        if is_last {
            self.task.take();
        }
        self.is_placing.set(true);
        let is_wanted = self.session.place(revision, positions, is_last);
        self.is_placing.set(false);
        is_wanted && !is_last
    }
}

fn go_on(arranger: Weak<Arranger>, number: f64, mut layout: Arrangement) {
    Timeout::new(0, move || {
        let Some(alive) = arranger.upgrade() else { return };
        if !alive.task.borrow().as_ref().is_some_and(|task| task.number == number) {
            return;
        }
        let is_last = run_slice(SLICE_MILLIS, &mut || layout.step(4));
        if alive.place(number, layout.points(), is_last) {
            go_on(arranger, number, layout);
        }
    })
    .forget();
}
