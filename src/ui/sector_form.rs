//! Choosing, making, naming and colouring a sector.

use yew::{AttrValue, Callback, Html, Properties, component, html};

use crate::edit::Command;
use crate::model::{Color, Record, Sector, SectorId, Stakeholder, StakeholderId};
use crate::scene::looks;
use crate::session::Frame;
use crate::ui::carry_out::Editor;
use crate::ui::fields::{ChoiceField, TextField};
use crate::words::screen::Label;

/// The choice that makes a new sector; no id begins with a blank.
const NEW: &str = " new";

#[derive(Properties, PartialEq)]
pub(super) struct SectorChoiceProps {
    pub(super) editor: Editor,
    /// The bodies whose sector is chosen.
    pub(super) bodies: Vec<StakeholderId>,
    /// The sector that they share.
    pub(super) sector: Option<SectorId>,
}

/// Puts bodies into a sector, an old or a new one.
#[component]
pub(super) fn SectorChoice(props: &SectorChoiceProps) -> Html {
    let frame = props.editor.session.frame();
    let none = (AttrValue::Static(""), AttrValue::Static(Label::NoSector.text()));
    let known = frame.map.sectors().iter().map(|sector| (AttrValue::from(sector.id.to_string()), AttrValue::from(sector.name.clone())));
    let choices = std::iter::once(none)
        .chain(known)
        .chain([(AttrValue::Static(NEW), AttrValue::Static(Label::NewSector.text()))])
        .collect::<Vec<_>>();
    let on_commit = {
        let (editor, bodies) = (props.editor.clone(), props.bodies.clone());
        Callback::from(move |value: String| {
            let frame = editor.session.frame();
            let mut commands = Vec::new();
            let sector = match value.as_str() {
                "" => None,
                NEW => {
                    let id = editor.session.fresh_sector_id();
                    commands.push(Command::AddSector(Sector { name: new_name(), ..Sector::blank(id.clone()) }));
                    Some(id)
                }
                id => Some(SectorId::from(id)),
            };
            let changed = bodies.iter().filter_map(|id| frame.map.stakeholders().find(id));
            commands.extend(changed.map(|body| Command::ChangeStakeholder(Stakeholder { sector: sector.clone(), ..body.clone() })));
            editor.submit(Command::Batch(commands));
        })
    };
    let value = props.sector.as_ref().map(|sector| sector.to_string()).unwrap_or_default();
    html! { <ChoiceField label={Label::Sector.text()} {choices} {value} {on_commit} disabled={!props.editor.may_edit} /> }
}

/// Name and colour of a sector.
pub(super) fn sector_fields(editor: &Editor, frame: &Frame, id: &SectorId) -> Html {
    let Some(sector) = frame.map.sectors().find(id) else { return Html::default() };
    let change = |set: fn(&mut Sector, String)| {
        let (editor, id) = (editor.clone(), id.clone());
        Callback::from(move |text: String| {
            if let Some(mut sector) = editor.session.frame().map.sectors().find(&id).cloned() {
                set(&mut sector, text);
                editor.submit(Command::ChangeSector(sector));
            }
        })
    };
    let is_new = sector.name == new_name();
    let shown = looks(&frame.map).into_iter().find(|(other, _)| *other == id).map(|(_, look)| look.color);
    let color = sector.color.or(shown).map(Color::hex).unwrap_or_default();
    html! {
        <details class="more" open={is_new}>
            <summary>{ Label::EditSector.text() }</summary>
            <TextField label={Label::SectorName.text()} value={sector.name.clone()} on_commit={change(|sector, text| sector.name = text.trim().to_owned())} />
            <TextField label={Label::SectorColor.text()} kind="color" value={color} on_commit={change(|sector, text| sector.color = Color::parse(&text))} />
        </details>
    }
}

/// What a sector is called until it is named.
fn new_name() -> String {
    Label::NewSector.text().replace('…', "")
}
