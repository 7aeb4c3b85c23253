//! Findings in words: a title, a sentence, and what stands behind it, for each rule.
//!
//! Sentences are templates. `{b}` lists all bodies, `{b0}` names the first, `{b1+}` lists all but the first; so do `s` for
//! sectors and `g` for goals; `w0` is a word that people wrote, `n0` a number, `r0` the same rounded. `{n0|is|are}` chooses by that number, `{b|is|are}` by
//! how many there are, `{l0}` is the level, `{k0}` the barrier, that a number or word stands for. What stands in `[…]` is
//! left out where something in it is absent, blank or 0.
//!
//! **Invariant:** what people wrote is put in as it is, and never read as a template.

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

const TELLINGS: [Telling; 26] = [
    Telling {
        rule: "deepest-tie",
        title: "What works",
        sentence: "{b0} and {b1} have the deepest tie across sectors: {l0}.",
        definition: "The tie between two sectors with the highest depth of collaboration, from coordination (3 of 5) up (Frey et al. 2006).",
        refuted: "One of the two says that less is shared than the map shows.",
        question: "What made this possible, and where else could it work?",
    },
    Telling {
        rule: "goal-nobody-accountable",
        title: "Goal without an owner",
        sentence: "“{g0}” has nobody accountable.[ {b} {b|works|work} on it.]",
        definition: "No body has the role “accountable” for the goal. Named are those with the role “responsible”.",
        refuted: "Somebody answers for it, and the map does not show it yet.",
        question: "Who will answer for it until we meet again?",
    },
    Telling {
        rule: "goal-several-accountable",
        title: "Goal with several owners",
        sentence: "“{g0}” has {n0} bodies accountable: {b}.",
        definition: "More than one body has the role “accountable” for the goal.",
        refuted: "They have agreed who answers for which part.",
        question: "Who has the last word, and do all know it?",
    },
    Telling {
        rule: "high-interest-low-power",
        title: "Strengthen their voice",
        sentence: "{b0} has high interest and low rated power: interest {n0}, power {n1}.",
        definition: "Interest of 7 or more with rated power of 3 or less, both of 10; first the widest gap.",
        refuted: "They have a say where it is decided, and the rating is out of date.",
        question: "Where is this decided, and how could they be heard there?",
    },
    Telling {
        rule: "held-by-few",
        title: "Held by few",
        sentence: "{n2|Rated power is|Ties are} held as if by about {n0} of {n1} bodies[; most by {b}].",
        definition: "1 / Σ share² of rated power where 70 % of bodies are rated, else of partners (inverse Herfindahl–Hirschman index), at most half of the bodies.",
        refuted: "The ratings differ too little to tell, or those with little of it are content with that.",
        question: "What could the others bring that these few cannot?",
    },
    Telling {
        rule: "sectors-no-tie",
        title: "Two sectors with no tie",
        sentence: "{s0} and {s1} have no tie; as many ties dealt out by chance would give them about {r1}.",
        definition: "No pair of bodies of the two sectors is tied, where evenly spread ties would give at least one. How sure: how rarely chance gives none (Poisson), corrected for the number of sector pairs.",
        refuted: "They work together in a way that the map does not show.",
        question: "What would each of the two gain from the other?",
    },
    Telling {
        rule: "sectors-few-ties",
        title: "Two sectors with few ties",
        sentence: "{s0} and {s1} have {n0} {n0|tie|ties}; as many ties dealt out by chance would give them about {r1}.",
        definition: "Fewer pairs of bodies of the two sectors are tied than evenly spread ties would give in 95 of 100 cases (Poisson).",
        refuted: "The few ties there are carry all that is needed.",
        question: "Is it enough, and what would happen if it broke?",
    },
    Telling {
        rule: "offer-meets-need",
        title: "An offer meets a need",
        sentence: "{b0} offers {w0}, which {b1} needs. No tie yet.[ Both have a part in “{g0}”.]",
        definition: "What one body offers another needs, in the same words, and no tie joins them. First those with a goal in common, then those of different sectors.",
        refuted: "They know of each other, or the offer is meant for others.",
        question: "Could you two talk in the break?",
    },
    Telling {
        rule: "same-service",
        title: "The same service twice",
        sentence: "{b0} and {b1} both provide {w0} to {w1}, with no tie between them.",
        definition: "Two bodies name the same service and serve some of the same people, in the same words, and no tie joins them.",
        refuted: "They serve different places or times, or have agreed on it.",
        question: "Do you know what the other does, and what could be shared?",
    },
    Telling {
        rule: "costliest-barrier",
        title: "A barrier on the way",
        sentence: "A barrier[ ({k0})] lies between {b0} and {b1}[, on {n0} in 100 of the shortest ways between bodies].",
        definition: "Of the ties with a barrier the one that most of the shortest ways lead along (edge betweenness).",
        refuted: "People pass it by ways that the map does not show.",
        question: "Who could take it down, and what would they need for that?",
    },
    Telling {
        rule: "barrier-unowned",
        title: "A barrier that nobody has taken on",
        sentence: "The barrier[ ({k0})] between {b0} and {b1} has {n0|no owner|an owner} and {n1|no next step|a next step}.",
        definition: "A barrier is noted on the tie, without an owner or without a next step.",
        refuted: "Somebody is at it already.",
        question: "Who takes the first step, and by when?",
    },
    Telling {
        rule: "cut-off-point",
        title: "Cut-off point",
        sentence: "Without {b0}, {n0} of {n1} bodies {n0|loses|lose} contact with the others[: {b1+}].",
        definition: "A body whose removal leaves fewer of the others joined (articulation point; Tarjan 1972). Counted are those outside the largest part left.",
        refuted: "Those bodies know others, too, and the map does not show it.",
        question: "Which tie would keep them in if this body were away for a month?",
    },
    Telling {
        rule: "limits",
        title: "What the map does not know",
        sentence: "[As seen by {w0}. ][{n0} of {n1} bodies {n0|lacks|lack} a rating. ][{n2} {n2|was|were} rated while not in the room. ][{n3} of {n4} ties {n3|has|have} no depth.]",
        definition: "Bodies without rated power or interest, bodies with a rating that were not in the room, ties without a depth of collaboration.",
        refuted: "Everything is rated, by those whom it concerns.",
        question: "Whom should we ask before we rely on this?",
    },
    Telling {
        rule: "sector-one-door",
        title: "A sector with one way out",
        sentence: "{s0} is joined to all other sectors through {b0} alone; {n0} others depend on it.",
        definition: "A sector of three or more bodies of which one alone has ties to other sectors.",
        refuted: "Others of the sector have contacts outside that the map does not show.",
        question: "Who else of this sector should be at the table?",
    },
    Telling {
        rule: "inside-sectors",
        title: "Ties stay inside sectors",
        sentence: "{n0} of {n1} ties stay inside sectors, more than chance (index {n2}; chance gives {n3}).",
        definition: "E-I index: ties across less ties inside, as a share of both, below what 95 % of random deals of the sectors give (Krackhardt and Stern 1988).",
        refuted: "The ties across sectors are fewer, and carry more.",
        question: "Which of our goals cannot be reached inside one sector?",
    },
    Telling {
        rule: "different-sides",
        title: "Different sides",
        sentence: "{b0} and {b1} stand on different sides.[ {b2+} {n0|has|have} ties to both.]",
        definition: "A tie of opposition is on the map. Named are those with ties to both.",
        refuted: "It was about one matter, and that is settled.",
        question: "What do both want, and who could bring them to one table?",
    },
    Telling {
        rule: "one-sided-trust",
        title: "One-sided trust",
        sentence: "{b0} trusts {b1} ({n0} of 4) more than {b1} trusts {b0} ({n1}).",
        definition: "Trust of the two ends of a tie differs by two steps or more of four.",
        refuted: "One of the two rates it otherwise today.",
        question: "What would each need from the other?",
    },
    Telling {
        rule: "stops-at-information",
        title: "Where it stops at information",
        sentence: "{n0} of {n1} ties across sectors stop at sharing information.",
        definition: "At least half of the ties across sectors whose depth is known are of level 1, networking (Frey et al. 2006).",
        refuted: "More is shared than the depth on the map says.",
        question: "Which of these ties is ready for the next step?",
    },
    Telling {
        rule: "goal-sector-missing",
        title: "A sector missing from a goal",
        sentence: "Nobody from {s} has a part in “{g0}”; {n0} sectors have.",
        definition: "At least two sectors have bodies with a part in the goal, and these sectors have none.",
        refuted: "They were asked, and have no part in it for a reason.",
        question: "What would they add, and who asks them?",
    },
    Telling {
        rule: "unmet-need",
        title: "A need that nobody meets",
        sentence: "Nobody on the map offers {w0}, which {b} {b|needs|need}.",
        definition: "A need is noted, and no body offers the same in the same words.",
        refuted: "Somebody offers it in other words.",
        question: "Who could offer it, here or outside this room?",
    },
    Telling {
        rule: "rated-high-few-ties",
        title: "Rated high, few ties",
        sentence: "{b0} is rated {n0} of 10 for power and has {n1} {n1|partner|partners}.",
        definition: "Its place by rated power is above its place by partners by at least half of all bodies (mid-ranks).",
        refuted: "Its power does not rest on ties.",
        question: "What reaches them, and what would make them come?",
    },
    Telling {
        rule: "rated-low-many-ties",
        title: "Rated low, connects many",
        sentence: "{b0} is rated {n0} of 10 for power and has {n1} {n1|partner|partners}.",
        definition: "Its place by partners is above its place by rated power by at least half of all bodies (mid-ranks).",
        refuted: "Its ties carry little.",
        question: "What do they know that the rating does not show?",
    },
    Telling {
        rule: "sector-more-power",
        title: "A sector with much of the power",
        sentence: "{s0} has {n0} in 100 of rated power with {n1} in 100 of the rated bodies.",
        definition: "Representation ratio: share of rated power over share of rated bodies, 1.5 or more. Sectors of two or more rated bodies, where 70 % of all are rated.",
        refuted: "Its bodies were chosen for the map because they are powerful, and others like them were not.",
        question: "What could this sector open for the others?",
    },
    Telling {
        rule: "sector-less-power",
        title: "A sector with little of the power",
        sentence: "{s0} has {n0} in 100 of rated power with {n1} in 100 of the rated bodies.",
        definition: "Representation ratio: share of rated power over share of rated bodies, 2/3 or less. Sectors of two or more rated bodies, where 70 % of all are rated.",
        refuted: "It decides in places that the rating does not cover.",
        question: "Which decisions should this sector have a say in?",
    },
    Telling {
        rule: "opposed-stances",
        title: "For and against the purpose",
        sentence: "{b} {b|has|have} doubts about the purpose or {b|opposes|oppose} it; {n0} {n0|supports|support} it.",
        definition: "Stance below 0 of some and above 0 of others (−2 opposes to 2 champions).",
        refuted: "They are against one way to get there, not against the purpose.",
        question: "What would have to be different for them to support it?",
    },
    Telling {
        rule: "spread-of-ratings",
        title: "Seen differently",
        sentence: "The power of {b0} is rated from {n0} to {n1} by {n2} views.",
        definition: "The highest rating of power is at least 4 of 10 above the lowest.",
        refuted: "The views are of different times or matters.",
        question: "What do those see who rated highest, and those who rated lowest?",
    },
];

/// The words of a rule; `None` for one that has none.
pub fn telling(rule: &str) -> Option<&'static Telling> {
    TELLINGS.iter().find(|telling| telling.rule == rule)
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
        let said = match (kind, index) {
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
        assert_eq!(said("limits", &[], &[], &[0.0, 14.0, 1.0, 0.0, 20.0]), "1 was rated while not in the room.");
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
