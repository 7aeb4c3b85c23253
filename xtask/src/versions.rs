//! The one place where versions of tools are pinned.
//!
//! wasm-bindgen's tool must match the crate exactly, so its pin is the one in `Cargo.lock`. Packages for browser tests are
//! pinned in `tests/e2e/package-lock.json`.

use std::fs;

use crate::command::root;
use crate::progress::{Failure, Outcome};

/// A tool written in Rust, at the version that this project uses.
pub(crate) struct Pin {
    /// The package on crates.io.
    pub(crate) package: &'static str,
    /// The program that it brings.
    pub(crate) program: &'static str,
    /// The exact version.
    pub(crate) version: String,
    /// Whether it is built from its own lock file. One that names versions that a registry lacks is passed over, and
    /// cargo picks the newest versions that this compiler can build.
    pub(crate) own_lock: bool,
}

/// Oldest Node that runs the browser tests.
pub(crate) const NODE_MAJOR: u32 = 20;

/// Trunk, which builds and serves the page. 0.22 asks for a newer compiler than the package itself does.
pub(crate) fn trunk() -> Pin {
    Pin { package: "trunk", program: "trunk", version: "0.21.14".to_owned(), own_lock: true }
}

/// geckodriver, through which the browser tests drive Firefox.
pub(crate) fn geckodriver() -> Pin {
    Pin { package: "geckodriver", program: "geckodriver", version: "0.37.1".to_owned(), own_lock: false }
}

/// wasm-bindgen's tool, which Trunk calls.
pub(crate) fn wasm_bindgen() -> Outcome<Pin> {
    let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap_or_default();
    let version = locked_version(&lock, "wasm-bindgen").ok_or_else(|| {
        Failure::new("Cargo.lock names no version of wasm-bindgen", "bring Cargo.lock back with `git checkout Cargo.lock`")
    })?;
    Ok(Pin { package: "wasm-bindgen-cli", program: "wasm-bindgen", version, own_lock: false })
}

fn locked_version(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    let version = lines.nth(1)?.strip_prefix("version = \"")?;
    Some(version.trim_end_matches('"').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_a_package_is_read_from_the_lock_file() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked_version(lock, "yew"), None);
    }
}
