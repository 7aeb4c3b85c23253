//! What actions are called, in the list of all of them and on the map of keys.

use crate::words::screen::labels;

labels! {
    /// The name of an action.
    ActionName {
        /// Goes from body to body.
        Walk = "Go to the next body that way",
        /// Moves bodies by keys.
        Nudge = "Move what is selected, or change its rating",
        /// Looks closer.
        ZoomIn = "Zoom in",
        /// Looks from farther away.
        ZoomOut = "Zoom out",
        /// Shows the whole map.
        Fit = "Show the whole map",
        /// Removes.
        Remove = "Remove what is selected",
        /// Begins a tie.
        Link = "Begin a tie at the selected body",
        /// Confirms.
        Confirm = "End the tie here, or rename",
        /// Names.
        Rename = "Rename the selected body",
        /// Leaves.
        Leave = "Leave, or select nothing",
        /// Selects all.
        SelectAll = "Select every body",
        /// Selects partners.
        Further = "Select their partners, too",
        /// Selects a way.
        Way = "Select a shortest way between the two",
        /// Colours ties.
        Color = "Colour ties by kind, depth or trust",
        /// Folds departments.
        FoldDepartments = "Fold departments into the body they are part of, or unfold them",
        /// Takes back.
        Undo = "Undo",
        /// Makes again.
        Redo = "Redo",
        /// Copies.
        Duplicate = "Copy the selected bodies",
        /// Merges.
        Merge = "Make one of the selected bodies",
        /// Goes to the add bar.
        Write = "Write in the add bar",
        /// Lists all actions.
        Palette = "Do anything by name",
        /// Lists all keys.
        Keys = "Show all keys",
        /// Goes to the findings.
        Findings = "Read what the map says",
        /// Chooses what is asked.
        Asks = "What this map asks of each body and tie",
        /// Leads through a workshop.
        Agenda = "Agenda: lead through a workshop",
        /// Writes the file.
        Save = "Save to your file",
        /// Compares with earlier.
        OverTime = "Over time: snapshots, and what has changed since",
        /// Presents.
        Present = "Present: the map alone, full screen",
    }
}

/// What is printed on a key.
pub fn key_name(key: &str) -> &str {
    match key {
        "ArrowLeft" => "←",
        "ArrowRight" => "→",
        "ArrowUp" => "↑",
        "ArrowDown" => "↓",
        "Delete" => "Del",
        "Escape" => "Esc",
        "-" => "−",
        key => key,
    }
}

/// "Move to Health", for the list of all actions.
pub fn move_to(sector: &str) -> String {
    format!("Move to {sector}")
}

/// "Go to County Hospital".
pub fn go_to(name: &str) -> String {
    format!("Go to {name}")
}

/// "Theme: Projector", "Take away: Map file".
pub fn of_group(group: &str, choice: &str) -> String {
    format!("{group}: {choice}")
}
