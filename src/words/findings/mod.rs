//! Findings in words: a title, a sentence, and what stands behind it, for each rule.
//!
//! Sentences are templates. `{b}` lists all bodies, `{b0}` names the first, `{b1+}` lists all but the first; so do `s` for
//! sectors and `g` for goals; `w0` is a word that people wrote, `n0` a number, `r0` the same rounded. `{n0|is|are}` chooses by that number, `{b|is|are}` by
//! how many there are, `{b<2}` lists as many of the first bodies as number 2 says, `{d1}` is the date that word 1 holds, after a
//! comma, or nothing where it is blank, `{l0}` is the level, `{k0}` the barrier, that a number or word stands for. What stands in `[…]` is
//! left out where something in it is absent, blank or 0.
//!
//! **Invariant:** what people wrote is put in as it is, and never read as a template.

mod others;
mod places;
mod slots;

use crate::words::legend::calendar;
use crate::words::records;
use crate::words::screen::number;

/// The arguments of a sentence.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Arguments {
    /// Names of bodies.
    pub bodies: Vec<String>,
    /// Names of sectors.
    pub sectors: Vec<String>,
    /// Names of goals.
    pub goals: Vec<String>,
    /// Words that people wrote.
    pub words: Vec<String>,
    /// Numbers.
    pub numbers: Vec<f64>,
}

/// The words of one rule.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Telling {
    /// The id of the rule.
    pub rule: &'static str,
    /// A few words above the sentence.
    pub title: &'static str,
    sentence: &'static str,
    /// When the rule applies, and what is counted.
    pub definition: &'static str,
    /// What would refute it.
    pub refuted: &'static str,
    /// A question to ask the room.
    pub question: &'static str,
}

/// The words of a rule; `None` for one that has none.
pub fn telling(rule: &str) -> Option<&'static Telling> {
    slots::TELLINGS.iter().chain(&others::TELLINGS).chain(&places::TELLINGS).find(|telling| telling.rule == rule)
}

impl Telling {
    /// The sentence.
    pub fn sentence(&self, arguments: &Arguments) -> String {
        let mut text = String::new();
        let mut rest = self.sentence;
        while let Some(open) = rest.find('[') {
            let (before, after) = rest.split_at(open);
            let (inner, after) = after[1..].split_once(']').unwrap_or((&after[1..], ""));
            fill(before, arguments, &mut text);
            let length = text.len();
            if !fill(inner, arguments, &mut text) {
                text.truncate(length);
            }
            rest = after;
        }
        fill(rest, arguments, &mut text);
        if text.is_empty() { ALL_KNOWN.to_owned() } else { text.trim_end().to_owned() }
    }
}

/// What is said where every part of a sentence falls away: only the limits have nothing but such parts.
const ALL_KNOWN: &str = "Everything is rated, and nobody was rated in their absence.";

/// How many more a rule has found.
pub fn alike(count: usize) -> String {
    if count == 1 { "One more like this.".to_owned() } else { format!("{} more like this.", number(count as f64)) }
}

/// What other rules say of the same, by their titles.
pub fn also(titles: &[&str]) -> String {
    ["Also: ", &titles.join(" · "), "."].concat()
}

/// Appends a template with its arguments; false where one is absent, blank or 0.
fn fill(template: &str, arguments: &Arguments, text: &mut String) -> bool {
    let mut is_whole = true;
    for (at, part) in template.split(['{', '}']).enumerate() {
        if at % 2 == 0 {
            text.push_str(part);
            continue;
        }
        let mut parts = part.split('|');
        let argument = parts.next().unwrap_or_default();
        let (kind, place) = (argument.chars().next().unwrap_or_default(), argument.get(1..).unwrap_or_default());
        let index: Option<usize> = place.trim_end_matches('+').parse().ok();
        let names = match kind {
            'b' => &arguments.bodies,
            's' => &arguments.sectors,
            'g' => &arguments.goals,
            _ => &arguments.words,
        };
        let value = arguments.numbers.get(index.unwrap_or_default()).copied().filter(|_| matches!(kind, 'n' | 'r' | 'l'));
        if let (Some(one), Some(many)) = (parts.next(), parts.next()) {
            let is_one = value.map_or(names.len() == 1, |value| value == 1.0);
            text.push_str(if is_one { one } else { many });
            continue;
        }
        if kind == 'd' {
            let date = index.and_then(|index| names.get(index)).filter(|date| !date.trim().is_empty());
            date.into_iter().for_each(|date| text.extend([", ", &calendar(date)]));
            continue;
        }
        let first = place.strip_prefix('<').and_then(|place| arguments.numbers.get(place.parse::<usize>().ok()?));
        let said = match (kind, index) {
            _ if place.starts_with('<') => list(names.get(..first.copied().unwrap_or_default() as usize).unwrap_or_default()),
            ('n', _) => value.map_or(String::new(), number),
            ('r', _) => value.map_or(String::new(), |value| number(value.round())),
            ('l', _) => records::level(value.unwrap_or_default() as u8).split(" – ").last().unwrap_or_default().to_owned(),
            ('k', _) => arguments.words.first().map_or(String::new(), |word| records::barrier(word).to_ascii_lowercase()),
            (_, Some(index)) if place.ends_with('+') => list(names.get(index..).unwrap_or_default()),
            (_, Some(index)) => names.get(index).cloned().unwrap_or_default(),
            (_, None) => list(names),
        };
        is_whole &= !said.trim().is_empty() && value != Some(0.0);
        text.push_str(&said);
    }
    is_whole
}

/// The most names that a sentence lists.
const MOST_NAMES: usize = 4;

fn list(names: &[String]) -> String {
    let mut text = String::new();
    let shown = if names.len() > MOST_NAMES { MOST_NAMES - 1 } else { names.len() };
    for (at, name) in names.iter().take(shown).enumerate() {
        text.push_str(match at {
            0 => "",
            _ if at + 1 == names.len() => " and ",
            _ => ", ",
        });
        text.push_str(name);
    }
    if shown < names.len() {
        text.push_str(" and ");
        text.push_str(&number((names.len() - shown) as f64));
        text.push_str(" others");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(rule: &str, bodies: &[&str], words: &[&str], numbers: &[f64]) -> String {
        let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let goals = vec!["Lunch".to_owned()];
        let arguments = Arguments { bodies: owned(bodies), words: owned(words), numbers: numbers.to_vec(), goals, ..Arguments::default() };
        telling(rule).map(|telling| telling.sentence(&arguments)).unwrap_or_default()
    }

    #[test]
    fn names_are_listed_and_verbs_follow_their_number() {
        assert_eq!(said("goal-nobody-accountable", &["A"], &[], &[]), "“Lunch” has nobody accountable. A works on it.");
        assert_eq!(said("goal-nobody-accountable", &["A", "B"], &[], &[]), "“Lunch” has nobody accountable. A and B work on it.");
        assert_eq!(said("goal-nobody-accountable", &[], &[], &[]), "“Lunch” has nobody accountable.");
    }

    #[test]
    fn a_long_list_is_cut_short_with_the_number_left() {
        let sentence = said("cut-off-point", &["X", "A", "B", "C", "D", "E"], &[], &[5.0, 14.0]);
        assert_eq!(sentence, "Without X, 5 of 14 bodies lose contact with the others: A, B, C and 2 others.");
    }

    #[test]
    fn what_people_wrote_is_no_template() {
        assert_eq!(
            said("offer-meets-need", &["{b1}", "[B"], &["{n0} rooms]"], &[]),
            "{b1} offers {n0} rooms], which [B needs. No tie yet. Both have a part in “Lunch”."
        );
    }

    #[test]
    fn what_is_all_known_is_said_so() {
        assert_eq!(said("limits", &[], &[], &[0.0, 14.0, 0.0, 0.0, 20.0]), ALL_KNOWN);
        assert_eq!(said("limits", &["A"], &[], &[0.0, 14.0, 1.0, 0.0, 20.0]), "A was rated while not in the room.");
    }

    #[test]
    fn whose_view_it_is_and_who_was_rated_in_their_absence_is_said() {
        assert_eq!(
            said("limits", &["A", "B", "C"], &["the forum", "2026-11-22"], &[2.0, 14.0, 2.0, 0.0, 20.0]),
            "As seen by the forum, 22 Nov 2026. 2 of 14 bodies lack a rating. A and B were rated while not in the room."
        );
        assert_eq!(
            said("limits", &["A"], &["the forum", ""], &[0.0, 14.0, 1.0, 0.0, 20.0]),
            "As seen by the forum. A was rated while not in the room."
        );
    }

    #[test]
    fn a_depth_and_a_barrier_have_names() {
        assert_eq!(said("deepest-tie", &["A", "B"], &[], &[5.0]), "A and B have the deepest tie across sectors: collaboration.");
        assert_eq!(
            said("costliest-barrier", &["A", "B"], &["data-sharing"], &[12.0]),
            "A barrier (data sharing) lies between A and B, on 12 in 100 of the shortest ways between bodies."
        );
        assert_eq!(said("costliest-barrier", &["A", "B"], &[], &[]), "A barrier lies between A and B.");
    }
}
