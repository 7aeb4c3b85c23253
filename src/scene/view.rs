//! What somebody looks at, and how: local to each viewer, never part of the map.

use crate::analysis::Report;
use crate::layout::{Point, Positions};
use crate::model::{RelationshipId, SortedMap, SortedSet, StakeholderId, StakeholderMap};
use crate::scene::camera::{Camera, Viewport};
use crate::scene::style::Theme;

/// What a scene is made from: one revision of the map with its figures and positions.
#[derive(Clone, Copy, Debug)]
pub struct Parts<'a> {
    /// The map.
    pub map: &'a StakeholderMap,
    /// The figures that sizes come from.
    pub report: &'a Report,
    /// Where bodies stand, in map units.
    pub positions: &'a Positions,
}

/// Something that can be pointed at and selected.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Item {
    /// A body.
    Stakeholder(StakeholderId),
    /// A tie.
    Relationship(RelationshipId),
}

/// The state of one viewer.
#[derive(Clone, PartialEq, Debug)]
pub struct View {
    /// What part of the map is shown.
    pub camera: Camera,
    /// The size of the picture.
    pub viewport: Viewport,
    /// The colours.
    pub theme: Theme,
    /// The key of the measure that sizes bodies.
    pub size_by: String,
    /// What is selected.
    pub selection: SortedSet<Item>,
    /// What the pointer is over.
    pub hover: Option<Item>,
    /// Where bodies being dragged stand for now, in map units.
    pub drag: SortedMap<StakeholderId, Point>,
    /// A tie being drawn, from a body to a place on the map.
    pub connecting: Option<(StakeholderId, Point)>,
    /// A rectangle being drawn to select, by two corners on the map.
    pub rubber_band: Option<(Point, Point)>,
    /// Whether private bodies and ties are left out.
    pub hide_private: bool,
    /// What is searched for; bodies whose name has it stand out.
    pub find: String,
}

impl Default for View {
    fn default() -> Self {
        Self {
            camera: Camera::default(),
            viewport: Viewport { width_px: 1280.0, height_px: 720.0 },
            theme: Theme::Light,
            size_by: "degree".to_owned(),
            selection: SortedSet::new(),
            hover: None,
            drag: SortedMap::new(),
            connecting: None,
            rubber_band: None,
            hide_private: false,
            find: String::new(),
        }
    }
}
