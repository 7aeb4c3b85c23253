//! The matrix: where dots stand, in which order, and that names keep apart.

use stakeholder_map::model::{Sign, Stakeholder, StakeholderMap};
use stakeholder_map::scene::{
    Bounds, Cell, ExportOptions, FixedMeasure, Hit, Item, LegendEntry, Mark, MatrixOrder, Scene, Theme, View, ViewKind, Viewport, build,
    export_scene, fit_camera, legend, standing,
};

use crate::example::{Example, crowd, map_of, obesity};
use crate::grid::SCREENS;

fn at_rest(map: StakeholderMap, (width_px, height_px): (f64, f64), order: MatrixOrder) -> (Example, View) {
    let example = Example::placed(map);
    let mut view = View { kind: ViewKind::Matrix, order, viewport: Viewport { width_px, height_px }, foot_px: 44.0, ..View::default() };
    view.camera = fit_camera(&example.parts(), &view, &FixedMeasure);
    (example, view)
}

fn drawn(example: &Example, view: &View) -> Scene {
    let positions = standing(&example.parts(), view);
    build(&stakeholder_map::scene::Parts { positions: &positions, ..example.parts() }, view, &FixedMeasure)
}

/// Three bodies in two sectors: a one-way tie, and a strong one both ways that opposes.
fn three() -> StakeholderMap {
    let map = map_of(&["Health", "Schools"], &[("Zoe", "Schools"), ("Clinic", "Health"), ("Bank", "Health")], &[(0, 1, 1.0), (1, 2, 3.0)]);
    let mut ties: Vec<_> = map.relationships().iter().cloned().collect();
    (ties[0].directed, ties[1].directed, ties[1].sign) = (true, false, Sign::Opposition);
    let (sectors, bodies) = (map.sectors().iter().cloned().collect(), map.stakeholders().iter().cloned().collect());
    StakeholderMap::assemble(map.properties().clone(), sectors, Vec::new(), bodies, ties, Vec::new()).expect("still sound")
}

#[test]
fn a_dot_stands_where_the_row_of_the_source_meets_the_column_of_the_target() {
    let (example, view) = at_rest(three(), SCREENS[0], MatrixOrder::Sector);
    let scene = drawn(&example, &view);
    let center = |id: &str| scene.bodies.iter().find(|body| body.id.as_str() == id).expect("it is there").symbol.center;
    let dots = |tie: &str| -> Vec<_> { scene.ties.iter().filter(|mark| mark.id.as_str() == tie).map(|mark| mark.curve).collect() };
    let ids: Vec<&str> = example.map.relationships().ids().map(|id| id.as_str()).collect();
    let one_way = dots(ids[0]);
    assert_eq!(one_way.len(), 1, "a tie that leads one way has one dot");
    let at = one_way[0].from.toward(one_way[0].to, 0.5);
    assert!((at.x - center("b1").x).abs() < 1e-6 && (at.y - center("b0").y).abs() < 1e-6);
    assert_eq!(scene.hit(at, 2.0), Some(Hit::Relationship(ids[0].into())));
    let both = dots(ids[1]);
    assert_eq!(both.len(), 2, "one that leads both ways has two");
    assert!(both[0].from.distance(both[0].to) > 4.0 * one_way[0].from.distance(one_way[0].to), "opposition is a bar");
}

#[test]
fn rows_stand_by_sector_by_name_or_by_the_measure() {
    let order = |order: MatrixOrder| -> String {
        let (mut example, view) = at_rest(three(), SCREENS[0], order);
        example = Example::new(example.map);
        let places = standing(&example.parts(), &view);
        let mut bodies: Vec<&Stakeholder> = example.map.stakeholders().iter().collect();
        bodies.sort_by(|a, b| places[&a.id].y.total_cmp(&places[&b.id].y));
        bodies.iter().map(|body| body.name.as_str()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(order(MatrixOrder::Sector), "Clinic Bank Zoe");
    assert_eq!(order(MatrixOrder::Name), "Bank Clinic Zoe");
    // Whom the bank opposes is no partner of it.
    assert_eq!(order(MatrixOrder::Measure), "Zoe Clinic Bank");
}

#[test]
fn at_rest_all_is_inside_and_no_two_names_share_a_place() {
    for (map, what) in [(obesity(), "14"), (crowd(40, 90, 2), "40"), (crowd(300, 1_200, 3), "300"), (map_of(&[], &[], &[]), "0")] {
        for screen in SCREENS {
            let (example, view) = at_rest(map.clone(), screen, MatrixOrder::Sector);
            let scene = drawn(&example, &view);
            let sight = Bounds { low: Default::default(), high: stakeholder_map::scene::Point::new(screen.0, screen.1) };
            for (at, label) in scene.labels.iter().enumerate() {
                assert!(sight.has(label.bounds.low) && sight.has(label.bounds.high), "{what} on {screen:?}: {:?}", label.lines);
                let shared: f64 = scene.labels[at + 1..].iter().map(|other| other.bounds.shared_area(label.bounds)).sum();
                assert!(shared < 1e-6, "{what} on {screen:?}: {:?} covers another", label.lines);
            }
            for body in &scene.bodies {
                assert!(sight.has(body.symbol.center), "{what} on {screen:?}");
            }
        }
    }
}

#[test]
fn names_of_columns_stand_upright_and_whoever_is_selected_is_named_even_in_a_crowd() {
    let (example, mut view) = at_rest(crowd(300, 1_200, 3), SCREENS[0], MatrixOrder::Sector);
    let last = example.map.stakeholders().ids().nth(151).expect("there are 300").clone();
    view.selection.insert(Item::Stakeholder(last.clone()));
    let scene = drawn(&example, &view);
    let names: Vec<bool> = scene.labels.iter().filter(|label| label.owner.as_ref() == Some(&last)).map(|label| label.is_upright).collect();
    assert_eq!((names.len(), names.contains(&true), names.contains(&false)), (2, true, true));
}

#[test]
fn what_is_private_has_neither_row_nor_dot_on_a_wall() {
    let map = crate::grid::changed(&three(), |at, body| body.private = at == 1);
    let (example, mut view) = at_rest(map, SCREENS[0], MatrixOrder::Sector);
    (view.theme, view.hide_private) = (Theme::Projector, true);
    let scene = drawn(&example, &view);
    assert_eq!((scene.bodies.len(), scene.ties.len()), (2, 0), "both ties are of the clinic");
    assert!(scene.labels.iter().all(|label| label.lines != ["Clinic"]));
}

#[test]
fn the_legend_says_how_a_row_is_read_and_the_picture_to_take_away_is_of_the_matrix() {
    let (example, view) = at_rest(three(), SCREENS[0], MatrixOrder::Name);
    let entries = legend(&example.parts(), &view).entries;
    assert!(entries.iter().any(|entry| matches!(entry, LegendEntry::Arrow { name } if name == "from the row to the column")));
    assert!(!entries.iter().any(|entry| matches!(entry, LegendEntry::Size { .. })), "all symbols are alike");
    let svg = stakeholder_map::render::svg::to_svg(
        &export_scene(&example.parts(), &view, &FixedMeasure, &ExportOptions::default()),
        &Default::default(),
    );
    assert!(svg.contains("rotate(-90") && svg.contains("from the row to the column"));
}

#[test]
fn no_more_lines_are_drawn_than_are_in_sight() {
    let (example, mut view) = at_rest(crowd(300, 1_200, 3), SCREENS[0], MatrixOrder::Sector);
    view.camera.scale = 1.0;
    let lines = drawn(&example, &view).ground.len() as f64;
    assert!(lines > 20.0 && lines < (SCREENS[0].0 + SCREENS[0].1) / 28.0 + 30.0, "{lines}");
}

#[test]
fn the_largest_community_comes_first_and_has_a_frame() {
    // Two that are tied, then a triangle.
    let names = [("Ann", ""), ("Bea", ""), ("Cid", ""), ("Dan", ""), ("Eve", "")];
    let map = map_of(&[], &names, &[(0, 1, 1.0), (2, 3, 1.0), (3, 4, 1.0), (2, 4, 1.0)]);
    let (example, view) = at_rest(map, SCREENS[0], MatrixOrder::Community);
    let example = Example::new(example.map);
    let places = standing(&example.parts(), &view);
    let mut bodies: Vec<&Stakeholder> = example.map.stakeholders().iter().collect();
    bodies.sort_by(|a, b| places[&a.id].y.total_cmp(&places[&b.id].y));
    assert_eq!(bodies.iter().map(|body| body.name.as_str()).collect::<Vec<_>>(), ["Cid", "Dan", "Eve", "Ann", "Bea"]);
    let frames = drawn(&example, &view).ground.iter().filter(|mark| matches!(mark, Mark::Frame { .. })).count();
    assert_eq!(frames, 3, "around all and around each community");
}

#[test]
fn the_cell_that_keys_act_on_has_a_frame_and_its_two_names_are_bold() {
    let (example, mut view) = at_rest(three(), SCREENS[0], MatrixOrder::Sector);
    let frames = |scene: &Scene| scene.above.iter().filter(|mark| matches!(mark, Mark::Frame { .. })).count();
    assert_eq!(frames(&drawn(&example, &view)), 0);
    view.cell = Some(Cell { row: "b0".into(), column: "b2".into() });
    let scene = drawn(&example, &view);
    assert_eq!(frames(&scene), 1);
    let mut bold: Vec<&str> = scene.labels.iter().filter(|label| label.weight == 700).map(|label| label.lines[0].as_str()).collect();
    bold.sort_unstable();
    assert_eq!(bold, ["Bank", "Bank", "Zoe", "Zoe"]);
    // Something else has been selected since.
    view.selection.insert(Item::Stakeholder("b1".into()));
    assert_eq!(Cell::of(&example.map, &view), Some(Cell { row: "b1".into(), column: "b1".into() }));
}
