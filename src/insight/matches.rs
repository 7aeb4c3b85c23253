//! Which record of an earlier map is which of a later one.
//!
//! **Invariant:** no record has two partners.
//! **Not here:** what differs between partners; see `insight::compare`.

use crate::model::{GoalId, Record, Relationship, RelationshipId, SectorId, SortedMap, StakeholderId, StakeholderMap, Table, sort_items};
use crate::words::fold;

/// Pairs of an earlier and a later identity.
#[derive(Clone, PartialEq, Debug)]
pub struct Pairs<Id: Ord> {
    later: SortedMap<Id, Id>,
    earlier: SortedMap<Id, Id>,
}

impl<Id: Ord> Default for Pairs<Id> {
    fn default() -> Self {
        Self { later: SortedMap::new(), earlier: SortedMap::new() }
    }
}

impl<Id: Ord + Clone> Pairs<Id> {
    /// What an earlier record has become.
    pub fn later(&self, before: &Id) -> Option<&Id> {
        self.later.get(before)
    }

    /// What a later record was.
    pub fn earlier(&self, after: &Id) -> Option<&Id> {
        self.earlier.get(after)
    }

    /// Every pair, by the earlier identity.
    pub fn iter(&self) -> impl Iterator<Item = (&Id, &Id)> {
        self.later.iter()
    }

    /// Makes two records one; former partners of either are left without.
    pub fn join(&mut self, before: Id, after: Id) {
        self.part(&before);
        if let Some(other) = self.earlier.remove(&after) {
            self.later.remove(&other);
        }
        self.later.insert(before.clone(), after.clone());
        self.earlier.insert(after, before);
    }

    /// Leaves an earlier record, and what it was taken for, without a partner.
    pub fn part(&mut self, before: &Id) {
        if let Some(after) = self.later.remove(before) {
            self.earlier.remove(&after);
        }
    }
}

/// Which bodies, sectors and goals of two maps are the same.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Matches {
    /// Bodies.
    pub stakeholders: Pairs<StakeholderId>,
    /// Sectors.
    pub sectors: Pairs<SectorId>,
    /// Goals.
    pub goals: Pairs<GoalId>,
}

impl Matches {
    /// Matches by id, then, among those left, by name, whatever its capitals and spaces; of several with one name the first
    /// goes with the first. **O(n log n)** comparisons.
    pub fn of(before: &StakeholderMap, after: &StakeholderMap) -> Self {
        Self {
            stakeholders: matched(before.stakeholders(), after.stakeholders(), &|body| &body.name),
            sectors: matched(before.sectors(), after.sectors(), &|sector| &sector.name),
            goals: matched(before.goals(), after.goals(), &|goal| &goal.name),
        }
    }

    /// Matches by name, whatever its capitals and spaces; of several with one name, those with one id. For a map that has not
    /// grown out of the other: there one id may mean two bodies. **O(n log n)** comparisons.
    pub fn by_name(before: &StakeholderMap, after: &StakeholderMap) -> Self {
        Self {
            stakeholders: named(before.stakeholders(), after.stakeholders(), &|body| &body.name),
            sectors: named(before.sectors(), after.sectors(), &|sector| &sector.name),
            goals: named(before.goals(), after.goals(), &|goal| &goal.name),
        }
    }

    /// Which ties are the same: those with one id between the same bodies, then, among those left, those of one kind
    /// between the same bodies, one-way ties the same way. **O(m log m)** comparisons.
    pub fn relationships(&self, before: &StakeholderMap, after: &StakeholderMap) -> Pairs<RelationshipId> {
        let mut pairs = Pairs::default();
        let later =
            |tie: &Relationship| Some((self.stakeholders.later(&tie.source)?.clone(), self.stakeholders.later(&tie.target)?.clone()));
        let still: Vec<(&Relationship, (StakeholderId, StakeholderId))> =
            before.relationships().iter().filter_map(|tie| Some((tie, later(tie)?))).collect();
        for (old, (source, target)) in &still {
            if after.relationships().find(&old.id).is_some_and(|new| new.touches(source) && new.touches(target)) {
                pairs.join(old.id.clone(), old.id.clone());
            }
        }
        let left = still.into_iter().filter(|(old, _)| pairs.later(&old.id).is_none());
        let old: Vec<(TieKey, RelationshipId)> =
            left.map(|(old, (source, target))| (tie_key(old, source, target), old.id.clone())).collect();
        let left = after.relationships().iter().filter(|new| pairs.earlier(&new.id).is_none());
        let new = left.map(|new| (tie_key(new, new.source.clone(), new.target.clone()), new.id.clone())).collect();
        join_alike(old, new, &mut pairs);
        pairs
    }
}

/// Ends, kind and whether it goes one way; the ends of a two-way tie in the order of their ids.
type TieKey = (StakeholderId, StakeholderId, String, bool);

fn tie_key(tie: &Relationship, source: StakeholderId, target: StakeholderId) -> TieKey {
    let kind = tie.kind.as_ref().map_or("", |kind| kind.as_str()).to_owned();
    let (first, second) = if tie.directed || source < target { (source, target) } else { (target, source) };
    (first, second, kind, tie.directed)
}

fn matched<R: Record>(before: &Table<R>, after: &Table<R>, name: &dyn Fn(&R) -> &String) -> Pairs<R::Id> {
    joined(before, after, name, &|_, _| true)
}

fn named<R: Record>(before: &Table<R>, after: &Table<R>, name: &dyn Fn(&R) -> &String) -> Pairs<R::Id> {
    joined(before, after, name, &|old, new| key(name(old)) == key(name(new)))
}

/// A name without what nobody hears: capitals and spaces.
fn key(name: &str) -> String {
    name.split_whitespace().map(fold).collect::<Vec<_>>().join(" ")
}

/// Joins records with one id that are the same, then, of those left, those of one name.
fn joined<R: Record>(before: &Table<R>, after: &Table<R>, name: &dyn Fn(&R) -> &String, is_same: &dyn Fn(&R, &R) -> bool) -> Pairs<R::Id> {
    let mut pairs = Pairs::default();
    for old in before.iter() {
        if after.find(old.id()).is_some_and(|new| is_same(old, new)) {
            pairs.join(old.id().clone(), old.id().clone());
        }
    }
    let keyed = |table: &Table<R>, is_left: &dyn Fn(&R::Id) -> bool| {
        table.iter().filter(|record| is_left(record.id())).map(|record| (key(name(record)), record.id().clone())).collect()
    };
    let (old, new) = (keyed(before, &|id| pairs.later(id).is_none()), keyed(after, &|id| pairs.earlier(id).is_none()));
    join_alike(old, new, &mut pairs);
    pairs
}

/// Joins those with the same key, the first with the first.
fn join_alike<K: Ord, Id: Ord + Clone>(mut before: Vec<(K, Id)>, mut after: Vec<(K, Id)>, pairs: &mut Pairs<Id>) {
    // Sorting is stable: of one key, the order of the map stays.
    sort_items(&mut before, |a, b| a.0.cmp(&b.0));
    sort_items(&mut after, |a, b| a.0.cmp(&b.0));
    let mut rest = after.into_iter().peekable();
    for (key, id) in before {
        while rest.next_if(|(other, _)| *other < key).is_some() {}
        if let Some((_, other)) = rest.next_if(|(other, _)| *other == key) {
            pairs.join(id, other);
        }
    }
}
