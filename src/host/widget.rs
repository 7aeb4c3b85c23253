//! The handle through which the custom element drives one map on screen.

use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};
use yew::prelude::*;

#[component]
fn Placeholder() -> Html {
    html! { <p>{ "Stakeholder map" }</p> }
}

/// One map on screen, behind one custom element.
#[wasm_bindgen]
#[allow(missing_debug_implementations)]
pub struct Widget {
    element: HtmlElement,
    app: Option<yew::AppHandle<Placeholder>>,
}

#[wasm_bindgen]
impl Widget {
    /// Mounts the program in a part of the element's shadow root.
    #[wasm_bindgen(constructor)]
    pub fn new(element: HtmlElement, root: HtmlElement, base: String, module: JsValue) -> Self {
        let app = yew::Renderer::<Placeholder>::with_root(root.into()).render();
        Self { element, app: Some(app) }
    }

    /// Opens what the element asks for first.
    pub async fn open(&self, map: Option<String>) -> Result<(), JsValue> {
        Ok(())
    }

    /// Tells the page that the map is there.
    pub fn announce(&self) -> Result<(), JsValue> {
        let init = CustomEventInit::new();
        init.set_bubbles(true);
        init.set_composed(true);
        let event = CustomEvent::new_with_event_init_dict("stakeholder-map-ready", &init)?;
        self.element.dispatch_event(&event)?;
        Ok(())
    }

    /// Takes everything off the page.
    pub fn dispose(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
    }
}
