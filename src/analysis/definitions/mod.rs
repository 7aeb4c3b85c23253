//! Where every number comes from: technical term, formula, range, source.
//!
//! **Not here:** the name and the meaning in plain words; those are on screen and come from `words::measures`.

mod network;
mod ranking;
mod relationship;
mod sector;
mod sector_pair;
mod sources;
mod stakeholder;

/// What a key describes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scope {
    /// The whole network.
    Network,
    /// One stakeholder.
    Stakeholder,
    /// One relationship.
    Relationship,
    /// One sector.
    Sector,
    /// Two sectors.
    SectorPair,
    /// An order of stakeholders.
    Ranking,
}

impl Scope {
    /// The word in a report.
    pub fn word(self) -> &'static str {
        match self {
            Self::Network => "network",
            Self::Stakeholder => "stakeholder",
            Self::Relationship => "relationship",
            Self::Sector => "sector",
            Self::SectorPair => "sector_pair",
            Self::Ranking => "ranking",
        }
    }
}

/// How one key is measured.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Definition {
    /// The key.
    pub key: &'static str,
    /// What it describes.
    pub scope: Scope,
    /// The field's term.
    pub technical: &'static str,
    /// The formula in words and signs.
    pub formula: &'static str,
    /// The values it can take.
    pub range: &'static str,
    /// The source of the measure.
    pub source: &'static str,
}

const fn define(
    scope: Scope,
    key: &'static str,
    technical: &'static str,
    formula: &'static str,
    range: &'static str,
    source: &'static str,
) -> Definition {
    Definition { key, scope, technical, formula, range, source }
}

/// Every definition, those of the network first.
pub fn definitions() -> impl Iterator<Item = &'static Definition> {
    [
        network::DEFINITIONS,
        stakeholder::DEFINITIONS,
        relationship::DEFINITIONS,
        sector::DEFINITIONS,
        sector_pair::DEFINITIONS,
        ranking::DEFINITIONS,
    ]
    .into_iter()
    .flatten()
}

/// The definition of one key.
pub fn definition(scope: Scope, key: &str) -> Option<&'static Definition> {
    definitions().find(|definition| definition.scope == scope && definition.key == key)
}
