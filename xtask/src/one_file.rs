//! Makes the page that is one file, in which a map and the program travel together: `dist/standalone.html`.
//!
//! **Invariant:** the page holds what the build has put into `dist`, nothing else, and refers to nothing outside itself.
//! **Not here:** how it is packed and how it starts, which is in `xtask/one-file`; how a map gets into it, see `formats::page_with`
//! of the library; its size, see [`crate::sizes`].

use std::path::Path;

use crate::command::{program, root, run};
use crate::progress::Outcome;

/// The name of the page.
pub(crate) const PAGE: &str = "standalone.html";

/// Writes the page into `dist`, whose scripts must be those that are published.
pub(crate) fn write(dist: &Path) -> Outcome {
    let tool = root().join("xtask/one-file/pack.mjs");
    let remedy = "the message above says why; `npm ci` in xtask brings its packages back";
    run(program("node", [&tool]).arg(dist), remedy)
}
