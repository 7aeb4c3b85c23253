//! Measures speed: native benchmarks, and the page in Chromium.

use crate::browsers::{Browser, Browsers};
use crate::command::{cargo, program, root, run};
use crate::page::{build_in, dist};
use crate::progress::{Outcome, Steps};
use crate::{tools, versions};

const IN_BROWSER: &str = "tests/benches/browser/run.mjs";
/// What the benchmarks in the browser call of ours: its package, and where the module and its script go.
const OURS: &str = "stakeholder-map-bench";
const OURS_DIST: &str = "tests/benches/browser/dist/ours";

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
    steps.step("measures for the comparison with other libraries", || {
        tools::npm_packages_in("tests/benches/browser")?;
        let remedy = "the message above says which failed";
        let target = root().join("target");
        run(cargo(["build", "--release", "--package", OURS, "--target", tools::WASM, "--target-dir"]).arg(&target), remedy)?;
        let module = target.join(tools::WASM).join("release").join(OURS.replace('-', "_")).with_extension("wasm");
        let mut bind =
            program(tools::rust_tool(&versions::wasm_bindgen()?)?, ["--target", "web", "--no-typescript", "--out-dir", OURS_DIST]);
        run(bind.arg(module), remedy)
    })?;
    steps.step("benchmarks in Chromium", || {
        let mut command = program("node", [IN_BROWSER]);
        run(command.envs(browsers.environment()).env("DIST", dist()), "the message above says which failed")
    })
}
