//! Betweenness along ties of equal length, sixteen sources at once.
//!
//! Brandes 2001, "A faster algorithm for betweenness centrality". Its two phases become products of the rows with a block
//! of sixteen columns, level by level: the number of shortest ways to a vertex is the sum over the vertices before it, and
//! what it hands back is the sum over those behind it. Rows of one level lie together and are kept for the way back.

use crate::lanes::{Double, Lanes, Single, WIDTH};
use crate::rows::{Ordered, Rows};

/// Pulling pays when the frontier has more than this share of the ties that a pull looks at.
const PUSH_BELOW: usize = 4;

/// Where the row of a vertex in a level lies, and which searches are there.
#[derive(Clone, Copy, Default)]
struct Place {
    row: u32,
    lanes: u32,
}

/// A row of a level: whose it is and in which searches.
#[derive(Clone, Copy)]
struct Head {
    vertex: u32,
    lanes: u32,
}

struct Block<L> {
    /// The rows of all levels: numbers of ways, on the way back what each vertex hands on for one way.
    rows: Vec<L>,
    heads: Vec<Head>,
    /// Where each level begins, and behind the last where it ends.
    levels: Vec<usize>,
    /// Levels whose numbers of ways were made smaller, and by what.
    scales: Vec<(usize, L)>,
    /// Whether no number of ways is lost beside much larger ones.
    is_even: bool,
    /// The rows of the level that is read.
    place: Vec<Place>,
    /// The rows of the level that is written.
    next: Vec<Place>,
    /// The searches that have not come to a vertex.
    missing: Vec<u32>,
    /// Vertices that some search has not come to.
    open: Vec<u32>,
}

/// Up to so many vertices shares are of double precision, beyond of single precision: about seven digits, which are added
/// up in double precision.
pub const EXACT_UP_TO: usize = 2_000;

/// A number of ways beyond this is made smaller, and with it all of its search that are equally far.
const LARGE: f64 = (1_u64 << 40) as f64;

/// Shares of shortest ways between all ordered pairs.
pub struct Shares {
    /// The ways that pass through each vertex, those from it and to it left out.
    pub through: Vec<f64>,
    /// The ways along each arc, in the order of the rows; empty where nobody asks.
    pub across: Vec<f64>,
}

impl Shares {
    /// None yet.
    pub(crate) fn none(rows: Rows<'_>, has_arcs: bool) -> Self {
        Self { through: vec![0.0; rows.count()], across: vec![0.0; if has_arcs { rows.targets.len() } else { 0 }] }
    }

    /// Those of the graph before its vertices were renamed.
    pub(crate) fn renamed_back(&self, rows: Rows<'_>, graph: &Ordered) -> Self {
        let mut shares = Self::none(rows, !self.across.is_empty());
        let own = graph.out.rows();
        for (vertex, share) in graph.order.iter().zip(&self.through) {
            shares.through[*vertex as usize] = *share;
        }
        for ((vertex, new), begin) in graph.order.iter().zip(0..).map(|pair| (pair, rows.offsets[*pair.0 as usize] as usize)) {
            for (target, share) in own.of(new).iter().zip(self.across.get(own.range(new)).unwrap_or_default()) {
                if let Ok(arc) = rows.of(*vertex as usize).binary_search(&graph.order[*target as usize]) {
                    shares.across[begin + arc] = *share;
                }
            }
        }
        shares
    }
}

/// How shortest ways are shared out, searched a block of sources at a step.
pub struct Betweenness {
    graph: Ordered,
    block: Precision,
    shares: Shares,
    /// The sources that are done.
    done: usize,
}

enum Precision {
    Single(Block<Single>),
    Double(Block<Double>),
}

impl Betweenness {
    /// Prepares the searches. **O(n log n + m)**.
    ///
    /// # Arguments
    /// * `out`: the arcs that leave, targets ascending; each tie in both rows where ties have no direction.
    /// * `has_arcs`: whether the shares of arcs are asked for; they cost about as much again.
    pub fn new(out: Rows<'_>, has_arcs: bool) -> Self {
        let (graph, count) = (Ordered::new(out, &[]), out.count());
        let block = if count <= EXACT_UP_TO { Precision::Double(Block::new(count)) } else { Precision::Single(Block::new(count)) };
        Self { graph, block, shares: Shares::none(out, has_arcs), done: 0 }
    }

    /// Searches from sixteen more sources; how many are done. **O(m)** each. Where the numbers turn out not to be wide enough,
    /// it begins anew with wider ones, and none are done.
    pub fn step(&mut self) -> usize {
        let Self { graph, block, shares, done } = self;
        let sources = (graph.order.len() - *done).min(WIDTH);
        if sources == 0 {
            return *done;
        }
        let is_wide_enough = match block {
            Precision::Single(block) => block.search(graph, *done, sources, shares),
            Precision::Double(block) => block.search(graph, *done, sources, shares),
        };
        if is_wide_enough {
            *done += sources;
        } else {
            *block = Precision::Double(Block::new(graph.order.len()));
            *shares = Shares::none(graph.out.rows(), !shares.across.is_empty());
            *done = 0;
        }
        *done
    }

    /// The shares, once all sources are done; `out` as at the beginning.
    pub fn found(&self, out: Rows<'_>) -> Shares {
        self.shares.renamed_back(out, &self.graph)
    }
}

/// How shortest ways are shared out; arguments as of [`Betweenness::new`].
///
/// # Complexity
/// Time **O(n m)**, space **O(n + m)**.
pub fn betweenness(out: Rows<'_>, has_arcs: bool) -> Shares {
    let mut search = Betweenness::new(out, has_arcs);
    while search.step() < out.count() {}
    search.found(out)
}

impl<L: Lanes> Block<L> {
    fn new(count: usize) -> Self {
        Self {
            rows: Vec::with_capacity(4 * count + WIDTH),
            heads: Vec::with_capacity(4 * count + WIDTH),
            levels: Vec::new(),
            scales: Vec::new(),
            is_even: true,
            place: vec![Place::default(); count],
            next: vec![Place::default(); count],
            missing: vec![0; count],
            open: Vec::with_capacity(count),
        }
    }

    /// From some sources; whether the numbers were wide enough for it.
    fn search(&mut self, graph: &Ordered, first: usize, sources: usize, shares: &mut Shares) -> bool {
        let (out, into) = (graph.out.rows(), graph.into.rows());
        self.forward(out, into, first, sources);
        if !self.is_even && L::GIVES_UP {
            return false;
        }
        self.backward(out, shares);
        true
    }

    #[inline(never)]
    fn forward(&mut self, out: Rows<'_>, into: Rows<'_>, first: usize, sources: usize) {
        let count = out.count();
        self.rows.clear();
        self.heads.clear();
        self.levels.clear();
        self.scales.clear();
        self.missing.fill((1 << sources) - 1);
        self.open.clear();
        self.open.extend(0..count as u32);
        self.levels.push(1);
        self.rows.push(L::zero());
        self.heads.push(Head { vertex: 0, lanes: 0 });
        for lane in 0..sources {
            let vertex = first + lane;
            self.next[vertex] = Place { row: lane as u32 + 1, lanes: 1 << lane };
            self.rows.push(L::unit(lane));
            self.heads.push(Head { vertex: vertex as u32, lanes: 1 << lane });
            self.missing[vertex] &= !(1 << lane);
        }
        let mut looked_at = into.targets.len();
        loop {
            let begin = self.levels[self.levels.len() - 1];
            let end = self.heads.len();
            if begin == end {
                break;
            }
            self.levels.push(end);
            // What was written is read now.
            std::mem::swap(&mut self.place, &mut self.next);
            let led: usize = self.heads[begin..end].iter().map(|head| out.of(head.vertex as usize).len()).sum();
            if led * PUSH_BELOW < looked_at {
                self.push(out, begin, end);
            } else {
                looked_at = self.pull(into);
            }
            for head in &self.heads[begin..end] {
                self.place[head.vertex as usize] = Place::default();
            }
            if self.levels.len().is_multiple_of(L::LEVELS) {
                self.shrink(end);
            }
        }
    }

    /// Makes numbers of ways smaller where they grow large. Only their ratios from level to level count.
    #[inline(never)]
    fn shrink(&mut self, begin: usize) {
        let mut largest = L::zero();
        for ways in &self.rows[begin..] {
            largest.raise(ways);
        }
        let most = largest.all();
        if most.iter().all(|most| *most < LARGE) {
            return;
        }
        // One over the power of two in the largest, so that nothing is rounded.
        let scale = most.map(|most| if most < LARGE { 1.0 } else { f64::from_bits((2046 - (most.to_bits() >> 52)) << 52) });
        for ways in &mut self.rows[begin..] {
            let mut smaller = ways.all();
            for (ways, scale) in smaller.iter_mut().zip(&scale).filter(|(ways, _)| **ways > 0.0) {
                *ways *= scale;
                if *ways < L::LEAST {
                    *ways = L::LEAST;
                    self.is_even = false;
                }
            }
            *ways = L::of(smaller);
        }
        let scale = L::of(scale);
        self.scales.push((self.levels.len() - 1, scale));
    }

    /// Each row of the frontier adds itself to those behind it.
    #[inline(never)]
    fn push(&mut self, out: Rows<'_>, begin: usize, end: usize) {
        for row in begin..end {
            let Head { vertex, lanes } = self.heads[row];
            let ways = self.rows[row];
            for target in out.of(vertex as usize) {
                let at = *target as usize;
                let found = lanes & self.missing[at];
                if found == 0 {
                    continue;
                }
                let place = &mut self.next[at];
                if place.lanes == 0 {
                    place.row = self.rows.len() as u32;
                    self.rows.push(L::zero());
                    self.heads.push(Head { vertex: *target, lanes: 0 });
                }
                place.lanes |= found;
                self.rows[place.row as usize].add(&ways);
            }
        }
        for row in end..self.heads.len() {
            let head = &mut self.heads[row];
            let at = head.vertex as usize;
            head.lanes = self.next[at].lanes;
            self.missing[at] &= !head.lanes;
            self.rows[row] = self.rows[row].keep(head.lanes);
        }
    }

    /// Each vertex that some search has not come to gathers from those before it; how many arcs those have that stay open.
    #[inline(never)]
    fn pull(&mut self, into: Rows<'_>) -> usize {
        let mut kept = 0;
        let mut arcs = 0;
        for position in 0..self.open.len() {
            let vertex = self.open[position];
            let at = vertex as usize;
            let missing = self.missing[at];
            if missing == 0 {
                continue;
            }
            let before = into.of(at);
            let (ways, held) = gather(before, &self.place, &self.rows);
            let found = held & missing;
            if found != 0 {
                self.next[at] = Place { row: self.rows.len() as u32, lanes: found };
                self.rows.push(ways.keep(found));
                self.heads.push(Head { vertex, lanes: found });
                self.missing[at] = missing & !found;
            }
            if found != missing {
                self.open[kept] = vertex;
                kept += 1;
                arcs += before.len();
            }
        }
        self.open.truncate(kept);
        arcs
    }

    #[inline(never)]
    fn backward(&mut self, out: Rows<'_>, shares: &mut Shares) {
        for level in (0..self.levels.len() - 1).rev() {
            let (begin, end) = (self.levels[level], self.levels[level + 1]);
            if !shares.across.is_empty() {
                self.cross(out, begin, end, &mut shares.across);
            }
            // What comes back to a source does not pass through it.
            for row in if level > 0 { begin..end } else { end..end } {
                let Head { vertex, lanes } = self.heads[row];
                let at = vertex as usize;
                let (behind, _) = gather(if level + 2 == self.levels.len() { &[] } else { out.of(at) }, &self.place, &self.rows);
                let ways = self.rows[row];
                let share = ways.times(&behind);
                shares.through[at] += share.sum();
                self.rows[row] = ways.handed(&share).keep(lanes);
            }
            if let Some((_, scale)) = self.scales.pop_if(|(scaled, _)| *scaled == level) {
                for handed in &mut self.rows[begin..end] {
                    *handed = handed.times(&scale);
                }
            }
            let behind = self.levels.get(level + 2).map_or(end, |end| *end);
            for head in &self.heads[end..behind] {
                self.place[head.vertex as usize] = Place::default();
            }
            for (head, row) in self.heads[begin..end].iter().zip(begin..) {
                self.place[head.vertex as usize] = Place { row: row as u32, lanes: head.lanes };
            }
        }
        for head in &self.heads[self.levels[0]..self.levels[1]] {
            self.place[head.vertex as usize] = Place::default();
        }
    }

    /// What comes back to some rows along each of their arcs.
    #[inline(never)]
    fn cross(&self, out: Rows<'_>, begin: usize, end: usize, across: &mut [f64]) {
        for row in begin..end {
            let Head { vertex, lanes } = self.heads[row];
            for arc in out.range(vertex as usize) {
                let place = self.place[out.targets[arc] as usize];
                if place.lanes & lanes != 0 {
                    across[arc] += self.rows[row].times(&self.rows[place.row as usize]).sum();
                }
            }
        }
    }
}

/// The sum of the rows of some vertices, and the lanes that they hold. Those without a row add zeros: a branch at each tie
/// would often be guessed wrong and cost more.
#[inline(always)]
fn gather<L: Lanes>(vertices: &[u32], place: &[Place], rows: &[L]) -> (L, u32) {
    let mut held = 0;
    let mut sum = L::zero();
    for vertex in vertices {
        let place = place[*vertex as usize];
        held |= place.lanes;
        sum.add(&rows[place.row as usize]);
    }
    (sum, held)
}
