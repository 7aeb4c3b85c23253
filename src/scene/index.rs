//! From the id of a stakeholder to its place in the list, fast: thousands of ties look both ends up for every picture.

use crate::model::{StakeholderId, StakeholderMap};

/// Places of ids, in a table with open addressing. Nothing ever walks through it, so its order cannot show.
pub(crate) struct Index<'a> {
    slots: Vec<Option<(&'a StakeholderId, u32)>>,
    mask: usize,
}

impl<'a> Index<'a> {
    /// Indexes the stakeholders of a map. **O(n)**.
    pub(crate) fn new(map: &'a StakeholderMap) -> Self {
        let size = (map.stakeholders().len() * 2).next_power_of_two().max(2);
        let mut index = Self { slots: vec![None; size], mask: size - 1 };
        for (id, place) in map.stakeholders().ids().zip(0..) {
            let slot = index.slot(id);
            index.slots[slot] = Some((id, place));
        }
        index
    }

    /// The place of a stakeholder in the list.
    pub(crate) fn place(&self, id: &StakeholderId) -> Option<usize> {
        self.slots[self.slot(id)].map(|(_, place)| place as usize)
    }

    /// The slot that holds the id, or the free one where it would go; half of the slots are free, so there is one.
    fn slot(&self, id: &StakeholderId) -> usize {
        let hash =
            id.as_str().bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        let mut slot = (hash ^ (hash >> 32)) as usize & self.mask;
        while self.slots[slot].is_some_and(|(other, _)| other != id) {
            slot = (slot + 1) & self.mask;
        }
        slot
    }
}
