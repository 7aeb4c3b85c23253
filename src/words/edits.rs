//! What an edit did, for undo and redo.

/// What a record is called.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Noun {
    /// A stakeholder.
    Body,
    /// A relationship.
    Relationship,
    /// A sector.
    Sector,
    /// A goal.
    Goal,
    /// An action.
    Action,
}

impl Noun {
    fn counted(self, count: usize) -> String {
        let word = match (self, count) {
            (Self::Body, 1) => "body",
            (Self::Body, _) => "bodies",
            (Self::Relationship, 1) => "relationship",
            (Self::Relationship, _) => "relationships",
            (Self::Sector, 1) => "sector",
            (Self::Sector, _) => "sectors",
            (Self::Goal, 1) => "goal",
            (Self::Goal, _) => "goals",
            (Self::Action, 1) => "action",
            (Self::Action, _) => "actions",
        };
        format!("{count} {word}")
    }
}

/// Records of one sort that an edit concerns.
#[derive(Clone, PartialEq, Debug)]
pub struct Group {
    /// What they are.
    pub noun: Noun,
    /// How many.
    pub count: usize,
    /// The name, where there is one record and it has a name.
    pub name: Option<String>,
}

impl Group {
    fn text(&self) -> String {
        match &self.name {
            Some(name) if self.count == 1 => name.clone(),
            _ => self.noun.counted(self.count),
        }
    }
}

/// What an edit did.
#[derive(Clone, PartialEq, Debug)]
pub enum Deed {
    /// Added records, the most telling group first.
    Added(Vec<Group>),
    /// Removed records, the most telling group first.
    Removed(Vec<Group>),
    /// Made one body of several: those that went, and the name of the one that stays.
    Merged(Group, String),
    /// Placed bodies by hand.
    Moved(Group),
    /// Changed records.
    Changed(Vec<Group>),
    /// Changed title, purpose or perspective.
    Described,
    /// Changed the saved views.
    Views,
    /// Took a snapshot of this name.
    Taken(String),
    /// Removed a snapshot of this name.
    Dropped(String),
    /// Changed what snapshots are called or dated.
    Snapshots,
    /// Changed what the map asks.
    Asks,
    /// Put other records in place of those that were there.
    Replaced,
}

/// The deed as words that follow "Undo: ".
pub fn text(deed: &Deed) -> String {
    let list = |groups: &[Group]| groups.iter().map(Group::text).collect::<Vec<_>>().join(" and ");
    match deed {
        Deed::Added(groups) => format!("add {}", list(groups)),
        Deed::Removed(groups) => format!("remove {}", list(groups)),
        Deed::Merged(group, into) => format!("merge {} into {into}", group.text()),
        Deed::Moved(group) => format!("move {}", group.text()),
        Deed::Changed(groups) => format!("change {}", list(groups)),
        Deed::Described => "change the title page".to_owned(),
        Deed::Views => "change the saved views".to_owned(),
        Deed::Taken(name) => format!("take the snapshot {name}"),
        Deed::Dropped(name) => format!("remove the snapshot {name}"),
        Deed::Snapshots => "rename a snapshot".to_owned(),
        Deed::Asks => "change what the map asks".to_owned(),
        Deed::Replaced => "open another map".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_removal_names_the_body_and_counts_its_relationships() {
        let deed = Deed::Removed(vec![
            Group { noun: Noun::Body, count: 1, name: Some("Health Department".into()) },
            Group { noun: Noun::Relationship, count: 4, name: None },
        ]);
        assert_eq!(text(&deed), "remove Health Department and 4 relationships");
    }
}
