//! How the measures of the whole network are taken.

use crate::analysis::definitions::{Definition, Scope, define, sources};
use crate::analysis::key;

const fn of(key: &'static str, technical: &'static str, formula: &'static str, range: &'static str, source: &'static str) -> Definition {
    define(Scope::Network, key, technical, formula, range, source)
}

const MEAN: &str = "mean over 1,000 permutations of the sectors";
const RANGE: &str = "the middle 95 % of 1,000 permutations of the sectors";
const P: &str =
    "twice the share of 1,000 permutations of the sectors, and the map, that are as low as the map or as high, whichever are fewer";

pub(super) static DEFINITIONS: &[Definition] = &[
    of(key::STAKEHOLDER_COUNT, "order", "n", "from 0", sources::COUNT),
    of(key::RELATIONSHIP_COUNT, "size", "relationships as the map lists them", "from 0", sources::COUNT),
    of(key::DENSITY, "density", "2m / (n(n − 1)); along arrows m / (n(n − 1))", "0 to 1", sources::WASSERMAN),
    of(key::RECIPROCITY, "arc reciprocity", "answered arcs / arcs", "0 to 1", sources::WASSERMAN),
    of(key::RECIPROCITY_DYAD, "dyad reciprocity", "mutual / (mutual + one-way) pairs", "0 to 1", sources::WASSERMAN),
    of(key::COMPONENT_COUNT, "weak components", "parts that no tie joins", "0 to n", sources::COUNT),
    of(key::STRONG_COMPONENT_COUNT, "strong components", "parts within which ways lead both ways", "0 to n", sources::COUNT),
    of(key::DIAMETER, "diameter", "largest finite distance", "from 0", sources::FREEMAN),
    of(key::DEGREE_CENTRALIZATION, "degree centralization", "Σ(max − d) / ((n − 1)(n − 2))", "0 to 1", sources::FREEMAN),
    of(key::IN_DEGREE_CENTRALIZATION, "in-degree centralization", "Σ(max − d) / (n − 1)²", "0 to 1", sources::FREEMAN),
    of(key::OUT_DEGREE_CENTRALIZATION, "out-degree centralization", "Σ(max − d) / (n − 1)²", "0 to 1", sources::FREEMAN),
    of(key::BETWEENNESS_CENTRALIZATION, "betweenness centralization", "Σ(max − b) / (n − 1), b normalised", "0 to 1", sources::FREEMAN),
    of(
        key::CLOSENESS_CENTRALIZATION,
        "closeness centralization",
        "Σ(max − c)(2n − 3) / ((n − 1)(n − 2)); connected maps only",
        "0 to 1",
        sources::FREEMAN,
    ),
    of(key::EI_INDEX, "E-I index", "(E − I) / (E + I), E ties across, I ties inside sectors", "−1 to 1", sources::KRACKHARDT),
    of(key::EI_CHANCE, "E-I index expected by chance", "1 − 2 Σ n_s(n_s − 1) / (n(n − 1))", "−1 to 1", sources::KRACKHARDT),
    of(key::POWER_GINI, "Gini coefficient", "Σ|x_i − x_j| / (2n²·mean)", "0 to 1 − 1/n", "Gini 1912, Variabilità e mutabilità"),
    of(key::POWER_THEIL, "Theil's T", "(1/n) Σ (x/µ) ln(x/µ)", "0 to ln n", "Theil 1967, Economics and information theory"),
    of(key::POWER_THEIL_BETWEEN, "Theil's T, between", "Σ_s (X_s/X) ln((X_s/X) / (n_s/n))", "0 to ln n", sources::SHORROCKS),
    of(key::POWER_THEIL_WITHIN, "Theil's T, within", "Σ_s (X_s/X) T_s", "0 to ln n", sources::SHORROCKS),
    of(key::POWER_HHI, "Herfindahl–Hirschman index", "Σ (x/X)²", "1/n to 1", sources::HIRSCHMAN),
    of(key::POWER_HOLDERS, "1 / HHI", "1 / Σ (x/X)²", "1 to n", sources::HIRSCHMAN),
    of(
        key::SECTOR_MODULARITY,
        "modularity of sectors",
        "Σ_s (e_ss/m − (k_s/2m)²); along arrows k_out k_in/m²",
        "−1 to 1",
        "Newman and Girvan 2004, Finding and evaluating community structure in networks; Leicht and Newman 2008",
    ),
    of(key::SECTOR_ASSORTATIVITY, "assortativity by sector", "(Σ e_ss − Σ a_s b_s) / (1 − Σ a_s b_s)", "−1 to 1", sources::NEWMAN),
    of(key::DEGREE_ASSORTATIVITY, "degree assortativity", "Pearson correlation of degrees over tie ends", "−1 to 1", sources::NEWMAN),
    of(key::TRANSITIVITY, "transitivity", "3 triangles / connected triples", "0 to 1", sources::WATTS),
    of(key::AVERAGE_CLUSTERING, "average clustering", "mean of local clustering, zeros counted", "0 to 1", sources::WATTS),
    of(
        key::COMMUNITY_MODULARITY,
        "modularity of communities",
        "Σ_c (e_cc/m − (k_c/2m)²) of the best communities found; undirected",
        "−1/2 to 1",
        sources::TRAAG,
    ),
    of(key::COMMUNITY_COUNT, "number of communities", "communities of the best modularity found", "1 to n", sources::TRAAG),
    of(
        key::ONE_SIDEDNESS,
        "weighted one-sidedness",
        "Σ|w_ij − w_ji| / Σ(w_ij + w_ji), 1 − weighted reciprocity",
        "0 to 1",
        sources::SQUARTINI,
    ),
    of(key::MEAN_ASYMMETRY, "mean dyadic asymmetry", "mean of |w_ij − w_ji| / (w_ij + w_ji) over tied pairs", "0 to 1", sources::SQUARTINI),
    of(
        key::FORMAL_AGREEMENT,
        "Spearman's rho of rated power and score",
        "correlation of the midranks of rated power and of the score; four bodies or more",
        "−1 to 1",
        sources::SPEARMAN,
    ),
    of(key::CHANCE[0].low, "E-I index, low end of chance", RANGE, "−1 to 1", sources::KRACKHARDT),
    of(key::CHANCE[0].high, "E-I index, high end of chance", RANGE, "−1 to 1", sources::KRACKHARDT),
    of(key::CHANCE[0].p, "E-I index, p of the permutation test", P, "above 0 to 1", sources::KRACKHARDT),
    of(key::CHANCE[1].mean, "modularity of sectors, expected by chance", MEAN, "−1 to 1", sources::KRACKHARDT),
    of(key::CHANCE[1].low, "modularity of sectors, low end of chance", RANGE, "−1 to 1", sources::KRACKHARDT),
    of(key::CHANCE[1].high, "modularity of sectors, high end of chance", RANGE, "−1 to 1", sources::KRACKHARDT),
    of(key::CHANCE[1].p, "modularity of sectors, p of the permutation test", P, "above 0 to 1", sources::KRACKHARDT),
    of(key::CHANCE[2].mean, "Theil's T, between, expected by chance", MEAN, "0 to ln n", sources::KRACKHARDT),
    of(key::CHANCE[2].low, "Theil's T, between, low end of chance", RANGE, "0 to ln n", sources::KRACKHARDT),
    of(key::CHANCE[2].high, "Theil's T, between, high end of chance", RANGE, "0 to ln n", sources::KRACKHARDT),
    of(key::CHANCE[2].p, "Theil's T, between, p of the permutation test", P, "above 0 to 1", sources::KRACKHARDT),
    of(key::TRUST, "mean trust", "mean of all trust recorded, 1 to 4", "1 to 4", sources::PARTNER),
    of(
        key::CONVERGENCE,
        "MACTOR degree of convergence",
        "Σ convergence / (Σ convergence + Σ divergence) over pairs",
        "0 to 1",
        sources::GODET,
    ),
];
