//! Measures speed: native benchmarks, and the page in Chromium.

use crate::browsers::{Browser, Browsers};
use crate::command::{cargo, program, root, run};
use crate::page::{build_in, dist};
use crate::progress::{Outcome, Steps};
use crate::tools;

const IN_BROWSER: &str = "tests/benches/browser/run.mjs";

/// Runs all benchmarks that there are.
pub(crate) fn bench() -> Outcome {
    let mut steps = Steps::default();
    let outcome = measure(&mut steps);
    steps.summary();
    outcome
}

fn measure(steps: &mut Steps) -> Outcome {
    steps.step("native benchmarks", || {
        run(&mut cargo(["bench", "--package", "stakeholder-map", "--benches", "--all-features"]), "the message above says which failed")
    })?;
    if !root().join(IN_BROWSER).is_file() {
        println!("    skipped: {IN_BROWSER} is not here");
        return Ok(());
    }
    build_in(steps)?;
    let browsers = steps.step("Chromium and its packages", || {
        tools::npm_packages()?;
        Browsers::only(Browser::Chromium)
    })?;
    steps.step("benchmarks in Chromium", || {
        let mut command = program("node", [IN_BROWSER]);
        run(command.envs(browsers.environment()).env("DIST", dist()), "the message above says which failed")
    })
}
