//! Repeated multiplication by the rows: PageRank, the dominant eigenvector, sums over ways of every length.
//!
//! Weights are those of the arcs in the order of the rows, or none where all are 1.

use crate::rows::Rows;

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
    let share = 1.0 / leaving.len() as f64;
    let mut rank = vec![share; leaving.len()];
    let follows: Vec<f64> = leaving.iter().map(|leaving| if *leaving > 0.0 { damping / leaving } else { 0.0 }).collect();
    // What each vertex sends along an arc of weight 1.
    let mut sent = vec![0.0; leaving.len()];
    for _ in 0..until.times {
        let mut stuck = 0.0;
        for ((sent, follows), rank) in sent.iter_mut().zip(&follows).zip(&rank) {
            *sent = follows * rank;
            stuck += if *follows > 0.0 { 0.0 } else { *rank };
        }
        let anew = share * (1.0 - damping + damping * stuck);
        let mut moved = 0.0;
        for (vertex, rank) in rank.iter_mut().enumerate() {
            let now = anew + gathered(into, weights, &sent, vertex);
            moved += (now - *rank).abs();
            *rank = now;
        }
        if moved < until.moved {
            break;
        }
    }
    rank
}

/// The largest eigenvalue of a connected part of an undirected graph and its vector, of length 1 and 0 elsewhere.
///
/// Multiplies by A + I: the shift keeps parts without odd circles from swinging.
///
/// # Arguments
/// * `members`: the vertices of the part.
pub fn eigenpair(rows: Rows<'_>, weights: &[f64], members: &[u32], until: Until) -> (f64, Vec<f64>) {
    let mut vector = vec![0.0; rows.count()];
    for member in members {
        vector[*member as usize] = 1.0 / (members.len() as f64).sqrt();
    }
    let mut next = vector.clone();
    let mut value = 0.0;
    for _ in 0..until.times {
        let mut squares = 0.0;
        for member in members {
            let member = *member as usize;
            let pulled = vector[member] + gathered(rows, weights, &vector, member);
            squares += pulled * pulled;
            next[member] = pulled;
        }
        let size = squares.sqrt();
        let scale = 1.0 / size;
        let mut moved = 0.0;
        for member in members {
            let member = *member as usize;
            let scaled = next[member] * scale;
            moved += (scaled - vector[member]).abs();
            vector[member] = scaled;
        }
        value = size - 1.0;
        if moved < until.moved {
            break;
        }
    }
    (value, vector)
}
