//! Forms as lists of fields: what each is called, where its value stands in the record, how it is written in.
//!
//! **Invariant:** a field changes the record as it is when the person hands over, not as it was when the form was shown.
//! **Not here:** which fields a record has on screen; see the forms themselves.

use yew::{AttrValue, Callback, Html, MouseEvent, html};

use crate::edit::Command;
use crate::model::{
    Barrier, FieldPath, FieldValue, Fields, GoalId, Record, RelationshipId, RelationshipKind, SectorId, StakeholderId, StakeholderMap,
    Table, parse_number,
};
use crate::ui::carry_out::Editor;
use crate::ui::fields::{Choice, check_field, choice_field};
use crate::ui::text_field::TextField;
use crate::words::refusal::Refusal;
use crate::words::screen::{Label, number};

/// What a form is about.
#[derive(Clone)]
pub(super) enum Subject {
    /// The map as a whole.
    Map,
    /// A sector.
    Sector(SectorId),
    /// A goal.
    Goal(GoalId),
    /// A body.
    Stakeholder(StakeholderId),
    /// A tie.
    Relationship(RelationshipId),
}

/// How a value is written in.
#[derive(Clone)]
pub(super) enum Control {
    /// One line, with the type of its `input`.
    Line(&'static str),
    /// One line, with words that it suggests.
    Suggested(&'static [&'static str]),
    /// Several lines.
    Lines,
    /// Words separated by commas.
    List,
    /// A number between two others. The field takes any text, so that what is no number is refused in words and not by the browser.
    Number(f64, f64),
    /// This value or none.
    Check(FieldValue),
    /// Yes, no or not said.
    YesNo,
    /// One of some words or ids.
    Choice(fn(&Form<'_>) -> Vec<Choice>),
    /// One of some steps.
    Step(fn(&Form<'_>) -> Vec<Choice>),
}

/// One field of a form.
pub(super) struct Field {
    pub(super) label: Label,
    /// Where the value stands in the record, as text.
    pub(super) path: &'static str,
    pub(super) control: Control,
}

/// Values to set in a record; none clears.
type Values = Vec<(FieldPath, Option<FieldValue>)>;

/// The form of one record.
pub(super) struct Form<'a> {
    pub(super) editor: &'a Editor,
    pub(super) map: &'a StakeholderMap,
    pub(super) subject: Subject,
    /// Whether what is private is hidden.
    pub(super) hides_private: bool,
    /// The record's values.
    pub(super) values: Fields,
}

impl Form<'_> {
    /// Some fields in their order.
    pub(super) fn fields(&self, fields: &[Field]) -> Html {
        fields.iter().map(|field| self.field(field.label.text().into(), FieldPath::parse(field.path), &field.control)).collect()
    }

    /// Those of some fields that the map asks for.
    pub(super) fn asked(&self, fields: &[Field]) -> Html {
        let asked = fields.iter().filter(|field| self.asks(field.path));
        asked.map(|field| self.field(field.label.text().into(), FieldPath::parse(field.path), &field.control)).collect()
    }

    /// Whether the map asks for what stands at a path; what is private is not asked for on a wall.
    pub(super) fn asks(&self, path: &str) -> bool {
        let field = field_of(path);
        let is_shown = match &self.subject {
            Subject::Stakeholder(_) => self.map.shows_of_bodies(field),
            Subject::Relationship(_) => self.map.shows_of_ties(field),
            _ => true,
        };
        is_shown && !(self.hides_private && self.map.properties().private_fields.contains(path.split('/').next().unwrap_or(path)))
    }

    /// A field whose label or place is not known beforehand.
    pub(super) fn field(&self, label: AttrValue, path: FieldPath, control: &Control) -> Html {
        let value = self.values.value(&path);
        let text = value.map_or_else(String::new, text_of);
        let disabled = !self.editor.may_edit;
        let (kind, hint, text) = match control {
            Control::Check(on) => {
                let (is_on, write) = (value == Some(on), self.write(path, control));
                return check_field(&label, is_on, disabled, write.reform(|is_on| if is_on { YES.to_owned() } else { String::new() }));
            }
            Control::YesNo => return choice_field(&label, yes_or_no(), &text, disabled, self.write(path, control)),
            Control::Choice(choices) | Control::Step(choices) => {
                return choice_field(&label, choices(self), &text, disabled, self.write(path, control));
            }
            Control::Line(kind) => (Some(*kind), String::new(), text),
            Control::Number(..) => (Some("text"), String::new(), text),
            Control::Suggested(words) => (Some("text"), words.join(", "), text),
            Control::Lines => (None, String::new(), text),
            Control::List => (Some("text"), Label::ListHint.text().to_owned(), elements(&self.values, path.as_str()).join(", ")),
        };
        html! { <TextField {label} value={text} {hint} {kind} {disabled} on_commit={self.write(path, control)} /> }
    }

    /// Takes away what stands at a path.
    pub(super) fn clear(&self, path: FieldPath) -> Callback<MouseEvent> {
        self.write(path, &Control::YesNo).reform(|_| String::new())
    }

    fn write(&self, path: FieldPath, control: &Control) -> Callback<String> {
        let (editor, subject, control) = (self.editor.clone(), self.subject.clone(), control.clone());
        Callback::from(move |text: String| write(&editor, &subject, &path, &control, &text))
    }
}

const YES: &str = "yes";
const NO: &str = "no";

fn yes_or_no() -> Vec<Choice> {
    vec![not_said(), (YES.into(), Label::Yes.text().into()), (NO.into(), Label::No.text().into())]
}

/// The choice that clears a field.
pub(super) fn not_said() -> Choice {
    (AttrValue::Static(""), AttrValue::Static(Label::NotSaid.text()))
}

/// The name under which a map asks for what stands at a path.
pub(super) fn field_of(path: &str) -> &str {
    match path.split('/').next().unwrap_or(path) {
        "origin" => "source",
        field => field,
    }
}

/// A value as it is written.
pub(super) fn text_of(value: &FieldValue) -> String {
    match value {
        FieldValue::Flag(flag) => if *flag { YES } else { NO }.to_owned(),
        FieldValue::Number(number) => number.to_string(),
        FieldValue::Text(text) => text.to_string(),
        FieldValue::Point(..) | FieldValue::Unknown(_) => String::new(),
    }
}

/// The elements of a list of words.
pub(super) fn elements(values: &Fields, field: &str) -> Vec<String> {
    values.iter().filter(|(path, _)| path.field() == field).filter_map(|(path, _)| path.segments().into_iter().nth(1)).collect()
}

/// The command that writes a text into a field; none where the text is none for it, or the record has gone.
pub(super) fn command_to_write(
    map: &StakeholderMap,
    subject: &Subject,
    path: &FieldPath,
    control: &Control,
    text: &str,
) -> Option<Command> {
    values_to_set(map, subject, path, control, text).and_then(|values| changed(map, subject, &values))
}

/// Writes a text into a field, or says why not.
pub(super) fn write(editor: &Editor, subject: &Subject, path: &FieldPath, control: &Control, text: &str) {
    match (command_to_write(&editor.session.frame().map, subject, path, control, text), control) {
        (Some(command), _) => _ = editor.submit(command),
        (None, Control::Number(low, high)) => editor.refuse(&Refusal::OutOfRange { low: number(*low), high: number(*high) }),
        // The record has gone meanwhile.
        (None, _) => {}
    }
}

/// What a text means for the record; none where it is no number of the range.
fn values_to_set(map: &StakeholderMap, subject: &Subject, path: &FieldPath, control: &Control, text: &str) -> Option<Values> {
    let word = text.trim();
    let value = match control {
        Control::List => return Some(list(&values_of(map, subject)?, path.as_str(), word)),
        Control::Lines => (!text.is_empty()).then(|| FieldValue::text(text)),
        _ if word.is_empty() => None,
        Control::Line(_) | Control::Suggested(_) | Control::Choice(_) => Some(FieldValue::text(word)),
        Control::Check(on) => Some(on.clone()),
        Control::YesNo => Some(FieldValue::Flag(word == YES)),
        Control::Step(_) => parse_number(word).map(FieldValue::Number),
        Control::Number(low, high) => Some(FieldValue::Number(parse_number(word).filter(|value| value >= low && value <= high)?)),
    };
    let mut values = vec![(path.clone(), value)];
    let is_conflict = word.eq_ignore_ascii_case(RelationshipKind::CONFLICT) && path.as_str() == "kind";
    if is_conflict && matches!(subject, Subject::Relationship(_)) {
        values.push((FieldPath::parse("sign"), Some(FieldValue::Number(-1.0))));
    }
    Some(values)
}

/// What makes a list of words another list.
fn list(old: &Fields, field: &str, words: &str) -> Values {
    let old = elements(old, field).into_iter().map(|word| (word, None));
    let new = words.split(',').map(str::trim).filter(|word| !word.is_empty()).map(|word| (word.to_owned(), Some(FieldValue::Flag(true))));
    old.chain(new).map(|(word, value)| (FieldPath::of(&[field, &word]), value)).collect()
}

fn values_of(map: &StakeholderMap, subject: &Subject) -> Option<Fields> {
    match subject {
        Subject::Map => Some(map.properties().fields()),
        Subject::Sector(id) => map.sectors().find(id).map(Record::fields),
        Subject::Goal(id) => map.goals().find(id).map(Record::fields),
        Subject::Stakeholder(id) => map.stakeholders().find(id).map(Record::fields),
        Subject::Relationship(id) => map.relationships().find(id).map(Record::fields),
    }
}

/// The command that sets values of a record; none where the record has gone or a value does not fit.
fn changed(map: &StakeholderMap, subject: &Subject, values: &Values) -> Option<Command> {
    Some(match subject {
        Subject::Map => {
            let mut properties = map.properties().clone();
            values.iter().try_for_each(|(path, value)| properties.set(path, value.as_ref())).ok()?;
            Command::ChangeProperties(properties)
        }
        Subject::Sector(id) => Command::ChangeSector(changed_record(map.sectors(), id, values)?),
        Subject::Goal(id) => Command::ChangeGoal(changed_record(map.goals(), id, values)?),
        Subject::Stakeholder(id) => Command::ChangeStakeholder(changed_record(map.stakeholders(), id, values)?),
        Subject::Relationship(id) => {
            let mut tie = changed_record(map.relationships(), id, values)?;
            // A barrier of which nothing is said is none.
            tie.barrier = tie.barrier.filter(|barrier| *barrier != Barrier::default());
            Command::ChangeRelationship(tie)
        }
    })
}

fn changed_record<R: Record>(table: &Table<R>, id: &R::Id, values: &Values) -> Option<R> {
    let mut record = table.find(id)?.clone();
    values.iter().try_for_each(|(path, value)| record.set(path, value.as_ref())).ok()?;
    Some(record)
}
