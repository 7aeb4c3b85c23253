//! How long measuring, finding, editing, arranging and drawing take natively: `cargo bench`.

#![allow(clippy::disallowed_methods, reason = "a benchmark reads the clock")]

use std::hint::black_box;
use std::time::Instant;

use stakeholder_map::analysis::{Options, analyze};
use stakeholder_map::edit::{Command, Document, plan};
use stakeholder_map::insight::findings;
use stakeholder_map::layout::{Positions, arrange, place_new};
use stakeholder_map::model::{Barrier, Properties, StakeholderMap};
use stakeholder_map::render::svg::{SvgOptions, to_svg};
use stakeholder_map::scene::{FixedMeasure, View, build, fit_camera};

#[path = "../../picture/example.rs"]
#[allow(dead_code, reason = "the tests of the picture use more of it")]
mod example;

mod ways;

use example::{Example, crowd, obesity};

fn main() {
    if let Some(ties) = std::env::args().skip(1).find_map(|file| std::fs::read_to_string(file).ok()) {
        return ways::listed(&ties);
    }
    for (name, map) in [
        ("14/23", obesity()),
        ("40/47", crowd(40, 47, 1)),
        ("300/1200", crowd(300, 1_200, 1)),
        ("1000/5000", crowd(1_000, 5_000, 1)),
        ("5000/25000", crowd(5_000, 25_000, 1)),
    ] {
        let timed = |what: &str, runs: u32, work: &mut dyn FnMut()| {
            let start = Instant::now();
            (0..runs).for_each(|_| work());
            println!("{name:>12} {what:<10} {:>9.3} ms", start.elapsed().as_secs_f64() * 1e3 / f64::from(runs));
        };
        let options = Options { trials: 0, ..Options::default() };
        timed("analyze", 3, &mut || drop(black_box(analyze(&map, &options))));
        let barred = barred(&map);
        timed("findings", 20, &mut || drop(black_box(findings(&barred))));
        ways::compare(name, &map);
        let title = Command::ChangeProperties(Properties { title: "Another".to_owned(), ..map.properties().clone() });
        timed("plan", 100, &mut || drop(black_box(plan(&map, &title))));
        timed("arrange", 1, &mut || drop(black_box(arrange(&map, &Positions::new()))));
        timed("place_new", 3, &mut || drop(black_box(place_new(&map, &Positions::new()))));
        let example = Example::new(map.clone());
        let mut view = View::default();
        timed("fit", 3, &mut || view.camera = fit_camera(&example.parts(), &view, &FixedMeasure));
        timed("build", 20, &mut || drop(black_box(build(&example.parts(), &view, &FixedMeasure))));
        let scene = build(&example.parts(), &view, &FixedMeasure);
        timed("hit", 100, &mut || drop(black_box(scene.hit(view.viewport.middle(), 4.0))));
        timed("svg", 3, &mut || drop(black_box(to_svg(&scene, &SvgOptions::default()))));
    }
}

/// The map with a barrier on its first tie, so that findings search the shortest ways.
fn barred(map: &StakeholderMap) -> StakeholderMap {
    let mut tie = map.relationships().iter().next().expect("a tie").clone();
    tie.barrier = Some(Barrier::default());
    let mut document = Document::new(map.clone());
    document.commit(&plan(map, &Command::ChangeRelationship(tie)).expect("a barrier can be noted"));
    document.map().as_ref().clone()
}
