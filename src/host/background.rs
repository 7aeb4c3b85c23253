//! The background worker, if the browser lets us have one: one for all elements on the page.
//!
//! **Invariant:** whoever works here does without when there is none, and hears when that is decided; nobody hears what the
//! worker tells another element. The worker ends with the last element that uses it.
//! **Not here:** what is asked of the worker (`arranger`, `measurer`), its side (`worker`).

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo_timers::callback::Timeout;
use js_sys::{Float64Array, Function};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker};

use crate::host::parcel;

/// How long a worker may take to start before we do without.
const START_MILLIS: u32 = 4_000;

type Listener = Closure<dyn FnMut(MessageEvent)>;
type Ear = Rc<dyn Fn(Option<&[f64]>)>;

thread_local! {
    static SHARED: RefCell<Weak<Shared>> = const { RefCell::new(Weak::new()) };
    static ELEMENTS_SEEN: Cell<f64> = const { Cell::new(0.0) };
}

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

/// The worker that elements share.
struct Shared {
    module: JsValue,
    means: RefCell<Means>,
    users: RefCell<Vec<Weak<Background>>>,
    listening: RefCell<Vec<Listener>>,
}

/// One element's way to the worker.
pub(crate) struct Background {
    /// Names the element to the worker.
    number: f64,
    shared: RefCell<Option<Rc<Shared>>>,
    ears: RefCell<Vec<Ear>>,
}

impl Background {
    /// Joins the worker of the page; `spawn` makes it where there is none yet, and without it the element does without.
    /// `module` is this very program, compiled.
    pub(crate) fn new(spawn: Option<&Function>, module: JsValue) -> Rc<Self> {
        let number = ELEMENTS_SEEN.get() + 1.0;
        ELEMENTS_SEEN.set(number);
        let shared = spawn.map(|spawn| SHARED.with_borrow(Weak::upgrade).unwrap_or_else(|| Shared::new(spawn, module)));
        let background = Rc::new(Self { number, shared: RefCell::new(shared), ears: RefCell::default() });
        if let Some(shared) = &*background.shared.borrow() {
            shared.users.borrow_mut().push(Rc::downgrade(&background));
        }
        background
    }

    /// Calls `ear` with all that the worker says, and with nothing when a message would fare otherwise than before.
    pub(crate) fn listen(&self, ear: impl Fn(Option<&[f64]>) + 'static) {
        self.ears.borrow_mut().push(Rc::new(ear));
    }

    /// Sends the worker what `numbers` gives, if there is one.
    pub(crate) fn send(&self, numbers: impl FnOnce() -> Vec<f64>) -> Fate {
        match self.shared.borrow().as_ref().map(|shared| shared.means.borrow().clone()) {
            Some(Means::Starting(_)) => Fate::TooEarly,
            Some(Means::Ready(worker)) => {
                post(&worker, &parcel::addressed(self.number, &numbers()));
                Fate::Sent
            }
            Some(Means::Absent) | None => Fate::NoWorker,
        }
    }

    /// Ends all that the worker does for this element.
    pub(crate) fn stop(&self) {
        self.ears.take();
        let Some(shared) = self.shared.take() else { return };
        shared.users.borrow_mut().retain(|user| user.upgrade().is_some_and(|user| user.number != self.number));
        if let Means::Ready(worker) = &*shared.means.borrow() {
            post(worker, &parcel::addressed(self.number, &[]));
        }
    }

    fn tell(&self, numbers: Option<&[f64]>) {
        let ears = self.ears.borrow().clone();
        for ear in ears {
            ear(numbers);
        }
    }
}

impl Shared {
    fn new(spawn: &Function, module: JsValue) -> Rc<Self> {
        let worker = spawn.call0(&JsValue::NULL).ok().and_then(|worker| worker.dyn_into::<Worker>().ok());
        let shared = Rc::new(Self {
            module,
            means: RefCell::new(worker.clone().map_or(Means::Absent, Means::Starting)),
            users: RefCell::default(),
            listening: RefCell::default(),
        });
        SHARED.set(Rc::downgrade(&shared));
        if let Some(worker) = worker {
            shared.listen_to(&worker);
        }
        shared
    }

    fn listen_to(self: &Rc<Self>, worker: &Worker) {
        let shared = Rc::downgrade(self);
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(shared) = shared.upgrade() {
                shared.hear(&event.data());
            }
        });
        let shared = Rc::downgrade(self);
        let on_error = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            event.prevent_default();
            do_without(&shared);
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        self.listening.borrow_mut().extend([on_message, on_error]);
        let shared = Rc::downgrade(self);
        Timeout::new(START_MILLIS, move || {
            if shared.upgrade().is_some_and(|shared| matches!(*shared.means.borrow(), Means::Starting(_))) {
                do_without(&shared);
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
                self.tell_all();
            }
            (Some(_), _) => {}
            (None, _) => {
                let numbers = Float64Array::new(message).to_vec();
                let [number, numbers @ ..] = numbers.as_slice() else { return };
                if let Some(user) = self.users().into_iter().find(|user| user.number == *number) {
                    user.tell(Some(numbers));
                }
            }
        }
    }

    fn users(&self) -> Vec<Rc<Background>> {
        self.users.borrow().iter().filter_map(Weak::upgrade).collect()
    }

    fn tell_all(&self) {
        for user in self.users() {
            user.tell(None);
        }
    }

    /// Ends the worker; whether there was one.
    fn end_worker(&self) -> bool {
        let (Means::Starting(worker) | Means::Ready(worker)) = self.means.replace(Means::Absent) else { return false };
        worker.set_onmessage(None);
        worker.set_onerror(None);
        worker.terminate();
        true
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        self.end_worker();
    }
}

fn post(worker: &Worker, numbers: &[f64]) {
    worker.post_message(&Float64Array::from(numbers)).unwrap_or_default();
}

fn do_without(shared: &Weak<Shared>) {
    if let Some(shared) = shared.upgrade()
        && shared.end_worker()
    {
        shared.tell_all();
    }
}
