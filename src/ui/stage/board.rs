//! The state behind the canvas: what is shown, what it moves towards, and the gesture under way.
//!
//! **Invariant:** nobody outside is called while the state is borrowed.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};
use yew::Callback;

use crate::edit::Command;
use crate::model::{FieldValue, MapDiff, RelationshipKind, StakeholderId, TableName};
use crate::scene::{Camera, Item, View, ViewKind, Viewport};
use crate::session::{Event, Frame, Origin, Session, Subscription};
use crate::tools::{Context, Intent, PointerTool, ViewChange, new_tie, perform};
use crate::ui::look::{Look, Looked, Looking};
use crate::ui::stage::browser::{FrameClock, is_motion_reduced};
use crate::ui::stage::picture::{Follow, Picture};
use crate::ui::stage::{Message, StageProps, say};

/// The map on screen, without its element.
pub(super) struct Board {
    props: RefCell<StageProps>,
    picture: RefCell<Picture>,
    tool: RefCell<PointerTool>,
    clock: FrameClock,
    message: Callback<Message>,
    /// The kind of tie that was said last, which a drawn tie takes.
    last_kind: RefCell<RelationshipKind>,
    /// Whether the board itself is changing the view just now.
    is_changing: Cell<bool>,
    subscriptions: RefCell<Option<(Subscription, Looking)>>,
    this: Weak<Self>,
}

impl Board {
    pub(super) fn new(props: StageProps, message: Callback<Message>) -> Rc<Self> {
        Rc::new_cyclic(|this: &Weak<Self>| {
            let board = this.clone();
            let clock = FrameClock::new(move |now_millis| {
                if let Some(board) = board.upgrade() {
                    board.paint(now_millis);
                }
            });
            Self {
                picture: RefCell::new(Picture::new(&props.look.level(props.session.frame()), props.look.with(|view| view.kind))),
                tool: RefCell::default(),
                clock,
                message,
                last_kind: RefCell::new(RelationshipKind::new("")),
                is_changing: Cell::new(false),
                subscriptions: RefCell::new(Some(subscribe(&props.session, &props.look, this))),
                this: this.clone(),
                props: RefCell::new(props),
            }
        })
    }

    pub(super) fn take_canvas(&self, canvas: &HtmlCanvasElement) {
        let context = canvas.get_context("2d").ok().flatten().and_then(|context| context.dyn_into::<CanvasRenderingContext2d>().ok());
        self.picture.borrow_mut().take_canvas(canvas.clone(), context);
        self.resized();
    }

    pub(super) fn take_props(&self, props: StageProps) {
        let old = self.props.replace(props.clone());
        if (&old.session, &old.look) != (&props.session, &props.look) {
            *self.subscriptions.borrow_mut() = Some(subscribe(&props.session, &props.look, &self.this));
            self.opened();
        }
        if old.fit_request != props.fit_request {
            self.fit();
        }
        if old.asked_action.0 != props.asked_action.0 {
            self.focus();
            self.key(|context| perform(props.asked_action.1, context));
        }
        self.repaint();
    }

    pub(super) fn close(&self) {
        *self.subscriptions.borrow_mut() = None;
        self.picture.borrow_mut().close();
    }

    /// Hands an input of the pointer to the tool and carries out what it means.
    pub(super) fn point(&self, input: impl FnOnce(&mut PointerTool, Context<'_>) -> Vec<Intent>) {
        let intents = self.with_tool(input);
        self.carry_out(intents);
    }

    /// Carries out what a key means; whether it meant anything.
    pub(super) fn key(&self, input: impl FnOnce(Context<'_>) -> Vec<Intent>) -> bool {
        let intents = self.with_tool(|_, context| input(context));
        let had_meaning = !intents.is_empty();
        self.carry_out(intents);
        had_meaning
    }

    pub(super) fn is_dragging(&self) -> bool {
        self.tool.borrow().is_busy()
    }

    pub(super) fn is_entered(&self) -> bool {
        self.props().services.settings().is_entered
    }

    pub(super) fn focus(&self) {
        let canvas = self.picture.borrow().canvas();
        if let Some(canvas) = canvas {
            // A canvas that cannot take the focus is not on the page any more.
            canvas.focus().unwrap_or_default();
        }
    }

    pub(super) fn repaint(&self) {
        self.clock.request();
    }

    /// The element has got another size.
    pub(super) fn resized(&self) {
        let Some(canvas) = self.picture.borrow().canvas() else { return };
        let viewport = Viewport { width_px: f64::from(canvas.client_width()), height_px: f64::from(canvas.client_height()) };
        self.change_look(|view| view.viewport = viewport);
        self.measure_foot();
        let props = self.props();
        props.look.with(|view| self.picture.borrow_mut().settle(&self.frame(), view));
        let follows = self.picture.borrow().follow != Follow::No;
        if follows && let Some(camera) = self.fitted() {
            self.jump_to(camera);
        }
        self.repaint();
    }

    /// Legend or buttons have grown or shrunk: whoever lies under them comes out again, unless a person has moved the camera.
    pub(super) fn foot_resized(&self) {
        let props = self.props();
        let before = props.look.with(|view| view.foot_px);
        self.measure_foot();
        if props.look.with(|view| view.foot_px) == before {
            return;
        }
        props.look.with(|view| self.picture.borrow_mut().glide_to(&self.frame(), view));
        let is_map = self.picture.borrow().is_of(ViewKind::Map);
        let is_under = || props.look.with(|view| self.picture.borrow().is_under_foot(&self.frame(), view));
        let follows = self.picture.borrow().follow != Follow::No;
        if follows
            && (!is_map || is_under())
            && let Some(camera) = self.fitted()
        {
            self.ride_to(camera);
        }
        self.repaint();
    }

    /// The map at the level that is looked at.
    fn frame(&self) -> Rc<Frame> {
        let props = self.props();
        props.look.level(props.session.frame())
    }

    fn props(&self) -> StageProps {
        self.props.borrow().clone()
    }

    fn with_tool(&self, input: impl FnOnce(&mut PointerTool, Context<'_>) -> Vec<Intent>) -> Vec<Intent> {
        let mut input = Some(input);
        self.with_tool_once(&mut |tool, context| input.take().map(|input| input(tool, context)).unwrap_or_default())
    }

    /// The same for any input, so that there is only one of it in the module.
    fn with_tool_once(&self, input: &mut dyn FnMut(&mut PointerTool, Context<'_>) -> Vec<Intent>) -> Vec<Intent> {
        let props = self.props();
        let frame = self.frame();
        let picture = self.picture.borrow();
        props.look.with(|view| {
            let hit = |at_px, slop_px| picture.hit(at_px, slop_px, view);
            let context = Context { map: &frame.map, positions: picture.shown(), view, hit: &hit, may_edit: props.may_edit };
            input(&mut self.tool.borrow_mut(), context)
        })
    }

    fn carry_out(&self, intents: Vec<Intent>) {
        let props = self.props();
        for intent in intents {
            match intent {
                Intent::Edit(command) => self.submit(*command),
                Intent::View(change) => self.change_view(change),
                Intent::Connect { from, to } => self.connect(&from, &to),
                Intent::Add { tied_to } => props.on_add.emit(tied_to.map_or_else(String::new, |from| say::tie_from(&self.frame(), &from))),
                Intent::Rename(id) => props.on_rename.emit(id),
                Intent::OpenSelection => props.on_open_selection.emit(()),
                Intent::Undo => drop(props.session.undo()),
                Intent::Redo => drop(props.session.redo()),
                Intent::Fit => self.fit(),
            }
        }
        let mut cursor = None;
        self.with_tool(|tool, context| {
            cursor = Some(tool.cursor(context));
            Vec::new()
        });
        if let Some(cursor) = cursor.filter(|cursor| self.picture.borrow_mut().replace_cursor(*cursor)) {
            self.message.emit(Message::Cursor(cursor));
        }
    }

    fn submit(&self, command: Command) {
        let props = self.props();
        if let Err(error) = props.session.submit(command, Origin::User) {
            return props.on_announce.emit(error.to_string());
        }
        let said = props.look.with(|view| (view.kind == ViewKind::Grid).then(|| say::rated(&self.frame(), &view.selection)));
        if let Some(said) = said.flatten() {
            props.on_announce.emit(said);
        }
    }

    fn connect(&self, from: &StakeholderId, to: &StakeholderId) {
        let props = self.props();
        let frame = self.frame();
        let kind = self.last_kind.borrow().clone();
        let outcome = new_tie(&frame.map, props.session.fresh_relationship_id(), from, to, &kind);
        props.on_announce.emit(say::tied(&frame, from, to, outcome.is_ok()));
        match outcome {
            Ok(tie) => self.submit(Command::AddRelationship(tie)),
            Err(there) => self.change_look(|view| view.selection = [Item::Relationship(there)].into()),
        }
    }

    fn change_view(&self, change: ViewChange) {
        let props = self.props();
        match &change {
            ViewChange::Camera(_) => self.picture.borrow_mut().person_moved_camera(),
            ViewChange::Select(selection) => props.on_announce.emit(say::selection(&self.frame(), selection)),
            ViewChange::Cell(Some(cell)) => {
                if let Some(said) = props.look.with(|view| say::cell(&self.frame(), view, cell)) {
                    props.on_announce.emit(said);
                }
            }
            ViewChange::Connecting(Some((from, _))) if !self.is_dragging() && props.look.with(|view| view.connecting.is_none()) => {
                props.on_announce.emit(say::linking(&self.frame(), from));
            }
            ViewChange::Drag(places) if places.is_empty() => {
                let dragged = props.look.with(|view| view.drag.clone());
                props.look.with(|view| self.picture.borrow_mut().keep_dragged(dragged, &self.frame(), view));
            }
            _ => {}
        }
        self.change_look(|view| change.apply_to(view));
    }

    /// Changes the view without taking the change for somebody else's.
    fn tell_look(&self, change: impl FnOnce(&mut View)) {
        self.is_changing.set(true);
        self.props().look.change(change);
        self.is_changing.set(false);
    }

    fn change_look(&self, change: impl FnOnce(&mut View)) {
        self.tell_look(change);
        self.repaint();
    }

    /// The view has changed.
    fn looked(&self, looked: Looked) {
        let props = self.props();
        self.enter();
        let is_selection_new = props.look.with(|view| self.picture.borrow_mut().replace_selection(&view.selection));
        if self.is_changing.get() {
            return;
        }
        match looked {
            Looked::Picture => {
                let camera = props.look.with(|view| view.camera);
                if self.picture.borrow().camera != camera {
                    self.picture.borrow_mut().person_moved_camera();
                }
            }
            Looked::Panels if is_selection_new => {
                let camera = props.look.with(|view| self.picture.borrow().showing(&self.frame(), view));
                if let Some(camera) = camera {
                    self.picture.borrow_mut().person_moved_camera();
                    self.ride_to(camera);
                }
            }
            Looked::Panels => {}
        }
        props.look.with(|view| self.picture.borrow_mut().glide_to(&self.frame(), view));
        self.repaint();
    }

    /// Goes over to another view, if another is wanted.
    fn enter(&self) {
        let props = self.props();
        if props.look.with(|view| self.picture.borrow().is_of(view.kind)) {
            return;
        }
        self.measure_foot();
        let camera = props.look.with(|view| self.picture.borrow_mut().enter(&self.frame(), view));
        if let Some(camera) = camera {
            self.jump_to(camera);
        }
    }

    /// How much of the canvas lies under legend and buttons may have changed.
    fn measure_foot(&self) {
        let foot_px = self.picture.borrow().covered_px();
        self.tell_look(|view| view.foot_px = foot_px);
    }

    /// The session has changed.
    fn heard(&self, event: &Event) {
        if let Event::Committed(committed) = event {
            match committed.origin {
                Origin::Load | Origin::Import => self.opened(),
                _ => self.picture.borrow_mut().leave_opening(),
            }
            if committed.origin == Origin::User
                && let Some(kind) = kind_said(&committed.diff)
            {
                *self.last_kind.borrow_mut() = kind;
            }
        }
        let frame = self.frame();
        if self.picture.borrow_mut().recount(&frame) {
            self.message.emit(Message::Label);
        }
        let moves = self.props().look.with(|view| self.picture.borrow_mut().glide_to(&frame, view)) || matches!(event, Event::Committed(_));
        let is_out_of_sight = || self.props().look.with(|view| !self.picture.borrow().is_all_in_sight(&frame, view));
        let follow = self.picture.borrow().follow;
        // Only on the map can bodies stand anywhere; elsewhere the picture grows with them.
        let is_map = self.picture.borrow().is_of(ViewKind::Map);
        let is_due = moves && (follow == Follow::Opening || follow == Follow::Sight && (!is_map || is_out_of_sight()));
        if is_due
            && !self.is_dragging()
            && let Some(camera) = self.fitted()
        {
            self.ride_to(camera);
        }
        self.repaint();
    }

    /// Another map: nothing of the picture before stays.
    fn opened(&self) {
        let frame = self.frame();
        self.measure_foot();
        self.props().look.with(|view| self.picture.borrow_mut().open(&frame, view));
        if let Some(camera) = self.fitted() {
            self.jump_to(camera);
        }
    }

    fn fit(&self) {
        self.picture.borrow_mut().follow = Follow::Sight;
        if let Some(camera) = self.fitted() {
            self.ride_to(camera);
        }
    }

    fn fitted(&self) -> Option<Camera> {
        let props = self.props();
        props.look.with(|view| self.picture.borrow().fitted(&self.frame(), view))
    }

    fn jump_to(&self, camera: Camera) {
        self.picture.borrow_mut().stop_at(camera);
        self.change_look(|view| view.camera = camera);
    }

    fn ride_to(&self, camera: Camera) {
        if is_motion_reduced() {
            self.jump_to(camera);
        } else {
            let now = self.props().look.with(|view| view.camera);
            self.picture.borrow_mut().ride(now, camera);
            self.repaint();
        }
    }

    fn paint(&self, now_millis: f64) {
        let props = self.props();
        let camera = self.picture.borrow_mut().camera_at(now_millis);
        if let Some(camera) = camera {
            self.tell_look(|view| view.camera = camera);
        }
        let frame = self.frame();
        let is_moving = props.look.with(|view| self.picture.borrow_mut().paint(&frame, view, now_millis));
        if is_moving {
            self.repaint();
        }
    }
}

/// The kind of tie that a change speaks of, if any.
fn kind_said(diff: &MapDiff) -> Option<RelationshipKind> {
    let kinds = diff.iter().filter(|(address, _)| address.table == TableName::Relationships && address.path.field() == "kind");
    kinds
        .filter_map(|(_, change)| if let Some(FieldValue::Text(kind)) = &change.after { Some(RelationshipKind::new(kind)) } else { None })
        .last()
}

fn subscribe(session: &Session, look: &Look, board: &Weak<Board>) -> (Subscription, Looking) {
    let heard = session.subscribe({
        let board = board.clone();
        move |event| {
            if let Some(board) = board.upgrade() {
                board.heard(event);
            }
        }
    });
    let looked = look.subscribe({
        let board = board.clone();
        move |looked| {
            if let Some(board) = board.upgrade() {
                board.looked(looked);
            }
        }
    });
    (heard, looked)
}
