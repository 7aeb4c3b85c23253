//! Title, purpose and whose view the map shows.

use yew::{AttrValue, Html, html};

use crate::model::{Perspective, StakeholderMap};
use crate::ui::carry_out::Editor;
use crate::ui::form::{Control, Field, Form, Subject};
use crate::words::screen::{Label, about as line_about};

const FIELDS: &[Field] = &[
    Field { label: Label::Title, path: "title", control: Control::Line("text") },
    Field { label: Label::Purpose, path: "purpose", control: Control::Line("text") },
    Field { label: Label::SeenBy, path: "perspective/group", control: Control::Line("text") },
    Field { label: Label::OnDate, path: "perspective/date", control: Control::Line("date") },
];

/// The heading of the page; it opens into a form.
pub(super) fn about(editor: &Editor, map: &StakeholderMap) -> Html {
    let properties = map.properties();
    let title: AttrValue = if properties.title.is_empty() { Label::Untitled.text().into() } else { properties.title.clone().into() };
    let Perspective { group, date, .. } = &properties.perspective;
    let line = line_about(&properties.purpose, group, date);
    let heading = html! {
        <>
            <h1 class="title" part="title" dir="auto">{ title }</h1>
            <span class="subtitle" part="subtitle" dir="auto">{ line }</span>
        </>
    };
    if !editor.may_edit {
        return html! { <div class="about">{ heading }</div> };
    }
    let form = Form { editor, map, subject: Subject::Map, hides_private: false, values: properties.fields() };
    html! {
        <details class="about popover">
            <summary title={Label::AboutMap.text()}>{ heading }</summary>
            <div class="popover-body">{ form.fields(FIELDS) }</div>
        </details>
    }
}
