//! Whether a person has entered the element: only then may it take the wheel and keys from the page around it.
//!
//! **Invariant:** a press inside enters, and so does Enter where the focus is inside; Escape that nothing inside has a use for,
//! and a press or focus anywhere else, leaves.

use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Event, HtmlElement, KeyboardEvent};

/// Tells `hear` that a person has entered the element, or left it.
pub(crate) fn listen(element: &HtmlElement, document: &Document, hear: impl Fn(bool) + Clone + 'static) -> [EventListener; 3] {
    ["pointerdown", "focusin", "keydown"].map(|name| {
        let (element, hear) = (element.clone(), hear.clone());
        EventListener::new(document, name, move |event| {
            if let Some(is_entered) = is_entered_by(event, &element) {
                hear(is_entered);
            }
        })
    })
}

fn is_entered_by(event: &Event, element: &HtmlElement) -> Option<bool> {
    let element: &JsValue = element.as_ref();
    let is_inside = event.composed_path().iter().any(|part| part == *element);
    match event.dyn_ref::<KeyboardEvent>() {
        Some(event) if is_inside && !event.default_prevented() => match event.key().as_str() {
            "Enter" => Some(true),
            "Escape" => Some(false),
            _ => None,
        },
        Some(_) => None,
        // Who only passes by with Tab has not entered.
        None if is_inside && event.type_() == "focusin" => None,
        None => Some(is_inside),
    }
}
