//! The words on snapshots and on what has changed between two of them.

use crate::words::asks::field_name;
use crate::words::legend::calendar;
use crate::words::screen::{labels, number};

labels! {
    /// Words that stand alone.
    OverTime {
        /// Heading of the dialog.
        Heading = "Over time",
        /// What it is about.
        Hint = "A snapshot keeps what the map says today. At the next workshop, see here what has changed since.",
        /// The button that takes one.
        Take = "Take a snapshot",
        /// The button that takes another workshop's map as a snapshot.
        Other = "Add another workshop's file",
        /// Heading over which body is which.
        Matches = "Are these the same bodies?",
        /// The button that keeps that map.
        Keep = "Keep it as a snapshot",
        /// The button that drops it.
        Leave = "Leave it",
        /// Field.
        Name = "Name",
        /// Field.
        Date = "Date",
        /// The button that shows one as a picture.
        Open = "Look at",
        /// The button that removes one.
        Remove = "Remove",
        /// Field: the earlier of two.
        Earlier = "Earlier",
        /// Field: the later of two.
        Later = "Later",
        /// Stands for comparing with nothing.
        Alone = "compare with nothing",
        /// Stands for the map as it is.
        Now = "now",
        /// The button that goes a snapshot back.
        Back = "Step back",
        /// The button that goes a snapshot on.
        Forward = "Step on",
        /// The button that goes on by itself.
        Play = "Play",
        /// The button that stops that.
        Halt = "Halt",
        /// Heading.
        AddedBodies = "New bodies",
        /// Heading.
        GoneBodies = "Bodies that are gone",
        /// Heading.
        ChangedBodies = "Changed bodies",
        /// Heading.
        AddedTies = "New ties",
        /// Heading.
        GoneTies = "Ties that are gone",
        /// Heading.
        ChangedTies = "Changed ties",
        /// Stands for no difference.
        Same = "Nothing has been added, removed or changed.",
        /// Under the picture.
        Key = "What is new or changed stands out; new is drawn in the colour of selection, what is gone as a dotted outline where it stood.",
        /// Heading of the table.
        Measures = "Every figure, before and after",
        /// Column.
        Measure = "Figure",
        /// Column.
        Before = "Before",
        /// Column.
        After = "After",
        /// Column.
        Change = "Change",
        /// Column.
        Chance = "By chance",
        /// Heading.
        Goals = "Goals",
        /// Column.
        Goal = "Goal",
        /// Column.
        Start = "Start",
        /// Column.
        Target = "Target",
        /// Heading of the chart.
        Slopes = "Slopes of the figures",
        /// What the chart shows.
        SlopesHint = "Each figure on its own scale, from before (left) to after (right); dotted: what chance would give.",
        /// The button that saves the picture.
        SavePicture = "Save the picture (SVG)",
        /// The button that saves the chart.
        SaveChart = "Save the chart (SVG)",
        /// Said in place of figures.
        TooLarge = "Maps of this size are compared without figures.",
        /// Said of a copy that cannot be opened.
        Unreadable = "This snapshot cannot be opened.",
    }
}

/// What a snapshot is called in a list of choices.
pub fn snapshot_name(name: &str, date: &str) -> String {
    let day = calendar(date);
    match (name.trim(), day.as_str()) {
        ("", day) => day.to_owned(),
        (name, day) if day.is_empty() || name == day => name.to_owned(),
        (name, day) => format!("{name} · {day}"),
    }
}

/// The name that is suggested for a snapshot taken on a day (ISO 8601).
pub fn suggested_name(date: &str) -> String {
    calendar(date)
}

/// "School District – Clinic (funding)".
pub fn tie_name(source: &str, target: &str, kind: &str) -> String {
    if kind.is_empty() { format!("{source} – {target}") } else { format!("{source} – {target} ({kind})") }
}

/// What a field is called in a list of changes; `inside` is what the path says within the field.
pub fn changed_field<'a>(field: &'a str, inside: &'a str) -> &'a str {
    match (field, field_name(field)) {
        ("extra", _) => inside,
        ("name", _) => "Name",
        ("sector", _) => "Sector",
        ("ratings", _) => "Single views of power and interest",
        ("directed", _) => "One way",
        ("source" | "target", "") => "Ends",
        (other, "") => other,
        // The scale is said where one writes.
        (_, name) => name.split([',', ':']).next().unwrap_or(name),
    }
}

/// "Power 4 → 6", "Power now 6", "Power no longer 4".
pub fn from_to(field: &str, before: Option<&str>, after: Option<&str>) -> String {
    match (before, after) {
        (Some(before), Some(after)) => format!("{field} {before} → {after}"),
        (None, Some(after)) => format!("{field} now {after}"),
        (before, None) => format!("{field} no longer {}", before.unwrap_or_default()),
    }
}

/// "Offers now rooms", or "Offers no longer rooms".
pub fn member(field: &str, name: &str, is_new: bool) -> String {
    format!("{field} {} {name}", if is_new { "now" } else { "no longer" })
}

/// "Schools: power 4 → 6; offers now rooms."
pub fn changed(name: &str, changes: &[String]) -> String {
    format!("{name}: {}.", changes.join("; "))
}

/// A match of two bodies: their name, ours where it is spelt otherwise.
pub fn same_as(theirs: &str, ours: &str) -> String {
    if theirs == ours { theirs.to_owned() } else { format!("{theirs} is {ours}") }
}

/// How many bodies of another map are not on ours.
pub fn left_alone(count: usize) -> String {
    match count {
        0 => "Every body of that map is on this one.".to_owned(),
        1 => "1 body of that map has no match by name on this one.".to_owned(),
        count => format!("{count} bodies of that map have no match by name on this one."),
    }
}

/// Yes or no.
pub fn yes_no(flag: bool) -> &'static str {
    if flag { "yes" } else { "no" }
}

/// A figure; a dash where there is none.
pub fn figure(value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), number)
}

/// How a figure has changed: "+0.12".
pub fn difference(before: Option<f64>, after: Option<f64>) -> String {
    match (before, after) {
        (Some(before), Some(after)) if before == after => "same".to_owned(),
        (Some(before), Some(after)) => {
            let text = number(after - before);
            match text.as_str() {
                "0.00" | "−0.00" => "hardly any".to_owned(),
                _ if after > before => format!("+{text}"),
                _ => text,
            }
        }
        _ => "–".to_owned(),
    }
}

/// What chance gives for a figure before and after.
pub fn by_chance(before: Option<f64>, after: Option<f64>) -> String {
    if before.is_none() && after.is_none() { String::new() } else { format!("{} → {}", figure(before), figure(after)) }
}

/// What a picture of two states shows.
pub fn between(before: &str, after: &str) -> String {
    if before.is_empty() { after.to_owned() } else { format!("{before} → {after}") }
}

/// "21 → 18 days, 27 % of the way": how far a goal's measure has come.
pub fn progress(before: Option<f64>, after: Option<f64>, unit: &str, share: Option<f64>) -> String {
    let mut text = by_chance(before, after);
    if !unit.is_empty() {
        text = format!("{text} {unit}");
    }
    match share {
        Some(share) => format!("{text}, {} % of the way", number((share * 100.0).round())),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_of_a_figure_has_its_sign_and_no_change_says_so() {
        assert_eq!(difference(Some(0.25), Some(0.5)), "+0.25");
        assert_eq!(difference(Some(3.0), Some(1.0)), "−2");
        assert_eq!(difference(Some(0.5), Some(0.5)), "same");
        assert_eq!(difference(None, Some(0.5)), "–");
        assert_eq!(difference(Some(0.277), Some(0.279)), "hardly any");
    }

    #[test]
    fn a_snapshot_that_bears_its_date_as_name_is_not_named_twice() {
        assert_eq!(snapshot_name("1 Apr 2026", "2026-04-01"), "1 Apr 2026");
        assert_eq!(snapshot_name("Kick-off", "2026-04-01"), "Kick-off · 1 Apr 2026");
        assert_eq!(snapshot_name("Kick-off", ""), "Kick-off");
    }

    #[test]
    fn a_goal_tells_how_far_it_has_come() {
        assert_eq!(progress(Some(21.0), Some(18.0), "days", Some(0.27)), "21 → 18 days, 27 % of the way");
    }
}
