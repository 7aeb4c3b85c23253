//! Finds the browsers for the tests, with the programs that drive them, and installs missing ones through apt where it may.
//!
//! **Invariant:** Chromium is always required. Firefox and WebKitGTK are skipped with a word where they cannot be had, unless the
//! variable BROWSERS names them.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::command::{on_path, output, program, run};
use crate::progress::{Failure, Outcome};
use crate::tools::rust_tool;
use crate::versions;

/// A browser that the tests can drive.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Browser {
    /// Driven by Playwright.
    Chromium,
    /// Driven through W3C WebDriver by geckodriver.
    Firefox,
    /// GTK's WebKit in its small browser, driven through W3C WebDriver on a virtual screen.
    WebKit,
}

/// A program that tests need, and how it is found.
struct Program {
    /// The variable that hands its path to the tests, and that can name it beforehand.
    variable: &'static str,
    /// Names on PATH, and full paths.
    names: &'static [&'static str],
    /// The Debian package that brings it.
    package: &'static str,
}

const ALL: [Browser; 3] = [Browser::Chromium, Browser::Firefox, Browser::WebKit];

impl Browser {
    fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    fn programs(self) -> &'static [Program] {
        match self {
            Self::Chromium => &[Program {
                variable: "CHROMIUM",
                names: &[
                    "chromium",
                    "chromium-browser",
                    "google-chrome",
                    "google-chrome-stable",
                    "/Applications/Chromium.app/Contents/MacOS/Chromium",
                    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                ],
                package: "chromium",
            }],
            Self::Firefox => &[Program {
                variable: "FIREFOX",
                names: &["firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"],
                package: "firefox-esr",
            }],
            Self::WebKit => &[
                Program { variable: "WEBKIT_DRIVER", names: &["WebKitWebDriver"], package: "webkit2gtk-driver" },
                Program {
                    variable: "WEBKIT_BROWSER",
                    names: &[
                        "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
                        "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
                        "/usr/libexec/webkit2gtk-4.1/MiniBrowser",
                        "/usr/lib/webkit2gtk-4.1/MiniBrowser",
                    ],
                    package: "webkit2gtk-driver",
                },
                Program { variable: "XVFB", names: &["Xvfb"], package: "xvfb" },
            ],
        }
    }
}

impl Program {
    fn find(&self) -> Option<PathBuf> {
        let named = env::var_os(self.variable).map(PathBuf::from).filter(|path| path.is_file());
        named.or_else(|| {
            self.names.iter().find_map(|name| {
                if name.starts_with('/') { Some(PathBuf::from(name)).filter(|path| path.is_file()) } else { on_path(name) }
            })
        })
    }
}

/// Browsers that are ready to be driven.
pub(crate) struct Browsers {
    ready: Vec<&'static str>,
    variables: Vec<(&'static str, PathBuf)>,
}

impl Browsers {
    /// Makes ready the browsers that BROWSERS names, or as many as can be had.
    pub(crate) fn prepare() -> Outcome<Self> {
        let named = env::var("BROWSERS").unwrap_or_default();
        let required = if named.trim().is_empty() { vec![Browser::Chromium] } else { parse(&named)? };
        let mut browsers = Self { ready: Vec::new(), variables: Vec::new() };
        for browser in ALL {
            let is_required = required.contains(&browser);
            if !is_required && !named.trim().is_empty() {
                continue;
            }
            match browsers.add(browser) {
                Err(failure) if is_required => return Err(failure),
                Err(failure) => println!("    skipped: no stories in {}. {failure}", browser.name()),
                Ok(()) => {}
            }
        }
        Ok(browsers)
    }

    /// Makes one browser ready.
    pub(crate) fn only(browser: Browser) -> Outcome<Self> {
        let mut browsers = Self { ready: Vec::new(), variables: Vec::new() };
        browsers.add(browser)?;
        Ok(browsers)
    }

    /// The browsers in words, for the person who waits.
    pub(crate) fn names(&self) -> String {
        self.ready.join(", ")
    }

    /// What the tests read: BROWSERS (the names, with commas) and the path of each program.
    pub(crate) fn environment(&self) -> impl Iterator<Item = (&'static str, OsString)> + '_ {
        let names = std::iter::once(("BROWSERS", OsString::from(self.ready.join(","))));
        names.chain(self.variables.iter().map(|(variable, path)| (*variable, path.clone().into_os_string())))
    }

    fn add(&mut self, browser: Browser) -> Outcome {
        install(browser)?;
        let mut variables = Vec::new();
        for wanted in browser.programs() {
            let path = wanted.find().ok_or_else(|| missing(browser))?;
            println!("    {} is {}", wanted.variable, path.display());
            variables.push((wanted.variable, path));
        }
        if browser == Browser::Firefox {
            variables.push(("GECKODRIVER", rust_tool(&versions::geckodriver())?));
        }
        self.variables.append(&mut variables);
        self.ready.push(browser.name());
        Ok(())
    }
}

fn parse(names: &str) -> Outcome<Vec<Browser>> {
    let words = names.split([',', ' ']).filter(|word| !word.is_empty());
    let known = |word: &str| ALL.into_iter().find(|browser| browser.name() == word);
    words
        .map(|word| {
            known(word).ok_or_else(|| Failure::new(format!("BROWSERS names `{word}`"), "the browsers are chromium, firefox and webkit"))
        })
        .collect()
}

/// Installs the packages that a browser lacks, where the system has apt and this user may use it.
fn install(browser: Browser) -> Outcome {
    let mut packages: Vec<&str> = browser.programs().iter().filter(|wanted| wanted.find().is_none()).map(|wanted| wanted.package).collect();
    packages.dedup();
    if packages.is_empty() {
        return Ok(());
    }
    println!("    {} is missing: installing {}", browser.name(), packages.join(", "));
    let Some(prefix) = apt_prefix() else { return Err(missing(browser)) };
    let remedy = manual_remedy(browser);
    // Lists of packages may be absent or old; a failure here shows again below.
    if run(&mut apt(prefix, &["update", "-qq"]), "").is_err() {
        println!("    the lists of packages could not be renewed: trying with those at hand");
    }
    let arguments: Vec<&str> = ["install", "-y", "-qq", "--no-install-recommends"].into_iter().chain(packages).collect();
    run(&mut apt(prefix, &arguments), &remedy)
}

/// What goes before `apt-get` for it to be allowed: nothing for root, `sudo -n` for who needs no password.
fn apt_prefix() -> Option<&'static [&'static str]> {
    on_path("apt-get")?;
    if output(&mut program("id", ["-u"])).is_some_and(|user| user.trim() == "0") {
        return Some(&[]);
    }
    output(&mut program("sudo", ["-n", "true"])).map(|_| &["sudo", "-n"][..])
}

fn apt(prefix: &[&str], arguments: &[&str]) -> std::process::Command {
    let words = prefix.iter().copied().chain(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=600"]);
    let mut words = words.chain(arguments.iter().copied());
    program(words.next().unwrap_or("env"), words)
}

fn missing(browser: Browser) -> Failure {
    Failure::new(format!("{} is not installed, and cannot be installed from here", browser.name()), manual_remedy(browser))
}

fn manual_remedy(browser: Browser) -> String {
    let mut packages: Vec<&str> = browser.programs().iter().map(|wanted| wanted.package).collect();
    packages.dedup();
    let variables: Vec<String> = browser.programs().iter().map(|wanted| format!("{}=PATH", wanted.variable)).collect();
    let by_hand = if Path::new("/usr/bin/apt-get").exists() {
        format!("run `sudo apt-get install {}`", packages.join(" "))
    } else {
        "install it the way your system does".to_owned()
    };
    format!("{by_hand}, or say where it is with {}", variables.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_named_with_commas_or_spaces() {
        assert_eq!(parse("firefox, chromium").unwrap(), [Browser::Firefox, Browser::Chromium]);
        assert!(parse("netscape").is_err());
    }

    #[test]
    fn a_missing_browser_says_how_it_can_be_had() {
        let shown = missing(Browser::Chromium).to_string();
        assert!(shown.contains("CHROMIUM=PATH"), "{shown}");
    }
}
