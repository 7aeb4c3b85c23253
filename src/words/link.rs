//! What the dialog says in which a link is shared that holds the map.
//!
//! **Invariant:** the names are those by which `www/share-link.js` knows the words.

/// All words by name.
pub const WORDS: &[(&str, &str)] = &[
    ("title", "Share a link"),
    ("close", "Close"),
    ("link", "Link"),
    ("copy", "Copy"),
    ("copied", "Copied."),
    ("not-copied", "This browser does not let the page copy: the link is selected, copy it with Ctrl+C."),
    ("warning", "Whoever has the link has the map, and so has everyone whom they pass it on to. It cannot be recalled."),
    (
        "holds",
        "The map as it is now stands in the link itself: names, sectors, goals, ratings to a tenth, offers, needs and ties. What is private, notes, sources, saved views and what was agreed on stay here. Nothing is kept on a server.",
    ),
    ("squares", "The link as a QR code"),
    ("no-squares", "The link is too long for a QR code that a room can read."),
    (
        "nowhere",
        "A link leads to where this page is, and from elsewhere nobody gets there: it was opened from a disk, from this computer, or within another page. Send the map as a page in one file.",
    ),
    ("too-long", "This map is too long for a link: many programs would cut it off. Send it as a page in one file."),
    ("page", "Save the page in one file"),
    ("refused", "The page around the map does not allow this."),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_that_the_script_asks_for_is_there_and_no_other() {
        let script = include_str!("../../www/share-link.js");
        for (name, _) in WORDS {
            assert!(script.contains(&format!("\"{name}\"")), "{name}");
        }
        for asked in script.split("say(\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(WORDS.iter().any(|(name, _)| *name == asked), "{asked}");
        }
    }
}
