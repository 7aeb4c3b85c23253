//! The power–interest grid: who stands where, what is named, what stays hidden.

use stakeholder_map::model::{Properties, Rating, RatingKey, Score, SortedSet, Stakeholder, StakeholderMap};
use stakeholder_map::scene::{
    Bounds, ExportOptions, FixedMeasure, Item, LegendEntry, Mark, Plane, Rated, Scene, Theme, View, ViewKind, Viewport, build,
    export_scene, fit_camera, legend, plane_of, standing,
};

use crate::example::{Example, crowd, map_of, obesity};

/// The same map with every body changed.
pub(crate) fn changed(map: &StakeholderMap, change: impl Fn(usize, &mut Stakeholder)) -> StakeholderMap {
    let mut bodies: Vec<Stakeholder> = map.stakeholders().iter().cloned().collect();
    bodies.iter_mut().enumerate().for_each(|(at, body)| change(at, body));
    let (sectors, ties) = (map.sectors().iter().cloned().collect(), map.relationships().iter().cloned().collect());
    StakeholderMap::assemble(map.properties().clone(), sectors, Vec::new(), bodies, ties, Vec::new()).expect("still sound")
}

fn rate(body: &mut Stakeholder, power: f64, interest: f64) {
    (body.power, body.interest) = (Score::new(power).ok(), Score::new(interest).ok());
}

/// Ratings as rooms give them: in whole steps, several alike, `waiting` bodies without any.
pub(crate) fn rated(map: &StakeholderMap, waiting: usize) -> StakeholderMap {
    changed(map, |at, body| {
        if at >= waiting {
            rate(body, ((at * 7 + 3) % 11) as f64, ((at * at * 3 + at + 6) % 11) as f64);
        }
    })
}

fn said(body: &mut Stakeholder, by: &str, power: f64, interest: f64) {
    let rating = Rating { power: Score::new(power).ok(), interest: Score::new(interest).ok(), ..Rating::default() };
    body.ratings.insert(RatingKey { by: by.to_owned(), date: String::new() }, rating);
}

/// Three tables that each rate a little differently.
pub(crate) fn rated_by_tables(map: &StakeholderMap) -> StakeholderMap {
    changed(map, |at, body| {
        let Some(now) = Rated::of(body) else { return };
        for (table, by) in ["table 1", "table 2", "table 3"].into_iter().enumerate() {
            let apart = |seed: usize| ((at * 5 + table * seed) % 5) as f64 - 2.0;
            let near = Rated { power: now.power + apart(3), interest: now.interest + apart(2) }.clamped();
            said(body, by, near.power, near.interest);
        }
    })
}

pub(crate) const SCREENS: [(f64, f64); 4] = [(790.0, 560.0), (1430.0, 920.0), (390.0, 520.0), (1280.0, 640.0)];

pub(crate) fn grid_view(parts: &Example, (width_px, height_px): (f64, f64), theme: Theme) -> View {
    let mut view = View { kind: ViewKind::Grid, viewport: Viewport { width_px, height_px }, theme, foot_px: 44.0, ..View::default() };
    view.may_rate = theme == Theme::Light;
    view.hide_private = theme == Theme::Projector;
    view.camera = fit_camera(&parts.parts(), &view, &FixedMeasure);
    view
}

/// The grid of a map as it is at rest.
pub(crate) fn at_rest(map: StakeholderMap, screen: (f64, f64), theme: Theme) -> (Example, View) {
    let mut example = Example::placed(map);
    let view = grid_view(&example, screen, theme);
    example.positions = standing(&example.parts(), &view);
    (example, view)
}

fn drawn(map: StakeholderMap, screen: (f64, f64), theme: Theme) -> (Scene, Plane, View) {
    let (example, view) = at_rest(map, screen, theme);
    (build(&example.parts(), &view, &FixedMeasure), plane_of(&example.map, &view), view)
}

fn overlaps(scene: &Scene) -> usize {
    let symbols: Vec<_> = scene.bodies.iter().map(|body| body.symbol).collect();
    let pairs = (0..symbols.len()).flat_map(|a| (0..a).map(move |b| (a, b)));
    pairs.filter(|&(a, b)| symbols[a].center.distance(symbols[b].center) < symbols[a].radius_px + symbols[b].radius_px).count()
}

fn words(scene: &Scene) -> Vec<&str> {
    let lines = scene.ground.iter().filter_map(|mark| if let Mark::Text(text) = mark { Some(&text.lines) } else { None });
    lines.flatten().map(String::as_str).collect()
}

#[test]
fn a_body_alone_at_its_rating_stands_exactly_there() {
    let map = changed(&map_of(&[], &[("A", ""), ("B", ""), ("C", "")], &[]), |at, body| match at {
        0 => rate(body, 10.0, 0.0),
        1 => rate(body, 2.5, 8.0),
        _ => body.power = Score::new(5.0).ok(),
    });
    for screen in SCREENS {
        let (example, view) = at_rest(map.clone(), screen, Theme::Light);
        let plane = plane_of(&example.map, &view);
        assert_eq!(example.positions[&"b0".into()], plane.place(Rated { power: 10.0, interest: 0.0 }));
        assert_eq!(plane.rating_at(example.positions[&"b1".into()]).map(Rated::rounded), Some(Rated { power: 2.5, interest: 8.0 }));
        assert!(plane.tray.has(example.positions[&"b2".into()]), "half a rating waits in the tray");
        assert_eq!(plane.rating_at(example.positions[&"b2".into()]), None);
    }
}

#[test]
fn no_body_covers_another_or_leaves_the_picture_in_any_crowd() {
    for (map, name) in [
        (rated(&obesity(), 0), "14 rated"),
        (rated(&obesity(), 14), "14 waiting"),
        (rated(&crowd(30, 50, 2), 30), "30 waiting"),
        (rated(&crowd(300, 600, 1), 0), "300 rated"),
        (rated(&crowd(300, 600, 1), 300), "300 waiting"),
        (rated(&crowd(300, 600, 1), 90), "210 rated, 90 waiting"),
        (changed(&crowd(30, 50, 2), |_, body| rate(body, 10.0, 10.0)), "30 in a corner"),
    ] {
        for screen in SCREENS {
            for theme in [Theme::Light, Theme::Projector] {
                let (scene, _, view) = drawn(map.clone(), screen, theme);
                let count = scene.bodies.len();
                assert_eq!(count, map.stakeholders().len(), "{name} {screen:?}: all are drawn");
                assert_eq!(overlaps(&scene), 0, "{name} {screen:?} {theme:?}");
                let area = view.free_area();
                let out = scene.bodies.iter().filter(|body| !area.has(body.symbol.bounds().low) || !area.has(body.symbol.bounds().high));
                assert_eq!(out.count(), 0, "{name} {screen:?} {theme:?} outside");
            }
        }
    }
}

#[test]
fn names_cover_neither_each_other_nor_the_regions_and_stay_in_the_picture() {
    for (waiting, count) in [(0, 14), (5, 14), (14, 14)] {
        for screen in SCREENS {
            let (scene, _, view) = drawn(rated(&obesity(), waiting), screen, Theme::Light);
            let fixed: Vec<Bounds> =
                scene.ground.iter().filter_map(|mark| if let Mark::Text(text) = mark { Some(text.bounds) } else { None }).collect();
            for (at, label) in scene.labels.iter().enumerate() {
                let others = scene.labels[..at].iter().map(|other| other.bounds).chain(fixed.iter().copied());
                let covered = others.map(|other| other.shared_area(label.bounds)).sum::<f64>();
                let size = label.bounds.size();
                assert!(covered <= 0.04 * size.x * size.y, "{waiting} waiting, {screen:?}: {:?} covers {covered}", label.lines);
                assert!(view.free_area().grown(1.0).has(label.bounds.low), "{waiting} waiting, {screen:?}: {:?}", label.lines);
                assert!(view.free_area().grown(1.0).has(label.bounds.high), "{waiting} waiting, {screen:?}: {:?}", label.lines);
            }
            if screen.0 > 700.0 {
                assert!(scene.labels.len() + 1 >= count, "{waiting} waiting, {screen:?}: {} of {count} are named", scene.labels.len());
            }
        }
    }
}

#[test]
fn the_tray_is_there_when_somebody_waits_or_could() {
    let example = Example::placed(rated(&obesity(), 0));
    let mut view = grid_view(&example, SCREENS[0], Theme::Light);
    let with = build(&example.parts(), &view, &FixedMeasure);
    let with_field = plane_of(&example.map, &view).field.size();
    assert!(words(&with).contains(&"Not rated"));
    view.may_rate = false;
    let without = build(&example.parts(), &view, &FixedMeasure);
    assert!(!words(&without).contains(&"Not rated"));
    assert!(plane_of(&example.map, &view).field.size().x > with_field.x, "the field has the room");
    assert!(without.bodies.iter().all(|body| body.symbol.radius_px > 8.0), "and bodies are as large as ever");
    let (waiting, ..) = drawn(rated(&obesity(), 1), SCREENS[0], Theme::Projector);
    assert!(words(&waiting).contains(&"Not rated"));
}

#[test]
fn who_shares_a_rating_is_tied_to_it_by_a_line_and_a_dot() {
    let map = changed(&map_of(&[], &[("A", ""), ("B", ""), ("C", "")], &[]), |at, body| rate(body, if at < 2 { 6.0 } else { 1.0 }, 6.0));
    let (scene, plane, view) = drawn(map, SCREENS[0], Theme::Light);
    let shared = view.camera.to_screen(plane.place(Rated { power: 6.0, interest: 6.0 }), view.viewport);
    let dots = scene.ground.iter().filter(|mark| matches!(mark, Mark::Circle { center, .. } if *center == shared)).count();
    assert_eq!(dots, 2, "one for each of the two, none for the third");
    let circles = scene.ground.iter().filter(|mark| matches!(mark, Mark::Circle { .. })).count();
    assert_eq!(circles, 2);
}

#[test]
fn the_regions_and_axes_are_named_as_agreed() {
    let (scene, ..) = drawn(rated(&obesity(), 0), SCREENS[0], Theme::Light);
    assert_eq!(
        words(&scene),
        [
            "Keep on board",
            "Decide together",
            "Keep in touch",
            "Strengthen their voice",
            "↑ Power: high",
            "Power and interest: low",
            "Interest: high →",
            "Not rated"
        ]
    );
}

#[test]
fn ties_show_for_what_is_looked_at_only() {
    let (example, mut view) = at_rest(rated(&obesity(), 2), SCREENS[0], Theme::Light);
    assert_eq!(build(&example.parts(), &view, &FixedMeasure).ties.len(), 0);
    view.find = "health".to_owned();
    assert_eq!(build(&example.parts(), &view, &FixedMeasure).ties.len(), 0, "a search lights up bodies alone");
    view.selection.insert(Item::Stakeholder("b4".into()));
    assert_eq!(build(&example.parts(), &view, &FixedMeasure).ties.len(), 5);
    assert_eq!(build(&example.parts(), &view, &FixedMeasure).handle, None);
}

fn bars(scene: &Scene, plain: &Scene) -> usize {
    let lines = |scene: &Scene| scene.ground.iter().filter(|mark| matches!(mark, Mark::Line { .. })).count();
    lines(scene) - lines(plain)
}

#[test]
fn several_ratings_of_one_body_show_as_bars_unless_they_are_private() {
    let plain = changed(&map_of(&[], &[("A", "")], &[]), |_, body| rate(body, 6.0, 6.0));
    let map = changed(&plain, |_, body| {
        said(body, "table 1", 3.0, 6.0);
        said(body, "table 2", 8.0, 7.0);
    });
    let draw = |map: &StakeholderMap, hide_private: bool| {
        let (example, mut view) = at_rest(map.clone(), SCREENS[0], Theme::Light);
        view.hide_private = hide_private;
        build(&example.parts(), &view, &FixedMeasure)
    };
    assert_eq!(bars(&draw(&map, false), &draw(&plain, false)), 2);
    assert_eq!(bars(&draw(&map, true), &draw(&plain, true)), 0, "ratings are private where nothing else is said");
    let says = |map: &StakeholderMap, hide_private: bool| {
        let (example, view) = at_rest(map.clone(), SCREENS[0], Theme::Light);
        let legend = legend(&example.parts(), &View { hide_private, ..view });
        legend.entries.iter().any(|entry| matches!(entry, LegendEntry::Spread { .. }))
    };
    assert_eq!([says(&map, false), says(&map, true), says(&plain, false)], [true, false, false], "the legend says so where they are");
}

#[test]
fn what_is_private_leaves_no_trace_where_that_counts() {
    let map = changed(&rated(&obesity(), 4), |at, body| body.private = at == 2 || at == 7);
    let without = {
        let bodies = map.stakeholders().iter().filter(|body| !body.private).cloned().collect();
        let sectors = map.sectors().iter().cloned().collect();
        StakeholderMap::assemble(map.properties().clone(), sectors, Vec::new(), bodies, Vec::new(), Vec::new()).expect("sound")
    };
    assert_eq!(drawn(map.clone(), SCREENS[0], Theme::Projector).0.dump(), drawn(without, SCREENS[0], Theme::Projector).0.dump());
    let properties = Properties { private_fields: SortedSet::from(["power".to_owned()]), ..map.properties().clone() };
    let bodies = map.stakeholders().iter().cloned().collect();
    let hidden = StakeholderMap::assemble(properties, map.sectors().iter().cloned().collect(), Vec::new(), bodies, Vec::new(), Vec::new());
    let (scene, plane, view) = drawn(hidden.expect("sound"), SCREENS[0], Theme::Projector);
    assert!(words(&scene).contains(&"Ratings are private"));
    let tray =
        Bounds { low: view.camera.to_screen(plane.tray.low, view.viewport), high: view.camera.to_screen(plane.tray.high, view.viewport) };
    assert!(scene.bodies.iter().all(|body| tray.has(body.symbol.center)));
}

#[test]
fn an_export_shows_the_grid_whole_whatever_the_screen_shows() {
    let (example, mut view) = at_rest(rated(&obesity(), 3), SCREENS[2], Theme::Light);
    view.camera = view.camera.zoomed_at(view.viewport.middle(), view.viewport, 3.0);
    let scene = export_scene(&example.parts(), &view, &FixedMeasure, &ExportOptions::default());
    assert_eq!(scene.bodies.len(), 14);
    assert_eq!(overlaps(&scene), 0);
    let size = ExportOptions::default().size;
    let paper = Bounds { low: Default::default(), high: stakeholder_map::scene::Point::new(size.width_px, size.height_px) };
    assert!(scene.bodies.iter().all(|body| paper.has(body.symbol.bounds().low) && paper.has(body.symbol.bounds().high)));
    assert!(words(&scene).contains(&"Decide together"));
    let said = scene.above.iter().filter_map(|mark| if let Mark::Text(text) = mark { Some(text.lines.concat()) } else { None });
    assert!(!said.into_iter().any(|line| line == "one way" || line == "opposition"), "no tie is drawn, so none is explained");
}
