//! Tasks for the worker and their progress as plain numbers, for the way to the worker and back.
//!
//! **Invariant:** what is packed comes out the same on the other side; ids stay at home, bodies go by their place.

use crate::analysis::{Held, Reach, Shares, WayTask, Ways};
use crate::layout::{Point, Problem};
use crate::model::StakeholderId;

/// What a message is about: its first number.
const LAYOUT: f64 = 0.0;
const SEARCH: f64 = 1.0;
const TRIALS: f64 = 2.0;

const HEAD: usize = 7;
const PER_BODY: usize = 8;
const PER_TIE: usize = 3;

/// Progress of a layout.
pub(crate) struct Progress {
    /// Which task it belongs to.
    pub(crate) task: f64,
    /// Whether the layout has settled.
    pub(crate) is_last: bool,
    /// Where the bodies stand, in the order of the task.
    pub(crate) points: Vec<Point>,
}

/// Numbers to or from the worker under the number of the element that they concern; none mean that it is gone.
pub(crate) fn addressed(element: f64, numbers: &[f64]) -> Vec<f64> {
    [&[element], numbers].concat()
}

/// Packs a task.
pub(crate) fn pack_task(task: f64, problem: &Problem) -> Vec<f64> {
    let mut numbers = vec![
        LAYOUT,
        task,
        (problem.seed >> 32) as f64,
        (problem.seed & 0xffff_ffff) as f64,
        f64::from(u8::from(problem.is_thorough)),
        problem.ids.len() as f64,
        problem.edges.len() as f64,
    ];
    for index in 0..problem.ids.len() {
        let start = problem.start[index];
        numbers.extend([
            start.x,
            start.y,
            f64::from(u8::from(problem.pinned[index])),
            f64::from(u8::from(problem.placed[index])),
            problem.radius[index],
            f64::from(problem.group[index]),
            problem.label[index].x,
            problem.label[index].y,
        ]);
    }
    for (source, target, weight) in &problem.edges {
        numbers.extend([f64::from(*source), f64::from(*target), *weight]);
    }
    numbers
}

/// Unpacks a task; `None` when it is none.
pub(crate) fn unpack_task(numbers: &[f64]) -> Option<(f64, Problem)> {
    let &[LAYOUT, task, seed_high, seed_low, is_thorough, bodies, ties] = numbers.first_chunk::<HEAD>()? else { return None };
    let (bodies, ties) = (bodies as usize, ties as usize);
    let rest = &numbers[HEAD..];
    if rest.len() != bodies * PER_BODY + ties * PER_TIE {
        return None;
    }
    let (bodies, ties) = rest.split_at(bodies * PER_BODY);
    let mut problem = Problem {
        ids: Vec::new(),
        start: Vec::new(),
        pinned: Vec::new(),
        placed: Vec::new(),
        radius: Vec::new(),
        label: Vec::new(),
        group: Vec::new(),
        edges: ties.chunks_exact(PER_TIE).map(|tie| (tie[0] as u32, tie[1] as u32, tie[2])).collect(),
        seed: ((seed_high as u64) << 32) | seed_low as u64,
        is_thorough: is_thorough != 0.0,
    };
    for (index, body) in bodies.chunks_exact(PER_BODY).enumerate() {
        problem.ids.push(StakeholderId::new(index.to_string()));
        problem.start.push(Point { x: body[0], y: body[1] });
        problem.pinned.push(body[2] != 0.0);
        problem.placed.push(body[3] != 0.0);
        problem.radius.push(body[4]);
        problem.group.push(body[5] as u32);
        problem.label.push(Point { x: body[6], y: body[7] });
    }
    Some((task, problem))
}

/// Packs progress.
pub(crate) fn pack_progress(task: f64, is_last: bool, points: &[Point]) -> Vec<f64> {
    let head = [LAYOUT, task, f64::from(u8::from(is_last))];
    head.into_iter().chain(points.iter().flat_map(|point| [point.x, point.y])).collect()
}

/// Unpacks progress; `None` when it is none.
pub(crate) fn unpack_progress(numbers: &[f64]) -> Option<Progress> {
    let (&[LAYOUT, task, is_last], rest) = numbers.split_first_chunk::<3>()? else { return None };
    Some(Progress { task, is_last: is_last != 0.0, points: rest.chunks_exact(2).map(|at| Point { x: at[0], y: at[1] }).collect() })
}

/// Progress of a search for ways.
pub(crate) struct SearchProgress {
    /// Which task it belongs to.
    pub(crate) task: f64,
    /// How much is done, 0 to 1.
    pub(crate) share: f64,
    /// What has been found, at the end.
    pub(crate) found: Option<Ways>,
}

/// Packs a search; `None` asks to leave whatever is being searched.
pub(crate) fn pack_search(task: f64, search: Option<&WayTask>) -> Vec<f64> {
    pack_ties(SEARCH, task, search)
}

/// Unpacks a search; `None` when it is none.
pub(crate) fn unpack_search(numbers: &[f64]) -> Option<(f64, Option<WayTask>)> {
    unpack_ties(SEARCH, numbers)
}

/// Packs the ties to make trials with; `None` asks to leave the trials.
pub(crate) fn pack_trials(task: f64, ties: Option<&WayTask>) -> Vec<f64> {
    pack_ties(TRIALS, task, ties)
}

/// Unpacks them; `None` when it is none.
pub(crate) fn unpack_trials(numbers: &[f64]) -> Option<(f64, Option<WayTask>)> {
    unpack_ties(TRIALS, numbers)
}

fn pack_ties(about: f64, task: f64, ties: Option<&WayTask>) -> Vec<f64> {
    let mut numbers = vec![about, task];
    if let Some(WayTask { is_directed, is_weighted, count, arcs }) = ties {
        numbers.reserve(3 * arcs.len() + 3);
        numbers.extend([f64::from(u8::from(*is_directed)), f64::from(u8::from(*is_weighted)), *count as f64]);
        for (source, target, weight) in arcs {
            numbers.extend([f64::from(*source), f64::from(*target), *weight]);
        }
    }
    numbers
}

fn unpack_ties(about: f64, numbers: &[f64]) -> Option<(f64, Option<WayTask>)> {
    let (&[kind, task], rest) = numbers.split_first_chunk::<2>()?;
    let ties = rest.split_first_chunk::<3>().map(|(&[is_directed, is_weighted, count], arcs)| WayTask {
        is_directed: is_directed != 0.0,
        is_weighted: is_weighted != 0.0,
        count: count as usize,
        arcs: arcs.chunks_exact(3).map(|arc| (arc[0] as u32, arc[1] as u32, arc[2])).collect(),
    });
    (kind == about).then_some((task, ties))
}

/// Packs what trials have shown.
pub(crate) fn pack_held(task: f64, held: &[Held]) -> Vec<f64> {
    let numbers = |held: &Held| [held.measure as f64, held.first as f64, held.trials as f64, held.holds, held.agreement];
    [TRIALS, task].into_iter().chain(held.iter().flat_map(numbers)).collect()
}

/// Unpacks it, with the task; `None` when it is none.
pub(crate) fn unpack_held(numbers: &[f64]) -> Option<(f64, Vec<Held>)> {
    let (&[TRIALS, task], rest) = numbers.split_first_chunk::<2>()? else { return None };
    let held = |of: &[f64]| Held { measure: of[0] as usize, first: of[1] as usize, trials: of[2] as usize, holds: of[3], agreement: of[4] };
    Some((task, rest.chunks_exact(5).map(held).collect()))
}

/// Packs progress of a search.
pub(crate) fn pack_search_progress(task: f64, share: f64, found: Option<&Ways>) -> Vec<f64> {
    let mut numbers = vec![SEARCH, task, share];
    if let Some(Ways { shares, out, into }) = found {
        numbers.extend(&shares.through);
        for reach in out.iter().chain(into) {
            numbers.extend([f64::from(reach.count), reach.distance, reach.harmonic, reach.farthest]);
        }
    }
    numbers
}

/// Unpacks progress of a search; `None` when it is none.
pub(crate) fn unpack_search_progress(numbers: &[f64]) -> Option<SearchProgress> {
    let (&[SEARCH, task, share], rest) = numbers.split_first_chunk::<3>()? else { return None };
    let (through, reaches) = rest.split_at(rest.len() / 9);
    let mut out: Vec<Reach> = Vec::with_capacity(2 * through.len());
    for numbers in reaches.chunks_exact(4) {
        out.push(Reach { count: numbers[0] as u32, distance: numbers[1], harmonic: numbers[2], farthest: numbers[3] });
    }
    let into = out.split_off(out.len() / 2);
    let shares = Shares { through: through.to_vec(), across: Vec::new() };
    let found = (!rest.is_empty()).then_some(Ways { shares, out, into });
    Some(SearchProgress { task, share, found })
}
