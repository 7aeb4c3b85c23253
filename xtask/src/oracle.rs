//! Compares the numbers of the built module with reference values, where a folder of these is at hand.
//!
//! The folder holds `check.mjs`, which takes the folder of the page and ends with a line `12 agree, 0 wrong, 3 missing`.
//! A wrong value fails; a missing one belongs to an indicator that is not computed yet and is only counted.

use std::env;
use std::path::PathBuf;

use crate::command::{program, root};
use crate::page::dist;
use crate::progress::{Failure, Outcome};

/// Runs the comparison, or says that there is nothing to compare with.
pub(crate) fn check() -> Outcome {
    let folder = env::var_os("ORACLE_DIR").map_or_else(|| root().join("../shared/oracle"), PathBuf::from);
    let script = folder.join("check.mjs");
    if !script.is_file() {
        println!("    skipped: there are no reference values at {} (set ORACLE_DIR to name a folder that has them)", folder.display());
        return Ok(());
    }
    let remedy = "the values that differ are listed above, each with what was expected";
    let output = program("node", [&script, &dist()])
        .output()
        .map_err(|error| Failure::new(format!("node could not be started: {error}"), "install Node"))?;
    let printed = String::from_utf8_lossy(&output.stdout);
    print!("{printed}{}", String::from_utf8_lossy(&output.stderr));
    match wrong_values(&printed) {
        Some(0) => Ok(()),
        Some(wrong) => Err(Failure::new(format!("{wrong} values differ from the reference"), remedy)),
        None => Err(Failure::new("the comparison with the reference values did not finish", "its message stands above")),
    }
}

fn wrong_values(printed: &str) -> Option<u64> {
    let summary = printed.lines().rfind(|line| line.contains(" agree, "))?;
    summary.split(", ").find_map(|part| part.strip_suffix(" wrong"))?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_wrong_values_is_read_from_the_last_lines() {
        assert_eq!(wrong_values("keys missing: katz (3)\n800 agree, 2 wrong, 3 missing\n800 passed, 5 failed\n"), Some(2));
        assert_eq!(wrong_values("800 agree, 0 wrong, 0 missing\n"), Some(0));
    }

    #[test]
    fn an_output_without_a_summary_is_no_success() {
        assert_eq!(wrong_values("SyntaxError: Unexpected token\n"), None);
    }
}
