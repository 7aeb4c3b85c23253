//! The words of the menu of what to take away.

use crate::words::screen::labels;

labels! {
    /// Words that stand alone.
    Take {
        /// The entry of the menu: a page that is one file.
        Page = "Page in one file (HTML)",
        /// What it is good for.
        PageHint = "Opens anywhere, without a network and with nothing to install: map and program in one file.",
        /// Field: what those who get it may do.
        PeopleMay = "People may",
        /// They only look.
        Look = "look at it",
        /// They work in their own copy.
        Change = "change their own copy",
        /// The button.
        Save = "Save the page",
        /// The entry of the list of all actions.
        PageToLook = "Page in one file to look at (HTML)",
        /// The entry of the list of all actions.
        PageToChange = "Page in one file to work in (HTML)",
        /// Field: whether private bodies, ties and fields are in pictures.
        PrivatePictures = "Pictures with what is private",
    }
}
