//! The add bar: type a name or a tie, see what Enter will do, press Enter, type the next.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::{HtmlTextAreaElement, InputEvent};
use yew::{Callback, Component, Context, Html, KeyboardEvent, MouseEvent, NodeRef, Properties, html};

use crate::model::StakeholderMap;
use crate::scene::Item;
use crate::session::Subscription;
use crate::tools::entry::{Completion, Reading, complete, interpret};
use crate::ui::carry_out::Editor;
use crate::ui::following::{is_of_page, on_frame};
use crate::ui::look::Look;
use crate::ui::services::Services;
use crate::words::entry::{near, preview, problem, question};
use crate::words::screen::Label;

/// Text that something else puts into the bar: a number that grows, and the text.
pub(super) type Prefill = (u32, String);

#[derive(Clone, Properties, PartialEq)]
pub(super) struct AddBarProps {
    pub(super) editor: Editor,
    pub(super) services: Services,
    pub(super) look: Look,
    pub(super) prefill: Prefill,
    /// The kind that ties are of where nothing is said; empty leaves it to the last one.
    pub(super) spoken_of: &'static str,
}

/// What is written and not yet done.
///
/// **Invariant:** keys act on the field as it stands and at once. A page under load is drawn later than people type, so what
/// was last drawn does not say what they mean.
#[derive(Clone, Default)]
struct Draft {
    field: NodeRef,
    /// The completion pointed at.
    chosen: Rc<Cell<Option<usize>>>,
    /// Whether completions are wanted.
    is_open: Rc<Cell<bool>>,
    /// Whether it is asked if a new name means a body that is there.
    asks: Rc<Cell<bool>>,
}

/// The bar. Its message is that something is new: the map, or what is written.
pub(super) struct AddBar {
    draft: Draft,
    _following: Subscription,
}

impl Component for AddBar {
    type Message = ();
    type Properties = AddBarProps;

    fn create(ctx: &Context<Self>) -> Self {
        let following = on_frame(&ctx.props().editor.session, ctx.link().callback(|()| ()));
        Self { draft: Draft::default(), _following: following }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &AddBarProps) -> bool {
        let (number, text) = &ctx.props().prefill;
        if *number != old.prefill.0 {
            self.draft.put(text);
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let (draft, text) = (&self.draft, self.draft.text());
        let (map, kind) = (props.read_on(), props.last_kind());
        let reading = match text.trim() {
            "" => Reading::default(),
            _ => props.editor.session.with_ids(|ids, _| interpret(&text, &map, &mut ids.clone(), &kind)),
        };
        let asked = near(&reading.outcome).filter(|_| draft.asks.get());
        let (is_problem, hint) = match reading.problems.first() {
            _ if asked.is_some() => (false, asked.map(|(new, known)| question(new, known)[0].clone()).unwrap_or_default()),
            Some(first) if reading.command.is_none() => (true, problem(first)),
            _ => (false, preview(&reading.outcome)),
        };
        let chosen = draft.chosen.get();
        let choices = draft.choices(&map, asked);
        let has_choices = !choices.is_empty();
        let options = choices.into_iter().enumerate().map(|(at, Choice { word, line })| {
            let (link, draft, props) = (ctx.link().clone(), draft.clone(), props.clone());
            let onmousedown = Callback::from(move |event: MouseEvent| {
                event.prevent_default();
                draft.take(&line, &props);
                link.send_message(());
            });
            let is_chosen = (chosen == Some(at)).to_string();
            html! {
                <li key={word.clone()} id={choice_id(at)} role="option" class="choice" aria-selected={is_chosen} {onmousedown} dir="auto">{ word }</li>
            }
        });
        let options: Html = options.collect();
        let rows = text.lines().count().clamp(1, 5) + usize::from(text.ends_with('\n') && !text.is_empty());
        let oninput = {
            let draft = draft.clone();
            ctx.link().callback(move |_: InputEvent| draft.want_choices(true))
        };
        let onkeydown = {
            let (draft, props) = (draft.clone(), props.clone());
            ctx.link().batch_callback(move |event: KeyboardEvent| {
                let is_new = answer(&event, &draft, &props);
                if is_new {
                    event.prevent_default();
                }
                is_new.then_some(())
            })
        };
        html! {
            <div class="add" part="add-bar">
                <span class="add-sign" aria-hidden="true" />
                <textarea ref={draft.field.clone()} class="add-field" rows={rows.to_string()} {oninput} {onkeydown} dir="auto" spellcheck="false"
                    autocomplete="off" aria-label={Label::Add.text()} placeholder={Label::AddHint.text()} role="combobox" aria-autocomplete="list"
                    aria-controls="choices" aria-expanded={has_choices.to_string()} aria-describedby="add-preview"
                    aria-activedescendant={chosen.map(choice_id)} />
                <ul id="choices" class="choices" role="listbox" aria-label={Label::Add.text()} hidden={!has_choices}>{ options }</ul>
                <span id="add-preview" class={if is_problem { "add-preview problem" } else { "add-preview" }} role="status" dir="auto">{ hint }</span>
            </div>
        }
    }
}

/// A word that fits, and the line that it makes.
struct Choice {
    word: String,
    line: String,
}

impl Draft {
    fn text(&self) -> String {
        self.field.cast::<HtmlTextAreaElement>().map(|field| field.value()).unwrap_or_default()
    }

    /// Writes something else into the field.
    fn put(&self, text: &str) {
        if let Some(field) = self.field.cast::<HtmlTextAreaElement>() {
            field.set_value(text);
            field.focus().unwrap_or_default();
        }
        self.chosen.set(None);
    }

    /// Points at no completion, and asks for some or for none.
    fn want_choices(&self, are_wanted: bool) {
        self.chosen.set(None);
        self.asks.set(false);
        self.is_open.set(are_wanted);
    }

    /// Takes a choice; an answer to the question whether two are the same is carried out at once.
    fn take(&self, line: &str, props: &AddBarProps) {
        let is_answer = self.asks.replace(false);
        self.put(line);
        if is_answer {
            self.carry_out(props);
        }
    }

    fn choices(&self, map: &StakeholderMap, asked: Option<&(String, String)>) -> Vec<Choice> {
        if let Some((new, known)) = asked {
            let [_, yes, no] = question(new, known);
            let text = self.text();
            return vec![Choice { word: yes, line: text.replacen(new, known, 1) }, Choice { word: no, line: text }];
        }
        if !self.is_open.get() {
            return Vec::new();
        }
        let text = self.text();
        let Completion { start, choices } = complete(&text, map);
        let kept = &text[..start.min(text.len())];
        choices.into_iter().map(|word| Choice { line: format!("{kept}{word}"), word }).collect()
    }

    fn leave(&self) {
        self.put("");
        if let Some(field) = self.field.cast::<HtmlTextAreaElement>() {
            field.blur().unwrap_or_default();
        }
    }

    /// Does what is written, or asks first whether a new name means a body that is there.
    fn commit(&self, props: &AddBarProps) {
        if props.near(&self.text()).is_some() {
            self.asks.set(true);
            self.chosen.set(Some(0));
        } else {
            self.carry_out(props);
        }
    }

    fn carry_out(&self, props: &AddBarProps) {
        let AddBarProps { editor, services, look, .. } = props;
        let text = self.text();
        if services.status().is_example && !text.trim().is_empty() {
            services.start_blank();
        }
        let kind = props.last_kind();
        let reading = editor.session.with_ids(|ids, map| interpret(&text, map, ids, &kind));
        let is_known = reading.command.is_none();
        let is_done = match reading.command {
            Some(command) => editor.submit(command),
            None => reading.problems.is_empty() || !reading.named.is_empty(),
        };
        if is_done {
            self.put("");
            self.is_open.set(false);
            // Who is typed in goes on the map without ado; who was there is shown.
            match reading.named.as_slice() {
                [known] if is_known => look.select([Item::Stakeholder(known.clone())]),
                _ => look.select([]),
            }
        }
    }
}

impl AddBarProps {
    /// The map that a line is read on: on the example, typing starts a blank map, as if nothing were there.
    fn read_on(&self) -> Rc<StakeholderMap> {
        if self.services.status().is_example { Rc::default() } else { self.editor.session.frame().map.clone() }
    }

    /// The new name in a text and the one on the map that it resembles.
    fn near(&self, text: &str) -> Option<(String, String)> {
        let (map, kind) = (self.read_on(), self.last_kind());
        let reading = self.editor.session.with_ids(|ids, _| interpret(text, &map, &mut ids.clone(), &kind));
        near(&reading.outcome).cloned()
    }

    /// The kind of the tie that was added last; the next takes it where nothing is said.
    fn last_kind(&self) -> String {
        if !self.spoken_of.is_empty() {
            return self.spoken_of.to_owned();
        }
        let frame = self.editor.session.frame();
        let last = frame.map.relationships().iter().rev().find(|tie| !tie.opposes());
        last.and_then(|tie| tie.kind.as_ref()).map(|kind| kind.as_str().to_owned()).unwrap_or_default()
    }
}

/// Does what a key means; whether it meant something.
fn answer(event: &KeyboardEvent, draft: &Draft, props: &AddBarProps) -> bool {
    let text = draft.text();
    let is_command = event.ctrl_key() || event.meta_key();
    if is_command && (text.is_empty() || is_of_page(event)) {
        return false;
    }
    event.stop_propagation();
    let key = event.key();
    if !matches!(key.as_str(), "ArrowDown" | "ArrowUp" | "Enter" | "Tab" | "Escape") {
        return false;
    }
    let asked = if draft.asks.get() { props.near(&text) } else { None };
    let choices = draft.choices(&props.read_on(), asked.as_ref());
    let (count, chosen) = (choices.len(), draft.chosen.get());
    match (key.as_str(), chosen) {
        ("ArrowDown", at) if count > 0 => draft.chosen.set(Some(at.map_or(0, |at| (at + 1) % count))),
        ("ArrowUp", at) if count > 0 => draft.chosen.set(Some(at.map_or(count - 1, |at| (at + count - 1) % count))),
        ("Enter" | "Tab", Some(at)) if at < count => draft.take(&choices[at].line, props),
        ("Tab", None) if count > 0 => draft.put(&choices[0].line),
        // After a name, Tab goes on to the sector, then to power, then to interest.
        ("Tab", None)
            if !event.shift_key() && !text.trim().is_empty() && !text.contains(['>', '\n', '\t']) && text.matches(',').count() < 3 =>
        {
            draft.put(&format!("{}, ", text.trim_end()));
        }
        ("Enter", None) if !event.shift_key() && !event.is_composing() => draft.commit(props),
        ("Escape", _) if count > 0 => draft.want_choices(false),
        ("Escape", _) => draft.leave(),
        _ => return false,
    }
    true
}

fn choice_id(at: usize) -> String {
    format!("choice-{at}")
}
