//! Takes all measures of a map.

use crate::analysis::options::Options;
use crate::analysis::projection::Projection;
use crate::analysis::report::Report;
use crate::analysis::{
    brokerage, centralization, cohesion, communities, components, degree, dyads, flows, formal, holes, inequality, mactor, mixing, paths,
    sectors, spectral,
};
use crate::model::StakeholderMap;

/// Measures a map in one view.
///
/// # Arguments
/// * `map`: any map; isolated stakeholders count.
/// * `options`: whether arrows and strength count, and whose unevenness is measured.
///
/// # Returns
/// Every key; what the view or the map leaves undefined is `None`.
///
/// # Complexity
/// Time **O(n m)**, by strength **O(n m log n)**; space **O(n + m)**.
pub fn analyze(map: &StakeholderMap, options: &Options) -> Report {
    measured(map, options, |graph, report| {
        brokerage::measure(graph, report);
        cohesion::measure(graph, report);
        communities::measure(graph, report);
        dyads::measure(graph, report);
        flows::measure(graph, report);
        holes::measure(graph, report);
        mactor::measure(graph, report);
        mixing::measure(graph, report);
        spectral::measure(graph, report);
    })
}

/// Measures only what the screen shows after every edit: partners, shortest ways, sectors, unevenness. A score of
/// [`Options::power`] that is not among them is unknown here.
///
/// # Complexity
/// As [`analyze`], with about half its work.
pub fn analyze_shown(map: &StakeholderMap, options: &Options) -> Report {
    measured(map, options, |_, _| ())
}

fn measured(map: &StakeholderMap, options: &Options, more: impl FnOnce(&Projection, &mut Report)) -> Report {
    let graph = Projection::of(map, options);
    let mut report = Report::of(map, &graph.sectors);
    components::measure(map, &graph, &mut report);
    degree::measure(&graph, &mut report);
    paths::measure(&graph, &mut report);
    centralization::measure(&graph, &mut report);
    more(&graph, &mut report);
    sectors::measure(&graph, &mut report);
    inequality::measure(map, &graph, options, &mut report);
    formal::measure(map, options, &mut report);
    report
}
