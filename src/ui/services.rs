//! What the panels ask of the page outside: files, downloads, pictures, and what the page says about itself.
//!
//! **Invariant:** the panels never touch files, storage or the element; they call a service, and read [`Settings`] and
//! [`Status`] again when a [`Signal`] says so.
//! **Not here:** how any of it is done; see `host`.

use std::rc::Rc;

use yew::Callback;

use crate::formats::InputFile;
use crate::formats::journal::{Card, Mark};
use crate::model::StakeholderMap;
use crate::paper::Sheet;
use crate::scene::{Theme, View, ViewKind};

/// Whether a person may change the map.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Mode {
    /// Reading only.
    View,
    /// Everything.
    #[default]
    Edit,
}

/// How much of the program shows around the map.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Controls {
    /// The map alone.
    None,
    /// Zoom and fit.
    Minimal,
    /// All panels.
    #[default]
    Full,
}

/// What the element's attributes ask for.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Settings {
    /// Whether a person may change the map.
    pub mode: Mode,
    /// How much shows around the map.
    pub controls: Controls,
    /// The theme; `None` follows the system.
    pub theme: Option<Theme>,
    /// Which picture of the map comes first.
    pub view: ViewKind,
    /// The language of the words on screen (BCP 47).
    pub language: String,
    /// Whether the element is the page itself, not a guest of another one.
    pub is_standalone: bool,
    /// Whether the map is presented: alone, under its heading.
    pub is_presenting: bool,
    /// Whether the element may take the wheel and keys: always on its own page, elsewhere from a press inside, or Enter, until
    /// Escape or a press elsewhere.
    pub is_entered: bool,
}

/// Whether what is on screen is kept on this machine.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Saving {
    /// Nothing is kept here: the host page asked for no storage, or the map is the example.
    #[default]
    Off,
    /// A save is under way.
    Pending,
    /// All is kept.
    Saved,
    /// The browser refuses to keep anything; the person should download the map.
    Failed,
}

/// What is said to the person once: a read file, a refused file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Notice {
    /// Names the notice when it is dismissed.
    pub id: u32,
    /// Whether something went wrong.
    pub is_problem: bool,
    /// One sentence.
    pub text: String,
    /// What there is to say in detail, one sentence each: warnings with their places.
    pub details: Vec<String>,
    /// What can be done about it with one press.
    pub offer: Option<Offer>,
}

/// What a notice offers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Offer {
    /// The map as a file.
    SaveFile,
    /// The map that was just deleted, back.
    PutBack,
    /// The newer version of the program.
    Update,
    /// A report of a fault of the program, as a file.
    SaveReport,
}

/// The maps kept on this machine.
#[derive(Clone, PartialEq, Debug)]
pub struct Shelf {
    /// All of them, the one last worked on first.
    pub maps: Vec<Card>,
    /// Small pictures of the first of them, as addresses of images, as far as they are drawn.
    pub pictures: Vec<String>,
    /// Names the one on screen.
    pub current: String,
    /// The states of the one on screen that can be gone back to, the newest first.
    pub states: Vec<Mark>,
    /// How many bytes the browser says this site takes.
    pub used: Option<f64>,
}

/// What a person wants of the maps kept on this machine.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ShelfWish {
    /// To see the list.
    Look,
    /// To open one.
    Open(String),
    /// To delete one.
    Delete(String),
    /// To go back to the state at this place.
    Recover(u32),
    /// To take the map away as a file and leave nothing of it here.
    Finish,
    /// To leave nothing of the map on screen but what it is now: no earlier state, no step to undo.
    LeaveNewest,
}

/// What the page says about itself.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Status {
    /// Whether an example is on screen, as on the first visit; it is never saved, and typing starts a blank map.
    pub is_example: bool,
    /// Whether one's own map waits behind the example.
    pub own_map_waits: bool,
    /// Whether the map is kept on this machine.
    pub saving: Saving,
    /// Why nothing may be changed although `mode` is `edit`: the map is of a newer version.
    pub is_read_only: bool,
    /// Another such reason: the map is open in another tab, and this one shows what happens there.
    pub is_elsewhere: bool,
    /// A third: the map of a link is looked at; says whether no other tab keeps a map on this machine.
    pub received: Option<bool>,
    /// What is still to be said, oldest first.
    pub notices: Vec<Notice>,
    /// Whether files are being dragged over the element.
    pub is_drop_target: bool,
    /// How many tenths of a large map have been measured, while that goes on.
    pub measured_tenths: Option<u8>,
    /// Whether maps are kept on this machine.
    pub keeps: bool,
    /// The maps kept here, once somebody has looked.
    pub shelf: Option<Rc<Shelf>>,
}

/// A worked example to look at and take apart: real in content, with invented bodies and ratings.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Example {
    /// Schools and health.
    ChildhoodObesity,
    /// Social services with economic development.
    JobTraining,
    /// Environment with agriculture.
    LessPollution,
    /// Emergency management with all who help.
    DisasterResponse,
    /// Departments of one local government.
    CityDepartments,
}

/// A kind of file to take away.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ExportFormat {
    /// The map file, with positions.
    Map,
    /// A picture of the whole map that scales.
    Svg {
        /// Whether what is private is in it.
        include_private: bool,
    },
    /// A picture of the whole map in pixels.
    Png {
        /// Whether what is private is in it.
        include_private: bool,
    },
    /// A page that is one file, with map and program.
    Page {
        /// Whether people may change the map in it.
        may_edit: bool,
        /// Whether what is private is in it.
        include_private: bool,
    },
    /// The bodies as a table.
    CsvNodes,
    /// The ties as a table.
    CsvEdges,
    /// Both tables in an archive.
    CsvPair,
    /// A workbook with bodies, ties and measures.
    Xlsx,
    /// A network file for yEd, networkx, igraph and others.
    GraphMl,
    /// A network file for Gephi.
    Gexf,
    /// Elements and connections for Kumu.
    Kumu,
    /// Ties for UCINET.
    Dl,
    /// A document to print.
    Report {
        /// What it is laid out for.
        sheet: Sheet,
        /// Whether what is private is in it.
        include_private: bool,
    },
}

/// What the page outside tells the panels.
#[derive(Clone, PartialEq, Debug)]
pub enum Signal {
    /// [`Settings`] are new.
    SettingsChanged,
    /// [`Status`] is new.
    StatusChanged,
    /// Stakeholders or relationships with these ids are to be selected, and nothing else.
    Select(Vec<String>),
    /// The whole map is to be brought into view.
    Fit,
    /// Lines are to be written into the add bar, which says what they would do.
    Write(String),
}

/// What the page outside does for the panels.
pub trait Outside {
    /// What the attributes ask for.
    fn settings(&self) -> Settings;
    /// Shows the map large, over the whole screen where the browser allows it.
    fn present(&self);
    /// Sets the theme that the person chose; `None` follows the system.
    fn choose_theme(&self, theme: Option<Theme>);
    /// What there is to say.
    fn status(&self) -> Status;
    /// The person has read a notice.
    fn dismiss(&self, notice: u32);
    /// Shows a file dialog and takes in what is chosen.
    fn open_files(&self);
    /// Shows a file dialog and hands over the map that is read, which is not opened.
    fn read_file(&self, then: Callback<StakeholderMap>);
    /// Takes in files: as the map in one undoable step.
    fn take_files(&self, files: Vec<InputFile>);
    /// Goes on with an empty map in place of one's own, by a step that can be undone; an example is left.
    fn start_blank(&self);
    /// Shows a worked example; one's own map waits behind it.
    fn show_example(&self, example: Example);
    /// Leaves the example for one's own map.
    fn leave_example(&self);
    /// Carries out a wish that concerns the maps kept here; what comes of it shows in [`Status::shelf`].
    fn reach_shelf(&self, wish: ShelfWish);
    /// The person takes what a notice offers.
    fn accept(&self, notice: u32);
    /// Writes the map file to where it was saved last, or asks where to.
    fn save(&self);
    /// Makes a file and hands it to the person.
    fn export(&self, format: ExportFormat);
    /// Makes the map of a link one of those kept here, to be changed.
    fn edit_copy(&self);
    /// Opens the dialog that makes a link with the map in it.
    fn share_link(&self);
    /// Opens the dialog that makes what shows the map on another page.
    fn open_embedding(&self);
    /// Hands any bytes to the person as a file.
    fn download(&self, name: &str, mime: &str, bytes: &[u8]);
    /// What is looked at has changed: selection, camera at rest, theme, size.
    fn view_changed(&self, view: &View);
    /// Listens to signals for as long as the returned value lives.
    fn listen(&self, listener: Rc<dyn Fn(&Signal)>) -> Listening;
}

/// Ends listening when dropped.
pub struct Listening(Option<Box<dyn FnOnce()>>);

impl Listening {
    /// Calls `end` when dropped.
    pub fn until(end: impl FnOnce() + 'static) -> Self {
        Self(Some(Box::new(end)))
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        if let Some(end) = self.0.take() {
            end();
        }
    }
}

/// A handle on the page outside; two handles are equal when they lead to the same element.
#[derive(Clone)]
pub struct Services(Rc<dyn Outside>);

impl Services {
    /// Wraps what the page offers.
    pub fn new(outside: Rc<dyn Outside>) -> Self {
        Self(outside)
    }
}

impl std::ops::Deref for Services {
    type Target = dyn Outside;

    fn deref(&self) -> &Self::Target {
        &*self.0
    }
}

impl PartialEq for Services {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
