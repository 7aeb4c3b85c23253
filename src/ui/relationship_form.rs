//! Everything that the map records of one tie.

use yew::{Callback, Html, MouseEvent, html};

use crate::edit::Command;
use crate::model::{
    BarrierKind, FieldPath, FieldValue, Record, Relationship, RelationshipId, RelationshipKind, StakeholderId, StakeholderMap, Strength,
    TrustScore,
};
use crate::ui::carry_out::Editor;
use crate::ui::fields::{Choice, button};
use crate::ui::form::{Control, Field, Form, Subject, not_said};
use crate::ui::stakeholder_form::{bodies, further, sources, words};
use crate::words::records;
use crate::words::screen::{self, Label};

const ENDS: &[Field] = &[
    Field { label: Label::From, path: "source", control: Control::Choice(ends) },
    Field { label: Label::To, path: "target", control: Control::Choice(ends) },
];
const KIND: &[Field] = &[
    Field { label: Label::OneWay, path: "directed", control: Control::Check(FieldValue::Flag(true)) },
    Field { label: Label::Kind, path: "kind", control: Control::Suggested(&RelationshipKind::KNOWN) },
];
const DEPTH: &[Field] = &[
    Field { label: Label::Strength, path: "strength", control: Control::Number(0.01, Strength::HIGH) },
    Field { label: Label::Level, path: "level", control: Control::Step(levels) },
];
const OPPOSITION: &[Field] = &[Field { label: Label::Opposition, path: "sign", control: Control::Check(FieldValue::Number(-1.0)) }];
const BARRIER: &[Field] = &[
    Field { label: Label::Kind, path: "barrier/kind", control: Control::Choice(barriers) },
    Field { label: Label::BarrierNote, path: "barrier/note", control: Control::Line("text") },
    Field { label: Label::BarrierOwner, path: "barrier/owner", control: Control::Choice(owners) },
    Field { label: Label::NextStep, path: "barrier/next_step", control: Control::Line("text") },
];
const NOTES: &[Field] = &[
    Field { label: Label::Notes, path: "notes", control: Control::Lines },
    Field { label: Label::SourceKind, path: "origin/kind", control: Control::Choice(sources) },
    Field { label: Label::Source, path: "origin/text", control: Control::Line("text") },
    Field { label: Label::Private, path: "private", control: Control::Check(FieldValue::Flag(true)) },
];

/// What stands under "More about it".
const MORE: [&str; 6] = ["trust", "sign", "barrier", "notes", "source", "private"];

/// The form.
pub(super) fn relationship_form(editor: &Editor, map: &StakeholderMap, tie: &Relationship, hides_private: bool) -> Html {
    let mut values = tie.fields();
    // The usual strength is not among the values, and yet shown.
    values.put("strength", FieldValue::Number(tie.strength.value()));
    let form = Form { editor, map, subject: Subject::Relationship(tie.id.clone()), hides_private, values };
    let name = |id: &StakeholderId| map.stakeholders().find(id).map_or("", |body| body.name.as_str());
    let trust = |from: &StakeholderId, to: &StakeholderId, path: &str| {
        form.field(screen::trust(name(from), name(to)).into(), FieldPath::parse(path), &Control::Number(TrustScore::LOW, TrustScore::HIGH))
    };
    let swap_ends = editor.may_edit.then(|| button("button small", Label::Swap, swap(editor, &tie.id)));
    let more = html! {
        <>
            if form.asks("trust") {
                <fieldset class="part"><legend>{ Label::Trust.text() }</legend>
                    { trust(&tie.source, &tie.target, "trust/forward") }
                    { trust(&tie.target, &tie.source, "trust/back") }
                </fieldset>
            }
            { form.asked(OPPOSITION) }
            if form.asks("barrier") {
                <fieldset class="part"><legend>{ Label::Barrier.text() }</legend>{ form.fields(BARRIER) }</fieldset>
            }
            { form.asked(NOTES) }
        </>
    };
    html! {
        <div class="form" key={tie.id.to_string()}>
            { form.fields(ENDS) }
            { swap_ends.unwrap_or_default() }
            { form.fields(KIND) }
            <div class="pair">{ form.asked(DEPTH) }</div>
            { further(&form, &MORE, more) }
        </div>
    }
}

fn swap(editor: &Editor, id: &RelationshipId) -> Callback<MouseEvent> {
    let (editor, id) = (editor.clone(), id.clone());
    Callback::from(move |_| {
        if let Some(mut tie) = editor.session.frame().map.relationships().find(&id).cloned() {
            std::mem::swap(&mut tie.source, &mut tie.target);
            std::mem::swap(&mut tie.trust.forward, &mut tie.trust.back);
            editor.submit(Command::ChangeRelationship(tie));
        }
    })
}

fn ends(form: &Form<'_>) -> Vec<Choice> {
    bodies(form.map)
}

fn owners(form: &Form<'_>) -> Vec<Choice> {
    let mut choices = vec![not_said()];
    choices.extend(bodies(form.map));
    choices
}

fn barriers(_: &Form<'_>) -> Vec<Choice> {
    words(BarrierKind::ALL.iter().map(|kind| kind.word()), records::barrier)
}

fn levels(_: &Form<'_>) -> Vec<Choice> {
    let mut choices = vec![not_said()];
    choices.extend((0..=5).map(|step: u8| (step.to_string().into(), records::level(step).into())));
    choices
}
