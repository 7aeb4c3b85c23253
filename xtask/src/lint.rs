//! Formatting, lints and docs on both targets, with every warning an error.

use crate::command::{cargo, run};
use crate::progress::{Outcome, Steps};
use crate::tools::{self, WASM};

const PAGE: &str = "stakeholder-map";
const TABLES: &str = "stakeholder-map-tables";
const LINK: &str = "stakeholder-map-link";

/// Runs all checks of the code that need no test.
pub(crate) fn lint() -> Outcome {
    let mut steps = Steps::default();
    let outcome = checks(&mut steps);
    steps.summary();
    outcome
}

fn checks(steps: &mut Steps) -> Outcome {
    steps.step("tools for lints", || {
        tools::component("rustfmt", "fmt")?;
        tools::component("clippy", "clippy")?;
        tools::wasm_target()
    })?;
    steps.step("formatting", || run(&mut cargo(["fmt", "--all", "--check"]), "`cargo fmt --all` puts it right"))?;
    steps.step("clippy, native", || clippy(&["--workspace", "--all-targets", "--all-features"]))?;
    steps.step("clippy, WebAssembly", || clippy(&["--package", PAGE, "--target", WASM]))?;
    // On their own, for they build the library without its page.
    steps.step("clippy, companions", || clippy(&["--package", TABLES, "--package", LINK, "--target", WASM]))?;
    steps.step("docs, native", || docs(&["--workspace"]))?;
    steps.step("docs, WebAssembly", || docs(&["--package", PAGE, "--target", WASM]))
}

fn clippy(arguments: &[&str]) -> Outcome {
    let mut command = cargo(["clippy", "--quiet"]);
    run(command.args(arguments).args(["--", "--deny", "warnings"]), "mend what clippy names above")
}

fn docs(arguments: &[&str]) -> Outcome {
    let mut command = cargo(["doc", "--quiet", "--no-deps", "--document-private-items"]);
    run(command.args(arguments).env("RUSTDOCFLAGS", "-Dwarnings"), "mend what rustdoc names above")
}
