//! The smaller parts that records are made of.

use crate::model::convert::words;
use crate::model::id::StakeholderId;
use crate::model::record::Extra;
use crate::model::value::{Score, Stance};

/// Where a stakeholder was placed, in map units (y grows downwards).
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Position {
    /// Distance to the right of the origin.
    pub x: f64,
    /// Distance below the origin.
    pub y: f64,
}

impl Position {
    /// The farthest a body may stand from the origin on either axis, in map units.
    pub const LIMIT: f64 = 1e6;

    /// A place on the map; `None` beyond [`Position::LIMIT`] or where a number is not finite.
    pub fn new(x: f64, y: f64) -> Option<Self> {
        (x.abs() <= Self::LIMIT && y.abs() <= Self::LIMIT).then_some(Self { x: x + 0.0, y: y + 0.0 })
    }
}

words! {
    /// What formal power rests on.
    PowerBase {
        /// Law or assignment.
        Mandate = "mandate",
        /// Budget.
        Money = "money",
        /// Expertise and data.
        Knowledge = "knowledge",
        /// A say in decisions.
        Decision = "decision",
        /// A say in what is discussed.
        Agenda = "agenda",
        /// People it can move.
        Mobilisation = "mobilisation",
    }
}

/// Who gave a rating, and when.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct RatingKey {
    /// The person or table.
    pub by: String,
    /// The date (ISO 8601), empty where not said.
    pub date: String,
}

/// One view of how powerful and how interested a stakeholder is.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Rating {
    /// Formal power.
    pub power: Option<Score>,
    /// Interest in the purpose.
    pub interest: Option<Score>,
    /// Fields that this version does not know.
    pub extra: Extra,
}

words! {
    /// What a stakeholder does for a goal.
    GoalRole {
        /// Answers for it.
        Accountable = "accountable",
        /// Does the work.
        Responsible = "responsible",
        /// Is asked.
        Consulted = "consulted",
        /// Is told.
        Informed = "informed",
    }
}

/// How a stakeholder relates to one goal.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct GoalLink {
    /// For or against the goal.
    pub stance: Option<Stance>,
    /// What it does for the goal.
    pub role: Option<GoalRole>,
    /// Fields that this version does not know.
    pub extra: Extra,
}

words! {
    /// Where a statement comes from.
    SourceKind {
        /// Said in the room.
        Room = "room",
        /// Written in a document.
        Document = "document",
        /// Read from data.
        Data = "data",
    }
}

/// Where what is said of a record comes from.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Source {
    /// What kind of source.
    pub kind: Option<SourceKind>,
    /// The source in words.
    pub text: String,
    /// Fields that this version does not know.
    pub extra: Extra,
}

words! {
    /// What stands in the way of a relationship.
    BarrierKind {
        /// A law.
        Law = "law",
        /// Data may not or cannot be shared.
        DataSharing = "data-sharing",
        /// A procedure.
        Procedure = "procedure",
        /// Money.
        Budget = "budget",
        /// Nobody is charged with it.
        Mandate = "mandate",
        /// Anything else.
        Other = "other",
    }
}

/// Something that stands in the way of a relationship.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Barrier {
    /// What kind of barrier.
    pub kind: Option<BarrierKind>,
    /// The barrier in words.
    pub note: String,
    /// Who will see to it.
    pub owner: Option<StakeholderId>,
    /// What happens next.
    pub next_step: String,
    /// Fields that this version does not know.
    pub extra: Extra,
}
