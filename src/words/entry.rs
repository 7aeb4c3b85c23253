//! What the add bar says: what Enter will do, and what it cannot do.

/// What lines would do.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Outcome {
    /// Names of new bodies.
    pub bodies: Vec<String>,
    /// The sector that the last line names.
    pub sector: Option<String>,
    /// Names of new sectors.
    pub sectors: Vec<String>,
    /// Names of bodies that get another sector.
    pub moved_bodies: Vec<String>,
    /// Names of bodies that get another rating.
    pub rated_bodies: Vec<String>,
    /// Power and interest, where the last line says them.
    pub ratings: [Option<f64>; 2],
    /// How many new ties.
    pub ties: usize,
    /// How many ties get another strength.
    pub changed_ties: usize,
    /// The kind of the new ties.
    pub kind: Option<String>,
    /// Their strength, where the line says one.
    pub strength: Option<f64>,
    /// A new name and the name on the map that it resembles.
    pub near: Option<(String, String)>,
}

/// What cannot be done.
#[derive(Clone, PartialEq, Debug)]
pub enum EntryProblem {
    /// A line names nothing.
    Unclear {
        /// The line.
        line: String,
    },
    /// A tie would lead back to where it starts.
    ToItself {
        /// The body.
        name: String,
    },
    /// A body is on the map already.
    IsThere {
        /// The body.
        name: String,
    },
    /// Two bodies are tied the same way already.
    TiedAlready {
        /// Where the tie starts.
        from: String,
        /// Where it ends.
        to: String,
    },
    /// A strength that is no strength.
    Strength {
        /// The number.
        value: f64,
    },
    /// A rating that is no rating.
    Rating {
        /// The number.
        value: f64,
    },
    /// More lines than are read at once.
    TooManyLines {
        /// How many are read.
        most: usize,
    },
    /// The map holds no more.
    Full,
}

/// What Enter will do, or an empty text.
pub fn preview(outcome: &Outcome) -> String {
    let mut parts = Vec::new();
    match outcome.bodies.as_slice() {
        [] => {}
        [name] => parts.push(name.clone()),
        several => parts.push(format!("{} bodies", several.len())),
    }
    if outcome.ties > 0 {
        let kind = outcome.kind.as_ref().map(|kind| format!(", {kind}")).unwrap_or_default();
        let strength = outcome.strength.map(|strength| format!(", strength {strength}")).unwrap_or_default();
        parts.push(format!("{}{kind}{strength}", counted(outcome.ties, "tie", "ties")));
    }
    let mut text = if parts.is_empty() { String::new() } else { format!("adds {}", parts.join(" and ")) };
    let mut also = |more: String| text = if text.is_empty() { more } else { format!("{text}; {more}") };
    match (outcome.sectors.as_slice(), &outcome.sector) {
        ([name], _) => also(format!("new sector {name}")),
        ([], Some(name)) if outcome.bodies.len() == 1 => also(format!("sector {name}")),
        ([], _) => {}
        (several, _) => also(format!("{} new sectors", several.len())),
    }
    if !outcome.moved_bodies.is_empty() {
        also(format!("changes the sector of {}", outcome.moved_bodies.join(", ")));
    }
    if !outcome.rated_bodies.is_empty() {
        also(format!("changes the rating of {}", outcome.rated_bodies.join(", ")));
    }
    if outcome.bodies.len() + outcome.rated_bodies.len() + outcome.moved_bodies.len() == 1 {
        for (name, rating) in ["power", "interest"].into_iter().zip(outcome.ratings) {
            if let Some(rating) = rating {
                also(format!("{name} {rating}"));
            }
        }
    }
    if outcome.changed_ties > 0 {
        also(format!("changes the strength of {}", counted(outcome.changed_ties, "tie", "ties")));
    }
    if text.is_empty() {
        return text;
    }
    match near(outcome) {
        Some((_, known)) => format!("{text} · Enter – or is it {known}?"),
        None => format!("{text} · Enter"),
    }
}

/// The new name and the one on the map that it resembles, where that is worth asking about: a pasted list resembles itself.
pub fn near(outcome: &Outcome) -> Option<&(String, String)> {
    outcome.near.as_ref().filter(|_| outcome.bodies.len() <= 2)
}

/// What is asked before a name that resembles another becomes a body: the question, the answer that takes the one on the
/// map, the answer that makes a new one.
pub fn question(new: &str, known: &str) -> [String; 3] {
    [format!("Is “{new}” the same as {known}?"), format!("Yes, it is {known}"), format!("No, add {new}")]
}

/// Why something cannot be done.
pub fn problem(problem: &EntryProblem) -> String {
    match problem {
        EntryProblem::Unclear { line } => format!("“{line}” names nobody: write Name, or A > B"),
        EntryProblem::ToItself { name } => format!("{name} cannot be tied to itself"),
        EntryProblem::IsThere { name } => format!("{name} is on the map already"),
        EntryProblem::TiedAlready { from, to } => format!("{from} and {to} are tied that way already"),
        EntryProblem::Strength { value } => format!("{value} is no strength: write a number above 0"),
        EntryProblem::Rating { value } => format!("{value} is no rating: power and interest go from 0 to 10"),
        EntryProblem::TooManyLines { most } => format!("only the first {most} lines are read at once"),
        EntryProblem::Full => "the map is full".to_owned(),
    }
}

fn counted(count: usize, one: &str, several: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { several })
}
