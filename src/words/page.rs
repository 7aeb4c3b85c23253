//! What the page says about files it took in, about keeping the map, and when it breaks.

/// A message of the page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PageMessage {
    /// Files were read.
    Read {
        /// How many stakeholders they hold.
        bodies: usize,
        /// How many relationships.
        ties: usize,
        /// How many remarks there are on the way.
        warnings: usize,
    },
    /// Files could not be read.
    NotRead {
        /// Why, and where.
        reason: String,
    },
    /// A file was written by a newer version.
    NewerVersion,
    /// Another tab has the map that this machine keeps.
    OpenElsewhere,
    /// A copy cannot be kept while that tab is open.
    CopyElsewhere,
    /// That tab has closed, and this one has the map now.
    LeadsNow,
    /// A tab of a later version has taken the map over.
    NewerTab,
    /// The browser does not keep the map.
    NotKept,
    /// What the browser had kept cannot be read again.
    KeptUnreadable,
    /// Some of what the browser had kept of a map is missing or torn.
    KeptInPart,
    /// Something about the maps kept here could not be done.
    ShelfFailed {
        /// Why.
        reason: String,
    },
    /// A map was deleted from the list.
    Deleted {
        /// Its title.
        title: String,
    },
    /// An earlier state of the map is there again.
    Recovered,
    /// The map was written to a file that the person has chosen.
    SavedTo {
        /// The file's name.
        name: String,
    },
    /// Earlier states and steps are gone.
    NewestLeft,
    /// The map was handed over as a file and erased here.
    Finished,
    /// A picture or file could not be made.
    NotExported {
        /// Why.
        reason: String,
    },
    /// A file is larger than we read.
    TooLarge {
        /// Its name.
        name: String,
        /// The limit in megabytes.
        most_megabytes: u32,
    },
    /// The browser could not read a file, or an address gave none.
    NotFound {
        /// The file or address.
        name: String,
    },
    /// A part of the program that is loaded when it is needed could not be.
    PartNotLoaded {
        /// Its name: the beginning of the names of its files.
        part: String,
    },
    /// A page that is one file lacks a part of the program.
    NotInPage,
    /// A newer version of the program has been loaded and waits.
    NewerReady,
    /// The program has begun anew after a fault of its own.
    Restarted,
    /// The program has stopped.
    Crashed,
    /// The name of a picture or file of a map without a title.
    Untitled,
}

/// The sentence.
pub fn text(message: &PageMessage) -> String {
    match message {
        PageMessage::Read { bodies, ties, warnings } => {
            let read = format!("Read {} and {}", counted(*bodies, "body", "bodies"), counted(*ties, "tie", "ties"));
            match warnings {
                0 => format!("{read}."),
                warnings => format!("{read}; {} to look at.", counted(*warnings, "remark", "remarks")),
            }
        }
        PageMessage::NotRead { reason } => format!("This could not be opened. {reason}"),
        PageMessage::NewerVersion => "This file was made by a newer version. You can look at it here, but not change it.".to_owned(),
        PageMessage::OpenElsewhere => {
            "This map is open in another tab. Here you see what is done there; close that tab to go on in this one.".to_owned()
        }
        PageMessage::CopyElsewhere => {
            "Another tab has the maps that are kept on this machine. Close it, then the copy can be kept and changed here.".to_owned()
        }
        PageMessage::LeadsNow => "The other tab has closed. You can go on here.".to_owned(),
        PageMessage::NewerTab => {
            "A newer version of the program is open in another tab. Your map is kept, and goes on there; reload this tab to use it here."
                .to_owned()
        }
        PageMessage::NotKept => {
            "This browser does not keep your work: its storage is full, private or switched off. Save the map file before you leave."
                .to_owned()
        }
        PageMessage::KeptUnreadable => "This map cannot be read again. It stays in the list as it is.".to_owned(),
        PageMessage::KeptInPart => {
            "Some of what was kept of this map is missing. Compare it with what you remember; earlier states are under Share, Your maps."
                .to_owned()
        }
        PageMessage::ShelfFailed { reason } => format!("That did not work. {reason}"),
        PageMessage::Deleted { title } => format!("Deleted {title}."),
        PageMessage::SavedTo { name } => format!("Saved to {name}."),
        PageMessage::NewestLeft => "Nothing of this map is left here but what it is now.".to_owned(),
        PageMessage::Recovered => "The earlier state is there again; undo goes back.".to_owned(),
        PageMessage::Finished => "The map file is in your downloads, and nothing of the map is left here.".to_owned(),
        PageMessage::NotExported { reason } => format!("The file could not be made. {reason}"),
        PageMessage::TooLarge { name, most_megabytes } => format!("{name} is larger than {most_megabytes} MB."),
        PageMessage::NotFound { name } => format!("{name} cannot be read. Check that it is still there."),
        PageMessage::PartNotLoaded { part } => {
            let files = if part.contains('.') { part.clone() } else { format!("{part}.js and {part}_bg.wasm") };
            format!(
                "The part of the program for this kind of file could not be loaded. Check the connection and try again; {files} must lie beside the program."
            )
        }
        PageMessage::NotInPage => {
            "This page is one file and holds the map and what shows it, not this part of the program. Save the map file and open it with the program."
                .to_owned()
        }
        PageMessage::NewerReady => {
            "A newer version of the program is ready. Your map stays as it is; close other tabs with the program first.".to_owned()
        }
        PageMessage::Restarted => {
            "The program has begun anew after a fault of its own. Your map is there; a change that did not hold has been left out. The report names nobody."
                .to_owned()
        }
        PageMessage::Crashed => {
            "The program has stopped because of a fault of its own. Your map was kept after your last change: reload the page to go on."
                .to_owned()
        }
        PageMessage::Untitled => "stakeholder-map".to_owned(),
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_is_counted_in_plain_words() {
        let message = PageMessage::Read { bodies: 1, ties: 2, warnings: 0 };
        assert_eq!(text(&message), "Read 1 body and 2 ties.");
        let message = PageMessage::Read { bodies: 40, ties: 47, warnings: 1 };
        assert_eq!(text(&message), "Read 40 bodies and 47 ties; 1 remark to look at.");
    }
}
