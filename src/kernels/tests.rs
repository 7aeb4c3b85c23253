//! The kernels against the textbook, on thousands of small random graphs.

mod places;

use crate::{Arcs, Reach, Rows, Until, betweenness, eigenpair, pagerank, product, reach, weighted};

/// Splitmix64: the same graphs on every machine.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % end as u64) as usize
    }
}

/// A simple graph, with both ways of looking at its arcs.
pub(crate) struct Graph {
    pub(crate) count: usize,
    pub(crate) arcs: Vec<(u32, u32)>,
    lengths: Vec<f64>,
    out: (Vec<u32>, Vec<u32>),
    into: (Vec<u32>, Vec<u32>),
}

fn is_equal(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-10 * b
}

fn sorted_rows(count: usize, arcs: &[(u32, u32)]) -> (Vec<u32>, Vec<u32>) {
    let offsets = (0..=count as u32).map(|vertex| arcs.partition_point(|arc| arc.0 < vertex) as u32).collect();
    (offsets, arcs.iter().map(|arc| arc.1).collect())
}

impl Graph {
    pub(crate) fn new(count: usize, mut arcs: Vec<(u32, u32)>) -> Self {
        arcs.retain(|arc| arc.0 != arc.1);
        arcs.sort_unstable();
        arcs.dedup();
        let mut turned: Vec<_> = arcs.iter().map(|arc| (arc.1, arc.0)).collect();
        turned.sort_unstable();
        Self { count, lengths: vec![1.0; arcs.len()], out: sorted_rows(count, &arcs), into: sorted_rows(count, &turned), arcs }
    }

    pub(crate) fn random(random: &mut Random, count: usize, ties: usize, is_directed: bool) -> Self {
        let mut arcs = Vec::new();
        for _ in 0..ties {
            let (source, target) = (random.below(count) as u32, random.below(count) as u32);
            arcs.push((source, target));
            if !is_directed {
                arcs.push((target, source));
            }
        }
        Self::new(count, arcs)
    }

    /// Lengths by the pair of ends, the same both ways.
    pub(crate) fn with_lengths(mut self, length: impl Fn(u32) -> f64) -> Self {
        self.lengths = self.arcs.iter().map(|arc| length(arc.0.min(arc.1) * 31 + arc.0.max(arc.1) * 17)).collect();
        self
    }

    pub(crate) fn out(&self) -> Rows<'_> {
        Rows { offsets: &self.out.0, targets: &self.out.1 }
    }

    pub(crate) fn back(&self) -> Rows<'_> {
        Rows { offsets: &self.into.0, targets: &self.into.1 }
    }

    /// Distances between all pairs, infinite where no way leads (Floyd and Warshall).
    fn distances(&self) -> Vec<Vec<f64>> {
        let mut distance = vec![vec![f64::INFINITY; self.count]; self.count];
        for ((source, target), length) in self.arcs.iter().zip(&self.lengths) {
            distance[*source as usize][*target as usize] = *length;
        }
        for (vertex, row) in distance.iter_mut().enumerate() {
            row[vertex] = 0.0;
        }
        for middle in 0..self.count {
            for source in 0..self.count {
                for target in 0..self.count {
                    let by_way = distance[source][middle] + distance[middle][target];
                    distance[source][target] = distance[source][target].min(by_way);
                }
            }
        }
        distance
    }

    /// How many shortest ways lead from one to another, of the pairs in the order of their distance.
    fn ways(&self, distance: &[Vec<f64>]) -> Vec<Vec<f64>> {
        let mut ways = vec![vec![0.0; self.count]; self.count];
        for source in 0..self.count {
            let mut order: Vec<usize> = (0..self.count).filter(|target| distance[source][*target].is_finite()).collect();
            order.sort_by(|a, b| distance[source][*a].total_cmp(&distance[source][*b]));
            ways[source][source] = 1.0;
            for target in order.into_iter().skip(1) {
                ways[source][target] = self
                    .arcs
                    .iter()
                    .zip(&self.lengths)
                    .filter(|(arc, length)| {
                        arc.1 as usize == target && is_equal(distance[source][arc.0 as usize] + *length, distance[source][target])
                    })
                    .map(|(arc, _)| ways[source][arc.0 as usize])
                    .sum();
            }
        }
        ways
    }

    /// For each arc, the shares of all ordered pairs of vertices.
    fn arc_betweenness(&self) -> Vec<f64> {
        let distance = self.distances();
        let ways = self.ways(&distance);
        let mut across = vec![0.0; self.arcs.len()];
        for source in 0..self.count {
            for target in (0..self.count).filter(|target| *target != source && distance[source][*target].is_finite()) {
                for ((arc, length), across) in self.arcs.iter().zip(&self.lengths).zip(&mut across) {
                    let (begin, end) = (arc.0 as usize, arc.1 as usize);
                    if is_equal(distance[source][begin] + length + distance[end][target], distance[source][target]) {
                        *across += ways[source][begin] * ways[end][target] / ways[source][target];
                    }
                }
            }
        }
        across
    }

    fn betweenness(&self) -> Vec<f64> {
        let distance = self.distances();
        let ways = self.ways(&distance);
        let mut through = vec![0.0; self.count];
        for source in 0..self.count {
            for target in (0..self.count).filter(|target| *target != source && distance[source][*target].is_finite()) {
                for (vertex, through) in through.iter_mut().enumerate().filter(|(vertex, _)| *vertex != source && *vertex != target) {
                    if is_equal(distance[source][vertex] + distance[vertex][target], distance[source][target]) {
                        *through += ways[source][vertex] * ways[vertex][target] / ways[source][target];
                    }
                }
            }
        }
        through
    }
}

pub(crate) fn assert_close(found: &[f64], expected: &[f64], what: &str) {
    assert_eq!(found.len(), expected.len());
    for (at, (found, expected)) in found.iter().zip(expected).enumerate() {
        assert!((found - expected).abs() <= 1e-10 * expected.abs().max(1.0), "{what}: {found} and not {expected} at {at}");
    }
}

fn measured(graph: &Graph) -> Vec<f64> {
    betweenness(graph.out(), false).through
}

/// Layers of three, each tied to all of the next: the ways from end to end are 3 to the power of the layers between.
fn layers(count: u32) -> Graph {
    let across = (1..count).flat_map(|layer| (0..9).map(move |tie| (3 * layer - 3 + tie / 3, 3 * layer + tie % 3)));
    Graph::new(3 * count as usize, across.flat_map(|(a, b)| [(a, b), (b, a)]).collect())
}

/// By symmetry: each of a layer carries a third of the ways between the layers on both sides of it, and its share of those
/// between two bodies of a layer next to it.
fn through_layers(count: u32) -> Vec<f64> {
    let pairs_beside = |layer: u32| if layer == 0 || layer + 1 == count { 2.0 } else { 1.0 };
    let through = |layer: u32| {
        let beside = [layer.checked_sub(1), Some(layer + 1).filter(|next| *next < count)];
        let across = 2.0 * 9.0 * f64::from(layer) * f64::from(count - 1 - layer) / 3.0;
        across + beside.into_iter().flatten().map(pairs_beside).sum::<f64>()
    };
    (0..3 * count).map(|vertex| through(vertex / 3)).collect()
}

#[test]
fn more_ways_than_a_number_can_count_are_shared_out_right() {
    // 3^658 has 314 digits: too many for double precision. Above 2,000 vertices single precision has it no easier.
    assert_close(&measured(&layers(660)), &through_layers(660), "double precision");
    let (found, expected) = (measured(&layers(700)), through_layers(700));
    for (found, expected) in found.iter().zip(&expected) {
        assert!((found - expected).abs() <= 1e-6 * expected, "single precision: {found} and not {expected}");
    }
}

#[test]
fn single_precision_gives_way_where_ways_are_too_uneven() {
    // Diamonds in a row double the ways 150 times; as long a line beside them leaves one way.
    let (mut arcs, mut end) = (Vec::new(), 0);
    for _ in 0..150 {
        arcs.extend([(end, end + 1), (end, end + 2), (end + 1, end + 3), (end + 2, end + 3)]);
        end += 3;
    }
    let line = end + 1;
    arcs.push((0, line));
    arcs.extend((line..line + 299).map(|at| (at, at + 1)));
    let last = line + 300;
    arcs.extend([(line + 299, last), (end, last)]);
    let graph = Graph::new(last as usize + 1_500, arcs);
    // From the start to the end nearly all ways lead through the diamonds, so the middle of the line lies between the start
    // or 150 of the line and 149 of it, and between those 150 and the end.
    assert_close(&[measured(&graph)[line as usize + 150]], &[151.0 * 149.0 + 150.0], "the middle of the line");
}

#[test]
fn betweenness_is_that_of_the_textbook_on_random_graphs() {
    let mut random = Random(1);
    for round in 0..3_000 {
        let count = 1 + random.below(if round % 20 == 0 { 45 } else { 9 });
        let ties = random.below(3 * count + 1);
        let graph = Graph::random(&mut random, count, ties, round % 2 == 0);
        let what = format!("{count} vertices, {:?}", graph.arcs);
        assert_close(&measured(&graph), &graph.betweenness(), &what);
        let with_arcs = betweenness(graph.out(), true);
        assert_eq!(with_arcs.through, measured(&graph), "arcs change nothing for {what}");
        assert_close(&with_arcs.across, &graph.arc_betweenness(), &what);
    }
}

#[test]
fn reach_is_that_of_the_textbook_on_random_graphs() {
    let mut random = Random(2);
    for round in 0..1_000 {
        let count = 1 + random.below(12);
        let ties = random.below(3 * count + 1);
        let graph = Graph::random(&mut random, count, ties, round % 2 == 0);
        let distance = graph.distances();
        for (target, reach) in reach(graph.back()).into_iter().enumerate() {
            let mut to_it: Vec<f64> = (0..count).map(|source| distance[source][target]).filter(|it| *it > 0.0 && it.is_finite()).collect();
            to_it.sort_by(f64::total_cmp);
            assert_eq!(reach.count as usize, to_it.len());
            assert_eq!(reach.distance, to_it.iter().sum::<f64>());
            assert_eq!(reach.farthest, to_it.last().copied().unwrap_or(0.0));
            assert_close(&[reach.harmonic], &[to_it.iter().map(|distance| 1.0 / distance).sum()], "harmonic");
        }
    }
}

#[test]
fn ways_of_different_length_are_those_of_the_textbook_on_random_graphs() {
    let mut random = Random(3);
    for round in 0..2_000 {
        let count = 1 + random.below(if round % 20 == 0 { 40 } else { 9 });
        let ties = random.below(3 * count + 1);
        let graph = Graph::random(&mut random, count, ties, round % 2 == 0);
        // Whole lengths, whole ones too large for the searches side by side, and thirds, which add up inexactly.
        let (graph, tolerance) = match round % 3 {
            0 => (graph.with_lengths(|mixed| f64::from(1 + mixed % 5)), 0.0),
            1 => (graph.with_lengths(|mixed| 4e8 * f64::from(1 + mixed % 4)), 0.0),
            _ => (graph.with_lengths(|mixed| f64::from(1 + mixed % 4) / 3.0), 1e-10),
        };
        let sums = weighted(graph.out(), &graph.lengths, tolerance, true);
        assert_close(&sums.shares.through, &graph.betweenness(), &format!("{count} vertices, {:?}", graph.arcs));
        assert_close(&sums.shares.across, &graph.arc_betweenness(), &format!("arcs of {count} vertices, {:?}", graph.arcs));
        let distance = graph.distances();
        for vertex in 0..count {
            let from_it = |other: usize| distance[vertex][other];
            let to_it = |other: usize| distance[other][vertex];
            for (found, distances) in [(sums.out[vertex], &from_it as &dyn Fn(usize) -> f64), (sums.into[vertex], &to_it)] {
                let known: Vec<f64> = (0..count).map(distances).filter(|it| *it > 0.0 && it.is_finite()).collect();
                assert_eq!(found.count as usize, known.len());
                let farthest = known.iter().copied().fold(0.0, f64::max);
                let expected = [known.iter().sum(), known.iter().map(|distance| 1.0 / distance).sum(), farthest];
                assert_close(&[found.distance, found.harmonic, found.farthest], &expected, "distances");
            }
        }
    }
}

#[test]
fn lengths_that_are_all_one_change_nothing() {
    let mut random = Random(4);
    for is_directed in [false, true] {
        let graph = Graph::random(&mut random, 200, 700, is_directed);
        let sums = weighted(graph.out(), &graph.lengths, 0.0, false);
        assert_close(&sums.shares.through, &measured(&graph), "betweenness");
        assert_close(
            &weighted(graph.out(), &graph.lengths, 1e-10, false).shares.through,
            &sums.shares.through,
            "one search for each source",
        );
        for (found, expected) in sums.into.iter().zip(reach(graph.back())) {
            assert_eq!((found.count, found.distance, found.farthest), (expected.count, expected.distance, expected.farthest));
        }
    }
}

#[test]
fn a_long_line_is_reached_across_blocks_of_sources() {
    let count = 1_300;
    let graph = Graph::new(count, (1..count as u32).flat_map(|at| [(at - 1, at), (at, at - 1)]).collect());
    let (left, right) = (|at: usize| at as f64, |at: usize| (count - 1 - at) as f64);
    for (at, found) in reach(graph.back()).into_iter().enumerate() {
        let distance = (left(at) * (left(at) + 1.0) + right(at) * (right(at) + 1.0)) / 2.0;
        let expected = Reach { count: 1_299, distance, farthest: left(at).max(right(at)), harmonic: found.harmonic };
        assert_eq!(found, expected);
    }
    let through: Vec<f64> = (0..count).map(|at| 2.0 * left(at) * right(at)).collect();
    assert_close(&measured(&graph), &through, "the line");
}

/// By repeated multiplication of a full matrix.
fn textbook_pagerank(graph: &Graph) -> Vec<f64> {
    let share = 1.0 / graph.count as f64;
    let leaving = leaving(graph);
    let mut rank = vec![share; graph.count];
    for _ in 0..400 {
        let stuck: f64 = (0..graph.count).filter(|vertex| leaving[*vertex] == 0.0).map(|vertex| rank[vertex]).sum();
        let mut next = vec![share * (0.15 + 0.85 * stuck); graph.count];
        for ((source, target), length) in graph.arcs.iter().zip(&graph.lengths) {
            next[*target as usize] += 0.85 * rank[*source as usize] * length / leaving[*source as usize];
        }
        rank = next;
    }
    rank
}

fn leaving(graph: &Graph) -> Vec<f64> {
    let mut leaving = vec![0.0; graph.count];
    for ((source, _), length) in graph.arcs.iter().zip(&graph.lengths) {
        leaving[*source as usize] += length;
    }
    leaving
}

const SETTLED: Until = Until { moved: 1e-14, times: 100_000 };

#[test]
fn pagerank_is_that_of_the_textbook_on_random_graphs() {
    let mut random = Random(5);
    for round in 0..500 {
        let count = 1 + random.below(12);
        let ties = random.below(3 * count + 1);
        // The same both ways, so that the weights of the arcs that arrive are those that leave.
        let graph = Graph::random(&mut random, count, ties, false).with_lengths(|mixed| f64::from(1 + mixed % (1 + round % 4)));
        let found = pagerank(graph.back(), &graph.lengths, &leaving(&graph), 0.85, SETTLED);
        assert_close(&found, &textbook_pagerank(&graph), "by weight");
        let graph = Graph::random(&mut random, count, ties, true);
        assert_close(&pagerank(graph.back(), &[], &leaving(&graph), 0.85, SETTLED), &textbook_pagerank(&graph), "along arrows");
    }
}

#[test]
fn the_dominant_vector_is_only_stretched_by_its_graph() {
    let mut random = Random(6);
    for round in 0..300 {
        // A line through all vertices keeps them together.
        let count = 2 + random.below(10) as u32;
        let mut arcs: Vec<(u32, u32)> = (1..count).flat_map(|at| [(at - 1, at), (at, at - 1)]).collect();
        for _ in 0..random.below(20) {
            let (a, b) = (random.below(count as usize) as u32, random.below(count as usize) as u32);
            arcs.extend([(a, b), (b, a)]);
        }
        let graph = Graph::new(count as usize, arcs).with_lengths(|mixed| f64::from(1 + mixed % (1 + round % 3)));
        let members: Vec<u32> = (0..count).collect();
        let (value, vector) = eigenpair(graph.out(), &graph.lengths, &members, SETTLED);
        let mut stretched = vec![0.0; count as usize];
        product(graph.out(), &graph.lengths, &vector, &mut stretched);
        assert_close(&stretched, &vector.iter().map(|own| value * own).collect::<Vec<_>>(), "A x = value x");
        assert!(vector.iter().all(|own| *own > 0.0), "the dominant vector of a connected graph has one sign: {vector:?}");
        assert_close(&[vector.iter().map(|own| own * own).sum()], &[1.0], "its length");
    }
}

#[test]
fn rows_hold_every_arc_once_in_order_and_both_ways() {
    let mut random = Random(7);
    for _ in 0..500 {
        let count = 1 + random.below(8);
        let arcs: Vec<(u32, u32, f64)> =
            (0..random.below(30)).map(|at| (random.below(count) as u32, random.below(count) as u32, at as f64 + 1.0)).collect();
        let mut sorted = arcs.clone();
        sorted.sort_by_key(|arc| (arc.0, arc.1));
        sorted.dedup_by(|next, kept| {
            let is_same = (next.0, next.1) == (kept.0, kept.1);
            // Not the same in another order: arcs with the same ends are joined as they were listed.
            kept.2 = if is_same { 2.0 * kept.2 + next.2 } else { kept.2 };
            is_same
        });
        let listed = |rows: &Arcs| -> Vec<(u32, u32, f64)> {
            let row = |source: usize| {
                rows.targets(source).iter().zip(rows.weights(source)).map(move |(target, weight)| (source as u32, *target, *weight))
            };
            (0..count).flat_map(row).collect()
        };
        let rows = Arcs::of(count, &arcs).joined(|sum, next| 2.0 * sum + next);
        assert_eq!(listed(&rows), sorted);
        assert_eq!((rows.len(), rows.is_empty(), rows.turned().turned() == rows), (sorted.len(), sorted.is_empty(), true));
        let weight = |source: u32, target: u32| sorted.iter().find(|arc| (arc.0, arc.1) == (source, target)).map_or(0.0, |arc| arc.2);
        let both = rows.or(&rows.turned());
        let pairs = (0..count as u32).flat_map(|source| (0..count as u32).map(move |target| (source, target)));
        let heavier = pairs.map(|(a, b)| (a, b, weight(a, b).max(weight(b, a)))).filter(|arc| arc.2 > 0.0);
        assert_eq!(listed(&both), heavier.collect::<Vec<_>>());
    }
}
