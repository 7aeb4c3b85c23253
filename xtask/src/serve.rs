//! Serves the page on this machine and rebuilds it on every change of its sources.
//!
//! The release profile is the default: its first build takes somewhat longer, but the page then runs as it will for its users.
//! **Not here:** the page for release; what is served carries Trunk's reload script and goes to `target/serve`.

use std::net::{Ipv4Addr, TcpListener};
use std::{env, fs};

use crate::command::{root, run};
use crate::page::TRUNK_REMEDY;
use crate::progress::{Failure, Outcome, Steps};
use crate::tools::PageTools;
use crate::usage_error;

const FIRST_PORT: u16 = 8080;
const DIST: &str = "target/serve";

#[derive(Debug, PartialEq)]
struct Options {
    port: Option<u16>,
    open: bool,
    debug: bool,
}

/// Installs what is missing, builds, serves and opens the page; returns when the server is stopped.
pub(crate) fn serve(arguments: &[String]) -> Outcome {
    let options = options(arguments)?;
    let tools = Steps::default().step("tools for the page", PageTools::prepare)?;
    let port = free_port(options.port)?;
    fs::create_dir_all(root().join(DIST))
        .map_err(|error| Failure::new(format!("{DIST} cannot be made: {error}"), "check the rights of the folder target"))?;

    let opens = options.open && has_desktop();
    println!("==> building the page{}; the first time takes a minute or two", if options.debug { " for debugging" } else { "" });
    println!("    then {} http://localhost:{port}/ (stop with Ctrl+C)", if opens { "your browser opens" } else { "open" });
    let port = port.to_string();
    let mut trunk = vec!["serve", "--port", &port, "--dist", DIST];
    if !options.debug {
        trunk.push("--release");
    }
    if opens {
        trunk.push("--open");
    }
    run(&mut tools.trunk(&trunk), TRUNK_REMEDY)
}

fn options(arguments: &[String]) -> Outcome<Options> {
    let mut options = Options { port: None, open: true, debug: false };
    let mut rest = arguments.iter().map(String::as_str);
    while let Some(argument) = rest.next() {
        match argument {
            "--no-open" => options.open = false,
            "--debug" => options.debug = true,
            "--port" => {
                let port = rest.next().and_then(|port| port.parse().ok());
                options.port = Some(port.ok_or_else(|| usage_error("--port needs a number from 1 to 65535"))?);
            }
            other => return Err(usage_error(&format!("`{other}` means nothing to serve"))),
        }
    }
    Ok(options)
}

/// The port asked for, which must be free, or else the first free one from 8080 on.
fn free_port(wanted: Option<u16>) -> Outcome<u16> {
    let is_free = |port: &u16| {
        let free = TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok();
        if !free {
            println!("    port {port} is taken");
        }
        free
    };
    let mut candidates = wanted.map_or(FIRST_PORT..=FIRST_PORT + 20, |port| port..=port);
    candidates
        .find(is_free)
        .ok_or_else(|| Failure::new("the page cannot be served on that port", "name a free one, such as: cargo xtask serve --port 9000"))
}

/// Whether there is a desktop on which a browser could open.
fn has_desktop() -> bool {
    let is_set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    !is_set("SSH_CONNECTION") && (cfg!(any(windows, target_os = "macos")) || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Outcome<Options> {
        options(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn arguments_are_read_in_any_order() {
        let expected = Options { port: Some(9000), open: false, debug: false };
        assert_eq!(read("--no-open --port 9000").unwrap(), expected);
        assert_eq!(read("--port 9000 --no-open").unwrap(), expected);
    }

    #[test]
    fn a_wrong_argument_is_refused() {
        assert!(read("--port").is_err());
        assert!(read("--port many").is_err());
        assert!(read("--fast").is_err());
    }

    #[test]
    fn a_taken_port_is_passed_over_unless_it_was_asked_for() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        assert!(free_port(Some(port)).is_err());
        assert!(free_port(None).is_ok());
    }
}
