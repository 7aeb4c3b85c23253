//! Themes: colours, text and line sizes of the picture.
//!
//! **Not here:** the colours of the page around the picture; they stand in its style sheet and are the same.

use std::rc::Rc;

use crate::model::Color;
use crate::scene::camera::Viewport;
use crate::scene::view::View;

/// What the page around wants instead of a theme's own.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Dress {
    /// The ground of the picture.
    pub background: Option<Color>,
    /// Names.
    pub ink: Option<Color>,
    /// Text of less weight.
    pub soft: Option<Color>,
    /// Selection and everything that is acted on.
    pub accent: Option<Color>,
    /// Ties, as they are drawn.
    pub tie: Option<Color>,
    /// The outline of symbols.
    pub outline: Option<Color>,
    /// The families of fonts, as a style sheet names them; empty: the program's own.
    pub family: Rc<str>,
}

/// How the picture is coloured.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Theme {
    /// For daylight.
    #[default]
    Light,
    /// For the evening.
    Dark,
    /// For a projector: white ground, black text, thicker lines, larger text.
    Projector,
}

/// A theme at the size of a picture.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Style {
    /// The theme.
    pub theme: Theme,
    /// The ground of the picture.
    pub background: Color,
    /// Text.
    pub ink: Color,
    /// Text of less weight.
    pub soft: Color,
    /// Selection and everything that is acted on.
    pub accent: Color,
    /// Ties, already blended with the ground.
    pub tie: Color,
    /// The outline of symbols.
    pub outline: Color,
    /// The outline's width in pixels.
    pub outline_px: f64,
    /// The size of names in pixels.
    pub text_px: f64,
    /// How much larger than in the light theme everything is.
    pub unit: f64,
}

const fn rgb(red: u8, green: u8, blue: u8) -> Color {
    Color { red, green, blue }
}

impl Style {
    /// A theme for a picture on a screen.
    pub fn new(theme: Theme, viewport: Viewport) -> Self {
        let unit = match theme {
            Theme::Light | Theme::Dark => 1.0,
            // Names are 2.7 % of the height, so that they read from the last row.
            // Large enough for ten metres, but a narrow screen is no wall: its names have to fit side by side.
            Theme::Projector => (viewport.height_px.min(viewport.width_px * 0.6) * 0.027 / 13.0).clamp(1.0, 4.0),
        };
        Self::with_unit(theme, unit)
    }

    /// The style of a picture on a screen, with what the page around wants. A projector keeps its own: it has to be read from afar.
    pub fn of(view: &View) -> Self {
        let own = Self::new(view.theme, view.viewport);
        let &Dress { background, ink, soft, accent, tie, outline, .. } = &view.dress;
        if view.theme == Theme::Projector {
            return own;
        }
        let ground = background.unwrap_or(own.background);
        Self {
            background: ground,
            ink: ink.unwrap_or(own.ink),
            soft: soft.unwrap_or(own.soft),
            accent: accent.unwrap_or(own.accent),
            // On another ground ties keep their distance from it.
            tie: tie.unwrap_or_else(|| if ground == own.background { own.tie } else { mix(ground, ink.unwrap_or(own.ink), 0.4) }),
            outline: outline.unwrap_or(own.outline),
            ..own
        }
    }

    /// A theme with everything so much larger.
    pub fn with_unit(theme: Theme, unit: f64) -> Self {
        let (background, ink, soft, accent, tie, share, outline, outline_px) = match theme {
            Theme::Light => (
                rgb(0xf5, 0xf6, 0xf8),
                rgb(0x1d, 0x24, 0x30),
                rgb(0x3f, 0x48, 0x55),
                rgb(0x17, 0x3f, 0xae),
                rgb(0x8a, 0x94, 0xa3),
                0.7,
                rgb(0x2a, 0x30, 0x3a),
                1.4,
            ),
            Theme::Dark => (
                rgb(0x14, 0x18, 0x1f),
                rgb(0xe8, 0xec, 0xf2),
                rgb(0xc0, 0xc8, 0xd3),
                rgb(0xa9, 0xc2, 0xff),
                rgb(0x8a, 0x94, 0xa3),
                0.62,
                rgb(0x08, 0x0a, 0x0e),
                1.4,
            ),
            Theme::Projector => (
                rgb(0xff, 0xff, 0xff),
                rgb(0x00, 0x00, 0x00),
                rgb(0x22, 0x22, 0x22),
                rgb(0x17, 0x3f, 0xae),
                rgb(0x4a, 0x52, 0x5e),
                0.9,
                rgb(0x10, 0x15, 0x1d),
                1.5,
            ),
        };
        Self {
            theme,
            background,
            ink,
            soft,
            accent,
            tie: mix(background, tie, share),
            outline,
            outline_px: outline_px * unit,
            text_px: 13.0 * unit,
            unit,
        }
    }

    /// The same with slightly smaller text where the map is far away.
    pub(crate) fn for_scale(&self, scale: f64) -> Self {
        Self { text_px: 13.0 * self.unit * (scale / self.unit / 0.85).clamp(0.9, 1.0), ..*self }
    }

    /// A colour of a sector on this ground.
    pub fn fill(&self, color: Color) -> Color {
        if self.theme == Theme::Dark { mix(color, rgb(0xff, 0xff, 0xff), 0.22) } else { color }
    }

    /// A colour pushed into the background.
    pub fn dimmed(&self, color: Color) -> Color {
        mix(color, self.background, if self.theme == Theme::Projector { 0.66 } else { 0.62 })
    }

    /// The weight of names: bold where they are selected.
    pub fn weight(&self, is_bold: bool) -> u16 {
        match (is_bold, self.theme) {
            (true, _) => 700,
            (false, Theme::Projector) => 600,
            (false, _) => 500,
        }
    }
}

/// A colour a share (0 to 1) of the way from one to another.
pub fn mix(from: Color, to: Color, share: f64) -> Color {
    let blend = |from: u8, to: u8| (f64::from(from) + (f64::from(to) - f64::from(from)) * share).round().clamp(0.0, 255.0) as u8;
    Color { red: blend(from.red, to.red), green: blend(from.green, to.green), blue: blend(from.blue, to.blue) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dressed(theme: Theme) -> Style {
        let dress = Dress { background: Some(rgb(255, 250, 240)), accent: Some(rgb(140, 28, 19)), ..Dress::default() };
        Style::of(&View { theme, dress, ..View::default() })
    }

    #[test]
    fn the_page_around_changes_what_it_names_and_ties_stay_to_be_seen() {
        let (style, own) = (dressed(Theme::Light), Style::new(Theme::Light, View::default().viewport));
        assert_eq!((style.background, style.accent, style.ink), (rgb(255, 250, 240), rgb(140, 28, 19), own.ink));
        assert_ne!(style.tie, own.tie);
        assert_eq!(Style::of(&View::default()), own);
    }

    #[test]
    fn a_projector_keeps_its_own_colours() {
        assert_eq!(dressed(Theme::Projector), Style::new(Theme::Projector, View::default().viewport));
    }
}
