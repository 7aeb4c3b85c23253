//! What keys do.

use super::*;
use crate::tools::test_map::Desk;

const PLAIN: Modifiers = Modifiers { shift: false, command: false, alt: false, space: false };
const COMMAND: Modifiers = Modifiers { command: true, ..PLAIN };

/// `a` at (100, 100), `b` at (300, 100), `c` at (100, 2300) with ties from `a` to `b` (`r0`) and from `b` to `c` (`r1`).
fn desk() -> Desk {
    let ties = [("a", "b", "funding"), ("b", "c", "funding")];
    Desk::new(&[("a", 100.0, 100.0), ("b", 300.0, 100.0), ("c", 100.0, 2300.0)], &ties)
}

fn press(desk: &mut Desk, key: &str, held: Modifiers) -> Vec<Intent> {
    let action = action(key, held).unwrap_or_else(|| panic!("{key} means something"));
    desk.give(|context| perform(action, context))
}

#[test]
fn a_digit_shows_another_view_of_the_same_selection() {
    let mut desk = desk();
    desk.may_edit = false;
    desk.select(&["b"]);
    press(&mut desk, "2", PLAIN);
    assert_eq!(desk.view.kind, ViewKind::Grid);
    assert_eq!(desk.selected(), ["b"]);
    press(&mut desk, "1", PLAIN);
    assert_eq!(desk.view.kind, ViewKind::Map);
}

#[test]
fn arrows_go_from_body_to_body_and_the_camera_follows() {
    let mut desk = desk();
    desk.select(&["a"]);
    press(&mut desk, "ArrowRight", PLAIN);
    assert_eq!(desk.selected(), ["b"]);
    press(&mut desk, "ArrowDown", PLAIN);
    assert_eq!(desk.selected(), ["c"]);
    let spot = desk.view.camera.to_screen(desk.positions[&"c".into()], desk.view.viewport);
    assert!((0.0..600.0).contains(&spot.y), "{spot:?}");
}

#[test]
fn the_first_arrow_goes_to_the_middle_of_the_screen() {
    let mut desk = desk();
    press(&mut desk, "ArrowLeft", PLAIN);
    assert_eq!(desk.selected(), ["b"]);
}

#[test]
fn partners_join_the_selection_step_by_step() {
    let mut desk = desk();
    desk.select(&["a"]);
    press(&mut desk, "n", PLAIN);
    assert_eq!(desk.selected(), ["a", "b"]);
    press(&mut desk, "n", PLAIN);
    assert_eq!(desk.selected(), ["a", "b", "c"]);
}

#[test]
fn the_way_between_two_is_selected_with_its_ties() {
    let mut desk = desk();
    desk.select(&["a", "c"]);
    press(&mut desk, "w", PLAIN);
    assert_eq!(desk.view.selection.len(), 5);
    desk.select(&["a", "c"]);
    desk.view.filter.kinds = ["funding".to_owned()].into();
    assert_eq!(press(&mut desk, "w", PLAIN), [], "a way that is out of sight leads nowhere");
}

#[test]
fn every_key_means_one_thing_and_is_printed() {
    for (at, (done, chord)) in BINDINGS.iter().enumerate() {
        let held = Modifiers { command: chord.command, alt: chord.alt, shift: chord.shift == Some(true), ..PLAIN };
        assert_eq!(action(chord.key, held), Some(*done), "{} is also the key of something before line {at}", chord.text());
        assert!(keys_of(*done).contains(&chord.text()));
    }
    assert_eq!(keys_of(Action::Redo), ["Ctrl+Shift+Z", "Ctrl+Y"]);
}

#[test]
fn alt_and_an_arrow_move_what_is_selected() {
    let mut desk = desk();
    desk.select(&["a"]);
    let intents = press(&mut desk, "ArrowLeft", Modifiers { alt: true, ..PLAIN });
    let position = Position { x: -310.0, y: -200.0 };
    assert_eq!(intents, [Intent::Edit(Box::new(Command::MoveStakeholders(vec![Placement { id: "a".into(), position, pinned: true }])))]);
}

#[test]
fn removing_a_body_and_its_tie_asks_for_the_tie_once() {
    let mut desk = desk();
    desk.select(&["a"]);
    desk.view.selection.extend([Item::Relationship("r0".into()), Item::Relationship("r1".into())]);
    let commands = vec![Command::RemoveRelationships(vec!["r1".into()]), Command::RemoveStakeholders(vec!["a".into()])];
    assert_eq!(press(&mut desk, "Delete", PLAIN), [Intent::Edit(Box::new(Command::Batch(commands)))]);
    assert!(desk.selected().is_empty());
    assert!(press(&mut desk, "Backspace", PLAIN).is_empty());
}

#[test]
fn l_an_arrow_and_enter_tie_two_bodies() {
    let mut desk = desk();
    desk.select(&["a"]);
    press(&mut desk, "l", PLAIN);
    press(&mut desk, "ArrowRight", PLAIN);
    assert_eq!(desk.view.connecting, Some(("a".into(), desk.positions[&"b".into()])));
    assert_eq!(press(&mut desk, "Enter", PLAIN), [Intent::Connect { from: "a".into(), to: "b".into() }]);
    assert_eq!((desk.view.connecting.clone(), desk.selected()), (None, vec!["a".to_owned()]));
}

#[test]
fn escape_leaves_a_tie_first_and_then_the_selection() {
    let mut desk = desk();
    desk.select(&["a"]);
    press(&mut desk, "l", PLAIN);
    press(&mut desk, "ArrowRight", PLAIN);
    press(&mut desk, "Escape", PLAIN);
    assert_eq!((desk.view.connecting.clone(), desk.selected()), (None, vec!["a".to_owned()]));
    press(&mut desk, "Escape", PLAIN);
    assert!(desk.selected().is_empty());
}

#[test]
fn undo_and_redo_have_their_usual_keys() {
    let shift = Modifiers { shift: true, ..COMMAND };
    assert_eq!(action("z", COMMAND), Some(Action::Undo));
    assert_eq!(action("Z", shift), Some(Action::Redo));
    assert_eq!(action("y", COMMAND), Some(Action::Redo));
    assert_eq!(action("z", PLAIN), None);
    assert_eq!(action("l", COMMAND), None);
}

#[test]
fn keys_zoom_about_the_middle_and_select_all() {
    let mut desk = desk();
    press(&mut desk, "+", Modifiers { shift: true, ..PLAIN });
    assert_eq!((desk.view.camera.scale, desk.view.camera.center), (1.25, Point { x: 0.0, y: 0.0 }));
    press(&mut desk, "-", PLAIN);
    assert!((desk.view.camera.scale - 1.0).abs() < 1e-12);
    assert_eq!(press(&mut desk, "0", PLAIN), [Intent::Fit]);
    press(&mut desk, "a", COMMAND);
    assert_eq!(desk.selected(), ["a", "b", "c"]);
}

#[test]
fn reading_changes_nothing_by_keys() {
    let mut desk = desk();
    desk.may_edit = false;
    desk.select(&["a"]);
    for (key, held) in [("Delete", PLAIN), ("l", PLAIN), ("F2", PLAIN), ("z", COMMAND)] {
        assert!(press(&mut desk, key, held).is_empty(), "{key}");
    }
    assert_eq!(desk.view.connecting, None);
}

/// Rows `a`, `b`, `c` of the matrix, 28 units each; a tie from `a` to `b` and one from `b` to `c`, both ways.
fn matrix() -> Desk {
    let ties = [("a", "b", "funding"), ("b", "c", "funding")];
    let at = |row: f64| (400.0 + 28.0 * row, 300.0 + 28.0 * row);
    let mut desk = Desk::new(&[("a", at(0.0).0, at(0.0).1), ("b", at(1.0).0, at(1.0).1), ("c", at(2.0).0, at(2.0).1)], &ties);
    desk.view.kind = ViewKind::Matrix;
    desk
}

#[test]
fn arrows_walk_the_cells_of_the_matrix_and_enter_ties_in_an_empty_one() {
    let mut desk = matrix();
    press(&mut desk, "ArrowRight", PLAIN);
    assert_eq!(desk.selected(), ["a"], "the first cell is on the diagonal");
    press(&mut desk, "ArrowRight", PLAIN);
    assert_eq!(desk.selected(), ["r0"]);
    press(&mut desk, "ArrowRight", PLAIN);
    assert_eq!(desk.selected(), [""; 0]);
    let tied = press(&mut desk, "Enter", PLAIN);
    assert_eq!(tied, [Intent::Connect { from: "a".into(), to: "c".into() }]);
    press(&mut desk, "ArrowRight", PLAIN);
    assert_eq!(desk.view.cell, Some(Cell { row: "a".into(), column: "c".into() }), "the last column is the last");
    press(&mut desk, "ArrowDown", PLAIN);
    assert_eq!(desk.selected(), ["r1"]);
    assert_eq!(press(&mut desk, "Enter", PLAIN), [Intent::OpenSelection]);
    press(&mut desk, "Escape", PLAIN);
    assert_eq!((desk.selected().len(), desk.view.cell), (0, None));
}

#[test]
fn a_cell_is_left_when_something_else_is_selected() {
    let mut desk = matrix();
    desk.select(&["c"]);
    press(&mut desk, "ArrowUp", PLAIN);
    assert_eq!(desk.selected(), ["r1"], "from the diagonal cell of what was selected");
}
