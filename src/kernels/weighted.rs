//! Betweenness and distances along ties of different length.
//!
//! Where lengths are whole numbers, distances come from sixteen sources at once: a vertex takes the least of what its
//! neighbours offer until nothing changes. Else each source has a search of its own (Dijkstra 1959). Ways are then counted
//! from the nearest vertex to the farthest and shares handed back the other way (Brandes 2001), one source at a time.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::arcs::Arcs;
use crate::betweenness::Shares;
use crate::pair::{self, Pair};
use crate::reach::Reach;
use crate::rows::{Ordered, Rows};
use crate::steps::{Steps, UNREACHED, WIDTH};

/// Distances are sorted by so many bits at a time: no more than [`UNREACHED`] has in whole digits.
const DIGIT_BITS: u32 = 10;

/// Sums over all sources.
pub struct Sums {
    /// Shares of shortest ways.
    pub shares: Shares,
    /// What each vertex reaches.
    pub out: Vec<Reach>,
    /// What each vertex is reached by.
    pub into: Vec<Reach>,
}

/// One search from one source.
struct Search {
    graph: Ordered,
    tolerance: f64,
    /// Of each vertex its distance, and how many shortest ways lead there; once it has handed back its share, what it hands on
    /// for one way. Together, so that a visit touches memory once. One vertex more, never reached, fills up odd rows.
    visits: Vec<Pair>,
    /// The vertices that are reached, the nearest first.
    order: Vec<u32>,
    sorted: Vec<u32>,
}

/// Betweenness and distances, searched a block of sources at a step.
pub struct Weighted {
    sums: Sums,
    search: Search,
    block: Option<Block>,
    queue: BinaryHeap<Reverse<(u64, u32)>>,
    /// The sources that are done.
    done: usize,
}

impl Weighted {
    /// Prepares the searches. **O(n log n + m)**.
    ///
    /// # Arguments
    /// * `out`: the arcs that leave; each tie in both rows where ties have no direction.
    /// * `lengths`: of each arc, above 0.
    /// * `tolerance`: ways whose lengths differ by at most this share are equally long; 0 where lengths are whole numbers.
    /// * `has_arcs`: whether the shares of arcs are asked for.
    pub fn new(out: Rows<'_>, lengths: &[f64], tolerance: f64, has_arcs: bool) -> Self {
        let count = out.count();
        let graph = Ordered::new(out, lengths);
        let longest = lengths.iter().copied().fold(0.0, f64::max);
        let are_whole = tolerance == 0.0 && longest * count as f64 <= f64::from(UNREACHED);
        Self {
            sums: Sums { shares: Shares::none(out, has_arcs), out: vec![Reach::default(); count], into: vec![Reach::default(); count] },
            block: are_whole.then(|| Block::new(&graph.into)),
            search: Search {
                graph,
                tolerance,
                visits: vec![away(); count + 1],
                order: Vec::with_capacity(count),
                sorted: Vec::with_capacity(count),
            },
            queue: BinaryHeap::new(),
            done: 0,
        }
    }

    /// Searches from sixteen more sources; how many are done. **O(m log n)** each, mostly much less where lengths are whole
    /// numbers.
    pub fn step(&mut self) -> usize {
        let Self { sums, search, block, queue, done } = self;
        let count = sums.out.len();
        let sources = (count - *done).min(WIDTH);
        if let Some(block) = block {
            block.search(&search.graph.out, &search.graph.into, *done, sources);
        }
        for lane in 0..sources {
            match block {
                Some(block) => search.take(&block.columns[lane * count..][..count]),
                None => search.by_heap(*done + lane, queue),
            }
            search.count();
            search.hand_back(&mut sums.shares);
            search.note_distances(sums);
        }
        *done += sources;
        *done
    }

    /// The sums, once all sources are done; `out` as at the beginning.
    pub fn found(&self, out: Rows<'_>) -> Sums {
        let Sums { shares, out: reached, into } = &self.sums;
        Sums { shares: shares.renamed_back(out, &self.search.graph), out: reached.clone(), into: into.clone() }
    }
}

/// Betweenness and distances; arguments as of [`Weighted::new`].
///
/// # Complexity
/// Time **O(n m log n)**, mostly much less where lengths are whole numbers; space **O(n + m)**.
pub fn weighted(out: Rows<'_>, lengths: &[f64], tolerance: f64, has_arcs: bool) -> Sums {
    let mut search = Weighted::new(out, lengths, tolerance, has_arcs);
    while search.step() < out.count() {}
    search.found(out)
}

impl Search {
    /// Takes the distances of one source, and sorts the vertices by them: digit by digit, the last first.
    #[inline(never)]
    fn take(&mut self, steps: &[u32]) {
        let mut farthest = 0;
        self.order.clear();
        self.visits.fill(away());
        for (steps, vertex) in steps.iter().zip(0..) {
            if *steps != UNREACHED {
                self.visits[vertex as usize] = pair::pair(f64::from(*steps), 0.0);
                farthest = farthest.max(*steps);
                self.order.push(vertex);
            }
        }
        self.sorted.resize(self.order.len(), 0);
        let mut shift = 0;
        while farthest >> shift > 0 {
            let mut places = [0_u32; 1 << DIGIT_BITS];
            let digit = |vertex: u32| (steps[vertex as usize] >> shift) as usize % (1 << DIGIT_BITS);
            for vertex in &self.order {
                places[digit(*vertex)] += 1;
            }
            let mut end = 0;
            for place in &mut places {
                end += std::mem::replace(place, end);
            }
            for vertex in &self.order {
                let place = &mut places[digit(*vertex)];
                self.sorted[*place as usize] = *vertex;
                *place += 1;
            }
            std::mem::swap(&mut self.order, &mut self.sorted);
            shift += DIGIT_BITS;
        }
    }

    /// Dijkstra 1959.
    #[inline(never)]
    fn by_heap(&mut self, source: usize, queue: &mut BinaryHeap<Reverse<(u64, u32)>>) {
        self.visits.fill(away());
        self.order.clear();
        self.visits[source] = pair::both(0.0);
        queue.push(Reverse((0, source as u32)));
        while let Some(Reverse((bits, vertex))) = queue.pop() {
            // Numbers that are not negative stand in the order of their bits.
            let here = f64::from_bits(bits);
            if here > pair::first(self.visits[vertex as usize]) {
                continue;
            }
            self.order.push(vertex);
            let rows = self.graph.out.rows();
            for arc in rows.range(vertex as usize) {
                let target = rows.targets[arc];
                let distance = here + self.graph.out.weights[arc];
                let visit = &mut self.visits[target as usize];
                if distance < pair::first(*visit) {
                    *visit = pair::pair(distance, 0.0);
                    queue.push(Reverse((distance.to_bits(), target)));
                }
            }
        }
    }

    /// How many shortest ways lead to each vertex.
    #[inline(never)]
    fn count(&mut self) {
        let Some((source, others)) = self.order.split_first() else { return };
        self.visits[*source as usize] = pair::pair(0.0, 1.0);
        for vertex in others {
            let distance = pair::first(self.visits[*vertex as usize]);
            let (here, slack) = (pair::both(distance), pair::both(distance * self.tolerance));
            let ways = self.gather(&self.graph.into, *vertex, |before, length| {
                let is_equal = pair::at_most(pair::gap(pair::add(before, length), here), slack);
                pair::and(is_equal, pair::below(before, here))
            });
            self.visits[*vertex as usize] = pair::pair(distance, ways);
        }
    }

    #[inline(never)]
    fn hand_back(&mut self, shares: &mut Shares) {
        let tolerance = pair::both(self.tolerance);
        for (position, vertex) in self.order.iter().enumerate().rev() {
            let visit = self.visits[*vertex as usize];
            let (distance, ways) = (pair::first(visit), pair::second(visit));
            let here = pair::both(distance);
            if !shares.across.is_empty() {
                self.cross(*vertex, distance, ways, &mut shares.across);
            }
            // What comes back to the source does not pass through it.
            if position == 0 {
                break;
            }
            let behind = self.gather(&self.graph.out, *vertex, |after, length| {
                let is_equal = pair::at_most(pair::gap(pair::add(here, length), after), pair::mul(after, tolerance));
                pair::and(is_equal, pair::below(here, after))
            });
            let share = ways * behind;
            shares.through[*vertex as usize] += share;
            self.visits[*vertex as usize] = pair::pair(distance, (1.0 + share) / ways);
        }
    }

    /// What comes back to a vertex along each of its arcs.
    #[inline(never)]
    fn cross(&self, vertex: u32, distance: f64, ways: f64, across: &mut [f64]) {
        let rows = self.graph.out.rows();
        for arc in rows.range(vertex as usize) {
            let after = self.visits[rows.targets[arc] as usize];
            let gap = (distance + self.graph.out.weights[arc] - pair::first(after)).abs();
            if gap <= pair::first(after) * self.tolerance && distance < pair::first(after) {
                across[arc] += ways * pair::second(after);
            }
        }
    }

    /// The sum of the values of those neighbours that are on the way, by their distance and the length of the arc. Without a
    /// branch at each, which would often be guessed wrong.
    #[inline(always)]
    fn gather(&self, arcs: &Arcs, vertex: u32, on_the_way: impl Fn(Pair, Pair) -> Pair) -> f64 {
        let rows = arcs.rows();
        let range = rows.range(vertex as usize);
        let (targets, last) = rows.targets[range.clone()].as_chunks::<2>();
        let (lengths, last_length) = arcs.weights[range].as_chunks::<2>();
        let mut sum = pair::both(0.0);
        let mut take = |targets: [usize; 2], lengths: [f64; 2]| {
            let (a, b) = (self.visits[targets[0]], self.visits[targets[1]]);
            let mask = on_the_way(pair::firsts(a, b), pair::pair(lengths[0], lengths[1]));
            sum = pair::add(sum, pair::and(pair::seconds(a, b), mask));
        };
        for (targets, lengths) in targets.iter().zip(lengths) {
            take(targets.map(|target| target as usize), *lengths);
        }
        if let ([target], [length]) = (last, last_length) {
            take([*target as usize, self.visits.len() - 1], [*length, 0.0]);
        }
        pair::sum(sum)
    }

    #[inline(never)]
    fn note_distances(&self, sums: &mut Sums) {
        let names = &self.graph.order;
        let Some((source, others)) = self.order.split_first() else { return };
        let mut out = Reach::default();
        for vertex in others {
            let distance = pair::first(self.visits[*vertex as usize]);
            let inverse = 1.0 / distance;
            for reach in [&mut out, &mut sums.into[names[*vertex as usize] as usize]] {
                reach.count += 1;
                reach.distance += distance;
                reach.harmonic += inverse;
                if distance > reach.farthest {
                    reach.farthest = distance;
                }
            }
        }
        sums.out[names[*source as usize] as usize] = out;
    }
}

/// What is known of a vertex that is not reached.
fn away() -> Pair {
    pair::pair(f64::INFINITY, 0.0)
}

/// Distances from sixteen sources.
struct Block {
    distances: Vec<Steps>,
    /// The same, source by source.
    columns: Vec<u32>,
    /// The lengths of the arcs that arrive.
    lengths: Vec<u32>,
    /// Vertices whose neighbours have come nearer, and those of the next round.
    waiting: Vec<u32>,
    next: Vec<u32>,
    is_waiting: Vec<bool>,
}

impl Block {
    fn new(into: &Arcs) -> Self {
        let count = into.rows().count();
        Self {
            distances: vec![Steps::unreached(); count],
            columns: vec![0; WIDTH * count],
            lengths: into.weights.iter().map(|length| *length as u32).collect(),
            waiting: Vec::new(),
            next: Vec::new(),
            is_waiting: vec![false; count],
        }
    }

    #[inline(never)]
    fn search(&mut self, out: &Arcs, into: &Arcs, first: usize, sources: usize) {
        self.distances.fill(Steps::unreached());
        for lane in 0..sources {
            self.distances[first + lane] = Steps::source(lane);
            self.wake(out, first + lane);
        }
        let rows = into.rows();
        while !self.next.is_empty() {
            std::mem::swap(&mut self.waiting, &mut self.next);
            for position in 0..self.waiting.len() {
                let vertex = self.waiting[position] as usize;
                self.is_waiting[vertex] = false;
                let range = rows.range(vertex);
                let before = self.distances[vertex];
                let mut nearest = before;
                for (source, length) in rows.targets[range.clone()].iter().zip(&self.lengths[range]) {
                    nearest.offer(&self.distances[*source as usize], *length);
                }
                if nearest.differs(&before) {
                    self.distances[vertex] = nearest;
                    self.wake(out, vertex);
                }
            }
            self.waiting.clear();
        }
        for (vertex, distances) in self.distances.iter().enumerate() {
            for (lane, steps) in distances.all().into_iter().enumerate() {
                self.columns[lane * self.distances.len() + vertex] = steps;
            }
        }
    }

    fn wake(&mut self, out: &Arcs, vertex: usize) {
        for target in out.rows().of(vertex) {
            if !std::mem::replace(&mut self.is_waiting[*target as usize], true) {
                self.next.push(*target);
            }
        }
    }
}
