//! Whatever a map holds, and whatever is added or taken away, findings cite only what is there.
//!
//! The maps here have something of everything that a rule looks at, few words that often meet, and few bodies.

use proptest::prelude::*;

use crate::edit::{Command, Document, plan};
use crate::insight::findings::{findings, rules};
use crate::insight::test_map::Draft;
use crate::model::{
    Barrier, BarrierKind, Goal, GoalLink, GoalRole, Level, Rating, RatingKey, Record, Relationship, RelationshipKind, Score, Sector, Sign,
    SortedSet, Stakeholder, StakeholderMap, Stance, Strength, TrustScore,
};
use crate::words::findings::telling;

/// Small numbers from a few bytes, again and again.
struct Choices<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Choices<'_> {
    /// A number below the limit.
    fn below(&mut self, limit: usize) -> usize {
        self.at += 1;
        let byte = |at: usize| usize::from(self.bytes[at % self.bytes.len()]);
        (byte(self.at) + byte(self.at / self.bytes.len() + 7 * self.at)) % limit
    }

    fn is_one_of(&mut self, limit: usize) -> bool {
        self.below(limit) == 0
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

const WORDS: [&str; 5] = ["rooms", "maps", "{b0} data]", "lunch", "money"];
const GOALS: [&str; 3] = ["lunch", "walk", "[{g0}"];

fn body(choices: &mut Choices<'_>, id: &str) -> Stakeholder {
    let mut body = Stakeholder { name: id.to_owned(), ..Stakeholder::blank(id.into()) };
    let score = |choices: &mut Choices<'_>| Score::new(choices.below(11) as f64).ok().filter(|_| !choices.is_one_of(6));
    (body.power, body.interest) = (score(choices), score(choices));
    body.sector = choices.of(&[None, Some("a"), Some("a"), Some("b"), Some("b"), Some("c"), Some("d")]).map(Into::into);
    body.in_room = choices.of(&[None, Some(true), Some(false)]);
    body.stance = Stance::new(choices.below(5) as f64 - 2.0).ok();
    for set in [&mut body.offers, &mut body.needs, &mut body.services, &mut body.serves] {
        if choices.is_one_of(2) {
            set.insert(choices.of(&WORDS).to_owned());
        }
    }
    for by in ["x", "y"] {
        body.ratings.insert(RatingKey { by: by.to_owned(), date: String::new() }, Rating { power: score(choices), ..Rating::default() });
    }
    for goal in GOALS {
        if choices.is_one_of(3) {
            let role = choices.of(&[None, Some(GoalRole::Accountable), Some(GoalRole::Responsible), Some(GoalRole::Consulted)]);
            let stance = Stance::new(choices.below(5) as f64 - 2.0).ok();
            body.goals.insert(goal.into(), GoalLink { stance, role, ..GoalLink::default() });
        }
    }
    body
}

fn tie(choices: &mut Choices<'_>, id: &str, source: &Stakeholder, target: &Stakeholder) -> Relationship {
    let mut tie = Relationship { source: source.id.clone(), target: target.id.clone(), ..Relationship::blank(id.into()) };
    tie.directed = choices.is_one_of(3);
    tie.kind = Some(RelationshipKind::new(choices.of(&RelationshipKind::KNOWN)));
    tie.strength = Strength::new(choices.below(4) as f64 + 1.0).unwrap_or_default();
    tie.level = Level::new(choices.below(7) as f64).ok();
    tie.trust.forward = TrustScore::new(choices.below(5) as f64).ok();
    tie.trust.back = TrustScore::new(choices.below(5) as f64).ok();
    tie.sign = if choices.is_one_of(6) { Sign::Opposition } else { Sign::Support };
    tie.barrier = choices.is_one_of(5).then(|| Barrier {
        kind: choices.of(&[None, Some(BarrierKind::Law)]),
        owner: choices.is_one_of(2).then(|| source.id.clone()),
        ..Barrier::default()
    });
    tie
}

/// A map with something of everything.
fn rich(bytes: &[u8]) -> StakeholderMap {
    let choices = &mut Choices { bytes, at: 0 };
    let count = 6 + choices.below(14);
    let bodies: Vec<Stakeholder> = (0..count).map(|at| body(choices, &format!("n{at}"))).collect();
    let ties = (0..6 + choices.below(2 * count)).filter_map(|at| {
        // Most ties stay near, so that chains, bridges and closed sectors come about.
        let source = choices.below(count);
        let target = (source + if choices.is_one_of(3) { choices.below(count) } else { 1 + choices.below(2) }) % count;
        (source != target).then(|| tie(choices, &format!("t{at}"), &bodies[source], &bodies[target]))
    });
    let ties = ties.collect();
    let mut draft = Draft { bodies, ties, ..Draft::default() };
    // Trust is spoken of where it is not private.
    draft.properties.private_fields = SortedSet::new();
    draft.goals = GOALS.iter().map(|id| Goal { name: (*id).to_owned(), ..Goal::blank((*id).into()) }).collect();
    draft.map()
}

/// The map after a command, where it is allowed.
fn after(map: &StakeholderMap, command: Command) -> Option<StakeholderMap> {
    let mut document = Document::new(map.clone());
    document.commit(&plan(map, &command).ok()?);
    Some(document.map().as_ref().clone())
}

/// Each record of a map taken away in turn, and one of each kind added.
fn changed(map: &StakeholderMap, bytes: &[u8]) -> Vec<StakeholderMap> {
    let choices = &mut Choices { bytes, at: 3 };
    let mut added = body(choices, "new");
    added.sector = map.sectors().ids().next().cloned();
    let first = map.stakeholders().iter().next().expect("six bodies at least");
    let mut commands = vec![
        Command::AddRelationship(tie(choices, "new", first, &added)),
        Command::AddGoal(Goal { name: "new".to_owned(), ..Goal::blank("new".into()) }),
        Command::AddSector(Sector { name: "new".to_owned(), ..Sector::blank("new".into()) }),
    ];
    commands.extend(map.stakeholders().ids().map(|id| Command::RemoveStakeholders(vec![id.clone()])));
    commands.extend(map.relationships().ids().map(|id| Command::RemoveRelationships(vec![id.clone()])));
    commands.extend(map.sectors().ids().map(|id| Command::RemoveSector(id.clone())));
    commands.extend(map.goals().ids().map(|id| Command::RemoveGoal(id.clone())));
    let with_one = after(map, Command::AddStakeholder(added)).expect("a body can come");
    let changed = commands.into_iter().filter_map(|command| after(&with_one, command));
    let mut all: Vec<StakeholderMap> = changed.collect();
    all.push(with_one);
    all
}

/// What a finding of this map cites that is not there, or says of nobody.
fn lacking(map: &StakeholderMap) -> Option<String> {
    let found = findings(map);
    let written = |word: &String| {
        let view = &map.properties().perspective;
        let is_of_body = |body: &Stakeholder| {
            [&body.offers, &body.needs, &body.services, &body.serves].iter().any(|set| set.iter().any(|own| own == word))
        };
        let is_kind =
            |tie: &Relationship| tie.barrier.as_ref().and_then(|barrier| barrier.kind).is_some_and(|kind| kind.word() == word.as_str());
        [&view.group, &view.date].contains(&word) || map.stakeholders().iter().any(is_of_body) || map.relationships().iter().any(is_kind)
    };
    for finding in found.each() {
        let (evidence, arguments) = (&finding.evidence, finding.arguments(map));
        let telling = telling(finding.rule).expect("every rule has words");
        let sentence = telling.sentence(&arguments);
        let is_sound = arguments.bodies.len() == evidence.stakeholders.len()
            && arguments.sectors.len() == evidence.sectors.len()
            && arguments.goals.len() == evidence.goals.len()
            && evidence.relationships.iter().all(|id| map.relationships().has(id))
            && evidence.words.iter().all(written)
            && evidence.numbers.iter().all(|number| number.is_finite() && *number >= -1.0)
            && finding.weight.is_finite()
            && !sentence.contains("  ")
            && !sentence.contains(" .")
            && !sentence.contains(": .");
        if !is_sound {
            return Some(format!("{}: {sentence} {evidence:?}", finding.rule));
        }
    }
    None
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10))]
    #[test]
    fn whatever_comes_or_goes_no_finding_cites_what_is_not_there(bytes in prop::collection::vec(any::<u8>(), 61)) {
        let map = rich(&bytes);
        prop_assert_eq!(lacking(&map), None);
        for changed in changed(&map, &bytes) {
            prop_assert_eq!(lacking(&changed), None);
        }
    }
}

#[test]
fn every_rule_applies_to_some_of_these_maps() {
    let mut missing: Vec<&str> = rules().collect();
    let mut state: u32 = 1;
    for _ in 0..3_000 {
        let bytes: Vec<u8> = (0..61)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 24) as u8
            })
            .collect();
        let found = findings(&rich(&bytes));
        missing.retain(|rule| !found.each().any(|finding| finding.rule == *rule));
        if missing.is_empty() {
            return;
        }
    }
    panic!("none of the maps says {missing:?}");
}
