//! Title, purpose and whose view the map shows.

use yew::{AttrValue, Callback, Html, Properties, component, html, use_node_ref};

use crate::edit::Command;
use crate::model::{Perspective, Properties as MapProperties};
use crate::ui::carry_out::Editor;
use crate::ui::dismissal::use_dismissal;
use crate::ui::fields::TextField;
use crate::ui::hooks::use_frame;
use crate::words::screen::{Label, about};

#[derive(Properties, PartialEq)]
pub(super) struct AboutProps {
    pub(super) editor: Editor,
}

/// The heading of the page; it opens into a form.
#[component]
pub(super) fn About(props: &AboutProps) -> Html {
    let frame = use_frame(&props.editor.session);
    let form = use_node_ref();
    use_dismissal(&form);
    let properties = frame.map.properties();
    let change = |set: fn(&mut MapProperties, String)| {
        let editor = props.editor.clone();
        Callback::from(move |text: String| {
            let mut properties = editor.session.frame().map.properties().clone();
            set(&mut properties, text.trim().to_owned());
            editor.submit(Command::ChangeProperties(properties));
        })
    };
    let title: AttrValue = if properties.title.is_empty() { Label::Untitled.text().into() } else { properties.title.clone().into() };
    let Perspective { group, date, .. } = &properties.perspective;
    let line = about(&properties.purpose, group, date);
    let heading = html! {
        <>
            <h1 class="title" part="title" dir="auto">{ title }</h1>
            <span class="subtitle" part="subtitle" dir="auto">{ line }</span>
        </>
    };
    if !props.editor.may_edit {
        return html! { <div class="about">{ heading }</div> };
    }
    html! {
        <details class="about popover" ref={form}>
            <summary aria-label={Label::AboutMap.text()} title={Label::AboutMap.text()}>{ heading }</summary>
            <div class="popover-body">
                <TextField label={Label::Title.text()} value={properties.title.clone()} on_commit={change(|all, text| all.title = text)} />
                <TextField label={Label::Purpose.text()} value={properties.purpose.clone()} on_commit={change(|all, text| all.purpose = text)} />
                <TextField label={Label::SeenBy.text()} value={group.clone()} on_commit={change(|all, text| all.perspective.group = text)} />
                <TextField label={Label::OnDate.text()} kind="date" value={date.clone()} on_commit={change(|all, text| all.perspective.date = text)} />
            </div>
        </details>
    }
}
