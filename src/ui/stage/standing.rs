//! Where bodies stand in the view that is shown: on the map where the session has them, elsewhere where the view puts them.
//!
//! **Invariant:** worked out once for each state of map, measures and look; as long as nobody moves, the answer is the very
//! same one.

use std::cell::RefCell;
use std::rc::Rc;

use crate::analysis::Report;
use crate::model::StakeholderMap;
use crate::scene::{Filter, MatrixOrder, Parts, Positions, Theme, View, ViewKind, Viewport, standing};
use crate::session::Frame;

/// What the places depend on.
struct Cause {
    map: Rc<StakeholderMap>,
    report: Rc<Report>,
    look: Look,
}

type Look = (ViewKind, Viewport, f64, Theme, (bool, bool), (String, Filter, MatrixOrder));

/// The places known last.
#[derive(Default)]
pub(super) struct Standing(RefCell<Option<(Cause, Rc<Positions>)>>);

impl Standing {
    /// Where bodies stand.
    pub(super) fn of(&self, frame: &Frame, view: &View) -> Rc<Positions> {
        if view.kind == ViewKind::Map {
            return frame.positions.clone();
        }
        let look = (
            view.kind,
            view.viewport,
            view.foot_px,
            view.theme,
            (view.hide_private, view.may_rate),
            (view.size_by.clone(), view.filter.clone(), view.order),
        );
        let mut known = self.0.borrow_mut();
        if let Some((cause, places)) = &*known
            && Rc::ptr_eq(&cause.map, &frame.map)
            && Rc::ptr_eq(&cause.report, &frame.report)
            && cause.look == look
        {
            return places.clone();
        }
        let places = standing(&Parts { map: &frame.map, report: &frame.report, positions: &frame.positions }, view);
        let before = known.take().map(|(_, before)| before).filter(|before| **before == places);
        let places = before.unwrap_or_else(|| Rc::new(places));
        *known = Some((Cause { map: frame.map.clone(), report: frame.report.clone(), look }, places.clone()));
        places
    }
}
