//! Which columns the table has: what stands in a cell, and how it is written in.
//!
//! **Not here:** what a written value means for a record; see `ui::form`.

use crate::analysis::key;
use crate::model::{
    FieldPath, FieldValue, Fields, Record, Relationship, RelationshipKind, Score, Stakeholder, StakeholderMap, Strength, TrustScore,
};
use crate::session::Frame;
use crate::ui::form::{Control, Subject, elements, field_of, text_of};
use crate::words::measures::term;
use crate::words::records;
use crate::words::screen::{Label, number};

/// Which records are listed.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::ui) enum Listed {
    /// Stakeholders.
    #[default]
    Bodies,
    /// Relationships.
    Ties,
}

/// What a column shows.
#[derive(Clone)]
pub(super) enum Shows {
    /// A value of the record, at this path.
    Field(&'static str, Control),
    /// The name of its sector.
    Sector,
    /// The name of one of its ends: the source, or the target.
    End(bool),
    /// A measure of the body, or of the tie.
    Measure(&'static str),
}

/// A column.
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) shows: Shows,
}

impl Column {
    /// Whether its cells can be written in.
    pub(super) fn is_written(&self) -> bool {
        matches!(self.shows, Shows::Field(..) | Shows::Sector)
    }

    /// Whether it holds numbers.
    pub(super) fn is_number(&self) -> bool {
        matches!(self.shows, Shows::Measure(_) | Shows::Field(_, Control::Number(..)))
    }
}

/// The columns of what the map asks for; those of private fields are left out on a wall.
pub(super) fn columns(listed: Listed, map: &StakeholderMap, hides_private: bool) -> Vec<Column> {
    let field = |label: Label, path: &'static str, control: Control| Column { name: label.text(), shows: Shows::Field(path, control) };
    let measure = |key: &'static str| Column { name: term(key).map_or(key, |term| term.name), shows: Shows::Measure(key) };
    let line = || Control::Line("text");
    let flag = || Control::Check(FieldValue::Flag(true));
    let mut columns = match listed {
        Listed::Bodies => vec![
            field(Label::Name, "name", line()),
            Column { name: Label::Sector.text(), shows: Shows::Sector },
            field(Label::Kind, "kind", line()),
            field(Label::PowerShort, "power", Control::Number(Score::LOW, Score::HIGH)),
            field(Label::InterestShort, "interest", Control::Number(Score::LOW, Score::HIGH)),
            measure(key::DEGREE),
            measure(key::BETWEENNESS),
            measure(key::HARMONIC_CLOSENESS),
            field(Label::StanceTowards, "stance", Control::Number(-2.0, 2.0)),
            field(Label::InRoom, "in_room", Control::YesNo),
            field(Label::Offers, "offers", Control::List),
            field(Label::Needs, "needs", Control::List),
            field(Label::Services, "services", Control::List),
            field(Label::Serves, "serves", Control::List),
            field(Label::Tags, "tags", Control::List),
            field(Label::Link, "link", line()),
            field(Label::Notes, "notes", Control::Lines),
        ],
        Listed::Ties => vec![
            Column { name: Label::From.text(), shows: Shows::End(true) },
            Column { name: Label::To.text(), shows: Shows::End(false) },
            field(Label::OneWay, "directed", flag()),
            field(Label::Kind, "kind", Control::Suggested(&RelationshipKind::KNOWN)),
            field(Label::Strength, "strength", Control::Number(0.01, Strength::HIGH)),
            field(Label::Level, "level", Control::Number(0.0, 5.0)),
            field(Label::TrustThere, "trust/forward", Control::Number(TrustScore::LOW, TrustScore::HIGH)),
            field(Label::TrustBack, "trust/back", Control::Number(TrustScore::LOW, TrustScore::HIGH)),
            field(Label::Opposition, "sign", Control::Check(FieldValue::Number(-1.0))),
            field(Label::BarrierNote, "barrier/note", line()),
            field(Label::NextStep, "barrier/next_step", line()),
            field(Label::Notes, "notes", Control::Lines),
        ],
    };
    let private = &map.properties().private_fields;
    columns.retain(|column| match &column.shows {
        Shows::Field(path, _) => {
            // Ratings are written here as on the grid, whatever the map asks.
            let is_asked = match (listed, *path) {
                (Listed::Bodies, "name" | "power" | "interest") | (Listed::Ties, "directed" | "kind") => true,
                (Listed::Bodies, path) => map.shows_of_bodies(field_of(path)),
                (Listed::Ties, path) => map.shows_of_ties(field_of(path)),
            };
            is_asked && !(hides_private && private.contains(path.split('/').next().unwrap_or(path)))
        }
        _ => true,
    });
    columns
}

/// A record with its values.
pub(super) struct Row {
    pub(super) subject: Subject,
    /// What sets it apart from all others, for lists.
    pub(super) key: String,
    values: Fields,
    sector: String,
    ends: [String; 2],
}

impl Row {
    /// The row of a body.
    pub(super) fn of_body(map: &StakeholderMap, body: &Stakeholder) -> Self {
        let sector = body.sector.as_ref().and_then(|id| map.sectors().find(id)).map(|sector| sector.name.clone()).unwrap_or_default();
        let subject = Subject::Stakeholder(body.id.clone());
        Self { subject, key: body.id.to_string(), values: body.fields(), sector, ends: Default::default() }
    }

    /// The row of a tie.
    pub(super) fn of_tie(map: &StakeholderMap, tie: &Relationship) -> Self {
        let ends = [&tie.source, &tie.target].map(|id| map.stakeholders().find(id).map(|body| body.name.clone()).unwrap_or_default());
        let mut values = tie.fields();
        values.put("strength", FieldValue::Number(tie.strength.value()));
        Self { subject: Subject::Relationship(tie.id.clone()), key: tie.id.to_string(), values, sector: String::new(), ends }
    }

    /// What stands in a cell, as it would be written.
    pub(super) fn text(&self, column: &Column, frame: &Frame) -> String {
        match &column.shows {
            Shows::Sector => self.sector.clone(),
            Shows::End(is_source) => self.ends[usize::from(!is_source)].clone(),
            Shows::Measure(_) => self.number(column, frame).map(number).unwrap_or_default(),
            Shows::Field(path, Control::List) => elements(&self.values, path).join(", "),
            Shows::Field(path, Control::Check(on)) => {
                let is_on = self.values.value(&FieldPath::parse(path)) == Some(on);
                if is_on { Label::Yes.text().to_owned() } else { String::new() }
            }
            Shows::Field(path, _) => self.values.value(&FieldPath::parse(path)).map_or_else(String::new, text_of),
        }
    }

    /// What is shown in a cell: words of closed lists as they are called elsewhere.
    pub(super) fn shown(&self, column: &Column, frame: &Frame) -> String {
        let text = self.text(column, frame);
        match &column.shows {
            Shows::Field("kind", Control::Line(_)) => records::stakeholder_kind(&text).to_owned(),
            _ => text,
        }
    }

    /// The number in a cell, if it holds one.
    pub(super) fn number(&self, column: &Column, frame: &Frame) -> Option<f64> {
        match (&column.shows, &self.subject) {
            (Shows::Measure(key), Subject::Stakeholder(id)) => frame.report.stakeholder(id, key),
            (Shows::Field(path, Control::Number(..)), _) => match self.values.value(&FieldPath::parse(path)) {
                Some(FieldValue::Number(number)) => Some(*number),
                _ => None,
            },
            _ => None,
        }
    }
}
