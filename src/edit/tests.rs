//! What holds for every sequence of edits.

use proptest::prelude::*;

use crate::edit::command::Command;
use crate::edit::document::Document;
use crate::edit::error::EditError;
use crate::edit::ids::IdSource;
use crate::edit::plan::plan;
use crate::edit::random::{choices, command, grown};
use crate::edit::rebase::{rebase, rebase_undo};
use crate::edit::repair::repair;
use crate::edit::replica::Replica;
use crate::model::{MapDiff, Record, Relationship, Stakeholder, StakeholderMap, TableName};

fn body(id: &str, name: &str) -> Stakeholder {
    Stakeholder { name: name.into(), ..Stakeholder::blank(id.into()) }
}

fn tie(id: &str, source: &str, target: &str) -> Relationship {
    Relationship { source: source.into(), target: target.into(), ..Relationship::blank(id.into()) }
}

fn map_of(commands: &[Command]) -> StakeholderMap {
    let mut document = Document::default();
    for command in commands {
        let diff = plan(document.map(), command).expect("the commands of a test are valid");
        document.commit(&diff);
    }
    document.map().as_ref().clone()
}

fn pair() -> StakeholderMap {
    map_of(&[
        Command::AddStakeholder(body("a", "Schools")),
        Command::AddStakeholder(Stakeholder { parent: Some("a".into()), ..body("b", "Health") }),
        Command::AddRelationship(tie("ab", "a", "b")),
    ])
}

#[test]
fn removing_a_stakeholder_removes_its_ties_and_frees_its_parts() {
    let map = pair();
    let diff = plan(&map, &Command::RemoveStakeholders(vec!["a".into()])).expect("a is there");
    let mut document = Document::new(map);
    document.commit(&diff);
    assert!(document.map().relationships().is_empty());
    assert_eq!(document.map().stakeholders().find(&"b".into()).map(|body| body.parent.clone()), Some(None));
}

#[test]
fn a_stakeholder_cannot_be_tied_to_itself_or_be_part_of_itself() {
    let map = pair();
    assert_eq!(plan(&map, &Command::AddRelationship(tie("x", "a", "a"))), Err(EditError::SelfRelationship { id: "a".into() }));
    let circle = Stakeholder { parent: Some("b".into()), ..body("a", "Schools") };
    assert_eq!(plan(&map, &Command::ChangeStakeholder(circle)), Err(EditError::ParentCycle { id: "a".into() }));
}

#[test]
fn a_taken_id_and_a_blank_or_endless_name_are_refused() {
    let map = pair();
    let taken = EditError::DuplicateId { table: TableName::Stakeholders, id: "a".into() };
    assert_eq!(plan(&map, &Command::AddStakeholder(body("a", "Again"))), Err(taken));
    assert!(matches!(plan(&map, &Command::AddStakeholder(body("c", "  "))), Err(EditError::EmptyName { .. })));
    let endless = body("c", &"x".repeat(StakeholderMap::MAX_NAME + 1));
    assert!(matches!(plan(&map, &Command::AddStakeholder(endless)), Err(EditError::TooLong { .. })));
}

#[test]
fn a_batch_that_fails_in_the_middle_changes_nothing() {
    let map = pair();
    let batch = Command::Batch(vec![Command::AddStakeholder(body("c", "Parks")), Command::AddRelationship(tie("x", "c", "nobody"))]);
    assert!(matches!(plan(&map, &batch), Err(EditError::UnknownRecord { .. })));
}

#[test]
fn changing_one_field_makes_a_diff_of_one_field() {
    let map = pair();
    let renamed = Stakeholder { name: "School District".into(), ..map.stakeholders().find(&"a".into()).expect("a is there").clone() };
    let diff = plan(&map, &Command::ChangeStakeholder(renamed)).expect("a valid change");
    let paths: Vec<&str> = diff.iter().map(|(address, _)| address.path.as_str()).collect();
    assert_eq!(paths, ["name"]);
}

#[test]
fn undo_leaves_a_field_alone_that_somebody_else_changed_since() {
    let mut document = Document::new(pair());
    let mine = plan(document.map(), &Command::ChangeStakeholder(body("a", "Mine"))).expect("a valid change");
    document.commit(&mine);
    let theirs = plan(document.map(), &Command::ChangeStakeholder(body("a", "Theirs"))).expect("a valid change");
    document.commit(&theirs);
    assert!(rebase_undo(document.map(), &mine.inverse()).is_empty());
}

#[test]
fn a_tie_to_a_stakeholder_that_has_gone_is_dropped_by_rebase() {
    let map = pair();
    let diff = plan(&map, &Command::AddRelationship(tie("x", "b", "a"))).expect("a valid tie");
    let mut document = Document::new(map);
    document.commit(&plan(document.map(), &Command::RemoveStakeholders(vec!["a".into()])).expect("a is there"));
    assert!(rebase(document.map(), &diff).is_empty());
}

proptest! {
    #[test]
    fn every_sequence_of_commands_keeps_the_invariants_and_undoes_to_the_start(begin in choices(12), then in choices(30)) {
        let start = grown(&begin);
        let mut document = Document::new(start.clone());
        let mut ids = IdSource::new("");
        let mut done: Vec<MapDiff> = Vec::new();
        for choice in &then {
            let map = document.map().clone();
            if let Some(diff) = command(choice, &map, &mut ids).and_then(|command| plan(&map, &command).ok()) {
                document.commit(&diff);
                prop_assert_eq!(document.map().check_invariants(), Ok(()));
                done.push(diff);
            }
        }
        let end = document.map().as_ref().clone();
        for diff in done.iter().rev() {
            let back = rebase_undo(document.map(), &diff.inverse());
            prop_assert_eq!(&back, &diff.inverse());
            document.commit(&back);
        }
        prop_assert_eq!(document.map().as_ref(), &start);
        for diff in &done {
            document.commit(diff);
        }
        prop_assert_eq!(document.map().as_ref(), &end);
    }

    #[test]
    fn the_difference_of_two_maps_leads_from_one_to_the_other_and_back(one in choices(20), other in choices(20)) {
        let (one, other) = (grown(&one), grown(&other));
        let diff = MapDiff::between(&one, &other);
        let mut document = Document::new(one.clone());
        document.commit(&diff);
        prop_assert_eq!(document.map().as_ref(), &other);
        document.commit(&diff.inverse());
        prop_assert_eq!(document.map().as_ref(), &one);
    }

    #[test]
    fn joining_two_diffs_is_the_same_as_applying_them_in_turn(one in choices(12), two in choices(12), three in choices(12)) {
        let (one, two, three) = (grown(&one), grown(&two), grown(&three));
        let joined = MapDiff::between(&one, &two).then(MapDiff::between(&two, &three));
        prop_assert_eq!(joined, MapDiff::between(&one, &three));
    }

    #[test]
    fn a_diff_of_any_other_map_is_fitted_to_a_valid_one(here in choices(20), one in choices(20), other in choices(20)) {
        let (here, diff) = (grown(&here), MapDiff::between(&grown(&one), &grown(&other)));
        let mut document = Document::new(here);
        document.commit(&rebase(document.map(), &diff));
        prop_assert_eq!(document.map().check_invariants(), Ok(()));
    }

    #[test]
    fn a_valid_map_needs_no_repair(choices in choices(30)) {
        let map = grown(&choices);
        prop_assert_eq!(&repair(&map), &map);
    }

    #[test]
    fn peers_that_got_the_same_edits_in_any_order_see_the_same_valid_map(
        begin in choices(12), mine in choices(15), theirs in choices(15), order in prop::collection::vec(any::<u32>(), 30),
    ) {
        let start = grown(&begin);
        let edit = |peer: &str, choices: &[_]| {
            let mut replica = Replica::new(start.clone(), peer);
            let mut ids = IdSource::new(peer);
            let mut sent = Vec::new();
            for choice in choices {
                let map = replica.map();
                if let Some(diff) = command(choice, &map, &mut ids).and_then(|command| plan(&map, &command).ok()) {
                    sent.push((replica.make(&diff), diff));
                }
            }
            (replica, sent)
        };
        let (mut here, my_edits) = edit("here", &mine);
        let (mut there, their_edits) = edit("there", &theirs);
        let mut shuffled: Vec<_> = their_edits.iter().zip(order.iter()).collect();
        shuffled.sort_by_key(|(_, key)| **key);
        for ((stamp, diff), _) in shuffled {
            here.receive(stamp, diff);
            here.receive(stamp, diff);
        }
        for (stamp, diff) in my_edits.iter().rev() {
            there.receive(stamp, diff);
        }
        prop_assert_eq!(here.map(), there.map());
        prop_assert_eq!(here.map().check_invariants(), Ok(()));
    }
}
