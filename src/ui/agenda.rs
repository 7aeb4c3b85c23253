//! The agenda of a workshop: what to read out now, what the map still lacks, how much time is left.
//!
//! **Invariant:** off until asked for, and never in the way: it changes no map itself, it leads to where one does.
//! **Not here:** what is missing (`insight::agenda`), the words (`words::agenda`).

use gloo_timers::callback::Interval;
use yew::{AttrValue, Component, Context, Html, MouseEvent, Properties, html};

use crate::edit::without_private;
use crate::insight::{Lack, lacks};
use crate::model::{RelationshipKind, StakeholderMap};
use crate::scene::{Item, ViewKind};
use crate::session::Subscription;
use crate::tools::Action;
use crate::ui::carry_out::Editor;
use crate::ui::fields::{choice_field, close_button};
use crate::ui::following::on_frame_when;
use crate::ui::intent::{Intent, Place};
use crate::words::agenda::{AgendaLabel, Gap, Step, clock, missing, step_of};
use crate::words::screen::Label;

#[derive(Clone, Properties, PartialEq)]
pub(super) struct AgendaProps {
    pub(super) editor: Editor,
    /// Whether it is asked for; what it is at stays while it is not.
    pub(super) is_open: bool,
    /// Whether what is private is hidden.
    pub(super) hides_private: bool,
    /// Whether there are panels that it can lead to.
    pub(super) leads: bool,
}

/// What happens to it.
pub(super) enum Happened {
    /// The map is another.
    Changed,
    /// A step on or back.
    Stepped(bool),
    /// Another kind of tie is spoken of.
    Kind(String),
    /// The clock is started or halted.
    Clock,
    /// A second has gone.
    Second,
}

/// The agenda.
pub(super) struct Agenda {
    at: usize,
    kind: &'static str,
    seconds_left: i32,
    clock: Option<Interval>,
    _following: Subscription,
}

impl Component for Agenda {
    type Message = Happened;
    type Properties = AgendaProps;

    fn create(ctx: &Context<Self>) -> Self {
        let changed = ctx.link().callback(|()| Happened::Changed);
        let following = on_frame_when(&ctx.props().editor.session, changed, |old, new| old.revision != new.revision);
        let seconds_left = Step::ALL[0].minutes() * 60;
        Self { at: 0, kind: RelationshipKind::KNOWN[0], seconds_left, clock: None, _following: following }
    }

    fn update(&mut self, ctx: &Context<Self>, happened: Happened) -> bool {
        match happened {
            Happened::Changed => return ctx.props().is_open,
            Happened::Stepped(is_on) => {
                self.at = if is_on { self.at + 1 } else { self.at.saturating_sub(1) }.min(Step::ALL.len() - 1);
                self.seconds_left = self.step().minutes() * 60;
                self.speak_of_kind(ctx);
            }
            Happened::Kind(word) => {
                self.kind = RelationshipKind::KNOWN.into_iter().find(|kind| *kind == word).unwrap_or(self.kind);
                self.speak_of_kind(ctx);
            }
            Happened::Clock if self.clock.is_some() => self.clock = None,
            Happened::Clock => {
                let link = ctx.link().clone();
                self.clock = Some(Interval::new(1_000, move || link.send_message(Happened::Second)));
            }
            Happened::Second => self.seconds_left -= 1,
        }
        true
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &AgendaProps) -> bool {
        if ctx.props().is_open != old.is_open {
            self.speak_of_kind(ctx);
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let AgendaProps { editor, is_open, hides_private, leads } = ctx.props();
        if !is_open {
            return Html::default();
        }
        let (step, label) = (self.step(), |label: AgendaLabel| label.text());
        let map = editor.session.frame().map.clone();
        let lacks = if *hides_private { lacks(&without_private(&map), step) } else { lacks(&map, step) };
        let press = |class: &'static str, words: AgendaLabel, is_off: bool, happened: fn() -> Happened| {
            let onclick = ctx.link().callback(move |_: MouseEvent| happened());
            html! { <button type="button" {class} disabled={is_off} {onclick}>{ label(words) }</button> }
        };
        let kinds = RelationshipKind::KNOWN.map(|kind| (AttrValue::Static(kind), AttrValue::Static(kind))).to_vec();
        let (clock_label, clock_class) = match (&self.clock, self.seconds_left < 0) {
            (None, _) => (AgendaLabel::Start, "button clock"),
            (Some(_), false) => (AgendaLabel::Halt, "button clock on"),
            (Some(_), true) => (AgendaLabel::Halt, "button clock on late"),
        };
        html! {
            <section class="agenda" part="agenda" aria-label={Label::Agenda.text()}>
                <div class="agenda-head">
                    <h2 class="panel-title">{ step.title() }</h2>
                    <span class="quiet">{ step_of(self.at + 1) }</span>
                </div>
                <div class="agenda-words">
                    <p class="agenda-prompt" aria-live="polite">{ step.prompt(self.kind) }</p>
                    <p class="agenda-hint quiet">{ step.hint() }</p>
                    <div class="agenda-lacks">
                    if step == Step::Ties {
                        { choice_field(&label(AgendaLabel::Kind).into(), kinds, self.kind, false, ctx.link().callback(Happened::Kind)) }
                    }
                    <ul aria-live="polite">
                        { for lacks.iter().map(|lack| lacking(editor, &map, lack, *leads)) }
                        if lacks.is_empty() { <li class="quiet">{ label(AgendaLabel::Nothing) }</li> }
                    </ul>
                    </div>
                </div>
                <div class="agenda-steps">
                    <button type="button" class={clock_class} title={label(clock_label)}
                        onclick={ctx.link().callback(|_: MouseEvent| Happened::Clock)}>
                        <span class="unseen">{ label(clock_label) }{ " " }</span><span role="timer">{ clock(self.seconds_left) }</span>
                    </button>
                    { press("button", AgendaLabel::Back, self.at == 0, || Happened::Stepped(false)) }
                    { press("button", AgendaLabel::Next, self.at + 1 == Step::ALL.len(), || Happened::Stepped(true)) }
                    { close_button(editor.press(Intent::Do(Action::Agenda))) }
                </div>
            </section>
        }
    }
}

impl Agenda {
    fn step(&self) -> Step {
        Step::ALL[self.at]
    }

    /// Ties that are written without a kind are of the one that is spoken of.
    fn speak_of_kind(&self, ctx: &Context<Self>) {
        let is_spoken = ctx.props().is_open && self.step() == Step::Ties;
        ctx.props().editor.act.emit(Intent::SpeakOf(if is_spoken { self.kind } else { "" }));
    }
}

fn lacking(editor: &Editor, map: &StakeholderMap, lack: &Lack, leads: bool) -> Html {
    let words = missing(lack.gap, lack.missing, lack.of);
    let fill = AgendaLabel::Fill.text();
    html! {
        <li key={words.clone()}>
            <span>{ words.clone() }</span>
            if leads {
                <button type="button" class="button small" aria-label={format!("{fill}: {words}")} onclick={editor.press(way(map, lack))}>{ fill }</button>
            }
        </li>
    }
}

/// The way to where it can be filled in.
fn way(map: &StakeholderMap, lack: &Lack) -> Intent {
    let name = lack.first.as_ref().and_then(|id| map.stakeholders().find(id)).map(|body| body.name.as_str());
    let item = lack.first.clone().map(Item::Stakeholder);
    match lack.gap {
        Gap::Purpose => Intent::Visit(None, Place::Purpose),
        Gap::Perspective => Intent::Visit(None, Place::Perspective),
        Gap::Bodies | Gap::EnoughTies => Intent::Do(Action::Write),
        Gap::Tie => Intent::Add(format!("{} > ", name.unwrap_or_default())),
        Gap::Sector => Intent::Visit(item, Place::Sector),
        Gap::AnyGoal | Gap::Goal | Gap::Accountable => Intent::Visit(item, Place::Goals),
        Gap::Power | Gap::Interest => Intent::Show(ViewKind::Grid),
        Gap::AnyDeed => Intent::Visit(None, Place::Findings),
        Gap::Owner | Gap::Due => Intent::Visit(None, Place::Agreed),
    }
}
