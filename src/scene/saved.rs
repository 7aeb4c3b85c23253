//! What somebody looks at as a saved view of the map, and back.
//!
//! **Invariant:** a saved view looks the same on screens of other sizes: it keeps what part of the map was to be seen, not
//! how large that was drawn.

use crate::layout::Point;
use crate::model::{Gather, SavedView, StakeholderMap};
use crate::scene::camera::Camera;
use crate::scene::filter::Filter;
use crate::scene::heat::Heat;
use crate::scene::shade::TieColors;
use crate::scene::status::Status;
use crate::scene::view::{Item, View, ViewKind};

/// The word for departments that are folded.
const FOLDED: &str = "folded";

/// What is looked at, to be saved under a sentence.
pub fn saved(view: &View, caption: &str) -> SavedView {
    let id = |item: &Item| match item {
        Item::Stakeholder(id) => id.to_string(),
        Item::Relationship(id) => id.to_string(),
    };
    let Filter { sectors, kinds, least_level, tag, .. } = view.filter.clone();
    // On the grid and such, all is always in sight.
    let (center, size) = if view.kind == ViewKind::Map {
        (view.camera.center, view.viewport.middle() * (2.0 / view.camera.scale))
    } else {
        Default::default()
    };
    let shades = match (view.kind, view.tie_colors) {
        (ViewKind::Heat, _) => view.heat.word(),
        (ViewKind::Status, _) => view.status.word(),
        (_, TieColors::Plain) => "",
        (_, colors) => colors.word(),
    };
    SavedView {
        caption: caption.to_owned(),
        view: view.kind.word().to_owned(),
        x: center.x,
        y: center.y,
        width: size.x,
        height: size.y,
        size_by: view.size_by.clone(),
        tie_colors: shades.to_owned(),
        departments: if view.folds_departments { FOLDED.to_owned() } else { String::new() },
        highlight: view.selection.iter().map(id).gather(),
        hidden_sectors: sectors,
        hidden_kinds: kinds,
        least_level: f64::from(least_level),
        tag,
        ..SavedView::default()
    }
}

/// Looks at what was saved; what has gone since is left out. The camera, where one was saved, comes back apart: a view must
/// have been entered before it can be looked at from elsewhere.
pub fn look_at(saved: &SavedView, map: &StakeholderMap, view: &mut View) -> Option<Camera> {
    let item = |id: &String| {
        let (body, tie) = (id.as_str().into(), id.as_str().into());
        let body = map.stakeholders().has(&body).then_some(Item::Stakeholder(body));
        body.or_else(|| map.relationships().has(&tie).then_some(Item::Relationship(tie)))
    };
    view.kind = ViewKind::from_word(&saved.view);
    view.selection = saved.highlight.iter().filter_map(item).gather();
    if !saved.size_by.is_empty() {
        view.size_by = saved.size_by.clone();
    }
    view.folds_departments = saved.departments == FOLDED;
    match view.kind {
        ViewKind::Heat => view.heat = Heat::from_word(&saved.tie_colors),
        ViewKind::Status => view.status = Status::from_word(&saved.tie_colors),
        _ => view.tie_colors = TieColors::from_word(&saved.tie_colors),
    }
    view.filter = Filter {
        sectors: saved.hidden_sectors.clone(),
        kinds: saved.hidden_kinds.clone(),
        least_level: saved.least_level.clamp(0.0, 5.0) as u8,
        tag: saved.tag.clone(),
        ..Filter::default()
    };
    let scale = (view.viewport.width_px / saved.width).min(view.viewport.height_px / saved.height);
    let scale = scale.clamp(Camera::SCALES.0, Camera::SCALES.1);
    (saved.width > 0.0 && saved.height > 0.0).then_some(Camera { center: Point::new(saved.x, saved.y), scale })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Properties, Record, Stakeholder};
    use crate::scene::camera::Viewport;

    #[test]
    fn a_saved_view_shows_the_same_part_of_the_map_on_another_screen() {
        let body = |id: &str| Stakeholder { name: id.into(), ..Stakeholder::blank(id.into()) };
        let map =
            StakeholderMap::assemble(Properties::default(), vec![], vec![], vec![body("a"), body("b")], vec![], vec![]).expect("sound");
        let camera = Camera { center: Point::new(40.0, -20.0), scale: 2.0 };
        let selection = ["a", "gone"].map(|id| Item::Stakeholder(id.into())).into();
        let filter = Filter { least_level: 3, kinds: ["funding".to_owned()].into(), ..Filter::default() };
        let small = View {
            camera,
            selection,
            filter,
            tie_colors: TieColors::Level,
            folds_departments: true,
            viewport: Viewport { width_px: 800.0, height_px: 600.0 },
            ..View::default()
        };
        // Twice as large, and taller than need be.
        let mut large = View { viewport: Viewport { width_px: 1600.0, height_px: 1500.0 }, ..View::default() };
        let camera = look_at(&saved(&small, "here"), &map, &mut large).expect("a camera was saved");
        assert_eq!((camera.center, camera.scale), (small.camera.center, 4.0));
        assert_eq!(large.selection, [Item::Stakeholder("a".into())].into(), "who has gone is not selected");
        assert_eq!((large.filter, large.tie_colors, large.folds_departments), (small.filter, TieColors::Level, true));
    }
}
