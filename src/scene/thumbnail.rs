//! A small picture of a map, by which people know it again in a list: bodies and ties, no words.
//!
//! **Invariant:** nothing private is in it, and its size says nothing of the screen.
//! **Not here:** pictures to take away; see `export`.

use crate::analysis::Report;
use crate::layout::{Positions, place_new};
use crate::model::StakeholderMap;
use crate::scene::build::build;
use crate::scene::camera::{Bounds, Camera, Viewport};
use crate::scene::display::Scene;
use crate::scene::measure::FixedMeasure;
use crate::scene::style::Theme;
use crate::scene::view::{Parts, View};

/// Larger than it is shown, so that ties stay thin.
const SIZE: Viewport = Viewport { width_px: 320.0, height_px: 200.0 };
/// What stays free around the bodies.
const MARGIN_PX: f64 = 20.0;

/// Draws the small picture of a map, each body where the map has it.
///
/// # Complexity
/// **O((n + m) log n)**
pub fn thumbnail(map: &StakeholderMap, theme: Theme) -> Scene {
    let positions = place_new(map, &Positions::new());
    let view = View { viewport: SIZE, theme, hide_private: true, ..View::default() };
    let shown = map.stakeholders().iter().filter(|body| view.shows_body(body));
    let bounds = Bounds::around(shown.filter_map(|body| positions.get(&body.id).copied()));
    let camera = bounds.map_or_else(Camera::default, |bounds| Camera::fit(bounds, SIZE, MARGIN_PX));
    let parts = Parts { map, report: &Report::default(), positions: &positions };
    let scene = build(&parts, &View { camera, ..view }, &FixedMeasure);
    Scene { labels: Vec::new(), above: Vec::new(), handle: None, description: String::new(), ..scene }
}
