//! Everything that the map records of one tie.

use yew::{AttrValue, Callback, Html, Properties, component, html};

use crate::edit::Command;
use crate::model::{
    Barrier, BarrierKind, Level, Relationship, RelationshipId, RelationshipKind, Sign, SourceKind, StakeholderId, Strength, TrustScore,
    parse_number,
};
use crate::ui::carry_out::Editor;
use crate::ui::fields::{CheckField, ChoiceField, NumberField, TextField, optional};
use crate::ui::hooks::use_frame;
use crate::words::screen::{self, Label, Refusal};

#[derive(Properties, PartialEq)]
pub(super) struct RelationshipFormProps {
    pub(super) editor: Editor,
    pub(super) id: RelationshipId,
}

/// The form.
#[component]
pub(super) fn RelationshipForm(props: &RelationshipFormProps) -> Html {
    let frame = use_frame(&props.editor.session);
    let Some(tie) = frame.map.relationships().find(&props.id) else { return Html::default() };
    let form = Form { editor: &props.editor, tie };
    let disabled = !props.editor.may_edit;
    let name = |id: &StakeholderId| frame.map.stakeholders().find(id).map_or_else(String::new, |body| body.name.clone());
    let (source, target) = (name(&tie.source), name(&tie.target));
    let bodies: Vec<_> =
        frame.map.stakeholders().iter().map(|body| (AttrValue::from(body.id.to_string()), AttrValue::from(body.name.clone()))).collect();
    let levels = std::iter::once((AttrValue::Static(""), AttrValue::Static(Label::NotSaid.text())));
    let levels = levels
        .chain((0..=5).map(|step: u8| (AttrValue::from(step.to_string()), AttrValue::Static(screen::level(step)))))
        .collect::<Vec<_>>();
    let level = tie.level.map(|level| level.value().to_string()).unwrap_or_default();
    let kind = tie.kind.as_ref().map(|kind| kind.as_str().to_owned()).unwrap_or_default();
    let swap = form.change(|tie: &mut Relationship, _: yew::MouseEvent| {
        std::mem::swap(&mut tie.source, &mut tie.target);
        std::mem::swap(&mut tie.trust.forward, &mut tie.trust.back);
    });
    let sources = optional(SourceKind::ALL, SourceKind::word, screen::source);
    let set_kind = form.change(|tie: &mut Relationship, word: String| {
        tie.kind = (!word.trim().is_empty()).then(|| RelationshipKind::new(&word));
        if word.trim().eq_ignore_ascii_case(RelationshipKind::CONFLICT) {
            tie.sign = Sign::Opposition;
        }
    });
    html! {
        <div class="form">
            <ChoiceField label={Label::From.text()} choices={bodies.clone()} value={tie.source.to_string()} {disabled}
                on_commit={form.change(|tie, id: String| tie.source = id.as_str().into())} />
            <ChoiceField label={Label::To.text()} choices={bodies.clone()} value={tie.target.to_string()} {disabled}
                on_commit={form.change(|tie, id: String| tie.target = id.as_str().into())} />
            if !disabled {
                <button type="button" class="button small" onclick={swap}>{ Label::Swap.text() }</button>
            }
            <CheckField label={Label::OneWay.text()} value={tie.directed} {disabled} on_commit={form.change(|tie, directed| tie.directed = directed)} />
            <TextField label={Label::Kind.text()} value={kind} hint={RelationshipKind::KNOWN.join(", ")} {disabled} on_commit={set_kind} />
            <div class="pair">
                <NumberField label={Label::Strength.text()} value={tie.strength.value()} low={0.01} high={Strength::HIGH} {disabled}
                    on_refuse={form.refuse()}
                    on_commit={form.change(|tie, number: Option<f64>| tie.strength = number.and_then(|number| Strength::new(number).ok()).unwrap_or_default())} />
                <ChoiceField label={Label::Level.text()} choices={levels} value={level} {disabled}
                    on_commit={form.change(|tie, word: String| tie.level = parse_number(&word).and_then(|step| Level::new(step).ok()))} />
            </div>
            <details class="more">
                <summary>{ Label::MoreFields.text() }</summary>
                <fieldset class="part"><legend>{ Label::Trust.text() }</legend>
                    { form.trust(screen::trust(&source, &target), tie.trust.forward, |tie, score| tie.trust.forward = score) }
                    { form.trust(screen::trust(&target, &source), tie.trust.back, |tie, score| tie.trust.back = score) }
                </fieldset>
                <CheckField label={Label::Opposition.text()} value={tie.sign == Sign::Opposition} {disabled}
                    on_commit={form.change(|tie, is_opposition| tie.sign = if is_opposition { Sign::Opposition } else { Sign::Support })} />
                { form.barrier(&bodies) }
                <TextField label={Label::Notes.text()} is_long=true value={tie.notes.clone()} {disabled} on_commit={form.change(|tie, text| tie.notes = text)} />
                <ChoiceField label={Label::SourceKind.text()} choices={sources} {disabled} value={tie.origin.kind.map_or("", SourceKind::word)}
                    on_commit={form.change(|tie, word: String| tie.origin.kind = SourceKind::parse(&word))} />
                <TextField label={Label::Source.text()} value={tie.origin.text.clone()} {disabled} on_commit={form.change(|tie, text| tie.origin.text = text)} />
                <CheckField label={Label::Private.text()} value={tie.private} {disabled} on_commit={form.change(|tie, is_private| tie.private = is_private)} />
            </details>
        </div>
    }
}

/// The form's callbacks for one tie.
struct Form<'a> {
    editor: &'a Editor,
    tie: &'a Relationship,
}

impl Form<'_> {
    /// Changes the tie as it is when the person commits.
    fn change<T: 'static>(&self, set: impl Fn(&mut Relationship, T) + 'static) -> Callback<T> {
        let (editor, id) = (self.editor.clone(), self.tie.id.clone());
        Callback::from(move |value: T| {
            if let Some(mut tie) = editor.session.frame().map.relationships().find(&id).cloned() {
                set(&mut tie, value);
                editor.submit(Command::ChangeRelationship(tie));
            }
        })
    }

    fn refuse(&self) -> Callback<(f64, f64)> {
        let editor = self.editor.clone();
        Callback::from(move |(low, high)| editor.refuse(&Refusal::OutOfRange { low: screen::number(low), high: screen::number(high) }))
    }

    fn trust(&self, label: String, value: Option<TrustScore>, set: fn(&mut Relationship, Option<TrustScore>)) -> Html {
        let on_commit = self.change(move |tie, number: Option<f64>| set(tie, number.and_then(|number| TrustScore::new(number).ok())));
        html! {
            <NumberField {label} value={value.map(TrustScore::value)} low={TrustScore::LOW} high={TrustScore::HIGH} {on_commit}
                on_refuse={self.refuse()} disabled={!self.editor.may_edit} />
        }
    }

    fn barrier(&self, bodies: &[(AttrValue, AttrValue)]) -> Html {
        let barrier = self.tie.barrier.clone().unwrap_or_default();
        let disabled = !self.editor.may_edit;
        let set = |write: fn(&mut Barrier, String)| {
            self.change(move |tie: &mut Relationship, text: String| {
                let mut barrier = tie.barrier.clone().unwrap_or_default();
                write(&mut barrier, text);
                tie.barrier = (barrier != Barrier::default()).then_some(barrier);
            })
        };
        let kinds = optional(BarrierKind::ALL, BarrierKind::word, screen::barrier);
        let first = (AttrValue::Static(""), AttrValue::Static(Label::NotSaid.text()));
        let owners = std::iter::once(first).chain(bodies.iter().cloned()).collect::<Vec<_>>();
        let owner = barrier.owner.as_ref().map(|owner| owner.to_string()).unwrap_or_default();
        html! {
            <fieldset class="part"><legend>{ Label::Barrier.text() }</legend>
                <ChoiceField label={Label::Kind.text()} choices={kinds} {disabled} value={barrier.kind.map_or("", BarrierKind::word)}
                    on_commit={set(|barrier, word| barrier.kind = BarrierKind::parse(&word))} />
                <TextField label={Label::BarrierNote.text()} value={barrier.note.clone()} {disabled} on_commit={set(|barrier, text| barrier.note = text)} />
                <ChoiceField label={Label::BarrierOwner.text()} choices={owners} value={owner} {disabled}
                    on_commit={set(|barrier, id| barrier.owner = (!id.is_empty()).then(|| id.as_str().into()))} />
                <TextField label={Label::NextStep.text()} value={barrier.next_step.clone()} {disabled} on_commit={set(|barrier, text| barrier.next_step = text)} />
            </fieldset>
        }
    }
}
