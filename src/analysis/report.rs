//! What was measured.
//!
//! **Invariant:** every column is as long as its list of ids; keys stand in the order in which they were measured.

use crate::model::{Gather, RelationshipId, SectorId, SortedMap, StakeholderId, StakeholderMap};

/// Why a measure is undefined, or what it leaves out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reason {
    /// Relationships of opposition or of level 0 carry nothing and are left out.
    LeftOutRelationships {
        /// How many.
        count: usize,
    },
    /// Stakeholders without a rating are left out.
    Unrated {
        /// How many.
        count: usize,
    },
    /// Too few stakeholders.
    TooFew,
    /// The map falls into parts that do not reach each other.
    Disconnected,
    /// Nobody holds anything of the score.
    NothingHeld,
    /// Some values are below zero.
    Negative,
    /// The score that was asked for does not exist in this view.
    UnknownScore,
    /// Strengths are no whole steps from 0 to 4.
    OutsideScale,
    /// No stakeholder has a sector.
    NoSectors,
    /// Trying it out would take too long for a map of this size.
    TooLarge,
}

/// A remark on one key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Note {
    /// The key, or empty where it concerns the whole report.
    pub key: &'static str,
    /// The remark.
    pub reason: Reason,
}

/// Values of one list of records: one column a key.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Columns<Id: Ord> {
    rows: SortedMap<Id, usize>,
    columns: Vec<(&'static str, Vec<Option<f64>>)>,
}

impl<Id: Ord> Default for Columns<Id> {
    fn default() -> Self {
        Self { rows: SortedMap::new(), columns: Vec::new() }
    }
}

impl<Id: Ord> Columns<Id> {
    fn new(ids: impl Iterator<Item = Id>) -> Self {
        Self { rows: ids.enumerate().map(|(row, id)| (id, row)).gather(), columns: Vec::new() }
    }

    fn value(&self, id: &Id, key: &str) -> Option<f64> {
        self.column(key).and_then(|column| self.rows.get(id).and_then(|row| column[*row]))
    }

    fn column(&self, key: &str) -> Option<&[Option<f64>]> {
        self.columns.iter().find(|(name, _)| *name == key).map(|(_, column)| column.as_slice())
    }
}

/// How sure a ranking is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sureness {
    /// The first stays first in at least 95 % of trials.
    Holds,
    /// In at least 80 %.
    Likely,
    /// In fewer.
    Open,
}

impl Sureness {
    pub(super) fn of(share: f64) -> Self {
        match share {
            share if share >= 0.95 => Self::Holds,
            share if share >= 0.8 => Self::Likely,
            _ => Self::Open,
        }
    }

    /// The word in a report and on screen.
    pub fn word(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Likely => "likely",
            Self::Open => "open",
        }
    }
}

/// How a ranking fares when some ties are missing or wrong.
#[derive(Clone, PartialEq, Debug)]
pub struct Ranking {
    /// The key of the measure by which stakeholders are ranked.
    pub key: &'static str,
    /// Who is first; of several the first of the map.
    pub first: Option<StakeholderId>,
    /// How often it was tried.
    pub trials: usize,
    /// The share of trials in which the first stays first, 0 to 1.
    pub holds: f64,
    /// How far the order of all agrees with those of the trials: mean of Spearman's rho, −1 to 1.
    pub agreement: f64,
    /// The share in a word.
    pub sure: Sureness,
}

/// What passes between two sectors, `None` for those without one.
#[derive(Clone, PartialEq, Debug)]
pub struct SectorPair {
    /// The earlier of the two in the map.
    pub source: Option<SectorId>,
    /// The other.
    pub target: Option<SectorId>,
    /// The strength of all ties from the source to the target.
    pub sent: f64,
    /// The strength of all ties from the target to the source.
    pub received: f64,
    /// What is sent less what is received, as a share of both; undefined where arrows do not count.
    pub asymmetry: Option<f64>,
}

/// The measures of a map in one view.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Report {
    network: Vec<(&'static str, Option<f64>)>,
    stakeholders: Columns<StakeholderId>,
    relationships: Columns<RelationshipId>,
    sectors: Columns<Option<SectorId>>,
    sector_pairs: Vec<SectorPair>,
    rankings: Vec<Ranking>,
    notes: Vec<Note>,
}

impl Report {
    pub(super) fn of(map: &StakeholderMap, sectors: &[Option<SectorId>]) -> Self {
        Self {
            network: Vec::new(),
            stakeholders: Columns::new(map.stakeholders().ids().cloned()),
            relationships: Columns::new(map.relationships().ids().cloned()),
            sectors: Columns::new(sectors.iter().cloned()),
            sector_pairs: Vec::new(),
            rankings: Vec::new(),
            notes: Vec::new(),
        }
    }

    pub(super) fn put_network(&mut self, key: &'static str, value: Option<f64>) {
        self.network.push((key, value.filter(|value| value.is_finite())));
    }

    pub(super) fn put_stakeholders(&mut self, key: &'static str, column: Vec<Option<f64>>) {
        self.stakeholders.columns.push((key, column));
    }

    pub(super) fn put_relationships(&mut self, key: &'static str, column: Vec<Option<f64>>) {
        self.relationships.columns.push((key, column));
    }

    pub(super) fn put_sectors(&mut self, key: &'static str, column: Vec<Option<f64>>) {
        self.sectors.columns.push((key, column));
    }

    pub(super) fn put_sector_pairs(&mut self, pairs: Vec<SectorPair>) {
        self.sector_pairs = pairs;
    }

    pub(super) fn put_ranking(&mut self, ranking: Ranking) {
        self.rankings.push(ranking);
    }

    pub(super) fn note(&mut self, key: &'static str, reason: Reason) {
        self.notes.push(Note { key, reason });
    }

    /// A measure of a stakeholder; `None` where it is undefined or not measured.
    pub fn stakeholder(&self, id: &StakeholderId, key: &str) -> Option<f64> {
        self.stakeholders.value(id, key)
    }

    /// A measure of all stakeholders, in the order of the map.
    pub fn column(&self, key: &str) -> Option<&[Option<f64>]> {
        self.stakeholders.column(key)
    }

    /// A measure of the network; `None` where it is undefined or not measured.
    pub fn network(&self, key: &str) -> Option<f64> {
        self.network.iter().find(|(name, _)| *name == key).and_then(|(_, value)| *value)
    }

    /// A measure of a relationship; `None` where it is undefined or not measured. Yes and no are 1 and 0.
    pub fn relationship(&self, id: &RelationshipId, key: &str) -> Option<f64> {
        self.relationships.value(id, key)
    }

    /// A measure of a sector, or of those that have none; `None` where it is undefined or not measured.
    pub fn sector(&self, id: Option<&SectorId>, key: &str) -> Option<f64> {
        self.sectors.value(&id.cloned(), key)
    }

    /// Every two sectors that a tie joins, in the order of the map.
    pub fn sector_pairs(&self) -> &[SectorPair] {
        &self.sector_pairs
    }

    /// How sure the rankings are, where that was tried.
    pub fn rankings(&self) -> &[Ranking] {
        &self.rankings
    }

    /// Remarks on what is undefined or left out.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// Every measure of the network.
    pub fn network_values(&self) -> impl Iterator<Item = (&'static str, Option<f64>)> {
        self.network.iter().copied()
    }

    /// Every key measured of stakeholders.
    pub fn stakeholder_keys(&self) -> impl Iterator<Item = &'static str> {
        self.stakeholders.columns.iter().map(|(key, _)| *key)
    }

    /// Every key measured of relationships.
    pub fn relationship_keys(&self) -> impl Iterator<Item = &'static str> {
        self.relationships.columns.iter().map(|(key, _)| *key)
    }

    /// Every key measured of sectors.
    pub fn sector_keys(&self) -> impl Iterator<Item = &'static str> {
        self.sectors.columns.iter().map(|(key, _)| *key)
    }

    /// The sectors that were measured, `None` for those without one.
    pub fn sectors(&self) -> impl Iterator<Item = Option<&SectorId>> {
        self.sectors.rows.keys().map(Option::as_ref)
    }
}
