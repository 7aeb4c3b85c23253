//! Runs a layout for a little while.

use crate::layout::ForceLayout;

/// Steps a layout until it has settled or the time is up; whether it has settled.
pub(crate) fn run_slice(layout: &mut ForceLayout, millis: f64) -> bool {
    let end = js_sys::Date::now() + millis;
    loop {
        if layout.step(4) {
            return true;
        }
        if js_sys::Date::now() >= end {
            return false;
        }
    }
}
