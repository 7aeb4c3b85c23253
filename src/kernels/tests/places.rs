//! Places: distances of the graph, and nothing on each other.

use super::Random;
use crate::{Arcs, Effort, Sides, Stress, spread};

/// A strip of squares as rows of neighbours, both ways.
fn ladder(length: u32) -> Arcs {
    let mut arcs = Vec::new();
    let mut tie = |a: u32, b: u32| arcs.extend([(a, b, 1.0), (b, a, 1.0)]);
    for at in 0..length {
        tie(2 * at, 2 * at + 1);
        if at + 1 < length {
            tie(2 * at, 2 * at + 2);
            tie(2 * at + 1, 2 * at + 3);
        }
    }
    Arcs::of(2 * length as usize, &arcs)
}

/// Places in a row of no meaning.
fn anywhere(count: usize) -> Vec<[f64; 2]> {
    (0..count).map(|at| [(at * 37 % 101) as f64 / 10.0, (at * 61 % 89) as f64 / 10.0]).collect()
}

fn arranged(arcs: &Arcs, groups: Vec<u32>, effort: Effort) -> Vec<[f64; 2]> {
    let count = groups.len();
    let mut stress = Stress::new(arcs.rows(), groups, anywhere(count), effort);
    let mut sweeps = 0;
    let order = |sweep: usize| (0..count).map(|at| ((at * 7 + sweep * 13) % count) as u32).collect::<Vec<u32>>();
    while !stress.sweep(&order(sweeps)) {
        sweeps += 1;
        assert!(sweeps < 200, "it never settles");
    }
    stress.places
}

fn apart(places: &[[f64; 2]], a: usize, b: usize) -> f64 {
    (places[a][0] - places[b][0]).hypot(places[a][1] - places[b][1])
}

#[test]
fn a_ladder_is_laid_out_as_long_as_it_is_with_few_pivots_and_with_all_pairs() {
    for (length, effort) in [(20, Effort::Quick), (150, Effort::Quick), (150, Effort::Thorough)] {
        let count = 2 * length as usize;
        let places = arranged(&ladder(length), vec![u32::MAX; count], effort);
        let end_to_end = apart(&places, 0, count - 2) / f64::from(length - 1);
        assert!((0.9..1.1).contains(&end_to_end), "{length} {effort:?}: {end_to_end}");
        let rungs: f64 = (0..length as usize).map(|at| apart(&places, 2 * at, 2 * at + 1)).sum::<f64>() / f64::from(length);
        assert!((0.6..1.4).contains(&rungs), "{length} {effort:?}: {rungs}");
    }
}

#[test]
fn a_group_stands_closer_together_than_two() {
    let length = 30;
    let count = 2 * length as usize;
    let halves: Vec<u32> = (0..count as u32).map(|vertex| vertex % 2).collect();
    let across = |places: &[[f64; 2]]| (0..count / 2).map(|at| apart(places, 2 * at, 2 * at + 1)).sum::<f64>();
    let (one, two) = (arranged(&ladder(length), vec![0; count], Effort::Thorough), arranged(&ladder(length), halves, Effort::Thorough));
    assert!(across(&one) < across(&two), "{} {}", across(&one), across(&two));
}

#[test]
fn boxes_are_pushed_apart_and_fixed_ones_stay() {
    let mut random = Random(11);
    for round in 0..50 {
        let count = 2 + round * 3;
        let mut places: Vec<[f64; 2]> = (0..count).map(|_| [random.below(200) as f64, random.below(80) as f64]).collect();
        let sides: Vec<Sides> = (0..count).map(|_| [5.0 + random.below(30) as f64, 6.0, 6.0 + random.below(12) as f64]).collect();
        let mobility: Vec<f64> = (0..count).map(|at| if at == 0 { 0.0 } else { 1.0 }).collect();
        let fixed = places[0];
        assert!(spread(&mut places, &sides, &mobility, 5_000), "round {round}");
        assert_eq!(places[0], fixed);
        for a in 0..count {
            for b in 0..a {
                let across = sides[a][0] + sides[b][0] - (places[a][0] - places[b][0]).abs();
                let down = (places[a][1] + sides[a][2]).min(places[b][1] + sides[b][2])
                    - (places[a][1] - sides[a][1]).max(places[b][1] - sides[b][1]);
                assert!(across <= 1e-3 || down <= 1e-3, "{a} and {b} overlap by {across} × {down}");
            }
        }
    }
}
