//! The words of the agenda: what each step is called, what is read out, what is still missing.

use crate::words::screen::labels;

labels! {
    /// Words that stand alone.
    AgendaLabel {
        /// The way back.
        Back = "Back",
        /// The way on.
        Next = "Next",
        /// Starts the clock.
        Start = "Start the clock",
        /// Halts the clock.
        Halt = "Halt the clock",
        /// The choice of the kind of tie that is spoken of.
        Kind = "Kind of tie spoken of now",
        /// Where nothing is missing.
        Nothing = "Nothing is missing here.",
        /// Goes where it can be filled in.
        Fill = "Fill in",
    }
}

/// A step of a workshop.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// What the group is told first.
    Opening,
    /// What is to be reached together.
    Goal,
    /// Who has a part in it.
    Who,
    /// Who is tied to whom, one kind at a time.
    Ties,
    /// What each body pursues.
    Goals,
    /// Power and interest, read back and adjusted.
    Power,
    /// What to do.
    Deeds,
}

impl Step {
    /// All steps in their order.
    pub const ALL: [Self; 7] = [Self::Opening, Self::Goal, Self::Who, Self::Ties, Self::Goals, Self::Power, Self::Deeds];

    /// Its name.
    pub fn title(self) -> &'static str {
        match self {
            Self::Opening => "Before we begin",
            Self::Goal => "The goal",
            Self::Who => "Who",
            Self::Ties => "Ties",
            Self::Goals => "Goals of each",
            Self::Power => "Power and interest",
            Self::Deeds => "What to do",
        }
    }

    /// What is read out; `kind` is the kind of tie that is spoken of.
    pub fn prompt(self, kind: &str) -> &'static str {
        match self {
            Self::Opening => {
                "We map how this group sees things today. Nobody is graded. Anything can be left out or changed, now or later."
            }
            Self::Goal => "What do we want to reach together that none of us can reach alone?",
            Self::Who => "Who has a part in this? Who is affected by it and not in this room?",
            Self::Ties => match kind {
                "resources" => "Who shares staff, rooms or equipment with whom?",
                "funding" => "Who funds whom?",
                "expertise" => "Who lends whom what they know?",
                "referral" => "Who sends people on to whom?",
                "programme" => "Who runs a programme with whom?",
                "policy" => "Who makes policy with whom?",
                "authority" => "Who may decide for whom?",
                "influence" => "Whose word counts with whom?",
                "conflict" => "Who works against whom on this?",
                _ => "Who tells whom what they need to know?",
            },
            Self::Goals => "What does each of you work towards here, and who answers for it?",
            Self::Power => {
                "Rate on paper how much say each has and how much this matters to them, from 0 to 10. We read out only what the body agrees to."
            }
            Self::Deeds => "What do we do next, who does it, and by when?",
        }
    }

    /// What the facilitator bears in mind.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Opening => "Say whose view this is, and when.",
            Self::Goal => "One sentence that everybody would sign.",
            Self::Who => "Type a name, Tab, its sector, Enter.",
            Self::Ties => "One kind at a time: Schools > Health: 3",
            Self::Goals => "A goal needs one body that answers for it.",
            Self::Power => {
                "Rate on paper, read out only what the body agrees to. Read each rating back, and change what it does not accept."
            }
            Self::Deeds => "Read the findings out before anybody proposes anything.",
        }
    }

    /// How long it takes in a workshop of 90 minutes.
    pub fn minutes(self) -> i32 {
        match self {
            Self::Opening => 5,
            Self::Goal | Self::Goals => 10,
            Self::Who | Self::Power | Self::Deeds => 15,
            Self::Ties => 20,
        }
    }
}

/// What may be missing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Gap {
    /// The goal that all share.
    Purpose,
    /// Whose view the map shows, and when.
    Perspective,
    /// Enough bodies to say anything.
    Bodies,
    /// Sectors of bodies.
    Sector,
    /// Enough ties to say anything.
    EnoughTies,
    /// Ties of bodies.
    Tie,
    /// Goals on the map.
    AnyGoal,
    /// Goals of bodies.
    Goal,
    /// Bodies that answer for a goal.
    Accountable,
    /// Ratings of power.
    Power,
    /// Ratings of interest.
    Interest,
    /// Anything that is to be done.
    AnyDeed,
    /// Who does it.
    Owner,
    /// When it is due.
    Due,
}

/// "7 of 12 have no interest rated".
pub fn missing(gap: Gap, missing: usize, of: usize) -> String {
    let alone = match gap {
        Gap::Purpose => "The goal is not written yet",
        Gap::Perspective => "Whose view this is, and when, is not written yet",
        Gap::AnyGoal => "No goal is written yet",
        Gap::AnyDeed => "Nothing to do is written yet",
        _ => "",
    };
    let several = match gap {
        Gap::Bodies => return format!("{of} on the map; findings begin at {}", of + missing),
        Gap::EnoughTies => return format!("{of} on the map; findings begin at {} ties", of + missing),
        Gap::Sector => "have no sector",
        Gap::Tie => "have no tie",
        Gap::Goal => "pursue no goal",
        Gap::Accountable => "goals have nobody who answers for them",
        Gap::Power => "have no power rated",
        Gap::Interest => "have no interest rated",
        Gap::Owner => "have nobody to do them",
        Gap::Due => "have no date",
        _ => return alone.to_owned(),
    };
    format!("{missing} of {of} {several}")
}

/// "Step 3 of 7".
pub fn step_of(number: usize) -> String {
    format!("Step {number} of {}", Step::ALL.len())
}

/// What is left of the time, "12:05", or "+1:30" once it has run out.
pub fn clock(seconds_left: i32) -> String {
    let seconds = seconds_left.abs();
    format!("{}{}:{:02}", if seconds_left < 0 { "+" } else { "" }, seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_counted_in_words() {
        assert_eq!(missing(Gap::Interest, 7, 12), "7 of 12 have no interest rated");
        assert_eq!(missing(Gap::Bodies, 4, 2), "2 on the map; findings begin at 6");
        assert_eq!(missing(Gap::Purpose, 1, 1), "The goal is not written yet");
    }

    #[test]
    fn the_agenda_opens_with_the_words_that_nobody_is_graded() {
        assert!(Step::ALL[0].prompt("").starts_with("We map how this group sees things today. Nobody is graded."));
        assert!(Step::Power.hint().starts_with("Rate on paper, read out only what the body agrees to"));
    }

    #[test]
    fn the_steps_fill_ninety_minutes_and_time_runs_on_below_zero() {
        assert_eq!(Step::ALL.into_iter().map(Step::minutes).sum::<i32>(), 90);
        assert_eq!([clock(725), clock(-90), clock(5)], ["12:05", "+1:30", "0:05"]);
    }
}
