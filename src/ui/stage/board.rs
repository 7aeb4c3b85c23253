//! The state behind the canvas: what is shown, what it moves towards, and the gesture under way.
//!
//! **Invariant:** nobody outside is called while the state is borrowed.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::{Rc, Weak};

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, window};
use yew::Callback;

use crate::edit::Command;
use crate::model::StakeholderId;
use crate::render::canvas::{CanvasMeasure, paint};
use crate::scene::{Bounds, Camera, Item, Parts, Point, Positions, Scene, View, Viewport, build, fit_camera};
use crate::session::{Event, Frame, Origin, Session, Subscription};
use crate::tools::{Context, Cursor, Intent, PointerTool, ViewChange, new_tie};
use crate::ui::stage::browser::{FrameClock, Timer, is_motion_reduced};
use crate::ui::stage::motion::Motion;
use crate::ui::stage::{Message, StageProps, say};

/// How long the camera has to be still to be at rest, in milliseconds.
const AT_REST_MILLIS: i32 = 250;
/// Bodies closer to the edge than this count as out of sight, in pixels.
const EDGE_PX: f64 = 24.0;

struct State {
    props: StageProps,
    canvas: Option<HtmlCanvasElement>,
    context: Option<CanvasRenderingContext2d>,
    measure: Option<CanvasMeasure>,
    view: View,
    tool: PointerTool,
    cursor: Cursor,
    /// What was painted last; presses are looked up in it.
    scene: Option<Scene>,
    /// Where bodies are shown, which is on the way to where they stand.
    shown: Rc<Positions>,
    glide: Option<Motion<Rc<Positions>>>,
    ride: Option<Motion<Camera>>,
    follow: Follow,
    counts: (usize, usize),
    subscription: Option<Subscription>,
}

/// How the camera follows the map.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Follow {
    /// The map was opened just now: the camera fits whatever the layout makes of it.
    Opening,
    /// The camera fits the map again when a body gets out of sight.
    Sight,
    /// The person has moved the camera: it stays.
    No,
}

/// The map on screen, without its element.
pub(super) struct Board {
    state: RefCell<State>,
    clock: FrameClock,
    rest: Timer,
    message: Callback<Message>,
}

impl Board {
    pub(super) fn new(props: StageProps, message: Callback<Message>) -> Rc<Self> {
        Rc::new_cyclic(|board: &Weak<Self>| {
            let with_board = |call: fn(&Self, f64)| {
                let board = board.clone();
                move |now_millis| {
                    if let Some(board) = board.upgrade() {
                        call(&board, now_millis);
                    }
                }
            };
            let clock = FrameClock::new(with_board(Self::tick));
            let rested = with_board(|board, _| board.tell_view());
            let frame = props.session.frame();
            let subscription = subscribe(&props.session, board.clone());
            let view = View { viewport: Viewport { width_px: 0.0, height_px: 0.0 }, ..props.view.clone() };
            let state = State {
                canvas: None,
                context: None,
                measure: None,
                view,
                tool: PointerTool::default(),
                cursor: Cursor::Grab,
                scene: None,
                shown: frame.positions.clone(),
                glide: None,
                ride: None,
                follow: Follow::Opening,
                counts: counts(&frame),
                subscription: Some(subscription),
                props,
            };
            Self { state: RefCell::new(state), clock, rest: Timer::new(AT_REST_MILLIS, move || rested(0.0)), message }
        })
    }

    pub(super) fn take_canvas(&self, canvas: &HtmlCanvasElement) {
        let context = canvas.get_context("2d").ok().flatten().and_then(|context| context.dyn_into::<CanvasRenderingContext2d>().ok());
        let mut state = self.state.borrow_mut();
        state.measure = CanvasMeasure::new();
        state.context = context;
        state.canvas = Some(canvas.clone());
        drop(state);
        self.resized();
    }

    pub(super) fn take_props(self: &Rc<Self>, props: StageProps) {
        let is_other_session = {
            let mut state = self.state.borrow_mut();
            let old = std::mem::replace(&mut state.props, props.clone());
            let View { theme, size_by, selection, hide_private, find, .. } = props.view;
            state.view = View { theme, size_by, selection, hide_private, find, ..std::mem::take(&mut state.view) };
            old.session != props.session
        };
        if is_other_session {
            let subscription = subscribe(&props.session, Rc::downgrade(self));
            self.state.borrow_mut().subscription = Some(subscription);
            self.opened();
        }
        self.repaint();
    }

    pub(super) fn close(&self) {
        self.rest.stop();
        let mut state = self.state.borrow_mut();
        state.subscription = None;
        state.canvas = None;
        state.context = None;
    }

    /// Hands an input of the pointer to the tool and carries out what it means.
    pub(super) fn point(&self, input: impl FnOnce(&mut PointerTool, Context<'_>) -> Vec<Intent>) {
        let intents = self.state.borrow_mut().with_tool(input);
        self.carry_out(intents);
    }

    /// Carries out what a key means; whether it meant anything.
    pub(super) fn key(&self, input: impl FnOnce(Context<'_>) -> Vec<Intent>) -> bool {
        let intents = self.state.borrow_mut().with_tool(|_, context| input(context));
        let had_meaning = !intents.is_empty();
        self.carry_out(intents);
        had_meaning
    }

    pub(super) fn is_dragging(&self) -> bool {
        self.state.borrow().tool.is_busy()
    }

    pub(super) fn is_entered(&self) -> bool {
        let services = self.state.borrow().props.services.clone();
        services.settings().is_entered
    }

    pub(super) fn view(&self) -> View {
        self.state.borrow().view.clone()
    }

    pub(super) fn focus(&self) {
        let canvas = self.state.borrow().canvas.clone();
        if let Some(canvas) = canvas {
            // A canvas that cannot take the focus is not on the page any more.
            canvas.focus().unwrap_or_default();
        }
    }

    pub(super) fn repaint(&self) {
        self.clock.request();
    }

    pub(super) fn zoom(&self, factor: f64) {
        let camera = {
            let state = self.state.borrow();
            let start = state.ride.as_ref().map_or(state.view.camera, |ride| *ride.to());
            start.zoomed_at(state.view.viewport.middle(), state.view.viewport, factor)
        };
        self.state.borrow_mut().follow = Follow::No;
        self.ride_to(camera);
    }

    pub(super) fn fit(&self) {
        self.state.borrow_mut().follow = Follow::Sight;
        let camera = self.state.borrow().fitted();
        if let Some(camera) = camera {
            self.ride_to(camera);
        }
    }

    pub(super) fn show(&self, items: &BTreeSet<Item>) {
        let camera = self.state.borrow().showing(items);
        if let Some(camera) = camera {
            self.state.borrow_mut().follow = Follow::No;
            self.ride_to(camera);
        }
    }

    /// The element has got another size.
    pub(super) fn resized(&self) {
        {
            let mut state = self.state.borrow_mut();
            let Some(canvas) = &state.canvas else { return };
            let viewport = Viewport { width_px: f64::from(canvas.client_width()), height_px: f64::from(canvas.client_height()) };
            if viewport == state.view.viewport {
                return;
            }
            state.view.viewport = viewport;
            if state.follow != Follow::No && let Some(camera) = state.fitted() {
                state.ride = None;
                state.view.camera = camera;
            }
        }
        self.rest.start();
        self.repaint();
    }

    fn heard(&self, event: &Event) {
        if let Event::Committed(committed) = event {
            if matches!(committed.origin, Origin::Load | Origin::Import) {
                self.opened();
            } else if self.state.borrow().follow == Follow::Opening {
                self.state.borrow_mut().follow = Follow::Sight;
            }
        }
        let is_recounted = self.state.borrow_mut().recount();
        if is_recounted {
            self.message.emit(Message::Label);
        }
        self.state.borrow_mut().glide_to_frame();
        self.follow();
        self.repaint();
    }

    /// Another map: nothing of the picture before stays.
    fn opened(&self) {
        let mut state = self.state.borrow_mut();
        state.shown = state.props.session.frame().positions.clone();
        state.glide = None;
        state.ride = None;
        state.follow = Follow::Opening;
        if let Some(camera) = state.fitted() {
            state.view.camera = camera;
        }
    }

    fn follow(&self) {
        let camera = {
            let state = self.state.borrow();
            let is_due = match state.follow {
                Follow::Opening => true,
                Follow::Sight => !state.is_all_in_sight(),
                Follow::No => false,
            };
            state.fitted().filter(|_| is_due && !state.tool.is_busy())
        };
        if let Some(camera) = camera {
            self.ride_to(camera);
        }
    }

    fn ride_to(&self, camera: Camera) {
        {
            let mut state = self.state.borrow_mut();
            if is_motion_reduced() {
                state.ride = None;
                state.view.camera = camera;
            } else {
                state.ride = (camera != state.view.camera).then(|| Motion::new(state.view.camera, camera));
            }
        }
        self.rest.start();
        self.repaint();
    }

    fn carry_out(&self, intents: Vec<Intent>) {
        for intent in intents {
            match intent {
                Intent::View(change) => self.change_view(change),
                Intent::Connect { from, to } => self.connect(&from, &to),
                Intent::Fit => self.fit(),
                other => {
                    let tell = self.state.borrow().props.on_intent.clone();
                    tell.emit(other);
                }
            }
        }
        let cursor = self.state.borrow_mut().new_cursor();
        if let Some(cursor) = cursor {
            self.message.emit(Message::Cursor(cursor));
        }
    }

    fn change_view(&self, change: ViewChange) {
        let (props, selected, linked) = {
            let mut state = self.state.borrow_mut();
            let mut selected = None;
            let mut linked = None;
            match &change {
                ViewChange::Camera(_) => {
                    state.follow = Follow::No;
                    state.ride = None;
                    self.rest.start();
                }
                ViewChange::Select(selection) => selected = Some(selection.clone()),
                ViewChange::Connecting(Some((from, _))) if state.view.connecting.is_none() && !state.tool.is_busy() => {
                    linked = Some(from.clone());
                }
                ViewChange::Drag(places) if places.is_empty() => state.keep_dragged(),
                _ => {}
            }
            change.apply_to(&mut state.view);
            (state.props.clone(), selected, linked)
        };
        self.repaint();
        let frame = props.session.frame();
        if let Some(selection) = selected {
            props.on_say.emit(say::selection(&frame, &selection));
            props.on_select.emit(selection);
        }
        if let Some(from) = linked {
            props.on_say.emit(say::linking(&frame, &from));
        }
    }

    fn connect(&self, from: &StakeholderId, to: &StakeholderId) {
        let props = self.state.borrow().props.clone();
        let frame = props.session.frame();
        let outcome = new_tie(&frame.map, props.session.fresh_relationship_id(), from, to);
        props.on_say.emit(say::tied(&frame, from, to, outcome.is_ok()));
        match outcome {
            Ok(tie) => props.on_intent.emit(Intent::Edit(Command::AddRelationship(tie))),
            Err(there) => self.change_view(ViewChange::Select([Item::Relationship(there)].into())),
        }
    }

    fn tell_view(&self) {
        let (tell, view) = {
            let state = self.state.borrow();
            (state.props.on_view.clone(), state.view.clone())
        };
        if view.viewport.width_px > 0.0 && view.viewport.height_px > 0.0 {
            tell.emit(view);
        }
    }

    fn tick(&self, now_millis: f64) {
        let is_moving = self.state.borrow_mut().paint(now_millis);
        if is_moving {
            self.repaint();
        }
    }
}

impl State {
    fn with_tool(&mut self, input: impl FnOnce(&mut PointerTool, Context<'_>) -> Vec<Intent>) -> Vec<Intent> {
        let frame = self.props.session.frame();
        let scene = &self.scene;
        let hit = |at_px: Point, slop_px: f64| scene.as_ref().and_then(|scene| scene.hit(at_px, slop_px));
        let may_edit = self.props.may_edit;
        let context = Context { map: &frame.map, positions: &self.shown, view: &self.view, hit: &hit, may_edit };
        input(&mut self.tool, context)
    }

    /// The cursor, if it has changed.
    fn new_cursor(&mut self) -> Option<Cursor> {
        let mut cursor = self.cursor;
        self.with_tool(|tool, context| {
            cursor = tool.cursor(context);
            Vec::new()
        });
        (std::mem::replace(&mut self.cursor, cursor) != cursor).then_some(cursor)
    }

    fn recount(&mut self) -> bool {
        let now = counts(&self.props.session.frame());
        std::mem::replace(&mut self.counts, now) != now
    }

    /// Lets bodies stay where a drag has taken them until the map says where they stand.
    fn keep_dragged(&mut self) {
        if !self.view.drag.is_empty() {
            let mut shown = self.shown.as_ref().clone();
            shown.extend(std::mem::take(&mut self.view.drag));
            self.shown = Rc::new(shown);
            self.glide_to_frame();
        }
    }

    fn glide_to_frame(&mut self) {
        let goal = self.props.session.frame().positions.clone();
        if is_motion_reduced() {
            self.shown = goal;
            self.glide = None;
        } else if self.glide.as_ref().is_none_or(|glide| !Rc::ptr_eq(glide.to(), &goal)) {
            self.glide = Some(Motion::new(self.shown.clone(), goal));
        }
    }

    fn fitted(&self) -> Option<Camera> {
        let viewport = self.view.viewport;
        if viewport.width_px < 1.0 || viewport.height_px < 1.0 {
            return None;
        }
        let frame = self.props.session.frame();
        let parts = Parts { map: &frame.map, report: &frame.report, positions: &frame.positions };
        Some(fit_camera(&parts, &self.view))
    }

    fn is_all_in_sight(&self) -> bool {
        let viewport = self.view.viewport;
        let camera = self.ride.as_ref().map_or(self.view.camera, |ride| *ride.to());
        let sight = Bounds::between(Point::default(), Point::new(viewport.width_px, viewport.height_px)).grown(-EDGE_PX);
        self.props.session.frame().positions.values().all(|at| sight.has(camera.to_screen(*at, viewport)))
    }

    /// The camera moved just far enough to show these; `None` where they are in sight.
    fn showing(&self, items: &BTreeSet<Item>) -> Option<Camera> {
        let frame = self.props.session.frame();
        let ends = items.iter().flat_map(|item| match item {
            Item::Stakeholder(id) => vec![id.clone()],
            Item::Relationship(id) => {
                frame.map.relationships().find(id).map_or_else(Vec::new, |tie| vec![tie.source.clone(), tie.target.clone()])
            }
        });
        let bounds = Bounds::around(ends.filter_map(|id| frame.positions.get(&id).copied()))?;
        let viewport = self.view.viewport;
        let camera = self.ride.as_ref().map_or(self.view.camera, |ride| *ride.to());
        let sight = Bounds::between(Point::default(), Point::new(viewport.width_px, viewport.height_px)).grown(-EDGE_PX);
        let is_in_sight = sight.has(camera.to_screen(bounds.low, viewport)) && sight.has(camera.to_screen(bounds.high, viewport));
        let fits = Camera::fit(bounds, viewport, 4.0 * EDGE_PX);
        (!is_in_sight).then(|| Camera { center: bounds.middle(), scale: camera.scale.min(fits.scale) })
    }

    /// Paints the picture of this moment; whether it is still moving.
    fn paint(&mut self, now_millis: f64) -> bool {
        let (Some(canvas), Some(context), Some(measure)) = (&self.canvas, &self.context, &self.measure) else { return false };
        let Viewport { width_px, height_px } = self.view.viewport;
        if width_px < 1.0 || height_px < 1.0 || context.is_context_lost() {
            return false;
        }
        if let Some((camera, has_arrived)) = self.ride.as_mut().map(|ride| ride.camera(now_millis)) {
            self.view.camera = camera;
            self.ride = self.ride.take().filter(|_| !has_arrived);
        }
        if let Some((shown, has_arrived)) = self.glide.as_mut().map(|glide| glide.positions(now_millis)) {
            self.shown = shown;
            self.glide = self.glide.take().filter(|_| !has_arrived);
        }
        let ratio = window().map_or(1.0, |window| window.device_pixel_ratio());
        let pixels = |length_px: f64| (length_px * ratio).round() as u32;
        // Setting either size clears the canvas, so it is done only when needed, and right before painting.
        if (canvas.width(), canvas.height()) != (pixels(width_px), pixels(height_px)) {
            canvas.set_width(pixels(width_px));
            canvas.set_height(pixels(height_px));
        }
        let frame = self.props.session.frame();
        let parts = Parts { map: &frame.map, report: &frame.report, positions: &self.shown };
        let scene = build(&parts, &self.view, measure);
        paint(&scene, context, ratio);
        self.scene = Some(scene);
        self.ride.is_some() || self.glide.is_some()
    }
}

fn subscribe(session: &Session, board: Weak<Board>) -> Subscription {
    session.subscribe(move |event| {
        if let Some(board) = board.upgrade() {
            board.heard(event);
        }
    })
}

fn counts(frame: &Frame) -> (usize, usize) {
    (frame.map.stakeholders().len(), frame.map.relationships().len())
}
