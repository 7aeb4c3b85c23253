//! The words on buttons, fields and headings.

use crate::words::legend::calendar;

/// Declares words that stand alone, each with its text.
macro_rules! labels {
    ($(#[$set_doc:meta])* $set:ident { $($(#[$doc:meta])* $name:ident = $text:literal),* $(,)? }) => {
        $(#[$set_doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum $set { $($(#[$doc])* $name),* }

        impl $set {
            /// The words.
            pub fn text(self) -> &'static str {
                match self { $(Self::$name => $text),* }
            }
        }
    };
}
pub(super) use labels;

labels! {
    /// Words that stand alone.
    Label {
    /// Heading of a map without a title.
    Untitled = "Untitled map",
    /// Says that title and purpose can be written.
    AboutMap = "About this map",
    /// Field.
    Title = "Title",
    /// Field.
    Purpose = "Goal that all share",
    /// Field.
    SeenBy = "As seen by",
    /// Field.
    OnDate = "On (date)",
    /// Shown where no purpose has been written.
    NoPurpose = "Write the goal and whose view this is",
    /// Leads through a workshop, step by step.
    Agenda = "Agenda",
    /// Names the switch of views.
    Views = "Views",
    /// View: bodies and ties.
    ViewMap = "Map",
    /// View: bodies by power and interest.
    ViewGrid = "Power–interest",
    /// View: a ring of sectors.
    ViewSectors = "Sectors",
    /// View: bodies against bodies.
    ViewMatrix = "Matrix",
    /// View: rows and columns.
    ViewTable = "Table",
    /// View: bodies by what they count for.
    ViewStatus = "Status drawing",
    /// View: what passes between sectors.
    ViewHeat = "Heat map",
    /// What can be done in the table.
    TableHint = "Enter writes in a cell; a range of a spreadsheet can be pasted",
    /// Field.
    Cell = "What stands in this cell",
    /// Column.
    PowerShort = "Power",
    /// Column.
    InterestShort = "Interest",
    /// Column.
    TrustThere = "Trust, there",
    /// Column.
    TrustBack = "Trust, back",
    /// Button.
    Undo = "Undo",
    /// Button.
    Redo = "Redo",
    /// Menu.
    Share = "Share",
    /// Shows the map large.
    Present = "Present",
    /// Menu entry.
    OpenFile = "Open a file…",
    /// Menu entry and heading of the list of maps kept on this machine.
    YourMaps = "Your maps",
    /// Button of a notice.
    SaveFile = "Save the map file",
    /// Button of a notice.
    SaveReport = "Save a report",
    /// Button of a notice.
    UseNewer = "Use it now",
    /// Button of a notice.
    PutBack = "Put it back",
    /// Menu entry.
    TakeSvg = "Picture (SVG)",
    /// Menu entry.
    TakePng = "Picture (PNG)",
    /// Menu entry.
    TakeMap = "Map file",
    /// Menu entry.
    TakeBodies = "Table of bodies (CSV)",
    /// Menu entry.
    TakeTies = "Table of ties (CSV)",
    /// Menu entry.
    TakeTables = "Both tables (CSV in a ZIP file)",
    /// Menu entry.
    TakeWorkbook = "Workbook with measures (XLSX)",
    /// Menu entry.
    TakeGraphMl = "Network for yEd and others (GraphML)",
    /// Menu entry.
    TakeGexf = "Network for Gephi (GEXF)",
    /// Menu entry.
    TakeKumu = "Network for Kumu (JSON)",
    /// Menu entry.
    TakeDl = "Ties for UCINET (DL)",
    /// The banner of a map that came in a link.
    ReceivedBanner = "The map of a link, to look at. Your own maps stay as they are.",
    /// Button of that banner.
    EditCopy = "Edit a copy",
    /// Menu entry.
    ShareLink = "Share a link…",
    /// Menu entry.
    CopyEmbedCode = "Embed or publish it…",
    /// Heading in the menu.
    TakeAway = "Take away",
    /// Menu entry.
    StartBlank = "Start blank",
    /// Menu.
    Theme = "Theme",
    /// Theme.
    ThemeAuto = "Like the system",
    /// Theme.
    ThemeLight = "Light",
    /// Theme.
    ThemeDark = "Dark",
    /// Theme.
    ThemeProjector = "Projector",
    /// The add bar.
    Add = "Add to the map",
    /// Shown in the empty add bar.
    AddHint = "Name, Sector  or  A > B: funding 3",
    /// Search field.
    Find = "Find",
    /// The banner of the example.
    ExampleBanner = "Example, ratings invented",
    /// Menu of the banner.
    OtherExamples = "Other examples",
    /// Menu of an empty map, and heading in the menu.
    LookAtExample = "Look at an example",
    /// Button of the banner.
    BackToOwn = "Back to my map",
    /// Example.
    ExampleObesity = "Schools and health against childhood obesity",
    /// Example.
    ExampleTraining = "Social services with economic development: job training",
    /// Example.
    ExamplePollution = "Environment with agriculture: less pollution",
    /// Example.
    ExampleDisaster = "Disaster preparedness and response",
    /// Example.
    ExampleCity = "Departments of one city on one service",
    /// The outline.
    Outline = "Bodies by sector",
    /// Button on a small screen.
    OutlineShort = "Bodies",
    /// The panel.
    Insights = "What the map says",
    /// Button on a small screen.
    InsightsShort = "Insights",
    /// Heading of those without a sector.
    NoSector = "No sector",
    /// Draws rows before those on screen.
    ShowEarlier = "Show earlier rows",
    /// Button.
    ShowMore = "Show more",
    /// Button.
    Close = "Close",
    /// Button.
    FoldPanels = "Fold the panels away",
    /// Button.
    ZoomIn = "Zoom in",
    /// Button.
    ZoomOut = "Zoom out",
    /// Button.
    Fit = "Fit",
    /// Button.
    Arrange = "Arrange anew",
    /// Heading.
    Legend = "Legend",
    /// Heading of an empty map.
    EmptyTitle = "Who is part of this?",
    /// What to do with an empty map.
    EmptyHint = "Type a name above and press Enter; Name, Sector gives it a colour. You can also paste a list, or drop a spreadsheet, a network file or a map file anywhere on this page.",
    /// Shown while files are dragged over the page.
    DropHere = "Drop to open",
    /// Empty outline.
    NobodyYet = "Nobody yet",
    /// Nothing found.
    NothingFound = "No name holds these letters",
    /// Field.
    Name = "Name",
    /// Field.
    Sector = "Sector",
    /// Field.
    NewSector = "New sector…",
    /// Field.
    SectorColor = "Colour of the sector",
    /// Field.
    SectorName = "Name of the sector",
    /// Heading.
    EditSector = "This sector",
    /// Field.
    Kind = "Kind",
    /// Field.
    PartOf = "Part of",
    /// Field.
    Power = "Power, 0 to 10",
    /// Field.
    Interest = "Interest, 0 to 10",
    /// Field.
    StanceTowards = "Towards the goal",
    /// Field.
    InRoom = "Took part",
    /// Field.
    Offers = "Offers",
    /// Field.
    Needs = "Needs",
    /// Field.
    Services = "Services",
    /// Field.
    Serves = "Serves",
    /// Field.
    Goals = "Goals",
    /// Field.
    Goal = "Goal",
    /// Field.
    AddGoal = "Add a goal",
    /// Field.
    NewGoal = "New goal…",
    /// Field.
    Role = "Role",
    /// Field.
    Tags = "Tags",
    /// Field.
    Link = "Web address",
    /// Field.
    Notes = "Notes",
    /// Field.
    Source = "Where this comes from",
    /// Field.
    SourceKind = "Kind of source",
    /// Field.
    Private = "Private: hidden in Present, left out of exports",
    /// Field.
    Pinned = "Stays where it was put",
    /// Field.
    PowerBases = "What its power rests on, 0 to 3",
    /// Hint for lists.
    ListHint = "separated by commas",
    /// Field.
    From = "From",
    /// Field.
    To = "To",
    /// Button.
    Swap = "Swap the ends",
    /// Field.
    OneWay = "One way",
    /// Field.
    Strength = "Strength",
    /// Field.
    Level = "How deep",
    /// Field.
    Trust = "Trust, 1 to 4",
    /// Field.
    Opposition = "Opposition",
    /// Field.
    Barrier = "Barrier",
    /// Field.
    BarrierNote = "What stands in the way",
    /// Field.
    BarrierOwner = "Who will see to it",
    /// Field.
    NextStep = "Next step",
    /// Heading of further fields.
    MoreFields = "More about it",
    /// Choice.
    NotSaid = "not said",
    /// Choice.
    Yes = "yes",
    /// Choice.
    No = "no",
    /// Button.
    Remove = "Remove",
    /// Heading of its ties.
    Ties = "Ties",
    /// Heading of the ranking.
    Ranking = "Ranking",
    /// Chooser of the measure.
    Measure = "Size and ranking by",
    /// Heading.
    Imbalance = "How uneven it is",
    /// Heading.
    MoreMeasures = "More measures",
    /// Switch.
    FollowArrows = "Follow arrows",
    /// Label of the technical term.
    Technical = "In the literature",
    /// Label of the formula.
    Formula = "Counted as",
    /// Label of the source.
    Literature = "Source",
    /// Shown instead of figures on an empty map.
    NoFigures = "Once there are bodies and ties, this says who is central and how uneven ties are.",
    /// Stands in place of figures of a map that has hardly begun.
    TooEarly = "Too early to say",
    /// Says what a figure opens.
    HowCounted = "How is this counted?",
    /// Shown for what is undefined.
    Undefined = "–",
    /// Shown while the numbers of a large map are taken.
    Measuring = "Counting…",
    /// State of saving.
    Saving = "Saving…",
    /// State of saving.
    Saved = "Saved on this machine",
    /// State of saving.
    NotSaved = "Not kept on this machine – take the map file with you",
    /// State of the page.
    ReadOnly = "For reading: this file comes from a newer version",
    /// Button.
    AllActions = "All actions (Ctrl+K)",
    /// Dialog.
    Palette = "What do you want to do?",
    /// Field of that dialog.
    PaletteHint = "Type what to do, or a name",
    /// Menu of saved views.
    Scenes = "Saved views",
    /// Empty list of saved views.
    ScenesHint = "Save what you look at: view, place, selection and filter. Present steps through it with the arrow keys or a clicker; B blanks the screen.",
    /// Button.
    SaveView = "Save this view",
    /// Field.
    Caption = "Caption",
    /// Field.
    CaptionHint = "What is to be seen here",
    /// Button.
    Earlier = "Earlier",
    /// Button.
    Back = "Back",
    /// Button.
    Forward = "Next",
    /// Button over the whole screen.
    ShowAgain = "Show the map again",
    /// Button.
    Filter = "Filter",
    /// What a filter does not do.
    FilterHint = "What is left out of sight is still counted.",
    /// Button.
    ShowEverything = "Show everything",
    /// Heading.
    KindOfTie = "Kind of tie",
    /// Field.
    AtLeastDeep = "Ties at least this deep",
    /// Choice.
    AllTies = "all ties",
    /// Field.
    OnlyTag = "Only with the tag",
    /// Choice.
    AllTags = "any or none",
    /// Nothing fits in that dialog.
    NothingFits = "Nothing fits these letters",
    /// Dialog.
    Keys = "Keys",
    /// Button for several bodies.
    MergeBodies = "Make one of them",
    /// Button for bodies.
    DuplicateBodies = "Copy",
    /// Says what a merge needs.
    MergeHint = "Select two bodies or more first: hold Shift and click them, or draw a box with Shift.",
    /// Says what a copy needs.
    SelectFirst = "Select a body first.",
}}

/// "Undo: remove Health Department", for a tooltip.
pub fn step(label: Label, deed: Option<&str>) -> String {
    deed.map_or_else(|| label.text().to_owned(), |deed| format!("{}: {deed}", label.text()))
}

/// How much is on the map.
pub fn size(bodies: usize, ties: usize) -> String {
    format!("{} · {}", counted(bodies, "body", "bodies"), counted(ties, "tie", "ties"))
}

/// How much a filter shows.
pub fn shown_of(shown: usize, all: usize) -> String {
    format!("{shown} of {} shown", counted(all, "body", "bodies"))
}

/// What a saved view is called.
pub fn scene_name(number: usize, caption: &str) -> String {
    if caption.is_empty() { format!("View {number}") } else { format!("View {number}: {caption}") }
}

/// Which of the saved views is shown.
pub fn of_scenes(at: usize, all: usize) -> String {
    format!("{at} / {all}")
}

/// One end of a range of a measure.
pub fn range_end(measure: &str, is_low: bool) -> String {
    format!("{measure}, {}", if is_low { "at least" } else { "at most" })
}

/// What is selected.
pub fn selected(bodies: usize, ties: usize) -> String {
    match (bodies, ties) {
        (bodies, 0) => format!("{} selected", counted(bodies, "body", "bodies")),
        (0, ties) => format!("{} selected", counted(ties, "tie", "ties")),
        (bodies, ties) => format!("{} and {} selected", counted(bodies, "body", "bodies"), counted(ties, "tie", "ties")),
    }
}

/// "Goal: … · as seen by …, …", from what is there.
pub fn about(purpose: &str, group: &str, date: &str) -> String {
    let goal = (!purpose.is_empty()).then(|| format!("Goal: {purpose}"));
    let seen = match (group, date) {
        ("", "") => None,
        ("", date) => Some(calendar(date)),
        (group, "") => Some(format!("as seen by {group}")),
        (group, date) => Some(format!("as seen by {group}, {}", calendar(date))),
    };
    match (goal, seen) {
        (None, None) => Label::NoPurpose.text().to_owned(),
        (goal, seen) => goal.into_iter().chain(seen).collect::<Vec<_>>().join(" · "),
    }
}

/// Trust of one in another, as a field.
pub fn trust(from: &str, to: &str) -> String {
    format!("{from} in {to}, 1 to 4")
}

/// A tie by its ends.
pub fn tie(from: &str, to: &str, directed: bool) -> String {
    if directed { format!("{from} → {to}") } else { format!("{from} – {to}") }
}

/// A number for people: two digits, whole where it is whole.
pub fn number(value: f64) -> String {
    let rounded = if value.abs() >= 10.0 { value.round() } else { (value * 100.0).round() / 100.0 };
    let text = if value.fract() == 0.0 || value.abs() >= 10.0 { format!("{rounded:.0}") } else { format!("{rounded:.2}") };
    text.replace('-', "−")
}

fn counted(count: usize, one: &str, several: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { several })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_two_digits_and_whole_ones_none() {
        let texts: Vec<String> = [8.0, 0.12345, -0.5, 123.7, 0.0].into_iter().map(number).collect();
        assert_eq!(texts, ["8", "0.12", "−0.50", "124", "0"]);
    }

    #[test]
    fn the_line_under_the_title_says_what_is_known() {
        assert_eq!(about("Halve it", "County forum", "2026-11-22"), "Goal: Halve it · as seen by County forum, 22 Nov 2026");
        assert_eq!(about("", "", ""), "Write the goal and whose view this is");
    }
}
