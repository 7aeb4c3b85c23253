//! Groups of bodies side by side on a ring that is as much wider than high as the screen.
//!
//! **Invariant:** neighbours stand equally far apart along the ring, with a wider gap between groups; the first group begins at
//! the top, and all go round with the clock.

use std::f64::consts::TAU;

use crate::layout::point::Point;
use crate::layout::room::RADII;

/// How much wider than high the ring is at least and at most.
const ASPECTS: (f64, f64) = (0.6, 1.6);
/// The way along the ring from one body to the next, in map units.
const STEP: f64 = 2.6 * RADII[RADII.len() - 1];
/// How many steps lie between two groups.
const GAP_STEPS: f64 = 2.0;
/// The smallest height of the ring, from its middle, in map units.
const SMALLEST: f64 = 3.0 * STEP;
/// Into how many pieces the ring is cut to measure the way along it.
const PIECES: usize = 2_880;

/// The places of groups of so many bodies, around the origin.
///
/// # Arguments
/// * `groups`: how many bodies each group has.
/// * `aspect`: how much wider than high the picture is; the ring follows within bounds.
///
/// # Complexity
/// **O(n)**.
pub fn ring(groups: &[usize], aspect: f64) -> Vec<Vec<Point>> {
    let groups_there = groups.iter().filter(|count| **count > 0).count() as f64;
    let steps = groups.iter().sum::<usize>() as f64 + groups_there * (GAP_STEPS - 1.0);
    let aspect = aspect.clamp(ASPECTS.0, ASPECTS.1);
    let at = |angle: f64| Point::new(aspect * libm::sin(angle), -libm::cos(angle));
    // The way along the ring to the end of each piece, for a ring of height 1.
    let mut ways = Vec::with_capacity(PIECES + 1);
    let mut way = 0.0;
    ways.push(way);
    for piece in 1..=PIECES {
        let angle = |piece: usize| TAU * piece as f64 / PIECES as f64;
        way += at(angle(piece)).distance(at(angle(piece - 1)));
        ways.push(way);
    }
    let height = (steps * STEP / way).max(SMALLEST);
    let place = |step: f64| {
        let wanted = way * (step / steps.max(1.0)).clamp(0.0, 1.0);
        let piece = ways.partition_point(|way| *way < wanted).min(PIECES);
        at(TAU * piece as f64 / PIECES as f64) * height
    };
    let mut step = GAP_STEPS / 2.0;
    let mut places = Vec::with_capacity(groups.len());
    for &count in groups {
        places.push((0..count).map(|index| place(step + index as f64)).collect());
        if count > 0 {
            step += count as f64 - 1.0 + GAP_STEPS;
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_equally_far_apart_and_groups_farther() {
        let places = ring(&[6, 0, 4, 10], 1.5);
        assert_eq!(places.iter().map(Vec::len).collect::<Vec<_>>(), [6, 0, 4, 10]);
        let inside = places.iter().flat_map(|group| group.windows(2)).map(|pair| pair[0].distance(pair[1]));
        let (low, high) = inside.fold((f64::INFINITY, 0.0_f64), |(low, high), way| (low.min(way), high.max(way)));
        assert!(low > 0.8 * STEP && high < 1.2 * STEP, "{low} to {high} for a step of {STEP}");
        for (a, b) in [(0, 2), (2, 3), (3, 0)] {
            let (Some(last), Some(first)) = (places[a].last(), places[b].first()) else { panic!("both have bodies") };
            assert!(last.distance(*first) > 1.5 * high, "groups {a} and {b}");
        }
    }

    #[test]
    fn no_body_and_one_body_have_a_ring_too() {
        assert!(ring(&[], 1.0).is_empty());
        assert!(ring(&[1], f64::MAX)[0][0].is_finite());
    }
}
