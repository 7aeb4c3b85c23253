//! The add bar: type a name or a tie, see what Enter will do, press Enter, type the next.

use web_sys::{HtmlTextAreaElement, InputEvent};
use yew::{Callback, Component, Context, Html, KeyboardEvent, MouseEvent, NodeRef, Properties, TargetCast, html};

use crate::model::{Sign, StakeholderMap};
use crate::scene::Item;
use crate::session::{Frame, Subscription};
use crate::tools::entry::{Completion, Reading, complete, interpret};
use crate::ui::carry_out::Editor;
use crate::ui::following::on_frame;
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
    /// Whether the example is on screen: typing then starts a blank map.
    pub(super) is_example: bool,
}

/// What happens in the bar.
pub(super) enum Message {
    /// The map is another.
    Follow,
    /// The person has written this.
    Write(String),
    /// This is to stand there instead.
    Put(String),
    /// A completion is pointed at, or none.
    Point(Option<usize>),
    /// The completions are not wanted.
    Hide,
    /// What is written is to be done.
    Commit,
    /// The person wants none of it.
    Leave,
}

/// The bar.
pub(super) struct AddBar {
    text: String,
    chosen: Option<usize>,
    is_open: bool,
    field: NodeRef,
    _following: Subscription,
}

impl Component for AddBar {
    type Message = Message;
    type Properties = AddBarProps;

    fn create(ctx: &Context<Self>) -> Self {
        let following = on_frame(&ctx.props().editor.session, ctx.link().callback(|()| Message::Follow));
        Self { text: String::new(), chosen: None, is_open: false, field: NodeRef::default(), _following: following }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Follow => {}
            Message::Write(text) => (self.text, self.chosen, self.is_open) = (text, None, true),
            Message::Put(text) => self.put(text),
            Message::Point(at) => self.chosen = at,
            Message::Hide => self.is_open = false,
            Message::Commit => self.commit(ctx.props()),
            Message::Leave => {
                self.put(String::new());
                if let Some(field) = self.field.cast::<HtmlTextAreaElement>() {
                    field.blur().unwrap_or_default();
                }
            }
        }
        true
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &AddBarProps) -> bool {
        let (number, text) = &ctx.props().prefill;
        if *number != old.prefill.0 {
            self.put(text.clone());
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let AddBarProps { editor, is_example, .. } = ctx.props();
        let frame = editor.session.frame();
        // On the example, typing starts a blank map: what the line means is read as if nothing were there.
        let empty = StakeholderMap::default();
        let map = if *is_example { &empty } else { frame.map.as_ref() };
        let reading = match self.text.trim() {
            "" => Reading::default(),
            _ => editor.session.with_ids(|ids, _| interpret(&self.text, map, &mut ids.clone(), &last_kind(&frame))),
        };
        let Completion { start, choices } = if self.is_open { complete(&self.text, map) } else { Completion::default() };
        let start = start.min(self.text.len());
        let completed: Vec<String> = choices.iter().map(|choice| format!("{}{choice}", &self.text[..start])).collect();
        let (is_problem, hint) = match reading.problems.first() {
            Some(first) if reading.command.is_none() => (true, problem(first)),
            _ => (false, preview(&reading.outcome)),
        };
        let options = choices.iter().zip(&completed).enumerate().map(|(at, (choice, completed))| {
            let (link, completed) = (ctx.link().clone(), completed.clone());
            let onmousedown = Callback::from(move |event: MouseEvent| {
                event.prevent_default();
                link.send_message(Message::Put(completed.clone()));
            });
            let is_chosen = (self.chosen == Some(at)).to_string();
            html! {
                <li key={choice.clone()} id={choice_id(at)} role="option" class="choice" aria-selected={is_chosen} {onmousedown} dir="auto">{ choice }</li>
            }
        });
        let options: Html = options.collect();
        let rows = self.text.lines().count().clamp(1, 5) + usize::from(self.text.ends_with('\n') && !self.text.is_empty());
        let oninput = ctx.link().batch_callback(|event: InputEvent| {
            let field = event.target_dyn_into::<HtmlTextAreaElement>();
            field.map(|field| Message::Write(field.value()))
        });
        let has_choices = !completed.is_empty();
        let onkeydown = {
            let (text, chosen, is_open) = (self.text.clone(), self.chosen, self.is_open);
            ctx.link().batch_callback(move |event| answer(&event, &text, chosen, is_open, &completed))
        };
        html! {
            <div class="add" part="add-bar">
                <span class="add-sign" aria-hidden="true" />
                <textarea ref={self.field.clone()} class="add-field" rows={rows.to_string()} {oninput} {onkeydown} dir="auto" spellcheck="false"
                    autocomplete="off" aria-label={Label::Add.text()} placeholder={Label::AddHint.text()} role="combobox" aria-autocomplete="list"
                    aria-controls="choices" aria-expanded={has_choices.to_string()} aria-describedby="add-preview"
                    aria-activedescendant={self.chosen.map(choice_id)} />
                <ul id="choices" class="choices" role="listbox" aria-label={Label::Add.text()} hidden={!has_choices}>{ options }</ul>
                <span id="add-preview" class={if is_problem { "add-preview problem" } else { "add-preview" }} role="status" dir="auto">{ hint }</span>
            </div>
        }
    }
}

impl AddBar {
    fn put(&mut self, text: String) {
        if let Some(field) = self.field.cast::<HtmlTextAreaElement>() {
            field.set_value(&text);
            field.focus().unwrap_or_default();
        }
        (self.text, self.chosen) = (text, None);
    }

    fn commit(&mut self, props: &AddBarProps) {
        let AddBarProps { editor, services, look, .. } = props;
        if services.status().is_example && !self.text.trim().is_empty() {
            services.start_blank();
        }
        let kind = last_kind(&editor.session.frame());
        let reading = editor.session.with_ids(|ids, map| interpret(&self.text, map, ids, &kind));
        let is_known = reading.command.is_none();
        let is_done = match reading.command {
            Some(command) => editor.submit(command),
            None => reading.problems.is_empty() || !reading.named.is_empty(),
        };
        if is_done {
            self.put(String::new());
            self.is_open = false;
            // Who is typed in goes on the map without ado; who was there is shown.
            match reading.named.as_slice() {
                [known] if is_known => look.select([Item::Stakeholder(known.clone())]),
                _ => look.select([]),
            }
        }
    }
}

/// What a key means; `completed` are the lines that the completions would make.
fn answer(event: &KeyboardEvent, text: &str, chosen: Option<usize>, is_open: bool, completed: &[String]) -> Option<Message> {
    let is_command = event.ctrl_key() || event.meta_key();
    if is_command && text.is_empty() {
        return None;
    }
    event.stop_propagation();
    let count = completed.len();
    let message = match (event.key().as_str(), chosen) {
        ("ArrowDown", at) if count > 0 => Message::Point(Some(at.map_or(0, |at| (at + 1) % count))),
        ("ArrowUp", at) if count > 0 => Message::Point(Some(at.map_or(count - 1, |at| (at + count - 1) % count))),
        ("Enter" | "Tab", Some(at)) => completed.get(at).cloned().map_or(Message::Point(None), Message::Put),
        ("Tab", None) if count > 0 => Message::Put(completed[0].clone()),
        // After a name, Tab goes on to the sector.
        ("Tab", None) if !event.shift_key() && !text.trim().is_empty() && !text.contains([',', '>', '\n']) => {
            Message::Put(format!("{}, ", text.trim_end()))
        }
        ("Enter", None) if !event.shift_key() && !event.is_composing() => Message::Commit,
        ("Escape", _) => return Some(if count > 0 && is_open { Message::Hide } else { Message::Leave }),
        _ => return None,
    };
    event.prevent_default();
    Some(message)
}

fn choice_id(at: usize) -> String {
    format!("choice-{at}")
}

/// The kind of the tie that was added last; the next takes it where nothing is said.
fn last_kind(frame: &Frame) -> String {
    let last = frame.map.relationships().iter().rev().find(|tie| tie.sign == Sign::Support);
    last.and_then(|tie| tie.kind.as_ref()).map(|kind| kind.as_str().to_owned()).unwrap_or_default()
}
