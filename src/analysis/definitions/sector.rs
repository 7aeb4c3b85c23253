//! How the measures of a sector are taken.

use crate::analysis::definitions::{Definition, Scope, define, sources};
use crate::analysis::key;

const fn of(key: &'static str, technical: &'static str, formula: &'static str, range: &'static str, source: &'static str) -> Definition {
    define(Scope::Sector, key, technical, formula, range, source)
}

pub(super) static DEFINITIONS: &[Definition] = &[
    of(key::EI_INDEX, "E-I index of a sector", "(E − I) / (E + I) over the ties of the sector", "−1 to 1", sources::KRACKHARDT),
    of(
        key::BROKERAGE_SHARE,
        "share of brokerage across sectors",
        "(itinerant + representative + gatekeeper + liaison) of its bodies / of all",
        "0 to 1",
        sources::GOULD,
    ),
    of(key::OPENNESS, "E-I index of a sector", "(E − I) / (E + I) over the ties of the sector", "−1 to 1", sources::KRACKHARDT),
    of(key::REPRESENTATION, "representation ratio", "(X_s/X) / (n_s/n) of the score", "from 0; 1 is even", sources::THEIL),
    of(key::FLOW_BALANCE, "flow balance", "(W_s· − W_·s) / (W_s· + W_·s), ties inside left out", "−1 to 1", sources::OURS),
];
