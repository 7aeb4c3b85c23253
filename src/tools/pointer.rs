//! The pointer on the map: click, drag, connect, pan, rubber band, pinch; mouse, pen and fingers alike.
//!
//! **Invariant:** a gesture changes the map at most once, when it ends; until then [`PointerTool::abandon`] leaves no trace.
//! **Not here:** the wheel ([`crate::tools::turned`]), timers, capture.

use crate::edit::{Command, Placement};
use crate::model::{Gather, Position, SortedSet, Stakeholder, StakeholderId};
use crate::scene::{Bounds, Camera, Cell, Hit, Item, Point, Positions, ViewKind};
use crate::tools::keys::went_to_cell;
use crate::tools::{Context, Intent, ViewChange, rate};

/// How wide the gap between a body and its handle may be, in pixels.
const GAP_PX: f64 = 10.0;

/// What points.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PointerKind {
    /// A mouse or a pen.
    Mouse,
    /// A finger.
    Touch,
}

impl PointerKind {
    /// How far a press may wander and still be a click, in pixels.
    fn threshold_px(self) -> f64 {
        match self {
            Self::Mouse => 4.0,
            Self::Touch => 10.0,
        }
    }

    /// How far beside a thing still means the thing, in pixels.
    fn slop_px(self) -> f64 {
        match self {
            Self::Mouse => 3.0,
            Self::Touch => 12.0,
        }
    }
}

/// A button that means something here.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Button {
    /// The left one for most people, a touch, the tip of a pen.
    Primary,
    /// The wheel.
    Middle,
}

/// What is held down meanwhile.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Modifiers {
    /// Shift.
    pub shift: bool,
    /// Ctrl, or ⌘ on a Mac.
    pub command: bool,
    /// Alt.
    pub alt: bool,
    /// The space bar.
    pub space: bool,
}

impl Modifiers {
    fn adds(self) -> bool {
        self.shift || self.command
    }
}

/// A pointer that goes down.
#[derive(Clone, Copy, Debug)]
pub struct Press {
    /// Which pointer; fingers have one each.
    pub pointer: i32,
    /// What points.
    pub kind: PointerKind,
    /// With which button.
    pub button: Button,
    /// Where, in pixels.
    pub at_px: Point,
    /// What is held down.
    pub held: Modifiers,
}

/// What the pointer looks like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cursor {
    /// Over the ground, which a drag would move.
    Grab,
    /// The map is being moved.
    Grabbing,
    /// Over something that can be chosen.
    Choose,
    /// A body is being moved.
    Moving,
    /// A line is being drawn.
    Drawing,
}

#[derive(Clone, Copy, Debug)]
struct Finger {
    pointer: i32,
    kind: PointerKind,
    at_px: Point,
}

#[derive(Debug, Default)]
enum Gesture {
    /// Nothing is pressed.
    #[default]
    Idle,
    /// Pressed, and not moved far enough to be a drag.
    Pressed(Press),
    /// The map follows the pointer.
    Pan,
    /// Bodies follow the pointer, which took hold of a point of the map.
    Move { grip: Point, starts: Positions },
    /// A line runs from a body to the pointer.
    Connect { from: StakeholderId },
    /// A box grows from a corner on the map and selects besides what was selected before.
    Band { corner: Point, before: SortedSet<Item> },
    /// Two fingers hold the map.
    Pinch,
    /// The gesture has ended before the pointer was lifted.
    Spent,
}

/// The state machine behind the pointer.
#[derive(Debug, Default)]
pub struct PointerTool {
    gesture: Gesture,
    /// Everything that is down, in the order in which it came.
    fingers: Vec<Finger>,
    over: Option<Hit>,
}

impl PointerTool {
    /// Whether a gesture is under way.
    pub fn is_busy(&self) -> bool {
        !matches!(self.gesture, Gesture::Idle)
    }

    /// What the pointer should look like.
    pub fn cursor(&self, context: Context<'_>) -> Cursor {
        match (&self.gesture, &self.over) {
            (Gesture::Pan | Gesture::Pinch, _) => Cursor::Grabbing,
            (Gesture::Move { .. }, _) => Cursor::Moving,
            (Gesture::Connect { .. } | Gesture::Band { .. }, _) => Cursor::Drawing,
            _ if context.view.connecting.is_some() => Cursor::Drawing,
            (_, Some(Hit::Handle(_))) => Cursor::Drawing,
            (_, Some(_)) => Cursor::Choose,
            (_, None) => Cursor::Grab,
        }
    }

    /// A pointer goes down.
    pub fn down(&mut self, press: Press, context: Context<'_>) -> Vec<Intent> {
        self.fingers.retain(|finger| finger.pointer != press.pointer);
        self.fingers.push(Finger { pointer: press.pointer, kind: press.kind, at_px: press.at_px });
        match self.fingers.len() {
            1 => {
                let pans = press.button == Button::Middle || press.held.space;
                self.gesture = if pans { Gesture::Pan } else { Gesture::Pressed(press) };
                Vec::new()
            }
            2 => {
                let undone = self.traces_removed(context);
                self.gesture = Gesture::Pinch;
                undone
            }
            _ => Vec::new(),
        }
    }

    /// A pointer moves, pressed or not.
    pub fn moved(&mut self, pointer: i32, at_px: Point, context: Context<'_>) -> Vec<Intent> {
        let Some(index) = self.fingers.iter().position(|finger| finger.pointer == pointer) else {
            return if self.fingers.is_empty() { self.hovered(at_px, context) } else { Vec::new() };
        };
        if let Gesture::Pressed(press) = &self.gesture {
            if press.at_px.distance(at_px) < press.kind.threshold_px() {
                return Vec::new();
            }
            let press = *press;
            let mut intents = self.begin_drag(press, context);
            intents.extend(self.dragged(index, at_px, context));
            return intents;
        }
        self.dragged(index, at_px, context)
    }

    /// A pointer goes up.
    pub fn up(&mut self, pointer: i32, at_px: Point, context: Context<'_>) -> Vec<Intent> {
        let Some(index) = self.fingers.iter().position(|finger| finger.pointer == pointer) else { return Vec::new() };
        let finger = self.fingers.remove(index);
        match std::mem::take(&mut self.gesture) {
            Gesture::Pressed(press) => Self::clicked(press, context),
            Gesture::Move { grip, starts } => dropped(&starts, grip, at_px, context),
            Gesture::Connect { from } => connected(from, at_px, finger.kind, context),
            Gesture::Band { .. } => vec![Intent::View(ViewChange::RubberBand(None))],
            Gesture::Pinch | Gesture::Spent if !self.fingers.is_empty() => {
                // The finger that stays goes on moving the map.
                self.gesture = if self.fingers.len() == 1 { Gesture::Pan } else { Gesture::Pinch };
                Vec::new()
            }
            Gesture::Idle | Gesture::Pan | Gesture::Pinch | Gesture::Spent => Vec::new(),
        }
    }

    /// The browser takes a pointer away.
    pub fn cancelled(&mut self, pointer: i32, context: Context<'_>) -> Vec<Intent> {
        if self.fingers.iter().all(|finger| finger.pointer != pointer) {
            return Vec::new();
        }
        let undone = self.abandon(context);
        self.fingers.retain(|finger| finger.pointer != pointer);
        if self.fingers.is_empty() {
            self.gesture = Gesture::Idle;
        }
        undone
    }

    /// Ends the gesture under way without a trace; what is still pressed means nothing from now on.
    pub fn abandon(&mut self, context: Context<'_>) -> Vec<Intent> {
        let undone = self.traces_removed(context);
        self.gesture = if self.fingers.is_empty() { Gesture::Idle } else { Gesture::Spent };
        undone
    }

    /// The pointer leaves the map.
    pub fn left(&mut self, context: Context<'_>) -> Vec<Intent> {
        self.over = None;
        if context.view.hover.is_some() { vec![Intent::View(ViewChange::Hover(None))] } else { Vec::new() }
    }

    /// A finger has rested for a while where it went down: it opens what lies there.
    pub fn rested(&mut self, pointer: i32, context: Context<'_>) -> Vec<Intent> {
        let Gesture::Pressed(press) = self.gesture else { return Vec::new() };
        if press.pointer != pointer || press.kind != PointerKind::Touch {
            return Vec::new();
        }
        let Some(hit) = (context.hit)(press.at_px, press.kind.slop_px()) else { return Vec::new() };
        self.gesture = Gesture::Spent;
        vec![Intent::View(ViewChange::Select([item(hit)].into())), Intent::OpenSelection]
    }

    /// Two clicks in quick succession, besides the two clicks themselves.
    pub fn double_clicked(&mut self, at_px: Point, context: Context<'_>) -> Vec<Intent> {
        match (context.hit)(at_px, PointerKind::Mouse.slop_px()) {
            Some(Hit::Stakeholder(id)) if context.may_edit => vec![Intent::Rename(id)],
            Some(_) => vec![Intent::OpenSelection],
            None if context.view.kind.has_cells() => {
                let is_tied = context.may_edit && context.view.kind == ViewKind::Matrix;
                let cell = cell_under(at_px, context).filter(|cell| is_tied && cell.row != cell.column);
                cell.map(|Cell { row, column }| Intent::Connect { from: row, to: column }).into_iter().collect()
            }
            None if context.may_edit => vec![Intent::Add { tied_to: None }],
            None => Vec::new(),
        }
    }

    fn hovered(&mut self, at_px: Point, context: Context<'_>) -> Vec<Intent> {
        self.over = (context.hit)(at_px, PointerKind::Mouse.slop_px());
        let hovered = self.over.clone().map(item).or_else(|| still_hovered(at_px, context));
        let mut intents = hover(hovered, context);
        if let Some((from, _)) = &context.view.connecting {
            intents.push(Intent::View(ViewChange::Connecting(Some((from.clone(), context.to_map(at_px))))));
        }
        intents
    }

    fn begin_drag(&mut self, press: Press, context: Context<'_>) -> Vec<Intent> {
        let hit = (context.hit)(press.at_px, press.kind.slop_px());
        match hit.filter(|_| context.may_edit) {
            Some(Hit::Handle(from)) => {
                self.gesture = Gesture::Connect { from };
                Vec::new()
            }
            Some(Hit::Stakeholder(id)) => {
                let dragged = Item::Stakeholder(id);
                let mut selection = context.view.selection.clone();
                if !selection.contains(&dragged) {
                    if !press.held.adds() {
                        selection.clear();
                    }
                    selection.insert(dragged);
                }
                // In the matrix everybody's place follows from the order, in a status drawing from the value.
                if matches!(context.view.kind, ViewKind::Matrix | ViewKind::Status) {
                    self.gesture = Gesture::Pan;
                    return select(selection, context);
                }
                let bodies = selection.iter().filter_map(|item| match item {
                    Item::Stakeholder(id) => Some((id.clone(), *context.positions.get(id)?)),
                    Item::Relationship(_) => None,
                });
                self.gesture = Gesture::Move { grip: context.to_map(press.at_px), starts: bodies.gather() };
                select(selection, context)
            }
            _ if press.held.shift => {
                self.gesture = Gesture::Band { corner: context.to_map(press.at_px), before: context.view.selection.clone() };
                Vec::new()
            }
            _ => {
                self.gesture = Gesture::Pan;
                Vec::new()
            }
        }
    }

    fn dragged(&mut self, index: usize, at_px: Point, context: Context<'_>) -> Vec<Intent> {
        let Finger { at_px: last_px, kind, .. } = self.fingers[index];
        let change = match &self.gesture {
            Gesture::Pan => ViewChange::Camera(context.view.camera.panned(at_px - last_px)),
            Gesture::Move { grip, starts } => ViewChange::Drag(moved(starts, *grip, at_px, context)),
            Gesture::Connect { from } => {
                let target =
                    (context.hit)(at_px, kind.slop_px()).map(item).filter(|item| matches!(item, Item::Stakeholder(id) if id != from));
                let mut intents = hover(target, context);
                intents.push(Intent::View(ViewChange::Connecting(Some((from.clone(), context.to_map(at_px))))));
                self.fingers[index].at_px = at_px;
                return intents;
            }
            Gesture::Band { corner, before } => {
                let other = context.to_map(at_px);
                let intents = vec![Intent::View(ViewChange::RubberBand(Some((*corner, other))))];
                return intents.into_iter().chain(select(boxed(before, *corner, other, context), context)).collect();
            }
            Gesture::Pinch if index < 2 => {
                let rest_px = self.fingers[1 - index].at_px;
                let factor = at_px.distance(rest_px).max(1.0) / last_px.distance(rest_px).max(1.0);
                ViewChange::Camera(pinched(last_px.toward(rest_px, 0.5), at_px.toward(rest_px, 0.5), factor, context))
            }
            Gesture::Idle | Gesture::Pressed(_) | Gesture::Pinch | Gesture::Spent => return Vec::new(),
        };
        self.fingers[index].at_px = at_px;
        vec![Intent::View(change)]
    }

    fn clicked(press: Press, context: Context<'_>) -> Vec<Intent> {
        let hit = (context.hit)(press.at_px, press.kind.slop_px());
        if let Some((from, _)) = &context.view.connecting {
            let mut intents = vec![Intent::View(ViewChange::Connecting(None))];
            if let Some(Item::Stakeholder(to)) = hit.map(item).filter(|item| *item != Item::Stakeholder(from.clone())) {
                intents.push(Intent::Connect { from: from.clone(), to });
            }
            return intents;
        }
        let mut selection = context.view.selection.clone();
        match hit {
            Some(Hit::Handle(from)) if context.may_edit && !press.held.adds() => {
                let line = (from, context.to_map(press.at_px));
                return vec![Intent::View(ViewChange::Connecting(Some(line)))];
            }
            Some(hit) if press.held.adds() => {
                let item = item(hit);
                if !selection.remove(&item) {
                    selection.insert(item);
                }
            }
            Some(hit) => selection = [item(hit)].into(),
            None if press.held.adds() => {}
            None => {
                if let Some(cell) = cell_under(press.at_px, context) {
                    return went_to_cell(cell, context);
                }
                selection.clear();
            }
        }
        select(selection, context)
    }

    /// What takes the preview of the gesture back.
    fn traces_removed(&self, context: Context<'_>) -> Vec<Intent> {
        let changes = match &self.gesture {
            Gesture::Move { .. } => vec![ViewChange::Drag(Positions::new())],
            Gesture::Connect { .. } => vec![ViewChange::Connecting(None)],
            Gesture::Band { before, .. } if *before != context.view.selection => {
                vec![ViewChange::RubberBand(None), ViewChange::Select(before.clone())]
            }
            Gesture::Band { .. } => vec![ViewChange::RubberBand(None)],
            Gesture::Idle | Gesture::Pressed(_) | Gesture::Pan | Gesture::Pinch | Gesture::Spent => Vec::new(),
        };
        changes.into_iter().map(Intent::View).collect()
    }
}

fn item(hit: Hit) -> Item {
    match hit {
        Hit::Stakeholder(id) | Hit::Handle(id) => Item::Stakeholder(id),
        Hit::Relationship(id) => Item::Relationship(id),
    }
}

/// The hovered body, while the pointer is on the few pixels between it and its handle, which would vanish otherwise.
fn still_hovered(at_px: Point, context: Context<'_>) -> Option<Item> {
    let Some(Item::Stakeholder(id)) = &context.view.hover else { return None };
    let way = context.to_screen(*context.positions.get(id)?) - at_px;
    let closer = (context.hit)(at_px + way.unit() * GAP_PX, PointerKind::Mouse.slop_px()).map(item);
    closer.filter(|item| Some(item) == context.view.hover.as_ref())
}

fn hover(item: Option<Item>, context: Context<'_>) -> Vec<Intent> {
    if item == context.view.hover { Vec::new() } else { vec![Intent::View(ViewChange::Hover(item))] }
}

fn select(selection: SortedSet<Item>, context: Context<'_>) -> Vec<Intent> {
    if selection == context.view.selection && context.view.lit.is_empty() && context.view.cell.is_none() {
        Vec::new()
    } else {
        vec![Intent::View(ViewChange::Select(selection))]
    }
}

fn moved(starts: &Positions, grip: Point, at_px: Point, context: Context<'_>) -> Positions {
    let now = context.to_map(at_px);
    starts.iter().map(|(id, start)| (id.clone(), *start + now - grip)).gather()
}

fn dropped(starts: &Positions, grip: Point, at_px: Point, context: Context<'_>) -> Vec<Intent> {
    let places = moved(starts, grip, at_px, context);
    if context.view.kind == ViewKind::Grid {
        let mut intents = vec![Intent::View(ViewChange::Drag(Positions::new()))];
        intents.extend(rate::dropped(&places, context));
        return intents;
    }
    if context.view.kind == ViewKind::Sectors {
        return vec![Intent::View(ViewChange::Drag(Positions::new()))].into_iter().chain(moved_to_sector(&places, context)).collect();
    }
    let places = places.into_iter().filter(|(id, _)| context.map.stakeholders().has(id));
    let placements: Vec<Placement> =
        places.filter_map(|(id, at)| Some(Placement { id, position: Position::new(at.x, at.y)?, pinned: true })).collect();
    let mut intents = vec![Intent::View(ViewChange::Drag(Positions::new()))];
    if !placements.is_empty() {
        intents.push(Intent::Edit(Box::new(Command::MoveStakeholders(placements))));
    }
    intents
}

/// On the ring, bodies go to the sector of the body that they were dropped nearest to.
fn moved_to_sector(places: &Positions, context: Context<'_>) -> Option<Intent> {
    let others = || context.positions.iter().filter(|(id, _)| !places.contains_key(id));
    let commands = places.iter().filter_map(|(id, at)| {
        let nearest = others().min_by(|a, b| a.1.distance(*at).total_cmp(&b.1.distance(*at)))?.0;
        let sector = context.map.stakeholders().find(nearest)?.sector.clone();
        let body = context.map.stakeholders().find(id).filter(|body| body.sector != sector)?;
        Some(Command::ChangeStakeholder(Stakeholder { sector, ..body.clone() }))
    });
    let commands: Vec<Command> = commands.collect();
    (!commands.is_empty()).then(|| Intent::Edit(Box::new(Command::Batch(commands))))
}

/// The cell under a point of the screen.
fn cell_under(at_px: Point, context: Context<'_>) -> Option<Cell> {
    context.view.kind.has_cells().then(|| Cell::under(context.to_map(at_px), context.positions)).flatten()
}

fn connected(from: StakeholderId, at_px: Point, kind: PointerKind, context: Context<'_>) -> Vec<Intent> {
    let mut intents = vec![Intent::View(ViewChange::Connecting(None))];
    match (context.hit)(at_px, kind.slop_px()) {
        Some(Hit::Stakeholder(to) | Hit::Handle(to)) if to != from => intents.push(Intent::Connect { from, to }),
        Some(_) => {}
        None => intents.push(Intent::Add { tied_to: Some(from) }),
    }
    intents
}

/// What was selected before and every body in the box.
fn boxed(before: &SortedSet<Item>, a: Point, b: Point, context: Context<'_>) -> SortedSet<Item> {
    let area = Bounds::between(a, b);
    let inside = context.positions.iter().filter(|(_, point)| area.has(**point));
    before.iter().cloned().chain(inside.map(|(id, _)| Item::Stakeholder(id.clone()))).gather()
}

/// The camera after two fingers have moved: what lay between them still does.
fn pinched(from_px: Point, to_px: Point, factor: f64, context: Context<'_>) -> Camera {
    context.zoomed_at(from_px, factor).panned(to_px - from_px)
}

#[cfg(test)]
mod tests;
