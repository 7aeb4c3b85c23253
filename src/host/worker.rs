//! What runs in the background worker: layouts, measures and trials, a slice at a time, so that a newer task is heard of between
//! slices and neither waits for the other.
//!
//! **Invariant:** for each element one task of each kind at a time, the newest; how slices fall changes nothing in the result.
//! **Not here:** the page's side; see `background`, `arranger`, `measurer`.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::Float64Array;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use crate::analysis::{Trials, WaySearch};
use crate::host::parcel::{addressed, pack_held, pack_progress, pack_search_progress, unpack_search, unpack_task, unpack_trials};
use crate::host::slices::run_slice;
use crate::layout::Arrangement;

/// How long a slice lasts before the page is told.
const SLICE_MILLIS: f64 = 30.0;

/// What one element has asked for.
#[derive(Default)]
struct Work {
    element: f64,
    layout: Option<(f64, Arrangement)>,
    search: Option<(f64, WaySearch)>,
    trials: Option<(f64, Trials)>,
}

#[derive(Default)]
struct Desk {
    work: Vec<Work>,
    is_going_on: bool,
}

/// Starts the worker's side of the program: it hears tasks from now on, and says so.
///
/// # Errors
/// What the browser says.
#[wasm_bindgen]
pub fn worker_main() -> Result<(), JsValue> {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let desk: Rc<RefCell<Desk>> = Rc::default();
    let listening = {
        let scope = scope.clone();
        Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let numbers = Float64Array::new(&event.data()).to_vec();
            let mut now = desk.borrow_mut();
            now.take(&numbers, &|answer| post(&scope, &answer));
            if !std::mem::replace(&mut now.is_going_on, true) {
                go_on(scope.clone(), desk.clone());
            }
        })
    };
    scope.set_onmessage(Some(listening.as_ref().unchecked_ref()));
    listening.forget();
    scope.post_message(&"ready".into())
}

fn post(scope: &DedicatedWorkerGlobalScope, numbers: &[f64]) {
    scope.post_message(&Float64Array::from(numbers)).unwrap_or_default();
}

fn go_on(scope: DedicatedWorkerGlobalScope, desk: Rc<RefCell<Desk>>) {
    Timeout::new(0, move || {
        let is_left = desk.borrow_mut().slice(&|numbers| post(&scope, &numbers));
        if is_left {
            go_on(scope, desk);
        }
    })
    .forget();
}

impl Desk {
    /// Takes a task in.
    fn take(&mut self, numbers: &[f64], tell: &dyn Fn(Vec<f64>)) {
        let [element, task @ ..] = numbers else { return };
        if task.is_empty() {
            self.work.retain(|work| work.element != *element);
            return;
        }
        let at = self.work.iter().position(|work| work.element == *element).unwrap_or_else(|| {
            self.work.push(Work { element: *element, ..Work::default() });
            self.work.len() - 1
        });
        self.work[at].take(task, &|answer| tell(addressed(*element, &answer)));
    }

    /// Works for a while on whatever there is; whether something is left.
    fn slice(&mut self, tell: &dyn Fn(Vec<f64>)) -> bool {
        self.is_going_on = false;
        for work in &mut self.work {
            let element = work.element;
            self.is_going_on |= work.slice(&|numbers| tell(addressed(element, &numbers)));
        }
        self.is_going_on
    }
}

impl Work {
    fn take(&mut self, numbers: &[f64], tell: &dyn Fn(Vec<f64>)) {
        if let Some((task, problem)) = unpack_task(numbers) {
            self.layout = Some((task, Arrangement::new(problem)));
        } else if let Some((task, search)) = unpack_search(numbers) {
            self.search = search.map(|search| (task, WaySearch::new(&search)));
        } else if let Some((task, ties)) = unpack_trials(numbers) {
            self.trials = None;
            if let Some(ties) = ties {
                match Trials::of(&ties) {
                    Some(trials) => self.trials = Some((task, trials)),
                    None => tell(pack_held(task, &[])),
                }
            }
        }
    }

    /// Works for a while on whatever there is; whether something is left.
    fn slice(&mut self, tell: &dyn Fn(Vec<f64>)) -> bool {
        if let Some((task, layout)) = &mut self.layout {
            let is_last = run_slice(SLICE_MILLIS, &mut || layout.step(4));
            tell(pack_progress(*task, is_last, layout.points()));
            if is_last {
                self.layout = None;
            }
        }
        if let Some((task, mut search)) = self.search.take() {
            if run_slice(SLICE_MILLIS, &mut || search.step()) {
                tell(pack_search_progress(task, 1.0, Some(&search.found())));
            } else {
                tell(pack_search_progress(task, search.share(), None));
                self.search = Some((task, search));
            }
        }
        if let Some((task, mut trials)) = self.trials.take() {
            if run_slice(SLICE_MILLIS, &mut || trials.step()) {
                tell(pack_held(task, &trials.found()));
            } else {
                self.trials = Some((task, trials));
            }
        }
        self.layout.is_some() || self.search.is_some() || self.trials.is_some()
    }
}
