//! Partitions of an undirected network whose modularity (Newman and Girvan 2004) is as high as can be found.
//!
//! Small networks are tried often, from different starts, since modularity has many hills; large ones have many near the top.
//!
//! **Invariant:** the same network gives the same communities everywhere: what is random comes from a fixed seed.
//! **Not here:** the search itself; see `leiden`.

use crate::arcs::Arcs;
use crate::leiden::{BETTER, Level, Search};
use crate::random::Random;

/// A network with half as many arcs is tried four times, and so on.
const ARCS_TRIED_ONCE: usize = 4_000;
/// A network is tried at most so often.
const MOST_TRIES: usize = 64;
/// The search ends once it has come upon the best modularity so often again. A small network is tried to the end: many
/// starts may lead to the same hill that is not the highest.
const MOST_AGAIN: usize = 6;
/// A random start has from two communities to so many more.
const MORE_KINDS: usize = 8;
/// Up to so many bodies a result is polished body by body.
const POLISHED: usize = 64;

/// A partition of the vertices.
pub struct Communities {
    /// Which community each vertex is in, in any numbers below the number of vertices.
    pub of_vertex: Vec<u32>,
    /// Below 1; `None` without ties, where everybody is alone.
    pub modularity: Option<f64>,
}

/// The best partition of all tries.
///
/// # Arguments
/// * `both`: each tie in both rows, weights above 0.
///
/// # Complexity
/// About **O(m)** for each of a few rounds; space **O(n + m)**.
pub fn communities(both: &Arcs) -> Communities {
    let base = &Level::of(both, both.rows().count());
    let mut order: Vec<u32> = (0..base.count() as u32).collect();
    let mut best = order.clone();
    if base.arcs() == 0 {
        return Communities { of_vertex: best, modularity: None };
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
            if again == MOST_AGAIN && !is_small {
                break;
            }
        }
    }
    Communities { of_vertex: best, modularity: Some(most) }
}
