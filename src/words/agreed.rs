//! The words on what a group agrees to do.

use crate::words::legend::calendar;
use crate::words::screen::labels;

labels! {
    /// Words that stand alone.
    Agreed {
        /// Heading of the list.
        Heading = "Who does what by when",
        /// The button that makes an action of a finding.
        FromFinding = "Agree on a next step",
        /// The button that makes an action of nothing but words.
        Another = "Add a step",
        /// Field.
        What = "What",
        /// Field.
        Who = "Who",
        /// Field.
        When = "By when",
        /// Opens the fields.
        Change = "Change",
        /// The button that takes an action off the list.
        Remove = "Remove this step",
        /// Stands for an action that nothing is said of yet.
        Unsaid = "Not said yet",
        /// Stands for an owner that nobody named.
        Nobody = "nobody yet",
    }
}

/// What stands in an action before anybody has written: the title of the finding and the names that it is about.
pub fn first_words(title: &str, names: &[&str]) -> String {
    if names.is_empty() { title.to_owned() } else { format!("{title}: {}", names.join(", ")) }
}

/// "School District · by 1 Mar 2027 · from: Cut-off point".
pub fn about(owner: &str, due: &str, finding: &str) -> String {
    let mut text = if owner.is_empty() { Agreed::Nobody.text().to_owned() } else { owner.to_owned() };
    if !due.is_empty() {
        text += &format!(" · by {}", calendar(due));
    }
    if !finding.is_empty() {
        text += &format!(" · from: {finding}");
    }
    text
}

/// "1 Mar 2027"; nothing where no date is said.
pub fn due_on(due: &str) -> String {
    calendar(due)
}

/// "2 of 5 done".
pub fn done_of(done: usize, all: usize) -> String {
    format!("{done} of {all} done")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_action_says_who_by_when_and_from_what() {
        assert_eq!(about("Schools", "2027-03-01", "Cut-off point"), "Schools · by 1 Mar 2027 · from: Cut-off point");
        assert_eq!(about("", "", ""), "nobody yet");
        assert_eq!(first_words("Cut-off point", &["Schools"]), "Cut-off point: Schools");
    }
}
