//! Words on the power–interest grid.

/// A text on the grid; what the four regions are called describes what to do, not what a body is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum GridText {
    /// Much power, much interest.
    DecideTogether,
    /// Much power, little interest.
    KeepOnBoard,
    /// Little power, much interest.
    StrengthenVoice,
    /// Little power, little interest.
    KeepInTouch,
    /// The upper end of the upright axis.
    HighPower,
    /// The right end of the level axis.
    HighInterest,
    /// Where both axes begin.
    BothLow,
    /// Heading of the tray.
    Unrated,
    /// Heading of the tray where ratings are private.
    NotShown,
}

impl GridText {
    /// The text on screen.
    pub fn text(self) -> &'static str {
        match self {
            Self::DecideTogether => "Decide together",
            Self::KeepOnBoard => "Keep on board",
            Self::StrengthenVoice => "Strengthen their voice",
            Self::KeepInTouch => "Keep in touch",
            Self::HighPower => "↑ Power: high",
            Self::HighInterest => "Interest: high →",
            Self::BothLow => "Power and interest: low",
            Self::Unrated => "Not rated",
            Self::NotShown => "Ratings are private",
        }
    }
}

/// Power and interest in words.
pub fn rating(rating: Option<(f64, f64)>) -> String {
    rating.map_or_else(|| "not rated".to_owned(), |(power, interest)| format!("power {power}, interest {interest}"))
}
