//! UCINET DL: full and half matrices, edge lists and node lists, of one kind of bodies or two, several relations.

mod header;
mod read;

pub(super) use header::looks_like;
pub(super) use read::read;

#[cfg(test)]
mod tests;
