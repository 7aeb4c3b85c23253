//! What a map asks of each body and each tie: fields beyond the first few are switched on here, for this map.
//!
//! **Not here:** which fields there are and which are shown (`model::asks`).

use yew::{AttrValue, Callback, Html, html};

use crate::edit::Command;
use crate::model::{BODY_FIELDS, StakeholderMap, TIE_FIELDS};
use crate::ui::carry_out::Editor;
use crate::ui::fields::check_field;
use crate::words::asks::{AsksLabel, field_name};

/// What stands in the dialog.
pub(super) fn asks(editor: &Editor, map: &StakeholderMap) -> Html {
    let may_edit = editor.may_edit;
    let field = |field: &'static str, is_said: bool| {
        let name = field_name(field);
        let label: AttrValue = if is_said { format!("{name} · {}", AsksLabel::Said.text()).into() } else { name.into() };
        let is_on = is_said || map.properties().asks.contains(field);
        let editor = editor.clone();
        let ask = Callback::from(move |is_on: bool| ask(&editor, field, is_on));
        check_field(&label, is_on, is_said || !may_edit, ask)
    };
    html! {
        <div class="asks" part="asks">
            <p class="hint">{ AsksLabel::Hint.text() }</p>
            <fieldset class="part switches"><legend>{ AsksLabel::OfBodies.text() }</legend>
                { for BODY_FIELDS.into_iter().map(|name| field(name, map.is_said_of_bodies(name))) }
            </fieldset>
            <fieldset class="part switches"><legend>{ AsksLabel::OfTies.text() }</legend>
                { for TIE_FIELDS.into_iter().map(|name| field(name, map.is_said_of_ties(name))) }
            </fieldset>
        </div>
    }
}

/// Switches a field on for this map, or off.
pub(super) fn ask(editor: &Editor, field: &str, is_on: bool) {
    let mut properties = editor.session.frame().map.properties().clone();
    let is_new = if is_on { properties.asks.insert(field.to_owned()) } else { properties.asks.remove(field) };
    if is_new {
        editor.submit(Command::ChangeProperties(properties));
    }
}
