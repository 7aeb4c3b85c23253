//! What keys mean while the map has the focus.
//!
//! **Invariant:** everything that a pointer does to the map, keys do too.

use crate::edit::{Command, Placement};
use crate::model::{Gather, Position, SortedSet, StakeholderId};
use crate::scene::{Cell, Item, Point, ViewKind};
use crate::tools::rate;
use crate::tools::reach::{way, with_partners};
use crate::tools::walk::{Direction, nearest, neighbour};
use crate::tools::{Action, Context, Intent, Modifiers, ViewChange};
use crate::words::actions::key_name;

/// How far one press of a key moves a body, in pixels.
const NUDGE_PX: f64 = 10.0;
/// How much one press of a key zooms.
const ZOOM_STEP: f64 = 1.25;
/// A body that is walked to stays at least this far inside the screen, in pixels.
const MARGIN_PX: f64 = 60.0;

/// A key with what is held down.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Chord {
    /// The key's name in `KeyboardEvent.key`, letters in lower case.
    pub key: &'static str,
    /// Whether Ctrl or ⌘ is held.
    pub command: bool,
    /// Whether Alt is held.
    pub alt: bool,
    /// Whether Shift is held; `None` where it makes no difference, as for signs that need it on some keyboards.
    pub shift: Option<bool>,
}

impl Chord {
    const fn plain(key: &'static str) -> Self {
        Self { key, command: false, alt: false, shift: None }
    }

    const fn alt(key: &'static str) -> Self {
        Self { key, command: false, alt: true, shift: None }
    }

    const fn command(key: &'static str, shift: Option<bool>) -> Self {
        Self { key, command: true, alt: false, shift }
    }

    /// As it is printed: "Ctrl+Shift+Z".
    pub fn text(&self) -> String {
        let held = [(self.command, "Ctrl+"), (self.alt, "Alt+"), (self.shift == Some(true), "Shift+")];
        let held: String = held.into_iter().filter(|(is_held, _)| *is_held).map(|(_, name)| name).collect();
        let key = key_name(self.key);
        if key.chars().count() == 1 { format!("{held}{}", key.to_uppercase()) } else { format!("{held}{key}") }
    }
}

/// Every key that means something on the map.
pub const BINDINGS: [(Action, Chord); 44] = [
    (Action::Walk(Direction::Left), Chord::plain("ArrowLeft")),
    (Action::Walk(Direction::Right), Chord::plain("ArrowRight")),
    (Action::Walk(Direction::Up), Chord::plain("ArrowUp")),
    (Action::Walk(Direction::Down), Chord::plain("ArrowDown")),
    (Action::Nudge(Direction::Left), Chord::alt("ArrowLeft")),
    (Action::Nudge(Direction::Right), Chord::alt("ArrowRight")),
    (Action::Nudge(Direction::Up), Chord::alt("ArrowUp")),
    (Action::Nudge(Direction::Down), Chord::alt("ArrowDown")),
    (Action::Show(ViewKind::Map), Chord::plain("1")),
    (Action::Show(ViewKind::Grid), Chord::plain("2")),
    (Action::Show(ViewKind::Sectors), Chord::plain("3")),
    (Action::Show(ViewKind::Matrix), Chord::plain("4")),
    (Action::Show(ViewKind::Table), Chord::plain("5")),
    (Action::Show(ViewKind::Heat), Chord::plain("6")),
    (Action::Show(ViewKind::Status), Chord::plain("7")),
    (Action::ZoomIn, Chord::plain("+")),
    (Action::ZoomIn, Chord::plain("=")),
    (Action::ZoomOut, Chord::plain("-")),
    (Action::ZoomOut, Chord::plain("_")),
    (Action::Fit, Chord::plain("0")),
    (Action::Remove, Chord::plain("Delete")),
    (Action::Remove, Chord::plain("Backspace")),
    (Action::Link, Chord::plain("l")),
    (Action::Confirm, Chord::plain("Enter")),
    (Action::Rename, Chord::plain("F2")),
    (Action::Leave, Chord::plain("Escape")),
    (Action::SelectAll, Chord::command("a", None)),
    (Action::Further, Chord::plain("n")),
    (Action::Way, Chord::plain("w")),
    (Action::Color, Chord::plain("c")),
    (Action::FoldDepartments, Chord::plain("d")),
    (Action::Undo, Chord::command("z", Some(false))),
    (Action::Redo, Chord::command("z", Some(true))),
    (Action::Redo, Chord::command("y", None)),
    (Action::Duplicate, Chord::command("d", None)),
    (Action::Merge, Chord::plain("m")),
    (Action::Write, Chord::plain("/")),
    (Action::Palette, Chord::command("k", None)),
    (Action::Keys, Chord::plain("?")),
    (Action::Findings, Chord::plain("f")),
    (Action::Agenda, Chord::plain("g")),
    (Action::Save, Chord::command("s", Some(false))),
    (Action::OverTime, Chord::plain("t")),
    (Action::Present, Chord::plain("p")),
];

/// What a key does, if anything. `key` is `KeyboardEvent.key`.
pub fn action(key: &str, held: Modifiers) -> Option<Action> {
    let meant = |chord: &Chord| {
        chord.key.eq_ignore_ascii_case(key)
            && chord.command == held.command
            && chord.alt == held.alt
            && chord.shift.is_none_or(|shift| shift == held.shift)
    };
    BINDINGS.iter().find(|(_, chord)| meant(chord)).map(|(action, _)| *action)
}

/// The keys that do an action, each as it is printed: "Ctrl+Z".
pub fn keys_of(action: Action) -> Vec<String> {
    BINDINGS.iter().filter(|(bound, _)| *bound == action).map(|(_, chord)| chord.text()).collect()
}

/// Carries an action out; one that makes no sense now does nothing.
pub fn perform(action: Action, context: Context<'_>) -> Vec<Intent> {
    if action.edits() && !context.may_edit {
        return Vec::new();
    }
    match action {
        Action::Walk(direction) => walked(direction, context),
        Action::Show(kind) => vec![Intent::View(ViewChange::Show(kind))],
        Action::Nudge(direction) if context.view.kind == ViewKind::Grid => rate::stepped(direction, context).into_iter().collect(),
        // Elsewhere bodies stand where their sector is.
        Action::Nudge(direction) if context.view.kind == ViewKind::Map => nudged(direction, context),
        Action::Nudge(_) => Vec::new(),
        Action::ZoomIn => zoomed(ZOOM_STEP, context),
        Action::ZoomOut => zoomed(1.0 / ZOOM_STEP, context),
        Action::Fit => vec![Intent::Fit],
        Action::Remove => removed(context),
        Action::Link => linking(context),
        Action::Confirm => confirmed(context),
        Action::Rename => context.selected_body().map(Intent::Rename).into_iter().collect(),
        Action::Leave => left(context),
        Action::SelectAll => {
            vec![Intent::View(ViewChange::Select(context.map.stakeholders().ids().cloned().map(Item::Stakeholder).gather()))]
        }
        Action::Further => vec![Intent::View(ViewChange::Select(with_partners(context.map, context.view, &context.selected_bodies())))],
        Action::Way => {
            let ends: Vec<StakeholderId> = context.selected_bodies().into_iter().collect();
            let found = if let [from, to] = ends.as_slice() { way(context.map, context.view, from, to) } else { None };
            found.map(|way| Intent::View(ViewChange::Select(way))).into_iter().collect()
        }
        Action::Undo => vec![Intent::Undo],
        Action::Redo => vec![Intent::Redo],
        // The panels do these.
        Action::Duplicate
        | Action::Merge
        | Action::Write
        | Action::Palette
        | Action::Keys
        | Action::Findings
        | Action::Asks
        | Action::Agenda
        | Action::Color
        | Action::FoldDepartments
        | Action::Save
        | Action::OverTime
        | Action::Present => Vec::new(),
    }
}

fn zoomed(factor: f64, context: Context<'_>) -> Vec<Intent> {
    vec![Intent::View(ViewChange::Camera(context.zoomed_at(context.view.viewport.middle(), factor)))]
}

fn select(id: &StakeholderId) -> Intent {
    Intent::View(ViewChange::Select(SortedSet::from([Item::Stakeholder(id.clone())])))
}

/// Selects what stands in a cell of the matrix, and stays on it.
pub(super) fn went_to_cell(cell: Cell, context: Context<'_>) -> Vec<Intent> {
    let items = cell.items(context.map, context.view);
    let seen = cell.middle(context.positions).and_then(|at| brought_into_view(at, context));
    [Intent::View(ViewChange::Select(items)), Intent::View(ViewChange::Cell(Some(cell)))].into_iter().chain(seen).collect()
}

fn walked(direction: Direction, context: Context<'_>) -> Vec<Intent> {
    if context.view.kind.has_cells() && context.view.connecting.is_none() {
        let step = direction.step(1.0);
        let next = match Cell::of(context.map, context.view) {
            Some(cell) => cell.beside(step.y as isize, step.x as isize, context.positions),
            None => Cell::first(context.positions),
        };
        return next.map(|cell| went_to_cell(cell, context)).unwrap_or_default();
    }
    let start = context.selected_bodies().into_iter().next();
    let next = match &start {
        Some(start) => neighbour(context.positions, start, direction),
        None => nearest(context.positions, context.view.camera.center),
    };
    let Some((next, at)) = next.and_then(|next| Some((next.clone(), *context.positions.get(&next)?))) else { return Vec::new() };
    let mut intents = vec![select(&next)];
    if let Some((from, _)) = &context.view.connecting {
        intents.push(Intent::View(ViewChange::Connecting(Some((from.clone(), at)))));
    }
    intents.extend(brought_into_view(at, context));
    intents
}

/// The camera moved just far enough to show a point of the map.
fn brought_into_view(at: Point, context: Context<'_>) -> Option<Intent> {
    let at_px = context.to_screen(at);
    let middle = context.view.viewport.middle();
    let back = |at: f64, middle: f64| {
        let room = (middle - MARGIN_PX).max(0.0);
        (middle - room - at).max(0.0) + (middle + room - at).min(0.0)
    };
    let (right_px, down_px) = (back(at_px.x, middle.x), back(at_px.y, middle.y));
    (right_px != 0.0 || down_px != 0.0).then(|| Intent::View(ViewChange::Camera(context.view.camera.panned(Point::new(right_px, down_px)))))
}

fn nudged(direction: Direction, context: Context<'_>) -> Vec<Intent> {
    let step = direction.step(NUDGE_PX / context.view.camera.scale);
    let moved = context.selected_bodies().into_iter().filter_map(|id| {
        let start = context.positions.get(&id)?;
        Some(Placement { id, position: Position::new(start.x + step.x, start.y + step.y)?, pinned: true })
    });
    let placements: Vec<Placement> = moved.collect();
    if placements.is_empty() { Vec::new() } else { vec![Intent::Edit(Box::new(Command::MoveStakeholders(placements)))] }
}

fn removed(context: Context<'_>) -> Vec<Intent> {
    let bodies = context.selected_bodies();
    let ties = context.view.selection.iter().filter_map(|item| match item {
        // The ties of a body go with it.
        Item::Relationship(id) => {
            let tie = context.map.relationships().find(id)?;
            (!bodies.contains(&tie.source) && !bodies.contains(&tie.target)).then(|| id.clone())
        }
        Item::Stakeholder(_) => None,
    });
    let ties: Vec<_> = ties.collect();
    let mut commands = Vec::new();
    if !ties.is_empty() {
        commands.push(Command::RemoveRelationships(ties));
    }
    if !bodies.is_empty() {
        commands.push(Command::RemoveStakeholders(bodies.into_iter().collect()));
    }
    let command = if commands.len() > 1 { Some(Command::Batch(commands)) } else { commands.pop() };
    command.map_or_else(Vec::new, |command| vec![Intent::View(ViewChange::Select(SortedSet::new())), Intent::Edit(Box::new(command))])
}

fn linking(context: Context<'_>) -> Vec<Intent> {
    let start = context.selected_body().and_then(|from| Some((from.clone(), *context.positions.get(&from)?)));
    start.map(|line| Intent::View(ViewChange::Connecting(Some(line)))).into_iter().collect()
}

fn confirmed(context: Context<'_>) -> Vec<Intent> {
    match (&context.view.connecting, context.selected_body()) {
        (Some((from, _)), Some(to)) if *from != to => {
            vec![Intent::View(ViewChange::Connecting(None)), Intent::Connect { from: from.clone(), to }, select(from)]
        }
        (Some(_), _) => Vec::new(),
        (None, None) => Cell::of(context.map, context.view).map(|cell| entered(cell, context)).unwrap_or_default(),
        (None, body) => body.map(Intent::Rename).into_iter().collect(),
    }
}

/// What Enter does in a cell beside the diagonal: an empty one takes a tie, another shows what is known of its own.
fn entered(cell: Cell, context: Context<'_>) -> Vec<Intent> {
    match cell.items(context.map, context.view).is_empty() {
        false => vec![Intent::OpenSelection],
        true if context.view.kind == ViewKind::Matrix => vec![Intent::Connect { from: cell.row, to: cell.column }],
        true => Vec::new(),
    }
}

fn left(context: Context<'_>) -> Vec<Intent> {
    match &context.view.connecting {
        Some((from, _)) => vec![Intent::View(ViewChange::Connecting(None)), select(from)],
        None if context.view.selection.is_empty() && context.view.cell.is_none() => Vec::new(),
        None => vec![Intent::View(ViewChange::Select(SortedSet::new()))],
    }
}

#[cfg(test)]
mod tests;
