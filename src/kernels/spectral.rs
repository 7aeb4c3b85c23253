//! Repeated multiplication by the rows: PageRank, the dominant eigenvector, sums over ways of every length.
//!
//! Weights are those of the arcs in the order of the rows, or none where all are 1.

use crate::rows::Rows;
use crate::slices::{Four, Slices, apart, minus, plus, sum, times};

/// When repetition ends.
#[derive(Clone, Copy)]
pub struct Until {
    /// The values move by less than this in all.
    pub moved: f64,
    /// It has been repeated so often.
    pub times: usize,
}

/// What a vertex gathers along its row.
#[inline(always)]
fn gathered(rows: Rows<'_>, weights: &[f64], vector: &[f64], vertex: usize) -> f64 {
    let range = rows.range(vertex);
    let targets = &rows.targets[range.clone()];
    let mut sum = 0.0;
    if weights.is_empty() {
        for target in targets {
            sum += vector[*target as usize];
        }
    } else {
        for (target, weight) in targets.iter().zip(&weights[range]) {
            sum += weight * vector[*target as usize];
        }
    }
    sum
}

/// The rows times a vector, into another.
pub fn product(rows: Rows<'_>, weights: &[f64], vector: &[f64], into: &mut [f64]) {
    for (vertex, value) in into.iter_mut().enumerate() {
        *value = gathered(rows, weights, vector, vertex);
    }
}

/// Where somebody is found who follows arcs at random, the heavier the likelier, and starts anew with a chance of
/// 1 − `damping` at each step, or when no arc leaves.
///
/// # Arguments
/// * `into`, `weights`: the arcs that arrive.
/// * `leaving`: the weights of the arcs that leave each vertex, added up.
pub fn pagerank(into: Rows<'_>, weights: &[f64], leaving: &[f64], damping: f64, until: Until) -> Vec<f64> {
    let members: Vec<u32> = (0..leaving.len() as u32).collect();
    let slices = Slices::of(into, weights, &members);
    let share = 1.0 / leaving.len() as f64;
    let starts = slices.vector(|_| share);
    // What each vertex sends along an arc of weight 1, as a share of its rank; and whether it sends nothing.
    let follows = slices.vector(|vertex| if leaving[vertex] > 0.0 { damping / leaving[vertex] } else { 0.0 });
    let is_stuck = slices.vector(|vertex| f64::from(leaving[vertex] <= 0.0));
    let mut rank = starts.clone();
    let mut sent: Vec<Four> = rank.iter().zip(&follows).map(|(rank, follows)| times(*rank, *follows)).collect();
    let mut next = sent.clone();
    let mut stuck = rank.iter().zip(&is_stuck).fold([0.0; 4], |stuck, (rank, is_stuck)| plus(stuck, times(*rank, *is_stuck)));
    for _ in 0..until.times {
        let anew = [1.0 - damping + damping * sum(stuck); 4];
        stuck = [0.0; 4];
        let mut moved = [0.0; 4];
        for (at, range) in slices.ranges().enumerate() {
            let now = plus(times(anew, starts[at]), slices.gathered(range, &sent));
            moved = plus(moved, apart(now, rank[at]));
            stuck = plus(stuck, times(now, is_stuck[at]));
            rank[at] = now;
            next[at] = times(now, follows[at]);
        }
        std::mem::swap(&mut sent, &mut next);
        if sum(moved) < until.moved {
            break;
        }
    }
    let mut of_vertex = vec![0.0; leaving.len()];
    slices.spread(&rank, &mut of_vertex);
    of_vertex
}

/// Movement shrinks steadily where its share of the one before, negative where it swings, changes by less than this share of what it lacks to 1.
const STEADY: f64 = 0.03;
/// Movement is carried on only after so many plain repetitions, which show how it shrinks.
const REST: usize = 4;

/// The largest eigenvalue of a connected part of an undirected graph and its vector, of length 1 and 0 elsewhere.
///
/// Multiplies by A + I: the shift keeps parts without odd circles from swinging. Where movement shrinks steadily it is carried
/// on to its end at once (Aitken 1937), which halves the repetitions.
///
/// # Arguments
/// * `members`: the vertices of the part.
pub fn eigenpair(rows: Rows<'_>, weights: &[f64], members: &[u32], until: Until) -> (f64, Vec<f64>) {
    let slices = Slices::of(rows, weights, members);
    let even = 1.0 / (members.len() as f64).sqrt();
    let mut vector = slices.vector(|_| even);
    let mut next = vector.clone();
    let mut value = 0.0;
    let mut step = slices.vector(|_| 0.0);
    let (mut squares_before, mut ratio_before, mut since) = (f64::INFINITY, f64::NAN, 0);
    for _ in 0..until.times {
        let mut squares = [0.0; 4];
        for (at, range) in slices.ranges().enumerate() {
            let pulled = plus(vector[at], slices.gathered(range, &vector));
            squares = plus(squares, times(pulled, pulled));
            next[at] = pulled;
        }
        let size = sum(squares).sqrt();
        let scale = [1.0 / size; 4];
        let (mut moved, mut along, mut squares) = ([0.0; 4], [0.0; 4], [0.0; 4]);
        for ((value, pulled), step) in vector.iter_mut().zip(&next).zip(&mut step) {
            let scaled = times(*pulled, scale);
            let now = minus(scaled, *value);
            moved = plus(moved, now.map(f64::abs));
            along = plus(along, times(now, *step));
            squares = plus(squares, times(now, now));
            *step = now;
            *value = scaled;
        }
        value = size - 1.0;
        if sum(moved) < until.moved {
            break;
        }
        let ratio = sum(along) / squares_before;
        since += 1;
        if since >= REST && (ratio - ratio_before).abs() < STEADY * (1.0 - ratio) {
            // What is left of a movement that shrinks by the same share for ever.
            let further = [ratio / (1.0 - ratio); 4];
            for (value, step) in vector.iter_mut().zip(&step) {
                *value = plus(*value, times(further, *step));
            }
            since = 0;
        }
        (squares_before, ratio_before) = (sum(squares), ratio);
    }
    let mut of_vertex = vec![0.0; rows.count()];
    slices.spread(&vector, &mut of_vertex);
    (value, of_vertex)
}
