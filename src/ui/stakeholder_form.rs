//! Everything that the map records of one body.

use yew::{AttrValue, Callback, Html, Properties, component, html};

use crate::edit::Command;
use crate::model::{
    BaseScore, Goal, GoalId, GoalLink, GoalRole, PowerBase, Record, Score, SourceKind, Stakeholder, StakeholderId, StakeholderKind, Stance,
    parse_number,
};
use crate::ui::carry_out::Editor;
use crate::ui::fields::{CheckField, ChoiceField, ListField, NumberField, TextField, optional};
use crate::ui::hooks::use_frame;
use crate::ui::sector_form::{SectorChoice, sector_fields};
use crate::words::screen::{self, Label, Refusal};

#[derive(Properties, PartialEq)]
pub(super) struct StakeholderFormProps {
    pub(super) editor: Editor,
    pub(super) id: StakeholderId,
    pub(super) rename: u32,
}

/// The choice that makes a new goal; no id begins with a blank.
const NEW: &str = " new";

/// The form.
#[component]
pub(super) fn StakeholderForm(props: &StakeholderFormProps) -> Html {
    let frame = use_frame(&props.editor.session);
    let Some(body) = frame.map.stakeholders().find(&props.id) else { return Html::default() };
    let form = Form { editor: &props.editor, body };
    let disabled = !props.editor.may_edit;
    let parents = frame.map.stakeholders().iter().filter(|other| other.id != body.id);
    let parents = parents.map(|other| (AttrValue::from(other.id.to_string()), AttrValue::from(other.name.clone())));
    let parents = std::iter::once((AttrValue::Static(""), AttrValue::Static(Label::NotSaid.text()))).chain(parents).collect::<Vec<_>>();
    let in_room =
        vec![("".into(), Label::NotSaid.text().into()), ("yes".into(), Label::Yes.text().into()), ("no".into(), Label::No.text().into())];
    let took_part = match body.in_room {
        None => "",
        Some(true) => "yes",
        Some(false) => "no",
    };
    let parent = body.parent.as_ref().map(|parent| parent.to_string()).unwrap_or_default();
    let kinds = optional(StakeholderKind::ALL, StakeholderKind::word, screen::stakeholder_kind);
    let sources = optional(SourceKind::ALL, SourceKind::word, screen::source);
    html! {
        <div class="form">
            <TextField label={Label::Name.text()} value={body.name.clone()} {disabled} focus={props.rename} on_commit={form.text(|body, text| text.trim().clone_into(&mut body.name))} />
            <SectorChoice editor={props.editor.clone()} bodies={vec![body.id.clone()]} sector={body.sector.clone()} />
            if let Some(sector) = body.sector.as_ref().filter(|_| !disabled) {
                { sector_fields(&props.editor, &frame, sector) }
            }
            <ChoiceField label={Label::Kind.text()} choices={kinds} {disabled} value={body.kind.map_or("", StakeholderKind::word)}
                on_commit={form.text(|body, word| body.kind = StakeholderKind::parse(&word))} />
            <div class="pair">
                { form.score(Label::Power, body.power, |body, score| body.power = score) }
                { form.score(Label::Interest, body.interest, |body, score| body.interest = score) }
            </div>
            <details class="more">
                <summary>{ Label::MoreFields.text() }</summary>
                { form.stance(Label::StanceTowards.text().into(), body.stance, |body, stance| body.stance = stance) }
                <ChoiceField label={Label::InRoom.text()} choices={in_room} {disabled} value={took_part}
                    on_commit={form.text(|body, word| body.in_room = (!word.is_empty()).then_some(word == "yes"))} />
                <ChoiceField label={Label::PartOf.text()} choices={parents} {disabled} value={parent}
                    on_commit={form.text(|body, id| body.parent = (!id.is_empty()).then(|| StakeholderId::from(id.as_str())))} />
                <ListField label={Label::Offers.text()} value={body.offers.clone()} {disabled} on_commit={form.change(|body, words| body.offers = words)} />
                <ListField label={Label::Needs.text()} value={body.needs.clone()} {disabled} on_commit={form.change(|body, words| body.needs = words)} />
                <ListField label={Label::Services.text()} value={body.services.clone()} {disabled} on_commit={form.change(|body, words| body.services = words)} />
                <ListField label={Label::Serves.text()} value={body.serves.clone()} {disabled} on_commit={form.change(|body, words| body.serves = words)} />
                { form.goals() }
                { form.power_bases() }
                <ListField label={Label::Tags.text()} value={body.tags.clone()} {disabled} on_commit={form.change(|body, words| body.tags = words)} />
                <TextField label={Label::Link.text()} kind="url" value={body.link.clone()} {disabled} on_commit={form.text(|body, text| body.link = text)} />
                <TextField label={Label::Notes.text()} is_long=true value={body.notes.clone()} {disabled} on_commit={form.text(|body, text| body.notes = text)} />
                <ChoiceField label={Label::SourceKind.text()} choices={sources} {disabled} value={body.source.kind.map_or("", SourceKind::word)}
                    on_commit={form.text(|body, word| body.source.kind = SourceKind::parse(&word))} />
                <TextField label={Label::Source.text()} value={body.source.text.clone()} {disabled} on_commit={form.text(|body, text| body.source.text = text)} />
                <CheckField label={Label::Private.text()} value={body.private} {disabled} on_commit={form.change(|body, is_private| body.private = is_private)} />
                <CheckField label={Label::Pinned.text()} value={body.pinned} {disabled} on_commit={form.change(|body, is_pinned| body.pinned = is_pinned)} />
            </details>
        </div>
    }
}

/// The form's callbacks for one body.
struct Form<'a> {
    editor: &'a Editor,
    body: &'a Stakeholder,
}

impl Form<'_> {
    /// Changes the body as it is when the person commits.
    fn change<T: 'static>(&self, set: impl Fn(&mut Stakeholder, T) + 'static) -> Callback<T> {
        let (editor, id) = (self.editor.clone(), self.body.id.clone());
        Callback::from(move |value: T| {
            if let Some(mut body) = editor.session.frame().map.stakeholders().find(&id).cloned() {
                set(&mut body, value);
                editor.submit(Command::ChangeStakeholder(body));
            }
        })
    }

    fn text(&self, set: impl Fn(&mut Stakeholder, String) + 'static) -> Callback<String> {
        self.change(set)
    }

    fn refuse(&self) -> Callback<(f64, f64)> {
        let editor = self.editor.clone();
        Callback::from(move |(low, high)| editor.refuse(&Refusal::OutOfRange { low: screen::number(low), high: screen::number(high) }))
    }

    fn score(&self, label: Label, value: Option<Score>, set: fn(&mut Stakeholder, Option<Score>)) -> Html {
        let on_commit = self.change(move |body, number: Option<f64>| set(body, number.and_then(|number| Score::new(number).ok())));
        html! {
            <NumberField label={label.text()} value={value.map(Score::value)} low={Score::LOW} high={Score::HIGH}
                {on_commit} on_refuse={self.refuse()} disabled={!self.editor.may_edit} />
        }
    }

    fn stance(&self, label: AttrValue, value: Option<Stance>, set: impl Fn(&mut Stakeholder, Option<Stance>) + 'static) -> Html {
        let named = (-2..=2).map(|step: i8| (AttrValue::from(step.to_string()), AttrValue::Static(screen::stance(step))));
        let choices = std::iter::once((AttrValue::Static(""), AttrValue::Static(Label::NotSaid.text()))).chain(named).collect::<Vec<_>>();
        let on_commit = self.text(move |body, word| set(body, parse_number(&word).and_then(|step| Stance::new(step).ok())));
        let value = value.map(|stance| stance.value().to_string()).unwrap_or_default();
        html! { <ChoiceField {label} {choices} {value} {on_commit} disabled={!self.editor.may_edit} /> }
    }

    fn goals(&self) -> Html {
        let frame = self.editor.session.frame();
        let disabled = !self.editor.may_edit;
        let links = self.body.goals.iter().map(|(goal, link)| {
            let name = frame.map.goals().find(goal).map_or_else(String::new, |goal| goal.name.clone());
            let roles = optional(GoalRole::ALL, GoalRole::word, screen::role);
            let (for_role, for_stance) = (goal.clone(), goal.clone());
            let set_role = self.text(move |body, word| {
                if let Some(link) = body.goals.get_mut(&for_role) {
                    link.role = GoalRole::parse(&word);
                }
            });
            let rename = {
                let (editor, goal) = (self.editor.clone(), goal.clone());
                Callback::from(move |text: String| {
                    if let Some(known) = editor.session.frame().map.goals().find(&goal).cloned() {
                        editor.submit(Command::ChangeGoal(Goal { name: text.trim().to_owned(), ..known }));
                    }
                })
            };
            let remove = {
                let goal = goal.clone();
                self.change(move |body: &mut Stakeholder, _: yew::MouseEvent| {
                    body.goals.remove(&goal);
                })
            };
            html! {
                <div key={goal.to_string()} class="part">
                    <TextField label={Label::Goal.text()} value={name} on_commit={rename} {disabled} />
                    <ChoiceField label={Label::Role.text()} choices={roles} value={link.role.map_or("", GoalRole::word)} on_commit={set_role} {disabled} />
                    { self.stance(Label::StanceTowards.text().into(), link.stance, move |body, stance| {
                        if let Some(link) = body.goals.get_mut(&for_stance) {
                            link.stance = stance;
                        }
                    }) }
                    if !disabled {
                        <button type="button" class="button small" onclick={remove}>{ Label::Remove.text() }</button>
                    }
                </div>
            }
        });
        let links: Vec<Html> = links.collect();
        html! { <fieldset class="part"><legend>{ Label::Goals.text() }</legend>{ for links }if !disabled { { self.add_goal() } }</fieldset> }
    }

    fn add_goal(&self) -> Html {
        let frame = self.editor.session.frame();
        let open = frame.map.goals().iter().filter(|goal| !self.body.goals.contains_key(&goal.id));
        let open = open.map(|goal| (AttrValue::from(goal.id.to_string()), AttrValue::from(goal.name.clone())));
        let first = (AttrValue::Static(""), AttrValue::Static(""));
        let new = (AttrValue::Static(NEW), AttrValue::Static(Label::NewGoal.text()));
        let choices = std::iter::once(first).chain(open).chain([new]).collect::<Vec<_>>();
        let (editor, id) = (self.editor.clone(), self.body.id.clone());
        let on_commit = Callback::from(move |value: String| {
            let Some(mut body) = editor.session.frame().map.stakeholders().find(&id).cloned() else { return };
            let mut commands = Vec::new();
            let goal = match value.as_str() {
                "" => return,
                NEW => {
                    let goal = editor.session.fresh_goal_id();
                    commands.push(Command::AddGoal(Goal { name: Label::NewGoal.text().replace('…', ""), ..Goal::blank(goal.clone()) }));
                    goal
                }
                goal => GoalId::from(goal),
            };
            body.goals.insert(goal, GoalLink::default());
            commands.push(Command::ChangeStakeholder(body));
            editor.submit(Command::Batch(commands));
        });
        html! { <ChoiceField label={Label::AddGoal.text()} {choices} value="" {on_commit} /> }
    }

    fn power_bases(&self) -> Html {
        let fields = PowerBase::ALL.iter().map(|base| {
            let value = self.body.power_bases.get(base).map(|score| score.value());
            let on_commit = self.change(move |body: &mut Stakeholder, number: Option<f64>| {
                match number.and_then(|number| BaseScore::new(number).ok()) {
                    Some(score) => body.power_bases.insert(*base, score),
                    None => body.power_bases.remove(base),
                };
            });
            html! {
                <NumberField key={base.word()} label={screen::power_base(base.word()).to_owned()} {value} low={BaseScore::LOW} high={BaseScore::HIGH}
                    {on_commit} on_refuse={self.refuse()} disabled={!self.editor.may_edit} />
            }
        });
        html! { <fieldset class="part grid"><legend>{ Label::PowerBases.text() }</legend>{ for fields }</fieldset> }
    }
}
