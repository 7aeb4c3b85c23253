//! The state that peers share: for every value, the latest that anybody gave it.
//!
//! A last-writer-wins register per value (Shapiro, Preguiça, Baquero and Zawirski 2011, "A comprehensive study of
//! convergent and commutative replicated data types", section 3.2.1). Lists differ by element and nested parts by
//! sub-field, so two people who work on different things never overwrite each other.
//!
//! **Invariant:** the state depends on which diffs have arrived, not on their order or how often each did.

use std::rc::Rc;

use crate::edit::repair::repair;
use crate::model::{Address, Change, FieldValue, MapDiff, SortedMap, StakeholderMap};

/// When and by whom a diff was made: a Lamport clock, ties decided by the peer's name.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Stamp {
    /// Larger than that of every diff that the peer had seen.
    pub clock: u64,
    /// The peer.
    pub peer: Rc<str>,
}

/// One peer's copy of the shared state.
#[derive(Clone, Debug)]
pub struct Replica {
    start: StakeholderMap,
    latest: SortedMap<Address, (Stamp, Option<FieldValue>)>,
    clock: u64,
    peer: Rc<str>,
}

impl Replica {
    /// Starts a peer with the map that all peers start from.
    pub fn new(start: StakeholderMap, peer: &str) -> Self {
        Self { start, latest: SortedMap::new(), clock: 0, peer: peer.into() }
    }

    /// Takes in a diff of this peer and gives it the stamp to send with it.
    pub fn make(&mut self, diff: &MapDiff) -> Stamp {
        let stamp = Stamp { clock: self.clock + 1, peer: self.peer.clone() };
        self.receive(&stamp, diff);
        stamp
    }

    /// Takes in a diff of any peer; a repeated one changes nothing.
    pub fn receive(&mut self, stamp: &Stamp, diff: &MapDiff) {
        self.clock = self.clock.max(stamp.clock);
        for (address, change) in diff.iter() {
            let newer = self.latest.get(address).is_none_or(|(earlier, _)| earlier < stamp);
            if newer {
                self.latest.insert(address.clone(), (stamp.clone(), change.after.clone()));
            }
        }
    }

    /// The map that this state means.
    pub fn map(&self) -> StakeholderMap {
        let to_now = |(address, (_, after)): (&Address, &(Stamp, Option<FieldValue>))| {
            let change = Change { before: self.start.value(address), after: after.clone() };
            (address.clone(), change)
        };
        let mut map = self.start.clone();
        map.apply(&self.latest.iter().map(to_now).collect());
        repair(&map)
    }
}
