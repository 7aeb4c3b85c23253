//! The whole widget: what all panels share, and what happens when a person wants something.
//!
//! **Invariant:** panels are drawn from one frame, one view, one status; only [`Intent`]s change them.
//! **Not here:** how a panel looks; see the panel. The map itself; see `session`.

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use web_sys::{Element, MediaQueryList};
use yew::{Component, Context, Html, NodeRef, Properties, classes, html};

use crate::analysis::{Direction, Options};
use crate::edit::Command;
use crate::model::SortedSet;
use crate::scene::{Item, Theme, TieColors, ViewKind};
use crate::session::{Frame, Session, Subscription};
use crate::tools::Action;
use crate::ui::about::about;
use crate::ui::actions::{Dialog, duplicate_selected, merge_selected, move_selected, select_all, selected_one};
use crate::ui::add_bar::{AddBar, Prefill};
use crate::ui::agenda::Agenda;
use crate::ui::asks::{ask, asks};
use crate::ui::carry_out::Editor;
use crate::ui::corner::corner;
use crate::ui::dismissal;
use crate::ui::dress::{dress_of, is_page_dark};
use crate::ui::examples;
use crate::ui::facts::power_of;
use crate::ui::filter::{colors_name, filter};
use crate::ui::find::find;
use crate::ui::following::{focus_add_bar, focus_in, may_edit, on_frame, on_shortcut, on_signal};
use crate::ui::insights::insights;
use crate::ui::inspector::{inspector, on_map};
use crate::ui::intent::{Intent, Place, Sheet};
use crate::ui::keyboard::keyboard;
use crate::ui::legend_strip::legend_strip;
use crate::ui::look::{Look, Looked, Looking};
use crate::ui::maps::maps;
use crate::ui::modal::Modal;
use crate::ui::notices::{Waiting, notices, when_read};
use crate::ui::outline::outline;
use crate::ui::over_time::OverTime;
use crate::ui::palette::Palette;
use crate::ui::scenes::{self, Wish};
use crate::ui::services::{Controls, Listening, Services, ShelfWish};
use crate::ui::stage::{Stage, zoom};
use crate::ui::table::Table;
use crate::ui::top_bar::top_bar;
use crate::words::actions::of_group;
use crate::words::pictures::PictureLabel;
use crate::words::screen::Label;

/// What the widget shows.
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// The open map.
    pub session: Session,
    /// The page outside.
    pub services: Services,
}

/// The widget.
pub struct App {
    editor: Editor,
    look: Look,
    widget: NodeRef,
    dark: Option<MediaQueryList>,
    /// Whether the page around says that it is dark or light.
    is_page_dark: Option<bool>,
    /// The panel that a small screen shows over the map.
    sheet: Option<Sheet>,
    /// What was selected when the panels were last drawn.
    selected: SortedSet<Item>,
    is_folded: bool,
    /// What the panels themselves have to say, for a while.
    said: Option<(String, Timeout)>,
    announced: String,
    prefill: Prefill,
    fit_request: u32,
    /// What the map itself is asked to do: a number that grows, and the action.
    asked_action: (u32, Action),
    dialog: Option<Dialog>,
    /// The saved view on screen.
    scene: Option<String>,
    is_blank: bool,
    /// Where the cursor goes as soon as that is on screen.
    visits: Option<Place>,
    /// Whether the agenda is asked for.
    has_agenda: bool,
    /// The kind of tie that the agenda speaks of.
    spoken_of: &'static str,
    /// Whose unevenness is measured.
    power: &'static str,
    /// The view that the page outside asks for.
    asked: ViewKind,
    waiting: Waiting,
    _following: (Subscription, Looking, Listening),
    listeners: Vec<EventListener>,
}

impl Component for App {
    type Message = Intent;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        let AppProps { session, services } = ctx.props();
        let act = ctx.link().callback(|intent| intent);
        let follow = ctx.link().callback(|()| Intent::Follow);
        let (look, widget) = (Look::default(), NodeRef::default());
        let looking = {
            let (services, seen, follow) = (services.clone(), look.clone(), follow.clone());
            look.subscribe(move |looked| {
                services.view_changed(&seen.view());
                if looked == Looked::Panels {
                    follow.emit(());
                }
            })
        };
        let following = (on_frame(session, follow.clone()), looking, on_signal(services, session, &look, act.clone()));
        let mut listeners = Vec::new();
        let mut dark = None;
        if let Some(window) = web_sys::window() {
            listeners.push(on_shortcut(&window, services, &widget, act.clone()));
            let editor = Editor { session: session.clone(), act: act.clone(), may_edit: false };
            listeners.push(scenes::on_step(&window, services, &editor));
            listeners.extend(dismissal::listen(&window, &widget));
            dark = window.match_media("(prefers-color-scheme: dark)").ok().flatten();
            listeners.extend(dark.as_ref().map(|dark| EventListener::new(dark, "change", move |_| follow.emit(()))));
        }
        let mut app = Self {
            editor: Editor { session: session.clone(), act, may_edit: false },
            look,
            widget,
            dark,
            is_page_dark: None,
            sheet: None,
            selected: SortedSet::new(),
            is_folded: false,
            said: None,
            announced: String::new(),
            prefill: Prefill::default(),
            fit_request: 0,
            asked_action: (0, Action::Leave),
            dialog: None,
            scene: None,
            is_blank: false,
            visits: None,
            has_agenda: false,
            spoken_of: "",
            power: "",
            asked: ViewKind::default(),
            waiting: Waiting::default(),
            _following: following,
            listeners,
        };
        app.follow(services);
        app
    }

    fn update(&mut self, ctx: &Context<Self>, intent: Intent) -> bool {
        let AppProps { session, services } = ctx.props();
        let closes = matches!(intent, Intent::OpenFiles | Intent::StartBlank | Intent::ShowExample(_) | Intent::Export(_));
        let is_from_menu = matches!(intent, Intent::ShareLink | Intent::CopyEmbedCode | Intent::Shelf(_) | Intent::Do(Action::OverTime));
        if closes || is_from_menu {
            dismissal::close(&self.widget);
        }
        match intent {
            Intent::Follow => {}
            Intent::Undo => drop(session.undo()),
            Intent::Redo => drop(session.redo()),
            Intent::OpenFiles => services.open_files(),
            Intent::StartBlank => services.start_blank(),
            Intent::ShowExample(example) => services.show_example(example),
            Intent::LeaveExample => services.leave_example(),
            Intent::Export(format) => services.export(format),
            Intent::Blend => {
                if let Some(widget) = self.widget.cast::<Element>() {
                    self.is_page_dark = is_page_dark(&widget);
                    let dress = dress_of(&widget);
                    self.look.change(|view| view.dress = dress);
                }
            }
            Intent::EditCopy => services.edit_copy(),
            Intent::ShareLink => services.share_link(),
            Intent::CopyEmbedCode => services.open_embedding(),
            Intent::Show(kind) => {
                self.look.change(|view| view.kind = kind);
                self.sheet = None;
            }
            Intent::Status(None) => self.look.change(|view| view.kind = ViewKind::Map),
            Intent::Status(Some(status)) => {
                self.look.change(|view| (view.kind, view.status) = (ViewKind::Status, status));
                self.fit_request += 1;
            }
            Intent::Heat(None) => self.look.change(|view| view.kind = ViewKind::Sectors),
            Intent::Heat(Some(heat)) => self.look.change(|view| (view.kind, view.heat) = (ViewKind::Heat, heat)),
            Intent::Order(order) => self.look.change(|view| view.order = order),
            Intent::Present => self.act(Action::Present, services),
            Intent::Say(text) => self.said = Some((text, when_read(&self.editor, Intent::Read))),
            Intent::Read => self.said = None,
            Intent::Dismiss(notice) => services.dismiss(notice),
            Intent::Announce(text) => self.announced = text,
            Intent::Select(item) => self.look.select(item),
            Intent::Remove => self.remove(),
            Intent::OpenSelection => self.sheet = Some(Sheet::Insights),
            Intent::Add(text) => self.prefill = (self.prefill.0 + 1, text),
            Intent::Rename(id) => {
                self.look.select(Some(Item::Stakeholder(id)));
                self.visit(Place::Name);
            }
            Intent::Visit(item, place) => {
                if item.is_some() {
                    self.look.select(item);
                }
                if place == Place::Goals {
                    ask(&self.editor, "goals", true);
                }
                self.visit(place);
            }
            Intent::SpeakOf(kind) => self.spoken_of = kind,
            Intent::Fold => self.is_folded = !self.is_folded,
            Intent::Toggle(sheet) => self.sheet = Some(sheet).filter(|_| self.sheet != Some(sheet)),
            Intent::Arrange => {
                session.rearrange();
                self.fit_request += 1;
            }
            Intent::Fit => self.fit_request += 1,
            Intent::Zoom(factor) => zoom(&self.look, factor),
            Intent::Dress(theme) => services.choose_theme(theme),
            Intent::MoveTo(sector) => move_selected(&self.editor, &self.look, &sector),
            Intent::Shelf(wish) => {
                if wish == ShelfWish::Look {
                    self.dialog = Some(Dialog::Maps);
                }
                services.reach_shelf(wish);
            }
            Intent::Accept(notice) => services.accept(notice),
            Intent::Closed(dialog) => self.dialog = self.dialog.filter(|open| *open != dialog),
            Intent::Scene(wish) => {
                self.is_blank = matches!(wish, Wish::Blank) && !self.is_blank;
                self.scene = scenes::carry_out(wish, &self.editor, &self.look, self.scene.take());
            }
            Intent::Do(action) => self.act(action, services),
        }
        self.follow(services);
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let AppProps { session, services } = ctx.props();
        let (editor, look) = (&self.editor, &self.look);
        let (frame, view, settings, status) = (session.frame(), look.view(), services.settings(), services.status());
        let (map, level) = (&frame.map, look.level(frame.clone()));
        let has_panels = settings.controls == Controls::Full;
        let theme = match view.theme {
            Theme::Light => "light",
            Theme::Dark => "dark",
            Theme::Projector => "projector",
        };
        let sheet = self.sheet.map(|sheet| match sheet {
            Sheet::Outline => "sheet-outline",
            Sheet::Insights => "sheet-insights",
        });
        let classes = classes!(
            "widget",
            theme,
            has_panels.then_some("full"),
            settings.is_presenting.then_some("presenting"),
            self.is_folded.then_some("folded"),
            sheet
        );
        html! {
            <div ref={self.widget.clone()} class={classes} part="widget">
                if has_panels {
                    { top_bar(editor, map, &status, view.kind, self.scene.as_ref()) }
                    <div class="entry" part="entry">
                        if editor.may_edit {
                            <AddBar editor={editor.clone()} services={services.clone()} look={look.clone()} prefill={self.prefill.clone()} spoken_of={self.spoken_of} />
                        }
                        { filter(&frame, &view, look, &editor.act) }
                        { find(session, look) }
                    </div>
                    if status.is_example {
                        { examples::banner(editor, &status) }
                    }
                    if status.received.is_some() {
                        { examples::received(editor) }
                    }
                }
                if settings.is_presenting {
                    <header class="top" part="header">{ about(&Editor { may_edit: false, ..editor.clone() }, map) }</header>
                }
                <Agenda editor={editor.clone()} is_open={self.has_agenda} hides_private={view.hide_private} leads={has_panels && editor.may_edit} />
                <div class="middle">
                    if has_panels {
                        { outline(map, session, look) }
                    }
                    if view.kind == ViewKind::Table {
                        <Table editor={editor.clone()} look={look.clone()} view={view.clone()} />
                    }
                    <div class="stage" part="stage" hidden={view.kind == ViewKind::Table}>
                        <Stage session={session.clone()} services={services.clone()} look={look.clone()} may_edit={editor.may_edit}
                            on_announce={editor.act.reform(Intent::Announce)} on_rename={editor.act.reform(Intent::Rename)}
                            on_add={editor.act.reform(Intent::Add)} on_open_selection={editor.act.reform(|()| Intent::OpenSelection)}
                            fit_request={self.fit_request} asked_action={self.asked_action} />
                        if map.stakeholders().is_empty() && editor.may_edit && has_panels {
                            <div class="empty"><h2>{ Label::EmptyTitle.text() }</h2><p>{ Label::EmptyHint.text() }</p>{ examples::menu(editor, Label::LookAtExample) }</div>
                        }
                        if settings.controls != Controls::None {
                            <div class="foot">{ legend_strip(&level, &view) }{ corner(editor, services, has_panels, &view) }</div>
                        }
                        if status.is_drop_target {
                            <div class="drop">{ Label::DropHere.text() }</div>
                        }
                    </div>
                    if has_panels {
                        <aside class="panel" part="panel">
                            { inspector(editor, map, &view) }
                            { insights(&level, &view, editor, look, status.measured_tenths) }
                        </aside>
                    }
                </div>
                if has_panels {
                    <div class="tabs" part="tabs">
                        { self.tab(Label::OutlineShort, Sheet::Outline) }
                        { self.tab(Label::InsightsShort, Sheet::Insights) }
                    </div>
                }
                if settings.is_presenting {
                    { scenes::stepping(editor, map, self.scene.as_ref(), self.is_blank) }
                }
                { self.dialog.map(|dialog| self.dialog(dialog, services)).unwrap_or_default() }
                { notices(editor, &status, self.said.as_ref().map(|(text, _)| text)) }
                <div class="unseen" role="status" aria-live="polite">{ &self.announced }</div>
            </div>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, is_first: bool) {
        if is_first {
            ctx.props().services.view_changed(&self.look.view());
            ctx.link().send_message(Intent::Blend);
            let around = self.widget.cast::<Element>().and_then(|widget| widget.parent_element());
            let dress = ctx.link().callback(|()| Intent::Blend);
            self.listeners.extend(around.map(|around| EventListener::new(&around, "transitionend", move |_| dress.emit(()))));
        }
        if let (Some(place), Some(widget)) = (self.visits.take(), self.widget.cast::<Element>()) {
            focus_in(&widget, place.selector());
        }
    }
}

impl App {
    /// Brings up to date what follows from map, settings and status.
    fn follow(&mut self, services: &Services) {
        let (frame, settings, status) = (self.editor.session.frame(), services.settings(), services.status());
        self.editor.may_edit = may_edit(&settings, &status);
        self.waiting.follow(&status, &self.editor);
        let is_dark = self.is_page_dark.unwrap_or_else(|| self.dark.as_ref().is_some_and(MediaQueryList::matches));
        self.dress(settings.theme.unwrap_or(if is_dark { Theme::Dark } else { Theme::Light }));
        let may_rate = self.editor.may_edit && !settings.is_presenting;
        // A person may look elsewhere until the page asks for another view.
        let is_asked = std::mem::replace(&mut self.asked, settings.view) != settings.view;
        self.look.change(|view| {
            view.may_rate = may_rate;
            view.kind = if is_asked { settings.view } else { view.kind };
        });
        self.measure(&frame);
        // On a small screen, who is picked from the list is shown in its place.
        let is_picked = self.look.with(|view| !view.selection.is_empty() && view.selection != self.selected);
        if is_picked && self.sheet == Some(Sheet::Outline) {
            self.sheet = Some(Sheet::Insights);
        }
        self.selected = self.look.with(|view| view.selection.clone());
        // Lets go of what is selected or pointed at but no longer there, or not to be seen.
        self.look.change(|view| {
            view.filter = std::mem::take(&mut view.filter).measured(&frame.map, &frame.report, &view.size_by);
            let (mut selection, mut hover) = (std::mem::take(&mut view.selection), view.hover.take());
            let is_shown = |item: &Item| match item {
                Item::Stakeholder(id) => frame.map.stakeholders().find(id).is_some_and(|body| view.shows_body(body)),
                Item::Relationship(id) => frame.map.relationships().find(id).is_some_and(|tie| view.shows_tie(tie)),
            };
            selection.retain(is_shown);
            hover = hover.filter(is_shown);
            (view.selection, view.hover) = (selection, hover);
        });
    }

    /// Dresses the view; what is private is not shown on a wall.
    fn dress(&mut self, theme: Theme) {
        let before = self.look.with(|view| view.theme);
        if before == theme {
            return;
        }
        self.look.change(|view| {
            view.theme = theme;
            view.hide_private = theme == Theme::Projector;
        });
        // Larger names need more room.
        if (before == Theme::Projector) != (theme == Theme::Projector) {
            self.fit_request += 1;
        }
    }

    /// Measures as people read a map: arrows don't count until they are asked for, and power is the rated one once enough
    /// bodies are rated.
    fn measure(&mut self, frame: &Frame) {
        let power = power_of(frame);
        if std::mem::replace(&mut self.power, power) != power {
            let options = frame.options.clone();
            let direction = options.direction.or(Some(Direction::Undirected));
            self.editor.session.analyse_with(Options { power: power.to_owned(), direction, ..options });
        }
    }

    /// Does what a key or a name stands for.
    fn act(&mut self, action: Action, services: &Services) {
        let (editor, look) = (&self.editor, &self.look);
        if action.edits() && !editor.may_edit {
            return;
        }
        let hint = match action {
            Action::Merge => merge_selected(editor, look),
            Action::Duplicate => duplicate_selected(editor, look),
            _ => None,
        };
        if let Some(hint) = hint {
            editor.act.emit(Intent::Say(hint.text().to_owned()));
        }
        match action {
            Action::Undo => drop(editor.session.undo()),
            Action::Redo => drop(editor.session.redo()),
            Action::Show(kind) => look.change(|view| view.kind = kind),
            Action::SelectAll => select_all(editor, look),
            Action::Remove => self.remove(),
            Action::Present => {
                // The first step leads to the first view.
                self.scene = None;
                services.present();
            }
            Action::Save => services.save(),
            Action::Palette | Action::Keys | Action::Asks | Action::OverTime => self.dialog = Dialog::of(action),
            Action::Findings => self.visit(Place::Findings),
            Action::Agenda => self.has_agenda = !self.has_agenda,
            Action::Write => _ = self.widget.cast().map(|widget| focus_add_bar(&widget)),
            Action::Color => self.color_ties(),
            Action::FoldDepartments => look.change(|view| view.folds_departments = !view.folds_departments),
            Action::Rename => editor.act.emit(selected_one(editor, look).map_or(Intent::Follow, Intent::Rename)),
            Action::Merge | Action::Duplicate => {}
            _ => self.asked_action = (self.asked_action.0 + 1, action),
        }
    }

    fn color_ties(&self) {
        let map = &self.editor.session.frame().map;
        let offered = self.look.with(|view| TieColors::offered(map, view.hide_private));
        let now = self.look.with(|view| offered.iter().position(|colors| *colors == view.tie_colors).unwrap_or(0));
        let next = offered[(now + 1) % offered.len()];
        self.look.change(|view| view.tie_colors = next);
        // The legend says it to those who see it.
        self.editor.act.emit(match offered.len() {
            1 => Intent::Say(PictureLabel::ColorsNone.text().to_owned()),
            _ => Intent::Announce(of_group(PictureLabel::TieColors.text(), colors_name(next).text())),
        });
    }

    fn dialog(&self, dialog: Dialog, services: &Services) -> Html {
        let content = match dialog {
            Dialog::Palette => html! { <Palette editor={self.editor.clone()} view={self.look.view()} /> },
            Dialog::Keys => keyboard(),
            Dialog::Asks => asks(&self.editor, &self.editor.session.frame().map),
            Dialog::OverTime => html! { <OverTime editor={self.editor.clone()} look={self.look.clone()} services={services.clone()} /> },
            Dialog::Maps => maps(&self.editor, &services.status(), &services.settings()),
        };
        html! { <Modal key={dialog.title()} title={dialog.title()} on_close={self.editor.act.reform(move |()| Intent::Closed(dialog))}>{ content }</Modal> }
    }

    /// Goes to a place as soon as it is on screen.
    fn visit(&mut self, place: Place) {
        let is_in_panel = !matches!(place, Place::Purpose | Place::Perspective);
        self.is_folded &= !is_in_panel;
        self.sheet = if is_in_panel { Some(Sheet::Insights) } else { self.sheet };
        self.visits = Some(place);
    }

    fn remove(&self) {
        let (bodies, ties) = self.look.with(|view| on_map(&self.editor.session.frame().map, view));
        if self.editor.submit(Command::Batch(vec![Command::RemoveRelationships(ties), Command::RemoveStakeholders(bodies)])) {
            self.look.select(None);
        }
    }

    fn tab(&self, label: Label, sheet: Sheet) -> Html {
        let is_shown = self.sheet == Some(sheet);
        html! {
            <button type="button" class="button" aria-pressed={is_shown.to_string()} onclick={self.editor.press(Intent::Toggle(sheet))}>
                { label.text() }
            </button>
        }
    }
}
