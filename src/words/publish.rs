//! What the dialog says in which the code to embed a map is made, and what stands in the folder that it makes for a web space.
//!
//! **Invariant:** the names are those by which `www/publish.js` knows the words.

use crate::words::screen::Label;

const OWN: &[(&str, &str)] = &[
    ("title", "Put this map on a page"),
    ("close", "Close"),
    ("untitled", "Untitled map"),
    ("way", "As"),
    ("way-element", "Two lines"),
    ("way-frame", "A frame (iframe)"),
    ("mode", "People may"),
    ("mode-view", "look at it"),
    ("mode-edit", "change their own copy"),
    ("view", "Shown first"),
    ("theme", "Colours"),
    ("theme-auto", "Like the page"),
    ("controls", "Around the map"),
    ("controls-minimal", "A little"),
    ("controls-none", "Nothing"),
    ("controls-full", "Everything"),
    ("height", "Height in pixels"),
    ("checked", "Refuse a program whose files were changed"),
    ("code", "Code"),
    ("copy", "Copy"),
    ("copied", "Copied. Put it into a page, and the map file beside that page."),
    ("not-copied", "This browser does not let the page copy: the code is selected, copy it with Ctrl+C."),
    ("preview", "Preview"),
    ("publish", "Or take it all as a folder"),
    (
        "publish-hint",
        "For those who have nowhere to load the program from: the map, the program, a page and instructions in one ZIP file, for any web space.",
    ),
    ("warning", "Anyone who has the address can read everything in it. Whoever has read it may keep a copy."),
    ("private", "Put in what is marked private, too"),
    ("address", "Address that the folder will have, if you know it"),
    ("address-hint", "With it, other sites can show the map from its address alone (oEmbed)."),
    ("save", "Save the ZIP file"),
    ("saved", "Saved. READ-ME.txt in it says what to do."),
    ("refused", "The page around the map does not allow this."),
    (
        "read-me",
        "{title}\n\nThis folder is a whole web page with the map in it. It needs no server of its own, no database and no account.\n\n\
        1. Unpack this file.\n\
        2. Put the whole folder onto any web space: copy it there as you do with other pages.\n\
        3. Open its address. The map is there.\n\n\
        Opened from a disk, without a web space, browsers do not let it run.\n\n\
        To show the map within another page, write there, with the folder's address:\n\n\
        {code}\n\n\
        Anyone who has the address can read everything in this folder, also what the page does not show at first. {private}\n",
    ),
    ("read-me-without", "What was marked private in the map was left out."),
    ("read-me-with", "What was marked private in the map is in it, too."),
];

/// All words by name.
pub fn words() -> Vec<(&'static str, &'static str)> {
    let shared = [
        ("view-map", Label::ViewMap),
        ("view-grid", Label::ViewGrid),
        ("view-sectors", Label::ViewSectors),
        ("view-matrix", Label::ViewMatrix),
        ("view-table", Label::ViewTable),
        ("theme-light", Label::ThemeLight),
        ("theme-dark", Label::ThemeDark),
        ("theme-projector", Label::ThemeProjector),
    ];
    OWN.iter().copied().chain(shared.into_iter().map(|(name, label)| (name, label.text()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_that_the_script_asks_for_is_there_and_no_other() {
        let script = include_str!("../../www/publish.js");
        let words = words();
        for (name, _) in &words {
            let prefix = name.split('-').next().unwrap_or(name);
            assert!(script.contains(&format!("\"{name}\"")) || script.contains(&format!("choice(\"{prefix}\"")), "{name}");
        }
        for asked in script.split("say(\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(words.iter().any(|(name, _)| *name == asked), "{asked}");
        }
    }
}
