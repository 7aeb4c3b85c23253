//! The kinds of field that forms are made of. A field hands its value over when the person leaves it or presses Enter.

use std::collections::BTreeSet;

use wasm_bindgen::JsCast;
use web_sys::{EventTarget, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::{AttrValue, Callback, Event, Html, KeyboardEvent, Properties, TargetCast, component, html};

use crate::words::screen::Label;

/// What an input, a text area or a choice holds.
fn value_of(target: Option<EventTarget>) -> String {
    let Some(target) = target else { return String::new() };
    match target.dyn_into::<HtmlInputElement>() {
        Ok(input) => input.value(),
        Err(target) => match target.dyn_into::<HtmlTextAreaElement>() {
            Ok(area) => area.value(),
            Err(target) => target.dyn_into::<HtmlSelectElement>().map(|select| select.value()).unwrap_or_default(),
        },
    }
}

/// Properties of [`TextField`].
#[derive(Properties, PartialEq)]
pub(super) struct TextProps {
    pub(super) label: AttrValue,
    pub(super) value: AttrValue,
    pub(super) on_commit: Callback<String>,
    #[prop_or_default]
    pub(super) hint: AttrValue,
    #[prop_or_default]
    pub(super) is_long: bool,
    #[prop_or(AttrValue::Static("text"))]
    pub(super) kind: AttrValue,
    #[prop_or_default]
    pub(super) disabled: bool,
}

/// Words, in one line or several. Escape brings back what was there.
#[component]
pub(super) fn TextField(props: &TextProps) -> Html {
    let onchange = {
        let (on_commit, before) = (props.on_commit.clone(), props.value.clone());
        Callback::from(move |event: Event| {
            let value = value_of(event.target());
            if value != before {
                on_commit.emit(value);
            }
        })
    };
    let onkeydown = {
        let before = props.value.clone();
        Callback::from(move |event: KeyboardEvent| {
            event.stop_propagation();
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                match event.key().as_str() {
                    "Enter" => input.blur().unwrap_or_default(),
                    "Escape" => {
                        input.set_value(&before);
                        input.blur().unwrap_or_default();
                    }
                    _ => {}
                }
            }
        })
    };
    let (value, hint, disabled) = (props.value.clone(), props.hint.clone(), props.disabled);
    html! {
        <label class="field">
            <span class="field-name">{ props.label.clone() }</span>
            if props.is_long {
                <textarea class="input" rows="3" {value} placeholder={hint} {onchange} {onkeydown} {disabled} dir="auto" />
            } else {
                <input class="input" type={props.kind.clone()} {value} placeholder={hint} {onchange} {onkeydown} {disabled} dir="auto" />
            }
        </label>
    }
}

/// Properties of [`ListField`].
#[derive(Properties, PartialEq)]
pub(super) struct ListProps {
    pub(super) label: AttrValue,
    pub(super) value: BTreeSet<String>,
    pub(super) on_commit: Callback<BTreeSet<String>>,
    #[prop_or_default]
    pub(super) disabled: bool,
}

/// Words separated by commas.
#[component]
pub(super) fn ListField(props: &ListProps) -> Html {
    let on_commit =
        props.on_commit.reform(|text: String| text.split(',').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect());
    let value = props.value.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
    html! { <TextField label={props.label.clone()} {value} {on_commit} hint={Label::ListHint.text()} disabled={props.disabled} /> }
}

/// Properties of [`NumberField`].
#[derive(Properties, PartialEq)]
pub(super) struct NumberProps {
    pub(super) label: AttrValue,
    pub(super) value: Option<f64>,
    pub(super) low: f64,
    pub(super) high: f64,
    #[prop_or(AttrValue::Static("1"))]
    pub(super) step: AttrValue,
    /// `None` when the field was emptied.
    pub(super) on_commit: Callback<Option<f64>>,
    /// Called for what is no number between the two.
    pub(super) on_refuse: Callback<(f64, f64)>,
    #[prop_or_default]
    pub(super) disabled: bool,
}

/// A number, or nothing.
#[component]
pub(super) fn NumberField(props: &NumberProps) -> Html {
    let shown = props.value.map(|value| value.to_string()).unwrap_or_default();
    let onchange = {
        let (on_commit, on_refuse, low, high, before) =
            (props.on_commit.clone(), props.on_refuse.clone(), props.low, props.high, shown.clone());
        Callback::from(move |event: Event| {
            let text = value_of(event.target());
            match text.trim().parse::<f64>() {
                _ if text.trim().is_empty() => on_commit.emit(None),
                Ok(number) if number >= low && number <= high => on_commit.emit(Some(number)),
                _ => {
                    if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                        input.set_value(&before);
                    }
                    on_refuse.emit((low, high));
                }
            }
        })
    };
    let onkeydown = Callback::from(|event: KeyboardEvent| event.stop_propagation());
    html! {
        <label class="field">
            <span class="field-name">{ props.label.clone() }</span>
            <input class="input number" type="number" inputmode="decimal" min={props.low.to_string()} max={props.high.to_string()}
                step={props.step.clone()} value={shown} {onchange} {onkeydown} disabled={props.disabled} />
        </label>
    }
}

/// Properties of [`ChoiceField`].
#[derive(Properties, PartialEq)]
pub(super) struct ChoiceProps {
    pub(super) label: AttrValue,
    /// Values with their words.
    pub(super) choices: Vec<(AttrValue, AttrValue)>,
    pub(super) value: AttrValue,
    pub(super) on_commit: Callback<String>,
    #[prop_or_default]
    pub(super) disabled: bool,
}

/// One of several.
#[component]
pub(super) fn ChoiceField(props: &ChoiceProps) -> Html {
    let onchange = {
        let on_commit = props.on_commit.clone();
        Callback::from(move |event: Event| on_commit.emit(value_of(event.target())))
    };
    let choices = props.choices.iter().map(|(value, words)| {
        html! { <option key={value.to_string()} value={value.clone()} selected={*value == props.value}>{ words.clone() }</option> }
    });
    html! {
        <label class="field">
            <span class="field-name">{ props.label.clone() }</span>
            <select class="input" {onchange} disabled={props.disabled}>{ for choices }</select>
        </label>
    }
}

/// Properties of [`CheckField`].
#[derive(Properties, PartialEq)]
pub(super) struct CheckProps {
    pub(super) label: AttrValue,
    pub(super) value: bool,
    pub(super) on_commit: Callback<bool>,
    #[prop_or_default]
    pub(super) disabled: bool,
}

/// Yes or no.
#[component]
pub(super) fn CheckField(props: &CheckProps) -> Html {
    let onchange = {
        let on_commit = props.on_commit.clone();
        Callback::from(move |event: Event| on_commit.emit(event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.checked())))
    };
    html! {
        <label class="check">
            <input type="checkbox" checked={props.value} {onchange} disabled={props.disabled} />
            <span>{ props.label.clone() }</span>
        </label>
    }
}

/// The choices of a closed list, with "not said" first.
pub(super) fn optional<T: Copy>(
    all: &[T],
    word: impl Fn(T) -> &'static str,
    name: impl Fn(&'static str) -> &'static str,
) -> Vec<(AttrValue, AttrValue)> {
    let first = (AttrValue::Static(""), AttrValue::Static(Label::NotSaid.text()));
    std::iter::once(first)
        .chain(all.iter().map(|member| (AttrValue::Static(word(*member)), AttrValue::Static(name(word(*member))))))
        .collect()
}
