//! Pushes boxes apart until no two of them overlap.

/// A box around a place: half its width, and how far it reaches above and below.
pub type Sides = [f64; 3];

/// Pushes leave so much air.
const SLACK: f64 = 0.5;
/// Overlaps below this are none.
const TOUCH: f64 = 1e-6;
/// At most so many cells for each box.
const CELLS: usize = 4;

/// Boxes by the cell of a grid that their places are in; a box reaches into no cell but its own and those around.
struct Grid {
    across: usize,
    down: usize,
    /// Where each cell begins, and behind the last where all end.
    starts: Vec<u32>,
    items: Vec<u32>,
}

impl Grid {
    #[inline(never)]
    fn fill(&mut self, places: &[[f64; 2]], cell: [f64; 2]) {
        let (mut low, mut high) = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
        for place in places {
            for axis in 0..2 {
                low[axis] = if place[axis] < low[axis] { place[axis] } else { low[axis] };
                high[axis] = if place[axis] > high[axis] { place[axis] } else { high[axis] };
            }
        }
        // Far stragglers make cells larger instead of more.
        let mut cell = cell;
        let count = |axis: usize, cell: [f64; 2]| ((high[axis] - low[axis]) / cell[axis]) as usize + 1;
        while count(0, cell).saturating_mul(count(1, cell)) > CELLS * places.len() + 16 {
            cell = [cell[0] * 2.0, cell[1] * 2.0];
        }
        (self.across, self.down) = (count(0, cell), count(1, cell));
        let of = |place: &[f64; 2]| {
            let (x, y) = (((place[0] - low[0]) / cell[0]) as usize, ((place[1] - low[1]) / cell[1]) as usize);
            y.min(self.down - 1) * self.across + x.min(self.across - 1)
        };
        self.starts.clear();
        self.starts.resize(self.across * self.down + 1, 0);
        for place in places {
            self.starts[of(place)] += 1;
        }
        let mut end = 0;
        for start in &mut self.starts {
            end += *start;
            *start = end;
        }
        self.items.resize(places.len(), 0);
        for (item, place) in places.iter().enumerate().rev() {
            let start = &mut self.starts[of(place)];
            *start -= 1;
            self.items[*start as usize] = item as u32;
        }
    }

    fn cell(&self, x: usize, y: usize) -> &[u32] {
        let at = y * self.across + x;
        &self.items[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}

/// Moves places apart in rounds. Returns whether nothing that can move overlaps any more.
///
/// # Arguments
/// * `sides`: of each box.
/// * `mobility`: who gives way, 0 fixed to 1 free.
///
/// # Complexity
/// **O(n + pairs side by side)** for each round.
pub fn spread(places: &mut [[f64; 2]], sides: &[Sides], mobility: &[f64], rounds: usize) -> bool {
    let mut cell = [1.0_f64; 2];
    for [half_width, above, below] in sides {
        cell = [cell[0].max(2.0 * half_width), cell[1].max(above + below)];
    }
    let mut grid = Grid { across: 0, down: 0, starts: Vec::new(), items: Vec::new() };
    for _ in 0..rounds {
        if places.iter().flatten().any(|place| !place.is_finite()) {
            return false;
        }
        grid.fill(places, cell);
        if !push_round(places, sides, mobility, &grid) {
            return true;
        }
    }
    false
}

/// Whether anything was pushed.
#[inline(never)]
fn push_round(places: &mut [[f64; 2]], sides: &[Sides], mobility: &[f64], grid: &Grid) -> bool {
    let mut has_pushed = false;
    for y in 0..grid.down {
        for x in 0..grid.across {
            let own = grid.cell(x, y);
            for (at, a) in own.iter().enumerate() {
                for b in &own[at + 1..] {
                    has_pushed |= part(places, sides, mobility, *a as usize, *b as usize);
                }
                if x + 1 < grid.across {
                    for b in grid.cell(x + 1, y) {
                        has_pushed |= part(places, sides, mobility, *a as usize, *b as usize);
                    }
                }
                if y + 1 < grid.down {
                    for next in x.saturating_sub(1)..(x + 2).min(grid.across) {
                        for b in grid.cell(next, y + 1) {
                            has_pushed |= part(places, sides, mobility, *a as usize, *b as usize);
                        }
                    }
                }
            }
        }
    }
    has_pushed
}

/// Parts two boxes along the axis that needs less; whether they overlapped.
#[inline(always)]
fn part(places: &mut [[f64; 2]], sides: &[Sides], mobility: &[f64], a: usize, b: usize) -> bool {
    let (at, other) = (places[a], places[b]);
    let (own, its) = (sides[a], sides[b]);
    let between = [other[0] - at[0], other[1] - at[1]];
    let across = own[0] + its[0] - between[0].abs();
    if across <= TOUCH {
        return false;
    }
    // From the lower of the two upper sides to the upper of the two lower sides.
    let (lower, upper) = (at[1] + own[2], at[1] - own[1]);
    let (its_lower, its_upper) = (other[1] + its[2], other[1] - its[1]);
    let down = (if lower < its_lower { lower } else { its_lower }) - (if upper > its_upper { upper } else { its_upper });
    let give = mobility[a] + mobility[b];
    if down <= TOUCH || give == 0.0 {
        return false;
    }
    let (axis, push) =
        if across < down { (0, (across + SLACK) * side(between[0], a + b)) } else { (1, (down + SLACK) * side(between[1], (a + b) / 2)) };
    places[a][axis] -= push * (mobility[a] / give);
    places[b][axis] += push * (mobility[b] / give);
    true
}

/// Which way a box goes; those on the same spot part by their index.
fn side(difference: f64, index: usize) -> f64 {
    if difference.abs() > 1e-9 {
        difference.signum()
    } else if index.is_multiple_of(2) {
        1.0
    } else {
        -1.0
    }
}
