//! Tells the entry script what each file that it may load has to be.
//!
//! **Invariant:** every script, style sheet and module that a page with `integrity` runs is in the list, and the page that it hands out.
//! **Not here:** the checking, which `www/checked.js` does; the list for days without a network, see [`crate::offline`].

use std::fs;
use std::path::Path;

use crate::command::{output, program};
use crate::progress::{Failure, Outcome};

const ENTRY: &str = "checked.js";
/// What stands in the entry script until the build fills it in; its comments are gone by then.
const BLANK: &str = "const HASHES = {};";

/// Prints name and hash of every file that a page may run, as JSON.
const LIST: &str = "
const { readdirSync, readFileSync } = require('node:fs');
const { createHash } = require('node:crypto');
const [folder] = process.argv.slice(1);
const hash = (name) => `sha384-${createHash('sha384').update(readFileSync(`${folder}/${name}`)).digest('base64')}`;
const names = readdirSync(folder).filter((name) => /[.](js|css|wasm)$|^standalone[.]html$/.test(name) && !['checked.js', 'page.js', 'page.css', 'service-worker.js'].includes(name)).sort();
console.log(JSON.stringify(Object.fromEntries(names.map((name) => [name, hash(name)]))));";

/// Writes the hashes into the entry script in `dist`.
pub(crate) fn fill_in(dist: &Path) -> Outcome {
    let failure = |what: &str| Failure::new(format!("dist/{ENTRY}: {what}"), "delete dist and build again");
    let hashes = output(program("node", ["-e", LIST, "--"]).arg(dist)).ok_or_else(|| failure("the files of dist cannot be listed"))?;
    let path = dist.join(ENTRY);
    let entry = fs::read_to_string(&path).map_err(|error| failure(&error.to_string()))?;
    let filled = filled(&entry, hashes.trim()).ok_or_else(|| failure("there is no place for the hashes"))?;
    fs::write(&path, filled).map_err(|error| failure(&error.to_string()))
}

/// The entry script with its hashes filled in.
fn filled(entry: &str, hashes: &str) -> Option<String> {
    entry.contains(BLANK).then(|| entry.replacen(BLANK, &format!("const HASHES = {hashes};"), 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_entry_in_www_has_a_place_for_the_hashes() {
        let entry = include_str!("../../www/checked.js");
        assert!(filled(entry, r#"{"a.js":"sha384-x"}"#).is_some_and(|entry| entry.contains("sha384-x") && !entry.contains(BLANK)));
        assert_eq!(filled("const OTHER = {};", "{}"), None);
    }
}
