//! A copy of the picture that stands in for it while only the camera moves, where drawing it anew each time would be slow.
//!
//! **Invariant:** a copy is shown only while nothing but the camera has changed, and for a moment after; then the picture is
//! drawn as it is. Moved without zooming, it is the very same pixels.
//! **Not here:** what is drawn; see `scene`.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, OffscreenCanvas, OffscreenCanvasRenderingContext2d};

use crate::analysis::Report;
use crate::model::StakeholderMap;
use crate::scene::{Camera, Point, Positions, Scene, View};

/// Pictures of at least so many marks are worth a copy: below, drawing is as fast.
const MANY_MARKS: usize = 250;
/// Pictures of more marks are drawn anew only at rest; others also when the copy has become too coarse or too far off.
const VERY_MANY_MARKS: usize = 2_500;
/// A copy is too coarse from this zoom on, either way.
const COARSE: f64 = 1.6;
/// A copy is too far off when it leaves this share of the picture empty, either way.
const FAR: f64 = 0.25;
/// The camera is at rest when it has not moved for so long.
const REST_MILLIS: f64 = 120.0;

/// What a picture was drawn from, all but the camera.
struct Cause {
    map: Rc<StakeholderMap>,
    report: Rc<Report>,
    shown: Rc<Positions>,
    view: View,
    ratio: f64,
}

/// The copy, and what it shows.
#[derive(Default)]
pub(super) struct Still {
    copy: Option<(OffscreenCanvas, OffscreenCanvasRenderingContext2d)>,
    cause: Option<Cause>,
    marks: usize,
    /// Whether the copy holds the picture that was drawn last.
    is_taken: bool,
    /// The camera that was shown last, and when it came to be.
    moved: Option<(Camera, f64)>,
}

impl Still {
    /// The picture has been drawn.
    pub(super) fn drawn(
        &mut self,
        map: &Rc<StakeholderMap>,
        report: &Rc<Report>,
        shown: &Rc<Positions>,
        view: &View,
        ratio: f64,
        scene: &Scene,
    ) {
        self.marks = scene.bodies.len() + scene.ties.len() + scene.labels.len();
        let cause = Cause { map: map.clone(), report: report.clone(), shown: shown.clone(), view: view.clone(), ratio };
        self.cause = (self.marks >= MANY_MARKS).then_some(cause);
        (self.is_taken, self.moved) = (false, None);
    }

    /// Whether the picture takes so long to draw that bodies had better jump than move in steps.
    pub(super) fn is_heavy(&self) -> bool {
        self.marks > 4 * VERY_MANY_MARKS
    }

    /// The camera with which the picture under a copy was drawn; presses are looked up in that picture.
    pub(super) fn camera(&self) -> Option<Camera> {
        self.moved.and(self.cause.as_ref()).map(|cause| cause.view.camera)
    }

    /// Shows the copy in place of the picture; false where the picture is to be drawn.
    pub(super) fn stands_in(
        &mut self,
        (map, report, shown): (&Rc<StakeholderMap>, &Rc<Report>, &Rc<Positions>),
        view: &View,
        ratio: f64,
        now_millis: f64,
        canvas: &HtmlCanvasElement,
        context: &CanvasRenderingContext2d,
    ) -> bool {
        let Some(cause) = &self.cause else { return false };
        let is_same = Rc::ptr_eq(&cause.map, map)
            && Rc::ptr_eq(&cause.report, report)
            && Rc::ptr_eq(&cause.shown, shown)
            && cause.ratio.to_bits() == ratio.to_bits()
            && cause.view == View { camera: cause.view.camera, ..view.clone() };
        let before = self.moved.map_or(cause.view.camera, |(camera, _)| camera);
        let has_moved = before != view.camera;
        let is_at_rest = self.moved.is_none_or(|(_, since)| now_millis - since > REST_MILLIS);
        if !is_same || !has_moved && is_at_rest || self.marks < VERY_MANY_MARKS && is_worn(cause, view.camera) {
            return false;
        }
        if !has_moved {
            return true;
        }
        if !self.is_taken && !self.take(canvas) {
            return false;
        }
        let (Some((copy, _)), Some(cause)) = (&self.copy, &self.cause) else { return false };
        let viewport = view.viewport;
        let corner = cause.view.camera.to_map(Point::default(), viewport);
        let corner_px = view.camera.to_screen(corner, viewport) * ratio;
        let factor = view.camera.scale / cause.view.camera.scale;
        // Whole pixels stay as they are; only a zoom blends them.
        let at = if factor == 1.0 { Point::new(corner_px.x.round(), corner_px.y.round()) } else { corner_px };
        let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
        let background = crate::scene::Style::of(view).background;
        // These fail only for numbers that are not finite and for a canvas without size; neither comes here.
        context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0).unwrap_or_default();
        context.set_fill_style_str(&background.hex());
        context.fill_rect(0.0, 0.0, width, height);
        let drawn = context.draw_image_with_offscreen_canvas_and_dw_and_dh(copy, at.x, at.y, width * factor, height * factor);
        self.moved = Some((view.camera, now_millis));
        drawn.is_ok()
    }

    /// Copies what is on the canvas.
    fn take(&mut self, canvas: &HtmlCanvasElement) -> bool {
        if self.copy.is_none() {
            self.copy = OffscreenCanvas::new(canvas.width(), canvas.height()).ok().and_then(|copy| {
                let context = copy.get_context("2d").ok().flatten()?;
                Some((copy, context.dyn_into().ok()?))
            });
        }
        let Some((copy, context)) = &self.copy else { return false };
        if (copy.width(), copy.height()) != (canvas.width(), canvas.height()) {
            copy.set_width(canvas.width());
            copy.set_height(canvas.height());
        }
        self.is_taken = context.draw_image_with_html_canvas_element(canvas, 0.0, 0.0).is_ok();
        self.is_taken
    }
}

/// Whether a copy has become too coarse, or leaves too much of the picture empty.
fn is_worn(cause: &Cause, camera: Camera) -> bool {
    let factor = camera.scale / cause.view.camera.scale;
    let way_px = (camera.center - cause.view.camera.center) * camera.scale;
    let viewport = cause.view.viewport;
    !(1.0 / COARSE..=COARSE).contains(&factor) || way_px.x.abs() > viewport.width_px * FAR || way_px.y.abs() > viewport.height_px * FAR
}
