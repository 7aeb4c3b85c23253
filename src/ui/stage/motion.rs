//! Moving smoothly from one picture to the next.
//!
//! **Invariant:** a motion ends exactly where it was to lead, after a fixed time.

use std::rc::Rc;

use crate::model::Gather;
use crate::scene::{Camera, Point, Positions};

/// How long a small motion takes, in milliseconds.
const DURATION_MILLIS: f64 = 200.0;
/// How long bodies take from one view to another, so that the eye can follow one of them.
const CROSSING_MILLIS: f64 = 400.0;

/// From one state to another; it begins with the first frame that shows it.
pub(super) struct Motion<T> {
    from: T,
    to: T,
    duration_millis: f64,
    began_millis: Option<f64>,
}

impl<T> Motion<T> {
    pub(super) fn new(from: T, to: T) -> Self {
        Self { from, to, duration_millis: DURATION_MILLIS, began_millis: None }
    }

    /// From one view to another.
    pub(super) fn crossing(from: T, to: T) -> Self {
        Self { duration_millis: CROSSING_MILLIS, ..Self::new(from, to) }
    }

    pub(super) fn to(&self) -> &T {
        &self.to
    }

    /// How far it has come, 0 to 1: quick at first, gentle at the end.
    fn progress(&mut self, now_millis: f64) -> f64 {
        let began = *self.began_millis.get_or_insert(now_millis);
        let left = 1.0 - ((now_millis - began) / self.duration_millis).clamp(0.0, 1.0);
        1.0 - left * left * left
    }
}

impl Motion<Camera> {
    /// The camera now, and whether it has arrived.
    pub(super) fn camera(&mut self, now_millis: f64) -> (Camera, bool) {
        let done = self.progress(now_millis);
        if done >= 1.0 {
            return (self.to, true);
        }
        // Scales are blended as ratios, so that zooming feels even.
        let scale = self.from.scale * js_sys::Math::pow(self.to.scale / self.from.scale, done);
        (Camera { center: self.from.center.toward(self.to.center, done), scale }, false)
    }
}

impl Motion<Rc<Positions>> {
    /// The positions now, and whether all have arrived. Bodies that were not there before stand where they belong.
    pub(super) fn positions(&mut self, now_millis: f64) -> (Rc<Positions>, bool) {
        let done = self.progress(now_millis);
        if done >= 1.0 {
            return (self.to.clone(), true);
        }
        let between = |from: Option<&Point>, to: &Point| from.map_or(*to, |from| from.toward(*to, done));
        let now = self.to.iter().map(|(id, to)| (id.clone(), between(self.from.get(id), to)));
        (Rc::new(now.gather()), false)
    }
}
