//! One finding: a rule that applies, and all that it rests on.

use crate::analysis::Sureness;
use crate::model::{GoalId, RelationshipId, SectorId, StakeholderId, StakeholderMap};
use crate::words::findings::Arguments;

/// How much a finding asks for attention.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Severity {
    /// Something that goes well.
    Strength,
    /// Good to know.
    Notice,
    /// Something could be gained here.
    Chance,
    /// Something could go wrong here.
    Concern,
}

/// What a finding rests on; which number or word stands where, each rule says.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Evidence {
    /// Bodies, those that the sentence names first.
    pub stakeholders: Vec<StakeholderId>,
    /// Ties.
    pub relationships: Vec<RelationshipId>,
    /// Sectors.
    pub sectors: Vec<SectorId>,
    /// Goals.
    pub goals: Vec<GoalId>,
    /// Numbers, as the rule lists them.
    pub numbers: Vec<f64>,
    /// Words that people wrote, as the rule lists them.
    pub words: Vec<String>,
}

impl Evidence {
    /// Whether both are about the same bodies named first, ties, sectors, goals and words, whatever the numbers.
    pub(super) fn is_about_same(&self, other: &Self) -> bool {
        self.stakeholders.first() == other.stakeholders.first()
            && (&self.relationships, &self.sectors, &self.goals, &self.words)
                == (&other.relationships, &other.sectors, &other.goals, &other.words)
    }
}

/// Something that a map says.
#[derive(Clone, PartialEq, Debug)]
pub struct Finding {
    /// The id of the rule; `words::findings` has its words.
    pub rule: &'static str,
    /// How much it asks for attention.
    pub severity: Severity,
    /// How sure it is against chance; `None` for what the map itself states.
    pub confidence: Option<Sureness>,
    /// What it rests on.
    pub evidence: Evidence,
    /// How much it matters beside others of its rule; comparable only among those.
    pub weight: f64,
    /// How many more the rule has found.
    pub alike: usize,
    /// What says the same of the same, and is told with it.
    pub also: Vec<Finding>,
}

impl Finding {
    /// The finding, then what is told with it.
    pub fn together(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(&self.also)
    }

    /// The names and numbers of its sentence; what is not on the map is left out.
    pub fn arguments(&self, map: &StakeholderMap) -> Arguments {
        let evidence = &self.evidence;
        let bodies = evidence.stakeholders.iter().filter_map(|id| Some(map.stakeholders().find(id)?.name.clone()));
        let sectors = evidence.sectors.iter().filter_map(|id| Some(map.sectors().find(id)?.name.clone()));
        let goals = evidence.goals.iter().filter_map(|id| Some(map.goals().find(id)?.name.clone()));
        Arguments {
            bodies: bodies.collect(),
            sectors: sectors.collect(),
            goals: goals.collect(),
            words: evidence.words.clone(),
            numbers: evidence.numbers.clone(),
        }
    }
}
