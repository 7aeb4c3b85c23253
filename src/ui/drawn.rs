//! A picture in a panel: a scene painted on a canvas of its own.
//!
//! **Not here:** the map on the stage; see `stage`.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};
use yew::{AttrValue, Html, Properties, function_component, html, use_effect, use_node_ref};

use crate::render::canvas::paint;
use crate::scene::Scene;

/// What is drawn.
#[derive(Properties)]
pub(super) struct DrawnProps {
    /// The picture.
    pub(super) scene: Rc<Scene>,
    /// What it is for those who cannot see it; the same stands below as words.
    pub(super) label: AttrValue,
}

impl PartialEq for DrawnProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.scene, &other.scene)
    }
}

/// The picture.
#[function_component]
pub(super) fn Drawn(props: &DrawnProps) -> Html {
    let canvas = use_node_ref();
    {
        let (canvas, scene) = (canvas.clone(), props.scene.clone());
        // It is rendered for another scene only.
        use_effect(move || {
            if let Some(canvas) = canvas.cast::<HtmlCanvasElement>() {
                draw(&canvas, &scene);
            }
        });
    }
    html! { <canvas ref={canvas} class="drawn" part="drawn" role="img" aria-label={props.label.clone()} /> }
}

fn draw(canvas: &HtmlCanvasElement, scene: &Scene) {
    let ratio = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio()).clamp(1.0, 3.0);
    canvas.set_width((scene.viewport.width_px * ratio) as u32);
    canvas.set_height((scene.viewport.height_px * ratio) as u32);
    let context = canvas.get_context("2d").ok().flatten().and_then(|context| context.dyn_into::<CanvasRenderingContext2d>().ok());
    if let Some(context) = context {
        paint(scene, &context, ratio);
    }
}
