//! Choosing, making, naming and colouring a sector.

use yew::{AttrValue, Callback, Html};

use crate::edit::Command;
use crate::model::{FieldValue, Record, Sector, SectorId, Stakeholder, StakeholderId, StakeholderMap};
use crate::scene::looks;
use crate::ui::carry_out::Editor;
use crate::ui::fields::{Choice, choice_field, folded};
use crate::ui::form::{Control, Field, Form, Subject};
use crate::words::screen::Label;

/// The choice that makes a new sector; no id begins with a blank.
const NEW: &str = " new";

const FIELDS: &[Field] = &[
    Field { label: Label::SectorName, path: "name", control: Control::Line("text") },
    Field { label: Label::SectorColor, path: "color", control: Control::Line("color") },
];

/// Puts bodies into a sector, an old or a new one; `sector` is the one that they share.
pub(super) fn sector_choice(editor: &Editor, map: &StakeholderMap, bodies: Vec<StakeholderId>, sector: Option<&SectorId>) -> Html {
    let mut choices: Vec<Choice> = vec![("".into(), Label::NoSector.text().into())];
    choices.extend(map.sectors().iter().map(|sector| (AttrValue::from(sector.id.to_string()), AttrValue::from(sector.name.clone()))));
    choices.push((NEW.into(), Label::NewSector.text().into()));
    let on_commit = {
        let editor = editor.clone();
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
    let value = sector.map_or("", SectorId::as_str);
    choice_field(&Label::Sector.text().into(), choices, value, !editor.may_edit, on_commit)
}

/// Name and colour of a sector.
pub(super) fn sector_fields(editor: &Editor, map: &StakeholderMap, id: &SectorId) -> Html {
    let Some(sector) = map.sectors().find(id) else { return Html::default() };
    let mut values = sector.fields();
    // A colour that nobody chose is shown all the same.
    let shown = looks(map).into_iter().find(|(other, _)| *other == id).map(|(_, look)| look.color);
    if let Some(color) = sector.color.or(shown) {
        values.put("color", FieldValue::text(&color.hex()));
    }
    let form = Form { editor, map, subject: Subject::Sector(id.clone()), hides_private: false, values };
    folded(Label::EditSector, sector.name == new_name(), form.fields(FIELDS))
}

/// What a sector is called until it is named.
fn new_name() -> String {
    Label::NewSector.text().replace('…', "")
}
