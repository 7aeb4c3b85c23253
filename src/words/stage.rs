//! What the map says aloud: its name, what is selected, what keys are waiting for.

use crate::words::grid::rating;

/// A message about the map on screen.
#[derive(Clone, PartialEq, Debug)]
pub enum Stage {
    /// The name of the map for those who do not see it.
    Label {
        /// How many bodies.
        bodies: usize,
        /// How many ties.
        ties: usize,
    },
    /// One body is selected.
    Body {
        /// Its name.
        name: String,
        /// Its sector, if any.
        sector: Option<String>,
        /// How many partners it has.
        partners: usize,
    },
    /// One tie is selected.
    Tie {
        /// Where it starts.
        from: String,
        /// Where it ends.
        to: String,
        /// Whether it goes one way.
        is_one_way: bool,
        /// What flows through it, if said.
        kind: Option<String>,
    },
    /// Several things are selected.
    Several {
        /// How many bodies.
        bodies: usize,
        /// How many ties.
        ties: usize,
    },
    /// A body has been rated on the grid.
    Rated {
        /// Its name.
        name: String,
        /// Power and interest, if it has a rating.
        rating: Option<(f64, f64)>,
    },
    /// Two bodies that no tie joins, where the row of one meets the column of the other.
    Apart {
        /// The row.
        from: String,
        /// The column.
        to: String,
    },
    /// What passes from one sector to another.
    Passing {
        /// The row.
        from: String,
        /// The column.
        to: String,
        /// How much, and of what.
        value: String,
    },
    /// Nothing is selected any more.
    Nothing,
    /// A tie has been begun with the keyboard.
    Linking {
        /// Where it starts.
        from: String,
    },
    /// The beginning of a line in the add bar that ties a body to a new one.
    TieFrom {
        /// Where the tie starts.
        from: String,
    },
    /// Two bodies have been tied.
    Tied {
        /// Where the tie starts.
        from: String,
        /// Where it ends.
        to: String,
    },
    /// The tie was there already.
    TiedAlready {
        /// Where the tie starts.
        from: String,
        /// Where it ends.
        to: String,
    },
}

/// The message as a sentence or a phrase.
pub fn text(message: &Stage) -> String {
    match message {
        Stage::Label { bodies, ties } => {
            format!("Map of {}. Arrow keys go from body to body.", both(*bodies, *ties))
        }
        Stage::Body { name, sector, partners } => {
            let sector = sector.as_ref().map(|sector| format!(", {sector}")).unwrap_or_default();
            format!("{name}{sector}, {}", counted(*partners, "partner", "partners"))
        }
        Stage::Tie { from, to, is_one_way, kind } => {
            let joined = if *is_one_way { format!("Tie from {from} to {to}") } else { format!("Tie between {from} and {to}") };
            kind.as_ref().map_or_else(|| joined.clone(), |kind| format!("{joined}, {kind}"))
        }
        Stage::Several { bodies, ties } => format!("{} selected", both(*bodies, *ties)),
        Stage::Rated { name, rating: now } => format!("{name}: {}", rating(*now)),
        Stage::Apart { from, to } => format!("{from} to {to}: no tie; Enter ties them"),
        Stage::Passing { from, to, value } => format!("{from} to {to}: {value}"),
        Stage::Nothing => "Nothing selected".to_owned(),
        Stage::Linking { from } => format!("Tie from {from}: go to another body, Enter ties, Escape leaves"),
        Stage::TieFrom { from } => format!("{from} <> "),
        Stage::Tied { from, to } => format!("{from} and {to} tied"),
        Stage::TiedAlready { from, to } => format!("{from} and {to} are tied already"),
    }
}

fn both(bodies: usize, ties: usize) -> String {
    let bodies_text = counted(bodies, "body", "bodies");
    let ties_text = counted(ties, "tie", "ties");
    match (bodies, ties) {
        (0, 1..) => ties_text,
        (_, 0) => bodies_text,
        _ => format!("{bodies_text} and {ties_text}"),
    }
}

fn counted(count: usize, one: &str, several: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { several })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_selection_is_said_with_sector_and_partners() {
        let body = Stage::Body { name: "Public Health".into(), sector: Some("Health".into()), partners: 8 };
        assert_eq!(text(&body), "Public Health, Health, 8 partners");
        let alone = Stage::Body { name: "Press".into(), sector: None, partners: 1 };
        assert_eq!(text(&alone), "Press, 1 partner");
        assert_eq!(text(&Stage::Several { bodies: 3, ties: 1 }), "3 bodies and 1 tie selected");
        assert_eq!(text(&Stage::Several { bodies: 0, ties: 2 }), "2 ties selected");
    }
}
