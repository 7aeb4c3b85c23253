//! The level at which a map is looked at: every body, or agencies with their departments folded into them.
//!
//! **Invariant:** the picture and the figures beside it are of the same level; edits go to the map as it is.
//! **Not here:** folding; see `edit::folded`.

use std::cell::RefCell;
use std::rc::Rc;

use crate::analysis::{Options, Report, analyze};
use crate::edit::{folded, has_departments, without_private};
use crate::layout::Positions;
use crate::model::{Gather, StakeholderMap};
use crate::scene::View;
use crate::session::Frame;

/// Larger maps are not folded: their figures come from the worker, which knows one level only.
const MOST_BODIES: usize = 1_000;

/// What was folded last, and from what.
struct Known {
    map: Rc<StakeholderMap>,
    positions: Rc<Positions>,
    hides_private: bool,
    options: Options,
    frame: Rc<Frame>,
}

/// Looks at a map at the level that a view asks for.
#[derive(Default)]
pub(super) struct Lens(RefCell<Option<Known>>);

impl Lens {
    /// The frame at the level of the view.
    pub(super) fn frame(&self, frame: Rc<Frame>, view: &View) -> Rc<Frame> {
        let mut known = self.0.borrow_mut();
        let before = known.take().filter(|known| {
            Rc::ptr_eq(&known.map, &frame.map) && known.hides_private == view.hide_private && known.options == frame.options
        });
        let at_level = match before {
            Some(before) if view.folds_departments && Rc::ptr_eq(&before.positions, &frame.positions) => before.frame,
            Some(before) if view.folds_departments => placed(before.frame.as_ref().clone(), &frame.positions),
            _ => {
                let Some((map, report)) = folded_map(&frame.map, &frame.options, view) else { return frame };
                // How sure a ranking is has not been tried at this level.
                let at_level = Frame {
                    map: Rc::new(map),
                    report: Rc::new(report),
                    is_measured: true,
                    rankings: Some(Rc::from([])),
                    ..frame.as_ref().clone()
                };
                placed(at_level, &frame.positions)
            }
        };
        let (map, positions, options) = (frame.map.clone(), frame.positions.clone(), frame.options.clone());
        *known = Some(Known { map, positions, hides_private: view.hide_private, options, frame: at_level.clone() });
        at_level
    }
}

/// With the places of those who are there.
fn placed(frame: Frame, positions: &Positions) -> Rc<Frame> {
    let there = frame.map.stakeholders().ids().filter_map(|id| Some((id.clone(), *positions.get(id)?)));
    let positions = Rc::new(there.gather());
    Rc::new(Frame { positions, ..frame })
}

/// A map at the level of agencies with its figures, where a view wants that and the map has departments. What may not be seen
/// must not be read off an agency either.
pub(crate) fn folded_map(map: &StakeholderMap, options: &Options, view: &View) -> Option<(StakeholderMap, Report)> {
    if !view.folds_departments || !can_fold(map) {
        return None;
    }
    let map = if view.hide_private { folded(&without_private(map)) } else { folded(map) };
    let report = analyze(&map, options);
    Some((map, report))
}

/// Whether a map has departments to fold, and is small enough.
pub(super) fn can_fold(map: &StakeholderMap) -> bool {
    map.stakeholders().len() <= MOST_BODIES && has_departments(map)
}
