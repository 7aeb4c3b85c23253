//! Where bodies stand: the same everywhere, apart from each other, and where people left them.

use stakeholder_map::layout::{Arrangement, Point, Positions, Problem, arrange, place_new};
use stakeholder_map::model::{Position, Record, Relationship, Stakeholder, StakeholderMap};

use crate::example::{crowd, map_of, obesity};

/// The map with other stakeholders and relationships.
fn with(map: &StakeholderMap, bodies: Vec<Stakeholder>, ties: Vec<Relationship>) -> StakeholderMap {
    StakeholderMap::assemble(map.properties().clone(), map.sectors().iter().cloned().collect(), Vec::new(), bodies, ties, Vec::new())
        .expect("the map is sound")
}

fn bodies(map: &StakeholderMap) -> Vec<Stakeholder> {
    map.stakeholders().iter().cloned().collect()
}

fn ties(map: &StakeholderMap) -> Vec<Relationship> {
    map.relationships().iter().cloned().collect()
}

fn tie(id: &str, source: &str, target: &str) -> Relationship {
    Relationship { source: source.into(), target: target.into(), ..Relationship::blank(id.into()) }
}

/// Width and height that the bodies span.
fn span(positions: &Positions) -> Point {
    let (mut low, mut high) = (Point::new(f64::MAX, f64::MAX), Point::new(f64::MIN, f64::MIN));
    for point in positions.values() {
        low = Point::new(low.x.min(point.x), low.y.min(point.y));
        high = Point::new(high.x.max(point.x), high.y.max(point.y));
    }
    high - low
}

/// Pairs whose symbols overlap.
fn overlaps(map: &StakeholderMap, positions: &Positions) -> usize {
    let problem = Problem::of(map, positions);
    let at: Vec<Point> = problem.ids.iter().map(|id| positions[id]).collect();
    let pairs = (0..at.len()).flat_map(|a| (0..a).map(move |b| (a, b)));
    pairs.filter(|&(a, b)| at[a].distance(at[b]) < problem.radius[a] + problem.radius[b]).count()
}

#[test]
fn two_runs_give_the_same_positions_bit_for_bit() {
    for map in [obesity(), crowd(120, 200, 3)] {
        let (first, second) = (arrange(&map, &Positions::new()), arrange(&map, &Positions::new()));
        for (id, point) in &first {
            assert_eq!((point.x.to_bits(), point.y.to_bits()), (second[id].x.to_bits(), second[id].y.to_bits()), "{id}");
        }
    }
}

#[test]
fn slices_lead_to_the_same_result_as_one_run() {
    let problem = Problem::of(&obesity(), &Positions::new());
    let (mut whole, mut sliced) = (Arrangement::new(problem.clone()), Arrangement::new(problem));
    assert!(whole.step(usize::MAX));
    while !sliced.step(7) {}
    assert_eq!(whole.points(), sliced.points());
}

#[test]
fn no_two_bodies_overlap_and_every_position_is_a_number() {
    for map in [obesity(), crowd(40, 47, 1), crowd(300, 1200, 2), crowd(60, 0, 5)] {
        let positions = arrange(&map, &Positions::new());
        assert_eq!(positions.len(), map.stakeholders().len());
        assert!(positions.values().all(|point| point.is_finite()));
        assert_eq!(overlaps(&map, &positions), 0);
    }
}

#[test]
fn a_map_is_wider_than_tall() {
    for map in [obesity(), crowd(40, 47, 1), crowd(300, 600, 1), crowd(60, 0, 5)] {
        let span = span(&arrange(&map, &Positions::new()));
        assert!((1.1..3.0).contains(&(span.x / span.y)), "{span:?}");
    }
}

#[test]
fn maps_of_none_one_and_two_bodies_have_positions() {
    assert!(arrange(&map_of(&[], &[], &[]), &Positions::new()).is_empty());
    let one = arrange(&map_of(&[], &[("Alone", "")], &[]), &Positions::new());
    assert_eq!(one.len(), 1);
    let two = map_of(&[], &[("One", ""), ("Other", "")], &[(0, 1, 1.0)]);
    let positions = arrange(&two, &Positions::new());
    assert!(positions.values().all(|point| point.is_finite()));
    assert!((60.0..260.0).contains(&span(&positions).length()));
}

#[test]
fn a_pinned_body_stays_where_it_was_put() {
    let mut stakeholders = bodies(&obesity());
    stakeholders[3].position = Position::new(-321.5, 77.25);
    stakeholders[3].pinned = true;
    let map = with(&obesity(), stakeholders, ties(&obesity()));
    for positions in [arrange(&map, &Positions::new()), place_new(&map, &Positions::new())] {
        assert_eq!(positions[&"b3".into()], Point::new(-321.5, 77.25));
        assert_eq!(overlaps(&map, &positions), 0);
    }
}

#[test]
fn adding_a_body_moves_the_others_little() {
    let map = obesity();
    let before = arrange(&map, &Positions::new());
    let mut more = bodies(&map);
    more.push(Stakeholder { name: "Newcomer".to_owned(), ..Stakeholder::blank("new".into()) });
    let mut tied = ties(&map);
    tied.push(tie("new1", "b4", "new"));
    tied.push(tie("new2", "new", "b0"));
    let map = with(&map, more, tied);
    let after = arrange(&map, &before);
    let moved = before.iter().map(|(id, point)| point.distance(after[id])).sum::<f64>() / before.len() as f64;
    assert!(moved < 0.03 * span(&before).length(), "moved by {moved}");
    assert_eq!(overlaps(&map, &after), 0);
    let at_once = place_new(&map, &before);
    assert!(before.iter().all(|(id, point)| at_once[id] == *point));
    assert_eq!(overlaps(&map, &at_once), 0);
    let new: Point = at_once[&"new".into()];
    assert!(new.distance(before[&"b4".into()]) < span(&before).x / 2.0);
}

#[test]
fn bodies_on_one_spot_part() {
    let map = crowd(12, 12, 4);
    let spot: Positions = map.stakeholders().ids().map(|id| (id.clone(), Point::new(5.0, 5.0))).collect();
    let stakeholders = bodies(&map);
    let mut more = stakeholders.clone();
    more.push(Stakeholder { name: "Newcomer".to_owned(), ..Stakeholder::blank("new".into()) });
    let map = with(&map, more, ties(&map));
    let positions = arrange(&map, &spot);
    assert!(positions.values().all(|point| point.is_finite()));
    assert_eq!(overlaps(&map, &positions), 0);
}

#[test]
fn a_map_whose_bodies_all_stand_is_settled() {
    let map = obesity();
    assert!(!Problem::of(&map, &Positions::new()).is_settled());
    let positions = arrange(&map, &Positions::new());
    assert!(Problem::of(&map, &positions).is_settled());
    assert_eq!(arrange(&map, &positions), positions);
}

#[test]
fn a_map_typed_body_by_body_never_overlaps() {
    let whole = crowd(30, 36, 9);
    let mut positions = Positions::new();
    for count in 1..=30 {
        let some: Vec<Stakeholder> = bodies(&whole).into_iter().take(count).collect();
        let has = |id| some.iter().any(|body| body.id == id);
        let tied = ties(&whole).into_iter().filter(|tie| has(tie.source.clone()) && has(tie.target.clone())).collect();
        let map = with(&whole, some.clone(), tied);
        positions = place_new(&map, &positions);
        assert_eq!(overlaps(&map, &positions), 0, "with {count} bodies");
    }
}
