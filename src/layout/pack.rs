//! Puts the separate parts of a map beside each other: small ones into the pockets around large ones, the whole wider than
//! tall.
//!
//! Parts are laid on a grid of cells, as by Freivalds, Dogrusoz and Kikusts (2002).

use crate::layout::parts::ASPECT;
use crate::layout::point::Point;
use crate::layout::room::Room;
use crate::model::{SortedSet, sort_indices};

/// The side of a cell, in map units.
const CELL: f64 = 24.0;
/// Parts beyond this many stand in rows below, without a search for pockets.
const SEARCHED: usize = 150;

type Cell = (i32, i32);

/// Moves each part, largest first, to the free place nearest the middle; the whole then stands around the origin.
///
/// # Complexity
/// **O(p c t)** for `p` parts of `c` cells with `t` places tried.
pub(crate) fn pack(points: &mut [Point], rooms: &[Room], parts: &[Vec<u32>], edges: &[(u32, u32, f64)]) {
    let mut part_of = vec![0; points.len()];
    for (index, part) in parts.iter().enumerate() {
        part.iter().for_each(|&body| part_of[body as usize] = index);
    }
    let mut ties: Vec<Vec<(u32, u32)>> = vec![Vec::new(); parts.len()];
    edges.iter().for_each(|&(a, b, _)| ties[part_of[a as usize]].push((a, b)));
    let mut order: Vec<usize> = (0..parts.len()).collect();
    sort_indices(&mut order, &mut |a, b| parts[b].len().cmp(&parts[a].len()).then(a.cmp(&b)));

    let mut taken: SortedSet<Cell> = SortedSet::new();
    // The lowest and the highest cell taken so far.
    let mut all = extent(&[]);
    let (mut bottom, mut right) = (0, 0);
    for (rank, &index) in order.iter().enumerate() {
        let cells = cells(points, rooms, &parts[index], &ties[index]);
        let is_free = |shift: Cell| cells.iter().all(|&(x, y)| !taken.contains(&(x + shift.0, y + shift.1)));
        let (low, high) = extent(&cells);
        let shift = if rank == 0 {
            (-(low.0 + high.0) / 2, -(low.1 + high.1) / 2)
        } else if rank < SEARCHED {
            nearest((low, high), is_free)
        } else {
            // In rows as wide as the map below everything.
            if right + high.0 - low.0 > all.1.0 || rank == SEARCHED {
                (bottom, right) = (all.1.1 + 1, all.0.0);
            }
            let shift = (right - low.0, bottom - low.1);
            right += high.0 - low.0 + 1;
            shift
        };
        // A cell of air all around, so that parts do not seem to belong together.
        all = joined(all, ((low.0 + shift.0 - 1, low.1 + shift.1 - 1), (high.0 + shift.0 + 1, high.1 + shift.1 + 1)));
        if rank < SEARCHED {
            let around = |&(x, y): &Cell| (0..9).map(move |step| (x + shift.0 + step / 3 - 1, y + shift.1 + step % 3 - 1));
            taken.extend(cells.iter().flat_map(around));
        }
        let by = Point::new(f64::from(shift.0) * CELL, f64::from(shift.1) * CELL);
        for &body in &parts[index] {
            points[body as usize] = points[body as usize] + by;
        }
    }
    if !parts.is_empty() {
        let (low, high) = all;
        let middle = Point::new(f64::from(low.0 + high.0 + 1), f64::from(low.1 + high.1 + 1)) * (CELL / 2.0);
        points.iter_mut().for_each(|point| *point = *point - middle);
    }
}

/// The first free shift on a widening rectangle of the shape of a projector.
fn nearest((low, high): (Cell, Cell), is_free: impl Fn(Cell) -> bool) -> Cell {
    let middle = ((low.0 + high.0) / 2, (low.1 + high.1) / 2);
    let mut best: Option<(f64, Cell)> = None;
    for ring in 1..4_000 {
        // How far the part would reach from the middle, in heights of the picture.
        let reach = |x: i32, y: i32| {
            let across = f64::from((x + low.0).abs().max((x + high.0).abs())) / ASPECT;
            across.max(f64::from((y + low.1).abs().max((y + high.1).abs())))
        };
        let (wide, tall) = ((f64::from(ring) * ASPECT) as i32, ring);
        let sides = (-wide..=wide).flat_map(|x| [(x, tall), (x, -tall)]).chain((-tall..=tall).flat_map(|y| [(wide, y), (-wide, y)]));
        for (x, y) in sides {
            let shift = (x - middle.0, y - middle.1);
            let distance = reach(shift.0, shift.1) + f64::from(x * x + y * y).sqrt() * 0.05;
            if best.is_none_or(|(least, _)| distance < least) && is_free(shift) {
                best = Some((distance, shift));
            }
        }
        if best.is_some_and(|(least, _)| f64::from(ring) > least) {
            break;
        }
    }
    best.map_or((0, 0), |(_, shift)| shift)
}

/// The cells that bodies, names and ties of a part need, with its bays filled up.
fn cells(points: &[Point], rooms: &[Room], part: &[u32], ties: &[(u32, u32)]) -> Vec<Cell> {
    let cell = |at: f64| (at / CELL).floor() as i32;
    let mut cells: Vec<Cell> = Vec::new();
    for &body in part {
        let (at, room) = (points[body as usize], rooms[body as usize]);
        for x in cell(at.x - room.half_width)..=cell(at.x + room.half_width) {
            for y in cell(at.y - room.above)..=cell(at.y + room.below) {
                cells.push((x, y));
            }
        }
    }
    for &(a, b) in ties {
        let (a, b) = (points[a as usize], points[b as usize]);
        let steps = (a.distance(b) / CELL).ceil().max(1.0);
        for step in 0..=steps as usize {
            let at = a.toward(b, step as f64 / steps);
            cells.push((cell(at.x), cell(at.y)));
        }
    }
    if part.len() > 2 { filled(&cells) } else { cells }
}

/// With every cell that has others of the part left and right as well as above and below: nothing foreign stands inside.
fn filled(cells: &[Cell]) -> Vec<Cell> {
    let (low, high) = extent(cells);
    let mut columns = vec![(i32::MAX, i32::MIN); (high.0 - low.0 + 1) as usize];
    let mut rows = vec![(i32::MAX, i32::MIN); (high.1 - low.1 + 1) as usize];
    for &(x, y) in cells {
        let (column, row) = (&mut columns[(x - low.0) as usize], &mut rows[(y - low.1) as usize]);
        *column = (column.0.min(y), column.1.max(y));
        *row = (row.0.min(x), row.1.max(x));
    }
    let mut all = Vec::new();
    for (x, column) in (low.0..).zip(&columns) {
        for (y, row) in (low.1..).zip(&rows) {
            if column.0 <= y && y <= column.1 && row.0 <= x && x <= row.1 {
                all.push((x, y));
            }
        }
    }
    all
}

/// The lowest and the highest cell on each axis.
fn extent(cells: &[Cell]) -> (Cell, Cell) {
    cells.iter().fold(((i32::MAX, i32::MAX), (i32::MIN, i32::MIN)), |all, &cell| joined(all, (cell, cell)))
}

/// The extent of two extents.
fn joined(a: (Cell, Cell), b: (Cell, Cell)) -> (Cell, Cell) {
    ((a.0.0.min(b.0.0), a.0.1.min(b.0.1)), (a.1.0.max(b.1.0), a.1.1.max(b.1.1)))
}
