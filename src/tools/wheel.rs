//! Turning the wheel, and pinching or swiping on a touchpad, which browsers report as a wheel.

use std::f64::consts::LN_2;

use crate::scene::Point;
use crate::tools::{Context, Intent, Modifiers, ViewChange};

/// How far a wheel turns for the map to double its size, in pixels of scrolling.
const DOUBLING_PX: f64 = 300.0;
/// The same while pinching on a touchpad, which gives far smaller steps.
const PINCH_DOUBLING_PX: f64 = 70.0;
/// One event zooms by no more than this power of two, so that a wheel without detents does not throw the map away.
const MOST_DOUBLINGS: f64 = 0.5;

/// A turn of the wheel.
#[derive(Clone, Copy, Debug)]
pub struct Wheel {
    /// Where the pointer is, in pixels.
    pub at_px: Point,
    /// How far to the right, in pixels.
    pub right_px: f64,
    /// How far down, in pixels.
    pub down_px: f64,
    /// What is held down; pinching on a touchpad arrives with `command`.
    pub held: Modifiers,
}

/// What a turn of the wheel means: zooming about the pointer, or panning with Shift and when swiping sideways.
pub fn turned(wheel: Wheel, context: Context<'_>) -> Vec<Intent> {
    let is_sideways = wheel.right_px.abs() > wheel.down_px.abs();
    let camera = if !wheel.held.command && (wheel.held.shift || is_sideways) {
        let (right, down) = if is_sideways { (wheel.right_px, wheel.down_px) } else { (wheel.down_px, wheel.right_px) };
        context.view.camera.panned(Point::new(-right, -down))
    } else {
        let doubling = if wheel.held.command { PINCH_DOUBLING_PX } else { DOUBLING_PX };
        let power = (-wheel.down_px / doubling).clamp(-MOST_DOUBLINGS, MOST_DOUBLINGS);
        context.zoomed_at(wheel.at_px, doubled(power))
    };
    vec![Intent::View(ViewChange::Camera(camera))]
}

/// About 2 to the `power`, to a thousandth, and exactly undone by the opposite power (Padé's approximation of second order).
fn doubled(power: f64) -> f64 {
    let (half, square) = (LN_2 / 2.0 * power, LN_2 * LN_2 / 12.0 * power * power);
    (1.0 + half + square) / (1.0 - half + square)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::test_map::Desk;

    fn turn(right_px: f64, down_px: f64, held: Modifiers) -> Desk {
        let mut desk = Desk::new(&[("a", 100.0, 100.0)], &[]);
        let at_px = Point { x: 100.0, y: 100.0 };
        desk.give(|context| turned(Wheel { at_px, right_px, down_px, held }, context));
        desk
    }

    #[test]
    fn the_wheel_zooms_and_keeps_what_is_under_the_pointer() {
        let desk = turn(0.0, -100.0, Modifiers::default());
        assert!(desk.view.camera.scale > 1.2);
        let spot = desk.view.camera.to_screen(desk.positions[&"a".into()], desk.view.viewport);
        assert!((spot.x - 100.0).abs() < 1e-9 && (spot.y - 100.0).abs() < 1e-9, "{spot:?}");
    }

    #[test]
    fn the_wheel_pans_with_shift_and_sideways() {
        let shift = Modifiers { shift: true, ..Modifiers::default() };
        assert_eq!(turn(0.0, 50.0, shift).view.camera.center, Point { x: 50.0, y: 0.0 });
        assert_eq!(turn(30.0, 5.0, Modifiers::default()).view.camera.center, Point { x: 30.0, y: 5.0 });
    }

    #[test]
    fn a_wild_wheel_zooms_by_a_bounded_step() {
        assert!(turn(0.0, 1e9, Modifiers::default()).view.camera.scale > 0.5);
    }
}
