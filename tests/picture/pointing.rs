//! What the camera shows and what the pointer finds.

use stakeholder_map::scene::{
    Bounds, Camera, FixedMeasure, Hit, Item, LegendEntry, Mark, Point, Scene, Shape, Theme, View, Viewport, build, fit_camera, legend,
};

use crate::example::{Example, crowd, obesity};

fn fitted(example: &Example, width_px: f64, height_px: f64) -> View {
    let mut view = View { viewport: Viewport { width_px, height_px }, ..View::default() };
    view.camera = fit_camera(&example.parts(), &view, &FixedMeasure);
    view
}

fn center_of(scene: &Scene, id: &str) -> Point {
    scene.bodies.iter().find(|body| body.id.as_str() == id).map(|body| body.symbol.center).expect("the body is drawn")
}

#[test]
fn the_middle_of_the_map_is_in_the_middle_of_the_picture() {
    let viewport = Viewport { width_px: 800.0, height_px: 600.0 };
    let camera = Camera { center: Point::new(10.0, 20.0), scale: 2.0 };
    assert_eq!(camera.to_screen(Point::new(10.0, 20.0), viewport), Point::new(400.0, 300.0));
    assert_eq!(camera.to_map(Point::new(400.0, 300.0), viewport), Point::new(10.0, 20.0));
}

#[test]
fn zooming_keeps_what_is_under_the_pointer() {
    let viewport = Viewport { width_px: 800.0, height_px: 600.0 };
    let (camera, pointer) = (Camera { center: Point::new(10.0, 20.0), scale: 2.0 }, Point::new(100.0, 100.0));
    let zoomed = camera.zoomed_at(pointer, viewport, 1.5);
    assert!(zoomed.to_map(pointer, viewport).distance(camera.to_map(pointer, viewport)) < 1e-9);
    assert_eq!(camera.zoomed_at(pointer, viewport, 1e9).scale, Camera::SCALES.1);
}

#[test]
fn a_fitted_map_is_wholly_inside_the_picture() {
    for (example, width, height) in [
        (Example::new(obesity()), 790.0, 560.0),
        (Example::new(obesity()), 390.0, 600.0),
        (Example::new(crowd(40, 47, 1)), 1280.0, 720.0),
        (Example::new(crowd(300, 600, 1)), 1280.0, 720.0),
    ] {
        let scene = build(&example.parts(), &fitted(&example, width, height), &FixedMeasure);
        let picture = Bounds { low: Point::default(), high: Point::new(width, height) };
        for label in &scene.labels {
            assert!(picture.has(label.bounds.low) && picture.has(label.bounds.high), "{:?} is clipped", label.lines);
        }
        assert_eq!(scene.bodies.len(), example.map.stakeholders().len());
    }
}

#[test]
fn on_a_phone_names_stay_inside_the_picture_where_their_bodies_do() {
    let example = Example::new(obesity());
    let mut view = fitted(&example, 390.0, 650.0);
    // Larger than names would let it be.
    view.camera.scale *= 1.5;
    let picture = Bounds { low: Point::default(), high: Point::new(390.0, 650.0) };
    let scene = build(&example.parts(), &view, &FixedMeasure);
    assert!(scene.labels.len() >= 12, "{} names", scene.labels.len());
    for label in &scene.labels {
        let body = scene.bodies.iter().find(|body| Some(&body.id) == label.owner.as_ref()).expect("a name has a body");
        let is_cut = !(picture.has(label.bounds.low) && picture.has(label.bounds.high));
        assert!(!(is_cut && picture.has(body.symbol.center)), "{:?} is cut", label.lines);
    }
}

#[test]
fn names_cover_neither_each_other_nor_bodies() {
    for (bodies, ties) in [(14, 20), (30, 40), (100, 150), (300, 600)] {
        let example = Example::new(crowd(bodies, ties, 1));
        let scene = build(&example.parts(), &fitted(&example, 1280.0, 720.0), &FixedMeasure);
        for (at, label) in scene.labels.iter().enumerate() {
            for other in &scene.labels[at + 1..] {
                assert!(label.bounds.shared_area(other.bounds) < 1.0, "{:?} covers {:?}", label.lines, other.lines);
            }
        }
    }
    let example = Example::new(obesity());
    let scene = build(&example.parts(), &fitted(&example, 790.0, 560.0), &FixedMeasure);
    assert_eq!(scene.labels.len(), 14);
    for label in &scene.labels {
        for body in &scene.bodies {
            assert!(label.bounds.shared_area(body.symbol.bounds()) < 1.0, "{:?} covers {}", label.lines, body.id);
        }
    }
}

#[test]
fn names_stay_where_they_are_when_a_body_is_selected() {
    let example = Example::new(obesity());
    let mut view = fitted(&example, 790.0, 560.0);
    let places = |view: &View| {
        let mut places: Vec<_> =
            build(&example.parts(), view, &FixedMeasure).labels.into_iter().map(|label| (label.owner, label.at.x, label.at.y)).collect();
        places.sort_by(|a, b| a.0.cmp(&b.0));
        places
    };
    let before = places(&view);
    view.selection.insert(Item::Stakeholder("b5".into()));
    assert_eq!(places(&view), before);
}

#[test]
fn a_press_finds_bodies_names_ties_and_the_handle() {
    let example = Example::new(obesity());
    let mut view = fitted(&example, 790.0, 560.0);
    view.selection.insert(Item::Stakeholder("b0".into()));
    let scene = build(&example.parts(), &view, &FixedMeasure);
    let body = center_of(&scene, "b0");
    assert_eq!(scene.hit(body, 4.0), Some(Hit::Stakeholder("b0".into())));
    let handle = scene.handle.clone().expect("a selected body has a handle");
    assert_eq!(scene.hit(handle.center, 4.0), Some(Hit::Handle("b0".into())));
    let label = scene.labels.iter().find(|label| label.owner == Some("b13".into())).expect("the name is shown");
    assert_eq!(scene.hit(label.bounds.middle(), 4.0), Some(Hit::Stakeholder("b13".into())));
    let tie = scene.ties.iter().find(|tie| tie.id.as_str() == "t5").expect("the tie is drawn");
    assert_eq!(scene.hit(tie.curve.at(0.5), 4.0), Some(Hit::Relationship("t5".into())));
    assert_eq!(scene.hit(Point::new(2.0, 2.0), 4.0), None);
}

#[test]
fn the_smallest_body_is_24_pixels_to_hit_and_44_on_a_projector() {
    let example = Example::new(crowd(300, 600, 1));
    for (theme, reach) in [(Theme::Light, 11.9), (Theme::Projector, 21.9)] {
        let mut view = fitted(&example, 800.0, 600.0);
        view.theme = theme;
        let scene = build(&example.parts(), &view, &FixedMeasure);
        let lonely = scene.bodies.iter().min_by(|a, b| a.symbol.center.x.total_cmp(&b.symbol.center.x)).expect("there are bodies");
        let left = lonely.symbol.center - Point::new(reach, 0.0);
        assert_eq!(scene.hit(left, 0.0), Some(Hit::Stakeholder(lonely.id.clone())));
    }
}

#[test]
fn a_body_follows_a_drag_that_is_not_committed() {
    let example = Example::new(obesity());
    let mut view = fitted(&example, 790.0, 560.0);
    let place = view.camera.to_map(Point::new(33.0, 44.0), view.viewport);
    view.drag.insert("b3".into(), place);
    let center = center_of(&build(&example.parts(), &view, &FixedMeasure), "b3");
    assert!(center.distance(Point::new(33.0, 44.0)) < 1e-9);
}

#[test]
fn what_is_not_connected_steps_back() {
    let example = Example::new(obesity());
    let mut view = fitted(&example, 790.0, 560.0);
    let plain = build(&example.parts(), &view, &FixedMeasure);
    view.hover = Some(Item::Stakeholder("b3".into()));
    let hovered = build(&example.parts(), &view, &FixedMeasure);
    let fill = |scene: &Scene, id: &str| scene.bodies.iter().find(|body| body.id.as_str() == id).map(|body| body.symbol.fill);
    assert_eq!(fill(&plain, "b1"), fill(&hovered, "b1"), "a partner stays");
    assert_ne!(fill(&plain, "b11"), fill(&hovered, "b11"), "a stranger steps back");
    assert!(hovered.below.iter().any(|mark| matches!(mark, Mark::Circle { .. })), "a ring marks the body");
}

#[test]
fn the_legend_says_what_the_picture_shows_and_no_more() {
    let example = Example::new(obesity());
    let names = |example: &Example| {
        legend(&example.parts(), &View::default()).entries.iter().map(|entry| entry.name().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names(&example), ["Health", "Education", "Social services", "Parks & planning", "Community", "Partners", "strength"]);
    let even = Example::new(crowd(20, 20, 1));
    assert!(!names(&even).contains(&"strength".to_owned()), "all ties are equally strong");
    let first = legend(&example.parts(), &View::default()).entries.remove(0);
    assert!(matches!(first, LegendEntry::Sector { shape: Shape::Circle, .. }));
}
