//! What the columns of a table mean, by the names that people and programs give them.

use crate::formats::csv::table::Content;
use crate::words::{fold, is_of_word};

/// The meaning of a column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Meaning {
    Id,
    Name,
    Kind,
    Sector,
    Parent,
    Power,
    Interest,
    InRoom,
    Stance,
    Offers,
    Needs,
    Services,
    Serves,
    Tags,
    Link,
    Notes,
    Private,
    X,
    Y,
    Pinned,
    Source,
    Target,
    Directed,
    Strength,
    Level,
    TrustForward,
    TrustBack,
    Sign,
}

/// Meanings with the names that stand for them, without case, spaces and punctuation; the best name first. A name may stand
/// for several meanings (`type`); the values then decide.
type Names = &'static [(Meaning, &'static [&'static str])];

const OF_STAKEHOLDERS: Names = &[
    (Meaning::Id, &["id", "nodeid", "key"]),
    (
        Meaning::Name,
        &[
            "label",
            "name",
            "title",
            "stakeholder",
            "organisation",
            "organization",
            "institution",
            "agency",
            "body",
            "actor",
            "node",
            "fullname",
        ],
    ),
    (Meaning::Kind, &["kind", "type"]),
    (Meaning::Sector, &["sector", "category", "group", "nodetype", "cluster", "community", "modularityclass", "typelabel", "type"]),
    (Meaning::Parent, &["parent", "partof"]),
    (Meaning::Power, &["power"]),
    (Meaning::Interest, &["interest"]),
    (Meaning::InRoom, &["inroom"]),
    (Meaning::Stance, &["stance"]),
    (Meaning::Offers, &["offers"]),
    (Meaning::Needs, &["needs"]),
    (Meaning::Services, &["services"]),
    (Meaning::Serves, &["serves"]),
    (Meaning::Tags, &["tags", "keywords"]),
    (Meaning::Link, &["link", "url", "website"]),
    (Meaning::Notes, &["notes", "note", "description", "comment", "comments"]),
    (Meaning::Private, &["private"]),
    (Meaning::X, &["x"]),
    (Meaning::Y, &["y"]),
    (Meaning::Pinned, &["pinned"]),
];

const OF_RELATIONSHIPS: Names = &[
    (Meaning::Source, &["source", "from", "sourceid", "fromid", "sender", "start"]),
    (Meaning::Target, &["target", "to", "targetid", "toid", "receiver", "end"]),
    (Meaning::Id, &["id", "edgeid"]),
    (Meaning::Directed, &["directed", "direction", "type"]),
    (Meaning::Kind, &["kind", "relation", "relationship", "interaction", "connection", "type", "category", "label"]),
    (Meaning::Strength, &["weight", "strength", "value"]),
    (Meaning::Level, &["level"]),
    (Meaning::TrustForward, &["trustforward"]),
    (Meaning::TrustBack, &["trustback"]),
    (Meaning::Sign, &["sign"]),
    (Meaning::Notes, &["notes", "note", "description", "comment", "comments"]),
    (Meaning::Private, &["private"]),
];

fn names(content: Content) -> Names {
    match content {
        Content::Stakeholders => OF_STAKEHOLDERS,
        Content::Relationships => OF_RELATIONSHIPS,
    }
}

impl Meaning {
    /// The first meaning that a name stands for.
    pub(super) fn of(content: Content, name: &str) -> Option<Self> {
        let name = plain(name);
        names(content).iter().find(|(_, names)| names.contains(&name.as_str())).map(|(meaning, _)| *meaning)
    }

    /// The names that stand for a meaning, the best first.
    pub(super) fn names(self, content: Content) -> &'static [&'static str] {
        names(content).iter().find(|(meaning, _)| *meaning == self).map_or(&[], |(_, names)| names)
    }
}

/// A name without case, spaces and punctuation.
pub(super) fn plain(name: &str) -> String {
    fold(&name.chars().filter(|letter| is_of_word(*letter)).collect::<String>())
}
