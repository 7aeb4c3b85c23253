//! Random commands for tests: small numbers choose what to do and to which record, so that failing cases shrink.

use proptest::prelude::*;

use crate::edit::command::{Command, Placement};
use crate::edit::ids::IdSource;
use crate::model::{
    Action, Barrier, Goal, GoalLink, GoalRole, Level, Position, Properties, Rating, RatingKey, Record, Relationship, RelationshipKind,
    Score, Sector, Sign, Snapshot, Stakeholder, StakeholderMap, Strength, Table, TrustScore,
};

/// One random choice, made into a command once the map is known.
#[derive(Clone, Debug)]
pub(crate) struct Choice {
    what: u8,
    first: usize,
    second: usize,
    number: u8,
    word: String,
}

/// Sequences of up to `length` choices.
pub(crate) fn choices(length: usize) -> impl Strategy<Value = Vec<Choice>> {
    let choice = (0u8..26, 0usize..9, 0usize..9, 0u8..11, "[a-zé/~ ]{0,6}").prop_map(|(what, first, second, number, word)| Choice {
        what,
        first,
        second,
        number,
        word,
    });
    prop::collection::vec(choice, 0..length)
}

fn pick<R: Record>(table: &Table<R>, index: usize) -> Option<&R> {
    table.iter().nth(index % table.len().max(1))
}

/// The command that a choice means for a map, if it means one; it may still be refused.
pub(crate) fn command(choice: &Choice, map: &StakeholderMap, ids: &mut IdSource) -> Option<Command> {
    let (first, second, word) = (choice.first, choice.second, &choice.word);
    let score = Score::new(f64::from(choice.number)).ok();
    let stakeholder = || pick(map.stakeholders(), first).cloned();
    let relationship = || pick(map.relationships(), first).cloned();
    Some(match choice.what {
        0..4 => Command::AddStakeholder(Stakeholder {
            name: format!("{word}{first}"),
            sector: pick(map.sectors(), second).map(|sector| sector.id.clone()),
            power: score,
            ..Stakeholder::blank(ids.stakeholder(map))
        }),
        4..8 => Command::AddRelationship(Relationship {
            source: stakeholder()?.id,
            target: pick(map.stakeholders(), second)?.id.clone(),
            kind: Some(RelationshipKind::new(word)),
            directed: choice.number.is_multiple_of(2),
            ..Relationship::blank(ids.relationship(map))
        }),
        8 => Command::AddSector(Sector { name: format!("{word}!"), ..Sector::blank(ids.sector(map)) }),
        9 => Command::AddGoal(Goal { name: format!("{word}?"), ..Goal::blank(ids.goal(map)) }),
        10 => Command::AddAction(Action {
            text: word.clone(),
            owner: stakeholder().map(|body| body.id),
            about: [word.clone()].into(),
            ..Action::blank(ids.action(map))
        }),
        11 => Command::RemoveStakeholders(
            [first, second].iter().filter_map(|at| pick(map.stakeholders(), *at)).map(|body| body.id.clone()).collect(),
        ),
        12 => Command::RemoveRelationships(vec![relationship()?.id]),
        13 => Command::RemoveSector(pick(map.sectors(), first)?.id.clone()),
        14 => Command::RemoveGoal(pick(map.goals(), first)?.id.clone()),
        15 => Command::RemoveAction(pick(map.actions(), first)?.id.clone()),
        16 => Command::MoveStakeholders(vec![Placement {
            id: stakeholder()?.id,
            position: Position::new(f64::from(choice.number) * 10.0, second as f64)?,
            pinned: choice.number > 4,
        }]),
        17 => Command::ChangeStakeholder(Stakeholder {
            name: word.clone(),
            parent: pick(map.stakeholders(), second).map(|body| body.id.clone()),
            interest: score,
            ..stakeholder()?
        }),
        18 => {
            let mut body = stakeholder()?;
            body.tags.insert(word.clone());
            body.offers.remove(word);
            if let Some(goal) = pick(map.goals(), second) {
                body.goals.insert(goal.id.clone(), GoalLink { role: Some(GoalRole::Accountable), ..GoalLink::default() });
            }
            Command::ChangeStakeholder(body)
        }
        19 => {
            let mut body = stakeholder()?;
            body.ratings.insert(RatingKey { by: word.clone(), date: String::new() }, Rating { power: score, ..Rating::default() });
            body.extra.insert(word.clone(), "[1]".into());
            Command::ChangeStakeholder(body)
        }
        20 => {
            let mut tie = relationship()?;
            tie.level = Level::new(f64::from(choice.number)).ok();
            tie.trust.back = TrustScore::new(f64::from(choice.number)).ok();
            tie.strength = Strength::new(f64::from(choice.number)).unwrap_or_default();
            Command::ChangeRelationship(tie)
        }
        21 => {
            let mut tie = relationship()?;
            tie.sign = if choice.number.is_multiple_of(2) { Sign::Opposition } else { Sign::Support };
            tie.barrier = Some(Barrier {
                note: word.clone(),
                owner: pick(map.stakeholders(), second).map(|body| body.id.clone()),
                ..Barrier::default()
            });
            Command::ChangeRelationship(tie)
        }
        22 => Command::ChangeProperties(Properties { title: word.clone(), ..map.properties().clone() }),
        24 => {
            let mut properties = map.properties().clone();
            let copy = format!("{{\"title\":\"{number}\",\"stakeholders\":[],\"relationships\":[]}}", number = choice.number);
            let taken = Snapshot { name: word.clone(), date: format!("2026-01-{second:02}"), map: copy.into(), ..Snapshot::default() };
            properties.snapshots.insert(format!("t{first}"), taken);
            Command::ChangeProperties(properties)
        }
        25 => {
            let mut properties = map.properties().clone();
            let id = properties.snapshots.keys().nth(first % properties.snapshots.len().max(1)).cloned()?;
            match choice.number.is_multiple_of(2) {
                true => _ = properties.snapshots.remove(&id),
                false => properties.snapshots.get_or_default(id).name.clone_from(word),
            }
            Command::ChangeProperties(properties)
        }
        _ => Command::Batch(vec![
            Command::AddStakeholder(Stakeholder { name: "batch".into(), ..Stakeholder::blank(ids.stakeholder(map)) }),
            Command::ChangeProperties(Properties { purpose: word.clone(), ..Properties::default() }),
        ]),
    })
}

/// A map that random commands have led to.
pub(crate) fn grown(choices: &[Choice]) -> StakeholderMap {
    let mut document = crate::edit::document::Document::default();
    let mut ids = IdSource::new("");
    for choice in choices {
        let map = document.map().clone();
        if let Some(diff) = command(choice, &map, &mut ids).and_then(|command| crate::edit::plan::plan(&map, &command).ok()) {
            document.commit(&diff);
        }
    }
    document.map().as_ref().clone()
}
