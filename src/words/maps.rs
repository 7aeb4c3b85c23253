//! What is said of the maps kept on this machine.

use crate::words::screen::labels;

labels! {
    /// The words of the list.
    MapsLabel {
        /// Says where the maps are.
        YourMapsHint = "Kept in this browser, on this machine alone.",
        /// Stands in place of the list where nothing is kept.
        NoMaps = "Nothing is kept here yet.",
        /// Marks the map on screen.
        OnScreen = "on screen",
        /// Button.
        Delete = "Delete",
        /// Heading.
        EarlierStates = "Earlier states of this map",
        /// Says what going back does.
        EarlierHint = "Going back can be undone.",
        /// Button.
        LeaveNewest = "Erase earlier states and undo",
        /// Says when that is wanted.
        LeaveNewestHint = "What was deleted stays in earlier states and in undo until you erase them, too. This cannot be undone.",
        /// Button.
        FinishHere = "Finish here",
        /// Says what finishing does.
        FinishHint = "Saves the map file, then erases the map and all its earlier states from this machine.",
    }
}

/// How large a map is.
pub fn map_size(bodies: u64, ties: u64) -> String {
    let counted = |count: u64, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
    format!("{}, {}", counted(bodies, "body", "bodies"), counted(ties, "tie", "ties"))
}

/// How many bytes all of this takes.
pub fn storage_used(bytes: f64) -> String {
    let megabytes = bytes / 1e6;
    if megabytes < 0.1 { "Less than 0.1 MB used.".to_owned() } else { format!("{megabytes:.1} MB used.") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_said_in_plain_words() {
        assert_eq!(map_size(1, 2), "1 body, 2 ties");
        assert_eq!(storage_used(1_260_000.0), "1.3 MB used.");
        assert_eq!(storage_used(900.0), "Less than 0.1 MB used.");
    }
}
