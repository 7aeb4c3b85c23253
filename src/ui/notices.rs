//! What is said to the person once: files read, changes refused.

use yew::{Callback, Html, MouseEvent, Properties, component, html};

use crate::ui::hooks::use_outside;
use crate::ui::services::Services;
use crate::words::screen::Label;

#[derive(Properties, PartialEq)]
pub(super) struct NoticesProps {
    pub(super) services: Services,
    /// What the panels themselves have to say.
    pub(super) own: Option<String>,
    /// The person has read it.
    pub(super) on_read: Callback<()>,
}

/// The notices, newest last.
#[component]
pub(super) fn Notices(props: &NoticesProps) -> Html {
    let (_, status) = use_outside(&props.services);
    let notices = status.notices.iter().map(|notice| {
        let (services, id) = (props.services.clone(), notice.id);
        let close = Callback::from(move |_: MouseEvent| services.dismiss(id));
        let details = notice.details.iter().map(|detail| html! { <li dir="auto">{ detail }</li> });
        let class = if notice.is_problem { "notice problem" } else { "notice" };
        html! {
            <div key={id} {class} role={if notice.is_problem { "alert" } else { "status" }}>
                if notice.details.is_empty() {
                    <p dir="auto">{ notice.text.clone() }</p>
                } else {
                    <details><summary>{ notice.text.clone() }</summary><ul>{ for details }</ul></details>
                }
                { close_button(close) }
            </div>
        }
    });
    let own = props.own.as_ref().map(|text| {
        let close = props.on_read.reform(|_: MouseEvent| ());
        html! { <div key="own" class="notice problem" role="alert"><p dir="auto">{ text.clone() }</p>{ close_button(close) }</div> }
    });
    html! { <div class="notices" part="notices">{ for notices }{ for own }</div> }
}

fn close_button(onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button type="button" class="button icon small" aria-label={Label::Close.text()} title={Label::Close.text()} {onclick}>
            <span class="sign-close" aria-hidden="true" />
        </button>
    }
}
