//! What all rules look at: one map, its measures, and who is tied to whom.
//!
//! **Invariant:** `bodies`, `partners` and the columns of the report stand in the order of the map.

use crate::analysis::Report;
use crate::model::{Gather, Relationship, SortedMap, Stakeholder, StakeholderId, StakeholderMap, sort_items};

/// A tie with the rows of its ends.
#[derive(Clone, Copy)]
pub(super) struct Tie<'a> {
    pub(super) record: &'a Relationship,
    pub(super) source: usize,
    pub(super) target: usize,
}

/// A map made ready for the rules.
pub(super) struct Ground<'a> {
    pub(super) map: &'a StakeholderMap,
    pub(super) report: &'a Report,
    pub(super) bodies: Vec<&'a Stakeholder>,
    /// Those that carry something.
    pub(super) ties: Vec<Tie<'a>>,
    /// Those of opposition.
    pub(super) oppositions: Vec<Tie<'a>>,
    /// The rows of everyone's partners, sorted.
    pub(super) partners: Vec<Vec<usize>>,
}

impl<'a> Ground<'a> {
    /// Prepares a map. **O(n + m log n)**.
    pub(super) fn of(map: &'a StakeholderMap, report: &'a Report) -> Self {
        let bodies: Vec<&Stakeholder> = map.stakeholders().iter().collect();
        let row: SortedMap<_, u32> = map.stakeholders().ids().zip(0..).gather();
        let (mut ties, mut oppositions) = (Vec::new(), Vec::new());
        let mut partners = vec![Vec::new(); bodies.len()];
        for record in map.relationships().iter() {
            let (Some(source), Some(target)) = (row.get(&record.source), row.get(&record.target)) else { continue };
            let (source, target) = (*source as usize, *target as usize);
            let tie = Tie { record, source, target };
            if record.opposes() {
                oppositions.push(tie);
            } else if record.is_channel() {
                partners[source].push(target);
                partners[target].push(source);
                ties.push(tie);
            }
        }
        for partners in &mut partners {
            sort_items(partners, Ord::cmp);
            partners.dedup();
        }
        Self { map, report, bodies, ties, oppositions, partners }
    }

    /// The ids of the bodies in these rows.
    pub(super) fn ids<'r>(&self, rows: impl IntoIterator<Item = &'r usize>) -> Vec<StakeholderId> {
        rows.into_iter().map(|row| self.bodies[*row].id.clone()).collect()
    }

    /// Whether something passes between two bodies.
    pub(super) fn is_tied(&self, a: usize, b: usize) -> bool {
        self.partners[a].binary_search(&b).is_ok()
    }

    /// Whether two bodies have sectors, and different ones.
    pub(super) fn is_across(&self, a: usize, b: usize) -> bool {
        let (a, b) = (&self.bodies[a].sector, &self.bodies[b].sector);
        a.is_some() && b.is_some() && a != b
    }

    /// How many pairs of bodies are tied.
    pub(super) fn tied_pairs(&self) -> usize {
        self.partners.iter().map(Vec::len).sum::<usize>() / 2
    }

    /// The rows of the bodies that each sector has, in the order of the map's sectors.
    pub(super) fn members(&self) -> Vec<Vec<usize>> {
        let row: SortedMap<_, usize> = self.map.sectors().ids().map(Some).zip(0..).gather();
        let mut members = vec![Vec::new(); self.map.sectors().len()];
        for (at, body) in self.bodies.iter().enumerate() {
            if let Some(sector) = row.get(&body.sector.as_ref()) {
                members[*sector].push(at);
            }
        }
        members
    }
}
