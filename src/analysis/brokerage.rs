//! Go-betweens: who joins two that have no direct tie, and in which role towards the sectors (Gould and Fernandez 1989,
//! "Structures of mediation").
//!
//! Along arrows in every view, since the roles tell who passes to whom; a two-way tie goes both ways. Those without a
//! sector are one more sector.
//!
//! **Invariant:** the roles of a body add up to its total.

use crate::analysis::key;
use crate::analysis::projection::Projection;
use crate::analysis::report::{Reason, Report};

const COORDINATOR: usize = 0;
const ITINERANT: usize = 1;
const REPRESENTATIVE: usize = 2;
const GATEKEEPER: usize = 3;
const LIAISON: usize = 4;
const TOTAL: usize = 5;

/// One number a role, the total last.
type Roles = [f64; 6];

/// Counts the roles of every body, and compares them with what chance gives (z). Without sectors only totals are defined.
///
/// # Complexity
/// Time **O(n k + Σ d²)** for k sectors; space **O(n + k)**.
pub(super) fn measure(graph: &Projection, report: &mut Report) {
    let has_sectors = graph.sectors.iter().any(Option::is_some);
    if !has_sectors {
        report.note(key::BROKERAGE[TOTAL], Reason::NoSectors);
    }
    let counts = counts(graph);
    let chance = Chance::of(graph);
    let by_chance: Vec<(Roles, Roles)> = (0..graph.sectors.len()).map(|class| chance.of_class(class)).collect();
    for role in 0..=TOTAL {
        let is_defined = has_sectors || role == TOTAL;
        let z = |vertex: usize| {
            let (mean, deviation) = &by_chance[graph.sector[vertex]];
            (is_defined && deviation[role] > 0.0).then(|| (counts[vertex][role] - mean[role]) / deviation[role])
        };
        report.put_stakeholders(key::BROKERAGE[role], counts.iter().map(|roles| is_defined.then_some(roles[role])).collect());
        report.put_stakeholders(key::BROKERAGE_Z[role], (0..graph.count).map(z).collect());
    }
    share(graph, &counts, has_sectors, report);
}

/// How much of all that crosses sectors each sector passes on.
fn share(graph: &Projection, counts: &[Roles], has_sectors: bool, report: &mut Report) {
    let mut crossing = vec![0.0; graph.sectors.len()];
    for (roles, class) in counts.iter().zip(&graph.sector) {
        crossing[*class] += roles[TOTAL] - roles[COORDINATOR];
    }
    let all: f64 = crossing.iter().sum();
    report.put_sectors(key::BROKERAGE_SHARE, crossing.iter().map(|own| (has_sectors && all > 0.0).then(|| own / all)).collect());
}

/// The role of a body of class `own` between two of the classes `from` and `to`.
fn role(own: usize, from: usize, to: usize) -> usize {
    match (from == own, to == own) {
        (true, true) => COORDINATOR,
        (true, false) => REPRESENTATIVE,
        (false, true) => GATEKEEPER,
        (false, false) if from == to => ITINERANT,
        (false, false) => LIAISON,
    }
}

/// Every open way from one body over another to a third: all ways over it, less those that lead back, less those that a
/// direct tie cuts short.
fn counts(graph: &Projection) -> Vec<Roles> {
    let (mut from, mut to) = (vec![0.0; graph.sectors.len()], vec![0.0; graph.sectors.len()]);
    let mut leads_to = vec![false; graph.count];
    let of_body = |vertex: usize| {
        let (sources, targets) = (graph.into.targets(vertex), graph.out.targets(vertex));
        let own = graph.sector[vertex];
        let class = |other: &u32| graph.sector[*other as usize];
        let mut roles = [0.0; 6];
        if sources.is_empty() || targets.is_empty() {
            return roles;
        }
        sources.iter().for_each(|source| from[class(source)] += 1.0);
        for target in targets {
            to[class(target)] += 1.0;
            leads_to[*target as usize] = true;
        }
        let (all_from, all_to) = (sources.len() as f64, targets.len() as f64);
        let within_others: f64 = (0..from.len()).filter(|other| *other != own).map(|other| from[other] * to[other]).sum();
        roles[COORDINATOR] = from[own] * to[own];
        roles[ITINERANT] = within_others;
        roles[REPRESENTATIVE] = from[own] * (all_to - to[own]);
        roles[GATEKEEPER] = (all_from - from[own]) * to[own];
        roles[LIAISON] = (all_from - from[own]) * (all_to - to[own]) - within_others;
        for source in sources {
            if leads_to[*source as usize] {
                roles[role(own, class(source), class(source))] -= 1.0;
            }
            for target in graph.out.targets(*source as usize) {
                if leads_to[*target as usize] {
                    roles[role(own, class(source), class(target))] -= 1.0;
                }
            }
        }
        roles[TOTAL] = roles.iter().sum();
        sources.iter().for_each(|source| from[class(source)] = 0.0);
        for target in targets {
            to[class(target)] = 0.0;
            leads_to[*target as usize] = false;
        }
        roles
    };
    (0..graph.count).map(of_body).collect()
}

/// What ties give that are drawn one by one with the density of the map.
struct Chance {
    sizes: Vec<f64>,
    density: f64,
}

impl Chance {
    fn of(graph: &Projection) -> Self {
        let count = graph.count as f64;
        let mut sizes = vec![0.0; graph.sectors.len()];
        graph.sector.iter().for_each(|class| sizes[*class] += 1.0);
        Self { sizes, density: graph.out.len() as f64 / (count * (count - 1.0)) }
    }

    /// Mean and standard deviation of each role of a body of one class.
    fn of_class(&self, own: usize) -> (Roles, Roles) {
        let others = || self.sizes.iter().enumerate().filter(|(class, _)| *class != own).map(|(_, size)| *size);
        let (same, foreign) = (self.sizes[own] - 1.0, others().sum::<f64>());
        let everyone = same + foreign;
        // How many pairs of ends a role has; how many pairs of those pairs share one end on the same side.
        let pairs = |size: f64| (size * (size - 1.0), 2.0 * size * (size - 1.0) * (size - 2.0));
        let across = (same * foreign, same * foreign * (foreign - 1.0) + foreign * same * (same - 1.0));
        let add = |sum: (f64, f64), next: (f64, f64)| (sum.0 + next.0, sum.1 + next.1);
        let itinerant = others().map(pairs).fold((0.0, 0.0), add);
        let apart = |size: f64| (size * (foreign - size), 2.0 * size * (foreign - size) * (foreign - size - 1.0));
        let liaison = others().map(apart).fold((0.0, 0.0), add);
        let (mut mean, mut deviation) = ([0.0; 6], [0.0; 6]);
        for (role, (ends, sharing)) in [pairs(same), itinerant, across, across, liaison, pairs(everyone)].into_iter().enumerate() {
            (mean[role], deviation[role]) = self.moments(ends, sharing);
        }
        (mean, deviation)
    }

    /// Mean and standard deviation of how many of `ends` ways are open. A way is open where its two ties exist and the
    /// direct one does not; two ways depend on each other only where they share a tie.
    fn moments(&self, ends: f64, sharing: f64) -> (f64, f64) {
        let (tie, gap) = (self.density, 1.0 - self.density);
        let open = tie * tie * gap;
        let both_if_shared = tie * tie * tie * gap * gap;
        let variance = ends * (open - open * open) + sharing * (both_if_shared - open * open);
        (ends * open, variance.max(0.0).sqrt())
    }
}
