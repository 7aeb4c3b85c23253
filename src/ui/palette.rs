//! The list of all that can be done, by name: type a few letters, press Enter.
//!
//! **Invariant:** it offers what makes sense now: nothing that changes a map for reading, nothing for a selection where
//! nothing is selected, nobody who is hidden.

use web_sys::{HtmlInputElement, InputEvent};
use yew::{AttrValue, Callback, Component, Context, Html, KeyboardEvent, MouseEvent, Properties, TargetCast, html};

use crate::model::StakeholderMap;
use crate::paper::Sheet;
use crate::scene::{Item, View, ViewKind};
use crate::tools::{Action, Direction, keys_of};
use crate::ui::carry_out::Editor;
use crate::ui::corner::THEMES;
use crate::ui::examples::EXAMPLES;
use crate::ui::inspector::on_map;
use crate::ui::intent::Intent;
use crate::ui::keyboard;
use crate::ui::lens::can_fold;
use crate::ui::modal::close_around;
use crate::ui::services::ExportFormat;
use crate::ui::take_menu::files;
use crate::words::actions::{go_to, move_to, of_group};
use crate::words::fold;
use crate::words::paper::Printed;
use crate::words::screen::{Label, step};

/// The most that is shown at once.
const MOST: usize = 12;

/// The actions that stand alone, the most likely first.
const ACTIONS: [Action; 28] = [
    Action::Undo,
    Action::Redo,
    Action::Write,
    Action::Rename,
    Action::Link,
    Action::Duplicate,
    Action::Merge,
    Action::Remove,
    Action::SelectAll,
    Action::Further,
    Action::Way,
    Action::Color,
    Action::FoldDepartments,
    Action::Nudge(Direction::Left),
    Action::Nudge(Direction::Right),
    Action::Nudge(Direction::Up),
    Action::Nudge(Direction::Down),
    Action::Fit,
    Action::ZoomIn,
    Action::ZoomOut,
    Action::Findings,
    Action::Agenda,
    Action::Save,
    Action::Asks,
    Action::OverTime,
    Action::Present,
    Action::Keys,
    Action::Leave,
];

#[derive(Clone, PartialEq, Properties)]
pub(super) struct PaletteProps {
    pub(super) editor: Editor,
    pub(super) view: View,
}

/// One thing to do.
#[derive(Clone)]
struct Entry {
    words: String,
    keys: String,
    intent: Intent,
}

/// The list, and what is typed to find something in it.
pub(super) struct Palette {
    wanted: String,
    chosen: usize,
}

#[doc(hidden)]
pub(super) enum Message {
    Wanted(String),
    Chosen(usize),
}

impl Component for Palette {
    type Message = Message;
    type Properties = PaletteProps;

    fn create(_ctx: &Context<Self>) -> Self {
        Self { wanted: String::new(), chosen: 0 }
    }

    fn update(&mut self, _ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Wanted(words) => (self.wanted, self.chosen) = (words, 0),
            Message::Chosen(at) => self.chosen = at,
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let PaletteProps { editor, view } = ctx.props();
        let found = found(entries(editor, view), &self.wanted);
        let chosen = self.chosen.min(found.len().saturating_sub(1));
        let options = found.iter().enumerate().map(|(at, entry)| {
            let (act, intent) = (editor.act.clone(), entry.intent.clone());
            let onclick = Callback::from(move |event: MouseEvent| {
                close_around(&event);
                act.emit(intent.clone());
            });
            html! {
                <li key={entry.words.clone()} id={option_id(at)} role="option" class="choice" aria-selected={(at == chosen).to_string()} {onclick}>
                    <span dir="auto">{ &entry.words }</span>
                    if !entry.keys.is_empty() { <kbd>{ &entry.keys }</kbd> }
                </li>
            }
        });
        let options: Html = options.collect();
        let oninput = ctx
            .link()
            .batch_callback(|event: InputEvent| event.target_dyn_into::<HtmlInputElement>().map(|input| Message::Wanted(input.value())));
        let onkeydown = {
            let (editor, view) = (editor.clone(), view.clone());
            ctx.link().batch_callback(move |event: KeyboardEvent| answer(&event, &editor, &view, chosen))
        };
        html! {
            <div class="palette">
                <input class="input" type="text" role="combobox" autocomplete="off" spellcheck="false" autofocus=true aria-autocomplete="list"
                    aria-expanded="true" aria-controls="palette-list" aria-activedescendant={option_id(chosen)} dir="auto"
                    aria-label={Label::PaletteHint.text()} placeholder={Label::PaletteHint.text()} {oninput} {onkeydown} />
                <ul id="palette-list" role="listbox" class="palette-list" aria-label={Label::Palette.text()}>{ options }</ul>
                if found.is_empty() { <p class="quiet" role="status">{ Label::NothingFits.text() }</p> }
            </div>
        }
    }
}

fn option_id(at: usize) -> AttrValue {
    AttrValue::from(format!("palette-{at}"))
}

/// Goes up and down, or does what is chosen. The field is read at once: a page under load is drawn later than people type.
fn answer(event: &KeyboardEvent, editor: &Editor, view: &View, chosen: usize) -> Option<Message> {
    let wanted = event.target_dyn_into::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default();
    let found = found(entries(editor, view), &wanted);
    let count = found.len().max(1);
    let message = match event.key().as_str() {
        "ArrowDown" => Some(Message::Chosen((chosen + 1) % count)),
        "ArrowUp" => Some(Message::Chosen((chosen + count - 1) % count)),
        "Enter" => {
            if let Some(entry) = found.into_iter().nth(chosen) {
                close_around(event);
                editor.act.emit(entry.intent);
            }
            None
        }
        _ => return None,
    };
    event.prevent_default();
    message
}

/// Those whose words hold all that is typed: from the start of the words first, then from the start of a word, then the rest.
fn found(entries: Vec<Entry>, wanted: &str) -> Vec<Entry> {
    let wanted = fold(wanted.trim());
    let mut by_rank: [Vec<Entry>; 3] = Default::default();
    for entry in entries {
        let words = fold(&entry.words);
        let is_named = matches!(entry.intent, Intent::Select(Some(_)));
        if wanted.is_empty() && is_named || !wanted.split_whitespace().all(|part| words.contains(part)) {
            continue;
        }
        let rank = if words.starts_with(&wanted) { 0 } else { 2 - usize::from(words.contains(&format!(" {wanted}"))) };
        by_rank[rank].push(entry);
    }
    by_rank.into_iter().flatten().take(MOST).collect()
}

fn entries(editor: &Editor, view: &View) -> Vec<Entry> {
    let map = &editor.session.frame().map;
    let (bodies, ties) = on_map(map, view);
    let is_possible = |action: &Action| match action {
        Action::Undo => editor.session.undo_label().is_some(),
        Action::Redo => editor.session.redo_label().is_some(),
        Action::Rename | Action::Link => bodies.len() == 1,
        Action::Duplicate | Action::Further => !bodies.is_empty(),
        Action::FoldDepartments => can_fold(map),
        Action::Nudge(_) => !bodies.is_empty() && matches!(view.kind, ViewKind::Map | ViewKind::Grid),
        Action::Way => bodies.len() == 2,
        Action::Merge => bodies.len() > 1,
        Action::Remove | Action::Leave => bodies.len() + ties.len() > 0,
        _ => true,
    };
    let words = |action: Action| match action {
        Action::Undo => step(Label::Undo, editor.session.undo_label().as_deref()),
        Action::Redo => step(Label::Redo, editor.session.redo_label().as_deref()),
        // Four of one name, told apart by their arrows.
        Action::Nudge(_) => of_group(keyboard::name(action), keys_of(action).first().map_or("", |key| key)),
        action => keyboard::name(action).to_owned(),
    };
    let done = |action: Action| Entry {
        words: words(action),
        keys: keys_of(action).into_iter().next().unwrap_or_default(),
        intent: Intent::Do(action),
    };
    let plain = |words: &str, intent: Intent| Entry { words: words.to_owned(), keys: String::new(), intent };
    let mut entries: Vec<Entry> =
        ACTIONS.into_iter().filter(|action| (editor.may_edit || !action.edits()) && is_possible(action)).map(done).collect();
    entries.extend(ViewKind::ALL.into_iter().map(|kind| done(Action::Show(kind))));
    if editor.may_edit {
        entries.push(plain(Label::OpenFile.text(), Intent::OpenFiles));
        entries.push(plain(Label::StartBlank.text(), Intent::StartBlank));
        entries.extend(
            EXAMPLES
                .iter()
                .map(|(label, example)| plain(&of_group(Label::LookAtExample.text(), label.text()), Intent::ShowExample(*example))),
        );
        entries.push(plain(Label::Arrange.text(), Intent::Arrange));
    }
    entries.extend(files().map(|(words, format)| plain(&of_group(Label::TakeAway.text(), words), Intent::Export(format))));
    let report = ExportFormat::Report { sheet: Sheet::default(), include_private: false };
    entries.push(plain(&of_group(Label::TakeAway.text(), Printed::Report.text()), Intent::Export(report)));
    entries.push(plain(Label::ShareLink.text(), Intent::ShareLink));
    entries.push(plain(&of_group(Label::Share.text(), Label::CopyEmbedCode.text()), Intent::CopyEmbedCode));
    entries.extend(THEMES.into_iter().map(|(_, label, theme)| plain(&of_group(Label::Theme.text(), label.text()), Intent::Dress(theme))));
    entries.push(plain(Label::FoldPanels.text(), Intent::Fold));
    if editor.may_edit && !bodies.is_empty() {
        entries.extend(map.sectors().iter().map(|sector| plain(&move_to(&sector.name), Intent::MoveTo(sector.id.clone()))));
    }
    entries.extend(named(map, view));
    entries
}

fn named(map: &StakeholderMap, view: &View) -> Vec<Entry> {
    let seen = map.stakeholders().iter().filter(|body| view.shows_body(body));
    seen.map(|body| Entry {
        words: go_to(&body.name),
        keys: String::new(),
        intent: Intent::Select(Some(Item::Stakeholder(body.id.clone()))),
    })
    .collect()
}
