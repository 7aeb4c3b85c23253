//! Takes all measures of a map.

use crate::analysis::options::{Direction, Options};
use crate::analysis::projection::Projection;
use crate::analysis::report::Report;
use crate::analysis::ways::{WaySearch, WayTask};
use crate::analysis::{
    Ways, brokerage, centralization, chance, cohesion, communities, components, degree, dyads, flows, formal, holes, inequality, mactor,
    mixing, near, partner, paths, positions, sectors, spectral, stability,
};
use crate::model::StakeholderMap;

/// With more stakeholders, findings do without shortest ways.
const MOST_WAYS: usize = 600;

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
/// Time **O(n m)**, by strength **O(n m log n)**, and [`Options::trials`] times **O(n + m)**; space **O(n + m)**.
pub fn analyze(map: &StakeholderMap, options: &Options) -> Report {
    let graph = Projection::of(map, options);
    let mut report = measured(map, &graph, options, &|report| paths::measure_with_relationships(&graph, report), |report| {
        brokerage::measure(&graph, report);
        cohesion::measure(&graph, report);
        communities::measure(&graph, report);
        dyads::measure(&graph, report);
        flows::measure(&graph, report);
        holes::measure(&graph, report);
        mactor::measure(&graph, report);
        mixing::measure(&graph, report);
        near::measure(&graph, report);
        partner::measure(map, &graph, report);
        positions::measure(map, &graph, report);
        spectral::measure(&graph, report);
    });
    chance::measure(map, &graph, options, &mut report);
    stability::measure(map, &graph, options, &mut report);
    report
}

/// Measures what findings rest on, and nothing else, since it is done after every edit: arrows and strength don't count, the
/// score is that of partners, and chance is tried a few hundred times. Who drives and who depends rests on arrows and strength
/// all the same, since without them it is undefined. Shortest ways are searched where a barrier may stand in one.
///
/// # Complexity
/// Time **O(Σ d² + m log n)**; with barriers, up to 600 stakeholders, **O(n m)**.
pub fn analyze_evidence(map: &StakeholderMap) -> Report {
    let options = Options { direction: Some(Direction::Undirected), trials: 200, ..Options::default() };
    let graph = Projection::of(map, &options);
    let mut report = Report::of(map, &graph.sectors);
    degree::measure(&graph, &mut report);
    if graph.count <= MOST_WAYS && map.relationships().iter().any(|tie| tie.barrier.is_some()) {
        paths::measure_with_relationships(&graph, &mut report);
    }
    brokerage::measure(&graph, &mut report);
    cohesion::measure_cuts(&graph, &mut report);
    sectors::measure(&graph, &mut report);
    formal::measure(map, &options, &mut report);
    chance::measure_index(&graph, &options, &mut report);
    let arrows = graph.with_strength(map);
    dyads::measure_dependence(&arrows, &mut report);
    mactor::measure_influence(&arrows, &mut report);
    report
}

/// Measures only what the screen shows after every edit: partners, shortest ways, sectors, unevenness. A score of
/// [`Options::power`] that is not among them is unknown here.
///
/// # Complexity
/// As [`analyze`] without trials, with about half its work.
pub fn analyze_shown(map: &StakeholderMap, options: &Options) -> Report {
    let shown = Shown::of(map, options);
    shown.report(map, &WaySearch::new(&shown.task).finish())
}

/// [`analyze_shown`] in three parts, since the search for shortest ways takes long: begin, search, report.
pub struct Shown {
    graph: Projection,
    options: Options,
    /// What has to be searched.
    pub task: WayTask,
}

impl Shown {
    /// Begins. **O(m log n)**.
    pub fn of(map: &StakeholderMap, options: &Options) -> Self {
        let graph = Projection::of(map, options);
        Self { task: WayTask::of(&graph), graph, options: options.clone() }
    }

    /// The report. **O(m log n)**.
    ///
    /// # Arguments
    /// * `map`: the map that it began with.
    /// * `ways`: what the search of [`Shown::task`] found.
    pub fn report(&self, map: &StakeholderMap, ways: &Ways) -> Report {
        measured(map, &self.graph, &self.options, &|report| paths::put(&self.graph, ways, report), |_| ())
    }
}

fn measured(
    map: &StakeholderMap,
    graph: &Projection,
    options: &Options,
    ways: &dyn Fn(&mut Report),
    more: impl FnOnce(&mut Report),
) -> Report {
    let mut report = Report::of(map, &graph.sectors);
    components::measure(map, graph, &mut report);
    degree::measure(graph, &mut report);
    ways(&mut report);
    centralization::measure(graph, &mut report);
    more(&mut report);
    sectors::measure(graph, &mut report);
    inequality::measure(map, graph, options, &mut report);
    formal::measure(map, options, &mut report);
    report
}
