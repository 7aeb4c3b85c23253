//! Fits a diff that was made for another state of the map to the map as it is now.
//!
//! **Invariant:** the result can be committed: it speaks only of records and values that are there, starts from the
//! present values, and leads to a valid map.

use crate::edit::repair::repair;
use crate::model::{Address, Change, FieldPath, MapDiff, StakeholderMap, TableName};

/// Drops what no longer applies: changes of records that have gone, values that do not fit their field, and whatever
/// would break an invariant.
pub fn rebase(map: &StakeholderMap, diff: &MapDiff) -> MapDiff {
    fit(map, diff.clone())
}

/// As [`rebase`], and leaves a value alone that has changed since the diff was made: undo never takes back what somebody
/// else did.
pub fn rebase_undo(map: &StakeholderMap, diff: &MapDiff) -> MapDiff {
    fit(map, diff.iter().filter(|(address, change)| map.value(address) == change.before).map(|(a, c)| (a.clone(), c.clone())).collect())
}

fn fit(map: &StakeholderMap, diff: MapDiff) -> MapDiff {
    let present: MapDiff = diff.iter().filter_map(|(address, change)| starting_now(map, &diff, address, change)).collect();
    let mut after = map.clone();
    after.apply(&present);
    match after.check_invariants() {
        // Values that do not fit were passed over while applying; what they would have changed is no change.
        Ok(()) if present.iter().all(|(address, change)| after.value(address) == change.after) => present,
        Ok(()) => MapDiff::between(map, &after),
        Err(_) => MapDiff::between(map, &repair(&after)),
    }
}

/// The change as seen from the present value; `None` for a record that neither is there nor is made.
fn starting_now(map: &StakeholderMap, diff: &MapDiff, address: &Address, change: &Change) -> Option<(Address, Change)> {
    if address.table != TableName::Map {
        let existence = Address { path: FieldPath::parse(FieldPath::EXISTS), ..address.clone() };
        let is_there = map.value(&existence).is_some();
        let is_made = diff.change(&existence).is_some_and(|change| change.after.is_some());
        if !is_there && !is_made {
            return None;
        }
    }
    Some((address.clone(), Change { before: map.value(address), after: change.after.clone() }))
}
