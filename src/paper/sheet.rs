//! The sheets that a report is laid out for.

use crate::scene::Viewport;

/// A size of paper, and which way it lies.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Sheet {
    /// A4, upright.
    #[default]
    A4,
    /// A4, lying.
    A4Landscape,
    /// A3, upright.
    A3,
    /// A3, lying.
    A3Landscape,
    /// A0 for the wall, upright.
    A0,
    /// A0 for the wall, lying.
    A0Landscape,
}

impl Sheet {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::A4, Self::A4Landscape, Self::A3, Self::A3Landscape, Self::A0, Self::A0Landscape];

    /// The size as CSS has it, which is also the sheet's word.
    pub fn word(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::A4Landscape => "A4 landscape",
            Self::A3 => "A3",
            Self::A3Landscape => "A3 landscape",
            Self::A0 => "841mm 1189mm",
            Self::A0Landscape => "1189mm 841mm",
        }
    }

    /// The sheet of a word; the first for any other.
    pub fn from_word(word: &str) -> Self {
        Self::ALL.into_iter().find(|sheet| sheet.word() == word).unwrap_or_default()
    }

    /// Margin in millimetres, size of text in points, columns of findings.
    pub(super) fn measures(self) -> (u8, u8, u8) {
        match self {
            Self::A4 => (15, 10, 1),
            Self::A4Landscape => (13, 10, 2),
            Self::A3 => (18, 12, 2),
            Self::A3Landscape => (16, 12, 3),
            Self::A0 => (45, 24, 3),
            Self::A0Landscape => (40, 24, 4),
        }
    }

    /// The most of a page's height that the picture takes, in hundredths, so that heading and steps stand above it.
    pub(super) fn share(self) -> u8 {
        match self {
            Self::A4 | Self::A3 | Self::A0 => 80,
            Self::A4Landscape | Self::A3Landscape | Self::A0Landscape => 62,
        }
    }

    /// The size of the picture, so that it fills the width and leaves room for a heading.
    pub(super) fn picture(self) -> Viewport {
        match self {
            Self::A4 | Self::A3 | Self::A0 => Viewport { width_px: 1200.0, height_px: 1080.0 },
            Self::A4Landscape | Self::A3Landscape | Self::A0Landscape => Viewport { width_px: 1600.0, height_px: 930.0 },
        }
    }
}
