//! What a task tells the person who waits: named steps with their times, and failures that say what to do.
//!
//! **Invariant:** the first failing step ends the task.

use std::fmt;
use std::time::{Duration, Instant};

/// Why a task stopped, and what the reader can do about it.
#[derive(Debug)]
pub(crate) struct Failure {
    what: String,
    remedy: String,
}

/// The result of a task or of one of its steps.
pub(crate) type Outcome<T = ()> = Result<T, Failure>;

impl Failure {
    pub(crate) fn new(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { what: what.into(), remedy: remedy.into() }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "error: {}\n{}", self.what, self.remedy)
    }
}

/// The steps of one task, with the time that each took.
#[derive(Default)]
pub(crate) struct Steps {
    done: Vec<(String, Duration, bool)>,
}

impl Steps {
    /// Announces a step, does it and notes its time.
    pub(crate) fn step<T>(&mut self, name: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
        println!("==> {name}");
        let started = Instant::now();
        let outcome = work();
        self.done.push((name.to_owned(), started.elapsed(), outcome.is_ok()));
        outcome
    }

    /// Prints one line a step and the time of all.
    pub(crate) fn summary(&self) {
        println!();
        for (name, time, passed) in &self.done {
            println!("{} {:>8}  {name}", if *passed { "  ok  " } else { "FAILED" }, seconds(*time));
        }
        println!("       {:>8}  in all", seconds(self.done.iter().map(|(_, time, _)| *time).sum()));
    }
}

/// A duration as people read it: `0.4 s`, `2 min 05 s`.
pub(crate) fn seconds(time: Duration) -> String {
    let whole = time.as_secs();
    if whole < 60 { format!("{:.1} s", time.as_secs_f64()) } else { format!("{} min {:02} s", whole / 60, whole % 60) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_well_below_and_above_a_minute() {
        assert_eq!(seconds(Duration::from_millis(420)), "0.4 s");
        assert_eq!(seconds(Duration::from_secs(125)), "2 min 05 s");
    }

    #[test]
    fn a_failure_says_what_happened_and_what_to_do() {
        let shown = Failure::new("Node is missing", "install Node 20").to_string();
        assert!(shown.contains("Node is missing") && shown.contains("install Node 20"));
    }
}
