//! The keys of a report, as the outside knows them. `brokerage.total` is the field `total` of the object `brokerage`.

/// Distinct partners.
pub const DEGREE: &str = "degree";
/// Distinct bodies that lead to it.
pub const IN_DEGREE: &str = "in_degree";
/// Distinct bodies that it leads to.
pub const OUT_DEGREE: &str = "out_degree";
/// Sum of the strengths of its ties.
pub const STRENGTH: &str = "strength";
/// Sum of the strengths of the ties that lead to it.
pub const IN_STRENGTH: &str = "in_strength";
/// Sum of the strengths of the ties that lead from it.
pub const OUT_STRENGTH: &str = "out_strength";
/// Share of shortest ways between others that pass through it.
pub const BETWEENNESS: &str = "betweenness";
/// Reached bodies divided by the sum of their distances.
pub const CLOSENESS: &str = "closeness";
/// Closeness along the ways that lead to it.
pub const IN_CLOSENESS: &str = "in_closeness";
/// Closeness along the ways that lead from it.
pub const OUT_CLOSENESS: &str = "out_closeness";
/// Mean of 1 / distance to all others.
pub const HARMONIC_CLOSENESS: &str = "harmonic_closeness";
/// Harmonic closeness along the ways that lead to it.
pub const IN_HARMONIC_CLOSENESS: &str = "in_harmonic_closeness";
/// Harmonic closeness along the ways that lead from it.
pub const OUT_HARMONIC_CLOSENESS: &str = "out_harmonic_closeness";
/// Without it some lose contact; yes or no.
pub const ARTICULATION_POINT: &str = "articulation_point";
/// How far its partners are tied to each other, by investment.
pub const CONSTRAINT: &str = "constraint";
/// Partners less those that are redundant.
pub const EFFECTIVE_SIZE: &str = "effective_size";
/// Counts by those who count.
pub const EIGENVECTOR: &str = "eigenvector";
/// Where a random walker is found.
pub const PAGERANK: &str = "pagerank";
/// Ways of every length that lead to it, longer ones counting less.
pub const KATZ: &str = "katz";
/// Power from powerful partners.
pub const BONACICH_POWER: &str = "bonacich_power";
/// Power from weak partners.
pub const BONACICH_POWER_NEGATIVE: &str = "bonacich_power_negative";
/// How many of its partners are tied to each other, as a share.
pub const CLUSTERING: &str = "clustering";
/// The largest k for which it is in a group where everyone has k partners inside.
pub const CORE_NUMBER: &str = "core_number";
/// Without this tie two parts separate; yes or no.
pub const BRIDGE: &str = "bridge";
/// Share of shortest ways that lead along this tie.
pub const EDGE_BETWEENNESS: &str = "edge_betweenness";
/// How one-sided a tied pair is, from the source.
pub const ASYMMETRY: &str = "asymmetry";
/// Closed triples as a share of all.
pub const TRANSITIVITY: &str = "transitivity";
/// Mean of clustering over all bodies.
pub const AVERAGE_CLUSTERING: &str = "average_clustering";
/// Largest finite distance.
pub const ECCENTRICITY: &str = "eccentricity";
/// Ties across sectors less ties inside, as a share of both.
pub const EI_INDEX: &str = "ei_index";
/// The E-I index that ties at random would have.
pub const EI_CHANCE: &str = "ei_index_chance";
/// How rarely chance gives an E-I index as far out.
pub const EI_P: &str = "ei_index_p";

/// Open ways over a body by role: inside its sector, inside another, out of its own, into its own, between two others,
/// and all.
pub const BROKERAGE: [&str; 6] = [
    "brokerage.coordinator",
    "brokerage.itinerant",
    "brokerage.representative",
    "brokerage.gatekeeper",
    "brokerage.liaison",
    "brokerage.total",
];
/// The same against chance.
pub const BROKERAGE_Z: [&str; 6] = [
    "brokerage.z_coordinator",
    "brokerage.z_itinerant",
    "brokerage.z_representative",
    "brokerage.z_gatekeeper",
    "brokerage.z_liaison",
    "brokerage.z_total",
];
/// A sector's share of all open ways that cross sectors.
pub const BROKERAGE_SHARE: &str = "brokerage_share";

/// The community that it was found in, from 1.
pub const COMMUNITY: &str = "community";
/// How far ties stay inside the communities found, beyond what chance gives.
pub const COMMUNITY_MODULARITY: &str = "community_modularity";
/// How many communities were found.
pub const COMMUNITY_COUNT: &str = "community_count";

/// Rated power compared with the place in the ties.
pub const FORMAL_GAP: &str = "formal_gap";
/// How far the order by rated power agrees with the order by ties.
pub const FORMAL_AGREEMENT: &str = "formal_agreement";
/// Share of its influence in all that it gives and takes.
pub const INFLUENCE_RATIO: &str = "influence_ratio";
/// Competitiveness by the strongest way instead of all ways.
pub const COMPETITIVENESS_MAX: &str = "competitiveness_max";
/// Influence of the source on the target less the other way round, with what goes through others.
pub const NET_SCALE: &str = "net_scale";
/// Room that its partners leave it.
pub const AUTONOMY: &str = "autonomy";
/// Effective size as a share of its partners.
pub const EFFICIENCY: &str = "efficiency";
/// What the largest part loses without it, as a share.
pub const COMPONENT_LOSS: &str = "component_loss";
/// How much more the target depends on the source than the other way round.
pub const POWER_GAP: &str = "power_gap";
/// How much the two depend on each other together.
pub const MUTUAL_DEPENDENCE: &str = "mutual_dependence";
/// How one-sided all ties are together.
pub const ONE_SIDEDNESS: &str = "one_sidedness";
/// How one-sided a tied pair is on average.
pub const MEAN_ASYMMETRY: &str = "mean_asymmetry";
/// A sector's share of power over its share of bodies.
pub const REPRESENTATION: &str = "representation";
/// Whether a sector sends or receives more.
pub const FLOW_BALANCE: &str = "flow_balance";
/// Whether a sector's ties lead outwards.
pub const OPENNESS: &str = "openness";
/// What one sector sends another.
pub const SENT: &str = "sent";
/// What one sector receives from another.
pub const RECEIVED: &str = "received";

/// Share of the others within two steps.
pub const REACH: &str = "reach";
/// Reach for each partner and itself.
pub const REACH_EFFICIENCY: &str = "reach_efficiency";
/// How far others trust it, or all trust each other.
pub const TRUST: &str = "trust";
/// What it brings.
pub const VALUE: &str = "value";
/// What its ties are worth beside the best.
pub const RELATIVE_CONNECTIVITY: &str = "relative_connectivity";
/// How far it pulls the same way as others.
pub const CONVERGENCE: &str = "convergence";
/// How far it pulls against others.
pub const DIVERGENCE: &str = "divergence";
/// How much it puts behind goals or against them.
pub const MOBILISATION: &str = "mobilisation";
/// Whether it pulls with and against the same others.
pub const AMBIVALENCE: &str = "ambivalence";
/// Share of trials in which the first stays first.
pub const HOLDS: &str = "holds";
/// How far the order of all agrees with that of the trials.
pub const AGREEMENT: &str = "agreement";

/// The keys of what chance gives for a measure of the network.
pub(super) struct ByChance {
    pub(super) measure: &'static str,
    pub(super) mean: &'static str,
    pub(super) low: &'static str,
    pub(super) high: &'static str,
    pub(super) p: &'static str,
}

/// The measures that are compared with chance.
pub(super) const CHANCE: [ByChance; 3] = [
    ByChance { measure: EI_INDEX, mean: EI_CHANCE, low: "ei_index_low", high: "ei_index_high", p: EI_P },
    ByChance {
        measure: SECTOR_MODULARITY,
        mean: "sector_modularity_chance",
        low: "sector_modularity_low",
        high: "sector_modularity_high",
        p: "sector_modularity_p",
    },
    ByChance {
        measure: POWER_THEIL_BETWEEN,
        mean: "power_theil_between_chance",
        low: "power_theil_between_low",
        high: "power_theil_between_high",
        p: "power_theil_between_p",
    },
];

/// How many stakeholders.
pub const STAKEHOLDER_COUNT: &str = "stakeholder_count";
/// How many relationships the map lists.
pub const RELATIONSHIP_COUNT: &str = "relationship_count";
/// Share of possible ties that exist.
pub const DENSITY: &str = "density";
/// Share of arrows that are answered.
pub const RECIPROCITY: &str = "reciprocity";
/// Share of tied pairs that are tied both ways.
pub const RECIPROCITY_DYAD: &str = "reciprocity_dyad";
/// Separate parts, whichever way the arrows go.
pub const COMPONENT_COUNT: &str = "component_count";
/// Parts within which everyone reaches everyone along the arrows.
pub const STRONG_COMPONENT_COUNT: &str = "strong_component_count";
/// How far ties stay inside sectors, beyond what the sizes of sectors give.
pub const SECTOR_MODULARITY: &str = "sector_modularity";
/// Whether like sectors are tied, −1 to 1.
pub const SECTOR_ASSORTATIVITY: &str = "sector_assortativity";
/// Whether bodies with many partners are tied to each other.
pub const DEGREE_ASSORTATIVITY: &str = "degree_assortativity";
/// Influence on others, direct and through one other.
pub const INFLUENCE: &str = "influence";
/// Dependence on others, direct and through one other.
pub const DEPENDENCE: &str = "dependence";
/// Influence less dependence.
pub const NET_INFLUENCE: &str = "net_influence";
/// Influence weighed against dependence, mean 1.
pub const COMPETITIVENESS: &str = "competitiveness";
/// Largest finite distance in the map.
pub const DIAMETER: &str = "diameter";
/// How far ties hang on one body.
pub const DEGREE_CENTRALIZATION: &str = "degree_centralization";
/// The same for arrows that arrive.
pub const IN_DEGREE_CENTRALIZATION: &str = "in_degree_centralization";
/// The same for arrows that leave.
pub const OUT_DEGREE_CENTRALIZATION: &str = "out_degree_centralization";
/// How far shortest ways hang on one body.
pub const BETWEENNESS_CENTRALIZATION: &str = "betweenness_centralization";
/// How far closeness hangs on one body.
pub const CLOSENESS_CENTRALIZATION: &str = "closeness_centralization";
/// Unevenness of the chosen score.
pub const POWER_GINI: &str = "power_gini";
/// Unevenness that splits exactly into between and within sectors.
pub const POWER_THEIL: &str = "power_theil";
/// The part of it between sectors.
pub const POWER_THEIL_BETWEEN: &str = "power_theil_between";
/// The part of it inside sectors.
pub const POWER_THEIL_WITHIN: &str = "power_theil_within";
/// Sum of squared shares of the chosen score.
pub const POWER_HHI: &str = "power_hhi";
/// As uneven as if so many held it equally.
pub const POWER_HOLDERS: &str = "power_holders";

/// Whether a key answers yes or no; a report holds 1 and 0 for it, and its JSON true and false.
pub fn is_flag(key: &str) -> bool {
    matches!(key, ARTICULATION_POINT | BRIDGE)
}
