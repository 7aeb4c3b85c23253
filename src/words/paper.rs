//! The words of the report to print.

use crate::words::screen::labels;

labels! {
    /// Words that stand alone.
    Printed {
        /// Said below the heading.
        Spirit = "This shows how the group saw things on that day. Nobody is graded. Anything can be left out or changed, now or later.",
        /// The entry of the menu.
        Report = "Report to print",
        /// Field: the paper.
        Paper = "Paper",
        /// A4, upright.
        A4 = "A4",
        /// A4, lying.
        A4Landscape = "A4, landscape",
        /// A3, upright.
        A3 = "A3",
        /// A3, lying.
        A3Landscape = "A3, landscape",
        /// A0, upright.
        A0 = "A0, for the wall",
        /// A0, lying.
        A0Landscape = "A0, for the wall, landscape",
        /// Field: whether private bodies, ties and fields are in it.
        WithPrivate = "With what is private",
        /// The button.
        Make = "Make the report",
        /// Column: whether it is done.
        Done = "Done",
        /// Column: from which finding.
        From = "Because of",
        /// Heading.
        Findings = "What the map says",
        /// Said of a map that is too small.
        TooEarly = "Too early to say: fewer than six bodies or six ties.",
        /// What a finding rests on.
        Evidence = "Rests on",
        /// What is counted.
        Counted = "What is counted",
        /// What would refute it.
        Refuted = "What would refute it",
        /// Heading.
        Accountability = "Who answers for what",
        /// Column.
        Goal = "Goal",
        /// Column.
        Accountable = "Accountable",
        /// Column.
        Responsible = "Does the work",
        /// Column.
        Others = "Others with a part",
        /// Column.
        NextSteps = "Next steps",
        /// Stands where nobody is accountable.
        Nobody = "nobody yet",
        /// Heading.
        Barriers = "Barriers",
        /// Column.
        Between = "Between",
        /// Column.
        Barrier = "Barrier",
        /// Column.
        SeesToIt = "Sees to it",
        /// Heading.
        Bodies = "Bodies",
        /// Heading.
        Ties = "Ties",
        /// Column.
        Name = "Name",
        /// Column.
        Sector = "Sector",
        /// Column.
        Power = "Power",
        /// What the unevenness is of where too few are rated.
        PartnersOf = "Partners",
        /// Column.
        Interest = "Interest",
        /// Column.
        InRoom = "In the room",
        /// Column.
        Tie = "Tie",
        /// Column.
        Kind = "Kind",
        /// Column.
        Strength = "Strength",
        /// Column.
        Depth = "Depth",
        /// A cell of somebody who was there.
        Yes = "yes",
        /// A cell of somebody who was not.
        No = "no",
        /// Heading.
        Method = "How it was counted",
        /// Column.
        Measure = "Measure",
        /// Column.
        Value = "Value",
        /// Column.
        Meaning = "Meaning",
        /// Column.
        Definition = "Definition and source",
        /// Heading.
        Sure = "How sure",
        /// Said of how the figures are made.
        Rules = "Arrows do not count. Ties of opposition and of depth 0 are no channel and count in no figure of place, only in what is said of conflict. A dash means not defined for this map.",
    }
}

/// What was left out; nothing where nothing was.
pub fn left_out(bodies: usize, ties: usize, actions: usize) -> String {
    let count = |count: usize, one: &str, many: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        count => Some(format!("{count} {many}")),
    };
    let parts = [count(bodies, "body", "bodies"), count(ties, "tie", "ties"), count(actions, "step", "steps")];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { String::new() } else { format!("Left out as private: {}.", parts.join(", ")) }
}

/// "and 12 more".
pub fn and_more(count: usize) -> String {
    format!("and {count} more")
}

/// What is said below a table that was cut.
pub fn more(count: usize) -> String {
    format!("and {count} more; the spreadsheet has all of them")
}

/// "21 % at first, 18 % now, 10 % wanted".
pub fn measure(unit: &str, baseline: Option<String>, current: Option<String>, target: Option<String>) -> String {
    let said = |value: Option<String>, when: &str| value.map(|value| format!("{value} {unit} {when}").replace("  ", " "));
    let parts = [said(baseline, "at first"), said(current, "now"), said(target, "wanted")];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Which program, view and map the figures are of.
pub fn provenance(version: &str, power: &str, seed: u64, trials: usize, hash: &str) -> String {
    format!("stakeholder-map {version} · unevenness of {power} · seed {seed} · {trials} trials of chance · map {hash}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_is_counted_and_nothing_is_said_of_nothing() {
        assert_eq!(left_out(1, 3, 0), "Left out as private: 1 body, 3 ties.");
        assert_eq!(left_out(0, 0, 0), "");
    }

    #[test]
    fn a_measure_says_where_it_started_stands_and_should_get() {
        assert_eq!(measure("%", Some("21".into()), None, Some("10".into())), "21 % at first, 10 % wanted");
    }
}
