//! Which names mean the same body, and which nearly do.

use crate::model::{Sector, Stakeholder, StakeholderMap};
use crate::words::{fold, is_of_word};

/// The form in which names are compared: lower case, single spaces.
pub(super) fn plain(name: &str) -> String {
    name.split_whitespace().map(fold).collect::<Vec<_>>().join(" ")
}

/// The body with this name, whatever its capitals and spaces.
pub(super) fn body<'a>(map: &'a StakeholderMap, name: &str) -> Option<&'a Stakeholder> {
    let wanted = plain(name);
    map.stakeholders().iter().find(|body| plain(&body.name) == wanted)
}

/// The sector with this name, whatever its capitals and spaces.
pub(super) fn sector<'a>(map: &'a StakeholderMap, name: &str) -> Option<&'a Sector> {
    let wanted = plain(name);
    map.sectors().iter().find(|sector| plain(&sector.name) == wanted)
}

/// Whether a cell is the heading of a column of names, as in a range copied from a spreadsheet.
pub(super) fn is_heading(cell: &str) -> bool {
    ["name", "label", "stakeholder", "body", "organisation", "organization", "agency"].contains(&plain(cell).as_str())
}

/// A body whose name is nearly the same: other punctuation, a usual abbreviation, one letter off. Another number is another
/// body: School 12 is not School 13.
pub(super) fn near<'a>(map: &'a StakeholderMap, name: &str) -> Option<&'a Stakeholder> {
    let wanted = skeleton(name);
    map.stakeholders().iter().find(|body| {
        let other = skeleton(&body.name);
        other == wanted || (wanted.chars().count() > 5 && is_one_letter_off(&other, &wanted))
    })
}

/// A name without punctuation and with its usual abbreviations written out.
fn skeleton(name: &str) -> String {
    let words = name.split(|letter: char| !is_of_word(letter)).filter(|word| !word.is_empty()).map(|word| {
        let word = fold(word);
        match word.as_str() {
            "dept" | "dep" | "dpt" => "department".to_owned(),
            "min" => "ministry".to_owned(),
            "org" => "organisation".to_owned(),
            "assoc" => "association".to_owned(),
            "univ" => "university".to_owned(),
            "svc" | "svcs" | "service" => "services".to_owned(),
            _ => word,
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Whether one letter more, less or other makes the two the same.
fn is_one_letter_off(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().abs_diff(other.len()) > 1 || one == other {
        return one == other;
    }
    let numbers = |name: &[char]| name.iter().filter(|letter| letter.is_ascii_digit()).collect::<String>();
    if numbers(&one) != numbers(&other) {
        return false;
    }
    let same_start = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let same_end = one[same_start..].iter().rev().zip(other[same_start..].iter().rev()).take_while(|(a, b)| a == b).count();
    same_start + same_end + 1 >= one.len().max(other.len())
}
