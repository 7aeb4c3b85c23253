//! Arranges the map in the background: by a worker where the browser lets us have one, else in slices between frames.
//!
//! **Invariant:** one task at a time, the newest revision; progress on an older one is dropped by the session.
//! **Not here:** the layout itself (`layout`), the worker's side (`worker`).

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo_timers::callback::Timeout;
use js_sys::Float64Array;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use crate::edit::Revision;
use crate::host::parcel::{pack_task, unpack_progress};
use crate::host::slices::run_slice;
use crate::layout::{ForceLayout, Point, Problem};
use crate::session::Session;

/// How long a worker may take to start before we do without.
const START_MILLIS: u32 = 4_000;
/// How long a slice of layout on the page's own thread may last.
const SLICE_MILLIS: f64 = 8.0;

type Listener = Closure<dyn FnMut(MessageEvent)>;

enum Means {
    /// The worker has been asked for and has not answered yet.
    Starting(Worker),
    /// The worker takes tasks.
    Ready(Worker),
    /// There is no worker.
    Inline,
}

struct Task {
    number: f64,
    revision: Revision,
    problem: Problem,
}

/// Arranges the map of one session.
pub(crate) struct Arranger {
    session: Session,
    module: JsValue,
    means: RefCell<Means>,
    task: RefCell<Option<Task>>,
    tasks_seen: Cell<f64>,
    is_placing: Cell<bool>,
    listening: RefCell<Vec<Listener>>,
}

impl Arranger {
    /// Starts, with the worker script at `address` unless that is `None`. `module` is this very program, compiled.
    pub(crate) fn new(session: Session, address: Option<&str>, module: JsValue) -> Rc<Self> {
        let worker = address.and_then(|address| {
            let options = WorkerOptions::new();
            options.set_type(WorkerType::Module);
            Worker::new_with_options(address, &options).ok()
        });
        let arranger = Rc::new(Self {
            session,
            module,
            means: RefCell::new(worker.clone().map_or(Means::Inline, Means::Starting)),
            task: RefCell::default(),
            tasks_seen: Cell::default(),
            is_placing: Cell::default(),
            listening: RefCell::default(),
        });
        if let Some(worker) = worker {
            arranger.listen_to(&worker);
        }
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

    /// Ends the worker; nothing is arranged any more.
    pub(crate) fn stop(&self) {
        self.task.take();
        if let Means::Starting(worker) | Means::Ready(worker) = self.means.replace(Means::Inline) {
            worker.set_onmessage(None);
            worker.set_onerror(None);
            worker.terminate();
        }
        self.listening.take();
    }

    fn listen_to(self: &Rc<Self>, worker: &Worker) {
        let arranger = Rc::downgrade(self);
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(arranger) = arranger.upgrade() {
                arranger.hear(&event.data());
            }
        });
        let arranger = Rc::downgrade(self);
        let on_error = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            event.prevent_default();
            do_without(&arranger);
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        self.listening.borrow_mut().extend([on_message, on_error]);
        let arranger = Rc::downgrade(self);
        Timeout::new(START_MILLIS, move || {
            if arranger.upgrade().is_some_and(|arranger| matches!(*arranger.means.borrow(), Means::Starting(_))) {
                do_without(&arranger);
            }
        })
        .forget();
    }

    fn hear(self: &Rc<Self>, message: &JsValue) {
        match message.as_string().as_deref() {
            Some("loaded") => {
                if let Means::Starting(worker) = &*self.means.borrow() {
                    worker.post_message(&self.module).unwrap_or_default();
                }
            }
            Some(_) => {
                let worker = match &*self.means.borrow() {
                    Means::Starting(worker) => worker.clone(),
                    Means::Ready(_) | Means::Inline => return,
                };
                *self.means.borrow_mut() = Means::Ready(worker);
                self.begin();
            }
            None => {
                if let Some(progress) = unpack_progress(&Float64Array::new(message).to_vec()) {
                    self.place(progress.task, &progress.points, progress.is_last);
                }
            }
        }
    }

    fn begin(self: &Rc<Self>) {
        let task = self.task.borrow();
        let Some(task) = task.as_ref() else { return };
        match &*self.means.borrow() {
            Means::Starting(_) => {}
            Means::Ready(worker) => {
                let numbers = Float64Array::from(pack_task(task.number, &task.problem).as_slice());
                worker.post_message(&numbers).unwrap_or_default();
            }
            Means::Inline => go_on(Rc::downgrade(self), task.number, ForceLayout::new(task.problem.clone())),
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

fn go_on(arranger: Weak<Arranger>, number: f64, mut layout: ForceLayout) {
    Timeout::new(0, move || {
        let Some(alive) = arranger.upgrade() else { return };
        if !alive.task.borrow().as_ref().is_some_and(|task| task.number == number) {
            return;
        }
        let is_last = run_slice(&mut layout, SLICE_MILLIS);
        if alive.place(number, layout.points(), is_last) {
            go_on(arranger, number, layout);
        }
    })
    .forget();
}

fn do_without(arranger: &Weak<Arranger>) {
    let Some(arranger) = arranger.upgrade() else { return };
    if let Means::Starting(worker) | Means::Ready(worker) = arranger.means.replace(Means::Inline) {
        worker.terminate();
        arranger.begin();
    }
}
