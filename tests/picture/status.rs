//! Status drawings: what place stands for, that all of it is in sight, and that private power puts nobody anywhere on a wall.

use stakeholder_map::model::StakeholderMap;
use stakeholder_map::scene::{
    Bounds, ExportOptions, FixedMeasure, LegendEntry, Parts, Point, Scene, Status, View, ViewKind, Viewport, build, export_scene,
    fit_camera, legend, standing,
};

use crate::example::{Example, crowd, map_of, obesity};
use crate::grid::{SCREENS, rated};

fn at_rest(map: StakeholderMap, (width_px, height_px): (f64, f64), status: Status) -> (Example, View) {
    let example = Example::new(map);
    let viewport = Viewport { width_px, height_px };
    let mut view = View { kind: ViewKind::Status, status, viewport, foot_px: 44.0, ..View::default() };
    view.camera = fit_camera(&example.parts(), &view, &FixedMeasure);
    (example, view)
}

fn drawn(example: &Example, view: &View) -> Scene {
    let positions = standing(&example.parts(), view);
    build(&Parts { positions: &positions, ..example.parts() }, view, &FixedMeasure)
}

#[test]
fn whoever_has_most_partners_stands_in_the_middle() {
    let star = map_of(&[], &[("Ann", ""), ("Hub", ""), ("Bob", ""), ("Cid", "")], &[(1, 0, 1.0), (1, 2, 1.0), (1, 3, 1.0)]);
    let (example, view) = at_rest(star, SCREENS[0], Status::Radius);
    let places = standing(&example.parts(), &view);
    let far: Vec<f64> = example.map.stakeholders().iter().map(|body| places[&body.id].length()).collect();
    assert!(far[1] < 1e-9 && far[0] > 100.0 && (far[0] - far[2]).abs() < 1e-9 && (far[0] - far[3]).abs() < 1e-9, "{far:?}");
}

#[test]
fn power_is_height_and_is_nobodys_on_a_wall_where_it_is_private() {
    let map = rated(&obesity(), 3);
    let (example, mut view) = at_rest(map.clone(), SCREENS[0], Status::Height);
    let places = standing(&example.parts(), &view);
    let powers = |places: &stakeholder_map::scene::Positions| -> Vec<(f64, f64)> {
        let rated = map.stakeholders().iter().filter_map(|body| Some((body.power?.value(), places[&body.id].y)));
        rated.collect()
    };
    for (power, y) in powers(&places) {
        for (other, lower) in powers(&places) {
            assert!(power <= other || y < lower, "{power} at {y}, {other} at {lower}");
        }
    }
    let mut properties = map.properties().clone();
    properties.private_fields = ["power".to_owned()].into();
    let (sectors, bodies, ties) = (
        map.sectors().iter().cloned().collect(),
        map.stakeholders().iter().cloned().collect(),
        map.relationships().iter().cloned().collect(),
    );
    let map = StakeholderMap::assemble(properties, sectors, vec![], bodies, ties, vec![]).expect("sound");
    view.hide_private = true;
    let places = standing(&Example::new(map).parts(), &view);
    let first = places.values().next().expect("somebody is there").y;
    assert!(places.values().all(|at| (at.y - first).abs() < 1e-9), "all stand where nobody is rated");
}

#[test]
fn all_is_in_sight_and_no_two_bodies_cover_each_other() {
    for (map, what) in
        [(rated(&obesity(), 3), "14"), (crowd(60, 150, 2), "60"), (map_of(&[], &[], &[]), "0"), (map_of(&[], &[("A", "")], &[]), "1")]
    {
        for screen in SCREENS {
            for status in Status::ALL {
                let (example, view) = at_rest(map.clone(), screen, status);
                let scene = drawn(&example, &view);
                let sight = Bounds { low: Point::default(), high: Point::new(screen.0, screen.1) };
                for (at, body) in scene.bodies.iter().enumerate() {
                    assert!(sight.has(body.symbol.center), "{what} on {screen:?}, {status:?}");
                    for other in &scene.bodies[..at] {
                        let gap = body.symbol.center.distance(other.symbol.center);
                        assert!(gap > 0.75 * (body.symbol.radius_px + other.symbol.radius_px), "{what} on {screen:?}, {status:?}: {gap}");
                    }
                }
            }
        }
    }
}

#[test]
fn the_legend_says_what_place_means_in_pictures_to_take_away_too() {
    for (status, words) in [(Status::Radius, "nearer to the middle"), (Status::Height, "higher up")] {
        let (example, view) = at_rest(rated(&obesity(), 3), SCREENS[0], status);
        let entries = legend(&example.parts(), &view).entries;
        assert!(entries.iter().any(|entry| matches!(entry, LegendEntry::Place { name, .. } if name.contains(words))), "{status:?}");
        let scene = export_scene(&example.parts(), &view, &FixedMeasure, &ExportOptions::default());
        assert!(stakeholder_map::render::svg::to_svg(&scene, &Default::default()).contains(words));
    }
}
