//! Small pictures of maps, for the list of those that are kept.

use stakeholder_map::formats::json;
use stakeholder_map::model::StakeholderMap;
use stakeholder_map::scene::{Theme, thumbnail};

#[test]
fn a_thumbnail_shows_all_bodies_within_its_edges_and_no_word() {
    let map = json::read(include_str!("../../www/templates/childhood-obesity.stakeholders.json")).expect("a map").map;
    let scene = thumbnail(&map, Theme::Light);
    assert_eq!((scene.bodies.len(), scene.ties.len(), scene.labels.len()), (14, 24, 0));
    for body in &scene.bodies {
        let at = body.symbol.center;
        assert!(at.x > 0.0 && at.y > 0.0 && at.x < scene.viewport.width_px && at.y < scene.viewport.height_px);
    }
}

#[test]
fn who_is_private_is_in_no_thumbnail() {
    let text = r#"{"stakeholders":[{"id":"a"},{"id":"b","private":true}],"relationships":[{"source":"a","target":"b"}]}"#;
    let scene = thumbnail(&json::read_lenient(text).expect("a map").map, Theme::Light);
    assert_eq!((scene.bodies.len(), scene.ties.len()), (1, 0));
    assert!(thumbnail(&StakeholderMap::default(), Theme::Dark).bodies.is_empty());
}
