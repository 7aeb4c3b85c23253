//! Browser callbacks that end when their owner is dropped.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, EventTarget, ResizeObserver, window};

/// Hears one kind of event; the browser waits for the listener, which may prevent what would happen by default.
pub(super) fn listen(target: &EventTarget, event: &'static str, heard: Box<dyn Fn(&Event)>) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(target, event, options, heard)
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
            // A frame that cannot be cancelled has been called already.
            window.cancel_animation_frame(pending).unwrap_or_default();
        }
    }
}

/// Calls back once after a delay; starting it again puts the call off.
pub(super) struct Timer {
    delay_millis: u32,
    elapsed: Rc<dyn Fn()>,
    pending: RefCell<Option<Timeout>>,
}

impl Timer {
    /// A timer at rest.
    pub(super) fn new(delay_millis: u32, elapsed: impl Fn() + 'static) -> Self {
        Self { delay_millis, elapsed: Rc::new(elapsed), pending: RefCell::default() }
    }

    /// Starts the delay anew.
    pub(super) fn start(&self) {
        let elapsed = self.elapsed.clone();
        *self.pending.borrow_mut() = Some(Timeout::new(self.delay_millis, move || elapsed()));
    }

    /// Makes sure that the call does not come.
    pub(super) fn stop(&self) {
        *self.pending.borrow_mut() = None;
    }
}

/// Whether the person has asked for less motion.
pub(in crate::ui) fn is_motion_reduced() -> bool {
    let query = window().and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok().flatten());
    query.is_some_and(|query| query.matches())
}
