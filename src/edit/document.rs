//! One map and how often it has changed.
//!
//! **Invariant:** only a diff that `plan` or `rebase` made for this very map is committed, so committing cannot fail.

use std::rc::Rc;

use crate::model::{MapDiff, StakeholderMap};

/// How many commits a document has seen; grows by one with each.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Revision(pub u64);

/// A map that changes by diffs.
#[derive(Clone, Debug, Default)]
pub struct Document {
    map: Rc<StakeholderMap>,
    revision: Revision,
}

impl Document {
    /// Starts with a map, at revision 0.
    pub fn new(map: StakeholderMap) -> Self {
        Self { map: Rc::new(map), revision: Revision::default() }
    }

    /// The map as it is now; the handle stays as it is when the document moves on.
    pub fn map(&self) -> &Rc<StakeholderMap> {
        &self.map
    }

    /// The present revision.
    pub fn revision(&self) -> Revision {
        self.revision
    }

    /// Applies a checked diff.
    pub fn commit(&mut self, diff: &MapDiff) -> Revision {
        Rc::make_mut(&mut self.map).apply(diff);
        debug_assert_eq!(self.map.check_invariants(), Ok(()), "a diff was committed that nobody had checked");
        self.revision.0 += 1;
        self.revision
    }

    /// Puts another map in place of this one, without a diff.
    pub fn replace(&mut self, map: StakeholderMap) -> Revision {
        self.map = Rc::new(map);
        self.revision.0 += 1;
        self.revision
    }
}
