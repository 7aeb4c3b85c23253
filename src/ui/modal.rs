//! A dialog over the page: the browser keeps the focus inside it, Escape and a press beside it close it.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement};
use yew::{AttrValue, Callback, Component, Context, Event, Html, KeyboardEvent, MouseEvent, NodeRef, Properties, TargetCast, html};

use crate::ui::fields::close_button;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ModalProps {
    /// Its heading.
    pub(super) title: AttrValue,
    /// It has been closed.
    pub(super) on_close: Callback<()>,
    /// What stands in it.
    pub(super) children: Html,
}

/// The dialog; it opens when it is first drawn.
pub(super) struct Modal(NodeRef);

impl Component for Modal {
    type Message = ();
    type Properties = ModalProps;

    fn create(_ctx: &Context<Self>) -> Self {
        Self(NodeRef::default())
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let ModalProps { title, on_close, children } = ctx.props();
        let onclose = on_close.reform(|_: Event| ());
        // What is typed here is not meant for the map.
        let onkeydown = Callback::from(|event: KeyboardEvent| event.stop_propagation());
        let onclick = Callback::from(|event: MouseEvent| {
            // Only the backdrop is the dialog itself; what stands in it covers the rest.
            if let Some(dialog) = event.target_dyn_into::<HtmlDialogElement>() {
                dialog.close();
            }
        });
        let press = Callback::from(|event: MouseEvent| close_around(&event));
        html! {
            <dialog ref={self.0.clone()} class="modal" part="dialog" aria-label={title.clone()} {onclose} {onkeydown} {onclick}>
                <div class="modal-body">
                    <div class="panel-head"><h2 class="panel-title">{ title }</h2>{ close_button(press) }</div>
                    { children.clone() }
                </div>
            </dialog>
        }
    }

    fn rendered(&mut self, _ctx: &Context<Self>, is_first: bool) {
        if is_first && let Some(dialog) = self.0.cast::<HtmlDialogElement>() {
            // It refuses only where it is open already or has left the page.
            dialog.show_modal().unwrap_or_default();
        }
    }
}

/// Closes the dialog in which something happened; the focus goes back to where it was before.
pub(super) fn close_around(event: &yew::Event) {
    let inside = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let dialog = inside.and_then(|inside| inside.closest("dialog").ok().flatten());
    if let Some(dialog) = dialog.and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok()) {
        dialog.close();
    }
}
