//! VNA, the format of NetDraw: data and properties of nodes, data of ties.

mod read;

pub(super) use read::{looks_like, read};

#[cfg(test)]
mod tests;
