//! Two states of a map on one picture: what is new or changed stands out, what is gone is an outline where it stood.
//!
//! **Not here:** what differs, and the map that holds both (`insight`).

use crate::model::{RelationshipId, SortedSet, StakeholderId};
use crate::scene::build::{build, fit_camera};
use crate::scene::camera::Viewport;
use crate::scene::display::{Dash, Scene, Stroke};
use crate::scene::measure::Measure;
use crate::scene::style::Style;
use crate::scene::view::{Item, Parts, View};

/// What became of bodies and ties.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Changes {
    /// What is new.
    pub added: SortedSet<Item>,
    /// What is there still, and is not the same.
    pub changed: SortedSet<Item>,
    /// What is drawn although it is gone.
    pub gone: SortedSet<Item>,
}

impl Changes {
    fn is_gone_body(&self, id: &StakeholderId) -> bool {
        self.gone.contains(&Item::Stakeholder(id.clone()))
    }

    fn is_tie(of: &SortedSet<Item>, id: &RelationshipId) -> bool {
        of.contains(&Item::Relationship(id.clone()))
    }
}

/// Draws the whole of a map that holds two states, in the colours of `view`.
pub fn change_scene(parts: &Parts<'_>, view: &View, changes: &Changes, size: Viewport, measure: &dyn Measure) -> Scene {
    let mut view = View { viewport: size, theme: view.theme, dress: view.dress.clone(), ..View::default() };
    for items in [&changes.added, &changes.changed, &changes.gone] {
        for item in items {
            view.lit.insert(item.clone());
        }
    }
    view.camera = fit_camera(parts, &view, measure);
    let style = Style::of(&view);
    let mut scene = build(parts, &view, measure);
    let dotted = |stroke: Stroke| Stroke { color: style.soft, dash: Dash::Dotted, ..stroke };
    for body in &mut scene.bodies {
        let stroke = Stroke::solid(style.soft, 1.6 * style.unit);
        if changes.is_gone_body(&body.id) {
            body.symbol.fill = style.background;
            body.symbol.outline = Some(dotted(stroke));
        } else if changes.added.contains(&Item::Stakeholder(body.id.clone())) {
            body.symbol.outline = Some(Stroke::solid(style.accent, 3.0 * style.unit));
        }
    }
    for tie in &mut scene.ties {
        if Changes::is_tie(&changes.gone, &tie.id) {
            tie.stroke = dotted(tie.stroke);
        } else if Changes::is_tie(&changes.added, &tie.id) {
            tie.stroke = Stroke { color: style.accent, ..tie.stroke };
        }
    }
    scene.handle = None;
    scene
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Options, analyze};
    use crate::layout::{Point, Positions};
    use crate::model::{Properties, Record, Relationship, Stakeholder, StakeholderMap};
    use crate::scene::measure::FixedMeasure;

    #[test]
    fn what_is_gone_is_an_outline_and_what_is_new_has_the_colour_of_selection() {
        let body = |id: &str| Stakeholder { name: id.to_owned(), ..Stakeholder::blank(id.into()) };
        let tie = |id: &str, target: &str| Relationship { source: "a".into(), target: target.into(), ..Relationship::blank(id.into()) };
        let bodies = vec![body("a"), body("new"), body("gone")];
        let ties = vec![tie("t1", "new"), tie("t2", "gone")];
        let map = StakeholderMap::assemble(Properties::default(), vec![], vec![], bodies, ties, vec![]).expect("a sound map");
        let report = analyze(&map, &Options { trials: 0, ..Options::default() });
        let positions: Positions =
            [("a".into(), Point::new(0.0, 0.0)), ("new".into(), Point::new(200.0, 0.0)), ("gone".into(), Point::new(0.0, 200.0))].into();
        let parts = Parts { map: &map, report: &report, positions: &positions };
        let changes = Changes {
            added: [Item::Stakeholder("new".into()), Item::Relationship("t1".into())].into(),
            changed: SortedSet::new(),
            gone: [Item::Stakeholder("gone".into()), Item::Relationship("t2".into())].into(),
        };
        let size = Viewport { width_px: 800.0, height_px: 500.0 };
        let scene = change_scene(&parts, &View::default(), &changes, size, &FixedMeasure);
        let style = Style::of(&View { viewport: size, ..View::default() });
        let symbol = |id: &str| scene.bodies.iter().find(|body| body.id == id.into()).map(|body| body.symbol).expect("it is drawn");
        assert_eq!((symbol("gone").fill, symbol("gone").outline.map(|line| line.dash)), (style.background, Some(Dash::Dotted)));
        assert_eq!(symbol("new").outline.map(|line| line.color), Some(style.accent));
        let tie = |id: &str| scene.ties.iter().find(|tie| tie.id == id.into()).map(|tie| tie.stroke).expect("it is drawn");
        assert_eq!((tie("t1").color, tie("t2").dash), (style.accent, Dash::Dotted));
    }
}
