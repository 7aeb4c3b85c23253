//! The add bar: type a name or a tie, see what Enter will do, press Enter, type the next.

use web_sys::{HtmlTextAreaElement, InputEvent};
use yew::{Callback, Html, KeyboardEvent, MouseEvent, Properties, TargetCast, component, html, use_effect_with, use_node_ref, use_state};

use crate::model::StakeholderId;
use crate::scene::Item;
use crate::tools::entry::{Completion, Reading, complete, interpret};
use crate::ui::carry_out::Editor;
use crate::ui::hooks::{use_frame, use_outside};
use crate::ui::look::Look;
use crate::ui::services::Services;
use crate::words::entry::{preview, problem};
use crate::words::screen::Label;

/// Text that something else puts into the bar: a number that grows, and the text.
pub(super) type Prefill = (u32, String);

#[derive(Properties, PartialEq)]
pub(super) struct AddBarProps {
    pub(super) editor: Editor,
    pub(super) services: Services,
    pub(super) look: Look,
    pub(super) prefill: Prefill,
}

/// The kind of the tie that was added last; the next takes it where nothing is said.
fn last_kind(editor: &Editor) -> String {
    let frame = editor.session.frame();
    let last = frame.map.relationships().iter().rev().find(|tie| tie.sign == crate::model::Sign::Support);
    last.and_then(|tie| tie.kind.as_ref()).map(|kind| kind.as_str().to_owned()).unwrap_or_default()
}

/// The bar.
#[component]
pub(super) fn AddBar(props: &AddBarProps) -> Html {
    let frame = use_frame(&props.editor.session);
    let (_, status) = use_outside(&props.services);
    let text = use_state(String::new);
    let chosen = use_state(|| None::<usize>);
    let is_open = use_state(|| false);
    let field = use_node_ref();
    {
        let (field, text) = (field.clone(), text.clone());
        use_effect_with(props.prefill.clone(), move |(number, prefill)| {
            if *number > 0 {
                text.set(prefill.clone());
                if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                    field.set_value(prefill);
                    field.focus().unwrap_or_default();
                }
            }
        });
    }
    // On the example, typing starts a blank map: what the line means is read as if nothing were there.
    let empty = crate::model::StakeholderMap::default();
    let map = if status.is_example { &empty } else { frame.map.as_ref() };
    let kind = last_kind(&props.editor);
    let reading = match text.trim() {
        "" => Reading::default(),
        _ => props.editor.session.with_ids(|ids, _| interpret(&text, map, &mut ids.clone(), &kind)),
    };
    let Completion { start, choices } = if *is_open { complete(&text, map) } else { Completion::default() };

    let accept = {
        let (text, chosen, choices, field) = (text.clone(), chosen.clone(), choices.clone(), field.clone());
        move |at: usize| {
            if let Some(choice) = choices.get(at) {
                let completed = format!("{}{choice}", &text[..start.min(text.len())]);
                if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                    field.set_value(&completed);
                    field.focus().unwrap_or_default();
                }
                text.set(completed);
                chosen.set(None);
            }
        }
    };
    let commit = {
        let (editor, services, look, field, text, is_open) =
            (props.editor.clone(), props.services.clone(), props.look.clone(), field.clone(), text.clone(), is_open.clone());
        move || {
            if services.status().is_example && !text.trim().is_empty() {
                services.start_blank();
            }
            let kind = last_kind(&editor);
            let reading = editor.session.with_ids(|ids, map| interpret(&text, map, ids, &kind));
            let named: Vec<StakeholderId> = reading.named.clone();
            let is_known = reading.command.is_none();
            let is_done = match reading.command {
                Some(command) => editor.submit(command),
                None => reading.problems.is_empty() || !named.is_empty(),
            };
            if is_done {
                if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                    field.set_value("");
                }
                // Who is typed in goes on the map without ado; who was there is shown.
                match named.as_slice() {
                    [known] if is_known => look.select([Item::Stakeholder(known.clone())]),
                    _ => look.select([]),
                }
                text.set(String::new());
                is_open.set(false);
            }
        }
    };
    let oninput = {
        let (text, chosen, is_open) = (text.clone(), chosen.clone(), is_open.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlTextAreaElement>() {
                text.set(field.value());
                chosen.set(None);
                is_open.set(true);
            }
        })
    };
    let onkeydown = {
        let (text, chosen, is_open, accept, count, field) =
            (text.clone(), chosen.clone(), is_open.clone(), accept.clone(), choices.len(), field.clone());
        Callback::from(move |event: KeyboardEvent| {
            if (event.ctrl_key() || event.meta_key()) && text.is_empty() {
                return;
            }
            event.stop_propagation();
            let take = |event: &KeyboardEvent| event.prevent_default();
            match (event.key().as_str(), *chosen) {
                ("ArrowDown", at) if count > 0 => {
                    take(&event);
                    chosen.set(Some(at.map_or(0, |at| (at + 1) % count)));
                }
                ("ArrowUp", at) if count > 0 => {
                    take(&event);
                    chosen.set(Some(at.map_or(count - 1, |at| (at + count - 1) % count)));
                }
                ("Enter" | "Tab", Some(at)) => {
                    take(&event);
                    accept(at);
                }
                ("Tab", None) if count > 0 => {
                    take(&event);
                    accept(0);
                }
                // After a name, Tab goes on to the sector.
                ("Tab", None) if !event.shift_key() && !text.trim().is_empty() && !text.contains([',', '>', '\n']) => {
                    take(&event);
                    let more = format!("{}, ", text.trim_end());
                    if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                        field.set_value(&more);
                    }
                    text.set(more);
                }
                ("Enter", None) if !event.shift_key() && !event.is_composing() => {
                    take(&event);
                    commit();
                }
                ("Escape", _) if count > 0 && *is_open => is_open.set(false),
                ("Escape", _) => {
                    if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                        field.set_value("");
                        field.blur().unwrap_or_default();
                    }
                    text.set(String::new());
                }
                _ => {}
            }
        })
    };
    let hint = match reading.problems.first() {
        Some(first) if reading.command.is_none() => problem(first),
        _ => preview(&reading.outcome),
    };
    let is_problem = reading.command.is_none() && !reading.problems.is_empty();
    let options = choices.iter().enumerate().map(|(at, choice)| {
        let accept = accept.clone();
        let onmousedown = Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            accept(at);
        });
        let is_chosen = *chosen == Some(at);
        html! {
            <li key={choice.clone()} id={format!("choice-{at}")} role="option" class="choice" aria-selected={is_chosen.to_string()} {onmousedown} dir="auto">
                { choice }
            </li>
        }
    });
    let rows = text.lines().count().clamp(1, 5) + usize::from(text.ends_with('\n') && !text.is_empty());
    html! {
        <div class="add" part="add-bar">
            <span class="add-sign" aria-hidden="true" />
            <textarea ref={field} class="add-field" rows={rows.to_string()} {oninput} {onkeydown} dir="auto" spellcheck="false" autocomplete="off"
                aria-label={Label::Add.text()} placeholder={Label::AddHint.text()} role="combobox" aria-autocomplete="list" aria-controls="choices"
                aria-expanded={(!choices.is_empty()).to_string()} aria-describedby="add-preview"
                aria-activedescendant={(*chosen).map(|at| format!("choice-{at}"))} />
            <ul id="choices" class="choices" role="listbox" aria-label={Label::Add.text()} hidden={choices.is_empty()}>{ for options }</ul>
            <span id="add-preview" class={if is_problem { "add-preview problem" } else { "add-preview" }} role="status" dir="auto">{ hint }</span>
        </div>
    }
}
