//! The search field: bodies whose name holds the letters stand out; Enter selects the first.

use web_sys::{HtmlInputElement, InputEvent};
use yew::{Callback, Html, KeyboardEvent, TargetCast, html};

use crate::scene::Item;
use crate::session::Session;
use crate::ui::following::is_of_page;
use crate::ui::look::Look;
use crate::words::fold;
use crate::words::screen::Label;

/// The field.
pub(super) fn find(session: &Session, look: &Look) -> Html {
    let oninput = {
        let look = look.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                look.change(|view| view.find = input.value());
            }
        })
    };
    let onkeydown = {
        let (session, look) = (session.clone(), look.clone());
        Callback::from(move |event: KeyboardEvent| {
            if is_of_page(&event) {
                return;
            }
            event.stop_propagation();
            let wanted = look.with(|view| fold(view.find.trim()));
            match event.key().as_str() {
                "Enter" if !wanted.is_empty() => {
                    let frame = session.frame();
                    let view = look.view();
                    let found = frame.map.stakeholders().iter().find(|body| fold(&body.name).contains(&wanted) && view.shows_body(body));
                    if let Some(body) = found {
                        look.select([Item::Stakeholder(body.id.clone())]);
                    }
                }
                "Escape" => {
                    if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                        input.set_value("");
                    }
                    look.change(|view| view.find = String::new());
                }
                _ => {}
            }
        })
    };
    html! {
        <label class="find">
            <span class="sign-find" aria-hidden="true" />
            <input type="search" class="find-field" {oninput} {onkeydown} placeholder={Label::Find.text()} aria-label={Label::Find.text()} />
        </label>
    }
}
