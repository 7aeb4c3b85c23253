//! Whether a person has entered the element: only then may it take the wheel and keys from the page around it.
//!
//! **Invariant:** a press or focus inside enters; a press or focus anywhere else leaves.

use gloo_events::EventListener;
use wasm_bindgen::JsValue;
use web_sys::{Document, Event, HtmlElement};

/// Tells `hear` whether the latest press or focus was inside the element.
pub(crate) fn listen(element: &HtmlElement, document: &Document, hear: impl Fn(bool) + Clone + 'static) -> [EventListener; 2] {
    ["pointerdown", "focusin"].map(|name| {
        let (element, hear) = (element.clone(), hear.clone());
        EventListener::new(document, name, move |event| hear(is_inside(event, &element)))
    })
}

fn is_inside(event: &Event, element: &HtmlElement) -> bool {
    let element: &JsValue = element.as_ref();
    event.composed_path().iter().any(|part| part == *element)
}
