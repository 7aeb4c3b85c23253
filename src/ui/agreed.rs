//! Who does what by when: the list that heads the panel, and, in an open finding, what was agreed on because of it. One press
//! makes a step, with the place to write in already chosen.
//!
//! **Invariant:** every change is an edit of the map like any other; on a wall nothing private is named.
//! **Not here:** which others may see (`edit::is_open`), the order (`insight::in_order`), the words (`words::agreed`).

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlDetailsElement, HtmlElement, HtmlInputElement, MouseEvent};
use yew::{AttrValue, Callback, Html, NodeRef, Properties, TargetCast, UseStateHandle, function_component, html};
use yew::{use_effect_with, use_force_update, use_node_ref, use_state};

use crate::edit::{Command, is_open};
use crate::insight::in_order;
use crate::model::{Action, ActionId, Record, StakeholderMap};
use crate::ui::carry_out::Editor;
use crate::ui::fields::{Choice, check_field, choice_field};
use crate::ui::following::on_frame_when;
use crate::ui::form::not_said;
use crate::ui::hooks::use_view;
use crate::ui::look::Look;
use crate::ui::text_field::TextField;
use crate::words::agreed::{Agreed as Word, about, done_of};
use crate::words::findings::telling;

/// What the list needs.
#[derive(Properties, PartialEq)]
pub(super) struct AgreedProps {
    /// The open map, and where changes go.
    pub(super) editor: Editor,
    /// What the person looks at.
    pub(super) look: Look,
    /// The step that a finding leads to: only those of this finding are listed; `None` lists all.
    pub(super) of: Option<Action>,
}

/// The list.
#[function_component]
pub(super) fn Agreed(props: &AgreedProps) -> Html {
    let AgreedProps { editor, look, of } = props;
    let update = use_force_update();
    use_effect_with(editor.session.clone(), move |session| {
        let subscription = on_frame_when(session, Callback::from(move |()| update.force_update()), |old, new| {
            let (old, new) = (&old.map, &new.map);
            !old.actions().is_same(new.actions()) || !old.stakeholders().is_same(new.stakeholders())
        });
        move || drop(subscription)
    });
    let hides = use_view(look).hide_private;
    let opened: UseStateHandle<Option<ActionId>> = use_state(|| None);
    let fields = use_node_ref();
    use_effect_with((*opened).clone(), {
        let fields = fields.clone();
        move |opened| {
            if opened.is_some() {
                write_here(&fields);
            }
        }
    });

    let map = editor.session.frame().map.clone();
    let is_listed = |action: &&Action| {
        (!hides || is_open(&map, action)) && of.as_ref().is_none_or(|of| (&of.finding, &of.about) == (&action.finding, &action.about))
    };
    let listed: Vec<&Action> = in_order(&map).into_iter().filter(is_listed).collect();
    if listed.is_empty() && !editor.may_edit {
        return Html::default();
    }
    let add = {
        let (editor, opened, of) = (editor.clone(), opened.clone(), of.clone());
        Callback::from(move |_: MouseEvent| {
            let id = editor.session.fresh_action_id();
            let action = Action { id: id.clone(), ..of.clone().unwrap_or_else(|| Action::blank("".into())) };
            if editor.submit(Command::AddAction(action)) {
                opened.set(Some(id));
            }
        })
    };
    let row = |action: &&Action| {
        let is_opened = opened.as_ref() == Some(&action.id);
        let ontoggle = {
            let (opened, id) = (opened.clone(), action.id.clone());
            Callback::from(move |event: Event| {
                let is_open = event.target_dyn_into::<HtmlDetailsElement>().is_some_and(|details| details.open());
                if is_open != (opened.as_ref() == Some(&id)) {
                    opened.set(is_open.then(|| id.clone()));
                }
            })
        };
        let title = telling(&action.finding).filter(|_| of.is_none()).map_or("", |telling| telling.title);
        let owner = action.owner.as_ref().and_then(|owner| map.stakeholders().find(owner)).map_or("", |owner| owner.name.as_str());
        let text = if action.text.trim().is_empty() { Word::Unsaid.text().to_owned() } else { action.text.clone() };
        html! {
            <li key={action.id.to_string()} class={if action.done { "step done" } else { "step" }} part="step">
                { check_field(&text.into(), action.done, !editor.may_edit, change(editor, action, |action, done| action.done = done)) }
                if editor.may_edit {
                    <details open={is_opened} {ontoggle}>
                        <summary dir="auto">{ about(owner, &action.due, title) }<span class="unseen">{ Word::Change.text() }</span></summary>
                        if is_opened { { form(editor, &map, action, hides, &fields) } }
                    </details>
                } else {
                    <p class="quiet" dir="auto">{ about(owner, &action.due, title) }</p>
                }
            </li>
        }
    };
    let rows = listed.iter().map(row).collect::<Html>();
    let label = if of.is_some() { Word::FromFinding } else { Word::Another };
    let done = listed.iter().filter(|action| action.done).count();
    html! {
        <div class="agreed" part="agreed">
            if of.is_none() && !listed.is_empty() {
                <h3 class="menu-heading">{ Word::Heading.text() }<span class="quiet">{ done_of(done, listed.len()) }</span></h3>
            }
            <ul class="steps" aria-label={Word::Heading.text()}>{ rows }</ul>
            if editor.may_edit && (of.is_some() || !listed.is_empty()) {
                <button type="button" class="button small" onclick={add}>{ label.text() }</button>
            }
        </div>
    }
}

/// The fields of one step.
fn form(editor: &Editor, map: &StakeholderMap, action: &Action, hides: bool, fields: &NodeRef) -> Html {
    let bodies = map.stakeholders().iter().filter(|body| !(hides && body.private));
    let owners = bodies.map(|body| -> Choice { (body.id.to_string().into(), body.name.clone().into()) });
    let owners = std::iter::once(not_said()).chain(owners).collect();
    let owner = action.owner.as_ref().map_or("", |owner| owner.as_str());
    let text = |label: Word, kind: &'static str, value: &str, on_commit: Callback<String>| {
        let (label, value) = (AttrValue::Static(label.text()), AttrValue::from(value.to_owned()));
        html! { <TextField {label} {value} hint="" {kind} disabled={false} {on_commit} /> }
    };
    let remove = {
        let (editor, id) = (editor.clone(), action.id.clone());
        Callback::from(move |_: MouseEvent| _ = editor.submit(Command::RemoveAction(id.clone())))
    };
    html! {
        <div class="form" ref={fields}>
            { text(Word::What, "text", &action.text, change(editor, action, |action, text: String| action.text = text.trim().to_owned())) }
            { choice_field(&Word::Who.text().into(), owners, owner, false, change(editor, action, |action, owner: String| {
                action.owner = Some(owner).filter(|owner| !owner.is_empty()).map(|owner| owner.as_str().into());
            })) }
            { text(Word::When, "date", &action.due, change(editor, action, |action, due| action.due = due)) }
            <button type="button" class="button small danger" onclick={remove}>{ Word::Remove.text() }</button>
        </div>
    }
}

/// Changes a step as it is when the person hands over.
fn change<T: 'static>(editor: &Editor, action: &Action, set: fn(&mut Action, T)) -> Callback<T> {
    let (editor, id) = (editor.clone(), action.id.clone());
    Callback::from(move |value: T| {
        let found = editor.session.frame().map.actions().find(&id).cloned();
        if let Some(mut action) = found {
            set(&mut action, value);
            editor.submit(Command::ChangeAction(action));
        }
    })
}

/// Goes to the first field, with what stands there ready to be written over.
fn write_here(fields: &NodeRef) {
    let first = fields.cast::<HtmlElement>().and_then(|fields| fields.query_selector("input").ok().flatten());
    if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlInputElement>().ok()) {
        first.focus().unwrap_or_default();
        first.select();
    }
}
