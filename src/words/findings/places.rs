//! The words of the rules about places in the network: who drives, who depends, who goes between.

use crate::words::findings::Telling;

const MORE_THAN_CHANCE: &str = "Ways from one body over this one to a third where no direct tie cuts them short, by the sectors of the three (Gould and Fernandez 1989), more than ties dealt out by chance would give any body in any role in 95 of 100 cases by the bell curve, and at least six. Told is the role with most ways; out and in together where neither is twice the other. A two-way tie counts each way.";
const NOT_USED: &str = "Those two speak to each other without it, and the map does not show that.";

pub(super) const TELLINGS: [Telling; 11] = [
    Telling {
        rule: "mostly-drives",
        title: "Mostly drives",
        sentence: "{b} {b|influences|influence} others at least twice as much as others influence {b|it|them}.",
        definition: "Influence along arrows, by strength, direct and through one other: at least twice the dependence and at least the mean of all (MACTOR; Godet 1991). First the widest difference. A two-way tie counts each way.",
        refuted: "What flows along these arrows obliges nobody.",
        question: "What could they set in motion for the others?",
    },
    Telling {
        rule: "mostly-depends",
        title: "Mostly depends",
        sentence: "{b} {b|is|are} influenced by others at least twice as much as {b|it influences|they influence} others.",
        definition: "Dependence along arrows, by strength, direct and through one other: at least twice the influence and at least the mean of all (MACTOR; Godet 1991). First the widest difference. A two-way tie counts each way.",
        refuted: "They can do without what flows along these arrows.",
        question: "What do they need early enough to plan with?",
    },
    Telling {
        rule: "depends-on-one",
        title: "Depends on one partner",
        sentence: "At least half of what reaches {b0} comes from {b1}: {n0} in 100[, against {n1} in 100 the other way round].",
        definition: "Shares of the strength of all ties that lead to a body; told where the shares of the two differ by half or more and the one that depends has two partners or more (Emerson 1962; Casciaro and Piskorski 2005). First the widest difference.",
        refuted: "It could have the same from somebody else tomorrow.",
        question: "Who else could provide this, if need be?",
    },
    Telling {
        rule: "broker-inside",
        title: "Go-between inside its sector",
        sentence: "{b0} joins bodies of {s0} with each other: {n0} ways between two that have no direct tie lead over it, more than chance.",
        definition: MORE_THAN_CHANCE,
        refuted: NOT_USED,
        question: "Who would bring this sector together if they were away?",
    },
    Telling {
        rule: "broker-in-another",
        title: "Go-between inside another sector",
        sentence: "{b0} joins bodies of a sector that is not its own ({s}) with each other: {n0} ways between two that have no direct tie lead over it, more than chance.",
        definition: MORE_THAN_CHANCE,
        refuted: NOT_USED,
        question: "Do these bodies want an outsider between them, or a tie of their own?",
    },
    Telling {
        rule: "broker-outwards",
        title: "Speaks for its sector",
        sentence: "{b0} is a go-between out of {s0}: {n0} ways out of this sector lead over it where no direct tie does, more than chance.",
        definition: MORE_THAN_CHANCE,
        refuted: NOT_USED,
        question: "Whose voice from this sector does not get through?",
    },
    Telling {
        rule: "broker-inwards",
        title: "Lets into its sector",
        sentence: "{b0} is a go-between into {s0}: {n0} ways into this sector lead over it where no direct tie does, more than chance.",
        definition: MORE_THAN_CHANCE,
        refuted: NOT_USED,
        question: "What should reach this sector and does not?",
    },
    Telling {
        rule: "broker-both-ways",
        title: "Joins its sector to others",
        sentence: "{b0} joins {s0} to other sectors: {n0} ways out and in lead over it where no direct tie does, more than chance.",
        definition: MORE_THAN_CHANCE,
        refuted: NOT_USED,
        question: "Who could share this work of joining, and what would it take?",
    },
    Telling {
        rule: "broker-between",
        title: "Go-between of other sectors",
        sentence: "{b0} joins other sectors ({s}) with each other: {n0} ways between two that have no direct tie lead over it, more than chance.",
        definition: MORE_THAN_CHANCE,
        refuted: NOT_USED,
        question: "What does this body hear from each that the others should know?",
    },
    Telling {
        rule: "long-chain",
        title: "A long chain of hand-offs",
        sentence: "The shortest way from {b0} to {b1} leads over {n0} others: {b2+}.[ Both have a part in “{g0}”.]",
        definition: "Two bodies whose shortest way is at least four ties long: three hand-offs or more. Told is one of the longest between two with a part in the same goal, else between any two. Maps of up to 600 bodies.",
        refuted: "They need nothing of each other, or meet where the map does not show it.",
        question: "What gets lost on this way, and who could shorten it?",
    },
    Telling {
        rule: "sectors-far-apart",
        title: "Two sectors far apart",
        sentence: "Every way from {s0} to {s1} leads over at least {n0} others, the shortest from {b0} to {b1} over {b2+}.",
        definition: "Every way between the two sectors is at least four ties long. Told is one of the longest of the shortest ways. Maps of up to 600 bodies.",
        refuted: "Bodies of the two sectors meet in ways that the map does not show.",
        question: "Who of the two sectors should know each other?",
    },
];
