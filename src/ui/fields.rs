//! The kinds of field that forms are made of. A field hands its value over when the person leaves it or presses Enter.

use wasm_bindgen::JsCast;
use web_sys::{EventTarget, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::{
    AttrValue, Callback, Event, Html, InputEvent, KeyboardEvent, Properties, TargetCast, component, html, use_effect_with, use_node_ref,
};

use crate::model::{Gather, SortedSet, parse_number};
use crate::ui::draft::use_draft;
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
    /// Another number puts the cursor here and selects the text.
    #[prop_or_default]
    pub(super) focus: u32,
    #[prop_or_default]
    pub(super) disabled: bool,
}

/// Words, in one line or several. Escape brings back what was there.
#[component]
pub(super) fn TextField(props: &TextProps) -> Html {
    let draft = use_draft(&props.value, &props.on_commit);
    let field = use_node_ref();
    {
        let field = field.clone();
        use_effect_with(props.focus, move |focus| {
            if let Some(field) = field.cast::<HtmlInputElement>().filter(|_| *focus > 0) {
                field.focus().unwrap_or_default();
                field.select();
            }
        });
    }
    let oninput = {
        let draft = draft.clone();
        Callback::from(move |event: InputEvent| draft.write(value_of(event.target())))
    };
    let onchange = {
        let draft = draft.clone();
        Callback::from(move |_: Event| draft.commit())
    };
    let onkeydown = {
        let draft = draft.clone();
        Callback::from(move |event: KeyboardEvent| {
            event.stop_propagation();
            match event.key().as_str() {
                "Enter" if event.target_dyn_into::<HtmlInputElement>().is_some() && !event.is_composing() => draft.commit(),
                "Escape" => {
                    draft.drop_it();
                    if let Some(field) = event.target_dyn_into::<HtmlElement>() {
                        field.blur().unwrap_or_default();
                    }
                }
                _ => {}
            }
        })
    };
    let (value, hint, disabled) = (draft.text(), props.hint.clone(), props.disabled);
    html! {
        <label class="field">
            <span class="field-name">{ props.label.clone() }</span>
            if props.is_long {
                <textarea ref={field} class="input" rows="3" {value} placeholder={hint} {oninput} {onchange} {onkeydown} {disabled} dir="auto" />
            } else {
                <input ref={field} class="input" type={props.kind.clone()} {value} placeholder={hint} {oninput} {onchange}
                    {onkeydown} {disabled} autocomplete="off" dir="auto" />
            }
        </label>
    }
}

/// Properties of [`ListField`].
#[derive(Properties, PartialEq)]
pub(super) struct ListProps {
    pub(super) label: AttrValue,
    pub(super) value: SortedSet<String>,
    pub(super) on_commit: Callback<SortedSet<String>>,
    #[prop_or_default]
    pub(super) disabled: bool,
}

/// Words separated by commas.
#[component]
pub(super) fn ListField(props: &ListProps) -> Html {
    let on_commit =
        props.on_commit.reform(|text: String| text.split(',').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).gather());
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
    /// `None` when the field was emptied.
    pub(super) on_commit: Callback<Option<f64>>,
    /// Called for what is no number between the two.
    pub(super) on_refuse: Callback<(f64, f64)>,
    #[prop_or_default]
    pub(super) disabled: bool,
}

/// A number, or nothing. The field takes any text, so that what is no number is refused in words and not by the browser.
#[component]
pub(super) fn NumberField(props: &NumberProps) -> Html {
    let value = props.value.map(|value| value.to_string()).unwrap_or_default();
    let on_commit = {
        let (on_commit, on_refuse, low, high) = (props.on_commit.clone(), props.on_refuse.clone(), props.low, props.high);
        Callback::from(move |text: String| match parse_number(text.trim()) {
            _ if text.trim().is_empty() => on_commit.emit(None),
            Some(number) if number >= low && number <= high => on_commit.emit(Some(number)),
            _ => on_refuse.emit((low, high)),
        })
    };
    html! { <TextField label={props.label.clone()} {value} {on_commit} disabled={props.disabled} /> }
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
