//! What is said to the person once: files read, changes refused.

use gloo_timers::callback::Timeout;
use yew::{Callback, Html, MouseEvent, Properties, component, html, use_effect_with};

use crate::ui::hooks::use_outside;
use crate::ui::services::Services;
use crate::words::screen::Label;

/// How long good news stays, in milliseconds.
const STAYS_MILLIS: u32 = 7_000;

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
    let calm: Vec<u32> =
        status.notices.iter().filter(|notice| !notice.is_problem && notice.details.is_empty()).map(|notice| notice.id).collect();
    use_effect_with((props.services.clone(), calm), |(services, calm)| {
        let wait = |id: &u32| {
            let (services, id) = (services.clone(), *id);
            Timeout::new(STAYS_MILLIS, move || services.dismiss(id))
        };
        let waiting: Vec<Timeout> = calm.iter().map(wait).collect();
        move || drop(waiting)
    });
    let on_read = props.on_read.clone();
    use_effect_with(props.own.clone(), move |own| {
        let waiting = own.is_some().then(|| Timeout::new(STAYS_MILLIS, move || on_read.emit(())));
        move || drop(waiting)
    });
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
