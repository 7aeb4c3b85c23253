//! Which figures of a report are worth a sentence, and which definition stands behind each.

use crate::analysis::{Options, key};
use crate::session::Frame;
use crate::words::imbalance::Fact;

/// A fact with the key that defines it.
pub(super) type Counted = (&'static str, Fact);

/// Rated power is spoken of where at least this share of bodies is rated.
const RATED_ENOUGH: f64 = 0.7;

/// With fewer bodies or ties than this nothing is said of a map.
const ENOUGH: usize = 6;

/// Whose unevenness is worth measuring: rated power where enough bodies are rated, else partners.
pub(super) fn power_of(frame: &Frame) -> &'static str {
    let rated = frame.map.stakeholders().iter().filter(|body| body.power.is_some_and(|power| power.value() > 0.0)).count() as f64;
    let count = frame.map.stakeholders().len() as f64;
    if count > 0.0 && rated / count >= RATED_ENOUGH { Options::RATED } else { key::DEGREE }
}

/// The facts that come first, and those under "More measures". What is undefined is left out; while it is too early to say,
/// there is none. Who is private is not named on a wall.
pub(super) fn facts(frame: &Frame, hides_private: bool) -> (Vec<Counted>, Vec<Counted>) {
    let is_early = frame.map.stakeholders().len() < ENOUGH || frame.map.relationships().len() < ENOUGH;
    let network = |key: &str| frame.report.network(key).filter(|_| !is_early);
    let is_rated = frame.options.power == Options::RATED;
    let bodies = frame.map.stakeholders();
    let count = if is_rated { bodies.iter().filter(|body| body.power.is_some()).count() } else { bodies.len() };
    let top = frame.report.column(key::DEGREE).and_then(|column| {
        let highest = column.iter().flatten().copied().max_by(f64::total_cmp)?;
        let mut first = bodies.iter().zip(column).filter(|(_, value)| **value == Some(highest));
        // Nobody is named where several have the same.
        let only = first.next().filter(|_| first.next().is_none())?.0;
        (!(hides_private && only.private)).then(|| only.name.clone())
    });
    let first = [
        network(key::POWER_HOLDERS).map(|holders| (key::POWER_HOLDERS, Fact::HeldBy { holders, count, is_rated })),
        network(key::DEGREE_CENTRALIZATION).map(|value| (key::DEGREE_CENTRALIZATION, Fact::Centre { value, name: top })),
        network(key::EI_INDEX).zip(network(key::EI_CHANCE)).map(|(index, chance)| (key::EI_INDEX, Fact::Across { index, chance })),
    ];
    let more = [
        network(key::POWER_GINI).map(|gini| (key::POWER_GINI, Fact::Unevenness { gini, is_rated })),
        network(key::DENSITY).map(|density| (key::DENSITY, Fact::InUse { density })),
        network(key::COMPONENT_COUNT)
            .filter(|count| *count > 0.0)
            .map(|count| (key::COMPONENT_COUNT, Fact::Parts { count: count as usize })),
    ];
    (first.into_iter().flatten().collect(), more.into_iter().flatten().collect())
}
