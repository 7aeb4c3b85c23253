//! What links keep, how long they are, and that no letters do harm.

use proptest::prelude::*;

use crate::edit::random::{choices, grown};
use crate::edit::without_private;
use crate::formats::arbitrary::maps;
use crate::formats::link::{MOST_LETTERS, base64, read, unbase64, write};
use crate::formats::{InputFile, import, json, zip};
use crate::model::{Score, Stakeholder, StakeholderMap};

/// A hundred bodies of five sectors, names as people write them, and two hundred ties.
fn usual() -> StakeholderMap {
    let names = include_str!("test_names.txt");
    let kinds = ["information", "funding", "referral", "resources", "programme"];
    let sectors = ["Health", "Education", "Housing", "Justice", "Community & faith"];
    let (mut bodies, mut ties) = (String::from("name,sector,power,interest\n"), String::from("source,target,type,kind,strength,level\n"));
    let names: Vec<&str> = names.lines().collect();
    let mut state = 7_u64;
    let mut random = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    for name in &names {
        bodies += &format!("\"{name}\",{},{},{}\n", sectors[random(5)], random(11), random(11));
    }
    let mut made = std::collections::BTreeSet::new();
    while made.len() < 200 {
        let (source, target) = (random(100).min(random(100)), random(100));
        if source != target && !made.contains(&(target, source)) && made.insert((source, target)) {
            let directed = if random(4) == 0 { "Directed" } else { "Undirected" };
            ties += &format!(
                "\"{}\",\"{}\",{directed},{},{},{}\n",
                names[source],
                names[target],
                kinds[random(5)],
                1 + random(3),
                1 + random(5)
            );
        }
    }
    let file = |name: &str, text: String| InputFile { name: name.to_owned(), bytes: text.into_bytes() };
    import(&[file("ties.csv", ties), file("bodies.csv", bodies)]).expect("tables").map
}

/// What a link keeps of a map, in an order that ids do not change.
fn kept(map: &StakeholderMap) -> Vec<String> {
    let name = |id: &crate::model::StakeholderId| map.stakeholders().find(id).map(|body| shown(&body.name));
    let goal = |id: &crate::model::GoalId| map.goals().find(id).map(|goal| shown(&goal.name));
    let rated = |score: Option<Score>| score.map(|score| (score.value() * 10.0).round());
    let mut kept = vec![format!(
        "{:?}",
        [&map.properties().title, &map.properties().purpose, &map.properties().perspective.group].map(|text| shown(text))
    )];
    kept.extend(map.sectors().iter().map(|sector| format!("{:?} {:?}", shown(&sector.name), sector.color)));
    kept.extend(map.stakeholders().iter().map(|body: &Stakeholder| {
        let sector = body.sector.as_ref().and_then(|id| map.sectors().find(id)).map(|sector| shown(&sector.name));
        let goals: std::collections::BTreeSet<_> =
            body.goals.iter().map(|(id, link)| format!("{:?}", (goal(id), link.role, link.stance))).collect();
        let lists = [&body.offers, &body.needs, &body.services, &body.serves, &body.tags]
            .map(|set| set.iter().map(|text| shown(text)).collect::<std::collections::BTreeSet<_>>());
        format!(
            "{:?}",
            (
                shown(&body.name),
                sector,
                body.kind,
                body.parent.as_ref().map(name),
                rated(body.power),
                rated(body.interest),
                body.in_room,
                body.stance,
                goals,
                lists
            )
        )
    }));
    let mut ties: Vec<String> = map
        .relationships()
        .iter()
        .map(|tie| {
            let kind = tie.kind.as_ref().map(|kind| shown(kind.as_str()));
            format!(
                "{:?}",
                (
                    name(&tie.source),
                    name(&tie.target),
                    tie.directed,
                    kind,
                    tie.strength,
                    tie.level,
                    tie.sign,
                    tie.trust,
                    tie.barrier.as_ref().and_then(|barrier| barrier.kind)
                )
            )
        })
        .collect();
    ties.sort();
    kept.extend(ties);
    kept
}

/// A text as links keep it.
fn shown(text: &str) -> String {
    text.replace('\0', "")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_map_comes_out_of_its_link_with_all_that_there_is_to_see(map in maps()) {
        let again = read(&write(&map).expect("short enough")).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(kept(&again), kept(&map));
        prop_assert_eq!(again.check_invariants(), Ok(()));
        // What it does not keep is gone after the first time.
        prop_assert_eq!(write(&again), write(&map));
    }

    #[test]
    fn what_is_private_is_in_no_link_of_what_others_may_have(choices in choices(60)) {
        let map = without_private(&grown(&choices));
        let again = read(&write(&map).expect("short enough")).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(kept(&again), kept(&map));
    }

    #[test]
    fn no_letters_do_harm(bytes in proptest::collection::vec(any::<u8>(), 0..400), text in "\\PC{0,60}") {
        _ = read(&text);
        _ = read(&format!("1.{text}"));
        prop_assert_eq!(read(&format!("1.{}", base64(&bytes))).map_err(|error| error.code()).is_ok(), false);
        // Whoever makes letters by hand makes the checksum, too.
        let sum = (zip::checksum(&bytes) as u16).to_be_bytes();
        if let Ok(map) = read(&format!("1.{}", base64(&[&sum, bytes.as_slice()].concat()))) {
            prop_assert_eq!(map.check_invariants(), Ok(()));
        }
    }

    #[test]
    fn bytes_are_letters_and_back(bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
        prop_assert_eq!(unbase64(&base64(&bytes)), Some(bytes));
    }
}

#[test]
fn a_hundred_bodies_and_two_hundred_ties_fit_into_a_link() {
    let map = usual();
    assert_eq!((map.stakeholders().len(), map.relationships().len()), (100, 200));
    let letters = write(&map).expect("short enough");
    println!("{}", letters.len());
    assert!(letters.len() <= 1_750, "{}", letters.len());
    assert_eq!(read(&letters).map(|again| kept(&again)), Ok(kept(&map)));
}

#[test]
fn the_letters_of_a_version_stay_as_they_are() {
    let map = r#"{"title":"Moving more","sectors":[{"id":"h","name":"Health"}],"stakeholders":[{"id":"a","name":"Clinic","sector":"h","power":7.5},
        {"id":"b","name":"Škola"}],"relationships":[{"id":"r","source":"b","target":"a","kind":"funding","directed":true,"strength":2.25,"level":3}]}"#;
    let letters = write(&json::read_lenient(map).expect("a map").map).expect("short enough");
    expect_test::expect!["1.QoXEC5wE9W2t9tiOMZM7OrPF4olJulFMpqhtPk28N6jFJH____uXAw"].assert_eq(&letters);
}

#[test]
fn a_map_that_would_take_long_to_read_is_refused() {
    let names: Vec<String> = (0..100).map(|at| format!("{{\"id\":\"s{at}\",\"name\":\"{}\"}}", "a".repeat(1_000))).collect();
    let map = json::read_lenient(&format!("{{\"stakeholders\":[{}]}}", names.join(","))).expect("a map").map;
    assert_eq!(write(&map).map_err(|error| error.code()), Err("too-large"));
    let one = json::read_lenient(&format!("{{\"stakeholders\":[{}]}}", names[..60].join(","))).expect("a map").map;
    let letters = write(&one).expect("short enough");
    assert!(letters.len() < 400, "{}", letters.len());
    assert_eq!(read(&letters).map(|again| again.stakeholders().len()), Ok(60));
}

#[test]
fn a_link_that_is_damaged_cut_off_or_of_another_version_is_refused() {
    let letters = write(&usual()).expect("short enough");
    let refusal = |letters: &str| read(letters).map_err(|error| error.code());
    for wrong in ["", "1.", "x", &letters[..900], &letters.replacen('A', "B", 1), &format!("1.{}", "A".repeat(MOST_LETTERS + 1))] {
        assert_eq!(refusal(wrong), Err("invalid-link"), "{}", &wrong[..wrong.len().min(20)]);
    }
    assert_eq!(refusal("2.AAAA"), Err("newer-version"));
}
