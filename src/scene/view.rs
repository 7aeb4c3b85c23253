//! What somebody looks at, and how: local to each viewer, never part of the map.

use crate::analysis::Report;
use crate::layout::{Point, Positions};
use crate::model::{Relationship, RelationshipId, SortedMap, SortedSet, Stakeholder, StakeholderId, StakeholderMap};
use crate::scene::camera::{Bounds, Camera, Viewport};
use crate::scene::cell::Cell;
use crate::scene::filter::Filter;
use crate::scene::heat::Heat;
use crate::scene::matrix::MatrixOrder;
use crate::scene::shade::TieColors;
use crate::scene::status::Status;
use crate::scene::style::{Dress, Theme};

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

/// Which picture of the map is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ViewKind {
    /// Bodies where the layout or people have put them.
    #[default]
    Map,
    /// Bodies by their rated power and interest.
    Grid,
    /// Bodies side by side on a ring, by sector.
    Sectors,
    /// Bodies in rows and in columns, ties where they meet.
    Matrix,
    /// Every field and measure in rows and columns; no picture.
    Table,
    /// Sectors in rows and in columns, what passes between them where they meet.
    Heat,
    /// Bodies by what they count for: the most central in the middle, or the most powerful at the top.
    Status,
}

impl ViewKind {
    /// Every one, in the order of their keys and of the switch.
    pub const ALL: [Self; 7] = [Self::Map, Self::Grid, Self::Sectors, Self::Matrix, Self::Table, Self::Heat, Self::Status];

    /// Its word in the element's `view` attribute and in files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Grid => "grid",
            Self::Sectors => "sectors",
            Self::Matrix => "matrix",
            Self::Table => "table",
            Self::Heat => "heat",
            Self::Status => "status",
        }
    }

    /// The one of the five views that it is another picture of; itself for those.
    pub fn family(self) -> Self {
        match self {
            Self::Heat => Self::Sectors,
            Self::Status => Self::Map,
            kind => kind,
        }
    }

    /// Whether it has rows and columns that meet in cells.
    pub fn has_cells(self) -> bool {
        matches!(self, Self::Matrix | Self::Heat)
    }

    /// The one that a word means; the map where it means none.
    pub fn from_word(word: &str) -> Self {
        Self::ALL.into_iter().find(|kind| kind.word() == word).unwrap_or_default()
    }
}

/// The state of one viewer.
#[derive(Clone, PartialEq, Debug)]
pub struct View {
    /// Which picture of the map is shown.
    pub kind: ViewKind,
    /// What part of the map is shown.
    pub camera: Camera,
    /// The size of the picture.
    pub viewport: Viewport,
    /// How much of its bottom lies under legend and buttons, in pixels.
    pub foot_px: f64,
    /// The colours.
    pub theme: Theme,
    /// What the page around wants of them.
    pub dress: Dress,
    /// The key of the measure that sizes bodies.
    pub size_by: String,
    /// In which order the rows of the matrix stand.
    pub order: MatrixOrder,
    /// Whether departments are folded into the body that they are part of.
    pub folds_departments: bool,
    /// What place stands for in a status drawing.
    pub status: Status,
    /// What the cells of the heat map say.
    pub heat: Heat,
    /// The cell of the matrix or the heat map that keys act on; see [`Cell::of`].
    pub cell: Option<Cell>,
    /// What ties are coloured by.
    pub tie_colors: TieColors,
    /// What is selected.
    pub selection: SortedSet<Item>,
    /// What a finding rests on; it stands out while nothing is selected.
    pub lit: SortedSet<Item>,
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
    /// What else is left out of sight.
    pub filter: Filter,
    /// Whether bodies may be rated here: then the tray of the grid is there even while it is empty.
    pub may_rate: bool,
    /// What is searched for; bodies whose name has it stand out.
    pub find: String,
}

impl Default for View {
    fn default() -> Self {
        Self {
            kind: ViewKind::default(),
            camera: Camera::default(),
            foot_px: 0.0,
            viewport: Viewport { width_px: 1280.0, height_px: 720.0 },
            theme: Theme::Light,
            dress: Dress::default(),
            size_by: "degree".to_owned(),
            order: MatrixOrder::default(),
            folds_departments: false,
            status: Status::default(),
            heat: Heat::default(),
            cell: None,
            tie_colors: TieColors::default(),
            selection: SortedSet::new(),
            lit: SortedSet::new(),
            hover: None,
            drag: SortedMap::new(),
            connecting: None,
            rubber_band: None,
            hide_private: false,
            filter: Filter::default(),
            may_rate: false,
            find: String::new(),
        }
    }
}

impl View {
    /// What stands out: what is selected, else what a finding rests on.
    pub fn chosen(&self) -> &SortedSet<Item> {
        if self.selection.is_empty() { &self.lit } else { &self.selection }
    }

    /// Whether a body is to be seen.
    pub fn shows_body(&self, body: &Stakeholder) -> bool {
        !(self.hide_private && body.private) && self.filter.passes_body(body)
    }

    /// Whether a tie is to be seen where both its ends are.
    pub fn shows_tie(&self, tie: &Relationship) -> bool {
        !(self.hide_private && tie.private) && self.filter.passes_tie(tie)
    }

    /// The part of the picture that nothing lies over.
    pub fn free_area(&self) -> Bounds {
        let high = Point::new(self.viewport.width_px, (self.viewport.height_px - self.foot_px).max(0.0));
        Bounds { low: Point::default(), high }
    }
}
