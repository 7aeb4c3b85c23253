//! Measures that are being taken, and ways that have been found before: an edit that changes no tie searches no more.
//!
//! **Invariant:** a report is made of the map that its measuring began with.
//! **Not here:** who searches (`host`), what is measured (`analysis`).

use std::rc::Rc;

use crate::analysis::{Held, Options, Ranking, Report, Shown, WaySearch, WayTask, Ways};
use crate::model::StakeholderMap;

/// The measures of one map in one view, begun and not yet taken.
pub struct Measuring {
    shown: Shown,
    map: Rc<StakeholderMap>,
    found: Option<Rc<Ways>>,
}

impl Measuring {
    /// What has to be searched.
    pub fn task(&self) -> &WayTask {
        &self.shown.task
    }

    /// The ways, where the last search was for the same.
    pub fn found(&self) -> Option<&Rc<Ways>> {
        self.found.as_ref()
    }
}

/// What is known of the ways of one map.
#[derive(Default)]
pub(super) struct Measures {
    known: Option<(Rc<WayTask>, Rc<Ways>)>,
    /// What trials with the same ties have shown.
    held: Option<Rc<[Held]>>,
    open: Option<Rc<Measuring>>,
}

impl Measures {
    /// Nothing of what is being measured is wanted any more.
    pub(super) fn drop_open(&mut self) {
        self.open = None;
    }

    /// Whether this is what is being measured.
    pub(super) fn is_open(&self, measuring: &Rc<Measuring>) -> bool {
        self.open.as_ref().is_some_and(|open| Rc::ptr_eq(open, measuring))
    }

    /// Begins, unless that has been done.
    pub(super) fn open(&mut self, map: &Rc<StakeholderMap>, options: &Options) -> Rc<Measuring> {
        if let Some(open) = &self.open {
            return open.clone();
        }
        let shown = Shown::of(map, options);
        let found = self.known.as_ref().filter(|(task, _)| **task == shown.task).map(|(_, ways)| ways.clone());
        let measuring = Rc::new(Measuring { shown, map: map.clone(), found });
        self.open = Some(measuring.clone());
        measuring
    }

    /// The report of what has been begun, with what the search found.
    pub(super) fn close(&mut self, measuring: &Measuring, ways: &Rc<Ways>) -> Rc<Report> {
        self.open = None;
        if measuring.found.is_none() {
            (self.known, self.held) = (Some((Rc::new(measuring.task().clone()), ways.clone())), None);
        }
        Rc::new(measuring.shown.report(&measuring.map, ways))
    }

    /// The ties that were searched last, where no trials have been made with them.
    pub(super) fn untried(&self) -> Option<&Rc<WayTask>> {
        self.known.as_ref().map(|(task, _)| task).filter(|_| self.held.is_none())
    }

    /// Takes what trials have shown; false where the ties are others by now.
    pub(super) fn take_trials(&mut self, task: &Rc<WayTask>, held: Vec<Held>) -> bool {
        let is_wanted = self.untried().is_some_and(|untried| Rc::ptr_eq(untried, task));
        if is_wanted {
            self.held = Some(held.into());
        }
        is_wanted
    }

    /// How sure the rankings of a map with the searched ties are, where that has been tried.
    pub(super) fn rankings(&self, map: &StakeholderMap) -> Option<Rc<[Ranking]>> {
        self.held.as_ref().map(|held| held.iter().map(|held| held.ranking(map)).collect())
    }

    /// All at once.
    pub(super) fn report(&mut self, map: &Rc<StakeholderMap>, options: &Options) -> Rc<Report> {
        self.open = None;
        let measuring = self.open(map, options);
        let ways = measuring.found.clone().unwrap_or_else(|| Rc::new(WaySearch::new(measuring.task()).finish()));
        self.close(&measuring, &ways)
    }
}
