//! Everything that the map records of one body.

use yew::{AttrValue, Callback, Html, html};

use crate::edit::Command;
use crate::model::{
    BaseScore, FieldPath, FieldValue, Goal, GoalId, GoalLink, GoalRole, PowerBase, Record, Score, SourceKind, Stakeholder, StakeholderKind,
    StakeholderMap,
};
use crate::scene::{View, ViewKind};
use crate::tools::Action;
use crate::ui::carry_out::Editor;
use crate::ui::fields::{Choice, button, choice_field, folded};
use crate::ui::form::{Control, Field, Form, Subject, not_said};
use crate::ui::intent::Intent;
use crate::ui::sector_form::{sector_choice, sector_fields};
use crate::words::asks::AsksLabel;
use crate::words::records;
use crate::words::screen::Label;

/// The choice that makes a new goal; no id begins with a blank.
const NEW: &str = " new";

const NAME: &[Field] = &[Field { label: Label::Name, path: "name", control: Control::Line("text") }];
const KIND: &[Field] = &[Field { label: Label::Kind, path: "kind", control: Control::Choice(kinds) }];
const SCORES: &[Field] = &[
    Field { label: Label::Power, path: "power", control: Control::Number(Score::LOW, Score::HIGH) },
    Field { label: Label::Interest, path: "interest", control: Control::Number(Score::LOW, Score::HIGH) },
];
const PART: &[Field] = &[
    Field { label: Label::StanceTowards, path: "stance", control: Control::Step(stances) },
    Field { label: Label::InRoom, path: "in_room", control: Control::YesNo },
    Field { label: Label::PartOf, path: "parent", control: Control::Choice(parents) },
    Field { label: Label::Offers, path: "offers", control: Control::List },
    Field { label: Label::Needs, path: "needs", control: Control::List },
    Field { label: Label::Services, path: "services", control: Control::List },
    Field { label: Label::Serves, path: "serves", control: Control::List },
];
/// What stands under "More about it".
const MORE: [&str; 15] = [
    "stance",
    "in_room",
    "parent",
    "offers",
    "needs",
    "services",
    "serves",
    "goals",
    "power_bases",
    "tags",
    "link",
    "notes",
    "source",
    "private",
    "pinned",
];
const NOTES: &[Field] = &[
    Field { label: Label::Tags, path: "tags", control: Control::List },
    Field { label: Label::Link, path: "link", control: Control::Line("url") },
    Field { label: Label::Notes, path: "notes", control: Control::Lines },
    Field { label: Label::SourceKind, path: "source/kind", control: Control::Choice(sources) },
    Field { label: Label::Source, path: "source/text", control: Control::Line("text") },
    Field { label: Label::Private, path: "private", control: Control::Check(FieldValue::Flag(true)) },
    Field { label: Label::Pinned, path: "pinned", control: Control::Check(FieldValue::Flag(true)) },
];

/// The form. Power and interest are asked for beside the grid, whatever the map asks.
pub(super) fn stakeholder_form(editor: &Editor, map: &StakeholderMap, body: &Stakeholder, view: &View) -> Html {
    let (subject, hides_private) = (Subject::Stakeholder(body.id.clone()), view.hide_private);
    let form = Form { editor, map, subject, hides_private, values: body.fields() };
    let sector = body.sector.as_ref().filter(|_| editor.may_edit);
    let private = &map.properties().private_fields;
    let rates = |path: &str| form.asks(path) || (view.kind == ViewKind::Grid && !(hides_private && private.contains(path)));
    let scores = SCORES.iter().filter(|field| rates(field.path));
    let scores: Html = scores.map(|score| form.fields(std::slice::from_ref(score))).collect();
    let more = html! {
        <>
            { form.asked(PART) }
            if form.asks("goals") { { goals(&form, body) } }
            if form.asks("power_bases") { { power_bases(&form) } }
            { form.asked(NOTES) }
        </>
    };
    html! {
        <div class="form" key={body.id.to_string()}>
            { form.fields(NAME) }
            { sector_choice(editor, map, vec![body.id.clone()], body.sector.as_ref()) }
            { sector.map(|sector| sector_fields(editor, map, sector)).unwrap_or_default() }
            { form.asked(KIND) }
            <div class="pair">{ scores }</div>
            { further(&form, &MORE, more) }
        </div>
    }
}

/// Further fields, unfolded where the map was told to ask for them, and the way to what it asks.
pub(super) fn further(form: &Form<'_>, fields: &[&str], content: Html) -> Html {
    html! {
        <>
            if fields.iter().any(|field| form.asks(field)) {
                { folded(Label::MoreFields, !form.map.properties().asks.is_empty(), content) }
            }
            if form.editor.may_edit {
                <button type="button" class="button small asks-button" onclick={form.editor.press(Intent::Do(Action::Asks))}>{ AsksLabel::Asks.text() }</button>
            }
        </>
    }
}

fn goals(form: &Form<'_>, body: &Stakeholder) -> Html {
    let name_path = FieldPath::parse("name");
    let links = body.goals.iter().filter_map(|(id, _)| {
        let goal = form.map.goals().find(id)?;
        let named = Form { subject: Subject::Goal(id.clone()), values: goal.fields(), ..*form };
        let part =
            |label: Label, part: &str, control| form.field(label.text().into(), FieldPath::of(&["goals", id.as_str(), part]), &control);
        let remove =
            form.editor.may_edit.then(|| button("button small", Label::Remove, form.clear(FieldPath::of(&["goals", id.as_str()]))));
        Some(html! {
            <div key={id.to_string()} class="part">
                { named.field(Label::Goal.text().into(), name_path.clone(), &Control::Line("text")) }
                { part(Label::Role, "role", Control::Choice(roles)) }
                { part(Label::StanceTowards, "stance", Control::Step(stances)) }
                { remove.unwrap_or_default() }
            </div>
        })
    });
    let links: Html = links.collect();
    let add = form.editor.may_edit.then(|| add_goal(form, body));
    html! { <fieldset class="part goals"><legend>{ Label::Goals.text() }</legend>{ links }{ add.unwrap_or_default() }</fieldset> }
}

fn add_goal(form: &Form<'_>, body: &Stakeholder) -> Html {
    let open = form.map.goals().iter().filter(|goal| !body.goals.contains_key(&goal.id));
    let mut choices: Vec<Choice> = vec![("".into(), "".into())];
    choices.extend(open.map(|goal| (AttrValue::from(goal.id.to_string()), AttrValue::from(goal.name.clone()))));
    choices.push((NEW.into(), Label::NewGoal.text().into()));
    let (editor, id) = (form.editor.clone(), body.id.clone());
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
    choice_field(&Label::AddGoal.text().into(), choices, "", false, on_commit)
}

fn power_bases(form: &Form<'_>) -> Html {
    let fields = PowerBase::ALL.iter().map(|base| {
        let label = AttrValue::Static(records::power_base(base.word()));
        form.field(label, FieldPath::of(&["power_bases", base.word()]), &Control::Number(BaseScore::LOW, BaseScore::HIGH))
    });
    let fields: Html = fields.collect();
    html! { <fieldset class="part grid"><legend>{ Label::PowerBases.text() }</legend>{ fields }</fieldset> }
}

fn kinds(_: &Form<'_>) -> Vec<Choice> {
    words(StakeholderKind::ALL.iter().map(|kind| kind.word()), records::stakeholder_kind)
}

fn roles(_: &Form<'_>) -> Vec<Choice> {
    words(GoalRole::ALL.iter().map(|role| role.word()), records::role)
}

/// Where a statement comes from.
pub(super) fn sources(_: &Form<'_>) -> Vec<Choice> {
    words(SourceKind::ALL.iter().map(|kind| kind.word()), records::source)
}

fn stances(_: &Form<'_>) -> Vec<Choice> {
    let mut choices = vec![not_said()];
    choices.extend((-2..=2).map(|step: i8| (AttrValue::from(step.to_string()), AttrValue::Static(records::stance(step)))));
    choices
}

fn parents(form: &Form<'_>) -> Vec<Choice> {
    let own = match &form.subject {
        Subject::Stakeholder(id) => Some(id),
        _ => None,
    };
    let mut choices = vec![not_said()];
    choices.extend(bodies(form.map).into_iter().filter(|(id, _)| own.is_none_or(|own| **id != *own.as_str())));
    choices
}

/// Every body.
pub(super) fn bodies(map: &StakeholderMap) -> Vec<Choice> {
    map.stakeholders().iter().map(|body| (AttrValue::from(body.id.to_string()), AttrValue::from(body.name.clone()))).collect()
}

/// The choices of a closed list, with "not said" first.
pub(super) fn words(words: impl Iterator<Item = &'static str>, name: fn(&'static str) -> &'static str) -> Vec<Choice> {
    let mut choices = vec![not_said()];
    choices.extend(words.map(|word| (AttrValue::Static(word), AttrValue::Static(name(word)))));
    choices
}
