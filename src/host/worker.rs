//! What runs in the background worker: layouts, a slice at a time, so that a newer task is heard of between slices.
//!
//! **Invariant:** one task at a time, the newest; how slices fall changes nothing in the result.
//! **Not here:** the page's side; see `arranger`.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::Float64Array;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use crate::host::parcel::{pack_progress, unpack_task};
use crate::host::slices::run_slice;
use crate::layout::ForceLayout;

/// How long a slice lasts before the page is told.
const SLICE_MILLIS: f64 = 30.0;

struct Work {
    task: f64,
    layout: ForceLayout,
}

/// Starts the worker's side of the program: it hears tasks from now on, and says so.
///
/// # Errors
/// What the browser says.
#[wasm_bindgen]
pub fn worker_main() -> Result<(), JsValue> {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let work: Rc<RefCell<Option<Work>>> = Rc::default();
    let listening = {
        let scope = scope.clone();
        Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let numbers = Float64Array::new(&event.data()).to_vec();
            if let Some((task, problem)) = unpack_task(&numbers) {
                let is_idle = work.borrow().is_none();
                *work.borrow_mut() = Some(Work { task, layout: ForceLayout::new(problem) });
                if is_idle {
                    go_on(scope.clone(), work.clone());
                }
            }
        })
    };
    scope.set_onmessage(Some(listening.as_ref().unchecked_ref()));
    listening.forget();
    scope.post_message(&"ready".into())
}

fn go_on(scope: DedicatedWorkerGlobalScope, work: Rc<RefCell<Option<Work>>>) {
    let Some(Work { task, mut layout }) = work.borrow_mut().take() else { return };
    let is_last = run_slice(&mut layout, SLICE_MILLIS);
    let progress = Float64Array::from(pack_progress(task, is_last, layout.points()).as_slice());
    scope.post_message(&progress).unwrap_or_default();
    if !is_last {
        *work.borrow_mut() = Some(Work { task, layout });
        Timeout::new(0, move || go_on(scope, work)).forget();
    }
}
