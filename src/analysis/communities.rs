//! Communities: who is tied closely to each other, whatever the sectors say.
//!
//! Modularity (Newman and Girvan 2004) of the undirected view is maximised. Small networks are tried often, from different
//! starts, since it has many hills; large ones have many near the top.
//!
//! **Invariant:** the same network gives the same communities everywhere: what is random comes from a fixed seed.
//! **Not here:** the search itself; see `leiden`.

use crate::analysis::key;
use crate::analysis::leiden::{BETTER, Level, Search};
use crate::analysis::projection::Projection;
use crate::analysis::random::Random;
use crate::analysis::report::{Reason, Report};

/// A network with half as many arcs is tried four times, and so on.
const ARCS_TRIED_ONCE: usize = 4_000;
/// A network is tried at most so often.
const MOST_TRIES: usize = 64;
/// The search ends once it has come upon the best modularity so often again.
const MOST_AGAIN: usize = 6;
/// A random start has from two communities to so many more.
const MORE_KINDS: usize = 8;
/// Up to so many bodies a result is polished body by body.
const POLISHED: usize = 64;

/// Finds communities, numbered from 1 in the order of the map. Without ties everybody is a community alone, and modularity
/// is undefined.
///
/// # Complexity
/// About **O(m)** for each of a few rounds; space **O(n + m)**.
pub(super) fn measure(graph: &Projection, report: &mut Report) {
    let base = Level::of(&graph.both, graph.count);
    let (community, modularity) = best(&base);
    let mut number = vec![0_u32; graph.count];
    let mut count = 0;
    let mut column = Vec::with_capacity(graph.count);
    for community in community {
        let number = &mut number[community as usize];
        if *number == 0 {
            count += 1;
            *number = count;
        }
        column.push(Some(f64::from(*number)));
    }
    report.put_stakeholders(key::COMMUNITY, column);
    report.put_network(key::COMMUNITY_COUNT, Some(f64::from(count)));
    report.put_network(key::COMMUNITY_MODULARITY, modularity);
    if modularity.is_none() {
        report.note(key::COMMUNITY_MODULARITY, Reason::NothingHeld);
    }
}

/// The best partition of all tries, and its modularity.
fn best(base: &Level) -> (Vec<u32>, Option<f64>) {
    let mut order: Vec<u32> = (0..base.count() as u32).collect();
    let mut best = order.clone();
    if base.arcs() == 0 {
        return (best, None);
    }
    let (mut most, mut again) = (f64::NEG_INFINITY, 0);
    let mut search = Search::new(base);
    let mut random = Random::new(1);
    let is_small = base.count() <= POLISHED;
    for attempt in 0..(ARCS_TRIED_ONCE / base.arcs()).pow(2).clamp(1, MOST_TRIES) {
        random.shuffle(&mut order);
        // At first everybody is alone; then everybody is somewhere at random.
        let kinds = (2 + random.below(MORE_KINDS)).min(base.count());
        let start = (0..base.count()).map(|body| if attempt == 0 { body } else { random.below(kinds) } as u32).collect();
        let mut community = search.round(base, start, &order, false);
        if is_small {
            while search.polish(base, &mut community) {
                community = search.round(base, community, &order, true);
            }
        } else {
            search.move_bodies(base, &mut community, &order);
        }
        let modularity = base.modularity(&community);
        if modularity > most + BETTER {
            (most, again) = (modularity, 0);
            best = community;
        } else if modularity > most - BETTER {
            again += 1;
            if again == MOST_AGAIN {
                break;
            }
        }
    }
    (best, Some(most))
}
