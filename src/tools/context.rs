//! What a tool may look at.

use crate::model::{Gather, SortedSet, StakeholderId, StakeholderMap};
use crate::scene::{Camera, Hit, Item, Point, Positions, View};

/// The map and the view at the moment of an input.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The map.
    pub map: &'a StakeholderMap,
    /// Where its bodies stand.
    pub positions: &'a Positions,
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

    /// The camera closer to what lies under a point of the screen.
    pub(super) fn zoomed_at(self, at_px: Point, factor: f64) -> Camera {
        self.view.camera.zoomed_at(at_px, self.view.viewport, factor)
    }

    /// The selected bodies.
    pub(super) fn selected_bodies(self) -> SortedSet<StakeholderId> {
        let bodies = self.view.selection.iter().filter_map(|item| match item {
            Item::Stakeholder(id) => Some(id.clone()),
            Item::Relationship(_) => None,
        });
        bodies.filter(|id| self.map.stakeholders().has(id)).gather()
    }

    /// The selected body, if it is the only one.
    pub(super) fn selected_body(self) -> Option<StakeholderId> {
        let bodies = self.selected_bodies();
        if bodies.len() == 1 { bodies.into_iter().next() } else { None }
    }
}
