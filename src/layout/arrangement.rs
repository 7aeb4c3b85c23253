//! An arrangement in progress, from nothing or among bodies that stand.
//!
//! **Invariant:** how steps fall changes nothing in the result; a pinned body never moves.

use crate::layout::force::Force;
use crate::layout::fresh::Fresh;
use crate::layout::point::Point;
use crate::layout::problem::Problem;

/// An arrangement in progress; run it in slices with [`Arrangement::step`].
#[derive(Debug)]
pub struct Arrangement {
    means: Means,
    is_done: bool,
}

#[derive(Debug)]
enum Means {
    Fresh(Box<Fresh>),
    Force(Box<Force>),
}

impl Arrangement {
    /// Starts from where the problem says.
    ///
    /// # Complexity
    /// **O(n m)** for up to 350 bodies (thoroughly: 1,500), else **O(m)**.
    pub fn new(problem: Problem) -> Self {
        let is_done = problem.is_settled();
        let is_fresh = problem.is_fresh() && !is_done;
        let means = if is_fresh { Means::Fresh(Box::new(Fresh::new(problem))) } else { Means::Force(Box::new(Force::new(problem))) };
        Self { means, is_done }
    }

    /// Runs at most so many rounds; true once the arrangement is finished.
    ///
    /// # Complexity
    /// For each round **O(n²)** for up to 350 bodies (thoroughly: 1,500), else **O(n log n + m)**.
    pub fn step(&mut self, rounds: usize) -> bool {
        for _ in 0..rounds {
            if self.is_done {
                break;
            }
            self.is_done = match &mut self.means {
                Means::Fresh(fresh) => fresh.sweep(),
                Means::Force(force) => force.round(),
            };
        }
        self.is_done
    }

    /// Where the bodies stand now, in the order of the problem.
    pub fn points(&self) -> &[Point] {
        match &self.means {
            Means::Fresh(fresh) => fresh.points(),
            Means::Force(force) => force.points(),
        }
    }
}
