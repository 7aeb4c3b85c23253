//! What gestures mean.

use super::*;
use crate::tools::Action;
use crate::tools::keys::perform;
use crate::tools::test_map::Desk;
use crate::tools::walk::Direction;

const SHIFT: Modifiers = Modifiers { shift: true, command: false, alt: false, space: false };
const SPACE: Modifiers = Modifiers { shift: false, command: false, alt: false, space: true };
const PLAIN: Modifiers = Modifiers { shift: false, command: false, alt: false, space: false };

/// A desk and a pointer on it.
struct Hand {
    desk: Desk,
    tool: PointerTool,
    kind: PointerKind,
}

impl Hand {
    /// `a` at (100, 100), `b` at (300, 100), `c` at (100, 300) with a tie from `a` to `c`.
    fn new(kind: PointerKind) -> Self {
        let desk = Desk::new(&[("a", 100.0, 100.0), ("b", 300.0, 100.0), ("c", 100.0, 300.0)], &[("a", "c", "funding")]);
        Self { desk, tool: PointerTool::default(), kind }
    }

    fn down(&mut self, pointer: i32, x: f64, y: f64, held: Modifiers) -> Vec<Intent> {
        let press = Press { pointer, kind: self.kind, button: Button::Primary, at_px: Point { x, y }, held };
        self.desk.give(|context| self.tool.down(press, context))
    }

    fn moved(&mut self, pointer: i32, x: f64, y: f64) -> Vec<Intent> {
        self.desk.give(|context| self.tool.moved(pointer, Point { x, y }, context))
    }

    fn up(&mut self, pointer: i32, x: f64, y: f64) -> Vec<Intent> {
        self.desk.give(|context| self.tool.up(pointer, Point { x, y }, context))
    }

    fn click(&mut self, x: f64, y: f64, held: Modifiers) -> Vec<Intent> {
        let mut intents = self.down(1, x, y, held);
        intents.extend(self.up(1, x, y));
        intents
    }

    fn drag(&mut self, from: (f64, f64), to: (f64, f64), held: Modifiers) -> Vec<Intent> {
        let mut intents = self.down(1, from.0, from.1, held);
        intents.extend(self.moved(1, (from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0));
        intents.extend(self.moved(1, to.0, to.1));
        intents.extend(self.up(1, to.0, to.1));
        intents
    }
}

fn placement(id: &str, x: f64, y: f64) -> Placement {
    Placement { id: id.into(), position: Position { x, y }, pinned: true }
}

#[test]
fn a_click_selects_and_a_click_on_the_ground_clears() {
    let mut hand = Hand::new(PointerKind::Mouse);
    hand.click(100.0, 100.0, PLAIN);
    assert_eq!(hand.desk.selected(), ["a"]);
    hand.click(100.0, 200.0, PLAIN);
    assert_eq!(hand.desk.selected(), ["r0"]);
    hand.click(600.0, 500.0, PLAIN);
    assert!(hand.desk.selected().is_empty());
}

#[test]
fn a_click_with_shift_adds_and_takes_away() {
    let mut hand = Hand::new(PointerKind::Mouse);
    for (x, expected) in [(100.0, &["a"][..]), (300.0, &["a", "b"]), (100.0, &["b"])] {
        hand.click(x, 100.0, SHIFT);
        assert_eq!(hand.desk.selected(), expected);
    }
}

#[test]
fn a_press_that_trembles_is_still_a_click() {
    let mut hand = Hand::new(PointerKind::Mouse);
    hand.down(1, 100.0, 100.0, PLAIN);
    hand.moved(1, 102.0, 102.0);
    assert!(hand.up(1, 102.0, 102.0).is_empty());
    assert_eq!(hand.desk.selected(), ["a"]);
}

#[test]
fn dragging_a_body_shows_it_on_the_way_and_places_it_once() {
    let mut hand = Hand::new(PointerKind::Mouse);
    hand.down(1, 103.0, 100.0, PLAIN);
    assert!(hand.moved(1, 150.0, 120.0).is_empty());
    assert_eq!(hand.desk.view.drag[&"a".into()], Point { x: -253.0, y: -180.0 });
    let intents = hand.up(1, 153.0, 120.0);
    assert_eq!(intents, [Intent::Edit(Box::new(Command::MoveStakeholders(vec![placement("a", -250.0, -180.0)])))]);
    assert!(hand.desk.view.drag.is_empty());
}

#[test]
fn everything_selected_moves_together() {
    let mut hand = Hand::new(PointerKind::Mouse);
    hand.desk.select(&["a", "b"]);
    let intents = hand.drag((300.0, 100.0), (310.0, 90.0), PLAIN);
    let expected = vec![placement("a", -290.0, -210.0), placement("b", -90.0, -210.0)];
    assert_eq!(intents, [Intent::Edit(Box::new(Command::MoveStakeholders(expected)))]);
}

#[test]
fn escape_drops_a_drag_without_a_trace() {
    let mut hand = Hand::new(PointerKind::Mouse);
    hand.down(1, 100.0, 100.0, PLAIN);
    hand.moved(1, 200.0, 200.0);
    hand.desk.give(|context| hand.tool.abandon(context));
    assert!(hand.desk.view.drag.is_empty());
    assert!(hand.moved(1, 300.0, 300.0).is_empty() && hand.up(1, 300.0, 300.0).is_empty());
    assert!(!hand.tool.is_busy());
}

#[test]
fn a_line_from_a_handle_to_a_body_ties_them() {
    let mut hand = Hand::new(PointerKind::Mouse);
    hand.down(1, 120.0, 100.0, PLAIN);
    hand.moved(1, 298.0, 100.0);
    assert_eq!(hand.desk.view.connecting, Some(("a".into(), Point { x: -102.0, y: -200.0 })));
    assert_eq!(hand.desk.view.hover, Some(Item::Stakeholder("b".into())));
    assert_eq!(hand.up(1, 298.0, 100.0), [Intent::Connect { from: "a".into(), to: "b".into() }]);
    assert_eq!(hand.desk.view.connecting, None);
}

#[test]
fn a_line_to_the_ground_asks_for_a_new_body() {
    let mut hand = Hand::new(PointerKind::Mouse);
    let intents = hand.drag((120.0, 100.0), (500.0, 400.0), PLAIN);
    assert_eq!(intents, [Intent::Add { tied_to: Some("a".into()) }]);
    assert!(hand.drag((120.0, 100.0), (102.0, 100.0), PLAIN).is_empty());
}

#[test]
fn a_click_on_a_handle_and_one_on_a_body_tie_them_without_dragging() {
    let mut hand = Hand::new(PointerKind::Mouse);
    hand.click(120.0, 100.0, PLAIN);
    hand.moved(1, 200.0, 100.0);
    assert_eq!(hand.desk.view.connecting, Some(("a".into(), Point { x: -200.0, y: -200.0 })));
    assert_eq!(hand.click(300.0, 100.0, PLAIN), [Intent::Connect { from: "a".into(), to: "b".into() }]);
    assert_eq!(hand.desk.view.connecting, None);
}

#[test]
fn dragging_the_ground_pans_and_so_does_the_space_bar_over_a_body() {
    let mut hand = Hand::new(PointerKind::Mouse);
    hand.drag((600.0, 500.0), (610.0, 480.0), PLAIN);
    assert_eq!(hand.desk.view.camera.center, Point { x: -10.0, y: 20.0 });
    let intents = hand.drag((110.0, 80.0), (120.0, 70.0), SPACE);
    assert!(intents.is_empty() && hand.desk.view.drag.is_empty());
    assert_eq!(hand.desk.view.camera.center, Point { x: -20.0, y: 30.0 });
}

#[test]
fn a_box_adds_what_it_holds() {
    let mut hand = Hand::new(PointerKind::Mouse);
    hand.desk.select(&["b"]);
    hand.drag((50.0, 50.0), (150.0, 400.0), SHIFT);
    assert_eq!(hand.desk.selected(), ["a", "b", "c"]);
    assert_eq!(hand.desk.view.rubber_band, None);
}

#[test]
fn a_box_that_is_dropped_selects_nothing() {
    let mut hand = Hand::new(PointerKind::Mouse);
    hand.down(1, 50.0, 50.0, SHIFT);
    hand.moved(1, 400.0, 400.0);
    assert_eq!(hand.desk.selected().len(), 3);
    hand.desk.give(|context| hand.tool.abandon(context));
    assert!(hand.desk.selected().is_empty());
}

#[test]
fn two_fingers_zoom_and_move_the_map_with_them() {
    let mut hand = Hand::new(PointerKind::Touch);
    hand.down(1, 200.0, 300.0, PLAIN);
    hand.down(2, 400.0, 300.0, PLAIN);
    let left = hand.desk.view.camera.to_map(Point { x: 200.0, y: 300.0 }, hand.desk.view.viewport);
    let right = hand.desk.view.camera.to_map(Point { x: 400.0, y: 300.0 }, hand.desk.view.viewport);
    hand.moved(1, 150.0, 350.0);
    hand.moved(2, 550.0, 350.0);
    let spot = |point| hand.desk.view.camera.to_screen(point, hand.desk.view.viewport);
    assert!(spot(left).distance(Point { x: 150.0, y: 350.0 }) < 1.0, "{:?}", spot(left));
    assert!(spot(right).distance(Point { x: 550.0, y: 350.0 }) < 1.0, "{:?}", spot(right));
}

#[test]
fn a_second_finger_drops_a_drag_and_the_last_one_pans() {
    let mut hand = Hand::new(PointerKind::Touch);
    hand.down(1, 100.0, 100.0, PLAIN);
    hand.moved(1, 150.0, 100.0);
    assert!(!hand.desk.view.drag.is_empty());
    hand.down(2, 400.0, 100.0, PLAIN);
    assert!(hand.desk.view.drag.is_empty());
    assert!(hand.up(2, 400.0, 100.0).is_empty());
    hand.moved(1, 160.0, 100.0);
    assert_eq!(hand.desk.view.camera.center, Point { x: -10.0, y: 0.0 });
    assert!(hand.up(1, 160.0, 100.0).is_empty() && !hand.tool.is_busy());
}

#[test]
fn a_finger_that_rests_on_a_body_opens_it() {
    let mut hand = Hand::new(PointerKind::Touch);
    hand.down(1, 100.0, 100.0, PLAIN);
    hand.moved(1, 106.0, 104.0);
    assert_eq!(hand.desk.give(|context| hand.tool.rested(1, context)), [Intent::OpenSelection]);
    assert_eq!(hand.desk.selected(), ["a"]);
    assert!(hand.up(1, 106.0, 104.0).is_empty());
}

#[test]
fn reading_pans_where_editing_would_move_or_connect() {
    let mut hand = Hand::new(PointerKind::Mouse);
    hand.desk.may_edit = false;
    assert!(hand.drag((100.0, 100.0), (110.0, 100.0), PLAIN).is_empty());
    assert!(hand.drag((130.0, 100.0), (140.0, 100.0), PLAIN).is_empty());
    assert_eq!(hand.desk.view.camera.center, Point { x: -20.0, y: 0.0 });
    assert!(hand.desk.give(|context| hand.tool.double_clicked(Point { x: 700.0, y: 500.0 }, context)).is_empty());
}

#[test]
fn a_double_click_names_a_body_or_adds_one() {
    let mut hand = Hand::new(PointerKind::Mouse);
    let mut at = |x, y| hand.desk.give(|context| hand.tool.double_clicked(Point { x, y }, context));
    assert_eq!(at(300.0, 100.0), [Intent::Rename("b".into())]);
    assert_eq!(at(500.0, 500.0), [Intent::Add { tied_to: None }]);
}

#[test]
fn a_body_stays_hovered_on_the_way_to_its_handle() {
    let mut hand = Hand::new(PointerKind::Mouse);
    hand.moved(1, 100.0, 100.0);
    // Just outside the body with its slack, and not on the handle.
    hand.moved(1, 100.0, 118.0);
    assert_eq!(hand.desk.view.hover, Some(Item::Stakeholder("a".into())));
    hand.moved(1, 140.0, 140.0);
    assert_eq!(hand.desk.view.hover, None);
}

#[test]
fn a_click_in_the_matrix_goes_to_the_cell_and_a_double_click_ties_its_row_to_its_column() {
    for kind in [PointerKind::Mouse, PointerKind::Touch] {
        let mut hand = Hand::new(kind);
        // Rows 28 px apart; touch is less precise, so the cell is far from any body.
        hand.desk = Desk::new(&[("a", 100.0, 100.0), ("b", 128.0, 128.0), ("c", 156.0, 156.0)], &[("a", "b", "funding")]);
        hand.desk.view.kind = ViewKind::Matrix;
        hand.click(160.0, 98.0, PLAIN);
        let cell = |row: &str, column: &str| Some(Cell { row: row.into(), column: column.into() });
        assert_eq!((hand.desk.selected().len(), hand.desk.view.cell.clone()), (0, cell("a", "c")), "{kind:?}");
        let intents = hand.desk.give(|context| hand.tool.double_clicked(Point { x: 160.0, y: 98.0 }, context));
        assert_eq!(intents, [Intent::Connect { from: "a".into(), to: "c".into() }]);
        hand.click(500.0, 98.0, PLAIN);
        assert_eq!(hand.desk.view.cell, None, "beside the matrix is no cell");
        hand.desk.may_edit = false;
        assert_eq!(hand.desk.give(|context| hand.tool.double_clicked(Point { x: 160.0, y: 98.0 }, context)), []);
    }
}

/// What a drag does, and the same by keys and by single clicks. A new gesture does not compile until it is told here.
fn without_dragging(gesture: &Gesture) -> Option<fn()> {
    match gesture {
        // No drag: nothing has moved, or the gesture is over.
        Gesture::Idle | Gesture::Pressed(_) | Gesture::Spent => None,
        Gesture::Pan | Gesture::Pinch => Some(looking_elsewhere),
        Gesture::Move { .. } => Some(moving),
        Gesture::Connect { .. } => Some(tying),
        Gesture::Band { .. } => Some(selecting),
    }
}

/// The arrow keys and the list bring a body into view, the keys and buttons of zooming look closer.
fn looking_elsewhere() {
    let mut hand = Hand::new(PointerKind::Mouse);
    hand.desk.positions.insert("c".into(), Point { x: -300.0, y: 2_000.0 });
    hand.desk.select(&["a"]);
    let before = hand.desk.view.camera;
    hand.desk.give(|context| perform(Action::Walk(Direction::Down), context));
    assert_ne!(hand.desk.view.camera.center, before.center);
    let zoomed = hand.desk.give(|context| perform(Action::ZoomIn, context));
    assert!(zoomed.is_empty() && hand.desk.view.camera.scale > before.scale);
}

/// A body is moved, rated on the grid, or put into another sector.
fn moving() {
    let dragged = Hand::new(PointerKind::Mouse).drag((100.0, 100.0), (110.0, 100.0), PLAIN);
    let mut hand = Hand::new(PointerKind::Mouse);
    hand.click(100.0, 100.0, PLAIN);
    assert_eq!(hand.desk.give(|context| perform(Action::Nudge(Direction::Right), context)), dragged);
    hand.desk.view.kind = ViewKind::Grid;
    let rated = hand.desk.give(|context| perform(Action::Nudge(Direction::Right), context));
    assert!(matches!(rated.as_slice(), [Intent::Edit(command)] if matches!(**command, Command::ChangeStakeholder(_))), "{rated:?}");
}

fn tying() {
    let dragged = Hand::new(PointerKind::Mouse).drag((120.0, 100.0), (300.0, 100.0), PLAIN);
    let mut clicked = Hand::new(PointerKind::Mouse);
    clicked.click(120.0, 100.0, PLAIN);
    assert_eq!(clicked.click(300.0, 100.0, PLAIN), dragged);
    let mut desk = Hand::new(PointerKind::Mouse).desk;
    desk.select(&["a"]);
    let keys = [Action::Link, Action::Walk(Direction::Right), Action::Confirm];
    let pressed: Vec<Intent> = keys.into_iter().flat_map(|action| desk.give(|context| perform(action, context))).collect();
    assert_eq!(pressed, dragged);
}

fn selecting() {
    let mut dragged = Hand::new(PointerKind::Mouse);
    dragged.drag((50.0, 50.0), (350.0, 150.0), SHIFT);
    let mut clicked = Hand::new(PointerKind::Mouse);
    clicked.click(100.0, 100.0, PLAIN);
    clicked.click(300.0, 100.0, SHIFT);
    assert_eq!(clicked.desk.selected(), dragged.desk.selected());
    clicked.desk.give(|context| perform(Action::SelectAll, context));
    assert_eq!(clicked.desk.selected(), ["a", "b", "c"]);
}

#[test]
fn whatever_a_drag_does_keys_and_clicks_do_too() {
    let press = Press { pointer: 1, kind: PointerKind::Mouse, button: Button::Primary, at_px: Point::default(), held: PLAIN };
    let gestures = [
        Gesture::Idle,
        Gesture::Pressed(press),
        Gesture::Pan,
        Gesture::Move { grip: Point::default(), starts: Positions::new() },
        Gesture::Connect { from: "a".into() },
        Gesture::Band { corner: Point::default(), before: SortedSet::new() },
        Gesture::Pinch,
        Gesture::Spent,
    ];
    let ways: Vec<fn()> = gestures.iter().filter_map(without_dragging).collect();
    assert_eq!(ways.len(), 5);
    for way in ways {
        way();
    }
}
