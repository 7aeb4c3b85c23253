//! One element's map and everything the page outside holds for it.
//!
//! **Invariant:** nothing here is global: two elements on one page never meet. Nothing holds a page for longer than its
//! element stands, so listeners have weak handles.
//! **Not here:** what JavaScript calls (`widget`), what the panels call (`outside`), how a map is opened (`opening`).

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo_events::{EventListener, EventListenerOptions};
use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, HtmlElement, HtmlInputElement, VisibilityState, Window};

use crate::analysis::{Direction, Options};
use crate::edit::Revision;
use crate::formats::journal::Snapshot;
use crate::formats::{json, wire};
use crate::host::arranger::Arranger;
use crate::host::background::Background;
use crate::host::companions::Companions;
use crate::host::examples::OwnMap;
use crate::host::failure::Failure;
use crate::host::files::{self, Incoming};
use crate::host::holder::{Holder, Kind};
use crate::host::keeper::Keeper;
use crate::host::measurer::Measurer;
use crate::host::replaced::Replaced;
use crate::host::signals::Signals;
use crate::host::store::Kept;
use crate::host::trier::Trier;
use crate::host::{entering, events, settings, shelf};
use crate::layout::pairs;
use crate::model::StakeholderMap;
use crate::scene::{Item, View};
use crate::session::{Event, Frame, Origin, Session, Subscription};
use crate::ui::services::{Mode, Notice, Offer, Saving, Settings, Signal, Status};
use crate::words::page::{PageMessage, text};

/// How many notices stand there at once; the oldest goes for another.
const MOST_NOTICES: usize = 3;

/// How many bodies a map has when it is worth asking the browser for storage that stays.
const WORTH_KEEPING: usize = 5;

/// What the page outside holds for one element.
pub(crate) struct Page {
    pub(crate) element: HtmlElement,
    pub(crate) session: Session,
    pub(crate) companions: Companions,
    holder: Holder,
    /// What can be saved of a fault of the program.
    pub(crate) report: RefCell<String>,
    pub(crate) signals: Signals,
    pub(crate) view: RefCell<Option<View>>,
    pub(crate) keeper: RefCell<Option<Rc<Keeper>>>,
    pub(crate) chooser: RefCell<Option<HtmlInputElement>>,
    /// The input of type file for a map that is not opened.
    pub(crate) other_chooser: RefCell<Option<(HtmlInputElement, EventListener)>>,
    /// Where the files of the program lie.
    pub(crate) base: String,
    /// One's own map while an example is looked at.
    pub(crate) own: RefCell<Option<OwnMap>>,
    background: Rc<Background>,
    arranger: Rc<Arranger>,
    measurer: Rc<Measurer>,
    trier: Rc<Trier>,
    settings: RefCell<Settings>,
    status: RefCell<Status>,
    notices_seen: Cell<u32>,
    /// Whether the newest map is in a file that the person has saved.
    pub(crate) is_in_file: Cell<bool>,
    /// Whether the browser has been asked to keep its storage.
    has_asked: Cell<bool>,
    /// What was on screen before the newest change.
    pub(crate) shown: RefCell<Rc<Frame>>,
    /// The files that maps were saved to, by what names the map in the list.
    pub(crate) saved_to: RefCell<Vec<(String, JsValue)>>,
    /// Steps that put one map in place of another.
    pub(crate) replaced: RefCell<Vec<Replaced>>,
    /// Maps deleted from the list, each with the notice that offers it back.
    pub(crate) deleted: RefCell<Vec<(u32, Kept)>>,
    subscription: RefCell<Option<Subscription>>,
    listeners: RefCell<Vec<EventListener>>,
}

impl Page {
    /// Sets everything up around an empty map. `root` is where the panels will stand, in the shadow root;
    /// `base` is the address of the program's folder; `spawn` makes a worker.
    ///
    /// # Errors
    /// What the browser says.
    pub(crate) fn new(
        element: HtmlElement,
        root: &HtmlElement,
        base: &str,
        spawn: &Function,
        module: JsValue,
        companions: Companions,
        holder: Holder,
    ) -> Result<Rc<Self>, Failure> {
        let session = Session::new(StakeholderMap::default(), "");
        // The figures on screen ignore direction until a person asks to follow the arrows.
        session.analyse_with(Options { direction: Some(Direction::Undirected), ..Options::default() });
        let background = Background::new(settings::allows_worker(&element).then_some(spawn), module);
        let page = Rc::new_cyclic(|page: &Weak<Self>| Self {
            arranger: Arranger::new(session.clone(), background.clone()),
            measurer: Measurer::new(session.clone(), background.clone(), {
                let page = page.clone();
                move |share| {
                    if let Some(page) = page.upgrade() {
                        page.tell_progress(share);
                    }
                }
            }),
            trier: Trier::new(session.clone(), background.clone()),
            background,
            base: base.to_owned(),
            own: RefCell::default(),
            settings: RefCell::new(settings::read(&element, false)),
            element,
            shown: RefCell::new(session.frame()),
            session,
            companions,
            holder,
            report: RefCell::default(),
            signals: Signals::default(),
            view: RefCell::default(),
            keeper: RefCell::default(),
            chooser: RefCell::default(),
            other_chooser: RefCell::default(),
            status: RefCell::default(),
            notices_seen: Cell::default(),
            is_in_file: Cell::default(),
            has_asked: Cell::default(),
            saved_to: RefCell::default(),
            replaced: RefCell::default(),
            deleted: RefCell::default(),
            subscription: RefCell::default(),
            listeners: RefCell::default(),
        });
        page.listen(root)?;
        Ok(page)
    }

    /// What the attributes ask for.
    pub(crate) fn settings(&self) -> Settings {
        self.settings.borrow().clone()
    }

    /// Reads the attributes again.
    pub(crate) fn read_settings(&self) {
        let is_entered = self.settings.borrow().is_entered;
        self.change_settings(settings::read(&self.element, is_entered));
    }

    /// Whether files that are dropped or pasted are taken in.
    pub(crate) fn takes_files(&self) -> bool {
        self.settings.borrow().mode == Mode::Edit && !self.status.borrow().is_elsewhere
    }

    /// What there is to say.
    pub(crate) fn status(&self) -> Status {
        self.status.borrow().clone()
    }

    /// Changes what there is to say.
    pub(crate) fn change_status(&self, change: impl FnOnce(&mut Status)) {
        let mut status = self.status();
        change(&mut status);
        if *self.status.borrow() != status {
            *self.status.borrow_mut() = status;
            self.signals.tell(&Signal::StatusChanged);
        }
    }

    /// Says something once.
    pub(crate) fn say(&self, is_problem: bool, text: String, details: Vec<String>) {
        self.offer(is_problem, text, details, None);
    }

    /// Says something once, with what can be done about it; the number of the notice.
    pub(crate) fn offer(&self, is_problem: bool, text: String, details: Vec<String>, offer: Option<Offer>) -> u32 {
        self.notices_seen.set(self.notices_seen.get() + 1);
        let id = self.notices_seen.get();
        self.change_status(|status| {
            if status.notices.len() == MOST_NOTICES {
                status.notices.remove(0);
            }
            status.notices.push(Notice { id, is_problem, text, details, offer });
        });
        id
    }

    /// Tells the person and the page around that something failed.
    pub(crate) fn fail(&self, sentence: String, failure: &Failure) {
        self.say(true, sentence, Vec::new());
        events::tell_failure(&self.element, failure);
    }

    /// The map file, with every body where it stands.
    pub(crate) fn map_file(&self) -> String {
        let frame = self.session.frame();
        json::write(&frame.map, Some(&pairs(&frame.positions)))
    }

    /// The map, if it is one to keep on this machine: one's own, and none that a later version of the program keeps whole.
    pub(crate) fn snapshot(&self) -> Option<Snapshot> {
        match self.kind() {
            Kind::Example => return self.own.borrow().as_ref().filter(|own| !own.is_read_only).and_then(|own| Snapshot::read(own.file())),
            Kind::Newer => return None,
            Kind::Own => {}
        }
        let map = self.session.frame().map.clone();
        Some(Snapshot::of(&map, self.map_file()))
    }

    /// The ids of what is selected.
    pub(crate) fn selection(&self) -> Vec<String> {
        let view = self.view.borrow();
        let selected = view.iter().flat_map(|view| &view.selection);
        selected
            .map(|item| match item {
                Item::Stakeholder(id) => id.to_string(),
                Item::Relationship(id) => id.to_string(),
            })
            .collect()
    }

    /// Whether the element still stands.
    pub(crate) fn is_open(&self) -> bool {
        self.subscription.borrow().is_some()
    }

    /// Ends everything that would live on.
    pub(crate) fn close(&self) {
        if let Some(keeper) = self.keeper.take() {
            keeper.flush();
        }
        self.holder.stop();
        self.subscription.take();
        self.listeners.take();
        self.chooser.take();
        self.other_chooser.take();
        self.arranger.stop();
        self.measurer.stop();
        self.trier.stop();
        self.background.stop();
    }

    fn change_settings(&self, settings: Settings) {
        if *self.settings.borrow() != settings {
            *self.settings.borrow_mut() = settings;
            self.signals.tell(&Signal::SettingsChanged);
        }
    }

    fn listen(self: &Rc<Self>, root: &HtmlElement) -> Result<(), Failure> {
        let page = Rc::downgrade(self);
        *self.subscription.borrow_mut() = Some(self.session.subscribe(move |event| {
            if let Some(page) = page.upgrade() {
                page.follow(event);
            }
        }));
        let page = Rc::downgrade(self);
        self.session.guard(move |diff, origin| {
            page.upgrade().is_some_and(|page| {
                let detail = change_detail(None, origin, &wire::write_diff(diff));
                !page.status.borrow().is_elsewhere && events::ask(&page.element, "beforechange", &detail)
            })
        });
        let none = || Failure::new("unsupported-here", "there is no page here");
        let window = web_sys::window().ok_or_else(none)?;
        let document = window.document().ok_or_else(none)?;
        let mut listeners = self.listen_to_files(root, &document)?;
        listeners.extend(self.listen_to_leaving(&window, &document));
        let page = Rc::downgrade(self);
        listeners.extend(entering::listen(&self.element, &document, move |is_entered| {
            if let Some(page) = page.upgrade() {
                let settings = page.settings();
                page.change_settings(Settings { is_entered: settings.is_standalone || is_entered, ..settings });
            }
        }));
        *self.listeners.borrow_mut() = listeners;
        Ok(())
    }

    fn listen_to_files(self: &Rc<Self>, root: &HtmlElement, document: &Document) -> Result<Vec<EventListener>, Failure> {
        let page = Rc::downgrade(self);
        let (chooser, chosen) = files::chooser(document, move |files| {
            if let Some(page) = page.upgrade() {
                page.take_in_later(files);
            }
        })?;
        if let Some(parent) = root.parent_node() {
            parent.append_child(&chooser).map_err(|error| Failure::from_browser(&error))?;
        }
        *self.chooser.borrow_mut() = Some(chooser);
        let (page, gate) = (Rc::downgrade(self), Rc::downgrade(self));
        let is_open = move || gate.upgrade().is_some_and(|page| page.takes_files());
        let hear = move |incoming| {
            let Some(page) = page.upgrade() else { return };
            page.change_status(|status| status.is_drop_target = matches!(incoming, Incoming::Over));
            match incoming {
                Incoming::Files(files) => page.take_in_later(files),
                Incoming::Text(text) => page.signals.tell(&Signal::Write(text)),
                Incoming::Over | Incoming::Gone => {}
            }
        };
        let paste_target = if self.settings.borrow().is_standalone { document.unchecked_ref() } else { &*self.element };
        let mut listeners = files::listen(&self.element, paste_target, is_open, hear);
        listeners.push(chosen);
        Ok(listeners)
    }

    fn listen_to_leaving(self: &Rc<Self>, window: &Window, document: &Document) -> [EventListener; 3] {
        let flush = {
            let page = Rc::downgrade(self);
            move || {
                if let Some(keeper) = page.upgrade().and_then(|page| page.keeper.borrow().clone()) {
                    keeper.flush();
                }
            }
        };
        let (shown, hide, page) = (document.clone(), flush.clone(), Rc::downgrade(self));
        [
            EventListener::new(document, "visibilitychange", move |_| {
                if shown.visibility_state() == VisibilityState::Hidden {
                    hide();
                }
            }),
            EventListener::new(window, "pagehide", move |_| flush()),
            EventListener::new_with_options(window, "beforeunload", EventListenerOptions::enable_prevent_default(), move |event| {
                if page.upgrade().is_some_and(|page| page.would_lose()) {
                    event.prevent_default();
                }
            }),
        ]
    }

    /// Whether leaving now loses work: the browser keeps nothing, and the map is in no file.
    fn would_lose(&self) -> bool {
        let has_map = !self.session.frame().map.stakeholders().is_empty();
        has_map && self.status.borrow().saving == Saving::Failed && !self.is_in_file.get()
    }

    fn follow(self: &Rc<Self>, event: &Event) {
        match event {
            Event::Committed(committed) => {
                let diff = wire::write_diff(&committed.diff);
                self.is_in_file.set(false);
                let detail = change_detail(Some(committed.revision), committed.origin, &diff);
                events::tell(&self.element, "change", &detail);
                let is_whole = matches!(committed.origin, Origin::Load | Origin::Import);
                if is_whole || self.holder.change(&diff) {
                    self.hold();
                }
                if is_whole {
                    self.keep(Keeper::keep_map);
                } else {
                    self.keep(|keeper| keeper.keep_change(diff));
                }
                if committed.origin == Origin::Load {
                    self.replaced.borrow_mut().clear();
                }
                self.follow_replaced(committed);
            }
            // While the layout runs there is no use in keeping every step of it.
            Event::FrameChanged if self.arranger.is_idle() => {
                self.keep(Keeper::keep_settled);
                let page = Rc::downgrade(self);
                self.holder.when_settled(move || {
                    if let Some(page) = page.upgrade() {
                        page.hold();
                    }
                });
            }
            Event::FrameChanged => {}
        }
        self.shown.replace(self.session.frame());
        self.arranger.look();
        self.measurer.look();
        self.trier.look();
    }

    /// Holds the whole map outside the memory of the program; one that was received is still in the address.
    pub(crate) fn hold(&self) {
        if self.status.borrow().received.is_some() {
            return;
        }
        self.holder.whole(&self.map_file(), self.kind());
    }

    /// What is to be done with the map on screen.
    pub(crate) fn kind(&self) -> Kind {
        match &*self.status.borrow() {
            Status { is_example: true, .. } => Kind::Example,
            Status { is_read_only: true, .. } | Status { received: Some(_), .. } => Kind::Newer,
            _ => Kind::Own,
        }
    }

    /// Keeps the map on this machine if it is one to keep.
    pub(crate) fn keep(&self, how: impl FnOnce(&Rc<Keeper>)) {
        let keeper = self.keeper.borrow().clone();
        if let Some(keeper) = keeper
            && self.kind() == Kind::Own
        {
            how(&keeper);
        }
    }

    /// What the keeper says.
    pub(crate) fn hear_saving(self: &Rc<Self>, saving: Saving) {
        let before = self.status.borrow().saving;
        self.change_status(|status| status.saving = saving);
        match saving {
            Saving::Failed if before != Saving::Failed => {
                self.offer(true, text(&PageMessage::NotKept), Vec::new(), Some(Offer::SaveFile));
            }
            // A write that was late, or storage that has room again.
            Saving::Saved if before == Saving::Failed => self.take_back_not_kept(),
            Saving::Saved => self.ask_to_persist(),
            _ => {}
        }
    }

    /// What was said of storage that keeps nothing is no longer true.
    pub(crate) fn take_back_not_kept(&self) {
        self.change_status(|status| status.notices.retain(|notice| notice.offer != Some(Offer::SaveFile)));
    }

    /// Asks the browser to keep its storage even when space runs short, once there is a map worth keeping.
    fn ask_to_persist(&self) {
        let is_worth = self.session.frame().map.stakeholders().len() >= WORTH_KEEPING;
        if is_worth && !self.has_asked.replace(true) {
            shelf::persist();
        }
    }

    /// Says how much has been measured, in tenths.
    fn tell_progress(&self, share: Option<f64>) {
        self.change_status(|status| status.measured_tenths = share.map(|share| (share * 10.0) as u8));
    }
}

fn change_detail(revision: Option<Revision>, origin: Origin, diff: &str) -> JsValue {
    let origin = match origin {
        Origin::User => "user",
        Origin::Host => "host",
        Origin::Import => "import",
        Origin::Undo => "undo",
        Origin::Redo => "redo",
        Origin::Remote => "remote",
        Origin::Load => "load",
    };
    let revision = revision.map_or("null".to_owned(), |revision| revision.0.to_string());
    events::detail(&format!(r#"{{"revision":{revision},"origin":"{origin}","diff":{diff}}}"#))
}
