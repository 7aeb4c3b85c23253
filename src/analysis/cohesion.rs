//! What holds a network together, and where it would fall apart: cut-off points, only links, clustering, cores.
//!
//! All on the undirected view without strengths.

use crate::analysis::key;
use crate::analysis::projection::{Projection, Rows};
use crate::analysis::report::{Reason, Report};
use crate::model::sort_items;

/// With fewer bodies nobody has two partners.
const FEWEST: usize = 3;

/// Measures cohesion.
///
/// # Complexity
/// Time **O(n + m)** for cut-off points, only links and cores, **O(Σ d²)** for clustering; space **O(n + m)**.
pub(super) fn measure(graph: &Projection, report: &mut Report) {
    let cuts = measure_cuts(graph, report);
    let only_link = |pair: &Option<(u32, u32)>| pair.map(|pair| f64::from(u8::from(cuts.bridges.binary_search(&pair).is_ok())));
    report.put_relationships(key::BRIDGE, graph.pairs.iter().map(only_link).collect());
    clustering(&graph.both, graph.count, report);
    report.put_stakeholders(key::CORE_NUMBER, cores(&graph.both, graph.count).into_iter().map(|core| Some(f64::from(core))).collect());
}

/// Measures cut-off points alone. **O(n + m)**.
pub(super) fn measure_cuts(graph: &Projection, report: &mut Report) -> Cuts {
    let cuts = Cuts::of(&graph.both, graph.count);
    let points = cuts.points.iter().map(|is_point| Some(f64::from(u8::from(*is_point)))).collect();
    report.put_stakeholders(key::ARTICULATION_POINT, points);
    report.put_stakeholders(key::COMPONENT_LOSS, losses(&cuts));
    cuts
}

/// Bodies and ties whose removal parts a component.
pub(super) struct Cuts {
    points: Vec<bool>,
    /// The bodies of each component, the root of the search first.
    components: Vec<Vec<usize>>,
    /// How many bodies are cut off from the root if a body goes, and the most of them that stay together.
    cut_off: Vec<(usize, usize)>,
    /// Pairs, the lower vertex first, sorted.
    bridges: Vec<(u32, u32)>,
}

impl Cuts {
    /// Tarjan 1972, "Depth-first search and linear graph algorithms", without recursion.
    fn of(rows: &Rows, count: usize) -> Self {
        const UNSEEN: u32 = u32::MAX;
        let (mut entered, mut lowest) = (vec![UNSEEN; count], vec![UNSEEN; count]);
        let mut points = vec![false; count];
        let mut bridges = Vec::new();
        let mut components = Vec::new();
        let (mut size, mut cut_off) = (vec![1_usize; count], vec![(0, 0); count]);
        let mut clock = 0;
        for root in 0..count {
            if entered[root] != UNSEEN {
                continue;
            }
            (entered[root], lowest[root]) = (clock, clock);
            clock += 1;
            let mut branches = 0;
            // A vertex, where it was entered from, and its next neighbour to look at.
            let mut path = vec![(root, root, 0_usize)];
            let mut members = vec![root];
            while let Some((vertex, from, next)) = path.last_mut() {
                let (vertex, from) = (*vertex, *from);
                let Some(target) = rows.targets(vertex).get(*next).map(|target| *target as usize) else {
                    path.pop();
                    if vertex == root {
                        continue;
                    }
                    lowest[from] = lowest[from].min(lowest[vertex]);
                    size[from] += size[vertex];
                    if lowest[vertex] >= entered[from] {
                        let (sum, most) = cut_off[from];
                        cut_off[from] = (sum + size[vertex], most.max(size[vertex]));
                    }
                    if from == root {
                        branches += 1;
                    } else if lowest[vertex] >= entered[from] {
                        points[from] = true;
                    }
                    if lowest[vertex] > entered[from] {
                        bridges.push((vertex.min(from) as u32, vertex.max(from) as u32));
                    }
                    continue;
                };
                *next += 1;
                if entered[target] == UNSEEN {
                    (entered[target], lowest[target]) = (clock, clock);
                    clock += 1;
                    path.push((target, vertex, 0));
                    members.push(target);
                } else if target != from {
                    lowest[vertex] = lowest[vertex].min(entered[target]);
                }
            }
            points[root] = branches > 1;
            components.push(members);
        }
        sort_items(&mut bridges, Ord::cmp);
        Self { points, components, cut_off, bridges }
    }
}

/// How much smaller the largest component is without each body, as a share; the body itself counts as lost.
fn losses(cuts: &Cuts) -> Vec<Option<f64>> {
    let mut losses = vec![None; cuts.points.len()];
    let (mut largest, mut second) = (0, 0);
    for members in &cuts.components {
        (largest, second) = if members.len() > largest { (members.len(), largest) } else { (largest, second.max(members.len())) };
    }
    for members in &cuts.components {
        for body in members {
            let (sum, most) = cuts.cut_off[*body];
            let left = most.max(members.len() - 1 - sum).max(if members.len() == largest { second } else { largest });
            losses[*body] = Some((largest - left) as f64 / largest as f64);
        }
    }
    losses
}

/// Watts and Strogatz 1998; a body with fewer than two partners has 0, and with fewer than three bodies nobody has any.
fn clustering(rows: &Rows, count: usize, report: &mut Report) {
    let mut column = Vec::with_capacity(count);
    let (mut closed, mut open) = (0.0, 0.0);
    for vertex in 0..count {
        let partners = rows.targets(vertex);
        let tied = |partner: &u32| rows.targets(*partner as usize).iter().filter(|other| partners.binary_search(other).is_ok()).count();
        // Each tie between two partners is seen from both.
        let triangles = partners.iter().map(tied).sum::<usize>() as f64 / 2.0;
        let pairs = partners.len() as f64 * (partners.len() as f64 - 1.0) / 2.0;
        closed += triangles;
        open += pairs;
        column.push(if pairs > 0.0 { triangles / pairs } else { 0.0 });
    }
    let mean = column.iter().sum::<f64>() / count as f64;
    report.put_network(key::TRANSITIVITY, (count > 0).then_some(if open > 0.0 { closed / open } else { 0.0 }));
    report.put_network(key::AVERAGE_CLUSTERING, (count >= FEWEST).then_some(mean));
    report.put_stakeholders(key::CLUSTERING, column.into_iter().map(|share| (count >= FEWEST).then_some(share)).collect());
    if count < FEWEST {
        report.note(key::CLUSTERING, Reason::TooFew);
    }
}

/// Batagelj and Zaversnik 2003: takes the body with fewest partners left, again and again.
fn cores(rows: &Rows, count: usize) -> Vec<u32> {
    let mut left: Vec<usize> = (0..count).map(|vertex| rows.targets(vertex).len()).collect();
    let mut buckets: Vec<Vec<usize>> = vec![Vec::new(); left.iter().max().map_or(0, |most| most + 1)];
    for (vertex, degree) in left.iter().enumerate() {
        buckets[*degree].push(vertex);
    }
    let mut core = vec![None; count];
    let (mut level, mut at) = (0, 0);
    while at < buckets.len() {
        let Some(vertex) = buckets[at].pop() else {
            at += 1;
            continue;
        };
        if core[vertex].is_some() || left[vertex] != at {
            continue;
        }
        level = level.max(at);
        core[vertex] = Some(level as u32);
        for target in rows.targets(vertex) {
            let target = *target as usize;
            if core[target].is_none() && left[target] > at {
                left[target] -= 1;
                buckets[left[target]].push(target);
                at = at.min(left[target]);
            }
        }
    }
    core.into_iter().map(Option::unwrap_or_default).collect()
}
