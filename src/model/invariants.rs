//! What must hold between the records of a map.

use crate::model::diff::TableName;
use crate::model::id::StakeholderId;
use crate::model::map::StakeholderMap;
use crate::model::record::Record;
use crate::model::sort::Gather;
use crate::model::sorted::{SortedMap, SortedSet};
use crate::model::table::Table;

/// One rule of the map that does not hold. `index` is the place of the record in its list, from 0.
#[derive(Clone, PartialEq, Debug, thiserror::Error)]
pub enum Violation {
    /// An id is blank.
    #[error("the id of {} {index} is empty: give it one", table.word())]
    EmptyId {
        /// The list.
        table: TableName,
        /// The record.
        index: usize,
    },
    /// Two records of a list share an id.
    #[error("the id \"{id}\" occurs twice in {}: ids are unique in their list", table.word())]
    DuplicateId {
        /// The list.
        table: TableName,
        /// The second record.
        index: usize,
        /// The id.
        id: String,
    },
    /// A name is blank.
    #[error("{} \"{id}\" has no name", table.word())]
    EmptyName {
        /// The list.
        table: TableName,
        /// The record.
        index: usize,
        /// Its id.
        id: String,
    },
    /// A field names a record that is not there.
    #[error("\"{missing}\", the {field} of {} \"{id}\", is not in the map", table.word())]
    UnknownReference {
        /// The list.
        table: TableName,
        /// The record.
        index: usize,
        /// Its id.
        id: String,
        /// The field, as the map file names it.
        field: &'static str,
        /// The id that leads nowhere.
        missing: String,
    },
    /// A relationship leads back to where it starts.
    #[error("relationship \"{id}\" ties \"{stakeholder}\" to itself")]
    SelfRelationship {
        /// The record.
        index: usize,
        /// Its id.
        id: String,
        /// Its one end.
        stakeholder: StakeholderId,
    },
    /// A stakeholder is part of itself, directly or over others.
    #[error("stakeholder \"{id}\" is part of itself")]
    ParentCycle {
        /// The record.
        index: usize,
        /// Its id.
        id: String,
    },
    /// There are more records than a map holds.
    #[error("{count} {} are more than the {most} that a map holds", table.word())]
    TooMany {
        /// The list.
        table: TableName,
        /// How many there are.
        count: usize,
        /// How many are allowed.
        most: usize,
    },
}

impl StakeholderMap {
    /// Every violation, in the order of the tables. **O(n log n)** in records.
    pub(super) fn violations(&self) -> Vec<Violation> {
        let mut found = Vec::new();
        check_names(TableName::Sectors, self.sectors(), |sector| &sector.name, &mut found);
        check_names(TableName::Goals, self.goals(), |goal| &goal.name, &mut found);
        check_names(TableName::Stakeholders, self.stakeholders(), |stakeholder| &stakeholder.name, &mut found);
        self.check_stakeholders(&mut found);
        check_names(TableName::Relationships, self.relationships(), |_| "-", &mut found);
        self.check_relationships(&mut found);
        check_names(TableName::Actions, self.actions(), |_| "-", &mut found);
        self.check_actions(&mut found);
        for (table, count, most) in [
            (TableName::Stakeholders, self.stakeholders().len(), Self::MAX_STAKEHOLDERS),
            (TableName::Relationships, self.relationships().len(), Self::MAX_RELATIONSHIPS),
        ] {
            if count > most {
                found.push(Violation::TooMany { table, count, most });
            }
        }
        found
    }

    fn check_stakeholders(&self, found: &mut Vec<Violation>) {
        let circles: SortedSet<&StakeholderId> = self.parent_circles().into_iter().flatten().gather();
        for (index, stakeholder) in self.stakeholders().iter().enumerate() {
            let mut unknown = |field: &'static str, missing: String| {
                found.push(Violation::UnknownReference {
                    table: TableName::Stakeholders,
                    index,
                    id: stakeholder.id.to_string(),
                    field,
                    missing,
                });
            };
            if let Some(sector) = stakeholder.sector.as_ref().filter(|sector| !self.sectors().has(sector)) {
                unknown("sector", sector.to_string());
            }
            if let Some(parent) = stakeholder.parent.as_ref().filter(|parent| !self.stakeholders().has(parent)) {
                unknown("parent", parent.to_string());
            }
            for goal in stakeholder.goals.keys().filter(|goal| !self.goals().has(goal)) {
                unknown("goals", goal.to_string());
            }
            if circles.contains(&stakeholder.id) {
                found.push(Violation::ParentCycle { index, id: stakeholder.id.to_string() });
            }
        }
    }

    /// The stakeholders that are part of themselves, one list a circle. **O(n log n)**.
    pub fn parent_circles(&self) -> Vec<Vec<&StakeholderId>> {
        let parent = |id: &StakeholderId| self.stakeholders().find(id).and_then(|stakeholder| stakeholder.parent.as_ref());
        let mut circles = Vec::new();
        // Every stakeholder with the walk that met it first, so that no chain is walked twice.
        let mut met: SortedMap<&StakeholderId, usize> = SortedMap::new();
        for (walk, start) in self.stakeholders().ids().enumerate() {
            let mut at = Some(start);
            while let Some(id) = at.filter(|id| !met.contains_key(id)) {
                met.insert(id, walk);
                at = parent(id);
            }
            if let Some(first) = at.filter(|id| met.get(id) == Some(&walk)) {
                let around = std::iter::successors(parent(first), |id| parent(id)).take_while(|id| *id != first);
                circles.push(std::iter::once(first).chain(around).collect());
            }
        }
        circles
    }

    fn check_relationships(&self, found: &mut Vec<Violation>) {
        for (index, relationship) in self.relationships().iter().enumerate() {
            let owner = relationship.barrier.as_ref().and_then(|barrier| barrier.owner.as_ref());
            let ends = [("source", Some(&relationship.source)), ("target", Some(&relationship.target)), ("barrier", owner)];
            for (field, end) in ends {
                if let Some(missing) = end.filter(|id| !self.stakeholders().has(id)) {
                    let (id, missing) = (relationship.id.to_string(), missing.to_string());
                    found.push(Violation::UnknownReference { table: TableName::Relationships, index, id, field, missing });
                }
            }
            if relationship.source == relationship.target {
                let stakeholder = relationship.source.clone();
                found.push(Violation::SelfRelationship { index, id: relationship.id.to_string(), stakeholder });
            }
        }
    }

    fn check_actions(&self, found: &mut Vec<Violation>) {
        for (index, action) in self.actions().iter().enumerate() {
            if let Some(owner) = action.owner.as_ref().filter(|owner| !self.stakeholders().has(owner)) {
                let (id, missing) = (action.id.to_string(), owner.to_string());
                found.push(Violation::UnknownReference { table: TableName::Actions, index, id, field: "owner", missing });
            }
        }
    }
}

fn check_names<R: Record>(table: TableName, records: &Table<R>, name: impl Fn(&R) -> &str, found: &mut Vec<Violation>) {
    for (index, record) in records.iter().enumerate() {
        let id = record.id().to_string();
        if id.is_empty() {
            found.push(Violation::EmptyId { table, index });
        }
        if name(record).trim().is_empty() {
            found.push(Violation::EmptyName { table, index, id });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Properties, Stakeholder};

    #[test]
    fn every_circle_of_parents_is_found_once_and_long_chains_are_walked_once() {
        let part = |id: usize, parent: usize| {
            let id = StakeholderId::from(id.to_string().as_str());
            Stakeholder { name: "x".into(), parent: Some(parent.to_string().as_str().into()), ..Stakeholder::blank(id) }
        };
        // 0 and 1 are part of each other, 2 hangs on them, 3 is part of itself, the rest is one long chain.
        let mut bodies = vec![part(0, 1), part(1, 0), part(2, 0), part(3, 3)];
        bodies.extend((4..StakeholderMap::MAX_STAKEHOLDERS - 1).map(|id| part(id, id + 1)));
        let last = StakeholderMap::MAX_STAKEHOLDERS - 1;
        bodies.push(Stakeholder { parent: None, ..part(last, last) });
        let found = StakeholderMap::assemble(Properties::default(), vec![], vec![], bodies, vec![], vec![]).unwrap_err();
        let ids: Vec<String> = found
            .iter()
            .map(|violation| match violation {
                Violation::ParentCycle { id, .. } => id.clone(),
                other => other.to_string(),
            })
            .collect();
        assert_eq!(ids, ["0", "1", "3"]);
    }
}
