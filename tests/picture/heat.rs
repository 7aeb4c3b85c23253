//! The heat map: what its cells say, that it is all in sight, and that a wall keeps single ratings of trust to itself.

use stakeholder_map::model::{Relationship, StakeholderMap, TrustScore};
use stakeholder_map::scene::{
    Bounds, Cell, ExportOptions, FixedMeasure, Heat, Item, Mark, Parts, Point, Scene, Theme, View, ViewKind, Viewport, build, export_scene,
    fit_camera, heat_value, legend, passing, standing,
};

use crate::example::{Example, crowd, map_of, obesity};
use crate::grid::SCREENS;

fn at_rest(map: StakeholderMap, (width_px, height_px): (f64, f64)) -> (Example, View) {
    let example = Example::placed(map);
    let viewport = Viewport { width_px, height_px };
    let mut view = View { kind: ViewKind::Heat, viewport, foot_px: 44.0, ..View::default() };
    view.camera = fit_camera(&example.parts(), &view, &FixedMeasure);
    (example, view)
}

fn drawn(example: &Example, view: &View) -> Scene {
    let positions = standing(&example.parts(), view);
    build(&Parts { positions: &positions, ..example.parts() }, view, &FixedMeasure)
}

/// Two health bodies and one school: a tie to the school, and two both ways of the same two.
fn two_sectors() -> StakeholderMap {
    let bodies = [("Clinic", "Health"), ("Hospital", "Health"), ("School", "Schools")];
    let map = map_of(&["Health", "Schools"], &bodies, &[(0, 2, 2.0), (1, 2, 1.0), (1, 2, 1.0)]);
    let mut ties: Vec<Relationship> = map.relationships().iter().cloned().collect();
    (ties[0].directed, ties[1].directed, ties[2].directed) = (true, false, false);
    ties[0].trust.forward = TrustScore::new(4.0).ok();
    ties[1].trust.forward = TrustScore::new(2.0).ok();
    let (sectors, bodies) = (map.sectors().iter().cloned().collect(), map.stakeholders().iter().cloned().collect());
    StakeholderMap::assemble(map.properties().clone(), sectors, vec![], bodies, ties, vec![]).expect("still sound")
}

#[test]
fn a_cell_says_what_passes_from_its_row_to_its_column() {
    let (example, view) = at_rest(two_sectors(), SCREENS[0]);
    let (sectors, cells) = passing(&example.map, &view);
    assert_eq!(sectors, [Some("Health".into()), Some("Schools".into())]);
    let value = |row: usize, column: usize, heat| cells[row][column].value(heat, false);
    // Both health bodies reach the school, and one of them is reached; several ties of the same two are one tied pair.
    assert_eq!([value(0, 1, Heat::Density), value(1, 0, Heat::Density)], [Some(1.0), Some(0.5)]);
    assert_eq!([value(0, 1, Heat::Strength), value(1, 0, Heat::Strength)], [Some(4.0), Some(2.0)]);
    assert_eq!([value(0, 1, Heat::Trust), value(1, 0, Heat::Trust)], [Some(3.0), None]);
    assert_eq!([value(0, 0, Heat::Density), value(1, 1, Heat::Density)], [Some(0.0), None], "one body alone has no pair");
    assert_eq!(cells[0][1].value(Heat::Trust, true), None, "two ratings are too few for a wall");
}

#[test]
fn cells_are_selected_with_all_their_ties_and_say_it_in_words() {
    let (example, mut view) = at_rest(two_sectors(), SCREENS[0]);
    let positions = standing(&example.parts(), &view);
    let first = Cell::first(&positions).expect("there is one");
    let cell = first.beside(0, 1, &positions).expect("there is one to the right");
    assert_eq!(cell.items(&example.map, &view).len(), 3);
    let below = cell.beside(1, 0, &positions).expect("there is one below");
    assert_eq!(below.beside(1, 0, &positions), Some(below.clone()), "the last row is the last");
    let said = heat_value(&example.map, &view, &cell).expect("it is on the map");
    assert_eq!((said.from.as_str(), said.to.as_str()), ("Health", "Schools"));
    assert_eq!(said.value, "100 %, pairs of bodies that are tied, from the row to the column");
    view.selection = cell.items(&example.map, &view);
    view.cell = Some(cell);
    let cursors = drawn(&example, &view).above.iter().filter(|mark| matches!(mark, Mark::Frame { .. })).count();
    assert_eq!(cursors, 1);
    // A tie picked in a list leads to its cell.
    view.selection = [Item::Relationship(example.map.relationships().ids().next().expect("there is one").clone())].into();
    assert!(Cell::of(&example.map, &view).is_some());
}

#[test]
fn all_of_it_is_in_sight_and_names_stand_beside_the_cells() {
    for (map, what) in
        [(obesity(), "14"), (crowd(300, 1_200, 3), "300"), (map_of(&[], &[], &[]), "0"), (map_of(&[], &[("A", "")], &[]), "1")]
    {
        for screen in SCREENS {
            let (example, view) = at_rest(map.clone(), screen);
            let scene = drawn(&example, &view);
            let sight = Bounds { low: Point::default(), high: Point::new(screen.0, screen.1) };
            let cells: Vec<Bounds> =
                scene.ground.iter().filter_map(|mark| if let Mark::Frame { bounds, .. } = mark { Some(*bounds) } else { None }).collect();
            assert!(cells.iter().all(|cell| sight.has(cell.low) && sight.has(cell.high)), "{what} on {screen:?}");
            for label in &scene.labels {
                assert!(sight.has(label.bounds.low) && sight.has(label.bounds.high), "{what} on {screen:?}: {:?}", label.lines);
                assert!(cells.iter().all(|cell| cell.shared_area(label.bounds) < 1e-6), "{what} on {screen:?}: {:?}", label.lines);
            }
        }
    }
}

#[test]
fn the_legend_says_what_cells_mean_and_a_picture_to_take_away_has_them() {
    let (example, mut view) = at_rest(obesity(), SCREENS[0]);
    for (heat, words) in [(Heat::Density, "pairs of bodies"), (Heat::Strength, "strength of all"), (Heat::Trust, "mean trust")] {
        view.heat = heat;
        let entries = legend(&example.parts(), &view).entries;
        assert!(entries.len() == 1 && entries[0].name().contains(words), "{heat:?}");
    }
    view.heat = Heat::Density;
    for theme in [Theme::Light, Theme::Dark, Theme::Projector] {
        let scene = export_scene(&example.parts(), &View { theme, ..view.clone() }, &FixedMeasure, &ExportOptions::default());
        let svg = stakeholder_map::render::svg::to_svg(&scene, &Default::default());
        assert!(svg.contains("Health") && svg.contains(" %</text>"), "{theme:?}");
    }
}
