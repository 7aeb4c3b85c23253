//! The page for release: Trunk builds it into `dist/`, then what only people and tools read goes, and the result is checked.
//!
//! **Invariant:** what `dist/` holds keeps a strict content security policy and its published names.
//! **Not here:** serving it while it is changed; see [`crate::serve`].

use std::fs;
use std::path::{Path, PathBuf};

use crate::command::{root, run};
use crate::progress::{Failure, Outcome, Steps};
use crate::tools::{self, PageTools};
use crate::{integrity, names, offline, one_file, package, script, sizes, wasm};

/// Files that other sites and scripts rely on.
const PUBLISHED: [&str; 8] =
    ["index.html", "embed.html", "conformance.html", one_file::PAGE, WRAPPER, "stakeholder-map.d.ts", "package.json", "service-worker.js"];
/// The module that pages and scripts import.
pub(crate) const WRAPPER: &str = "stakeholder-map.js";
/// Our scripts whose content depends on no other file's.
const OURS: [&str; 10] =
    [WRAPPER, "page.js", "embed.js", "embed-code.js", "dialog.js", "publish.js", "share-link.js", "restart.js", "tabs.js", "worker.js"];
/// What Trunk makes a script and a module of: the program and its companions.
pub(crate) const PROGRAMS: [&str; 3] = ["stakeholder_map", "stakeholder_map_tables", "stakeholder_map_link"];

/// What to try when Trunk fails.
pub(crate) const TRUNK_REMEDY: &str =
    "the message above says why; after a change of compiler, `rm -rf target/wasm32-unknown-unknown` helps";

/// Where the page for release goes.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// Builds and checks the page, step by step.
pub(crate) fn build() -> Outcome {
    let mut steps = Steps::default();
    let outcome = build_in(&mut steps);
    steps.summary();
    outcome
}

/// Builds and checks the page as part of a longer task.
pub(crate) fn build_in(steps: &mut Steps) -> Outcome {
    let tools = steps.step("tools for the page", || tools::npm_packages_in("xtask").and_then(|()| PageTools::prepare()))?;
    steps.step("page for release", || {
        run(&mut tools.trunk(&["build", "--release"]), TRUNK_REMEDY)?;
        for program in PROGRAMS {
            make_small(&dist().join(module_of(program)), &dist().join(script_of(program)))?;
        }
        for script in OURS.map(str::to_owned).into_iter().chain(PROGRAMS.map(script_of)) {
            script::minify(&dist().join(script))?;
        }
        package::write(&dist())
    })?;
    steps.step("the page that is one file", || one_file::write(&dist()))?;
    steps.step("hashes of files, for checked pages and for days without a network", || {
        integrity::fill_in(&dist())?;
        script::minify(&dist().join("checked.js"))?;
        offline::fill_in(&dist())
    })?;
    steps.step("names, inline code and sizes of dist", || {
        check_published(&dist())?;
        check_inline_code(&dist())?;
        sizes::check(&dist())
    })
}

/// The name of a program's module in `dist/`.
pub(crate) fn module_of(program: &str) -> String {
    format!("{program}_bg.wasm")
}

/// The name of the script that Trunk writes beside a program's module.
pub(crate) fn script_of(program: &str) -> String {
    format!("{program}.js")
}

/// Drops from a program what running it does not need.
fn make_small(module_path: &Path, script_path: &Path) -> Outcome {
    let module = fs::read(module_path).map_err(|error| unreadable(module_path, &error))?;
    let script = fs::read_to_string(script_path).map_err(|error| unreadable(script_path, &error))?;
    let (module, script) = wasm::without_custom_sections(&module)
        .and_then(|module| names::shortened(&module, &script::without_documentation(&script)))
        .and_then(|(module, script)| Some((module, script::with_forget(&script)?)))
        .ok_or_else(|| {
            Failure::new(format!("{} is not a module that wasm-bindgen wrote", module_path.display()), "delete dist and build again")
        })?;
    write(module_path, &module)?;
    write(script_path, script.as_bytes())
}

fn write(path: &Path, bytes: &[u8]) -> Outcome {
    fs::write(path, bytes)
        .map_err(|error| Failure::new(format!("{} cannot be written: {error}", path.display()), "check the rights of dist"))
}

fn check_published(dist: &Path) -> Outcome {
    let programs = PROGRAMS.iter().flat_map(|program| [module_of(program), script_of(program)]);
    let mut names = PUBLISHED.iter().map(|name| (*name).to_owned()).chain(programs);
    match names.find(|name| !dist.join(name).is_file()) {
        None => Ok(()),
        Some(name) => Err(Failure::new(
            format!("dist/{name} is missing, and others rely on that name"),
            "it is copied from www/ or written by Trunk: see index.html and Trunk.toml",
        )),
    }
}

fn check_inline_code(dist: &Path) -> Outcome {
    let path = dist.join("index.html");
    let page = fs::read_to_string(&path).map_err(|error| unreadable(&path, &error))?;
    match inline_code(&page) {
        None => Ok(()),
        Some(tag) => Err(Failure::new(
            format!("index.html holds inline code or styles, which a strict content security policy blocks: {tag}"),
            "move it into a file of www/",
        )),
    }
}

fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("{} cannot be read: {error}", path.display()), "delete dist and build again")
}

/// The first tag that carries code or styles in the page itself.
fn inline_code(page: &str) -> Option<String> {
    page.split('<').skip(1).map(|tag| tag.split('>').next().unwrap_or(tag)).find(|tag| is_inline_code(tag)).map(|tag| format!("<{tag}>"))
}

fn is_inline_code(tag: &str) -> bool {
    let tag = tag.to_ascii_lowercase();
    let mut words = tag.split_whitespace();
    let name = words.next().unwrap_or_default();
    let attributes: Vec<&str> = words.map(|word| word.split_once('=').map_or(word, |(attribute, _)| attribute)).collect();
    name == "style"
        || (name == "script" && !attributes.contains(&"src"))
        || attributes.iter().any(|name| *name == "style" || name.starts_with("on"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_and_styles_from_files_are_allowed() {
        let page =
            r#"<!doctype html><link rel="stylesheet" href="a.css"><script type="module" src="a.js"></script><body lang="en"></body>"#;
        assert_eq!(inline_code(page), None);
    }

    #[test]
    fn code_and_styles_in_the_page_are_found() {
        for tag in ["<script>", r#"<script type="module">"#, "<style>", r#"<p style="color: red">"#, r#"<button onclick="f()">"#] {
            assert_eq!(inline_code(&format!("<body>{tag}</body>")).as_deref(), Some(tag));
        }
    }
}
