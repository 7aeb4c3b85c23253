//! Status drawings: what a body counts for as its place. Most central in the middle, or most powerful at the top.
//!
//! **Invariant:** distance from the middle, or height, is exactly the value; only the other direction gives way, so that symbols
//! don't cover each other. Bodies keep the order that they have on the map, so that one finds them again.
//!
//! **Source:** Brandes, Kenis and Wagner 2003, "Communicating centrality in policy network drawings".

use std::f64::consts::{PI, TAU};

use crate::layout::point::Point;
use crate::layout::room::RADII;
use crate::model::sort_indices;

/// How far apart two bodies stand at least, in map units.
const STEP: f64 = 2.9 * RADII[RADII.len() - 1];
/// The smallest radius, and the height, of a drawing, in steps.
const SMALLEST_STEPS: f64 = 4.0;
const HEIGHT_STEPS: f64 = 9.0;
/// How often the drawing is made larger, and how often neighbours push each other aside in each.
const TRIES: usize = 7;
const ROUNDS: usize = 80;
/// Larger drawings are left as they are.
const MOST: usize = 600;

/// The height of the drawing from no power to most, in map units.
pub const STATUS_HEIGHT: f64 = HEIGHT_STEPS * STEP;

/// Places on circles around the origin: as far out as a body falls short of the highest.
///
/// # Arguments
/// * `shares`: the value of each body as a share (0 to 1) of the way from the lowest to the highest.
/// * `map`: where it stands on the map; only the direction from the middle counts.
///
/// # Complexity
/// **O(n²)** up to 600 bodies, then **O(n log n)**.
pub fn by_radius(shares: &[f64], map: &[Point]) -> Vec<Point> {
    let count = shares.len();
    let middle = map.iter().fold(Point::default(), |sum, at| sum + *at) * (1.0 / count.max(1) as f64);
    // Grows with the angle from the top, with the clock; only the order counts.
    let angle = |at: usize| {
        let way = map[at] - middle;
        let aside = way.x / (way.x.abs() + way.y.abs()).max(f64::MIN_POSITIVE);
        if way.y <= 0.0 { aside } else { 2.0 - aside }
    };
    let mut order: Vec<usize> = (0..count).collect();
    sort_indices(&mut order, &mut |a, b| angle(a).total_cmp(&angle(b)).then(a.cmp(&b)));
    let is_alone = shares.iter().filter(|share| **share >= 1.0).count() == 1;
    // Several that share the highest value stand around the middle.
    let inmost = if is_alone { 0.0 } else { 0.6 * STEP };
    let mut outermost = (count as f64 * STEP / TAU).max(SMALLEST_STEPS * STEP);
    let mut places = Vec::new();
    for _ in 0..TRIES {
        let radius: Vec<f64> = shares.iter().map(|share| inmost + (1.0 - share.clamp(0.0, 1.0)) * (outermost - inmost)).collect();
        let lack;
        (places, lack) = apart(&radius, &order);
        if lack < 0.25 * STEP {
            break;
        }
        // Where many are nearly as central, only more room keeps them apart.
        outermost *= 1.3;
    }
    places
}

/// Places on circles of these radii, spread in this order, and by how much the nearest two come too near each other.
fn apart(radius: &[f64], order: &[usize]) -> (Vec<Point>, f64) {
    let count = radius.len();
    let mut angles = vec![0.0; count];
    for (place, at) in order.iter().enumerate() {
        angles[*at] = TAU * place as f64 / count as f64;
    }
    let place = |at: usize, angles: &[f64]| Point::new(libm::sin(angles[at]), -libm::cos(angles[at])) * radius[at];
    let mut most = 0.0_f64;
    for _ in 0..if count <= MOST { ROUNDS } else { 0 } {
        most = 0.0;
        for a in 0..count {
            for b in 0..a {
                let lack = STEP - place(a, &angles).distance(place(b, &angles));
                let reach = radius[a].max(radius[b]);
                if lack <= 0.0 || reach <= 0.0 {
                    continue;
                }
                most = most.max(lack);
                // Along the circles, each to its own side.
                let mut ahead = angles[a] - angles[b];
                ahead -= TAU * libm::floor((ahead + PI) / TAU);
                let side = if ahead < 0.0 { -1.0 } else { 1.0 };
                for (at, side) in [(a, side), (b, -side)] {
                    angles[at] += side * (0.3 * lack / radius[at].max(0.3 * STEP)).min(0.3);
                }
            }
        }
        if most == 0.0 {
            break;
        }
    }
    ((0..count).map(|at| place(at, &angles)).collect(), most)
}

/// Places at heights: from the top, where the share is 1, down; those without one in rows below.
///
/// # Arguments
/// * `shares`: the power of each body, 0 to 1.
/// * `map`: where it stands on the map; only from left to right counts.
/// * `aspect`: how much wider than high the picture is.
///
/// # Complexity
/// **O(n²)**.
pub fn by_height(shares: &[Option<f64>], map: &[Point], aspect: f64) -> Vec<Point> {
    let low = map.iter().map(|at| at.x).fold(f64::INFINITY, f64::min);
    let high = map.iter().map(|at| at.x).fold(f64::NEG_INFINITY, f64::max);
    let wide = STATUS_HEIGHT * aspect.clamp(0.6, 2.2);
    let wish = |at: usize| if high > low { (map[at].x - low) / (high - low) * wide } else { 0.0 };
    let mut order: Vec<usize> = (0..shares.len()).collect();
    sort_indices(&mut order, &mut |a, b| map[a].x.total_cmp(&map[b].x).then(a.cmp(&b)));
    let in_row = (wide / STEP) as usize + 1;
    let mut unrated = 0;
    let mut down = vec![0.0_f64; shares.len()];
    for &at in &order {
        let row = unrated / in_row;
        unrated += usize::from(shares[at].is_none());
        down[at] = shares[at].map_or(STATUS_HEIGHT + (1.8 + row as f64) * STEP, |share| (1.0 - share) * STATUS_HEIGHT);
    }
    let mut across = vec![0.0_f64; shares.len()];
    for (place, &at) in order.iter().enumerate() {
        // Whoever stands to the left at nearly the same height keeps its place.
        let beside = order[..place].iter().filter(|other| (down[**other] - down[at]).abs() < STEP);
        // Rows of those without a rating begin at the left, as in a text.
        let wished = if shares[at].is_some() { wish(at) } else { 0.0 };
        across[at] = beside.map(|other| across[*other] + STEP).fold(wished, f64::max);
    }
    (0..shares.len()).map(|at| Point::new(across[at], down[at])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::random::Random;

    fn crowd(count: usize) -> (Vec<f64>, Vec<Point>) {
        let mut random = Random::new(7);
        let mut share = || random.next();
        let points = (0..count).map(|_| Point::new(share() * 800.0, share() * 500.0)).collect();
        let mut random = Random::new(9);
        ((0..count).map(|at| if at == 0 { 1.0 } else { random.next() * 0.95 }).collect(), points)
    }

    fn nearest(places: &[Point]) -> f64 {
        let pairs = (0..places.len()).flat_map(|a| (0..a).map(move |b| (a, b)));
        pairs.map(|(a, b)| places[a].distance(places[b])).fold(f64::INFINITY, f64::min)
    }

    #[test]
    fn the_most_central_stands_in_the_middle_and_each_exactly_as_far_out_as_it_falls_short() {
        let (shares, map) = crowd(40);
        let places = by_radius(&shares, &map);
        let radius = places.iter().zip(&shares).map(|(place, share)| place.length() / (1.0 - share).max(1e-9)).fold(0.0, f64::max);
        for (share, place) in shares.iter().zip(&places) {
            assert!((place.length() - (1.0 - share) * radius).abs() < 1e-6);
        }
        assert!(nearest(&places) > 0.55 * STEP, "{}", nearest(&places));
        // Several first ones share the middle.
        let shared = by_radius(&[1.0, 1.0, 0.2], &map[..3]);
        assert!((shared[0].length() - shared[1].length()).abs() < 1e-9 && shared[0].distance(shared[1]) > 0.9 * STEP);
    }

    #[test]
    fn power_is_height_and_nobody_covers_another() {
        let (shares, map) = crowd(60);
        let shares: Vec<Option<f64>> = shares.iter().enumerate().map(|(at, share)| (at % 7 != 3).then_some(*share)).collect();
        let places = by_height(&shares, &map, 1.6);
        for (share, place) in shares.iter().zip(&places) {
            match share {
                Some(share) => assert!((place.y - (1.0 - share) * STATUS_HEIGHT).abs() < 1e-6),
                None => assert!(place.y > STATUS_HEIGHT + STEP, "those without a rating stand below"),
            }
        }
        assert!(nearest(&places) >= STEP - 1e-9);
    }

    #[test]
    fn nobody_and_one_have_a_place() {
        assert!(by_radius(&[], &[]).is_empty() && by_height(&[], &[], 1.0).is_empty());
        assert!(by_radius(&[1.0], &[Point::default()])[0].is_finite() && by_height(&[None], &[Point::default()], 1.0)[0].is_finite());
    }
}
