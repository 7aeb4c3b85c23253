//! What can be undone and redone.
//!
//! **Invariant:** undo offers the newest step not yet undone; a new step ends what could be redone.

use std::collections::VecDeque;
use std::rc::Rc;

use crate::model::MapDiff;

/// One undoable step.
#[derive(Clone, Debug)]
pub struct Step {
    /// What the step did.
    pub diff: Rc<MapDiff>,
    /// The step in words, for "Undo: …".
    pub label: Rc<str>,
}

/// The steps behind and ahead.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: VecDeque<Step>,
    undone: Vec<Step>,
}

impl History {
    /// How many steps are kept.
    pub const LIMIT: usize = 1_000;

    /// Adds a step that was just made.
    pub fn record(&mut self, step: Step) {
        self.undone.clear();
        if self.done.len() == Self::LIMIT {
            self.done.pop_front();
        }
        self.done.push_back(step);
    }

    /// The step that undo would take back.
    pub fn undoable(&self) -> Option<&Step> {
        self.done.back()
    }

    /// The step that redo would make again.
    pub fn redoable(&self) -> Option<&Step> {
        self.undone.last()
    }

    /// Moves one step back.
    pub fn undo(&mut self) -> Option<Step> {
        let step = self.done.pop_back()?;
        self.undone.push(step.clone());
        Some(step)
    }

    /// Moves one step forward again.
    pub fn redo(&mut self) -> Option<Step> {
        let step = self.undone.pop()?;
        self.done.push_back(step.clone());
        Some(step)
    }
}
