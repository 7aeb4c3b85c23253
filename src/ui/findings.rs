//! What the map says in plain sentences, most important first. One can be opened: then its evidence stands out on the map,
//! and it tells what it rests on, what would refute it, and what to ask the room.
//!
//! Findings are made when nothing has changed for a while, so that no edit waits for them.
//!
//! **Invariant:** on a wall, they are made from the map without what is private.
//! **Not here:** the rules (`insight`), the sentences (`words::findings`).

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::{AttrValue, Component, Context, Html, KeyboardEvent, Properties, classes, html};

use crate::edit::without_private;
use crate::insight::{Finding, Severity, findings};
use crate::model::StakeholderMap;
use crate::ui::agreed::Agreed;
use crate::ui::carry_out::Editor;
use crate::ui::following::{Following, is_of_page, on_map_or_look};
use crate::ui::look::Look;
use crate::ui::told::{Told, told};
use crate::words::insight::Word;
use crate::words::screen::Label;

/// How long nothing must change before findings are made.
const PAUSE_MILLIS: u32 = 350;

/// What the panel needs.
#[derive(Properties, PartialEq)]
pub(super) struct FindingsProps {
    /// The open map, and where changes go.
    pub(super) editor: Editor,
    /// What the person looks at.
    pub(super) look: Look,
}

/// The panel.
pub(super) struct FindingsPanel {
    /// The map that they were made from, and whether without what is private.
    made_from: Option<(Rc<StakeholderMap>, bool)>,
    is_early: bool,
    first: Vec<Told>,
    more: Vec<Told>,
    open: Option<AttrValue>,
    pause: Option<Timeout>,
    _following: Following,
}

/// What happens to the panel.
pub(super) enum Happened {
    /// Map or view may have changed.
    Changed,
    /// It has been quiet for long enough.
    Quiet,
    /// A finding was opened or closed.
    Toggled(AttrValue),
    /// Whatever is open was closed.
    Closed,
}

impl Component for FindingsPanel {
    type Message = Happened;
    type Properties = FindingsProps;

    fn create(ctx: &Context<Self>) -> Self {
        let FindingsProps { editor, look } = ctx.props();
        let mut panel = Self {
            made_from: None,
            is_early: false,
            first: Vec::new(),
            more: Vec::new(),
            open: None,
            pause: None,
            _following: on_map_or_look(&editor.session, look, &ctx.link().callback(|()| Happened::Changed)),
        };
        panel.wait(ctx);
        panel
    }

    fn update(&mut self, ctx: &Context<Self>, happened: Happened) -> bool {
        let FindingsProps { editor: Editor { session, .. }, look } = ctx.props();
        match happened {
            Happened::Changed => {
                // What is selected takes the place of what is cited.
                let own = self.opened().map(|told| &told.evidence);
                let is_selected = look.with(|view| !view.selection.is_empty());
                let is_elsewhere = own.is_some_and(|own| is_selected || look.with(|view| view.lit != *own));
                if is_elsewhere {
                    self.open = None;
                    if is_selected {
                        look.change(|view| view.lit.clear());
                    }
                }
                let (map, hides) = (session.frame().map.clone(), look.with(|view| view.hide_private));
                let is_new = !self.made_from.as_ref().is_some_and(|(made, hid)| Rc::ptr_eq(made, &map) && *hid == hides);
                // What may not be seen goes at once.
                let is_unseen = hides && self.made_from.as_ref().is_some_and(|(_, hid)| !hid);
                if is_unseen {
                    (self.first, self.more, self.made_from) = (Vec::new(), Vec::new(), None);
                    self.light(look, None);
                }
                let has_gone = is_new && self.leave_gone(&map);
                if is_new {
                    self.wait(ctx);
                }
                is_elsewhere || is_unseen || has_gone
            }
            Happened::Quiet => {
                self.pause = None;
                self.make(&session.frame().map, look);
                true
            }
            Happened::Toggled(key) => {
                let open = Some(key).filter(|key| self.open.as_ref() != Some(key));
                self.light(look, open);
                true
            }
            Happened::Closed => {
                self.light(look, None);
                true
            }
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let onkeydown = ctx.link().batch_callback(|event: KeyboardEvent| {
            let closes = event.key() == "Escape" && !is_of_page(&event);
            if closes {
                event.stop_propagation();
            }
            closes.then_some(Happened::Closed)
        });
        html! {
            <div class="findings" part="findings" {onkeydown}>
                if self.is_early {
                    <p class="quiet">{ Label::TooEarly.text() }</p>
                }
                { for self.first.iter().map(|told| self.card(ctx, told)) }
                if !self.more.is_empty() {
                    <details class="more"><summary>{ Word::MoreFindings.text() }</summary>
                        <div class="findings">{ for self.more.iter().map(|told| self.card(ctx, told)) }</div>
                    </details>
                }
            </div>
        }
    }
}

impl FindingsPanel {
    /// Leaves out what is not so any more while new findings are on their way: all of another map, and what cites somebody
    /// who has gone; whether anything was left out.
    fn leave_gone(&mut self, map: &StakeholderMap) -> bool {
        let before = self.each().count();
        let Some((made, _)) = &self.made_from else { return false };
        let stay = made.stakeholders().ids().filter(|id| map.stakeholders().has(id)).count();
        if 2 * stay < made.stakeholders().len() {
            (self.first, self.more) = (Vec::new(), Vec::new());
        }
        for list in [&mut self.first, &mut self.more] {
            list.retain(|told| told.is_on(map));
            list.iter_mut().for_each(|told| told.also.retain(|also| also.is_on(map)));
        }
        self.each().count() < before
    }

    /// All findings, those told with another among them.
    fn each(&self) -> impl Iterator<Item = &Told> {
        self.first.iter().chain(&self.more).flat_map(Told::together)
    }

    fn wait(&mut self, ctx: &Context<Self>) {
        let link = ctx.link().clone();
        self.pause = Some(Timeout::new(PAUSE_MILLIS, move || link.send_message(Happened::Quiet)));
    }

    fn make(&mut self, map: &Rc<StakeholderMap>, look: &Look) {
        let hides = look.with(|view| view.hide_private);
        let shown = if hides { Rc::new(without_private(map)) } else { map.clone() };
        let found = findings(&shown);
        let tell = |found: Vec<Finding>| found.iter().filter_map(|finding| told(&shown, finding)).collect::<Vec<_>>();
        (self.first, self.more, self.is_early) = (tell(found.first), tell(found.more), found.is_early);
        self.made_from = Some((map.clone(), hides));
        let open = self.open.take().filter(|key| self.each().any(|told| told.key == *key));
        self.light(look, open);
    }

    fn opened(&self) -> Option<&Told> {
        self.each().find(|told| Some(&told.key) == self.open.as_ref())
    }

    /// Opens a finding, and lets its evidence stand out.
    fn light(&mut self, look: &Look, open: Option<AttrValue>) {
        let was_open = std::mem::replace(&mut self.open, open).is_some();
        let lit = self.opened().map(|told| told.evidence.clone()).unwrap_or_default();
        if was_open || !lit.is_empty() {
            look.change(|view| {
                if !lit.is_empty() {
                    view.selection.clear();
                }
                view.lit = lit;
            });
        }
    }

    fn card(&self, ctx: &Context<Self>, told: &Told) -> Html {
        // What is told with it stands in it, so it is open while one of these is.
        let is_open = told.together().any(|told| self.open.as_ref() == Some(&told.key));
        let (key, telling) = (told.key.clone(), told.telling);
        let onclick = ctx.link().callback(move |_: yew::MouseEvent| Happened::Toggled(key.clone()));
        let tone = match told.severity {
            Severity::Strength => "works",
            Severity::Notice => "",
            Severity::Chance => "chance",
            Severity::Concern => "concern",
        };
        html! {
            <article key={told.key.to_string()} class={classes!("finding", tone, is_open.then_some("open"))}>
                <button type="button" class="finding-head" aria-expanded={is_open.to_string()} {onclick}>
                    <b>{ telling.title }</b>
                    <span dir="auto">{ &told.sentence }
                        if let Some(sure) = told.sure { <span class="sure">{ sure }</span> }
                    </span>
                    if !told.alike.is_empty() { <span class="quiet">{ &told.alike }</span> }
                    if !told.also_said.is_empty() && !is_open { <span class="quiet">{ &told.also_said }</span> }
                </button>
                if is_open {
                    <p class="ask">{ telling.question }</p>
                    <dl class="definition">
                        <dt>{ Word::FindingDefinition.text() }</dt><dd>{ telling.definition }</dd>
                        <dt>{ Word::FindingRefuted.text() }</dt><dd>{ telling.refuted }</dd>
                    </dl>
                    <Agreed editor={ctx.props().editor.clone()} look={ctx.props().look.clone()} of={Some(told.action.clone())} />
                    { for told.also.iter().map(|also| self.card(ctx, also)) }
                }
            </article>
        }
    }
}
