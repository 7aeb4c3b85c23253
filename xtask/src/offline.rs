//! Tells the service worker which files make up the application, and what is in each.
//!
//! **Invariant:** two builds with the same content are the same version, and any other content is another one.

use std::fs;
use std::path::Path;

use crate::command::{output, program};
use crate::progress::{Failure, Outcome};

const WORKER: &str = "service-worker.js";
/// What stands in the worker until the build fills it in.
const BLANK: &str = r#"{ version: "", files: {} }"#;

/// Prints the application as JSON: every file that the page may need with the hash of its content.
const LIST: &str = "
const { readdirSync, readFileSync } = require('node:fs');
const { createHash } = require('node:crypto');
const hash = (content) => `sha256-${createHash('sha256').update(content).digest('base64')}`;
const [folder] = process.argv.slice(1);
const names = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`.slice(folder.length + 1))
  .filter((name) => name !== 'service-worker.js' && !name.endsWith('.d.ts') && !name.endsWith('.schema.json'))
  .sort();
const files = Object.fromEntries(names.map((name) => [name, hash(readFileSync(`${folder}/${name}`))]));
console.log(JSON.stringify({ version: hash(JSON.stringify(files)), files }));";

/// Writes the list of files into the service worker in `dist`.
pub(crate) fn fill_in(dist: &Path) -> Outcome {
    let failure = |what: &str| Failure::new(format!("dist/{WORKER}: {what}"), "delete dist and build again");
    let application = output(program("node", ["-e", LIST, "--"]).arg(dist)).ok_or_else(|| failure("the files of dist cannot be listed"))?;
    let path = dist.join(WORKER);
    let worker = fs::read_to_string(&path).map_err(|error| failure(&error.to_string()))?;
    let filled = filled(&worker, application.trim()).ok_or_else(|| failure("there is no place for the list of files"))?;
    fs::write(&path, filled).map_err(|error| failure(&error.to_string()))
}

/// The worker with its application filled in.
fn filled(worker: &str, application: &str) -> Option<String> {
    worker.contains(BLANK).then(|| worker.replacen(BLANK, application, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worker_in_www_has_a_place_for_the_list() {
        let worker = include_str!("../../www/service-worker.js");
        let application = r#"{"version":"1","files":{"a.js":"sha256-x"}}"#;
        assert!(filled(worker, application).is_some_and(|worker| worker.contains(application) && !worker.contains(BLANK)));
        assert_eq!(filled("const APPLICATION = 1;", application), None);
    }
}
