//! Work that the browser finishes later: reading a file, a write to the database, a picture.
//!
//! **Invariant:** a task here ends by itself, and soon; it holds its page no longer than that, so nothing outlives an
//! element that was taken away but its last write.

use std::future::Future;
use std::pin::Pin;

use gloo_timers::callback::Timeout;
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Runs a task that ends by itself.
pub(crate) fn run(task: impl Future<Output = ()> + 'static) {
    #[allow(clippy::disallowed_methods, reason = "the one place; see the invariant above")]
    // Boxed, because what runs tasks is else compiled anew for each.
    wasm_bindgen_futures::spawn_local(Box::pin(task) as Pin<Box<dyn Future<Output = ()>>>);
}

/// Is kept after so many milliseconds.
pub(crate) fn after(millis: u32) -> Promise {
    Promise::new(&mut |done, _| {
        Timeout::new(millis, move || {
            done.call0(&JsValue::UNDEFINED).map(drop).unwrap_or_default();
        })
        .forget();
    })
}

/// Waits.
pub(crate) async fn sleep(millis: u32) {
    JsFuture::from(after(millis)).await.map(drop).unwrap_or_default();
}

/// Runs a task, and promises what it comes to.
pub(crate) fn promise(task: impl Future<Output = Result<JsValue, JsValue>> + 'static) -> Promise {
    wasm_bindgen_futures::future_to_promise(Box::pin(task) as Pin<Box<dyn Future<Output = Result<JsValue, JsValue>>>>)
}
