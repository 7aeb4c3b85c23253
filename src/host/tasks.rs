//! Work that the browser finishes later: reading a file, a write to the database, a picture.
//!
//! **Invariant:** a task here ends by itself, and soon; it holds its page no longer than that, so nothing outlives an
//! element that was taken away but its last write.

use std::future::Future;

/// Runs a task that ends by itself.
pub(crate) fn run(task: impl Future<Output = ()> + 'static) {
    #[allow(clippy::disallowed_methods, reason = "the one place; see the invariant above")]
    wasm_bindgen_futures::spawn_local(task);
}
