//! Rating power and interest by moving bodies on the grid.
//!
//! **Invariant:** whatever is moved at once is one step to undo; a rating that stays the same is no change.

use crate::edit::Command;
use crate::model::{Score, Stakeholder, StakeholderId};
use crate::scene::{Positions, Rated, plane_of};
use crate::tools::walk::Direction;
use crate::tools::{Context, Intent};

/// What bodies are rated when they are dropped: as their places say, and not at all in the tray.
pub(super) fn dropped(places: &Positions, context: Context<'_>) -> Option<Intent> {
    let plane = plane_of(context.map, context.view);
    let mut changes = Vec::new();
    for (id, at) in places {
        // Half a rating keeps its body in the tray; putting it back there is no reason to lose that half.
        add_rating(&mut changes, id, &|_| plane.rating_at(*at).map(Rated::rounded), context);
    }
    as_one(changes, plane.shows_ratings)
}

/// The selected bodies rated one step higher or lower; one without a rating begins in the middle.
pub(super) fn stepped(direction: Direction, context: Context<'_>) -> Option<Intent> {
    let plane = plane_of(context.map, context.view);
    let step = direction.step(Rated::STEP);
    let half = Rated::HIGHEST / 2.0;
    let next = |now: Option<Rated>| match now {
        None => Some(Rated { power: half, interest: half }),
        // Screens count downwards.
        Some(now) => Some(Rated { power: now.power - step.y, interest: now.interest + step.x }.clamped()),
    };
    let mut changes = Vec::new();
    for id in &context.selected_bodies() {
        add_rating(&mut changes, id, &next, context);
    }
    as_one(changes, plane.shows_ratings)
}

/// Adds the change that gives a body another rating, unless it is the one that it has.
fn add_rating(changes: &mut Vec<Command>, id: &StakeholderId, next: &dyn Fn(Option<Rated>) -> Option<Rated>, context: Context<'_>) {
    let Some(body) = context.map.stakeholders().find(id) else { return };
    let (now, next) = (Rated::of(body), next(Rated::of(body)));
    if now != next {
        changes.push(rated(body, next));
    }
}

fn rated(body: &Stakeholder, rating: Option<Rated>) -> Command {
    let score = |value: fn(Rated) -> f64| rating.and_then(|rating| Score::new(value(rating)).ok());
    Command::ChangeStakeholder(Stakeholder { power: score(|rated| rated.power), interest: score(|rated| rated.interest), ..body.clone() })
}

/// One command for all; none where nobody may see what would be changed.
fn as_one(mut commands: Vec<Command>, may_be_seen: bool) -> Option<Intent> {
    let command = if commands.len() > 1 { Some(Command::Batch(commands)) } else { commands.pop() };
    command.filter(|_| may_be_seen).map(|command| Intent::Edit(Box::new(command)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::plan;
    use crate::model::Gather;
    use crate::scene::{Camera, Point, ViewKind};
    use crate::tools::test_map::Desk;
    use crate::tools::{Action, Button, Modifiers, PointerKind, PointerTool, Press, perform};

    const LEVEL: fn(f64, f64) -> Option<Rated> = |power, interest| Some(Rated { power, interest });

    /// `a` rated 8 and 2, `b` rated 3 and 3, `c` waiting in the tray.
    fn desk() -> Desk {
        let mut desk = Desk::new(&[("a", 0.0, 0.0), ("b", 0.0, 0.0), ("c", 0.0, 0.0)], &[]);
        rate_all(&mut desk, &[("a", LEVEL(8.0, 2.0)), ("b", LEVEL(3.0, 3.0))]);
        desk.view.kind = ViewKind::Grid;
        desk.view.may_rate = true;
        stand(&mut desk);
        desk
    }

    fn rate_all(desk: &mut Desk, ratings: &[(&str, Option<Rated>)]) {
        let change = |(id, rating): &(&str, Option<Rated>)| rated(desk.map.stakeholders().find(&(*id).into()).expect("is there"), *rating);
        let command = Command::Batch(ratings.iter().map(change).collect());
        let diff = plan(&desk.map, &command).expect("can be rated");
        desk.map.apply(&diff);
    }

    /// Puts the bodies where the grid has them.
    fn stand(desk: &mut Desk) {
        let plane = plane_of(&desk.map, &desk.view);
        desk.view.camera = Camera { scale: plane.scale, ..Camera::default() };
        let place = |body: &Stakeholder| Rated::of(body).map_or(plane.tray.middle(), |rated| plane.place(rated));
        desk.positions = desk.map.stakeholders().iter().map(|body| (body.id.clone(), place(body))).gather();
    }

    fn spot(desk: &Desk, at: Point) -> Point {
        desk.view.camera.to_screen(at, desk.view.viewport)
    }

    /// Drags from one place of the grid to another; the edits that come of it.
    fn drag(desk: &mut Desk, from: Point, to: Point) -> Vec<Intent> {
        let (from, to) = (spot(desk, from), spot(desk, to));
        let press = Press { pointer: 1, kind: PointerKind::Mouse, button: Button::Primary, at_px: from, held: Modifiers::default() };
        let mut tool = PointerTool::default();
        let mut edits = desk.give(|context| tool.down(press, context));
        edits.extend(desk.give(|context| tool.moved(1, to, context)));
        edits.extend(desk.give(|context| tool.up(1, to, context)));
        edits
    }

    fn carry_out(desk: &mut Desk, edits: Vec<Intent>) {
        let [Intent::Edit(command)] = edits.as_slice() else { panic!("one edit, not {edits:?}") };
        let diff = plan(&desk.map, command).expect("can be carried out");
        desk.map.apply(&diff);
    }

    fn rating(desk: &Desk, id: &str) -> Option<Rated> {
        desk.map.stakeholders().find(&id.into()).and_then(Rated::of)
    }

    #[test]
    fn a_body_is_rated_where_it_is_dropped_in_half_steps() {
        let mut desk = desk();
        let plane = plane_of(&desk.map, &desk.view);
        let (from, to) = (desk.positions[&"a".into()], plane.place(Rated { power: 4.6, interest: 9.2 }));
        let edits = drag(&mut desk, from, to);
        carry_out(&mut desk, edits);
        assert_eq!(rating(&desk, "a"), LEVEL(4.5, 9.0));
        assert!(desk.view.drag.is_empty());
    }

    #[test]
    fn a_body_dropped_beyond_the_edge_gets_the_highest_rating() {
        let mut desk = desk();
        let plane = plane_of(&desk.map, &desk.view);
        let from = desk.positions[&"a".into()];
        let edits = drag(&mut desk, from, Point::new(plane.ratings.low.x - 30.0, plane.field.low.y - 30.0));
        carry_out(&mut desk, edits);
        assert_eq!(rating(&desk, "a"), LEVEL(10.0, 0.0));
    }

    #[test]
    fn the_tray_takes_both_ratings_and_gives_them_back_to_who_leaves_it() {
        let mut desk = desk();
        let plane = plane_of(&desk.map, &desk.view);
        let from = desk.positions[&"a".into()];
        let edits = drag(&mut desk, from, plane.tray.middle() + Point::new(0.0, 60.0));
        carry_out(&mut desk, edits);
        assert_eq!(rating(&desk, "a"), None);
        stand(&mut desk);
        let plane = plane_of(&desk.map, &desk.view);
        let from = desk.positions[&"c".into()];
        desk.select(&["c"]);
        desk.positions.remove(&"a".into());
        let edits = drag(&mut desk, from, plane.place(Rated { power: 6.0, interest: 7.0 }));
        carry_out(&mut desk, edits);
        assert_eq!(rating(&desk, "c"), LEVEL(6.0, 7.0));
    }

    #[test]
    fn several_bodies_are_rated_in_one_step() {
        let mut desk = desk();
        desk.select(&["a", "b"]);
        let plane = plane_of(&desk.map, &desk.view);
        let (from, to) = (desk.positions[&"a".into()], plane.place(Rated { power: 9.0, interest: 4.0 }));
        let edits = drag(&mut desk, from, to);
        carry_out(&mut desk, edits);
        assert_eq!((rating(&desk, "a"), rating(&desk, "b")), (LEVEL(9.0, 4.0), LEVEL(4.0, 5.0)));
    }

    #[test]
    fn a_body_dropped_on_its_own_rating_is_no_edit() {
        let mut desk = desk();
        let from = desk.positions[&"a".into()];
        assert_eq!(drag(&mut desk, from, from + Point::new(5.0, 0.0)), []);
    }

    #[test]
    fn keys_rate_by_a_step_up_to_the_end_of_the_scale() {
        let mut desk = desk();
        desk.select(&["a", "c"]);
        let edits = desk.give(|context| perform(Action::Nudge(Direction::Up), context));
        carry_out(&mut desk, edits);
        assert_eq!((rating(&desk, "a"), rating(&desk, "c")), (LEVEL(8.5, 2.0), LEVEL(5.0, 5.0)));
        rate_all(&mut desk, &[("a", LEVEL(10.0, 2.0))]);
        desk.select(&["a"]);
        assert_eq!(desk.give(|context| perform(Action::Nudge(Direction::Up), context)), []);
        let edits = desk.give(|context| perform(Action::Nudge(Direction::Left), context));
        carry_out(&mut desk, edits);
        assert_eq!(rating(&desk, "a"), LEVEL(10.0, 1.5));
    }

    #[test]
    fn ratings_that_may_not_be_seen_cannot_be_changed() {
        let mut desk = desk();
        desk.view.hide_private = true;
        let mut properties = desk.map.properties().clone();
        properties.private_fields = ["interest".to_owned()].into();
        let diff = plan(&desk.map, &Command::ChangeProperties(properties)).expect("can be private");
        desk.map.apply(&diff);
        desk.select(&["a"]);
        assert_eq!(desk.give(|context| perform(Action::Nudge(Direction::Up), context)), []);
        let plane = plane_of(&desk.map, &desk.view);
        let from = desk.positions[&"a".into()];
        assert_eq!(drag(&mut desk, from, plane.place(Rated { power: 1.0, interest: 1.0 })), []);
    }
}
