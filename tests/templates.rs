//! The worked examples of the page hold what the findings speak of, so that each finding has something true to say.

use std::path::PathBuf;

use stakeholder_map::analysis::key::ARTICULATION_POINT;
use stakeholder_map::analysis::{Direction, Options, analyze};
use stakeholder_map::formats::{InputFile, import};
use stakeholder_map::model::{Goal, GoalRole, Relationship, Sign, SortedSet, Stakeholder, StakeholderId, StakeholderMap};

/// The longest name that stands beside its body without a second line.
const MOST_LETTERS: usize = 32;

fn templates() -> Vec<(String, StakeholderMap)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("www/templates");
    let mut found: Vec<(String, StakeholderMap)> = std::fs::read_dir(folder)
        .expect("the folder of templates")
        .map(|entry| {
            let path = entry.expect("a file").path();
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            let files = [InputFile { name: name.clone(), bytes: std::fs::read(&path).expect("a file to read") }];
            let imported = import(&files).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(imported.warnings, [], "{name}");
            (name, imported.map)
        })
        .collect();
    found.sort_by(|one, other| one.0.cmp(&other.0));
    found
}

fn are_tied(map: &StakeholderMap, one: &StakeholderId, other: &StakeholderId) -> bool {
    map.relationships().iter().any(|tie| {
        let ends = [&tie.source, &tie.target];
        ends == [one, other] || ends == [other, one]
    })
}

/// Ordered pairs of bodies without a tie for which `holds`.
fn untied_pairs(map: &StakeholderMap, holds: impl Fn(&Stakeholder, &Stakeholder) -> bool) -> usize {
    let bodies = map.stakeholders();
    let of = |one: &Stakeholder| {
        bodies.iter().filter(|other| one.id != other.id && holds(one, other) && !are_tied(map, &one.id, &other.id)).count()
    };
    bodies.iter().map(of).sum()
}

fn shares(ones: &SortedSet<String>, others: &SortedSet<String>) -> bool {
    ones.iter().any(|one| others.contains(one))
}

#[test]
fn there_are_five_templates_of_a_workshop_s_size_that_open_without_a_remark() {
    let templates = templates();
    assert_eq!(templates.len(), 5);
    for (name, map) in &templates {
        assert_eq!(map.check_invariants(), Ok(()), "{name}");
        assert!((12..=18).contains(&map.stakeholders().len()), "{name}: {} bodies", map.stakeholders().len());
        assert!((4..=6).contains(&map.sectors().len()), "{name}: {} sectors", map.sectors().len());
        assert!((20..=30).contains(&map.relationships().len()), "{name}: {} ties", map.relationships().len());
        for body in map.stakeholders().iter() {
            assert!(body.name.chars().count() <= MOST_LETTERS, "{name}: {}", body.name);
            assert!(body.sector.is_some(), "{name}: {} has no sector", body.name);
        }
    }
}

#[test]
fn every_template_has_goals_barriers_and_opposition_to_talk_about() {
    for (name, map) in templates() {
        let ties = |holds: &dyn Fn(&Relationship) -> bool| map.relationships().iter().filter(|tie| holds(tie)).count();
        assert!(ties(&|tie| tie.barrier.is_some()) >= 1, "{name}: no barrier");
        assert!(ties(&|tie| tie.sign == Sign::Opposition) >= 1, "{name}: no opposition");
        assert!(ties(&|tie| tie.trust.forward.is_some()) >= 3, "{name}: too few ratings of trust");
        assert!(ties(&|tie| tie.level.is_some()) >= 20, "{name}: too few levels");
        let accountable = |goal: &Goal| {
            let is_it = |body: &&Stakeholder| body.goals.get(&goal.id).is_some_and(|link| link.role == Some(GoalRole::Accountable));
            map.stakeholders().iter().filter(is_it).count()
        };
        assert!(map.goals().iter().any(|goal| accountable(goal) == 0), "{name}: somebody answers for every goal");
    }
}

#[test]
fn every_template_has_help_that_finds_no_way_and_work_done_twice() {
    for (name, map) in templates() {
        let helps = untied_pairs(&map, |one, other| shares(&one.offers, &other.needs));
        assert!(helps >= 2, "{name}: {helps} offers meet a need without a tie");
        let doubles = untied_pairs(&map, |one, other| shares(&one.services, &other.services) && shares(&one.serves, &other.serves));
        assert!(doubles >= 2, "{name}: no two bodies do the same for the same people");
    }
}

#[test]
fn every_template_has_somebody_unheard_and_somebody_rated_in_their_absence() {
    for (name, map) in templates() {
        let bodies = || map.stakeholders().iter();
        let is_unheard = |body: &Stakeholder| {
            body.power.is_some_and(|power| power.value() <= 3.0) && body.interest.is_some_and(|interest| interest.value() >= 8.0)
        };
        assert!(bodies().any(is_unheard), "{name}: nobody has high interest and low power");
        assert!(bodies().any(|body| body.in_room == Some(false) && body.power.is_some()), "{name}: everybody rated was in the room");
    }
}

#[test]
fn the_templates_after_the_first_add_cut_off_points_unowned_barriers_and_departments_inside_agencies() {
    let templates = templates();
    for (name, map) in templates.iter().filter(|(name, _)| !name.starts_with("childhood")) {
        let report = analyze(map, &Options { direction: Some(Direction::Undirected), ..Options::default() });
        let is_cut = |body: &Stakeholder| report.stakeholder(&body.id, ARTICULATION_POINT) == Some(1.0);
        assert!(map.stakeholders().iter().any(is_cut), "{name}: no cut-off point");
        let barriers: Vec<_> = map.relationships().iter().filter_map(|tie| tie.barrier.as_ref()).collect();
        assert!(barriers.len() >= 2, "{name}: {} barriers", barriers.len());
        assert!(barriers.iter().any(|barrier| barrier.owner.is_none()), "{name}: every barrier has an owner");
    }
    let city = templates.iter().find(|(name, _)| name.starts_with("city")).expect("the departments of a city");
    assert!(city.1.stakeholders().iter().filter(|body| body.parent.is_some()).count() >= 4);
}
