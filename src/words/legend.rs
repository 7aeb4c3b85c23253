//! Words around the picture: the legend, the line under the title, the description of an exported map.

use crate::words::measures::term;

/// A text of the legend or of the frame of an exported map.
#[derive(Clone, PartialEq, Debug)]
pub enum LegendText {
    /// Bodies that belong to no sector.
    NoSector,
    /// What the size of a body means, by the key of its measure.
    Size(String),
    /// What the width of a tie means.
    Strength,
    /// Ties whose kind is not said.
    NoKind,
    /// Ties of kinds that have no colour of their own.
    OtherKinds,
    /// Ties without a rating.
    NotRated,
    /// Trust, 1 to 4.
    Trust(usize),
    /// What the shades of the heat map mean.
    Heat {
        /// The word of what cells say.
        of: &'static str,
        /// Whether a cell needs five ratings.
        enough: bool,
    },
    /// What the heat map shows, for those who cannot see it.
    OnHeat {
        /// How many sectors.
        sectors: usize,
    },
    /// What nearness to the middle means, by the key of the measure.
    Nearness(String),
    /// What height means.
    Height,
    /// A line of equal power.
    PowerLine(u8),
    /// What bars across a body mean.
    Spread,
    /// What a dashed tie means.
    Opposition,
    /// What an arrow head means.
    OneWay,
    /// How a row and a column of the matrix are read.
    FromRow,
    /// Whose view the map shows, and when.
    AsSeenBy {
        /// The group, empty where not said.
        group: String,
        /// The date (ISO 8601), empty where not said.
        date: String,
    },
    /// What the picture shows, for those who cannot see it.
    Description {
        /// How many bodies.
        bodies: usize,
        /// How many ties.
        ties: usize,
    },
    /// What the grid shows, for those who cannot see it.
    OnGrid {
        /// How many bodies.
        bodies: usize,
        /// How many of them have no rating.
        unrated: usize,
    },
    /// The title of a map that has none.
    Untitled,
}

impl LegendText {
    /// The text on screen; empty where there is nothing to say.
    pub fn text(&self) -> String {
        match self {
            Self::NoSector => "No sector".to_owned(),
            Self::Size(key) => term(key).map_or(key.as_str(), |term| term.name).to_owned(),
            Self::Strength => "strength".to_owned(),
            Self::NoKind => "kind not said".to_owned(),
            Self::OtherKinds => "other kinds".to_owned(),
            Self::NotRated => "not rated".to_owned(),
            Self::Trust(trust) => format!("trust {trust} of 4"),
            Self::Heat { of: "trust", enough } => {
                format!("mean trust, 1 to 4, of the row in the column{}", if *enough { "; of five ratings or more" } else { "" })
            }
            Self::Heat { of: "strength", .. } => "strength of all ties from the row to the column".to_owned(),
            Self::Heat { .. } => "pairs of bodies that are tied, from the row to the column".to_owned(),
            Self::OnHeat { sectors } => format!("What passes between {sectors} {}.", if *sectors == 1 { "sector" } else { "sectors" }),
            Self::Nearness(key) => {
                format!("nearer to the middle: more {}", term(key).map_or(key.as_str(), |term| term.name).to_lowercase())
            }
            Self::Height => "higher up: more power; below: not rated".to_owned(),
            Self::PowerLine(power) => format!("power {power}"),
            Self::Spread => "ratings differ".to_owned(),
            Self::Opposition => "opposition".to_owned(),
            Self::OneWay => "one way".to_owned(),
            Self::FromRow => "from the row to the column".to_owned(),
            Self::AsSeenBy { group, date } => match (group.is_empty(), date.is_empty()) {
                (true, true) => String::new(),
                (true, false) => calendar(date),
                (false, true) => format!("as seen by {group}"),
                (false, false) => format!("as seen by {group}, {}", calendar(date)),
            },
            Self::Description { bodies, ties } => format!(
                "A map of {bodies} {} and {ties} {}.",
                if *bodies == 1 { "body" } else { "bodies" },
                if *ties == 1 { "tie" } else { "ties" }
            ),
            Self::OnGrid { bodies, unrated } => {
                format!("{bodies} {} by power and interest, {unrated} not rated.", if *bodies == 1 { "body" } else { "bodies" })
            }
            Self::Untitled => "Stakeholder map".to_owned(),
        }
    }
}

/// `2026-11-22` as `22 Nov 2026`; anything else as it stands.
pub(super) fn calendar(date: &str) -> String {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let parts: Vec<&str> = date.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return date.to_owned() };
    let month = month.parse::<usize>().ok().and_then(|month| MONTHS.get(month.wrapping_sub(1)));
    match (month, day.parse::<u8>()) {
        (Some(month), Ok(day)) => format!("{day} {month} {year}"),
        _ => date.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_reads_as_people_write_it() {
        let line = LegendText::AsSeenBy { group: "the county forum".to_owned(), date: "2026-11-22".to_owned() };
        assert_eq!(line.text(), "as seen by the county forum, 22 Nov 2026");
        assert_eq!(LegendText::AsSeenBy { group: String::new(), date: "spring".to_owned() }.text(), "spring");
    }
}
