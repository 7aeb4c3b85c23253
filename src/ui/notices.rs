//! What is said to the person once: files read, changes refused.

use gloo_timers::callback::Timeout;
use yew::{Callback, Html, html};

use crate::ui::carry_out::Editor;
use crate::ui::fields::{button, close_button};
use crate::ui::intent::Intent;
use crate::ui::services::{Notice, Offer, Status};
use crate::words::screen::Label;

/// How long good news stays, in milliseconds.
const STAYS_MILLIS: u32 = 7_000;

/// The notices, newest last; `own` is what the panels themselves have to say.
pub(super) fn notices(editor: &Editor, status: &Status, own: Option<&String>) -> Html {
    let notices = status.notices.iter().map(|notice| {
        let details: Html = notice.details.iter().map(|detail| html! { <li dir="auto">{ detail }</li> }).collect();
        let text = if notice.details.is_empty() {
            html! { <p dir="auto">{ &notice.text }</p> }
        } else {
            html! { <details><summary>{ &notice.text }</summary><ul>{ details }</ul></details> }
        };
        let offer = notice.offer.map(|offer| {
            let label = match offer {
                Offer::SaveFile => Label::SaveFile,
                Offer::PutBack => Label::PutBack,
                Offer::SaveReport => Label::SaveReport,
                Offer::Update => Label::UseNewer,
            };
            button("button small", label, editor.press(Intent::Accept(notice.id)))
        });
        let text = html! { <>{ text }{ offer }</> };
        one(notice.id.to_string(), notice.is_problem, text, editor.press(Intent::Dismiss(notice.id)))
    });
    let own = own.map(|text| one("own".to_owned(), true, html! { <p dir="auto">{ text }</p> }, editor.press(Intent::Read)));
    html! { <div class="notices" part="notices">{ notices.chain(own).collect::<Html>() }</div> }
}

fn one(key: String, is_problem: bool, text: Html, close: Callback<yew::MouseEvent>) -> Html {
    let (class, role) = if is_problem { ("notice problem", "alert") } else { ("notice", "status") };
    html! { <div {key} {class} {role}>{ text }{ close_button(close) }</div> }
}

/// Sends an intent once something has been on screen long enough.
pub(super) fn when_read(editor: &Editor, intent: Intent) -> Timeout {
    let act = editor.act.clone();
    Timeout::new(STAYS_MILLIS, move || act.emit(intent))
}

/// Lets good news go by itself.
#[derive(Default)]
pub(super) struct Waiting(Vec<(u32, Timeout)>);

impl Waiting {
    /// Follows what is on screen.
    pub(super) fn follow(&mut self, status: &Status, editor: &Editor) {
        let is_calm = |notice: &&Notice| !notice.is_problem && notice.details.is_empty() && notice.offer.is_none();
        self.0.retain(|(id, _)| status.notices.iter().any(|notice| notice.id == *id));
        for notice in status.notices.iter().filter(is_calm) {
            if self.0.iter().all(|(id, _)| *id != notice.id) {
                self.0.push((notice.id, when_read(editor, Intent::Dismiss(notice.id))));
            }
        }
    }
}
