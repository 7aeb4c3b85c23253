//! The dialog of snapshots: taking, naming and removing them, choosing two to compare, and stepping through them.
//!
//! **Invariant:** taking, naming and removing are edits of the map like any other; looking is none. On a wall nothing private is
//! shown, of no snapshot.
//! **Not here:** what two of them show together; see `compared`.

use std::rc::Rc;

use gloo_timers::callback::Interval;
use js_sys::Date;
use web_sys::{HtmlElement, KeyboardEvent};
use yew::{AttrValue, Component, Context, Html, MouseEvent, Properties, TargetCast, html};

use crate::edit::Command;
use crate::formats::json::{copy_of, opened};
use crate::layout::pairs;
use crate::model::{Snapshot, StakeholderMap};
use crate::session::Frame;
use crate::ui::carry_out::Editor;
use crate::ui::compared::Compared;
use crate::ui::fields::{Choice, choice_field, sign_button};
use crate::ui::following::{Following, is_written_in, on_map_or_look};
use crate::ui::foreign::Foreign;
use crate::ui::look::Look;
use crate::ui::services::Services;
use crate::ui::stage::is_motion_reduced;
use crate::ui::text_field::TextField;
use crate::words::over_time::{OverTime as Word, between, snapshot_name, suggested_name};

/// How long a snapshot stands while they are played.
const PLAY_MILLIS: u32 = 3_000;

/// Stands for the map as it is, among the ids of snapshots; no id is empty.
const NOW: &str = "";
/// Stands for comparing with nothing.
const ALONE: &str = "-";

/// What the dialog needs.
#[derive(Properties, PartialEq)]
pub(super) struct OverTimeProps {
    /// The open map, and where changes go.
    pub(super) editor: Editor,
    /// What the person looks at.
    pub(super) look: Look,
    /// Saves pictures.
    pub(super) services: Services,
}

/// What happens in it.
pub(super) enum Happened {
    /// The map or the theme is another.
    Changed,
    /// One is taken.
    Take,
    /// Another workshop's file is wanted.
    Asked,
    /// It is here.
    Read(Box<StakeholderMap>),
    /// A match of it holds, or is refused.
    Held(usize, bool),
    /// It becomes a snapshot, or is left.
    Decided(bool),
    /// One gets another name.
    Named(String, String),
    /// One gets another date.
    Dated(String, String),
    /// One is removed.
    Removed(String),
    /// One is looked at alone.
    Opened(String),
    /// Another earlier one is chosen.
    Earlier(String),
    /// Another later one is chosen.
    Later(String),
    /// The next pair, or the one before.
    Stepped(bool),
    /// Steps by itself, or no longer.
    Played,
}

/// The dialog.
pub(super) struct OverTime {
    earlier: String,
    later: String,
    compared: Option<Rc<Compared>>,
    playing: Option<Interval>,
    foreign: Option<Foreign>,
    _following: Following,
}

impl Component for OverTime {
    type Message = Happened;
    type Properties = OverTimeProps;

    fn create(ctx: &Context<Self>) -> Self {
        let OverTimeProps { editor, look, .. } = ctx.props();
        let mut dialog = Self {
            earlier: ALONE.to_owned(),
            later: NOW.to_owned(),
            compared: None,
            playing: None,
            foreign: None,
            _following: on_map_or_look(&editor.session, look, &ctx.link().callback(|()| Happened::Changed)),
        };
        // What has changed since the last time is what people open this for.
        if let Some((id, _)) = editor.session.frame().map.properties().snapshots_by_date().last() {
            dialog.earlier.clone_from(id);
        }
        dialog.compare(ctx);
        dialog
    }

    fn update(&mut self, ctx: &Context<Self>, happened: Happened) -> bool {
        let editor = &ctx.props().editor;
        match happened {
            Happened::Changed => {}
            Happened::Take => take(editor, copy(&editor.session.frame())),
            Happened::Asked => ctx.props().services.read_file(ctx.link().callback(|map| Happened::Read(Box::new(map)))),
            Happened::Read(map) => self.foreign = Some(Foreign::of(*map, &editor.session.frame().map)),
            Happened::Held(at, holds) => {
                if let Some(foreign) = &mut self.foreign {
                    foreign.hold(at, holds);
                }
            }
            Happened::Decided(is_kept) => {
                if let Some(foreign) = self.foreign.take().filter(|_| is_kept) {
                    take(editor, foreign.snapshot(&editor.session.frame().map));
                }
            }
            Happened::Named(id, name) => change(editor, &id, |snapshot| snapshot.name = name.trim().to_owned()),
            Happened::Dated(id, date) => change(editor, &id, |snapshot| snapshot.date = date),
            Happened::Removed(id) => {
                let mut properties = editor.session.frame().map.properties().clone();
                properties.snapshots.remove(&id);
                editor.submit(Command::ChangeProperties(properties));
            }
            Happened::Opened(id) => (self.earlier, self.later) = (ALONE.to_owned(), id),
            Happened::Earlier(id) => self.earlier = id,
            Happened::Later(id) => self.later = id,
            Happened::Stepped(is_on) => {
                if !self.step(ctx, is_on) {
                    self.playing = None;
                }
            }
            Happened::Played if self.playing.is_some() => self.playing = None,
            Happened::Played => {
                let link = ctx.link().clone();
                self.playing = Some(Interval::new(PLAY_MILLIS, move || link.send_message(Happened::Stepped(true))));
                // From the beginning, where there is no further.
                if !self.step(ctx, true) {
                    self.later = NOW.to_owned();
                    while self.step(ctx, false) {}
                }
            }
        }
        self.compare(ctx);
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let OverTimeProps { editor, look, services } = ctx.props();
        let frame = editor.session.frame();
        let properties = frame.map.properties();
        let listed = properties.snapshots_by_date();
        let link = ctx.link();
        let press = |label: Word, class: &'static str, happened: fn() -> Happened| {
            let onclick = link.callback(move |_: MouseEvent| happened());
            html! { <button type="button" {class} {onclick}>{ label.text() }</button> }
        };
        let rows = listed.iter().map(|(id, snapshot)| self.row(ctx, id, snapshot));
        let name = |(id, snapshot): &(&String, &Snapshot)| -> Choice {
            ((*id).clone().into(), snapshot_name(&snapshot.name, &snapshot.date).into())
        };
        let now: Choice = (NOW.into(), Word::Now.text().into());
        let all: Vec<Choice> = listed.iter().map(name).chain([now]).collect();
        let alone: Choice = (ALONE.into(), Word::Alone.text().into());
        let earlier = [alone].into_iter().chain(all.clone()).collect();
        let onkeydown = link.batch_callback(|event: KeyboardEvent| {
            let target = event.target_dyn_into::<HtmlElement>();
            if target.as_ref().is_some_and(is_written_in) {
                return None;
            }
            match event.key().as_str() {
                "ArrowLeft" => Some(Happened::Stepped(false)),
                "ArrowRight" => Some(Happened::Stepped(true)),
                _ => None,
            }
        });
        html! {
            <div class="over-time" part="over-time" {onkeydown}>
                <p class="hint">{ Word::Hint.text() }</p>
                <ol class="snapshots">{ for rows }</ol>
                if editor.may_edit {
                    <div class="pair-steps">
                        { press(Word::Take, "button", || Happened::Take) }
                        { press(Word::Other, "button", || Happened::Asked) }
                    </div>
                }
                if let Some(foreign) = &self.foreign {
                    { foreign.view(&frame.map, look.with(|view| view.hide_private), &link.callback(|(at, holds)| Happened::Held(at, holds)),
                        link.callback(|_: MouseEvent| Happened::Decided(true)), link.callback(|_: MouseEvent| Happened::Decided(false))) }
                }
                if !listed.is_empty() {
                    <div class="pair">
                        { choice_field(&Word::Earlier.text().into(), earlier, &self.earlier, false, link.callback(Happened::Earlier)) }
                        { choice_field(&Word::Later.text().into(), all, &self.later, false, link.callback(Happened::Later)) }
                        <div class="pair-steps">
                            { sign_button("button icon", Word::Back.text().into(), "sign-back", !self.may_step(ctx, false), link.callback(|_: MouseEvent| Happened::Stepped(false))) }
                            { sign_button("button icon", Word::Forward.text().into(), "sign-forward", !self.may_step(ctx, true), link.callback(|_: MouseEvent| Happened::Stepped(true))) }
                            if !is_motion_reduced() {
                                { press(if self.playing.is_some() { Word::Halt } else { Word::Play }, "button", || Happened::Played) }
                            }
                        </div>
                    </div>
                    if let Some(compared) = &self.compared {
                        { compared.view(services) }
                    } else {
                        <p role="status">{ Word::Unreadable.text() }</p>
                    }
                }
            </div>
        }
    }
}

impl OverTime {
    fn row(&self, ctx: &Context<Self>, id: &str, snapshot: &Snapshot) -> Html {
        let (link, may_edit) = (ctx.link(), ctx.props().editor.may_edit);
        let named = AttrValue::from(snapshot_name(&snapshot.name, &snapshot.date));
        let about = |label: Word| AttrValue::from(format!("{}: {named}", label.text()));
        let with = |happened: fn(String, String) -> Happened| {
            let id = id.to_owned();
            link.callback(move |text: String| happened(id.clone(), text))
        };
        let on = |happened: fn(String) -> Happened| {
            let id = id.to_owned();
            link.callback(move |_: MouseEvent| happened(id.clone()))
        };
        let is_shown = self.later == id || self.earlier == id;
        html! {
            <li key={id.to_owned()} aria-current={is_shown.then_some("true")}>
                <TextField label={Word::Name.text()} value={snapshot.name.clone()} hint="" kind="text" disabled={!may_edit} on_commit={with(Happened::Named)} />
                <TextField label={Word::Date.text()} value={snapshot.date.clone()} hint="" kind="date" disabled={!may_edit} on_commit={with(Happened::Dated)} />
                <button type="button" class="button small" aria-label={about(Word::Open)} onclick={on(Happened::Opened)}>{ Word::Open.text() }</button>
                if may_edit { { sign_button("button icon small", about(Word::Remove), "sign-close", false, on(Happened::Removed)) } }
            </li>
        }
    }

    /// Every state by date, the map as it is last.
    fn states(ctx: &Context<Self>) -> Vec<String> {
        let frame = ctx.props().editor.session.frame();
        let ids = frame.map.properties().snapshots_by_date().into_iter().map(|(id, _)| id.clone());
        ids.chain([NOW.to_owned()]).collect()
    }

    /// The pair that a step leads to.
    fn next(&self, ctx: &Context<Self>, is_on: bool) -> Option<(String, String)> {
        let states = Self::states(ctx);
        let at = states.iter().position(|id| *id == self.later)?;
        let next = if is_on { at + 1 } else { at.checked_sub(1).filter(|next| *next > 0)? };
        Some((states.get(next.checked_sub(1)?)?.clone(), states.get(next)?.clone()))
    }

    fn may_step(&self, ctx: &Context<Self>, is_on: bool) -> bool {
        self.next(ctx, is_on).is_some()
    }

    fn step(&mut self, ctx: &Context<Self>, is_on: bool) -> bool {
        let Some((earlier, later)) = self.next(ctx, is_on) else { return false };
        (self.earlier, self.later) = (earlier, later);
        true
    }

    /// Makes what is shown anew; one that has gone is let go of.
    fn compare(&mut self, ctx: &Context<Self>) {
        let OverTimeProps { editor, look, .. } = ctx.props();
        let frame = editor.session.frame();
        let snapshots = &frame.map.properties().snapshots;
        if self.later != NOW && !snapshots.contains_key(&self.later) {
            self.later = NOW.to_owned();
        }
        if self.earlier != ALONE && self.earlier != NOW && !snapshots.contains_key(&self.earlier) {
            self.earlier = ALONE.to_owned();
        }
        if snapshots.is_empty() {
            self.compared = None;
            return;
        }
        let view = look.view();
        let name =
            |id: &str| snapshots.get(id).map_or_else(|| Word::Now.text().to_owned(), |taken| snapshot_name(&taken.name, &taken.date));
        let earlier = if self.earlier == ALONE { String::new() } else { name(&self.earlier) };
        let of = (self.earlier.clone(), self.later.clone(), frame.map.clone());
        if self.compared.as_ref().is_some_and(|compared| compared.is_of(&of, &view)) {
            return;
        }
        let Some(now) = opened(&copy(&frame)) else { return };
        let state = |id: &str| if id == NOW { Some(now.clone()) } else { snapshots.get(id).and_then(opened) };
        let title = between(&earlier, &name(&self.later));
        let pair = state(&self.later).and_then(|later| {
            let earlier = if self.earlier == ALONE { later.clone() } else { state(&self.earlier)? };
            Some((earlier, later))
        });
        self.compared = pair
            .map(|(earlier, later)| Rc::new(Compared::of(of, Rc::new([earlier, later, now.clone()]), title, self.earlier == ALONE, &view)));
    }
}

/// The map as it is, with its bodies where they stand on screen.
fn copy(frame: &Frame) -> Snapshot {
    Snapshot { map: copy_of(&frame.map, Some(&pairs(&frame.positions))), ..Snapshot::default() }
}

/// Keeps a copy; what does not say its name or date bears today's.
fn take(editor: &Editor, taken: Snapshot) {
    let frame = editor.session.frame();
    let mut properties = frame.map.properties().clone();
    let Some(id) = (1..).map(|number: u32| format!("t{number}")).find(|id| !properties.snapshots.contains_key(id)) else { return };
    let today = Date::new_0();
    let date = format!("{:04}-{:02}-{:02}", today.get_full_year(), today.get_month() + 1, today.get_date());
    let date = if taken.date.is_empty() { date } else { taken.date.clone() };
    let name = if taken.name.trim().is_empty() { suggested_name(&date) } else { taken.name.clone() };
    properties.snapshots.insert(id, Snapshot { name, date, ..taken });
    editor.submit(Command::ChangeProperties(properties));
}

fn change(editor: &Editor, id: &str, set: impl FnOnce(&mut Snapshot)) {
    let map: Rc<StakeholderMap> = editor.session.frame().map.clone();
    let mut properties = map.properties().clone();
    if let Some(mut snapshot) = properties.snapshots.get(id).cloned() {
        set(&mut snapshot);
        properties.snapshots.insert(id.to_owned(), snapshot);
        editor.submit(Command::ChangeProperties(properties));
    }
}
