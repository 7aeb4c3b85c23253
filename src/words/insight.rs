//! The words on findings and on what would help, but for the sentences.

use crate::words::screen::labels;

labels! {
    /// Words that stand alone.
    Word {
    /// Opens the findings after the first ones.
    MoreFindings = "More findings",
    /// Stands before what a finding rests on.
    FindingDefinition = "What is counted",
    /// Stands before what would refute a finding.
    FindingRefuted = "What would refute it",
    /// Opens what new ties would help.
    Help = "What would help?",
    /// The choice of what is to become less.
    HelpAim = "What should become less",
    /// Stands beside every imbalance of place.
    NoTieRates = "No tie changes a rating.",
    /// Said where every tie leaves it as it is.
    NothingHelps = "No single new tie lessens it.",
    /// Said of a map that is too large for all pairs to be tried.
    HelpTooLarge = "The map is too large to try every pair.",
    /// The button that tries a change on a copy.
    Try = "Try it, without changing the map",
    /// Stands before findings that a change would end.
    NoLonger = "No longer so",
    /// Stands before findings that a change would bring.
    NewlySaid = "New",
    /// The button that makes what was tried.
    Keep = "Keep",
    /// The button that leaves the map as it is.
    DropTrial = "Drop",
    }
}
