//! UCINET DL: full and half matrices, edge lists and node lists, of one kind of bodies or two, several relations.

mod header;
mod read;
mod write;

pub(super) use header::looks_like;
pub(super) use read::read;
pub(super) use write::write;

#[cfg(test)]
mod tests;
