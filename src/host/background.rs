//! The background worker, if the browser lets us have one.
//!
//! **Invariant:** whoever works here does without when there is none, and hears when that is decided.
//! **Not here:** what is asked of the worker (`arranger`, `measurer`), its side (`worker`).

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use gloo_timers::callback::Timeout;
use js_sys::Float64Array;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

/// How long a worker may take to start before we do without.
const START_MILLIS: u32 = 4_000;

type Listener = Closure<dyn FnMut(MessageEvent)>;
type Ear = Rc<dyn Fn(Option<&[f64]>)>;

/// What there is of the worker.
#[derive(Clone)]
enum Means {
    /// It has been asked for and has not answered yet.
    Starting(Worker),
    /// It takes tasks.
    Ready(Worker),
    /// There is none.
    Absent,
}

/// What became of a message.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    /// The worker has it.
    Sent,
    /// It is too early; everybody hears when to try again.
    TooEarly,
    /// There is no worker.
    NoWorker,
}

/// The page's side of one worker.
pub(crate) struct Background {
    module: JsValue,
    means: RefCell<Means>,
    ears: RefCell<Vec<Ear>>,
    listening: RefCell<Vec<Listener>>,
}

impl Background {
    /// Starts, with the worker script at `address` unless that is `None`. `module` is this very program, compiled.
    pub(crate) fn new(address: Option<&str>, module: JsValue) -> Rc<Self> {
        let worker = address.and_then(|address| {
            let options = WorkerOptions::new();
            options.set_type(WorkerType::Module);
            Worker::new_with_options(address, &options).ok()
        });
        let background = Rc::new(Self {
            module,
            means: RefCell::new(worker.clone().map_or(Means::Absent, Means::Starting)),
            ears: RefCell::default(),
            listening: RefCell::default(),
        });
        if let Some(worker) = worker {
            background.listen_to(&worker);
        }
        background
    }

    /// Calls `ear` with all that the worker says, and with nothing when a message would fare otherwise than before.
    pub(crate) fn listen(&self, ear: impl Fn(Option<&[f64]>) + 'static) {
        self.ears.borrow_mut().push(Rc::new(ear));
    }

    /// Sends the worker what `numbers` gives, if there is one.
    pub(crate) fn send(&self, numbers: impl FnOnce() -> Vec<f64>) -> Fate {
        match &*self.means.borrow() {
            Means::Starting(_) => Fate::TooEarly,
            Means::Ready(worker) => {
                worker.post_message(&Float64Array::from(numbers().as_slice())).unwrap_or_default();
                Fate::Sent
            }
            Means::Absent => Fate::NoWorker,
        }
    }

    /// Ends the worker and all that it does.
    pub(crate) fn stop(&self) {
        if let Means::Starting(worker) | Means::Ready(worker) = self.means.replace(Means::Absent) {
            worker.set_onmessage(None);
            worker.set_onerror(None);
            worker.terminate();
        }
        self.ears.take();
        self.listening.take();
    }

    fn listen_to(self: &Rc<Self>, worker: &Worker) {
        let background = Rc::downgrade(self);
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(background) = background.upgrade() {
                background.hear(&event.data());
            }
        });
        let background = Rc::downgrade(self);
        let on_error = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            event.prevent_default();
            do_without(&background);
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        self.listening.borrow_mut().extend([on_message, on_error]);
        let background = Rc::downgrade(self);
        Timeout::new(START_MILLIS, move || {
            if background.upgrade().is_some_and(|background| matches!(*background.means.borrow(), Means::Starting(_))) {
                do_without(&background);
            }
        })
        .forget();
    }

    fn hear(&self, message: &JsValue) {
        let means = self.means.borrow().clone();
        match (message.as_string().as_deref(), means) {
            (Some("loaded"), Means::Starting(worker)) => worker.post_message(&self.module).unwrap_or_default(),
            (Some(_), Means::Starting(worker)) => {
                *self.means.borrow_mut() = Means::Ready(worker);
                self.tell(None);
            }
            (Some(_), _) => {}
            (None, _) => self.tell(Some(&Float64Array::new(message).to_vec())),
        }
    }

    fn tell(&self, numbers: Option<&[f64]>) {
        let ears = self.ears.borrow().clone();
        for ear in ears {
            ear(numbers);
        }
    }
}

fn do_without(background: &Weak<Background>) {
    let Some(background) = background.upgrade() else { return };
    let means = background.means.replace(Means::Absent);
    if let Means::Starting(worker) | Means::Ready(worker) = means {
        worker.terminate();
        background.tell(None);
    }
}
