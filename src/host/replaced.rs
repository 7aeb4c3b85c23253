//! Maps that were put in place of others by a step that can be undone: undo brings back the other map, and with it where that
//! is kept.
//!
//! **Invariant:** what is on screen is kept under its own entry of the list, also after undo and redo.
//! **Not here:** how a map is put in place of another; see `opening`.

use std::rc::Rc;

use crate::formats::journal::{Journal, Snapshot};
use crate::formats::json;
use crate::host::page::Page;
use crate::host::tasks;
use crate::layout::pairs;
use crate::model::MapDiff;
use crate::session::{Committed, Origin};

/// One such step.
pub(crate) struct Replaced {
    step: Rc<MapDiff>,
    /// Names the map that was there before.
    before: String,
    /// Names the map that took its place.
    after: String,
}

impl Page {
    /// Keeps what is on screen, by a step that put it in place of another map, in a journal of its own.
    pub(crate) fn keep_replacing(&self, step: &Committed, former: Option<Snapshot>, journal: Journal) {
        if let Some(keeper) = &*self.keeper.borrow() {
            let replaced = Replaced { step: step.diff.clone(), before: keeper.id(), after: journal.id().to_owned() };
            self.replaced.borrow_mut().push(replaced);
        }
        self.turn(former, journal);
    }

    /// After undo or redo of such a step, what is on screen is kept where it was before.
    pub(crate) fn follow_replaced(self: &Rc<Self>, committed: &Committed) {
        let back = |replaced: &Replaced| self.session.is_undone(&replaced.step).then(|| replaced.before.clone());
        let again = |replaced: &Replaced| self.session.is_newest(&replaced.step).then(|| replaced.after.clone());
        let id = match committed.origin {
            Origin::Undo => self.replaced.borrow().iter().find_map(back),
            Origin::Redo => self.replaced.borrow().iter().find_map(again),
            _ => None,
        };
        let (Some(id), Some(keeper)) = (id, self.keeper.borrow().clone()) else { return };
        let former = self.shown.borrow().clone();
        let page = self.clone();
        tasks::run(async move {
            // What is done meanwhile is on screen, and so in the next whole map. A journal that cannot be read is begun anew.
            let journal = match keeper.take_left(&id) {
                Some((journal, _)) => journal,
                None => Journal::of(&id, &keeper.store.records(&id).await.unwrap_or_default()),
            };
            let file = json::write(&former.map, Some(&pairs(&former.positions)));
            page.turn(Some(Snapshot::of(&former.map, file)), journal);
        });
    }
}
