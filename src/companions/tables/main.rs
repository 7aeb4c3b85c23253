//! The companion for tables and reports: reads and writes them for a page or a script, which loads it when it meets the first one.
//!
//! **Invariant:** maps pass as JSON text; nothing is kept between calls; every failure is an `Error` with `code`, `args`,
//! `place` and `message`.
//! **Not here:** the tables themselves; see `formats` and `paper` of the library.

#[cfg(target_arch = "wasm32")]
mod calls;

fn main() {}
