//! A graph as rows of neighbours.

/// The neighbours of each vertex, one row after the other.
#[derive(Clone, Copy)]
pub struct Rows<'a> {
    /// Where the row of each vertex begins, and behind the last where all end.
    pub offsets: &'a [u32],
    /// The neighbours, each below the number of vertices.
    pub targets: &'a [u32],
}

impl<'a> Rows<'a> {
    /// How many vertices there are.
    pub fn count(&self) -> usize {
        self.offsets.len().saturating_sub(1)
    }

    #[inline(always)]
    pub(crate) fn of(&self, vertex: usize) -> &'a [u32] {
        &self.targets[self.offsets[vertex] as usize..self.offsets[vertex + 1] as usize]
    }
}
