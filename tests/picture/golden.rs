//! The display list and the SVG of a small map, as files. `UPDATE_GOLDEN=1 cargo test --test picture` writes them anew.

use std::path::Path;

use stakeholder_map::formats::{InputFile, import};
use stakeholder_map::layout::{Point, Positions};
use stakeholder_map::model::{Record, Relationship, RelationshipKind, Sign, StakeholderMap};
use stakeholder_map::render::svg::{SvgOptions, to_svg};
use stakeholder_map::scene::{
    ExportOptions, FixedMeasure, Item, Parts, Theme, TieColors, View, ViewKind, Viewport, build, export_scene, fit_camera, standing,
};

use crate::example::{Example, map_of, obesity};
use crate::grid::{SCREENS, at_rest, rated};

fn check(name: &str, actual: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, actual).expect("the folder can be written");
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    for (line, (expected, actual)) in expected.lines().zip(actual.lines()).enumerate() {
        assert_eq!(actual, expected, "{name}, line {}", line + 1);
    }
    assert_eq!(actual.lines().count(), expected.lines().count(), "{name}: number of lines");
}

/// Four bodies at fixed places: an ordinary tie, one that goes one way, opposition, and two between the same bodies.
fn small() -> Example {
    let map = map_of(
        &["Health", "Education"],
        &[
            ("Public Health", "Health"),
            ("School District", "Education"),
            ("Parents’ Council of the Northern Districts", ""),
            ("Meals <&>", "Education"),
        ],
        &[(0, 1, 1.0), (1, 2, 1.0), (2, 3, 3.0), (0, 3, 1.0)],
    );
    let mut ties: Vec<Relationship> = map.relationships().iter().cloned().collect();
    ties[1].directed = true;
    ties[2].sign = Sign::Opposition;
    ties[2].kind = Some(RelationshipKind::new(RelationshipKind::CONFLICT));
    ties.push(Relationship { source: "b3".into(), target: "b0".into(), directed: true, ..Relationship::blank("t4".into()) });
    let (sectors, bodies) = (map.sectors().iter().cloned().collect(), map.stakeholders().iter().cloned().collect());
    let map = StakeholderMap::assemble(map.properties().clone(), sectors, Vec::new(), bodies, ties, Vec::new()).expect("the map is sound");
    let places = [(-150.0, -60.0), (120.0, -70.0), (140.0, 90.0), (-120.0, 100.0)];
    let positions: Positions = map.stakeholders().ids().cloned().zip(places.map(|(x, y)| Point::new(x, y))).collect();
    Example { positions, ..Example::new(map) }
}

#[test]
fn the_display_list_of_a_small_map_is_as_recorded() {
    let example = small();
    let mut view = View { viewport: Viewport { width_px: 640.0, height_px: 400.0 }, ..View::default() };
    view.selection.insert(Item::Stakeholder("b1".into()));
    check("small.scene.txt", &build(&example.parts(), &view, &FixedMeasure).dump());
}

#[test]
fn the_svg_of_a_small_map_is_as_recorded() {
    let example = small();
    for (name, theme) in [("small.light.svg", Theme::Light), ("small.projector.svg", Theme::Projector)] {
        let options = ExportOptions { size: Viewport { width_px: 960.0, height_px: 540.0 }, ..ExportOptions::default() };
        let scene = export_scene(&example.parts(), &View { theme, ..View::default() }, &FixedMeasure, &options);
        check(name, &to_svg(&scene, &SvgOptions::default()));
    }
}

#[test]
fn the_grid_of_an_example_is_as_recorded() {
    let (example, view) = at_rest(rated(&obesity(), 3), SCREENS[0], Theme::Light);
    check("grid.scene.txt", &build(&example.parts(), &view, &FixedMeasure).dump());
    check(
        "grid.light.svg",
        &to_svg(&export_scene(&example.parts(), &view, &FixedMeasure, &ExportOptions::default()), &SvgOptions::default()),
    );
}

/// The examples that the page offers, by the names of their files.
fn templates() -> Vec<(String, StakeholderMap)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/templates");
    let mut found: Vec<(String, StakeholderMap)> = std::fs::read_dir(folder)
        .expect("the folder of examples")
        .map(|entry| {
            let path = entry.expect("a file").path();
            let name = path.file_name().and_then(|name| name.to_str()).expect("a name").to_owned();
            let bytes = std::fs::read(&path).expect("a file to read");
            let map = import(&[InputFile { name: name.clone(), bytes }]).expect("an example is a map").map;
            (name.split('.').next().unwrap_or_default().to_owned(), map)
        })
        .collect();
    found.sort_by(|one, other| one.0.cmp(&other.0));
    found
}

#[test]
fn every_picture_of_every_example_is_as_recorded() {
    let templates = templates();
    assert_eq!(templates.len(), 5);
    for (name, map) in templates {
        let example = Example::new(map);
        let mut dumps = String::new();
        for kind in ViewKind::ALL.into_iter().filter(|kind| *kind != ViewKind::Table) {
            let mut view = View { kind, tie_colors: TieColors::Level, foot_px: 44.0, ..View::default() };
            view.camera = fit_camera(&example.parts(), &view, &FixedMeasure);
            let positions = if kind == ViewKind::Map { example.positions.clone() } else { standing(&example.parts(), &view) };
            let scene = build(&Parts { positions: &positions, ..example.parts() }, &view, &FixedMeasure);
            dumps += &format!("# {}\n{}", kind.word(), scene.dump());
        }
        check(&format!("scenes/{name}.txt"), &dumps);
        let scene = export_scene(&example.parts(), &View::default(), &FixedMeasure, &ExportOptions::default());
        check(&format!("scenes/{name}.svg"), &to_svg(&scene, &SvgOptions::default()));
    }
}
