//! The tasks of the project: `cargo xtask serve | build | test | lint | bench`.
//!
//! **Invariant:** a task installs what it needs, is quick the second time, and when it fails says what to do.
//! **Not here:** which versions of the tools are used; see [`versions`].

mod bench;
mod browsers;
mod command;
mod integrity;
mod lint;
mod names;
mod offline;
mod one_file;
mod oracle;
mod package;
mod page;
mod progress;
mod script;
mod serve;
mod sizes;
mod test;
mod tools;
mod versions;
mod wasm;

use std::process::ExitCode;

use crate::progress::{Failure, Outcome};

const USAGE: &str = "\
usage: cargo xtask <task>

  serve [--port N] [--no-open] [--debug]   build the page, serve it here and open it; rebuilds on every change
  build                                    build the page for release into dist/ and check its size
  test [native] [build] [oracle] [reopen] [package] [browser]
                                           run the named tests, or all of them
  lint                                     formatting, clippy on both targets, docs; every warning is an error
  bench                                    native benchmarks and those in the browser

BROWSERS=chromium,firefox,webkit makes `test browser` insist on these browsers.
ORACLE_DIR is the folder of reference values for `test oracle`, ../shared/oracle where it is not set.";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let task = arguments.next();
    let rest: Vec<String> = arguments.collect();
    let outcome = match task.as_deref() {
        Some("serve") => serve::serve(&rest),
        Some("build") => no_arguments(&rest).and_then(|()| page::build()),
        Some("test") => test::test(&rest),
        Some("lint") => no_arguments(&rest).and_then(|()| lint::lint()),
        Some("bench") => no_arguments(&rest).and_then(|()| bench::bench()),
        Some("help" | "--help" | "-h") => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        Some(other) => Err(usage_error(&format!("there is no task `{other}`"))),
        None => Err(usage_error("no task is named")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

fn no_arguments(arguments: &[String]) -> Outcome {
    match arguments.first() {
        None => Ok(()),
        Some(other) => Err(usage_error(&format!("`{other}` means nothing here"))),
    }
}

fn usage_error(what: &str) -> Failure {
    Failure::new(what, USAGE)
}
