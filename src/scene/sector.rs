//! The look of each sector: a colour and a shape, so that neither is needed alone.

use crate::model::{Color, Gather, SectorId, SortedMap, StakeholderMap};
use crate::scene::shape::Shape;

/// How the bodies of a sector look.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Look {
    /// Colour of the fill in the light theme.
    pub color: Color,
    /// Shape of the symbol.
    pub shape: Shape,
}

/// Colours in the order in which sectors take them.
const COLORS: [u32; 12] =
    [0x3b7bb6, 0xcc723c, 0x6e4793, 0x297047, 0x762334, 0x1d8a96, 0xb88a00, 0xc4569a, 0x5a6b8f, 0x7a5230, 0x6d9a2c, 0x3f4499];

impl Look {
    /// The look of bodies without a sector.
    pub const NONE: Self = Self { color: Color { red: 0x7d, green: 0x87, blue: 0x95 }, shape: Shape::Circle };

    /// The look of the sector with a place in the list.
    pub fn of(index: usize, own: Option<Color>) -> Self {
        let [_, red, green, blue] = COLORS[index % COLORS.len()].to_be_bytes();
        Self { color: own.unwrap_or(Color { red, green, blue }), shape: Shape::ALL[index % Shape::ALL.len()] }
    }
}

/// The look of every sector of a map.
pub fn looks(map: &StakeholderMap) -> SortedMap<&SectorId, Look> {
    map.sectors().iter().enumerate().map(|(index, sector)| (&sector.id, Look::of(index, sector.color))).gather()
}
