//! What people type, and what it does.

use proptest::prelude::*;

use crate::edit::{Document, IdSource, plan};
use crate::model::{Sign, StakeholderMap};
use crate::tools::entry::{Reading, complete, interpret};
use crate::words::entry::{near, preview, problem};

fn read(text: &str, map: &StakeholderMap) -> Reading {
    interpret(text, map, &mut IdSource::new(""), "information")
}

fn after(lines: &[&str]) -> StakeholderMap {
    let mut document = Document::default();
    for line in lines {
        if let Some(command) = read(line, document.map()).command {
            let diff = plan(document.map(), &command).expect("a reading can be carried out");
            document.commit(&diff);
        }
    }
    document.map().as_ref().clone()
}

fn names(map: &StakeholderMap) -> Vec<&str> {
    map.stakeholders().iter().map(|body| body.name.as_str()).collect()
}

#[test]
fn a_name_with_a_sector_adds_both() {
    let map = after(&["Public Health, Health", "County Hospital, health"]);
    assert_eq!(names(&map), ["Public Health", "County Hospital"]);
    assert_eq!(map.sectors().len(), 1);
    assert!(map.stakeholders().iter().all(|body| body.sector.is_some()));
}

#[test]
fn a_line_ties_one_body_to_several_and_adds_those_that_are_new() {
    let map = after(&["Schools", "schools > Parents’ Council, Clinics: information 2"]);
    assert_eq!(names(&map), ["Schools", "Parents’ Council", "Clinics"]);
    assert_eq!(map.relationships().len(), 2);
    for tie in map.relationships().iter() {
        assert!(tie.directed && tie.strength.value() == 2.0);
        assert_eq!(tie.kind.as_ref().map(|kind| kind.as_str()), Some("information"));
    }
}

#[test]
fn the_preview_says_what_enter_does() {
    let map = after(&["Schools", "Parents’ Council", "Clinics"]);
    let text = |line: &str| preview(&read(line, &map).outcome);
    assert_eq!(text("Schools > Parents’ Council, Clinics: information 2"), "adds 2 ties, information, strength 2 · Enter");
    assert_eq!(text("Police, Safety"), "adds Police; new sector Safety · Enter");
    assert_eq!(text("Clinic"), "adds Clinic · Enter – or is it Clinics?");
    assert_eq!(text("Schools <> Police: conflict"), "adds Police and 1 tie, conflict · Enter");
    assert_eq!(text(""), "");
}

#[test]
fn another_number_is_another_body_and_a_list_that_resembles_itself_is_not_asked_about() {
    let map = after(&["School 12", "Health Department"]);
    let asked = |text: &str| near(&read(text, &map).outcome).map(|(_, known)| known.clone());
    assert_eq!(asked("School 13"), None);
    assert_eq!(asked("Health Dept, Health"), Some("Health Department".to_owned()));
    assert_eq!(asked("Police > Health Dept: funding"), Some("Health Department".to_owned()));
    assert_eq!(asked("Clinics\nHealth Dept\nParks"), None);
}

#[test]
fn conflict_is_opposition_and_two_heads_mean_two_ways() {
    let map = after(&["A <> B", "A -> C: conflict"]);
    let ties: Vec<_> = map.relationships().iter().map(|tie| (tie.directed, tie.sign)).collect();
    assert_eq!(ties, [(false, Sign::Support), (true, Sign::Opposition)]);
}

#[test]
fn a_pasted_list_and_a_pasted_range_are_read_line_by_line() {
    let map = after(&["- Schools\n- Clinics\n• Police\n1. Parks", "Library\tCulture\nMuseum\tCulture"]);
    assert_eq!(names(&map), ["Schools", "Clinics", "Police", "Parks", "Library", "Museum"]);
    assert_eq!(map.sectors().len(), 1);
}

#[test]
fn numbers_behind_the_sector_are_power_and_interest() {
    let map = after(&["Clinics, Health, 8, 4", "Parks, Recreation and Trails, Parks", "Police, , 7", "Schools, Education", "schools,,,9"]);
    let rated: Vec<_> = map
        .stakeholders()
        .iter()
        .map(|body| (body.name.as_str(), [body.power, body.interest].map(|score| score.map(|score| score.value()))))
        .collect();
    let none = [None, None];
    let expected = [
        ("Clinics", [Some(8.0), Some(4.0)]),
        ("Parks, Recreation and Trails", none),
        ("Police", [Some(7.0), None]),
        ("Schools", [None, Some(9.0)]),
    ];
    assert_eq!(rated, expected);
    assert_eq!(preview(&read("Courts, Justice, 8, 4", &map).outcome), "adds Courts; new sector Justice; power 8; interest 4 · Enter");
    assert_eq!(
        read("Clinics, Health, 11", &map).problems.iter().map(problem).collect::<String>(),
        "11 is no rating: power and interest go from 0 to 10"
    );
}

#[test]
fn the_headings_of_a_copied_range_are_no_body() {
    let map = after(&["Name\tSector\tPower\nLibrary\tCulture\t6\nMuseum\tCulture\t"]);
    assert_eq!(names(&map), ["Library", "Museum"]);
    assert_eq!(map.stakeholders().iter().filter_map(|body| body.power).map(|power| power.value()).collect::<Vec<_>>(), [6.0]);
}

#[test]
fn what_cannot_be_done_is_said_in_words() {
    let map = after(&["Schools", "Schools > Clinics"]);
    let said = |line: &str| read(line, &map).problems.iter().map(problem).collect::<Vec<_>>().join("; ");
    assert_eq!(said("Schools > schools"), "Schools cannot be tied to itself");
    assert_eq!(said("SCHOOLS"), "Schools is on the map already");
    assert_eq!(said("Schools > Clinics"), "Schools and Clinics are tied that way already");
    assert_eq!(said("Schools > Clinics: 0"), "0 is no strength: write a number above 0");
    assert_eq!(said("> Clinics"), "“> Clinics” names nobody: write Name, or A > B");
}

#[test]
fn saying_a_tie_again_with_a_strength_changes_it() {
    let map = after(&["Schools > Clinics: funding", "Schools > Clinics: funding 4"]);
    let strengths: Vec<f64> = map.relationships().iter().map(|tie| tie.strength.value()).collect();
    assert_eq!(strengths, [4.0]);
}

#[test]
fn the_part_being_typed_is_completed_from_the_map() {
    let map = after(&["Public Health, Health", "Health Forum, Health", "Schools, Education"]);
    let choices = |text: &str| complete(text, &map).choices;
    assert_eq!(choices("hea"), ["Health Forum", "Public Health"]);
    assert_eq!(choices("Schools > Clinics, pub"), ["Public Health"]);
    assert_eq!(complete("Schools > pub", &map).start, "Schools > ".len());
    assert_eq!(choices("Police, Edu"), ["Education"]);
    assert_eq!(choices("Schools > Public Health: fun"), ["funding"]);
    assert!(choices("Schools").is_empty());
}

proptest! {
    #[test]
    fn no_line_is_too_odd_to_be_read(text in "\\PC{0,60}", more in "[A-Ca-c>,:\\-<\n\t 0-9.]{0,40}") {
        let map = after(&["Alpha, One", "Beta > Alpha: funding 2"]);
        for text in [text, more] {
            let reading = read(&text, &map);
            complete(&text, &map);
            if let Some(command) = reading.command {
                prop_assert!(plan(&map, &command).is_ok());
            }
        }
    }
}
