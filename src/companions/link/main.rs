//! The companion for links: puts a map into the letters of a link and draws them as a QR code, for a page that loads it when somebody
//! shares a link or opens one.
//!
//! **Invariant:** maps pass as JSON text; nothing is kept between calls; every failure is an `Error` with `code`, `args`,
//! `place` and `message`.
//! **Not here:** the letters themselves; see `formats::link` of the library. The dialog; see `www/share-link.js`.

#[cfg(target_arch = "wasm32")]
mod calls;

fn main() {}
