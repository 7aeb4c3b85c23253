//! What holds for an open map.

use std::cell::RefCell;
use std::rc::Rc;

use proptest::prelude::*;

use crate::analysis::{Held, Options, WaySearch, analyze_shown};
use crate::edit::random::{choices, command, grown};
use crate::edit::{Command, EditError, IdSource, Placement, merge};
use crate::layout::Point;
use crate::model::{Position, Record, Relationship, Score, Stakeholder, StakeholderMap};
use crate::session::{Event, Origin, Session};

fn body(id: &str, name: &str) -> Stakeholder {
    Stakeholder { name: name.into(), ..Stakeholder::blank(id.into()) }
}

fn three() -> Session {
    let session = Session::new(StakeholderMap::default(), "");
    for (id, name) in [("a", "Schools"), ("b", "Health"), ("c", "Parks")] {
        session.submit(Command::AddStakeholder(body(id, name)), Origin::User).expect("a new id");
    }
    for (id, target) in [("ab", "b"), ("ac", "c")] {
        let tie = Relationship { source: "a".into(), target: target.into(), ..Relationship::blank(id.into()) };
        session.submit(Command::AddRelationship(tie), Origin::User).expect("both ends are there");
    }
    session
}

fn settle(session: &Session) {
    while let Some((revision, problem)) = session.layout_task() {
        let positions = session.frame().positions.as_ref().clone();
        assert_eq!(positions.len(), problem.ids.len());
        assert!(session.place(revision, positions, true));
    }
}

#[test]
fn a_map_that_was_set_aside_comes_back_with_its_steps() {
    let session = three();
    session.undo();
    let (map, history) = (session.frame().map.as_ref().clone(), session.history());
    session.load(StakeholderMap::default());
    assert_eq!((session.undo_label(), session.redo_label()), (None, None));
    session.resume(map, history);
    session.redo();
    assert_eq!(session.frame().map, three().frame().map);
    while session.undo().is_some() {}
    assert!(session.frame().map.stakeholders().is_empty());
}

#[test]
fn undo_says_what_it_takes_back() {
    let session = three();
    session.submit(Command::RemoveStakeholders(vec!["a".into()]), Origin::User).expect("a is there");
    assert_eq!(session.undo_label().as_deref(), Some("remove Schools and 2 relationships"));
    session.undo();
    assert_eq!(session.redo_label().as_deref(), Some("remove Schools and 2 relationships"));
    assert_eq!(session.undo_label().as_deref(), Some("add Schools – Parks"));
}

#[test]
fn undo_of_a_merge_says_what_became_one() {
    let session = three();
    let command = merge(&session.frame().map, &["b".into(), "a".into()]).expect("there are two");
    session.submit(command, Origin::User).expect("both are there");
    assert_eq!(session.undo_label().as_deref(), Some("merge Schools into Health"));
    let partners = session.frame().report.stakeholder(&"b".into(), "degree");
    assert_eq!(partners, Some(1.0));
    session.undo();
    assert_eq!(session.frame().map.relationships().len(), 2);
}

#[test]
fn the_numbers_follow_every_edit() {
    let session = three();
    let partners = |id: &str| session.frame().report.stakeholder(&id.into(), "degree");
    assert_eq!(partners("a"), Some(2.0));
    session.submit(Command::RemoveRelationships(vec!["ab".into()]), Origin::User).expect("ab is there");
    assert_eq!(partners("a"), Some(1.0));
    session.undo();
    assert_eq!(partners("a"), Some(2.0));
}

#[test]
fn dragging_and_undoing_brings_a_body_back_to_where_it_stood() {
    let session = three();
    settle(&session);
    let start = session.frame().positions.clone();
    let position = Position::new(900.0, -300.0).expect("inside the limits");
    session
        .submit(Command::MoveStakeholders(vec![Placement { id: "b".into(), position, pinned: true }]), Origin::User)
        .expect("b is there");
    assert_eq!(session.frame().positions.get(&"b".into()), Some(&Point { x: 900.0, y: -300.0 }));
    session.undo();
    assert_eq!(session.frame().positions, start);
}

#[test]
fn a_removed_body_comes_back_to_its_place_and_nothing_else_moves() {
    let session = three();
    settle(&session);
    let start = session.frame().positions.clone();
    session.submit(Command::RemoveStakeholders(vec!["a".into()]), Origin::User).expect("a is there");
    session.undo();
    assert_eq!(session.frame().positions, start);
    assert!(session.layout_task().is_none());
}

#[test]
fn a_body_that_gets_its_first_ties_moves_to_its_partners_and_the_rest_stands() {
    let session = three();
    settle(&session);
    session.submit(Command::AddStakeholder(body("d", "Police")), Origin::User).expect("a new id");
    settle(&session);
    let tie = Relationship { source: "d".into(), target: "b".into(), ..Relationship::blank("db".into()) };
    session.submit(Command::AddRelationship(tie), Origin::User).expect("both ends are there");
    let (_, problem) = session.layout_task().expect("the new tie has to be arranged");
    let looking: Vec<&str> = problem.ids.iter().zip(&problem.placed).filter(|(_, placed)| !**placed).map(|(id, _)| id.as_str()).collect();
    assert_eq!(looking, ["b", "d"]);
}

#[test]
fn a_tie_between_bodies_that_keep_their_places_asks_for_no_layout() {
    let session = three();
    for id in ["d", "e", "f"] {
        session.submit(Command::AddStakeholder(body(id, id)), Origin::User).expect("a new id");
    }
    let tie = |source: &str, target: &str| {
        let tie = Relationship {
            source: source.into(),
            target: target.into(),
            ..Relationship::blank(format!("{source}{target}").as_str().into())
        };
        session.submit(Command::AddRelationship(tie), Origin::User).expect("both ends are there");
    };
    for (source, target) in [("a", "d"), ("e", "b"), ("e", "c"), ("e", "d")] {
        tie(source, target);
    }
    settle(&session);
    tie("a", "e");
    assert!(session.layout_task().is_none(), "both have many ties already");
    tie("a", "f");
    assert!(session.layout_task().is_some(), "it is the first tie of f");
}

#[test]
fn arranging_anew_frees_all_but_the_pinned_even_where_a_file_placed_them() {
    let place = |id: &str, x: f64, pinned: bool| Stakeholder { position: Position::new(x, 0.0), pinned, ..body(id, id) };
    let bodies = vec![place("a", 0.0, false), place("b", 200.0, true)];
    let map = StakeholderMap::assemble(Default::default(), vec![], vec![], bodies, vec![], vec![]).expect("a valid map");
    let session = Session::new(map, "");
    assert!(session.layout_task().is_none());
    session.rearrange();
    let (_, problem) = session.layout_task().expect("all is to be arranged");
    assert_eq!(problem.placed, [false, true]);
}

#[test]
fn positions_of_an_old_revision_are_dropped() {
    let session = three();
    let (old, _) = session.layout_task().expect("new bodies have to be arranged");
    session.submit(Command::AddStakeholder(body("d", "Police")), Origin::User).expect("a new id");
    assert!(!session.place(old, session.frame().positions.as_ref().clone(), true));
    assert!(session.layout_task().is_some());
}

#[test]
fn what_others_change_is_never_in_my_undo() {
    let session = three();
    let mine = session.undo_label();
    session.submit(Command::AddStakeholder(body("d", "Police")), Origin::Remote).expect("a new id");
    assert_eq!(session.undo_label(), mine);
}

#[test]
fn a_command_that_changes_nothing_makes_no_revision() {
    let session = three();
    let frame = session.frame();
    session.submit(Command::ChangeStakeholder(body("a", "Schools")), Origin::User).expect("a is there");
    assert_eq!(session.frame().revision, frame.revision);
}

#[test]
fn listeners_hear_every_change_until_they_leave() {
    let session = three();
    let heard = Rc::new(RefCell::new(Vec::new()));
    let subscription = session.subscribe({
        let heard = heard.clone();
        move |event| {
            if let Event::Committed(committed) = event {
                heard.borrow_mut().push(committed.origin);
            }
        }
    });
    session.undo();
    session.redo();
    drop(subscription);
    session.undo();
    assert_eq!(*heard.borrow(), [Origin::Undo, Origin::Redo]);
}

#[test]
fn opening_another_map_forgets_what_could_be_undone() {
    let session = three();
    session.load(StakeholderMap::default());
    assert_eq!(session.undo_label(), None);
    assert!(session.frame().map.stakeholders().is_empty());
    assert!(session.frame().positions.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn undoing_everything_gives_the_start_and_redoing_gives_the_end(begin in choices(10), then in choices(25)) {
        let start = grown(&begin);
        let session = Session::new(start.clone(), "");
        let mut ids = IdSource::new("t");
        for choice in &then {
            let frame = session.frame();
            if let Some(command) = command(choice, &frame.map, &mut ids) {
                drop(session.submit(command, Origin::User));
            }
            let frame = session.frame();
            prop_assert_eq!(frame.positions.len(), frame.map.stakeholders().len());
        }
        let end = session.frame().map.clone();
        while session.undo().is_some() {}
        let undone = session.frame().map.clone();
        prop_assert_eq!(undone.as_ref(), &start);
        while session.redo().is_some() {}
        prop_assert_eq!(&session.frame().map, &end);
    }
}

#[test]
fn a_guard_refuses_changes_and_steps_back() {
    let session = Session::new(StakeholderMap::default(), "");
    let add = |name: &str| session.submit(Command::AddStakeholder(body(session.fresh_stakeholder_id().as_str(), name)), Origin::User);
    assert!(add("Health").is_ok());
    session.guard(|_, _| false);
    assert_eq!(add("Schools").map(drop), Err(EditError::NotAllowed));
    assert!(session.undo().is_none());
    assert_eq!(session.frame().map.stakeholders().len(), 1);
    assert!(session.undo_label().is_some(), "what was refused can still be undone later");
}

#[test]
fn a_new_map_is_arranged_freely_and_an_arranged_one_keeps_its_places() {
    let session = three();
    let Some((revision, problem)) = session.layout_task() else { panic!("three new bodies are to be arranged") };
    assert_eq!(problem.placed, [false, false, false], "places to begin with hold nobody");
    let places = problem.positions(&[Point { x: 0.0, y: 0.0 }, Point { x: 200.0, y: 0.0 }, Point { x: 0.0, y: 200.0 }]);
    assert!(session.place(revision, places.clone(), true));
    assert!(session.submit(Command::AddStakeholder(body("d", "Police")), Origin::User).is_ok());
    let Some((_, problem)) = session.layout_task() else { panic!("a new body is to be arranged") };
    assert_eq!(problem.placed, [true, true, true, false]);
    assert!(places.iter().all(|(id, at)| session.frame().positions.get(id) == Some(at)));
}

#[test]
fn an_opened_file_decides_where_bodies_stand() {
    let session = three();
    let Some((revision, problem)) = session.layout_task() else { panic!("three new bodies are to be arranged") };
    assert!(session.place(revision, problem.positions(&[Point { x: 9.0, y: 9.0 }; 3]), true));
    let placed = Stakeholder { position: Position::new(500.0, 40.0), ..body("a", "Schools") };
    let file = StakeholderMap::assemble(Default::default(), vec![], vec![], vec![placed, body("b", "Health")], vec![], vec![]);
    let Ok(file) = file else { panic!("the file is fine") };
    assert!(session.submit(Command::ReplaceMap(Box::new(file)), Origin::Import).is_ok());
    assert_eq!(session.frame().positions.get(&"a".into()), Some(&Point { x: 500.0, y: 40.0 }));
    let Some((_, problem)) = session.layout_task() else { panic!("one body has no place in the file") };
    assert_eq!(problem.placed, [true, false]);
}

/// A ring with chords, large enough for its measures to be left open.
fn large() -> StakeholderMap {
    let ids: Vec<String> = (0..900).map(|at| format!("s{at}")).collect();
    let bodies = ids.iter().map(|id| body(id, id)).collect();
    let ties = (0..1_800).map(|at| {
        let target = if at < 900 { (at + 1) % 900 } else { (at * 7 + 13) % 900 };
        let (source, target) = (ids[at % 900].as_str().into(), ids[target].as_str().into());
        Relationship { source, target, ..Relationship::blank(format!("r{at}").as_str().into()) }
    });
    StakeholderMap::assemble(Default::default(), vec![], vec![], bodies, ties.collect(), vec![]).expect("a valid map")
}

fn measure(session: &Session) {
    let measuring = session.measuring().expect("the measures are open");
    let ways = measuring.found().cloned().unwrap_or_else(|| Rc::new(WaySearch::new(measuring.task()).finish()));
    assert!(session.take_ways(&measuring, &ways));
}

#[test]
fn a_large_map_is_measured_as_a_small_one_is_once_its_ways_are_there() {
    let session = Session::new(large(), "");
    assert!(!session.frame().is_measured);
    measure(&session);
    assert!(session.frame().is_measured && session.measuring().is_none());
    assert_eq!(*session.frame().report, analyze_shown(&large(), &Options::default()));
}

#[test]
fn ways_of_an_old_revision_are_dropped() {
    let session = Session::new(large(), "");
    let old = session.measuring().expect("the measures are open");
    let ways = Rc::new(WaySearch::new(old.task()).finish());
    session.submit(Command::RemoveRelationships(vec!["r5".into()]), Origin::User).expect("r5 is there");
    assert!(!session.is_wanted(&old) && !session.take_ways(&old, &ways));
    assert!(!session.frame().is_measured);
    measure(&session);
    assert_eq!(*session.frame().report, analyze_shown(&session.frame().map, &Options::default()));
}

#[test]
fn a_rating_searches_for_no_ways_and_a_note_measures_nothing() {
    let session = Session::new(large(), "");
    measure(&session);
    let rated = Stakeholder {
        power: Some(Score::new(8.0).expect("a score")),
        ..session.frame().map.stakeholders().iter().next().expect("somebody").clone()
    };
    session.submit(Command::ChangeStakeholder(rated.clone()), Origin::User).expect("it is there");
    let measuring = session.measuring().expect("ratings are measured");
    let ways = measuring.found().expect("the ties are the same").clone();
    let noted = Stakeholder { notes: "met in May".into(), ..rated };
    session.submit(Command::ChangeStakeholder(noted), Origin::User).expect("it is there");
    assert!(session.take_ways(&measuring, &ways), "a note leaves the measures wanted");
    assert_eq!(*session.frame().report, analyze_shown(&session.frame().map, &Options::default()));
}

#[test]
fn how_sure_a_ranking_is_holds_until_a_tie_changes() {
    let session = Session::new(large(), "");
    measure(&session);
    let task = session.trial_task().expect("nothing has been tried");
    let held = vec![Held { measure: 0, first: 7, trials: 20, holds: 0.9, agreement: 0.8 }];
    session.take_trials(&task, held.clone());
    let words = |session: &Session| {
        let rankings = session.frame().rankings.clone();
        rankings.map(|all| all.iter().map(|one| format!("{} {:?} {}", one.key, one.first, one.sure.word())).collect::<Vec<_>>())
    };
    let said = words(&session);
    assert_eq!(said.as_ref().map(|all| all[0].ends_with("likely")), Some(true), "{said:?}");
    assert!(session.trial_task().is_none());
    let noted = Stakeholder { notes: "met in May".into(), ..session.frame().map.stakeholders().iter().next().expect("somebody").clone() };
    session.submit(Command::ChangeStakeholder(noted), Origin::User).expect("it is there");
    assert_eq!(words(&session), said);
    session.submit(Command::RemoveRelationships(vec!["r5".into()]), Origin::User).expect("r5 is there");
    measure(&session);
    assert_eq!(words(&session), None);
    session.take_trials(&task, held);
    assert_eq!(words(&session), None, "trials with other ties say nothing");
    assert!(session.trial_task().is_some());
}

/// The map as a file of it would say, with the places of all bodies or with those only where somebody has pinned them.
fn placed(session: &Session, is_whole: bool) -> StakeholderMap {
    let frame = session.frame();
    let scratch = Session::new(frame.map.as_ref().clone(), "");
    for body in frame.map.stakeholders().iter() {
        let position = frame.positions.get(&body.id).and_then(|at| Position::new(at.x, at.y)).filter(|_| is_whole || body.pinned);
        scratch.submit(Command::ChangeStakeholder(Stakeholder { position, ..body.clone() }), Origin::Host).expect("it is there");
    }
    scratch.frame().map.as_ref().clone()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// As a tab follows another one: most changes come alone, now and then the whole map with all places.
    #[test]
    fn who_follows_every_change_has_the_same_map(choices in choices(40), wholes in any::<u64>()) {
        let (leader, follower) = (three(), three());
        let mut ids = IdSource::new("");
        for (index, choice) in choices.iter().enumerate() {
            let committed = match index % 7 {
                5 => leader.undo(),
                6 => leader.redo(),
                _ => command(choice, &leader.frame().map, &mut ids).and_then(|command| leader.submit(command, Origin::User).ok()),
            };
            if let Some(committed) = committed {
                follower.apply(&committed.diff, Origin::Remote);
            }
            settle(&leader);
            if wholes >> (index % 64) & 1 == 1 {
                follower.mirror(placed(&leader, true));
                prop_assert_eq!(&follower.frame().positions, &leader.frame().positions);
                prop_assert!(follower.layout_task().is_none());
            }
            prop_assert_eq!(placed(&follower, false), placed(&leader, false));
        }
        follower.mirror(placed(&leader, true));
        prop_assert_eq!(placed(&follower, true), placed(&leader, true));
    }
}
