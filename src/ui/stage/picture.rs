//! What the canvas shows at this moment, and what it is moving towards.
//!
//! **Invariant:** a press is looked up in the very scene that was painted last.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement, window};

use crate::model::{Gather, SortedSet, StakeholderId};
use crate::render::canvas::{CanvasMeasure, paint};
use crate::scene::{Bounds, Camera, Hit, Item, Parts, Point, Positions, Scene, View, ViewKind, Viewport, build, fit_camera};
use crate::session::Frame;
use crate::tools::Cursor;
use crate::ui::stage::browser::is_motion_reduced;
use crate::ui::stage::motion::Motion;
use crate::ui::stage::standing::Standing;
use crate::ui::stage::still::Still;

/// Bodies closer to the edge than this count as out of sight, in pixels.
const EDGE_PX: f64 = 24.0;

/// Room for the symbols themselves around a map without names, in pixels.
const MARGIN_PX: f64 = 40.0;
/// Making room for names shrinks the map to no less than this share of its size without them.
const LEAST_SHARE: f64 = 0.86;

/// What lies over the bottom of the canvas.
const FOOT: &str = ".foot";
/// How far below a body its name reaches, in pixels.
const NAME_PX: f64 = 34.0;

/// How the camera follows the map.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Follow {
    /// The map was opened just now: the camera fits whatever the layout makes of it.
    Opening,
    /// The camera fits the map again when a body gets out of sight.
    Sight,
    /// The person has moved the camera: it stays.
    No,
}

/// A canvas and the picture on it.
pub(super) struct Picture {
    canvas: Option<HtmlCanvasElement>,
    context: Option<CanvasRenderingContext2d>,
    measure: Option<CanvasMeasure>,
    scene: Option<Scene>,
    /// Where bodies are shown, which is on the way to where they stand.
    shown: Rc<Positions>,
    glide: Option<Motion<Rc<Positions>>>,
    ride: Option<Motion<Camera>>,
    /// The camera of the picture painted last.
    pub(super) camera: Camera,
    pub(super) follow: Follow,
    cursor: Cursor,
    selection: SortedSet<Item>,
    counts: (usize, usize),
    kind: ViewKind,
    /// The cameras with which people have left a view.
    kept: [Option<Camera>; ViewKind::ALL.len()],
    standing: Standing,
    still: Still,
}

impl Picture {
    pub(super) fn new(frame: &Frame, kind: ViewKind) -> Self {
        Self {
            canvas: None,
            context: None,
            measure: None,
            scene: None,
            shown: frame.positions.clone(),
            glide: None,
            ride: None,
            camera: Camera::default(),
            follow: Follow::Opening,
            cursor: Cursor::Grab,
            selection: SortedSet::new(),
            counts: counts(frame),
            kind,
            kept: Default::default(),
            standing: Standing::default(),
            still: Still::default(),
        }
    }

    pub(super) fn take_canvas(&mut self, canvas: HtmlCanvasElement, context: Option<CanvasRenderingContext2d>) {
        self.canvas = Some(canvas);
        self.measure = context.clone().map(CanvasMeasure::new);
        self.context = context;
    }

    pub(super) fn close(&mut self) {
        self.canvas = None;
        self.context = None;
        self.measure = None;
    }

    pub(super) fn canvas(&self) -> Option<HtmlCanvasElement> {
        self.canvas.clone()
    }

    pub(super) fn shown(&self) -> &Positions {
        &self.shown
    }

    /// What lies under a point of the screen, of which the camera is given.
    pub(super) fn hit(&self, at_px: Point, slop_px: f64, view: &View) -> Option<Hit> {
        // While a copy stands in for the picture, the camera is ahead of the scene.
        let at_px = self.still.camera().map_or(at_px, |drawn| drawn.to_screen(view.camera.to_map(at_px, view.viewport), view.viewport));
        self.scene.as_ref().and_then(|scene| scene.hit(at_px, slop_px))
    }

    /// Whether the cursor is a new one.
    pub(super) fn replace_cursor(&mut self, cursor: Cursor) -> bool {
        std::mem::replace(&mut self.cursor, cursor) != cursor
    }

    /// Whether something else is selected now.
    pub(super) fn replace_selection(&mut self, selection: &SortedSet<Item>) -> bool {
        let is_new = self.selection != *selection;
        if is_new {
            self.selection = selection.clone();
        }
        is_new
    }

    /// Whether this view is shown.
    pub(super) fn is_of(&self, kind: ViewKind) -> bool {
        self.kind == kind
    }

    /// Whether there are more or fewer bodies or ties than before.
    pub(super) fn recount(&mut self, frame: &Frame) -> bool {
        let now = counts(frame);
        std::mem::replace(&mut self.counts, now) != now
    }

    /// Shows another map at once.
    pub(super) fn open(&mut self, frame: &Frame, view: &View) {
        self.settle(frame, view);
        self.kept = Default::default();
        self.follow = Follow::Opening;
    }

    /// Shows bodies where they stand, at once.
    pub(super) fn settle(&mut self, frame: &Frame, view: &View) {
        self.shown = self.standing.of(frame, view);
        self.glide = None;
    }

    /// Goes over to the view that is wanted now, and says with which camera; `None` where it is shown already. What is on
    /// screen stays where it is for a moment, and then moves to its new place.
    pub(super) fn enter(&mut self, frame: &Frame, view: &View) -> Option<Camera> {
        let left = std::mem::replace(&mut self.kind, view.kind);
        if left == view.kind {
            return None;
        }
        self.kept[left as usize] = Some(self.heading(view)).filter(|_| self.follow == Follow::No);
        let kept = self.kept[view.kind as usize].take();
        self.follow = if kept.is_some() { Follow::No } else { Follow::Sight };
        let camera = kept.or_else(|| self.fitted(frame, view))?;
        let goal = self.standing.of(frame, view);
        if is_motion_reduced() || self.still.is_heavy() {
            self.shown = goal;
            self.glide = None;
        } else {
            let moved = |at: &Point| camera.to_map(view.camera.to_screen(*at, view.viewport), view.viewport);
            self.shown = Rc::new(self.shown.iter().map(|(id, at)| (id.clone(), moved(at))).gather());
            self.glide = Some(Motion::crossing(self.shown.clone(), goal));
        }
        Some(camera)
    }

    /// An edit: from now on the camera moves only when something gets out of sight.
    pub(super) fn leave_opening(&mut self) {
        if self.follow == Follow::Opening {
            self.follow = Follow::Sight;
        }
    }

    pub(super) fn person_moved_camera(&mut self) {
        self.follow = Follow::No;
        self.ride = None;
    }

    /// Bodies that were dragged are shown where they were left, until the map says where they stand.
    pub(super) fn keep_dragged(&mut self, dragged: Positions, frame: &Frame, view: &View) {
        if !dragged.is_empty() {
            let mut shown = self.shown.as_ref().clone();
            shown.extend(dragged);
            self.shown = Rc::new(shown);
            self.glide = None;
            self.glide_to(frame, view);
        }
    }

    /// Moves bodies to where they stand now; whether that is another place than they were heading for.
    pub(super) fn glide_to(&mut self, frame: &Frame, view: &View) -> bool {
        let goal = &self.standing.of(frame, view);
        let is_under_way = self.glide.as_ref().map_or(Rc::ptr_eq(&self.shown, goal), |glide| Rc::ptr_eq(glide.to(), goal));
        let is_there = self.glide.is_none() && self.shown == *goal;
        if is_there || is_motion_reduced() || self.still.is_heavy() {
            self.shown = goal.clone();
            self.glide = None;
        } else if !is_under_way {
            self.glide = Some(Motion::new(self.shown.clone(), goal.clone()));
        }
        !is_there && !is_under_way
    }

    /// Moves the camera.
    pub(super) fn ride(&mut self, from: Camera, to: Camera) {
        if self.ride.as_ref().is_none_or(|ride| *ride.to() != to) {
            self.ride = (from != to).then(|| Motion::new(from, to));
        }
    }

    /// Ends any movement of the camera.
    pub(super) fn stop_at(&mut self, camera: Camera) {
        self.ride = None;
        self.camera = camera;
    }

    /// The camera that shows the whole map; `None` while the canvas has no size.
    pub(super) fn fitted(&self, frame: &Frame, view: &View) -> Option<Camera> {
        let measure = self.measure.as_ref().filter(|_| has_size(view.viewport))?;
        measure.use_family(&view.dress.family);
        let covered_px = self.covered_px();
        let height_px = view.viewport.height_px - covered_px;
        let free = View { viewport: Viewport { height_px, ..view.viewport }, ..view.clone() };
        let parts = Parts { map: &frame.map, report: &frame.report, positions: &frame.positions };
        if view.kind != ViewKind::Map {
            return Some(fit_camera(&parts, view, measure));
        }
        let named = fit_camera(&parts, &free, measure);
        // On a narrow screen names would shrink the map to a knot; there some names may leave the picture.
        let bare = Bounds::around(frame.positions.values().copied()).map(|bounds| Camera::fit(bounds, free.viewport, MARGIN_PX));
        let smallest = bare.map(|bare| Camera { scale: bare.scale * LEAST_SHARE, ..bare }).filter(|smallest| smallest.scale > named.scale);
        let camera = smallest.unwrap_or(named);
        // The free part lies above what covers the canvas, so the whole picture looks a little lower.
        Some(Camera { center: camera.center + Point::new(0.0, covered_px / 2.0 / camera.scale), ..camera })
    }

    /// Whether every body can be seen where the camera is heading.
    pub(super) fn is_all_in_sight(&self, frame: &Frame, view: &View) -> bool {
        let camera = self.heading(view);
        let sight = sight(view.viewport);
        self.standing.of(frame, view).values().all(|at| sight.has(camera.to_screen(*at, view.viewport)))
    }

    /// Whether a body or its name lies under legend and buttons where the camera is heading.
    pub(super) fn is_under_foot(&self, frame: &Frame, view: &View) -> bool {
        let (camera, edge_px) = (self.heading(view), view.viewport.height_px - view.foot_px - NAME_PX);
        self.standing.of(frame, view).values().any(|at| camera.to_screen(*at, view.viewport).y > edge_px)
    }

    /// The camera moved and widened just far enough to show what is selected; `None` where it is in sight.
    pub(super) fn showing(&self, frame: &Frame, view: &View) -> Option<Camera> {
        let standing = self.standing.of(frame, view);
        let stands = |id: &StakeholderId| standing.get(id).copied();
        let points = view.selection.iter().flat_map(|item| match item {
            Item::Stakeholder(id) => [stands(id), None],
            Item::Relationship(id) => {
                frame.map.relationships().find(id).map_or([None, None], |tie| [stands(&tie.source), stands(&tie.target)])
            }
        });
        let bounds = Bounds::around(points.flatten()).filter(|_| has_size(view.viewport))?;
        let camera = self.heading(view);
        let sight = sight(view.viewport);
        if [bounds.low, bounds.high].iter().all(|corner| sight.has(camera.to_screen(*corner, view.viewport))) {
            return None;
        }
        let fit = Camera::fit(bounds, view.viewport, 4.0 * EDGE_PX);
        Some(Camera { center: bounds.middle(), scale: camera.scale.min(fit.scale) })
    }

    /// Where the camera is on its way, if it moves.
    pub(super) fn camera_at(&mut self, now_millis: f64) -> Option<Camera> {
        let (camera, has_arrived) = self.ride.as_mut()?.camera(now_millis);
        if has_arrived {
            self.ride = None;
        }
        Some(camera)
    }

    /// Paints this moment; whether anything still moves.
    pub(super) fn paint(&mut self, frame: &Frame, view: &View, now_millis: f64) -> bool {
        let (Some(canvas), Some(context), Some(measure)) = (&self.canvas, &self.context, &self.measure) else { return false };
        if !has_size(view.viewport) {
            return false;
        }
        if let Some((shown, has_arrived)) = self.glide.as_mut().map(|glide| glide.positions(now_millis)) {
            self.shown = shown;
            self.glide = self.glide.take().filter(|_| !has_arrived);
        }
        let ratio = window().map_or(1.0, |window| window.device_pixel_ratio());
        let pixels = |length_px: f64| (length_px * ratio).round() as u32;
        let size = (pixels(view.viewport.width_px), pixels(view.viewport.height_px));
        // Setting either size clears the canvas, so it is done only when needed, and right before painting.
        if (canvas.width(), canvas.height()) != size {
            canvas.set_width(size.0);
            canvas.set_height(size.1);
        }
        let cause = (&frame.map, &frame.report, &self.shown);
        if self.glide.is_none() && self.still.stands_in(cause, view, ratio, now_millis, canvas, context) {
            self.camera = view.camera;
            return true;
        }
        let scene = build(&Parts { map: &frame.map, report: &frame.report, positions: &self.shown }, view, measure);
        paint(&scene, context, ratio);
        self.still.drawn(&frame.map, &frame.report, &self.shown, view, ratio, &scene);
        self.scene = Some(scene);
        self.camera = view.camera;
        self.ride.is_some() || self.glide.is_some()
    }

    /// How much of the canvas lies under legend and buttons, at most nearly half.
    pub(super) fn covered_px(&self) -> f64 {
        let Some(canvas) = &self.canvas else { return 0.0 };
        let covered_px = foot(canvas).map_or(0, |foot| canvas.client_height() - foot.offset_top());
        f64::from(covered_px).clamp(0.0, f64::from(canvas.client_height()) * 0.45)
    }

    fn heading(&self, view: &View) -> Camera {
        self.ride.as_ref().map_or(view.camera, |ride| *ride.to())
    }
}

/// What lies over the bottom of the canvas.
pub(super) fn foot(canvas: &HtmlCanvasElement) -> Option<HtmlElement> {
    canvas.parent_element()?.query_selector(FOOT).ok()??.dyn_into().ok()
}

fn has_size(viewport: Viewport) -> bool {
    viewport.width_px >= 1.0 && viewport.height_px >= 1.0
}

fn sight(viewport: Viewport) -> Bounds {
    Bounds::between(Point::default(), Point::new(viewport.width_px, viewport.height_px)).grown(-EDGE_PX)
}

fn counts(frame: &Frame) -> (usize, usize) {
    (frame.map.stakeholders().len(), frame.map.relationships().len())
}
