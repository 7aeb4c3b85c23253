//! Works for a little while.

/// Takes steps until one says that it was the last, or the time is up; whether it was the last.
pub(crate) fn run_slice(millis: f64, step: &mut dyn FnMut() -> bool) -> bool {
    let end = js_sys::Date::now() + millis;
    loop {
        if step() {
            return true;
        }
        if js_sys::Date::now() >= end {
            return false;
        }
    }
}
