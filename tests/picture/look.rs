//! Pictures to look at: `PICTURES=folder cargo test --test picture` writes them.

use std::path::Path;

use stakeholder_map::render::svg::{SvgOptions, to_svg};
use stakeholder_map::scene::{ExportOptions, FixedMeasure, Item, Scene, Theme, View, Viewport, build, export_scene, fit_camera};

use crate::example::{Example, crowd, map_of, obesity};
use crate::grid::{SCREENS, at_rest, rated, rated_by_tables};

fn view_of(example: &Example, width_px: f64, height_px: f64, theme: Theme) -> View {
    let mut view = View { viewport: Viewport { width_px, height_px }, theme, ..View::default() };
    view.camera = fit_camera(&example.parts(), &view, &FixedMeasure);
    view
}

/// Writes pictures to look at where the variable names a folder.
#[test]
fn pictures_can_be_looked_at() {
    let Ok(folder) = std::env::var("PICTURES") else { return };
    let save = |name: &str, scene: &Scene| {
        std::fs::write(Path::new(&folder).join(format!("{name}.svg")), to_svg(scene, &SvgOptions::default()))
            .expect("folder can be written");
    };
    let long = [
        ("Department for Business, Energy and Industrial Strategy of the United Kingdom", "Ämter & Behörden"),
        ("وزارة الصحة العامة والسكان", "Ämter & Behörden"),
        ("国家卫生健康委员会疾病预防控制局", "社区"),
        ("Donaudampfschifffahrtsgesellschaftskapitän", "社区"),
        ("משרד הבריאות", ""),
        ("NHS", ""),
    ];
    let long_ties = [(0, 1, 1.0), (0, 2, 1.0), (1, 2, 1.0), (2, 3, 1.0), (3, 4, 1.0)];
    for (name, map) in [
        ("01", map_of(&["A"], &[("Public Health", "A")], &[])),
        ("02", map_of(&["A", "B"], &[("Public Health", "A"), ("School District", "B")], &[(0, 1, 1.0)])),
        ("14", obesity()),
        ("40", crowd(40, 47, 1)),
        ("300", crowd(300, 600, 1)),
        ("long", map_of(&["Ämter & Behörden", "社区"], &long, &long_ties)),
    ] {
        for (screen, theme, waiting) in
            [(0, Theme::Light, 3), (1, Theme::Dark, 60), (2, Theme::Light, 5), (3, Theme::Projector, 4), (0, Theme::Light, 300)]
        {
            let (example, view) = at_rest(rated(&map, waiting), SCREENS[screen], theme);
            save(&format!("{name}-grid-{screen}-{waiting}"), &build(&example.parts(), &view, &FixedMeasure));
        }
        let (example, view) = at_rest(rated_by_tables(&rated(&map, 1)), SCREENS[0], Theme::Light);
        save(&format!("{name}-grid-tables"), &build(&example.parts(), &view, &FixedMeasure));
        let example = Example::new(map);
        let measure = FixedMeasure;
        let view = view_of(&example, 790.0, 560.0, Theme::Light);
        save(&format!("{name}-stage"), &build(&example.parts(), &view, &measure));
        let mut chosen = view.clone();
        chosen.selection.insert(Item::Stakeholder("b0".into()));
        save(&format!("{name}-chosen"), &build(&example.parts(), &chosen, &measure));
        let mut dark = view_of(&example, 1280.0, 720.0, Theme::Dark);
        save(&format!("{name}-dark"), &build(&example.parts(), &dark, &measure));
        dark.theme = Theme::Projector;
        dark.viewport = Viewport { width_px: 1920.0, height_px: 900.0 };
        dark.camera = fit_camera(&example.parts(), &dark, &measure);
        save(&format!("{name}-projector"), &build(&example.parts(), &dark, &measure));
        save(
            &format!("{name}-export"),
            &export_scene(
                &example.parts(),
                &view,
                &measure,
                &ExportOptions { size: Viewport { width_px: 1280.0, height_px: 720.0 }, ..ExportOptions::default() },
            ),
        );
    }
}
