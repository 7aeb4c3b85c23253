//! What has to be arranged: bodies, ties, and what is already in its place. Plain columns, so that a worker can take it.

use crate::layout::place::starts;
use crate::layout::point::{Point, Positions};
use crate::layout::room::{RADII, Room, label_room, size_step};
use crate::model::{Gather, SortedMap, Stakeholder, StakeholderId, StakeholderMap, sort_items};

/// A map reduced to what its arrangement depends on; columns have one entry for each body.
#[derive(Clone, PartialEq, Debug)]
pub struct Problem {
    /// The bodies, in the order of the map.
    pub ids: Vec<StakeholderId>,
    /// Where each starts.
    pub start: Vec<Point>,
    /// Whether it was put there by hand and stays.
    pub pinned: Vec<bool>,
    /// Whether it has a start worth keeping.
    pub placed: Vec<bool>,
    /// Radius of its symbol, in map units.
    pub radius: Vec<f64>,
    /// Width and height of its name, in map units.
    pub label: Vec<Point>,
    /// Index of its sector; `u32::MAX` without one.
    pub group: Vec<u32>,
    /// Pairs that are tied, once each, the lower index first, with the weight of the attraction.
    pub edges: Vec<(u32, u32, f64)>,
    /// What random choices start from.
    pub seed: u64,
    /// Whether the best arrangement is worth several times the work.
    pub is_thorough: bool,
}

impl Problem {
    /// What has to be arranged on a map, given where bodies stand. A position in the record counts for a body that is pinned
    /// or that has no earlier position.
    ///
    /// # Complexity
    /// **O((n + m) log n)**, plus **O(n)** for each of the first new bodies.
    pub fn of(map: &StakeholderMap, previous: &Positions) -> Self {
        let ids: Vec<StakeholderId> = map.stakeholders().ids().cloned().collect();
        let index: SortedMap<&StakeholderId, u32> = ids.iter().zip(0..).gather();
        let mut edges: Vec<(u32, u32, f64)> = Vec::with_capacity(map.relationships().len());
        for tie in map.relationships().iter() {
            if let (Some(&a), Some(&b)) = (index.get(&tie.source), index.get(&tie.target)) {
                let weight: f64 = if tie.opposes() { 0.3 } else { 1.0 };
                edges.push((a.min(b), a.max(b), weight));
            }
        }
        // Of parallel ties the heaviest pulls.
        sort_items(&mut edges, |a, b| (a.0, a.1).cmp(&(b.0, b.1)).then(b.2.total_cmp(&a.2)));
        edges.dedup_by_key(|edge| (edge.0, edge.1));
        let mut partners = vec![0.0; ids.len()];
        for &(a, b, _) in &edges {
            partners[a as usize] += 1.0;
            partners[b as usize] += 1.0;
        }
        let low = partners.iter().copied().fold(f64::INFINITY, f64::min);
        let high = partners.iter().copied().fold(0.0, f64::max);
        let sectors: SortedMap<_, u32> = map.sectors().ids().zip(0..).gather();
        let known: Vec<Option<Point>> = map.stakeholders().iter().map(|body| standing(body, previous)).collect();
        let mut problem = Self {
            start: known.iter().map(|point| point.unwrap_or_default()).collect(),
            pinned: map.stakeholders().iter().zip(&known).map(|(body, point)| body.pinned && point.is_some()).collect(),
            placed: known.iter().map(Option::is_some).collect(),
            radius: partners.iter().map(|&count| RADII[size_step(count, low, high)]).collect(),
            label: map.stakeholders().iter().map(|body| label_room(&body.name)).collect(),
            group: map
                .stakeholders()
                .iter()
                .map(|body| body.sector.as_ref().and_then(|sector| sectors.get(sector)).copied().unwrap_or(u32::MAX))
                .collect(),
            ids,
            edges,
            seed: 0x5eed,
            is_thorough: false,
        };
        problem.start = starts(&problem);
        problem
    }

    /// The same with some bodies looking for a place, wherever they stood; pinned ones stay.
    #[must_use]
    pub fn with_free(mut self, is_free: impl Fn(&StakeholderId) -> bool) -> Self {
        for (at, id) in self.ids.iter().enumerate() {
            self.placed[at] &= self.pinned[at] || !is_free(id);
        }
        self.start = starts(&self);
        self
    }

    /// Whether every body has its place, so that nothing is left to do.
    pub fn is_settled(&self) -> bool {
        self.placed.iter().all(|&placed| placed)
    }

    /// Points in the order of [`Problem::ids`] as positions by id.
    pub fn positions(&self, points: &[Point]) -> Positions {
        self.ids.iter().cloned().zip(points.iter().copied()).gather()
    }

    /// Whether nothing is in place yet, so that the whole map may be turned and packed.
    pub(crate) fn is_fresh(&self) -> bool {
        !self.placed.iter().any(|&placed| placed)
    }

    /// The room of each body: with its whole name on small maps, with less of it on large ones, where names hide.
    pub(crate) fn rooms(&self) -> Vec<Room> {
        let share = (60.0 / self.ids.len().max(1) as f64).sqrt().clamp(0.2, 1.0);
        self.radius.iter().zip(&self.label).map(|(&radius, &label)| Room::of_body(radius, label, share)).collect()
    }
}
/// Where a body stands already. Its position in the record counts where it is pinned or has no earlier position.
pub(crate) fn standing(body: &Stakeholder, previous: &Positions) -> Option<Point> {
    let recorded = body.position.map(|position| Point::new(position.x, position.y));
    let earlier = previous.get(&body.id).copied();
    if body.pinned { recorded.or(earlier) } else { earlier.or(recorded) }.filter(|point| point.is_finite())
}
