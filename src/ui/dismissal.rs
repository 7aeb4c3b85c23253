//! Closes what has been opened over the page: a press elsewhere does, and so does Escape.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDetailsElement, HtmlElement, KeyboardEvent, Window};
use yew::NodeRef;

/// Follows the `details` elements inside `widget` whose bodies lie over the page.
pub(super) fn listen(window: &Window, widget: &NodeRef) -> [EventListener; 2] {
    ["pointerdown", "keydown"].map(|name| {
        let widget = widget.clone();
        EventListener::new(window, name, move |event| {
            if let Some(details) = open_one(&widget) {
                answer(event, &details);
            }
        })
    })
}

/// Closes what is open over the page.
pub(super) fn close(widget: &NodeRef) {
    if let Some(details) = open_one(widget) {
        details.set_open(false);
    }
}

fn open_one(widget: &NodeRef) -> Option<HtmlDetailsElement> {
    widget.cast::<Element>()?.query_selector(".popover[open]").ok()??.dyn_into().ok()
}

fn answer(event: &Event, details: &HtmlDetailsElement) {
    match event.dyn_ref::<KeyboardEvent>() {
        None => {
            if !event.composed_path().includes(details, 0) {
                details.set_open(false);
            }
        }
        Some(event) if event.key() == "Escape" => {
            details.set_open(false);
            let summary = details.query_selector("summary").ok().flatten();
            if let Some(summary) = summary.and_then(|summary| summary.dyn_into::<HtmlElement>().ok()) {
                summary.focus().unwrap_or_default();
            }
        }
        Some(_) => {}
    }
}
