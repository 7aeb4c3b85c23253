//! Where every number comes from: technical term, formula, source.
//!
//! **Not here:** the name and the meaning in plain words; those are on screen and come from `words::measures`.

use crate::analysis::key;

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
}

impl Scope {
    /// The word in a report.
    pub fn word(self) -> &'static str {
        match self {
            Self::Network => "network",
            Self::Stakeholder => "stakeholder",
            Self::Relationship => "relationship",
            Self::Sector => "sector",
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
    /// The source of the measure.
    pub source: &'static str,
}

const fn define(key: &'static str, scope: Scope, technical: &'static str, formula: &'static str, source: &'static str) -> Definition {
    Definition { key, scope, technical, formula, source }
}

use Scope::{Network, Relationship, Sector, Stakeholder};

const FREEMAN: &str = "Freeman 1978/79, Centrality in social networks: conceptual clarification";
const KRACKHARDT: &str = "Krackhardt and Stern 1988, Informal networks and organizational crises";
const TARJAN: &str = "Tarjan 1972, Depth-first search and linear graph algorithms";
const WATTS: &str = "Watts and Strogatz 1998, Collective dynamics of small-world networks";
const BURT: &str = "Burt 1992, Structural holes";
const BONACICH: &str = "Bonacich 1987, Power and centrality: a family of measures";
const GODET: &str = "Godet 1991, Actors' moves and strategies: the MACTOR method, Futures 23(6)";
const NEWMAN: &str = "Newman 2003, Mixing patterns in networks";
const HARMONIC: &str = "Rochat 2009, Closeness centrality extended to unconnected graphs: the harmonic centrality index";
const COUNT: &str = "a count";

static DEFINITIONS: [Definition; 58] = [
    define(key::STAKEHOLDER_COUNT, Network, "order", "n", COUNT),
    define(key::RELATIONSHIP_COUNT, Network, "size", "relationships as the map lists them", COUNT),
    define(
        key::DENSITY,
        Network,
        "density",
        "2m / (n(n − 1)); along arrows m / (n(n − 1))",
        "Wasserman and Faust 1994, Social network analysis",
    ),
    define(key::RECIPROCITY, Network, "arc reciprocity", "answered arcs / arcs", "Wasserman and Faust 1994, Social network analysis"),
    define(
        key::RECIPROCITY_DYAD,
        Network,
        "dyad reciprocity",
        "mutual / (mutual + one-way) pairs",
        "Wasserman and Faust 1994, Social network analysis",
    ),
    define(key::COMPONENT_COUNT, Network, "weak components", "parts that no tie joins", COUNT),
    define(key::STRONG_COMPONENT_COUNT, Network, "strong components", "parts within which ways lead both ways", COUNT),
    define(key::DIAMETER, Network, "diameter", "largest finite distance", FREEMAN),
    define(key::DEGREE_CENTRALIZATION, Network, "degree centralization", "Σ(max − d) / ((n − 1)(n − 2))", FREEMAN),
    define(key::IN_DEGREE_CENTRALIZATION, Network, "in-degree centralization", "Σ(max − d) / (n − 1)²", FREEMAN),
    define(key::OUT_DEGREE_CENTRALIZATION, Network, "out-degree centralization", "Σ(max − d) / (n − 1)²", FREEMAN),
    define(key::BETWEENNESS_CENTRALIZATION, Network, "betweenness centralization", "Σ(max − b) / (n − 1), b normalised", FREEMAN),
    define(
        key::CLOSENESS_CENTRALIZATION,
        Network,
        "closeness centralization",
        "Σ(max − c)(2n − 3) / ((n − 1)(n − 2)); connected maps only",
        FREEMAN,
    ),
    define(key::EI_INDEX, Network, "E-I index", "(E − I) / (E + I), E ties across, I ties inside sectors", KRACKHARDT),
    define(key::EI_CHANCE, Network, "E-I index expected by chance", "1 − 2 Σ n_s(n_s − 1) / (n(n − 1))", KRACKHARDT),
    define(key::POWER_GINI, Network, "Gini coefficient", "Σ|x_i − x_j| / (2n²·mean)", "Gini 1912, Variabilità e mutabilità"),
    define(key::POWER_THEIL, Network, "Theil's T", "(1/n) Σ (x/µ) ln(x/µ)", "Theil 1967, Economics and information theory"),
    define(
        key::POWER_THEIL_BETWEEN,
        Network,
        "Theil's T, between",
        "Σ_s (X_s/X) ln((X_s/X) / (n_s/n))",
        "Theil 1967; Shorrocks 1980, The class of additively decomposable inequality measures",
    ),
    define(
        key::POWER_THEIL_WITHIN,
        Network,
        "Theil's T, within",
        "Σ_s (X_s/X) T_s",
        "Theil 1967; Shorrocks 1980, The class of additively decomposable inequality measures",
    ),
    define(key::POWER_HHI, Network, "Herfindahl–Hirschman index", "Σ (x/X)²", "Hirschman 1964, The paternity of an index"),
    define(key::POWER_HOLDERS, Network, "1 / HHI", "1 / Σ (x/X)²", "Hirschman 1964, The paternity of an index"),
    define(key::DEGREE, Stakeholder, "degree", "distinct partners", FREEMAN),
    define(key::IN_DEGREE, Stakeholder, "in-degree", "distinct bodies that lead to it", FREEMAN),
    define(key::OUT_DEGREE, Stakeholder, "out-degree", "distinct bodies that it leads to", FREEMAN),
    define(
        key::STRENGTH,
        Stakeholder,
        "strength",
        "Σ of the strengths of its ties, the larger way counting",
        "Barrat et al. 2004, The architecture of complex weighted networks",
    ),
    define(
        key::IN_STRENGTH,
        Stakeholder,
        "in-strength",
        "Σ of the strengths that lead to it",
        "Barrat et al. 2004, The architecture of complex weighted networks",
    ),
    define(
        key::OUT_STRENGTH,
        Stakeholder,
        "out-strength",
        "Σ of the strengths that lead from it",
        "Barrat et al. 2004, The architecture of complex weighted networks",
    ),
    define(
        key::BETWEENNESS,
        Stakeholder,
        "betweenness",
        "Σ σ_st(v)/σ_st over pairs s, t; divided by (n − 1)(n − 2)/2, along arrows by (n − 1)(n − 2)",
        "Freeman 1977, A set of measures of centrality based on betweenness; Brandes 2001, A faster algorithm for betweenness centrality",
    ),
    define(key::CLOSENESS, Stakeholder, "closeness (component)", "r / Σd over the r others reached", FREEMAN),
    define(key::IN_CLOSENESS, Stakeholder, "in-closeness (component)", "r / Σd over the r others that reach it", FREEMAN),
    define(key::OUT_CLOSENESS, Stakeholder, "out-closeness (component)", "r / Σd over the r others reached", FREEMAN),
    define(key::HARMONIC_CLOSENESS, Stakeholder, "harmonic closeness", "Σ(1/d) / (n − 1), 1/∞ = 0", HARMONIC),
    define(key::IN_HARMONIC_CLOSENESS, Stakeholder, "harmonic in-closeness", "Σ(1/d) / (n − 1) over ways that lead to it", HARMONIC),
    define(key::OUT_HARMONIC_CLOSENESS, Stakeholder, "harmonic out-closeness", "Σ(1/d) / (n − 1) over ways that lead from it", HARMONIC),
    define(key::ECCENTRICITY, Stakeholder, "eccentricity", "largest finite distance", FREEMAN),
    define(key::ARTICULATION_POINT, Stakeholder, "articulation point", "its removal raises the number of components", TARJAN),
    define(
        key::CONSTRAINT,
        Stakeholder,
        "constraint (whole network)",
        "Σ_j (p_ij + Σ_q p_iq p_qj)², p_ij the share that i invests in j",
        BURT,
    ),
    define(
        key::EFFECTIVE_SIZE,
        Stakeholder,
        "effective size",
        "Σ_j (1 − Σ_q p_iq m_jq), m_jq the tie of j and q over the strongest of j",
        BURT,
    ),
    define(
        key::EIGENVECTOR,
        Stakeholder,
        "eigenvector centrality",
        "A x = λ₁ x, Σx² = 1; undirected; one dominating component",
        "Bonacich 1972, Factoring and weighting approaches to status scores and clique identification",
    ),
    define(
        key::PAGERANK,
        Stakeholder,
        "PageRank",
        "p = 0.85 Pᵀp + 0.15/n, dangling mass spread evenly",
        "Brin and Page 1998, The anatomy of a large-scale hypertextual web search engine",
    ),
    define(
        key::KATZ,
        Stakeholder,
        "Katz centrality",
        "x = αAᵀx + 1, α = 0.5/λ₁",
        "Katz 1953, A new status index derived from sociometric analysis",
    ),
    define(key::BONACICH_POWER, Stakeholder, "Bonacich power", "s(I − βA)⁻¹A1, β = 0.5/λ₁, Σc² = n", BONACICH),
    define(key::BONACICH_POWER_NEGATIVE, Stakeholder, "Bonacich power, negative", "s(I − βA)⁻¹A1, β = −0.5/λ₁, Σc² = n", BONACICH),
    define(key::INFLUENCE, Stakeholder, "MACTOR influence I", "Σ_j MIDI_ij, MIDI_ij = MID_ij + Σ_k min(MID_ik, MID_kj)", GODET),
    define(key::DEPENDENCE, Stakeholder, "MACTOR dependence D", "Σ_i MIDI_ij", GODET),
    define(key::NET_INFLUENCE, Stakeholder, "MACTOR I − D", "I − D", GODET),
    define(key::COMPETITIVENESS, Stakeholder, "MACTOR R*", "n r / Σr, r = ((I − MIDI_ii) / ΣI) · I / (I + D)", GODET),
    define(
        key::SECTOR_MODULARITY,
        Network,
        "modularity of sectors",
        "Σ_s (e_ss/m − (k_s/2m)²); along arrows k_out k_in/m²",
        "Newman and Girvan 2004, Finding and evaluating community structure in networks; Leicht and Newman 2008",
    ),
    define(key::SECTOR_ASSORTATIVITY, Network, "assortativity by sector", "(Σ e_ss − Σ a_s b_s) / (1 − Σ a_s b_s)", NEWMAN),
    define(key::DEGREE_ASSORTATIVITY, Network, "degree assortativity", "Pearson correlation of degrees over tie ends", NEWMAN),
    define(
        key::CLUSTERING,
        Stakeholder,
        "local clustering coefficient",
        "tied pairs of partners / pairs of partners; 0 below two partners",
        WATTS,
    ),
    define(
        key::CORE_NUMBER,
        Stakeholder,
        "core number",
        "largest k of a subgraph with least degree k",
        "Seidman 1983, Network structure and minimum degree; Batagelj and Zaversnik 2003, An O(m) algorithm for cores decomposition of networks",
    ),
    define(key::BRIDGE, Relationship, "bridge", "its removal raises the number of components", TARJAN),
    define(
        key::ASYMMETRY,
        Relationship,
        "dyadic asymmetry",
        "(w_ij − w_ji) / (w_ij + w_ji), i the source",
        "Squartini et al. 2013, Reciprocity of weighted networks",
    ),
    define(key::TRANSITIVITY, Network, "transitivity", "3 triangles / connected triples", WATTS),
    define(key::AVERAGE_CLUSTERING, Network, "average clustering", "mean of local clustering, zeros counted", WATTS),
    define(key::EI_INDEX, Stakeholder, "E-I index of a body", "(e − i) / (e + i) over distinct partners", KRACKHARDT),
    define(key::EI_INDEX, Sector, "E-I index of a sector", "(E − I) / (E + I) over the ties of the sector", KRACKHARDT),
];

/// Every definition, those of the network first.
pub fn definitions() -> &'static [Definition] {
    &DEFINITIONS
}

/// The definition of one key.
pub fn definition(scope: Scope, key: &str) -> Option<&'static Definition> {
    DEFINITIONS.iter().find(|definition| definition.scope == scope && definition.key == key)
}
