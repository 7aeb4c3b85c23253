//! Small maps and views for the tests of the tools.

use crate::model::{Properties, Record, Relationship, RelationshipKind, Sign, Stakeholder, StakeholderId, StakeholderMap};
use crate::scene::{Camera, Hit, Item, Point, Positions, View, Viewport};
use crate::tools::{Context, Intent, ViewChange};

/// A map of bodies named by their ids and of two-way ties `r0`, `r1`, … of given kinds.
pub(super) fn map(bodies: &[&str], ties: &[(&str, &str, &str)]) -> StakeholderMap {
    let bodies = bodies.iter().map(|id| Stakeholder { name: (*id).to_owned(), ..Stakeholder::blank((*id).into()) }).collect();
    let ties = ties.iter().enumerate().map(|(index, (source, target, kind))| {
        let sign = if *kind == RelationshipKind::CONFLICT { Sign::Opposition } else { Sign::Support };
        let id = format!("r{index}").as_str().into();
        let kind = Some(RelationshipKind::new(kind));
        Relationship { source: (*source).into(), target: (*target).into(), kind, sign, ..Relationship::blank(id) }
    });
    StakeholderMap::assemble(Properties::default(), vec![], vec![], bodies, ties.collect(), vec![]).expect("a sound map")
}

/// A desk with a map on it. One map unit is one pixel; the map's origin is the middle of the screen, at (400, 300).
pub(super) struct Desk {
    pub(super) map: StakeholderMap,
    pub(super) positions: Positions,
    pub(super) view: View,
    pub(super) may_edit: bool,
}

impl Desk {
    /// Bodies at screen points, each 20 px wide with a handle 20 px to its right; ties `r0`… lie halfway.
    pub(super) fn new(bodies: &[(&str, f64, f64)], ties: &[(&str, &str, &str)]) -> Self {
        let names: Vec<&str> = bodies.iter().map(|(id, ..)| *id).collect();
        let positions = bodies.iter().map(|(id, x, y)| ((*id).into(), Point { x: x - 400.0, y: y - 300.0 })).collect();
        let viewport = Viewport { width_px: 800.0, height_px: 600.0 };
        let view = View { camera: Camera::default(), viewport, ..View::default() };
        Self { map: map(&names, ties), positions, view, may_edit: true }
    }

    fn hit(&self, at: Point, slop_px: f64) -> Option<Hit> {
        let near = |x: f64, y: f64, reach: f64| (at.x - x).abs() <= reach + slop_px && (at.y - y).abs() <= reach + slop_px;
        let spot = |id: &StakeholderId| self.view.camera.to_screen(self.positions[id], self.view.viewport);
        let body = self.positions.keys().find(|id| near(spot(id).x, spot(id).y, 10.0)).cloned().map(Hit::Stakeholder);
        let handle = || self.positions.keys().find(|id| near(spot(id).x + 20.0, spot(id).y, 4.0)).cloned().map(Hit::Handle);
        let tie = || {
            let halfway = |tie: &&Relationship| {
                let (a, b) = (spot(&tie.source), spot(&tie.target));
                near((a.x + b.x) / 2.0, (a.y + b.y) / 2.0, 2.0)
            };
            self.map.relationships().iter().find(halfway).map(|tie| Hit::Relationship(tie.id.clone()))
        };
        body.or_else(handle).or_else(tie)
    }

    /// Hands an input to a tool and makes the changes of the view; returns all other intents.
    pub(super) fn give(&mut self, input: impl FnOnce(Context<'_>) -> Vec<Intent>) -> Vec<Intent> {
        let hit = |at: Point, slop_px: f64| self.hit(at, slop_px);
        let context = Context { map: &self.map, positions: &self.positions, view: &self.view, hit: &hit, may_edit: self.may_edit };
        let intents = input(context);
        let mut others = Vec::new();
        for intent in intents {
            match intent {
                Intent::View(change) => ViewChange::apply_to(change, &mut self.view),
                other => others.push(other),
            }
        }
        others
    }

    pub(super) fn select(&mut self, ids: &[&str]) {
        self.view.selection = ids.iter().map(|id| Item::Stakeholder((*id).into())).collect();
    }

    pub(super) fn selected(&self) -> Vec<String> {
        let name = |item: &Item| match item {
            Item::Stakeholder(id) => id.to_string(),
            Item::Relationship(id) => id.to_string(),
        };
        self.view.selection.iter().map(name).collect()
    }
}
