//! A field to write in: words, a number, a date.
//!
//! **Invariant:** what was written is never lost: neither when the page renders meanwhile nor when the field goes away, as
//! it does when somebody presses on another body.
//! **Not here:** what the words mean; see `form`.

use wasm_bindgen::JsCast;
use web_sys::{EventTarget, HtmlElement, HtmlInputElement, HtmlTextAreaElement};
use yew::html::Scope;
use yew::{AttrValue, Callback, Component, Context, Event, Html, InputEvent, KeyboardEvent, Properties, TargetCast, html};

use crate::ui::fields::labelled;
use crate::ui::following::is_of_page;

/// What a field shows and to whom it hands over.
#[derive(Properties, PartialEq)]
pub(super) struct TextProps {
    pub(super) label: AttrValue,
    pub(super) value: AttrValue,
    /// Shown while the field is empty.
    pub(super) hint: AttrValue,
    /// The type of the `input`; none for several lines.
    pub(super) kind: Option<&'static str>,
    pub(super) disabled: bool,
    pub(super) on_commit: Callback<String>,
}

/// What a person does in a field.
pub(super) enum Message {
    /// Has typed.
    Write(String),
    /// Has left the field, or pressed Enter.
    Commit,
    /// Wants the old text back.
    Drop,
}

/// The field. It hands its text over when the person leaves it or presses Enter; Escape brings back what was there.
pub(super) struct TextField {
    /// What is written and not yet handed over, and to whom it goes.
    draft: Option<(String, Callback<String>)>,
}

impl TextField {
    fn commit(&mut self, ctx: &Context<Self>) {
        if let Some((text, on_commit)) = self.draft.take().filter(|(text, _)| *text != *ctx.props().value) {
            on_commit.emit(text);
        }
    }
}

impl Component for TextField {
    type Message = Message;
    type Properties = TextProps;

    fn create(_ctx: &Context<Self>) -> Self {
        Self { draft: None }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Write(text) => {
                self.draft = Some((text, ctx.props().on_commit.clone()));
                return false;
            }
            Message::Commit => self.commit(ctx),
            Message::Drop => self.draft = None,
        }
        // Shows the old text again where the new one was refused.
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let TextProps { label, value, hint, kind, disabled, .. } = ctx.props();
        let value = self.draft.as_ref().map_or_else(|| value.clone(), |(text, _)| text.clone().into());
        let oninput = ctx.link().callback(|event: InputEvent| Message::Write(text_of(event.target())));
        let onchange = ctx.link().callback(|_: Event| Message::Commit);
        let link = ctx.link().clone();
        let onkeydown = Callback::from(move |event: KeyboardEvent| answer(&event, &link));
        let field = match kind {
            None => html! {
                <textarea class="input" rows="3" {value} placeholder={hint} {oninput} {onchange} {onkeydown} disabled={*disabled} dir="auto" />
            },
            Some(kind) => html! {
                <input class="input" type={*kind} {value} placeholder={hint} {oninput} {onchange} {onkeydown} disabled={*disabled}
                    autocomplete="off" dir="auto" />
            },
        };
        labelled(label, field)
    }

    fn destroy(&mut self, ctx: &Context<Self>) {
        self.commit(ctx);
    }
}

fn answer(event: &KeyboardEvent, link: &Scope<TextField>) {
    if is_of_page(event) {
        return;
    }
    event.stop_propagation();
    match event.key().as_str() {
        "Enter" if event.target_dyn_into::<HtmlInputElement>().is_some() && !event.is_composing() => link.send_message(Message::Commit),
        "Escape" => {
            // First, because leaving the field hands over what is written.
            link.send_message(Message::Drop);
            if let Some(field) = event.target_dyn_into::<HtmlElement>() {
                field.blur().unwrap_or_default();
            }
        }
        _ => {}
    }
}

fn text_of(target: Option<EventTarget>) -> String {
    let Some(target) = target else { return String::new() };
    match target.dyn_into::<HtmlInputElement>() {
        Ok(input) => input.value(),
        Err(target) => target.dyn_into::<HtmlTextAreaElement>().map(|area| area.value()).unwrap_or_default(),
    }
}
