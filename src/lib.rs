//! A map of stakeholders and their relationships for intersectoral and interagency collaboration: built in the browser
//! while people talk, measured at once, and taken away as a picture or a file.
//!
//! # The house
//!
//! A pure core, which builds and tests natively, inside a browser shell:
//!
//! | module | what it is |
//! |---|---|
//! | [`model`] | what a map is: checked records in ordered tables, differences by field |
//! | [`edit`] | the only code that changes a map: command → diff → commit; undo, rebase, repair, merging |
//! | [`analysis`] | measures of a map; the only home of petgraph |
//! | `kernels` | the loops of `analysis` and `layout` that visit every tie many times: a crate of its own, compiled for speed where all else is for size |
//! | [`insight`] | what a map says: findings with their evidence, and which new tie would help |
//! | [`words`] | the only place that makes sentences |
//! | [`layout`] | positions |
//! | [`scene`] | the display list that screen and exports share |
//! | [`render`] | a scene as SVG text (pure) or on a canvas (browser) |
//! | [`formats`] | bytes ↔ map |
//! | [`tools`] | pointer, keys and typed lines become intents |
//! | [`session`] | one open map: the single door for edits, and the frame that everybody reads |
//! | `ui` | Yew components around the canvas (browser) |
//! | `host` | custom element, JavaScript interface, storage, worker (browser) |
//!
//! What few sessions need lies in companions (`src/companions/`), WebAssembly modules of their own that are loaded on demand. They
//! use this library without its feature `page`, so that of the browser shell nothing is linked into them; of [`formats`], what
//! only they call is not linked into the main module.
//!
//! Imports point one way; `tests/architecture.rs` holds the table and fails on any other edge. `tools` may use `words`,
//! which use nothing: what a typed line would do comes out as the very message that the add bar shows; `insight` compares what
//! people wrote as they do.
//!
//! # The ways through the house
//!
//! * **Edit:** input → [`tools`] → [`edit::Command`] → [`session::Session::submit`] → [`session::Committed`] → measures and
//!   positions that the diff made stale → [`scene`] → [`render`], all within one animation frame.
//! * **Import:** bytes → [`formats`], in a companion unless it is a map file → one command, one undo step → the same way.
//! * **Export:** frame → [`scene`] → [`render`], or map → [`formats`] → bytes.
//! * **Measures:** small maps at once; of a large one, [`session::Session::measuring`] begins, the worker searches for shortest
//!   ways, and [`session::Session::take_ways`] reports; what an older revision asked for is left.
//! * **Layout:** [`session::Session::layout_task`] → worker → [`session::Session::place`]; results for a map that has moved
//!   on are dropped.
//!
//! # Invariants
//!
//! * A map passes [`model::StakeholderMap::check_invariants`] whatever commands and diffs arrive.
//! * A frame never mixes revisions. Nothing global holds map state: two elements on one page never meet.
//! * Numbers and positions are the same bits in every browser, in Node and natively: transcendental functions come from
//!   `libm`, randomness is seeded, maps are ordered.
//! * Users' words never become markup; nothing leaves the machine unless a person exports it.

pub mod analysis;
pub mod edit;
pub mod formats;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub mod host;
pub mod insight;
pub mod layout;
pub mod model;
pub mod paper;
pub mod render;
pub mod scene;
pub mod session;
pub mod tools;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub mod ui;
pub mod words;
