//! All tests: native, the build and its size, the reference values, the npm package, and the stories in real browsers.
//!
//! **Invariant:** a part that cannot run is an error or is named as skipped; the first failure ends the task.

use crate::browsers::Browsers;
use crate::command::{cargo, on_path, program, root, run};
use crate::page::{build_in, dist};
use crate::progress::{Failure, Outcome, Steps};
use crate::{oracle, tools, usage_error};

const PARTS: [&str; 6] = ["native", "build", "oracle", "reopen", "package", "browser"];
/// Reopens our files in other programs, and theirs here.
const REOPEN: &str = "tests/reopen/reopen.py";
const SAMPLES: &str = "tests/samples";
const STORIES: &str = "tests/e2e/run.mjs";

/// Runs the named parts, or all of them.
pub(crate) fn test(parts: &[String]) -> Outcome {
    if let Some(unknown) = parts.iter().find(|part| !PARTS.contains(&part.as_str())) {
        return Err(usage_error(&format!("there are no tests called `{unknown}`")));
    }
    let mut steps = Steps::default();
    let outcome = run_parts(&mut steps, |part| parts.is_empty() || parts.iter().any(|wanted| wanted == part));
    steps.summary();
    outcome
}

fn run_parts(steps: &mut Steps, wanted: impl Fn(&str) -> bool) -> Outcome {
    // First, so that a machine without a browser hears of it before it compiles for minutes.
    let browsers = if wanted("browser") { Some(steps.step("browsers and their packages", prepare_browsers)?) } else { None };
    if wanted("native") {
        steps.step("native tests", || {
            let remedy = "the failing tests are named above; run one with `cargo test NAME`";
            run(&mut cargo(["test", "--quiet", "--workspace", "--all-features"]), remedy)
        })?;
    }
    // What runs in the built page builds it first, so that nothing stale is tested.
    if ["build", "oracle", "reopen", "package", "browser"].into_iter().any(&wanted) {
        build_in(steps)?;
    }
    if wanted("oracle") {
        steps.step("reference values", oracle::check)?;
    }
    if wanted("reopen") {
        steps.step("files of ours elsewhere, and of others here", reopen)?;
    }
    if wanted("package") {
        steps.step("the npm package, as others use it", || {
            tools::npm_packages()?;
            tools::npm_packages_in(SAMPLES)?;
            let mut command = program("node", [format!("{SAMPLES}/check.mjs")]);
            run(command.env("DIST", dist()), "what failed is named above; its sample lies in tests/samples")
        })?;
    }
    if let Some(browsers) = browsers {
        steps.step(&format!("stories in {}", browsers.names()), || stories(&browsers))?;
    }
    Ok(())
}

fn reopen() -> Outcome {
    if on_path("python3").is_none() {
        println!("    skipped: there is no python3");
        return Ok(());
    }
    run(program("python3", [REOPEN]).arg(dist()), "what differs is listed above; the packages come from the Python package index")
}

fn prepare_browsers() -> Outcome<Browsers> {
    tools::npm_packages()?;
    Browsers::prepare()
}

fn stories(browsers: &Browsers) -> Outcome {
    if !root().join(STORIES).is_file() {
        return Err(Failure::new(format!("no browser stories: {STORIES} is missing"), "bring it back with `git checkout`"));
    }
    let mut command = program("node", [STORIES]);
    run(
        command.envs(browsers.environment()).env("DIST", dist()),
        "the failing story is named above, its pictures are in tests/e2e/screenshots",
    )
}
