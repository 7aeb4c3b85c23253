//! What the choices of a picture are called: the order of rows, the colour of ties, the picture of the sectors.

use crate::words::screen::labels;

labels! {
    /// A word of the choices beside a picture.
    PictureLabel {
        /// Folds departments.
        FoldDepartments = "Fold departments into the body they are part of",
        /// What figures count while departments are folded.
        CountedByAgency = "Figures and picture count agencies; their departments are folded into them. Findings speak of every body.",
        /// Names the choice of what ties are coloured by.
        TieColors = "Colour of ties",
        /// Ties have one colour.
        ColorsPlain = "All alike",
        /// Ties are coloured by kind.
        ColorsKind = "By kind",
        /// Ties are coloured by level.
        ColorsLevel = "By depth",
        /// Ties are coloured by trust.
        ColorsTrust = "By trust",
        /// Ties can be coloured by nothing.
        ColorsNone = "Ties have no kind, depth or trust to be coloured by",
        /// In which order the matrix stands.
        OrderRows = "Order of the rows",
        /// Order: by sector.
        OrderSector = "By sector",
        /// Order: by name.
        OrderName = "By name",
        /// Order: by community.
        OrderCommunity = "By who is tied to whom",
        /// Order: by the measure that sizes bodies.
        OrderMeasure = "Highest first",
        /// Names the choice of the picture of the map.
        MapAs = "Map as",
        /// Map: bodies where they were put.
        AsFree = "Free map",
        /// Map: the most central in the middle.
        AsRadius = "Most central in the middle",
        /// Map: the most powerful at the top.
        AsHeight = "Power as height",
        /// Names the choice of the picture of the sectors.
        SectorsAs = "Sectors as",
        /// Sectors: bodies on a ring.
        AsRing = "Ring of bodies",
        /// Sectors: the share of pairs that are tied.
        AsDensity = "Heat map: pairs tied",
        /// Sectors: the strength of ties.
        AsStrength = "Heat map: strength",
        /// Sectors: trust.
        AsTrust = "Heat map: trust",
    }
}
