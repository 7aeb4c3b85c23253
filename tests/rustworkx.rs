//! Measures against rustworkx-core, which has been written by others, on random networks: sparse and dense, in several parts,
//! with and without arrows.

use rustworkx_core::centrality::{
    betweenness_centrality, closeness_centrality, degree_centrality, edge_betweenness_centrality, eigenvector_centrality,
};
use rustworkx_core::connectivity::{articulation_points, bridges, core_number, number_connected_components};
use rustworkx_core::petgraph::graph::{DiGraph, NodeIndex, UnGraph};
use stakeholder_map::analysis::{Direction, Options, Report, analyze, key};
use stakeholder_map::model::{Record, Relationship, Stakeholder, StakeholderMap};

const NETWORKS: u64 = 300;
/// Networks above so many vertices are searched by several threads; these never are.
const ONE_THREAD: usize = 10_000;

/// Pairs of a random network of 2 to 26 vertices, each pair at most once.
fn network(seed: u64) -> (usize, Vec<(u32, u32)>) {
    let mut state = seed;
    let mut below = |end: usize| {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % end as u64) as usize
    };
    let count = 2 + below(25);
    let mut pairs = Vec::new();
    for _ in 0..below(3 * count) {
        let (a, b) = (below(count) as u32, below(count) as u32);
        if a != b && !pairs.contains(&(a, b)) && !pairs.contains(&(b, a)) {
            pairs.push((a, b));
        }
    }
    (count, pairs)
}

fn measured(count: usize, pairs: &[(u32, u32)], directed: bool) -> Report {
    let id = |at: u32| format!("s{at:02}");
    let bodies = (0..count as u32).map(|at| Stakeholder { name: id(at), ..Stakeholder::blank(id(at).as_str().into()) });
    let ties = pairs.iter().enumerate().map(|(at, (a, b))| {
        let (source, target) = (id(*a).as_str().into(), id(*b).as_str().into());
        Relationship { source, target, directed, ..Relationship::blank(format!("r{at}").as_str().into()) }
    });
    let map = StakeholderMap::assemble(Default::default(), vec![], vec![], bodies.collect(), ties.collect(), vec![]).expect("a sound map");
    let direction = Some(if directed { Direction::Directed } else { Direction::Undirected });
    analyze(&map, &Options { direction, trials: 0, ..Options::default() })
}

/// A measure of all; 0 where it is undefined, as there.
fn column(report: &Report, key: &str) -> Vec<f64> {
    report.column(key).expect(key).iter().map(|value| value.unwrap_or(0.0)).collect()
}

fn assert_close(what: &str, seed: u64, got: &[f64], want: &[f64]) {
    assert_eq!(got.len(), want.len(), "{what} of network {seed}");
    for (at, (got, want)) in got.iter().zip(want).enumerate() {
        assert!((got - want).abs() <= 1e-9 * want.abs().max(1.0), "{what} of {at} in network {seed}: {got}, there {want}");
    }
}

fn all(values: Vec<Option<f64>>) -> Vec<f64> {
    values.into_iter().map(Option::unwrap_or_default).collect()
}

#[test]
fn measures_without_arrows_are_those_of_rustworkx() {
    for seed in 0..NETWORKS {
        let (count, pairs) = network(seed);
        let report = measured(count, &pairs, false);
        let mut graph = UnGraph::<(), ()>::default();
        for _ in 0..count {
            graph.add_node(());
        }
        graph.extend_with_edges(&pairs);

        let others = (count - 1) as f64;
        let degrees: Vec<f64> = degree_centrality(&graph, None).iter().map(|share| share * others).collect();
        assert_close("partners", seed, &column(&report, key::DEGREE), &degrees);
        assert_close("closeness", seed, &column(&report, key::CLOSENESS), &all(closeness_centrality(&graph, false, ONE_THREAD)));
        if count > 2 {
            let want = all(betweenness_centrality(&graph, false, true, ONE_THREAD));
            assert_close("betweenness", seed, &column(&report, key::BETWEENNESS), &want);
        }
        let cores = core_number(graph.clone());
        let want: Vec<f64> = (0..count).map(|at| cores[&NodeIndex::new(at)] as f64).collect();
        assert_close("core number", seed, &column(&report, key::CORE_NUMBER), &want);
        let cuts = articulation_points(&graph, None);
        let want: Vec<f64> = (0..count).map(|at| f64::from(u8::from(cuts.contains(&NodeIndex::new(at))))).collect();
        assert_close("cut-off points", seed, &column(&report, key::ARTICULATION_POINT), &want);
        assert_eq!(report.network(key::COMPONENT_COUNT), Some(number_connected_components(&graph) as f64), "parts of network {seed}");

        let only = bridges(&graph);
        let along = all(edge_betweenness_centrality(&graph, true, ONE_THREAD));
        for (at, (a, b)) in pairs.iter().enumerate() {
            let id = format!("r{at}").as_str().into();
            let (a, b) = (NodeIndex::new(*a as usize), NodeIndex::new(*b as usize));
            let is_only = only.contains(&(a, b)) || only.contains(&(b, a));
            assert_eq!(report.relationship(&id, key::BRIDGE), Some(f64::from(u8::from(is_only))), "only link {at} of network {seed}");
            assert_close(
                "betweenness of a tie",
                seed,
                &[report.relationship(&id, key::EDGE_BETWEENNESS).unwrap_or_default()],
                &[along[at]],
            );
        }
    }
}

#[test]
fn eigenvectors_point_the_way_of_those_of_rustworkx() {
    let mut compared = 0;
    for seed in 0..NETWORKS {
        let (count, pairs) = network(seed);
        let mut graph = UnGraph::<(), ()>::default();
        for _ in 0..count {
            graph.add_node(());
        }
        graph.extend_with_edges(&pairs);
        // In several parts there are several, and they choose another.
        if number_connected_components(&graph) > 1 {
            continue;
        }
        let there = eigenvector_centrality(&graph, |_| Ok::<f64, ()>(1.0), Some(100_000), Some(1e-13));
        let Ok(Some(there)) = there else { continue };
        let ours = column(&measured(count, &pairs, false), key::EIGENVECTOR);
        let scale = ours.iter().sum::<f64>() / there.iter().sum::<f64>();
        for (at, (ours, there)) in ours.iter().zip(&there).enumerate() {
            assert!((ours - there * scale).abs() < 1e-7, "eigenvector of {at} in network {seed}: {ours}, there {}", there * scale);
        }
        compared += 1;
    }
    assert!(compared > 20, "only {compared} networks in one part");
}

#[test]
fn measures_along_arrows_are_those_of_rustworkx() {
    for seed in 0..NETWORKS {
        let (count, pairs) = network(seed);
        let report = measured(count, &pairs, true);
        let mut graph = DiGraph::<(), ()>::default();
        for _ in 0..count {
            graph.add_node(());
        }
        graph.extend_with_edges(&pairs);
        // There, closeness is by the ways that arrive.
        assert_close(
            "closeness of those who arrive",
            seed,
            &column(&report, key::IN_CLOSENESS),
            &all(closeness_centrality(&graph, false, ONE_THREAD)),
        );
        if count > 2 {
            let want = all(betweenness_centrality(&graph, false, true, ONE_THREAD));
            assert_close("betweenness along arrows", seed, &column(&report, key::BETWEENNESS), &want);
        }
    }
}
