//! The sources of the measures, where several measures share one.

pub(super) const BARRAT: &str = "Barrat et al. 2004, The architecture of complex weighted networks";
pub(super) const BONACICH: &str = "Bonacich 1987, Power and centrality: a family of measures";
pub(super) const BURT: &str = "Burt 1992, Structural holes";
pub(super) const COUNT: &str = "a count";
pub(super) const FREEMAN: &str = "Freeman 1978/79, Centrality in social networks: conceptual clarification";
pub(super) const GODET: &str = "Godet 1991, Actors' moves and strategies: the MACTOR method, Futures 23(6)";
pub(super) const HARMONIC: &str = "Rochat 2009, Closeness centrality extended to unconnected graphs: the harmonic centrality index";
pub(super) const HIRSCHMAN: &str = "Hirschman 1964, The paternity of an index";
pub(super) const KRACKHARDT: &str = "Krackhardt and Stern 1988, Informal networks and organizational crises";
pub(super) const NEWMAN: &str = "Newman 2003, Mixing patterns in networks";
pub(super) const SHORROCKS: &str = "Theil 1967; Shorrocks 1980, The class of additively decomposable inequality measures";
pub(super) const TARJAN: &str = "Tarjan 1972, Depth-first search and linear graph algorithms";
pub(super) const WASSERMAN: &str = "Wasserman and Faust 1994, Social network analysis";
pub(super) const WATTS: &str = "Watts and Strogatz 1998, Collective dynamics of ‘small-world’ networks";
pub(super) const GOULD: &str = "Gould and Fernandez 1989, Structures of mediation: a formal approach to brokerage in transaction networks";
pub(super) const TRAAG: &str = "Newman and Girvan 2004, Finding and evaluating community structure in networks; Traag, Waltman and van Eck 2019, From Louvain to Leiden: guaranteeing well-connected communities";
pub(super) const SQUARTINI: &str = "Squartini et al. 2013, Reciprocity of weighted networks";
pub(super) const SPEARMAN: &str = "Spearman 1904, The proof and measurement of association between two things";
pub(super) const ALBERT: &str = "Albert, Jeong and Barabási 2000, Error and attack tolerance of complex networks";
pub(super) const CASCIARO: &str =
    "Emerson 1962, Power-dependence relations; Casciaro and Piskorski 2005, Power imbalance, mutual dependence, and constraint absorption";
pub(super) const THEIL: &str = "Theil 1967, Economics and information theory";
pub(super) const OURS: &str = "this program";
pub(super) const KUMU: &str = "Kumu, documentation of metrics (docs.kumu.io/guides/metrics)";
pub(super) const PARTNER: &str =
    "PARTNER (Program to Analyze, Record, and Track Networks to Enhance Relationships), Visible Network Labs, trust and value metrics";
pub(super) const BORGATTI: &str =
    "Borgatti, Carley and Krackhardt 2006, On the robustness of centrality measures under conditions of imperfect data";
