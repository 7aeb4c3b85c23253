//! The kinds of control that forms and panels are made of.
//!
//! **Not here:** fields to write in (`text_field`), what a field changes (`form`).

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::{AttrValue, Callback, Event, Html, MouseEvent, TargetCast, html};

use crate::words::screen::Label;

/// A value with its words.
pub(super) type Choice = (AttrValue, AttrValue);

/// One of several; hands over the value.
pub(super) fn choice_field(label: &AttrValue, choices: Vec<Choice>, value: &str, disabled: bool, on_commit: Callback<String>) -> Html {
    let onchange = Callback::from(move |event: Event| {
        if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
            on_commit.emit(select.value());
        }
    });
    let options: Vec<Html> = choices
        .into_iter()
        .map(|(choice, words)| {
            let selected = choice == value;
            html! { <option key={choice.to_string()} value={choice} {selected}>{ words }</option> }
        })
        .collect();
    labelled(label, html! { <select class="input" {onchange} {disabled}>{ options }</select> })
}

/// Yes or no.
pub(super) fn check_field(label: &AttrValue, checked: bool, disabled: bool, on_commit: Callback<bool>) -> Html {
    let onchange = Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            on_commit.emit(input.checked());
        }
    });
    html! {
        <label class="check">
            <input type="checkbox" {checked} {onchange} {disabled} />
            <span>{ label }</span>
        </label>
    }
}

/// A control under its name.
pub(super) fn labelled(label: &AttrValue, control: Html) -> Html {
    html! { <label class="field"><span class="field-name">{ label }</span>{ control }</label> }
}

/// A button with words.
pub(super) fn button(class: &'static str, label: Label, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" {class} {onclick}>{ label.text() }</button> }
}

/// A button with a sign; `name` is what it is called.
pub(super) fn sign_button(class: &'static str, name: AttrValue, sign: &'static str, disabled: bool, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button type="button" {class} aria-label={name.clone()} title={name} {disabled} {onclick}>
            <span class={sign} aria-hidden="true" />
        </button>
    }
}

/// The button that closes something.
pub(super) fn close_button(onclick: Callback<MouseEvent>) -> Html {
    sign_button("button icon small", Label::Close.text().into(), "sign-close", false, onclick)
}

/// Further fields, folded away.
pub(super) fn folded(label: Label, open: bool, content: Html) -> Html {
    html! { <details class="more" {open}><summary>{ label.text() }</summary>{ content }</details> }
}
