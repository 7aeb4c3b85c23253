//! An ordered table of records of one kind.
//!
//! **Invariant:** the sequence lists every id once, sorted by order key and then by id. Copies share their records, so a
//! copy costs no more than its two lists of pointers.

use std::rc::Rc;

use crate::model::order::OrderKey;
use crate::model::record::Record;
use crate::model::sort::{sort_indices, sort_items};
use crate::model::sorted::SortedMap;

/// Records by id, listed in their own order.
#[derive(Clone, Debug)]
pub struct Table<R: Record> {
    records: SortedMap<R::Id, Rc<R>>,
    sequence: Vec<Rc<R>>,
}

impl<R: Record> Default for Table<R> {
    fn default() -> Self {
        Self { records: SortedMap::new(), sequence: Vec::new() }
    }
}

/// Equal tables list equal records in the same sequence; the order keys that lead to it may differ.
impl<R: Record> PartialEq for Table<R> {
    fn eq(&self, other: &Self) -> bool {
        let plain = |record: &R| record.with_order(OrderKey::default());
        self.len() == other.len() && self.iter().zip(other.iter()).all(|(a, b)| plain(a) == plain(b))
    }
}

impl<R: Record> Table<R> {
    /// How many records there are.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there is no record.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Whether both hold the very same records, as a copy does until either is changed. **O(n)**.
    pub fn is_same(&self, other: &Self) -> bool {
        self.len() == other.len() && self.sequence.iter().zip(&other.sequence).all(|(a, b)| Rc::ptr_eq(a, b))
    }

    /// The record with an id. **O(log n)**.
    pub fn find(&self, id: &R::Id) -> Option<&R> {
        self.records.get(id).map(Rc::as_ref)
    }

    /// Whether the id is taken. **O(log n)**.
    pub fn has(&self, id: &R::Id) -> bool {
        self.records.contains_key(id)
    }

    /// All records in their order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &R> + ExactSizeIterator {
        self.sequence.iter().map(Rc::as_ref)
    }

    /// All ids in the order of their records.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = &R::Id> + ExactSizeIterator {
        self.sequence.iter().map(|record| record.id())
    }

    /// All records sorted by id.
    pub fn by_id(&self) -> impl Iterator<Item = (&R::Id, &R)> {
        self.records.iter().map(|(id, record)| (id, record.as_ref()))
    }

    /// Lists records in the order given.
    ///
    /// # Errors
    /// The indices of those whose id an earlier one has; no table is made then.
    pub fn from_records(records: Vec<R>) -> Result<Self, Vec<usize>> {
        let mut by_id: Vec<usize> = (0..records.len()).collect();
        sort_indices(&mut by_id, &mut |a, b| records[a].id().cmp(records[b].id()));
        let mut again: Vec<usize> =
            by_id.windows(2).filter(|pair| records[pair[0]].id() == records[pair[1]].id()).map(|pair| pair[1]).collect();
        if !again.is_empty() {
            sort_items(&mut again, usize::cmp);
            return Err(again);
        }
        let mut sequence: Vec<Rc<R>> = Vec::with_capacity(records.len());
        for record in records {
            let order = OrderKey::after(sequence.last().map(|record| record.order()));
            sequence.push(Rc::new(record.with_order(order)));
        }
        let records = by_id.into_iter().map(|at| (sequence[at].id().clone(), sequence[at].clone())).collect();
        Ok(Self { records, sequence })
    }

    /// An order key behind every record.
    pub fn next_order(&self) -> OrderKey {
        OrderKey::after(self.sequence.last().map(|record| record.order()))
    }

    /// Puts a record in its place, instead of an older one with the same id.
    pub(crate) fn put(&mut self, record: R) {
        self.remove(&record.id().clone());
        let record = Rc::new(record);
        self.sequence.insert(self.place_of(&record), record.clone());
        self.records.insert(record.id().clone(), record);
    }

    /// Takes a record out.
    pub(crate) fn remove(&mut self, id: &R::Id) -> Option<Rc<R>> {
        let record = self.records.remove(id)?;
        self.sequence.remove(self.place_of(&record));
        Some(record)
    }

    /// Where a record stands in the sequence, or would stand.
    fn place_of(&self, record: &R) -> usize {
        let key = (record.order(), record.id());
        self.sequence.partition_point(|other| (other.order(), other.id()) < key)
    }
}
