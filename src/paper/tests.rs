//! The report of an example is as it was read; nothing that is written on a map becomes part of the page.

use super::*;
use crate::formats::json;
use crate::model::{Action, Properties, Record, Relationship, Stakeholder, StakeholderMap};

fn example() -> StakeholderMap {
    let text = include_str!("../../www/templates/childhood-obesity.stakeholders.json");
    json::read_lenient(text).expect("the example is a map").map
}

/// The words of a page, a block a line; the picture is said to be one.
fn words(page: &str) -> String {
    let body = page.split_once("<body>").expect("a body").1;
    let (before, rest) = body.split_once("<svg").expect("a picture");
    let after = rest.split_once("</svg>").expect("its end").1;
    let mut text = String::new();
    for part in format!("{before}<p>[the picture]</p>{after}").split('<').skip(1) {
        let (tag, said) = part.split_once('>').expect("an end of a tag");
        text.push_str(match tag.split(' ').next().unwrap_or_default() {
            "/td" | "/th" => " | ",
            "br" => " / ",
            "/tr" | "/p" | "/h1" | "/h2" | "/h3" | "/dt" | "/dd" => "\n",
            _ => "",
        });
        text.push_str(said.trim_matches('\n'));
    }
    text
}

#[test]
fn the_report_of_the_example_reads_as_the_group_would_have_it() {
    let page = print(&example(), &PaperOptions::default());
    assert_eq!(page, print(&example(), &PaperOptions::default()), "the same map gives the same report");
    expect_test::expect_file!["../../tests/golden/report.txt"].assert_eq(&words(&page));
}

#[test]
fn what_people_write_is_never_markup_and_nothing_runs() {
    let evil = "<script>alert(1)</script>\" onload=\"x&\u{7}";
    let body = |id: &str| Stakeholder { name: format!("{id}{evil}"), ..Stakeholder::blank(id.into()) };
    let tie = Relationship { source: "a".into(), target: "b".into(), notes: evil.into(), ..Relationship::blank("r".into()) };
    let action = Action { text: evil.into(), due: evil.into(), owner: Some("a".into()), ..Action::blank("x".into()) };
    let properties = Properties { title: evil.into(), purpose: evil.into(), ..Properties::default() };
    let map =
        StakeholderMap::assemble(properties, vec![], vec![], vec![body("a"), body("b")], vec![tie], vec![action]).expect("a sound map");
    for sheet in Sheet::ALL {
        let page = print(&map, &PaperOptions { sheet, ..PaperOptions::default() });
        assert!(!page.contains("<script") && !page.contains("\" onload") && !page.contains('\u{7}'), "{sheet:?}");
        assert!(page.contains("&lt;script&gt;"), "it is said as it was written");
        assert!(page.contains(&format!("size: {};", sheet.word())) && Sheet::from_word(sheet.word()) == sheet);
    }
}

#[test]
fn what_is_private_is_counted_and_not_named_unless_it_is_wanted() {
    let map = example();
    let hidden = map.stakeholders().iter().find(|body| body.id.as_str() == "par").expect("a body").clone();
    let mut bodies: Vec<Stakeholder> = map.stakeholders().iter().cloned().collect();
    bodies.iter_mut().filter(|body| body.id == hidden.id).for_each(|body| body.private = true);
    let records = (map.sectors().iter().cloned().collect(), map.goals().iter().cloned().collect());
    let ties = map.relationships().iter().cloned().collect();
    let map = StakeholderMap::assemble(map.properties().clone(), records.0, records.1, bodies, ties, vec![]).expect("a sound map");
    let page = print(&map, &PaperOptions::default());
    assert!(!page.contains(&hidden.name) && page.contains("Left out as private: 1 body, 4 ties."), "{}", words(&page));
    let all = print(&map, &PaperOptions { include_private: true, ..PaperOptions::default() });
    assert!(all.contains(&hidden.name) && !all.contains("Left out as private"));
}

#[test]
fn an_empty_map_is_a_page_that_says_so() {
    let page = print(&StakeholderMap::default(), &PaperOptions::default());
    assert!(page.contains("<h1 dir=\"auto\">Stakeholder map</h1>") && page.contains("Too early to say"), "{}", words(&page));
}
