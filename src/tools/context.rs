//! What a tool may look at.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{StakeholderId, StakeholderMap};
use crate::scene::{Camera, Hit, Item, Point, View};

/// The map and the view at the moment of an input.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The map.
    pub map: &'a StakeholderMap,
    /// Where its bodies stand.
    pub positions: &'a BTreeMap<StakeholderId, Point>,
    /// What is looked at, and how.
    pub view: &'a View,
    /// What lies under a point of the screen, with some slack, both in pixels.
    pub hit: &'a dyn Fn(Point, f64) -> Option<Hit>,
    /// Whether the map may be changed.
    pub may_edit: bool,
}

impl Context<'_> {
    /// The point of the map under a point of the screen.
    pub(super) fn to_map(self, at_px: Point) -> Point {
        self.view.camera.to_map(at_px, self.view.viewport)
    }

    /// Where a point of the map is on the screen.
    pub(super) fn to_screen(self, at: Point) -> Point {
        self.view.camera.to_screen(at, self.view.viewport)
    }

    /// The camera after the map has followed the pointer by some pixels.
    pub(super) fn panned(self, right_px: f64, down_px: f64) -> Camera {
        let camera = self.view.camera;
        let center = Point { x: camera.center.x - right_px / camera.scale, y: camera.center.y - down_px / camera.scale };
        Camera { center, ..camera }
    }

    /// The camera closer to what lies under a point of the screen.
    pub(super) fn zoomed_at(self, at_px: Point, factor: f64) -> Camera {
        self.view.camera.zoomed_at(at_px, self.view.viewport, factor)
    }

    /// The middle of the screen, in pixels.
    pub(super) fn middle_px(self) -> Point {
        Point { x: self.view.viewport.width_px / 2.0, y: self.view.viewport.height_px / 2.0 }
    }

    /// The selected bodies.
    pub(super) fn selected_bodies(self) -> BTreeSet<StakeholderId> {
        let bodies = self.view.selection.iter().filter_map(|item| match item {
            Item::Stakeholder(id) => Some(id.clone()),
            Item::Relationship(_) => None,
        });
        bodies.filter(|id| self.map.stakeholders().has(id)).collect()
    }

    /// The selected body, if it is the only one.
    pub(super) fn selected_body(self) -> Option<StakeholderId> {
        let bodies = self.selected_bodies();
        if bodies.len() == 1 { bodies.into_iter().next() } else { None }
    }
}
