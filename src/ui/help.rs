//! What would help: new ties that lessen an imbalance, and a change tried on a copy, with what was so before and would be
//! after. Only keeping it changes the map, in one step.
//!
//! **Invariant:** nothing is tried while the panel is shut; what was tried for another map is dropped.
//! **Not here:** which ties help (`insight`), the sentences (`words::advice`).

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::Date;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlDetailsElement, MouseEvent};
use yew::{AttrValue, Callback, Component, Context, Html, Properties, html};

use crate::edit::{Command, without_private};
use crate::insight::{Advice, Advising, Aim, Finding, NewTie, WhatIf, what_if};
use crate::model::{Record, Relationship, StakeholderId, StakeholderMap};
use crate::scene::Item;
use crate::ui::carry_out::Editor;
use crate::ui::fields::choice_field;
use crate::ui::following::{Following, on_map_or_look};
use crate::ui::look::Look;
use crate::ui::told::told;
use crate::words::advice::{Reasons, aim, change, reasons, together, without};
use crate::words::insight::Word;
use crate::words::screen::Label;

/// How long nothing must change before advice is sought.
const PAUSE_MILLIS: u32 = 450;
/// How long a slice of the search lasts, so that input never waits.
const SLICE_MILLIS: f64 = 8.0;

/// What the panel needs.
#[derive(Properties, PartialEq)]
pub(super) struct HelpProps {
    /// The open map, and where changes go.
    pub(super) editor: Editor,
    /// What the person looks at.
    pub(super) look: Look,
}

/// What can be tried.
#[derive(Clone, PartialEq)]
pub(super) enum Attempt {
    /// One more tie.
    Tie(StakeholderId, StakeholderId),
    /// One body less.
    Without(StakeholderId),
}

/// What happens to the panel.
pub(super) enum Happened {
    /// It was opened or shut.
    Opened(bool),
    /// Map or view may have changed.
    Changed,
    /// It has been quiet for long enough.
    Quiet,
    /// The search may go on.
    Slice,
    /// Another imbalance was chosen.
    Aimed(String),
    /// Something is tried.
    Tried(Attempt),
    /// What was tried is done.
    Kept,
    /// What was tried is dropped.
    Dropped,
}

/// The panel.
pub(super) struct Help {
    is_open: bool,
    aim: Aim,
    /// The map that advice was sought for, whether without what is private, and that map as it is seen.
    made_from: Option<(Rc<StakeholderMap>, bool, Rc<StakeholderMap>)>,
    advice: Option<Advice>,
    advising: Option<Advising>,
    tried: Option<(Attempt, Command, WhatIf)>,
    pause: Option<Timeout>,
    _following: Following,
}

impl Component for Help {
    type Message = Happened;
    type Properties = HelpProps;

    fn create(ctx: &Context<Self>) -> Self {
        let HelpProps { editor, look } = ctx.props();
        Self {
            is_open: false,
            aim: Aim::ALL[0],
            made_from: None,
            advice: None,
            advising: None,
            tried: None,
            pause: None,
            _following: on_map_or_look(&editor.session, look, &ctx.link().callback(|()| Happened::Changed)),
        }
    }

    fn update(&mut self, ctx: &Context<Self>, happened: Happened) -> bool {
        let HelpProps { editor, look } = ctx.props();
        match happened {
            Happened::Opened(is_open) => {
                self.is_open = is_open;
                self.follow(ctx);
            }
            Happened::Changed => {
                if !self.is_open {
                    return false;
                }
                self.follow(ctx);
            }
            Happened::Quiet => {
                let (map, hides) = (editor.session.frame().map.clone(), look.with(|view| view.hide_private));
                let shown = if hides { Rc::new(without_private(&map)) } else { map.clone() };
                self.advising = Some(Advising::new(shown.clone(), self.aim));
                self.made_from = Some((map, hides, shown));
                self.search(ctx);
            }
            Happened::Slice => self.search(ctx),
            Happened::Aimed(word) => {
                self.aim = Aim::ALL.into_iter().find(|aim| aim.word() == word).unwrap_or(self.aim);
                self.forget();
                self.follow(ctx);
            }
            Happened::Tried(attempt) => {
                let command = command(editor, &attempt);
                let shown = self.made_from.as_ref().map(|(_, _, shown)| shown.clone());
                self.tried = shown.and_then(|map| Some((attempt, command.clone(), what_if(&map, &command).ok()?)));
                if let Some((Attempt::Tie(source, target), ..)) = &self.tried {
                    let lit = [source, target].map(|id| Item::Stakeholder(id.clone())).into();
                    look.change(|view| {
                        view.selection.clear();
                        view.lit = lit;
                    });
                }
            }
            Happened::Kept => {
                if let Some((_, command, _)) = self.tried.take() {
                    editor.submit(command);
                    look.change(|view| view.lit.clear());
                }
            }
            Happened::Dropped => {
                self.tried = None;
                look.change(|view| view.lit.clear());
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let ontoggle = ctx.link().batch_callback(|event: Event| {
            let details = event.target()?.dyn_into::<HtmlDetailsElement>().ok()?;
            Some(Happened::Opened(details.open()))
        });
        html! {
            <details class="more help" part="help" {ontoggle}><summary>{ Word::Help.text() }</summary>
                if self.is_open { <div class="findings">{ self.content(ctx) }</div> }
            </details>
        }
    }
}

impl Help {
    /// Drops what is of another map, and seeks advice for this one after a while.
    fn follow(&mut self, ctx: &Context<Self>) {
        let HelpProps { editor, look } = ctx.props();
        let (map, hides) = (editor.session.frame().map.clone(), look.with(|view| view.hide_private));
        let is_same = self.made_from.as_ref().is_some_and(|(made, hid, _)| Rc::ptr_eq(made, &map) && *hid == hides);
        if is_same || !self.is_open {
            return;
        }
        self.forget();
        let link = ctx.link().clone();
        self.pause = Some(Timeout::new(PAUSE_MILLIS, move || link.send_message(Happened::Quiet)));
    }

    fn forget(&mut self) {
        (self.made_from, self.advice, self.advising, self.tried) = (None, None, None, None);
    }

    /// Goes on with the search for a while.
    fn search(&mut self, ctx: &Context<Self>) {
        self.pause = None;
        let end = Date::now() + SLICE_MILLIS;
        while let Some(advising) = &mut self.advising {
            if advising.step() {
                self.advice = self.advising.take().map(Advising::found);
            } else if Date::now() >= end {
                let link = ctx.link().clone();
                self.pause = Some(Timeout::new(0, move || link.send_message(Happened::Slice)));
                break;
            }
        }
    }

    fn content(&self, ctx: &Context<Self>) -> Html {
        let choices = Aim::ALL.map(|each| (each.word().into(), aim(each.word()).0.into())).into();
        let choose = ctx.link().callback(Happened::Aimed);
        let (Some(advice), Some((.., map))) = (&self.advice, &self.made_from) else {
            return html! { <p class="quiet" role="status">{ Label::Measuring.text() }</p> };
        };
        let name = |id: &StakeholderId| map.stakeholders().find(id).map_or(String::new(), |body| body.name.clone());
        let selected = ctx.props().look.with(|view| match (view.selection.len(), view.selection.iter().next()) {
            (1, Some(Item::Stakeholder(id))) if map.stakeholders().has(id) => Some(id.clone()),
            _ => None,
        });
        let further: Vec<(String, String)> = advice.then.iter().map(|tie| (name(&tie.source), name(&tie.target))).collect();
        html! {
            <>
                { choice_field(&Word::HelpAim.text().into(), choices, self.aim.word(), false, choose) }
                <p class="quiet">{ aim(self.aim.word()).1 }{ " " }{ Word::NoTieRates.text() }</p>
                if advice.is_too_large {
                    <p class="quiet">{ Word::HelpTooLarge.text() }</p>
                } else if advice.best.is_empty() {
                    <p class="quiet">{ Word::NothingHelps.text() }</p>
                }
                { for advice.best.iter().map(|tie| self.proposed(ctx, tie, advice, map)) }
                if let Some(last) = advice.then.last() {
                    <p class="quiet">{ together(&further, advice.before, Some(last.after)) }</p>
                }
                if let Some(id) = selected {
                    <button type="button" class="button small" onclick={press(ctx, Attempt::Without(id.clone()))}>{ without(&name(&id)) }</button>
                    if self.tried.as_ref().is_some_and(|(attempt, ..)| *attempt == Attempt::Without(id)) { { self.trial(ctx, map) } }
                }
            </>
        }
    }

    fn proposed(&self, ctx: &Context<Self>, tie: &NewTie, advice: &Advice, map: &StakeholderMap) -> Html {
        let name = |id: &StakeholderId| map.stakeholders().find(id).map_or(String::new(), |body| body.name.clone());
        let attempt = Attempt::Tie(tie.source.clone(), tie.target.clone());
        let is_tried = self.tried.as_ref().is_some_and(|(tried, ..)| *tried == attempt);
        let goal = tie.goal.as_ref().and_then(|id| map.goals().find(id)).map(|goal| goal.name.clone());
        let why = reasons(&Reasons { offer: tie.offer.clone(), goal });
        html! {
            <article key={format!("{}/{}", tie.source, tie.target)} class={if is_tried { "finding open" } else { "finding" }}>
                <button type="button" class="finding-head" aria-pressed={is_tried.to_string()} title={Word::Try.text()} onclick={press(ctx, attempt)}>
                    <b dir="auto">{ name(&tie.source) }{ " – " }{ name(&tie.target) }</b>
                    <span class="gain">{ change(advice.before, Some(tie.after)) }</span>
                    if !why.is_empty() { <span class="quiet" dir="auto">{ why }</span> }
                </button>
                if is_tried { { self.trial(ctx, map) } }
            </article>
        }
    }

    /// Before and after, and whether to keep it.
    fn trial(&self, ctx: &Context<Self>, map: &StakeholderMap) -> Html {
        let Some((_, _, trial)) = &self.tried else { return Html::default() };
        let values = trial.values.iter().map(|(each, before, after)| {
            html! { <tr key={each.word()}><th scope="row">{ aim(each.word()).0 }</th><td>{ change(*before, *after) }</td></tr> }
        });
        let listed = |label: Word, map: &StakeholderMap, findings: &[Finding]| -> Html {
            let said: Vec<AttrValue> = findings.iter().filter_map(|finding| Some(told(map, finding)?.sentence)).collect();
            if said.is_empty() {
                return Html::default();
            }
            html! { <><dt>{ label.text() }</dt>{ for said.into_iter().map(|said| html! { <dd dir="auto">{ said }</dd> }) }</> }
        };
        let (keep, drop) = (ctx.link().callback(|_: MouseEvent| Happened::Kept), ctx.link().callback(|_: MouseEvent| Happened::Dropped));
        html! {
            <div class="trial" role="status">
                <table class="values"><tbody>{ for values }</tbody></table>
                <dl class="definition">
                    { listed(Word::NoLonger, map, &trial.gone) }
                    { listed(Word::NewlySaid, &trial.map, &trial.new) }
                </dl>
                <div class="trial-end">
                    if ctx.props().editor.may_edit { <button type="button" class="button small" onclick={keep}>{ Word::Keep.text() }</button> }
                    <button type="button" class="button small" onclick={drop}>{ Word::DropTrial.text() }</button>
                </div>
            </div>
        }
    }
}

fn press(ctx: &Context<Help>, attempt: Attempt) -> Callback<MouseEvent> {
    ctx.link().callback(move |_: MouseEvent| Happened::Tried(attempt.clone()))
}

fn command(editor: &Editor, attempt: &Attempt) -> Command {
    match attempt {
        Attempt::Tie(source, target) => Command::AddRelationship(Relationship {
            source: source.clone(),
            target: target.clone(),
            ..Relationship::blank(editor.session.fresh_relationship_id())
        }),
        Attempt::Without(id) => Command::RemoveStakeholders(vec![id.clone()]),
    }
}
