//! Makes ids for new records.
//!
//! **Invariant:** an id is free in its list when it is made, and two peers with different names never make the same one.

use crate::model::{ActionId, GoalId, RelationshipId, SectorId, StakeholderId, StakeholderMap};

/// A source of ids for one peer.
#[derive(Clone, Debug, Default)]
pub struct IdSource {
    peer: String,
    made: u64,
}

impl IdSource {
    /// A source for a peer; an empty name gives the plain ids `s1`, `s2`, … of a map that one person edits.
    pub fn new(peer: &str) -> Self {
        Self { peer: peer.to_owned(), made: 0 }
    }

    /// A free id for a stakeholder.
    pub fn stakeholder(&mut self, map: &StakeholderMap) -> StakeholderId {
        StakeholderId::new(self.free("s", |id| map.stakeholders().has(&StakeholderId::from(id))))
    }

    /// A free id for a relationship.
    pub fn relationship(&mut self, map: &StakeholderMap) -> RelationshipId {
        RelationshipId::new(self.free("r", |id| map.relationships().has(&RelationshipId::from(id))))
    }

    /// A free id for a sector.
    pub fn sector(&mut self, map: &StakeholderMap) -> SectorId {
        SectorId::new(self.free("sector", |id| map.sectors().has(&SectorId::from(id))))
    }

    /// A free id for a goal.
    pub fn goal(&mut self, map: &StakeholderMap) -> GoalId {
        GoalId::new(self.free("g", |id| map.goals().has(&GoalId::from(id))))
    }

    /// A free id for an action.
    pub fn action(&mut self, map: &StakeholderMap) -> ActionId {
        ActionId::new(self.free("a", |id| map.actions().has(&ActionId::from(id))))
    }

    fn free(&mut self, prefix: &str, taken: impl Fn(&str) -> bool) -> String {
        loop {
            self.made += 1;
            let id = if self.peer.is_empty() { format!("{prefix}{}", self.made) } else { format!("{prefix}{}-{}", self.made, self.peer) };
            if !taken(&id) {
                return id;
            }
        }
    }
}
