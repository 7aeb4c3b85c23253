//! What is selected, ready to be changed.

use yew::{Callback, Html, MouseEvent, Properties, component, html};

use crate::edit::Command;
use crate::model::{Relationship, RelationshipId, StakeholderId, StakeholderMap};
use crate::scene::Item;
use crate::ui::carry_out::Editor;
use crate::ui::hooks::{use_frame, use_view};
use crate::ui::look::Look;
use crate::ui::relationship_form::RelationshipForm;
use crate::ui::sector_form::SectorChoice;
use crate::ui::stakeholder_form::StakeholderForm;
use crate::words::screen::{Label, selected, tie};

#[derive(Properties, PartialEq)]
pub(super) struct InspectorProps {
    pub(super) editor: Editor,
    pub(super) look: Look,
    /// Another number puts the cursor into the name of the selected body.
    pub(super) rename: u32,
}

/// The selection; nothing where nothing is selected.
#[component]
pub(super) fn Inspector(props: &InspectorProps) -> Html {
    let frame = use_frame(&props.editor.session);
    let view = use_view(&props.look);
    let map = &frame.map;
    let (mut bodies, mut ties): (Vec<StakeholderId>, Vec<RelationshipId>) = (Vec::new(), Vec::new());
    for item in &view.selection {
        match item {
            Item::Stakeholder(id) if map.stakeholders().has(id) => bodies.push(id.clone()),
            Item::Relationship(id) if map.relationships().has(id) => ties.push(id.clone()),
            _ => {}
        }
    }
    let close = {
        let look = props.look.clone();
        Callback::from(move |_: MouseEvent| look.select([]))
    };
    let remove = {
        let (editor, look, bodies, ties) = (props.editor.clone(), props.look.clone(), bodies.clone(), ties.clone());
        Callback::from(move |_: MouseEvent| {
            let commands = vec![Command::RemoveRelationships(ties.clone()), Command::RemoveStakeholders(bodies.clone())];
            if editor.submit(Command::Batch(commands)) {
                look.select([]);
            }
        })
    };
    let editor = props.editor.clone();
    let (heading, form) = match (bodies.as_slice(), ties.as_slice()) {
        ([], []) => return Html::default(),
        ([id], []) => {
            let name = map.stakeholders().find(id).map_or_else(String::new, |body| body.name.clone());
            (
                name,
                html! { <><StakeholderForm key={id.to_string()} {editor} id={id.clone()} rename={props.rename} />{ ties_of(map, id, &props.look) }</> },
            )
        }
        ([], [id]) => {
            let name = map.relationships().find(id).map_or_else(String::new, |relationship| title(map, relationship));
            (name, html! { <RelationshipForm key={id.to_string()} {editor} id={id.clone()} /> })
        }
        (bodies, ties) => {
            let mut sectors = bodies.iter().filter_map(|id| map.stakeholders().find(id)).map(|body| body.sector.clone());
            let first = sectors.next().flatten();
            let shared = first.filter(|sector| sectors.all(|other| other.as_ref() == Some(sector)));
            let choice = (!bodies.is_empty()).then(|| html! { <SectorChoice {editor} bodies={bodies.to_vec()} sector={shared} /> });
            (selected(bodies.len(), ties.len()), html! { <div class="form">{ choice.unwrap_or_default() }</div> })
        }
    };
    html! {
        <section class="inspector" part="inspector" aria-label={heading.clone()}>
            <div class="panel-head">
                <h2 class="panel-title" dir="auto">{ heading }</h2>
                <button type="button" class="button icon small" aria-label={Label::Close.text()} title={Label::Close.text()} onclick={close}>
                    <span class="sign-close" aria-hidden="true" />
                </button>
            </div>
            { form }
            if props.editor.may_edit {
                <button type="button" class="button danger" onclick={remove}>{ Label::Remove.text() }</button>
            }
        </section>
    }
}

fn title(map: &StakeholderMap, relationship: &Relationship) -> String {
    let name = |id: &StakeholderId| map.stakeholders().find(id).map_or("", |body| body.name.as_str());
    tie(name(&relationship.source), name(&relationship.target), relationship.directed)
}

fn ties_of(map: &StakeholderMap, id: &StakeholderId, look: &Look) -> Html {
    let ties: Vec<&Relationship> = map.relationships().iter().filter(|tie| tie.touches(id)).collect();
    if ties.is_empty() {
        return Html::default();
    }
    let items = ties.into_iter().map(|relationship| {
        let (look, item) = (look.clone(), Item::Relationship(relationship.id.clone()));
        let onclick = Callback::from(move |_: MouseEvent| look.select([item.clone()]));
        let kind = relationship.kind.as_ref().map(|kind| kind.as_str().to_owned()).unwrap_or_default();
        html! {
            <li key={relationship.id.to_string()}>
                <button type="button" class="tie" {onclick} dir="auto">{ title(map, relationship) }<span class="quiet">{ kind }</span></button>
            </li>
        }
    });
    html! { <details class="more"><summary>{ Label::Ties.text() }</summary><ul class="ties">{ for items }</ul></details> }
}
