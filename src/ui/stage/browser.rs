//! Browser callbacks that end when their owner is dropped.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::closure::Closure;
use wasm_bindgen::convert::FromWasmAbi;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{AddEventListenerOptions, Element, EventTarget, ResizeObserver, window};

/// Hears one kind of event until it is dropped.
pub(super) struct Listener {
    target: EventTarget,
    event: &'static str,
    callback: JsValue,
    _closure: Box<dyn std::any::Any>,
}

impl Listener {
    /// Listens at an element; the browser waits for the listener, which may prevent what would happen by default.
    pub(super) fn new<E: FromWasmAbi + 'static>(target: &EventTarget, event: &'static str, heard: impl Fn(E) + 'static) -> Self {
        let closure = Closure::<dyn Fn(E)>::new(heard);
        let callback = closure.as_ref().clone();
        let options = AddEventListenerOptions::new();
        options.set_passive(false);
        // Only a broken event target refuses a listener, and then there is nothing to hear.
        target.add_event_listener_with_callback_and_add_event_listener_options(event, callback.unchecked_ref(), &options).unwrap_or_default();
        Self { target: target.clone(), event, callback, _closure: Box::new(closure) }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.target.remove_event_listener_with_callback(self.event, self.callback.unchecked_ref()).unwrap_or_default();
    }
}

/// Hears when an element changes its size.
pub(super) struct SizeWatch {
    observer: Option<ResizeObserver>,
    _closure: Closure<dyn Fn()>,
}

impl SizeWatch {
    /// Watches from now on; the first call comes at once.
    pub(super) fn new(element: &Element, changed: impl Fn() + 'static) -> Self {
        let closure = Closure::<dyn Fn()>::new(changed);
        let observer = ResizeObserver::new(closure.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(element);
        }
        Self { observer, _closure: closure }
    }
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

/// Calls back once in the next animation frame after a request, however many requests there are.
pub(super) struct FrameClock {
    pending: Rc<Cell<Option<i32>>>,
    closure: Closure<dyn Fn(f64)>,
}

impl FrameClock {
    /// A clock that calls `tick` with the frame's time in milliseconds.
    pub(super) fn new(tick: impl Fn(f64) + 'static) -> Self {
        let pending = Rc::new(Cell::new(None));
        let closure = Closure::<dyn Fn(f64)>::new({
            let pending = pending.clone();
            move |now_millis| {
                pending.set(None);
                tick(now_millis);
            }
        });
        Self { pending, closure }
    }

    /// Asks for the next frame.
    pub(super) fn request(&self) {
        if self.pending.get().is_none() {
            let callback = self.closure.as_ref().unchecked_ref();
            self.pending.set(window().and_then(|window| window.request_animation_frame(callback).ok()));
        }
    }
}

impl Drop for FrameClock {
    fn drop(&mut self) {
        if let (Some(window), Some(pending)) = (window(), self.pending.get()) {
            window.cancel_animation_frame(pending).unwrap_or_default();
        }
    }
}

/// Calls back once after a delay; starting it again puts the call off.
pub(super) struct Timer {
    delay_millis: i32,
    pending: Cell<Option<i32>>,
    closure: Closure<dyn Fn()>,
}

impl Timer {
    /// A timer at rest.
    pub(super) fn new(delay_millis: i32, elapsed: impl Fn() + 'static) -> Self {
        Self { delay_millis, pending: Cell::new(None), closure: Closure::new(elapsed) }
    }

    /// Starts the delay anew.
    pub(super) fn start(&self) {
        self.stop();
        let callback = self.closure.as_ref().unchecked_ref();
        let started = window()
            .and_then(|window| window.set_timeout_with_callback_and_timeout_and_arguments_0(callback, self.delay_millis).ok());
        self.pending.set(started);
    }

    /// Makes sure that the call does not come.
    pub(super) fn stop(&self) {
        if let (Some(window), Some(pending)) = (window(), self.pending.take()) {
            window.clear_timeout_with_handle(pending);
        }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Whether the person has asked for less motion.
pub(super) fn is_motion_reduced() -> bool {
    let query = window().and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok().flatten());
    query.is_some_and(|query| query.matches())
}
