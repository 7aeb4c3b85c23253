//! `dist/` as an npm package: what npm and editors read, beside the files that pages load.
//!
//! **Invariant:** the package has the version of the crate.

use std::fs;
use std::path::Path;

use crate::command::root;
use crate::progress::{Failure, Outcome};

/// Where each file of the package comes from, below the top folder; its name stays.
const FILES: [&str; 4] = ["npm/README.md", "npm/custom-elements.json", "LICENSE-MIT", "LICENSE-APACHE"];
const MANIFEST: &str = "npm/package.json";
const NO_VERSION: &str = "\"version\": \"0.0.0\"";

/// Writes into `dist` what makes it a package.
pub(crate) fn write(dist: &Path) -> Outcome {
    for file in FILES {
        let name = file.rsplit('/').next().unwrap_or(file);
        fs::copy(root().join(file), dist.join(name)).map_err(|error| failure(file, &error))?;
    }
    let crate_manifest = fs::read_to_string(root().join("Cargo.toml")).map_err(|error| failure("Cargo.toml", &error))?;
    let manifest = fs::read_to_string(root().join(MANIFEST)).map_err(|error| failure(MANIFEST, &error))?;
    let versioned = version_of(&crate_manifest)
        .map(|version| with_version(&manifest, version))
        .ok_or_else(|| Failure::new("Cargo.toml names no version", "give the package a version"))?;
    fs::write(dist.join("package.json"), versioned).map_err(|error| failure("package.json", &error))
}

fn version_of(manifest: &str) -> Option<&str> {
    manifest.lines().find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'))
}

fn with_version(manifest: &str, version: &str) -> String {
    manifest.replace(NO_VERSION, &format!("\"version\": \"{version}\""))
}

fn failure(file: &str, error: &std::io::Error) -> Failure {
    Failure::new(format!("{file} could not be put into the package: {error}"), "bring the folder npm back with `git checkout npm`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_package_has_the_version_of_the_crate() {
        let version = version_of("[package]\nname = \"a\"\nversion = \"1.2.3\"\n").unwrap();
        assert_eq!(with_version("{ \"version\": \"0.0.0\" }", version), "{ \"version\": \"1.2.3\" }");
    }

    #[test]
    fn the_manifest_waits_for_a_version() {
        assert!(fs::read_to_string(root().join(MANIFEST)).unwrap().contains(NO_VERSION));
    }
}
