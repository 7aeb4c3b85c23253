//! Pictures that people take away.

use stakeholder_map::model::{Record, Stakeholder, StakeholderMap};
use stakeholder_map::render::svg::{SvgOptions, to_svg};
use stakeholder_map::scene::{ExportOptions, FixedMeasure, Mark, Theme, View, Viewport, build, export_scene};

use crate::example::{Example, crowd, map_of, obesity};

fn exported(example: &Example, options: &ExportOptions) -> String {
    to_svg(&export_scene(&example.parts(), &View::default(), &FixedMeasure, options), &SvgOptions::default())
}

#[test]
fn names_never_become_markup() {
    let hostile = [
        "<script>alert(1)</script>",
        "\"><image href=\"http://x/\"/>",
        "&lt;b&gt; ]]> <!--",
        "a\u{0}b\u{7}c\u{202e}d\u{ffff}",
        "<foreignObject onload='x'>",
    ];
    let named: Vec<(&str, &str)> = hostile.iter().map(|name| (*name, "")).collect();
    let svg = exported(&Example::new(map_of(&[], &named, &[(0, 1, 1.0)])), &ExportOptions::default());
    for element in ["<script", "<image", "<foreignObject", "<!--", "<b>", "href=\"", "]]>"] {
        assert!(!svg.contains(element), "{element}");
    }
    assert!(svg.chars().all(|letter| letter == '\n' || !letter.is_control()));
    assert!(!svg.contains('\u{202e}') && !svg.contains('\u{ffff}'));
    assert_eq!(svg.matches("<text").count(), svg.matches("</text>").count());
}

#[test]
fn an_export_has_title_purpose_perspective_and_legend_and_clips_nothing() {
    for (width_px, height_px) in [(1280.0, 720.0), (1600.0, 1000.0), (700.0, 900.0)] {
        for theme in [Theme::Light, Theme::Dark, Theme::Projector] {
            let example = Example::new(obesity());
            let options = ExportOptions { size: Viewport { width_px, height_px }, ..ExportOptions::default() };
            let scene = export_scene(&example.parts(), &View { theme, ..View::default() }, &FixedMeasure, &options);
            let texts: Vec<_> = scene.above.iter().filter_map(|mark| if let Mark::Text(text) = mark { Some(text) } else { None }).collect();
            let words = texts.iter().flat_map(|text| text.lines.clone()).collect::<Vec<_>>().join(" ");
            for part in [
                "Schools and health",
                "halve childhood obesity",
                "as seen by the county forum",
                "22 Nov 2026",
                "Parks & planning",
                "Partners",
            ] {
                assert!(words.contains(part), "{part} in {words}");
            }
            for text in texts.into_iter().chain(&scene.labels) {
                assert!(text.bounds.low.x >= 0.0 && text.bounds.high.x <= width_px, "{:?} {:?}", text.lines, text.bounds);
                assert!(text.bounds.low.y >= 0.0 && text.bounds.high.y <= height_px, "{:?}", text.lines);
            }
            assert_eq!(scene.labels.len(), 14);
        }
    }
}

#[test]
fn private_bodies_are_left_out_unless_asked_for() {
    let map = obesity();
    let bodies: Vec<Stakeholder> =
        map.stakeholders().iter().map(|body| Stakeholder { private: body.name == "Dental Service", ..body.clone() }).collect();
    let sectors = map.sectors().iter().cloned().collect();
    let ties = map.relationships().iter().cloned().collect();
    let map = StakeholderMap::assemble(map.properties().clone(), sectors, Vec::new(), bodies, ties, Vec::new()).expect("the map is sound");
    let example = Example::new(map);
    assert!(!exported(&example, &ExportOptions::default()).contains("Dental"));
    assert!(exported(&example, &ExportOptions { include_private: true, ..ExportOptions::default() }).contains("Dental"));
}

#[test]
fn an_empty_map_and_one_without_a_title_can_be_exported() {
    let empty = Example::new(StakeholderMap::default());
    assert!(exported(&empty, &ExportOptions::default()).contains("<title id=\"map-title\">Stakeholder map</title>"));
    let nobody = Example::new(map_of(&["A"], &[], &[]));
    assert!(exported(&nobody, &ExportOptions::default()).ends_with("</svg>\n"));
    assert_eq!(Stakeholder::blank("x".into()).name, "");
}

#[test]
fn a_map_of_5000_bodies_draws_dots_and_straight_lines() {
    let example = Example::placed(crowd(5_000, 6_000, 1));
    let mut view = View::default();
    view.camera.scale = 0.05;
    let scene = build(&example.parts(), &view, &FixedMeasure);
    assert!(scene.bodies.iter().all(|body| body.symbol.outline.is_none()));
    assert!(scene.ties.iter().all(|tie| tie.curve.control.is_none()));
}
