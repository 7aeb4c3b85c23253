//! The program that Trunk builds: it links the library's exports; the page's loader starts them.

use stakeholder_map as _;

fn main() {}
