//! Communities: who is tied closely to each other, whatever the sectors say.
//!
//! **Not here:** the search; see `communities` and `leiden` of the crate `stakeholder-map-kernels`.

use stakeholder_map_kernels::communities;

use crate::analysis::key;
use crate::analysis::projection::Projection;
use crate::analysis::report::{Reason, Report};

/// Finds communities, numbered from 1 in the order of the map. Without ties everybody is a community alone, and modularity
/// is undefined.
///
/// # Complexity
/// About **O(m)** for each of a few rounds; space **O(n + m)**.
pub(super) fn measure(graph: &Projection, report: &mut Report) {
    let found = communities(&graph.both);
    let mut number = vec![0_u32; graph.count];
    let mut count = 0;
    let mut column = Vec::with_capacity(graph.count);
    for community in found.of_vertex {
        let number = &mut number[community as usize];
        if *number == 0 {
            count += 1;
            *number = count;
        }
        column.push(Some(f64::from(*number)));
    }
    report.put_stakeholders(key::COMMUNITY, column);
    report.put_network(key::COMMUNITY_COUNT, Some(f64::from(count)));
    report.put_network(key::COMMUNITY_MODULARITY, found.modularity);
    if found.modularity.is_none() {
        report.note(key::COMMUNITY_MODULARITY, Reason::NothingHeld);
    }
}
