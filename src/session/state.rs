//! The session itself.

use std::cell::RefCell;
use std::rc::Rc;

use crate::analysis::{Held, Options, Report, WayTask, Ways};
use crate::edit::{Command, Document, EditError, History, IdSource, Revision, Step, plan, rebase, rebase_undo};
use crate::layout::{Point, Positions, Problem, place_new};
use crate::model::{
    ActionId, Gather, GoalId, MapDiff, RelationshipId, SectorId, SortedSet, Stakeholder, StakeholderId, StakeholderMap, TableName,
};
use crate::session::deed::deed;
use crate::session::frame::{Frame, Origin};
use crate::session::listeners::{Listeners, Subscription};
use crate::session::measuring::{Measures, Measuring};
use crate::session::{Committed, Event};
use crate::words::edits;

/// Above this many steps of work (stakeholders × relationships) measures wait for [`Session::take_ways`], so that typing
/// never waits for numbers: about 10 ms of shortest paths.
const MEASURED_AT_ONCE: usize = 1_500_000;

/// A body moves towards its partners until it has more ties than this.
const FIRST_TIES: usize = 2;

/// Fields that no measure depends on.
const UNMEASURED: [&str; 7] = ["position", "pinned", "notes", "link", "source", "tags", "order"];

type Guard = Rc<dyn Fn(&MapDiff, Origin) -> bool>;

struct Inner {
    guard: Option<Guard>,
    document: Document,
    history: History,
    ids: IdSource,
    measures: Measures,
    frame: Rc<Frame>,
    /// Where bodies stand that nobody has pinned; those that have gone keep their place for undo.
    floating: Positions,
    /// Those among them whose place is only a beginning, until a layout has settled.
    waiting: SortedSet<StakeholderId>,
    is_arranged: bool,
    /// Whether a person has asked for the arrangement, and may wait a little for the best one.
    is_thorough: bool,
}

/// A handle of one open map; copies lead to the same map.
#[derive(Clone)]
pub struct Session {
    inner: Rc<RefCell<Inner>>,
    listeners: Listeners,
}

/// Handles are equal when they lead to the same open map.
impl PartialEq for Session {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.inner, &other.inner)
    }
}

impl Session {
    /// Opens a map. `peer` marks the ids of new records; empty for a map that one person edits.
    pub fn new(map: StakeholderMap, peer: &str) -> Self {
        let options = Options::default();
        let document = Document::new(map);
        let map = document.map().clone();
        let frame = Frame {
            revision: document.revision(),
            report: Rc::default(),
            is_measured: false,
            rankings: None,
            positions: Rc::default(),
            map,
            options,
        };
        let mut inner = Inner {
            guard: None,
            document,
            history: History::default(),
            ids: IdSource::new(peer),
            measures: Measures::default(),
            frame: Rc::new(frame),
            floating: Positions::new(),
            waiting: SortedSet::new(),
            is_arranged: true,
            is_thorough: false,
        };
        inner.start_from_file();
        inner.renew(true);
        Self { inner: Rc::new(RefCell::new(inner)), listeners: Listeners::default() }
    }

    /// The present frame; it stays as it is when the map moves on.
    pub fn frame(&self) -> Rc<Frame> {
        self.inner.borrow().frame.clone()
    }

    /// Carries out a command. A command that changes nothing makes no revision.
    ///
    /// # Errors
    /// [`EditError`] says why not; nothing has changed then.
    pub fn submit(&self, command: Command, origin: Origin) -> Result<Committed, EditError> {
        let diff = plan(self.inner.borrow().document.map(), &command)?;
        if self.is_allowed(&diff, origin) { Ok(self.commit(diff, origin)) } else { Err(EditError::NotAllowed) }
    }

    /// Carries out a diff from elsewhere; what does not apply to the map as it is now is dropped.
    pub fn apply(&self, diff: &MapDiff, origin: Origin) -> Committed {
        let fitted = rebase(self.inner.borrow().document.map(), diff);
        self.commit(fitted, origin)
    }

    /// Takes the newest step back. Fields that somebody else changed since stay as they are.
    pub fn undo(&self) -> Option<Committed> {
        let next = self.inner.borrow().history.undoable()?.diff.inverse();
        if !self.is_allowed(&next, Origin::Undo) {
            return None;
        }
        let diff = {
            let mut inner = self.inner.borrow_mut();
            let step = inner.history.undo()?;
            rebase_undo(inner.document.map(), &step.diff.inverse())
        };
        Some(self.commit(diff, Origin::Undo))
    }

    /// Makes the step again that was last taken back.
    pub fn redo(&self) -> Option<Committed> {
        let next = self.inner.borrow().history.redoable()?.diff.clone();
        if !self.is_allowed(&next, Origin::Redo) {
            return None;
        }
        let diff = {
            let mut inner = self.inner.borrow_mut();
            let step = inner.history.redo()?;
            rebase(inner.document.map(), &step.diff)
        };
        Some(self.commit(diff, Origin::Redo))
    }

    /// Whether this is the change that was taken back last.
    pub fn is_undone(&self, diff: &Rc<MapDiff>) -> bool {
        self.inner.borrow().history.redoable().is_some_and(|step| Rc::ptr_eq(&step.diff, diff))
    }

    /// Whether this is the change that undo would take back.
    pub fn is_newest(&self, diff: &Rc<MapDiff>) -> bool {
        self.inner.borrow().history.undoable().is_some_and(|step| Rc::ptr_eq(&step.diff, diff))
    }

    /// What undo would take back, in words.
    pub fn undo_label(&self) -> Option<Rc<str>> {
        self.inner.borrow().history.undoable().map(|step| step.label.clone())
    }

    /// What redo would make again, in words.
    pub fn redo_label(&self) -> Option<Rc<str>> {
        self.inner.borrow().history.redoable().map(|step| step.label.clone())
    }

    /// Opens another map in place of this one; what could be undone is forgotten.
    pub fn load(&self, map: StakeholderMap) {
        self.resume(map, History::default());
    }

    /// What can be undone and redone, to [`Session::resume`] with.
    pub fn history(&self) -> History {
        self.inner.borrow().history.clone()
    }

    /// Forgets what could be undone and redone.
    pub fn forget_steps(&self) {
        self.inner.borrow_mut().history = History::default();
        self.listeners.tell(&Event::FrameChanged);
    }

    /// Opens a map that was worked on before, with what could be undone then.
    pub fn resume(&self, map: StakeholderMap, history: History) {
        let committed = {
            let mut inner = self.inner.borrow_mut();
            let revision = inner.document.replace(map);
            inner.history = history;
            inner.floating.clear();
            inner.frame = Rc::new(Frame { report: Rc::default(), rankings: None, ..inner.frame.as_ref().clone() });
            inner.start_from_file();
            inner.renew(true);
            Committed { revision, diff: Rc::default(), origin: Origin::Load }
        };
        self.listeners.tell(&Event::Committed(committed));
    }

    /// Shows a map as it stands elsewhere, with the places of its bodies. What differs is one change that is not undone here.
    pub fn mirror(&self, map: StakeholderMap) {
        // Another map in place of this one breaks no rule.
        let change = plan(&self.frame().map, &Command::ReplaceMap(Box::new(map)));
        if let Ok(diff) = change {
            self.commit(diff, Origin::Remote);
        }
        {
            let mut inner = self.inner.borrow_mut();
            inner.start_from_file();
            inner.renew(false);
        }
        self.listeners.tell(&Event::FrameChanged);
    }

    /// Takes the measures another way, say along the arrows.
    pub fn analyse_with(&self, options: Options) {
        {
            let mut inner = self.inner.borrow_mut();
            if inner.frame.options == options {
                return;
            }
            inner.frame = Rc::new(Frame { options, ..inner.frame.as_ref().clone() });
            inner.measure();
        }
        self.listeners.tell(&Event::FrameChanged);
    }

    /// Begins the measures that a change of a large map left open, or goes on with them; `None` when there are none.
    pub fn measuring(&self) -> Option<Rc<Measuring>> {
        let inner = &mut *self.inner.borrow_mut();
        (!inner.frame.is_measured).then(|| inner.measures.open(inner.document.map(), &inner.frame.options))
    }

    /// Whether those measures are still wanted: nothing that they depend on has changed since.
    pub fn is_wanted(&self, measuring: &Rc<Measuring>) -> bool {
        self.inner.borrow().measures.is_open(measuring)
    }

    /// Takes the ways that were searched for; false, and nothing happens, when they are no longer wanted.
    pub fn take_ways(&self, measuring: &Rc<Measuring>, ways: &Rc<Ways>) -> bool {
        {
            let inner = &mut *self.inner.borrow_mut();
            if !inner.measures.is_open(measuring) {
                return false;
            }
            let report = inner.measures.close(measuring, ways);
            let rankings = inner.measures.rankings(inner.document.map());
            inner.frame = Rc::new(Frame { report, is_measured: true, rankings, ..inner.frame.as_ref().clone() });
        }
        self.listeners.tell(&Event::FrameChanged);
        true
    }

    /// The ties with which to try how sure the rankings are; `None` where that has been tried, or figures are still open.
    pub fn trial_task(&self) -> Option<Rc<WayTask>> {
        let inner = self.inner.borrow();
        inner.measures.untried().filter(|_| inner.frame.is_measured).cloned()
    }

    /// Takes what trials with those ties have shown; nothing happens when the ties are others by now.
    pub fn take_trials(&self, task: &Rc<WayTask>, held: Vec<Held>) {
        {
            let inner = &mut *self.inner.borrow_mut();
            if !inner.frame.is_measured || !inner.measures.take_trials(task, held) {
                return;
            }
            let rankings = inner.measures.rankings(inner.document.map());
            inner.frame = Rc::new(Frame { rankings, ..inner.frame.as_ref().clone() });
        }
        self.listeners.tell(&Event::FrameChanged);
    }

    /// What still has to be arranged; `None` once the layout has settled.
    pub fn layout_task(&self) -> Option<(Revision, Problem)> {
        let inner = self.inner.borrow();
        if inner.is_arranged {
            return None;
        }
        let problem = Problem::of(inner.document.map(), &inner.frame.positions).with_free(|id| inner.waiting.contains(id));
        let problem = Problem { is_thorough: inner.is_thorough, ..problem };
        Some((inner.document.revision(), problem))
    }

    /// Takes positions that a layout has reached; `is_last` says that it has settled. False, and nothing happens, when the
    /// map has moved on since.
    pub fn place(&self, revision: Revision, positions: Positions, is_last: bool) -> bool {
        {
            let mut inner = self.inner.borrow_mut();
            if revision != inner.document.revision() {
                return false;
            }
            inner.is_arranged = is_last;
            if is_last {
                inner.waiting.clear();
                inner.is_thorough = false;
            }
            inner.floating.extend(positions);
            let positions = Rc::new(place_new(inner.document.map(), &inner.floating));
            inner.frame = Rc::new(Frame { positions, ..inner.frame.as_ref().clone() });
        }
        self.listeners.tell(&Event::FrameChanged);
        true
    }

    /// Arranges the whole map anew; pinned bodies stay.
    pub fn rearrange(&self) {
        {
            let mut inner = self.inner.borrow_mut();
            inner.waiting = inner.document.map().stakeholders().ids().cloned().gather();
            inner.is_arranged = false;
            inner.is_thorough = true;
        }
        self.listeners.tell(&Event::FrameChanged);
    }

    /// Asks `guard` before every change that is made here; false refuses it. It must not change the map itself.
    pub fn guard(&self, guard: impl Fn(&MapDiff, Origin) -> bool + 'static) {
        self.inner.borrow_mut().guard = Some(Rc::new(guard));
    }

    /// Calls `listener` after every change until the subscription is dropped.
    pub fn subscribe(&self, listener: impl Fn(&Event) + 'static) -> Subscription {
        self.listeners.add(listener)
    }

    /// A free id for a stakeholder.
    pub fn fresh_stakeholder_id(&self) -> StakeholderId {
        self.with_ids(IdSource::stakeholder)
    }

    /// A free id for a relationship.
    pub fn fresh_relationship_id(&self) -> RelationshipId {
        self.with_ids(IdSource::relationship)
    }

    /// A free id for a sector.
    pub fn fresh_sector_id(&self) -> SectorId {
        self.with_ids(IdSource::sector)
    }

    /// A free id for a goal.
    pub fn fresh_goal_id(&self) -> GoalId {
        self.with_ids(IdSource::goal)
    }

    /// A free id for an action.
    pub fn fresh_action_id(&self) -> ActionId {
        self.with_ids(IdSource::action)
    }

    /// Makes ids for the present map; for commands that add several records at once.
    pub fn with_ids<T>(&self, make: impl FnOnce(&mut IdSource, &StakeholderMap) -> T) -> T {
        let inner = &mut *self.inner.borrow_mut();
        make(&mut inner.ids, inner.document.map())
    }

    fn is_allowed(&self, diff: &MapDiff, origin: Origin) -> bool {
        let guard = self.inner.borrow().guard.clone();
        diff.is_empty() || guard.is_none_or(|guard| guard(diff, origin))
    }

    fn commit(&self, diff: MapDiff, origin: Origin) -> Committed {
        let committed = {
            let mut inner = self.inner.borrow_mut();
            let diff = Rc::new(diff);
            if diff.is_empty() {
                return Committed { revision: inner.document.revision(), diff, origin };
            }
            let before = inner.document.map().clone();
            let revision = inner.document.commit(&diff);
            if origin.is_undoable() {
                let label = edits::text(&deed(&before, inner.document.map(), &diff)).into();
                inner.history.record(Step { diff: diff.clone(), label });
            }
            inner.follow(&diff, origin);
            Committed { revision, diff, origin }
        };
        self.listeners.tell(&Event::Committed(committed.clone()));
        committed
    }
}

impl Inner {
    /// Brings positions and measures up to date with a diff that was just committed.
    fn follow(&mut self, diff: &MapDiff, origin: Origin) {
        let is_step_back = matches!(origin, Origin::Undo | Origin::Redo);
        if !is_step_back {
            self.let_go(diff);
            self.free_ends(diff);
        }
        if origin == Origin::Import {
            self.start_from_file();
        } else if diff.added_stakeholders().next().is_some() || (!is_step_back && !self.waiting.is_empty()) {
            // A tie between bodies that both stand frees nobody, so no layout is asked for.
            let known = |id: &StakeholderId| self.floating.contains_key(id);
            // A body that comes back by undo stands where it stood; there is nothing to arrange.
            self.is_arranged &= is_step_back && diff.added_stakeholders().all(|id| known(&id));
        }
        let is_stale = diff.iter().any(|(address, _)| !UNMEASURED.contains(&address.path.field()) && address.table != TableName::Map);
        self.renew(is_stale);
    }

    /// Bodies stand where the file says; whoever has no place there, whatever stood under its id before, is to be arranged.
    fn start_from_file(&mut self) {
        let map = self.document.map().clone();
        self.waiting.clear();
        self.is_arranged = true;
        for stakeholder in map.stakeholders().iter() {
            match stakeholder.position {
                Some(at) => self.floating.insert(stakeholder.id.clone(), Point { x: at.x, y: at.y }),
                None => self.floating.remove(&stakeholder.id),
            };
            self.is_arranged &= stakeholder.position.is_some();
        }
    }

    /// A body that is no longer pinned stays where it was put.
    fn let_go(&mut self, diff: &MapDiff) {
        for (address, change) in
            diff.iter().filter(|(address, _)| address.table == TableName::Stakeholders && address.path.field() == "pinned")
        {
            let id = StakeholderId::from(&*address.id);
            if change.after.is_none()
                && let Some(point) = self.frame.positions.get(&id)
            {
                self.floating.insert(id, *point);
            }
        }
    }

    /// A body that has got one of its first ties looks for a place near its partners; all others stand.
    fn free_ends(&mut self, diff: &MapDiff) {
        let map = self.document.map().clone();
        for tie in diff.added_relationships().filter_map(|id| map.relationships().find(&id)) {
            for end in [&tie.source, &tie.target] {
                let ties = map.relationships().iter().filter(|tie| tie.touches(end)).take(FIRST_TIES + 1).count();
                let has_no_place_of_its_own = map.stakeholders().find(end).is_some_and(|body| body.position.is_none());
                if ties <= FIRST_TIES && has_no_place_of_its_own {
                    self.waiting.insert(end.clone());
                }
            }
        }
    }

    fn renew(&mut self, is_stale: bool) {
        let map = self.document.map().clone();
        let positions = place_new(&map, &self.floating);
        let is_new = |body: &&Stakeholder| !body.pinned && !self.floating.contains_key(&body.id) && positions.contains_key(&body.id);
        let new: Vec<&Stakeholder> = map.stakeholders().iter().filter(is_new).collect();
        self.floating.extend(new.iter().filter_map(|body| Some((body.id.clone(), *positions.get(&body.id)?))));
        self.waiting.extend(new.iter().filter(|body| body.position.is_none()).map(|body| body.id.clone()));
        let options = self.frame.options.clone();
        let frame = &self.frame;
        let (report, is_measured, rankings) = (frame.report.clone(), frame.is_measured, frame.rankings.clone());
        let revision = self.document.revision();
        self.frame = Rc::new(Frame { revision, map, report, is_measured, rankings, positions: Rc::new(positions), options });
        if is_stale {
            self.measure();
        }
    }

    /// Measures a small map; a large one keeps its report until somebody has searched for the ways.
    fn measure(&mut self) {
        self.measures.drop_open();
        let frame = &self.frame;
        let is_small = frame.map.stakeholders().len() * frame.map.relationships().len() <= MEASURED_AT_ONCE;
        let report: Rc<Report> = if is_small { self.measures.report(&frame.map, &frame.options) } else { frame.report.clone() };
        let rankings = self.measures.rankings(&frame.map).filter(|_| is_small);
        self.frame = Rc::new(Frame { report, is_measured: is_small, rankings, ..frame.as_ref().clone() });
    }
}
