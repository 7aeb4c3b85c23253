//! Closes what has been opened over the page: a press elsewhere does, and so does Escape.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDetailsElement, HtmlElement, KeyboardEvent};
use yew::{NodeRef, hook, use_effect_with};

/// Follows a `details` element whose body lies over the page.
#[hook]
pub(super) fn use_dismissal(details: &NodeRef) {
    let details = details.clone();
    use_effect_with((), move |()| {
        let window = web_sys::window();
        let pressed = {
            let details = details.clone();
            window.as_ref().map(|window| {
                EventListener::new(window, "pointerdown", move |event| {
                    let Some(details) = details.cast::<HtmlDetailsElement>().filter(HtmlDetailsElement::open) else { return };
                    if !event.composed_path().includes(&details, 0) {
                        details.set_open(false);
                    }
                })
            })
        };
        let typed = window.as_ref().map(|window| {
            EventListener::new(window, "keydown", move |event| {
                let is_escape = event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape");
                let Some(details) = details.cast::<HtmlDetailsElement>().filter(|details| is_escape && details.open()) else { return };
                details.set_open(false);
                if let Some(summary) =
                    details.query_selector("summary").ok().flatten().and_then(|summary| summary.dyn_into::<HtmlElement>().ok())
                {
                    summary.focus().unwrap_or_default();
                }
            })
        });
        move || drop((pressed, typed))
    });
}
