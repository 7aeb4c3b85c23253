//! Events that the element sends to the page around it.
//!
//! **Invariant:** they bubble, leave the shadow root, and carry what they tell in `detail`.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

use crate::host::failure::Failure;

/// Tells the page that something has happened: `stakeholder-map-` and the name.
pub(crate) fn tell(element: &HtmlElement, name: &str, detail: &JsValue) {
    send(element, name, detail, false);
}

/// Tells the page what is about to happen; false when it objects.
pub(crate) fn ask(element: &HtmlElement, name: &str, detail: &JsValue) -> bool {
    send(element, name, detail, true)
}

/// Tells the page that something went wrong.
pub(crate) fn tell_failure(element: &HtmlElement, failure: &Failure) {
    tell(element, "error", &failure.to_error());
}

/// A `detail` from JSON text.
pub(crate) fn detail(json: &str) -> JsValue {
    js_sys::JSON::parse(json).unwrap_or(JsValue::NULL)
}

/// A `detail` that names records.
pub(crate) fn ids_detail(ids: &[String]) -> JsValue {
    let list: Array = ids.iter().map(JsValue::from).collect();
    let detail = Object::new();
    Reflect::set(&detail, &"ids".into(), &list).unwrap_or_default();
    detail.into()
}

fn send(element: &HtmlElement, name: &str, detail: &JsValue, is_cancelable: bool) -> bool {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_cancelable(is_cancelable);
    init.set_detail(detail);
    CustomEvent::new_with_event_init_dict(&format!("stakeholder-map-{name}"), &init)
        .and_then(|event| element.dispatch_event(&event))
        .unwrap_or(true)
}
