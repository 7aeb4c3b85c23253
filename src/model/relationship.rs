//! A relationship: a tie between two different stakeholders.

use crate::model::convert::{put, put_extra, take, take_extra};
use crate::model::details::{Barrier, Source};
use crate::model::field::{FieldError, FieldPath, FieldValue, Fields};
use crate::model::id::{RelationshipId, StakeholderId};
use crate::model::order::OrderKey;
use crate::model::record::{Extra, Record};
use crate::model::value::{Level, Strength, TrustScore};

/// What flows through a relationship, in a word; any word is allowed.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct RelationshipKind(String);

impl RelationshipKind {
    /// The kinds that the program offers.
    pub const KNOWN: [&'static str; 10] =
        ["information", "resources", "funding", "expertise", "referral", "programme", "policy", "authority", "influence", "conflict"];
    /// The kind that means opposition.
    pub const CONFLICT: &'static str = "conflict";

    /// Takes a word; spaces around it are dropped, and a blank word is the first kind, `information`.
    pub fn new(word: &str) -> Self {
        let word = word.trim();
        Self(if word.is_empty() { Self::KNOWN[0] } else { word }.to_owned())
    }

    /// The word.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a relationship supports or opposes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Sign {
    /// An ordinary relationship.
    #[default]
    Support,
    /// Opposition: no channel, only a conflict.
    Opposition,
}

/// How much each side trusts the other.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Trust {
    /// The source in the target.
    pub forward: Option<TrustScore>,
    /// The target in the source.
    pub back: Option<TrustScore>,
}

/// A relationship with everything that the map records of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Relationship {
    /// Identity.
    pub id: RelationshipId,
    /// Place in the list.
    pub order: OrderKey,
    /// Where it starts.
    pub source: StakeholderId,
    /// Where it ends; never the source.
    pub target: StakeholderId,
    /// Whether it goes one way, from source to target.
    pub directed: bool,
    /// What flows through it; absent where the file says nothing.
    pub kind: Option<RelationshipKind>,
    /// How strong it is.
    pub strength: Strength,
    /// How deep the collaboration is.
    pub level: Option<Level>,
    /// Trust each way.
    pub trust: Trust,
    /// Support or opposition.
    pub sign: Sign,
    /// What stands in its way.
    pub barrier: Option<Barrier>,
    /// Free notes.
    pub notes: String,
    /// Where this comes from.
    pub origin: Source,
    /// Whether it is hidden in Present and left out of exports.
    pub private: bool,
    /// Fields that this version does not know.
    pub extra: Extra,
}

impl Relationship {
    /// Whether it stands for opposition: by its sign, or because its kind is a conflict, whatever its sign says.
    pub fn opposes(&self) -> bool {
        let is_conflict = |kind: &RelationshipKind| kind.as_str().eq_ignore_ascii_case(RelationshipKind::CONFLICT);
        self.sign == Sign::Opposition || self.kind.as_ref().is_some_and(is_conflict)
    }

    /// Whether the relationship carries anything: opposition and level 0 do not (`indicators.md`, section 0).
    pub fn is_channel(&self) -> bool {
        !self.opposes() && self.level.is_none_or(|level| level.value() > 0.0)
    }

    /// Whether the stakeholder is one of its two ends.
    pub fn touches(&self, stakeholder: &StakeholderId) -> bool {
        self.source == *stakeholder || self.target == *stakeholder
    }

    fn take_barrier(&mut self, part: &[&str], value: Option<&FieldValue>) -> bool {
        if value.is_none() {
            // Clearing a part of a barrier that is gone must not bring the barrier back.
            if part.is_empty() {
                self.barrier = None;
                return true;
            }
            if self.barrier.is_none() {
                return true;
            }
        }
        let barrier = self.barrier.get_or_insert_default();
        match part {
            [] => true,
            ["kind"] => take(&mut barrier.kind, value),
            ["note"] => take(&mut barrier.note, value),
            ["owner"] => take(&mut barrier.owner, value),
            ["next_step"] => take(&mut barrier.next_step, value),
            ["extra", name] => take_extra(&mut barrier.extra, name, value),
            _ => false,
        }
    }

    fn take_end(end: &mut StakeholderId, value: Option<&FieldValue>) -> bool {
        match value {
            Some(FieldValue::Text(text)) if !text.is_empty() => {
                *end = StakeholderId::new(text.clone());
                true
            }
            // Cleared only while the whole relationship goes.
            None => true,
            Some(_) => false,
        }
    }

    fn take_kind(&mut self, value: Option<&FieldValue>) -> bool {
        self.kind = match value {
            Some(FieldValue::Text(word)) => Some(RelationshipKind::new(word)),
            None => None,
            Some(_) => return false,
        };
        true
    }

    fn take_sign(&mut self, value: Option<&FieldValue>) -> bool {
        self.sign = match value {
            Some(FieldValue::Number(number)) if *number == -1.0 => Sign::Opposition,
            None => Sign::Support,
            Some(_) => return false,
        };
        true
    }
}

impl Record for Relationship {
    type Id = RelationshipId;

    fn blank(id: RelationshipId) -> Self {
        Self {
            id,
            order: OrderKey::default(),
            source: StakeholderId::from(""),
            target: StakeholderId::from(""),
            directed: false,
            kind: None,
            strength: Strength::default(),
            level: None,
            trust: Trust::default(),
            sign: Sign::default(),
            barrier: None,
            notes: String::new(),
            origin: Source::default(),
            private: false,
            extra: Extra::new(),
        }
    }

    fn id(&self) -> &RelationshipId {
        &self.id
    }

    fn order(&self) -> OrderKey {
        self.order
    }

    fn with_order(&self, order: OrderKey) -> Self {
        Self { order, ..self.clone() }
    }

    fn fields(&self) -> Fields {
        let mut fields = Fields::default();
        put(&mut fields, &["order"], &self.order);
        fields.put("source", FieldValue::text(self.source.as_str()));
        fields.put("target", FieldValue::text(self.target.as_str()));
        put(&mut fields, &["directed"], &self.directed);
        if let Some(kind) = &self.kind {
            fields.put("kind", FieldValue::text(kind.as_str()));
        }
        put(&mut fields, &["strength"], &self.strength);
        put(&mut fields, &["level"], &self.level);
        put(&mut fields, &["trust", "forward"], &self.trust.forward);
        put(&mut fields, &["trust", "back"], &self.trust.back);
        if self.sign == Sign::Opposition {
            fields.put("sign", FieldValue::Number(-1.0));
        }
        if let Some(barrier) = &self.barrier {
            fields.put("barrier", FieldValue::Flag(true));
            put(&mut fields, &["barrier", "kind"], &barrier.kind);
            put(&mut fields, &["barrier", "note"], &barrier.note);
            put(&mut fields, &["barrier", "owner"], &barrier.owner);
            put(&mut fields, &["barrier", "next_step"], &barrier.next_step);
            put_extra(&mut fields, &["barrier"], &barrier.extra);
        }
        put(&mut fields, &["notes"], &self.notes);
        put(&mut fields, &["origin", "kind"], &self.origin.kind);
        put(&mut fields, &["origin", "text"], &self.origin.text);
        put_extra(&mut fields, &["origin"], &self.origin.extra);
        put(&mut fields, &["private"], &self.private);
        put_extra(&mut fields, &[], &self.extra);
        fields
    }

    fn set(&mut self, path: &FieldPath, value: Option<&FieldValue>) -> Result<(), FieldError> {
        let segments = path.segments();
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        let fits = match segments.as_slice() {
            ["order"] => take(&mut self.order, value),
            ["source"] => Self::take_end(&mut self.source, value),
            ["target"] => Self::take_end(&mut self.target, value),
            ["directed"] => take(&mut self.directed, value),
            ["kind"] => self.take_kind(value),
            ["strength"] => take(&mut self.strength, value),
            ["level"] => take(&mut self.level, value),
            ["trust", "forward"] => take(&mut self.trust.forward, value),
            ["trust", "back"] => take(&mut self.trust.back, value),
            ["sign"] => self.take_sign(value),
            ["barrier", part @ ..] => self.take_barrier(part, value),
            ["notes"] => take(&mut self.notes, value),
            ["origin", "kind"] => take(&mut self.origin.kind, value),
            ["origin", "text"] => take(&mut self.origin.text, value),
            ["origin", "extra", name] => take_extra(&mut self.origin.extra, name, value),
            ["private"] => take(&mut self.private, value),
            ["extra", name] => take_extra(&mut self.extra, name, value),
            _ => false,
        };
        if fits { Ok(()) } else { Err(FieldError { path: path.clone() }) }
    }
}
