//! How the measures of a relationship are taken.

use crate::analysis::definitions::{Definition, Scope, define, sources};
use crate::analysis::key;

const fn of(key: &'static str, technical: &'static str, formula: &'static str, range: &'static str, source: &'static str) -> Definition {
    define(Scope::Relationship, key, technical, formula, range, source)
}

pub(super) static DEFINITIONS: &[Definition] = &[
    of(key::BRIDGE, "bridge", "its removal raises the number of components", "yes or no", sources::TARJAN),
    of(
        key::EDGE_BETWEENNESS,
        "edge betweenness",
        "Σ σ_st(e)/σ_st over pairs s, t; divided by n(n − 1)/2, along arrows by n(n − 1); parallel ties count as one",
        "0 to 1",
        "Girvan and Newman 2002, Community structure in social and biological networks; Brandes 2008, On variants of shortest-path betweenness centrality",
    ),
    of(
        key::ASYMMETRY,
        "dyadic asymmetry",
        "(w_ij − w_ji) / (w_ij + w_ji), i the source; only where an arrow joins the two",
        "−1 to 1",
        sources::SQUARTINI,
    ),
    of(
        key::POWER_GAP,
        "power imbalance",
        "d_ji − d_ij, d_ji = w_ij / Σ_k w_kj what j has of i as a share of all it has, i the source",
        "−1 to 1",
        sources::CASCIARO,
    ),
    of(key::MUTUAL_DEPENDENCE, "mutual dependence", "d_ji + d_ij, d_ji = w_ij / Σ_k w_kj", "0 to 2", sources::CASCIARO),
    of(key::NET_SCALE, "MACTOR net scale", "MIDI_ij − MIDI_ji, i the source", "either side of 0", sources::GODET),
    of(
        key::CONVERGENCE,
        "MACTOR convergence of two",
        "Σ_k (|a_ik| + |a_jk|) / 2 over goals where both are on the same side",
        "from 0",
        sources::GODET,
    ),
    of(
        key::DIVERGENCE,
        "MACTOR divergence of two",
        "Σ_k (|a_ik| + |a_jk|) / 2 over goals where both are on opposite sides",
        "from 0",
        sources::GODET,
    ),
];
