//! What is selected, ready to be changed.

use yew::{AttrValue, Html, html};

use crate::model::{Relationship, RelationshipId, StakeholderId, StakeholderMap};
use crate::scene::{Item, View};
use crate::tools::Action;
use crate::ui::carry_out::Editor;
use crate::ui::fields::{button, close_button, folded};
use crate::ui::intent::Intent;
use crate::ui::relationship_form::relationship_form;
use crate::ui::sector_form::sector_choice;
use crate::ui::stakeholder_form::stakeholder_form;
use crate::words::screen::{Label, selected, tie};

/// The selection; nothing where nothing is selected.
pub(super) fn inspector(editor: &Editor, map: &StakeholderMap, view: &View) -> Html {
    let (bodies, ties) = on_map(map, view);
    let (heading, form) = match (bodies.as_slice(), ties.as_slice()) {
        ([], []) => return Html::default(),
        ([id], []) => {
            let Some(body) = map.stakeholders().find(id) else { return Html::default() };
            (body.name.clone(), html! { <>{ stakeholder_form(editor, map, body, view) }{ ties_of(editor, map, id, view) }</> })
        }
        ([], [id]) => {
            let Some(relationship) = map.relationships().find(id) else { return Html::default() };
            (title(map, relationship), relationship_form(editor, map, relationship, view.hide_private))
        }
        (bodies, ties) => {
            let mut sectors = bodies.iter().filter_map(|id| map.stakeholders().find(id)).map(|body| body.sector.clone());
            let first = sectors.next().flatten();
            let shared = first.filter(|sector| sectors.all(|other| other.as_ref() == Some(sector)));
            let choice = (!bodies.is_empty()).then(|| sector_choice(editor, map, bodies.to_vec(), shared.as_ref()));
            let together = editor.may_edit && !bodies.is_empty();
            let form = html! {
                <div class="form">
                    { choice.unwrap_or_default() }
                    if together {
                        <div class="pair">
                            if bodies.len() > 1 { { button("button", Label::MergeBodies, editor.press(Intent::Do(Action::Merge))) } }
                            { button("button", Label::DuplicateBodies, editor.press(Intent::Do(Action::Duplicate))) }
                        </div>
                    }
                </div>
            };
            (selected(bodies.len(), ties.len()), form)
        }
    };
    let heading = AttrValue::from(heading);
    html! {
        <section class="inspector" part="inspector" aria-label={heading.clone()}>
            <div class="panel-head">
                <h2 class="panel-title" dir="auto">{ heading }</h2>
                { close_button(editor.press(Intent::Select(None))) }
            </div>
            { form }
            if editor.may_edit {
                { button("button danger", Label::Remove, editor.press(Intent::Remove)) }
            }
        </section>
    }
}

/// What is selected and on the map: bodies, ties.
pub(super) fn on_map(map: &StakeholderMap, view: &View) -> (Vec<StakeholderId>, Vec<RelationshipId>) {
    let (mut bodies, mut ties) = (Vec::new(), Vec::new());
    for item in &view.selection {
        match item {
            Item::Stakeholder(id) if map.stakeholders().has(id) => bodies.push(id.clone()),
            Item::Relationship(id) if map.relationships().has(id) => ties.push(id.clone()),
            _ => {}
        }
    }
    (bodies, ties)
}

fn title(map: &StakeholderMap, relationship: &Relationship) -> String {
    let name = |id: &StakeholderId| map.stakeholders().find(id).map_or("", |body| body.name.as_str());
    tie(name(&relationship.source), name(&relationship.target), relationship.directed)
}

fn ties_of(editor: &Editor, map: &StakeholderMap, id: &StakeholderId, view: &View) -> Html {
    let is_seen = |id: &StakeholderId| map.stakeholders().find(id).is_some_and(|body| view.shows_body(body));
    let seen = |tie: &&Relationship| tie.touches(id) && view.shows_tie(tie) && is_seen(&tie.source) && is_seen(&tie.target);
    let ties: Vec<&Relationship> = map.relationships().iter().filter(seen).collect();
    if ties.is_empty() {
        return Html::default();
    }
    let items: Html = ties
        .into_iter()
        .map(|relationship| {
            let onclick = editor.press(Intent::Select(Some(Item::Relationship(relationship.id.clone()))));
            let kind = relationship.kind.as_ref().map(|kind| kind.as_str().to_owned());
            html! {
                <li key={relationship.id.to_string()}>
                    <button type="button" class="tie" {onclick} dir="auto">{ title(map, relationship) }<span class="quiet">{ kind }</span></button>
                </li>
            }
        })
        .collect();
    folded(Label::Ties, false, html! { <ul class="ties">{ items }</ul> })
}
