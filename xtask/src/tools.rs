//! Finds the tools that a task needs and installs those that are missing.
//!
//! **Invariant:** a tool on PATH is used where its version fits, then one in `.tools/bin`; only then is one installed, into
//! `.tools`, so that nothing outside the project changes but the compiler's own WebAssembly target and components.
//! **Not here:** browsers, which come from the system; see [`crate::browsers`].

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use crate::command::{cargo, executable, on_path, output, program, root, run};
use crate::progress::{Failure, Outcome};
use crate::versions::{self, Pin};

/// The compiler target of the page.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Where Trunk is, and the PATH on which it finds the matching wasm-bindgen.
pub(crate) struct PageTools {
    trunk: PathBuf,
    path: std::ffi::OsString,
}

impl PageTools {
    /// Makes ready all that a build of the page needs.
    pub(crate) fn prepare() -> Outcome<Self> {
        wasm_target()?;
        let wasm_bindgen = rust_tool(&versions::wasm_bindgen()?)?;
        let trunk = rust_tool(&versions::trunk())?;
        let inherited = env::var_os("PATH").unwrap_or_default();
        // Only where it is needed: an outdated tool in .tools must not hide a fitting one.
        let ours = wasm_bindgen.parent().filter(|folder| *folder == tools_bin()).map(Path::to_owned);
        let path = env::join_paths(ours.into_iter().chain(env::split_paths(&inherited))).unwrap_or(inherited);
        Ok(Self { trunk, path })
    }

    /// Trunk with these arguments.
    pub(crate) fn trunk(&self, arguments: &[&str]) -> Command {
        let mut command = program(&self.trunk, arguments);
        command.env("PATH", &self.path).env("TRUNK_SKIP_VERSION_CHECK", "true");
        // Cargo adds these to the flags of `.cargo/config.toml`. What is published tells nothing of the machine that built it.
        let homes = ["HOME", "CARGO_HOME", "RUSTUP_HOME"].into_iter().filter_map(|name| env::var(name).ok());
        // The flags are separated by blanks, so a folder with one stays as it is.
        let homes = homes.filter(|folder| !folder.contains(char::is_whitespace));
        let flags: Vec<String> = homes.map(|folder| format!("--remap-path-prefix={folder}=")).collect();
        command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags.join(" "));
        // Trunk reads NO_COLOR as a boolean and refuses the usual value 1.
        if env::var_os("NO_COLOR").is_some() {
            command.env("NO_COLOR", "true");
        }
        command
    }
}

/// Adds the WebAssembly target to the compiler where it is missing.
pub(crate) fn wasm_target() -> Outcome {
    let found = output(&mut program("rustc", ["--print", "target-libdir", "--target", WASM]));
    if found.is_some_and(|folder| Path::new(folder.trim()).is_dir()) {
        return Ok(());
    }
    println!("    the compiler lacks the target {WASM}: adding it");
    run(
        &mut program("rustup", ["target", "add", WASM]),
        "install Rust through https://rustup.rs, or the standard library for this target with your system's package manager",
    )
}

/// Adds a component of the compiler (`rustfmt`, `clippy`) where it is missing.
pub(crate) fn component(name: &str, subcommand: &str) -> Outcome {
    if output(&mut cargo([subcommand, "--version"])).is_some() {
        return Ok(());
    }
    println!("    the compiler lacks {name}: adding it");
    run(&mut program("rustup", ["component", "add", name]), "install Rust through https://rustup.rs")
}

/// Checks that Node is there and new enough.
pub(crate) fn node() -> Outcome {
    let remedy = format!("install Node {} or newer from https://nodejs.org or your system's package manager", versions::NODE_MAJOR);
    let Some(version) = output(&mut program("node", ["--version"])) else {
        return Err(Failure::new("Node is missing", remedy));
    };
    let version = version.trim();
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_some_and(|major| major >= versions::NODE_MAJOR) {
        return Ok(());
    }
    Err(Failure::new(format!("Node {version} is too old"), remedy))
}

/// Installs the packages of the browser tests, unless those of the same lock file are there.
pub(crate) fn npm_packages() -> Outcome {
    npm_packages_in("tests/e2e")
}

/// Installs the packages that the lock file of a folder names, unless they are there.
pub(crate) fn npm_packages_in(folder: &str) -> Outcome {
    node()?;
    let folder = root().join(folder);
    let read = |path: PathBuf| fs::read(path).ok();
    let lock = read(folder.join("package-lock.json"));
    let stamp = folder.join("node_modules/.installed-lock");
    if lock.is_some() && lock == read(stamp.clone()) {
        return Ok(());
    }
    println!("    installing the npm packages of {}", folder.display());
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let mut command = program(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    run(command.current_dir(&folder), "check that npm is installed and its registry can be reached, then try again")?;
    fs::write(&stamp, lock.unwrap_or_default())
        .map_err(|error| Failure::new(format!("{} cannot be written: {error}", stamp.display()), "check the rights of that folder"))
}

/// The path of a tool at its pinned version, installed where it is missing.
pub(crate) fn rust_tool(pin: &Pin) -> Outcome<PathBuf> {
    let installed = tools_bin().join(executable(pin.program));
    let fitting = |path: &PathBuf| is_version(path, &pin.version);
    if let Some(found) = on_path(pin.program).filter(fitting).or_else(|| Some(installed.clone()).filter(fitting)) {
        return Ok(found);
    }
    println!("    {} {} is missing: installing it into .tools", pin.program, pin.version);
    from_binstall(pin);
    if !fitting(&installed) {
        from_source(pin)?;
    }
    if fitting(&installed) {
        return Ok(installed);
    }
    Err(Failure::new(
        format!("{} {} was installed, but does not run", pin.program, pin.version),
        format!("delete .tools and try again, or put {} {} on your PATH", pin.program, pin.version),
    ))
}

/// Takes a ready program through cargo-binstall, where that is installed. Failure leaves the source to be built.
fn from_binstall(pin: &Pin) {
    if output(&mut cargo(["binstall", "-V"])).is_none() {
        return;
    }
    let package = format!("{}@{}", pin.package, pin.version);
    let mut command = cargo(["binstall", "--no-confirm", "--force", "--disable-strategies", "compile", "--root"]);
    if run(command.arg(tools()).arg(package), "").is_err() {
        println!("    no ready program could be fetched: building {} from source instead", pin.program);
    }
}

fn from_source(pin: &Pin) -> Outcome {
    println!("    this compiles {} once and takes some minutes", pin.package);
    let mut command = cargo(["install", pin.package, "--version", &pin.version, "--force", "--root"]);
    // One folder for all tools: they share many dependencies. Half the time goes without the optimisation of their releases,
    // which no build of the page would notice.
    command.arg(tools()).env("CARGO_TARGET_DIR", root().join("target/tools"));
    command.envs([
        ("CARGO_PROFILE_RELEASE_LTO", "off"),
        ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
        ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
    ]);
    if pin.own_lock {
        command.arg("--locked");
    } else {
        command.env("CARGO_RESOLVER_INCOMPATIBLE_RUST_VERSIONS", "fallback");
    }
    run(
        &mut command,
        &format!("check that crates.io can be reached and a C compiler is installed, or put {} {} on your PATH", pin.program, pin.version),
    )
}

fn is_version(path: &Path, version: &str) -> bool {
    output(&mut program(path, ["--version"])).is_some_and(|text| names_version(&text, version))
}

fn names_version(text: &str, version: &str) -> bool {
    text.lines().next().is_some_and(|line| line.split_whitespace().any(|word| word == version))
}

fn tools() -> PathBuf {
    root().join(".tools")
}

fn tools_bin() -> PathBuf {
    tools().join("bin")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_fits_only_exactly() {
        assert!(names_version("trunk 0.21.14\n", "0.21.14"));
        assert!(names_version("geckodriver 0.37.1 (abc 2026-01-01)\n\nlicence 9", "0.37.1"));
        assert!(!names_version("trunk 0.21.140\n", "0.21.14"));
        assert!(!names_version("", "0.21.14"));
    }
}
