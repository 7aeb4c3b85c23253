//! What is under the pointer.

use crate::layout::Point;
use crate::model::{RelationshipId, StakeholderId};
use crate::scene::display::Scene;

/// What a press would reach.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Hit {
    /// A body, by its symbol or its name.
    Stakeholder(StakeholderId),
    /// The connect handle beside a body.
    Handle(StakeholderId),
    /// A tie.
    Relationship(RelationshipId),
}

impl Scene {
    /// What is at a place on the screen, the handle before bodies, bodies before names, names before ties. `slop_px` widens
    /// ties, for fingers. Bodies are never smaller to hit than 24 pixels across, 44 in the
    /// projector theme, but in the matrix, where ties are beside them.
    pub fn hit(&self, point: Point, slop_px: f64) -> Option<Hit> {
        if let Some(handle) = self.handle.as_ref().filter(|handle| point.distance(handle.center) <= handle.radius_px.max(self.target_px)) {
            return Some(Hit::Handle(handle.stakeholder.clone()));
        }
        let body = self
            .bodies
            .iter()
            .filter_map(|body| {
                let (distance, radius) = (point.distance(body.symbol.center), body.symbol.radius_px);
                (distance <= radius.max(self.target_px)).then_some((distance - radius, body))
            })
            .min_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((_, body)) = body {
            return Some(Hit::Stakeholder(body.id.clone()));
        }
        if let Some(owner) = self.labels.iter().rev().find(|label| label.bounds.has(point)).and_then(|label| label.owner.as_ref()) {
            return Some(Hit::Stakeholder(owner.clone()));
        }
        let tie = self
            .ties
            .iter()
            .filter(|tie| tie.curve.bounds().grown(slop_px + tie.stroke.width_px).has(point))
            .map(|tie| (tie.curve.distance(point) - tie.stroke.width_px / 2.0, tie))
            .min_by(|a, b| a.0.total_cmp(&b.0));
        tie.filter(|(distance, _)| *distance <= slop_px).map(|(_, tie)| Hit::Relationship(tie.id.clone()))
    }
}
