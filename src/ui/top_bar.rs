//! The bar at the top: what the map is about, which view is shown, undo and redo, share.

use yew::{Html, html};

use crate::model::StakeholderMap;
use crate::scene::ViewKind;
use crate::ui::about::about;
use crate::ui::carry_out::Editor;
use crate::ui::fields::{button, sign_button};
use crate::ui::intent::Intent;
use crate::ui::scenes::scenes;
use crate::ui::services::{Saving, Status};
use crate::ui::share::share;
use crate::words::screen::{Label, step};

/// What each view is called, in the order of its key. Some are other pictures of one of the five.
const VIEWS: [(ViewKind, Label); ViewKind::ALL.len()] = [
    (ViewKind::Map, Label::ViewMap),
    (ViewKind::Grid, Label::ViewGrid),
    (ViewKind::Sectors, Label::ViewSectors),
    (ViewKind::Matrix, Label::ViewMatrix),
    (ViewKind::Table, Label::ViewTable),
    (ViewKind::Heat, Label::ViewHeat),
    (ViewKind::Status, Label::ViewStatus),
];

/// What a view is called.
pub(super) fn view_name(kind: ViewKind) -> &'static str {
    VIEWS.iter().find(|(other, _)| *other == kind).map_or("", |(_, label)| label.text())
}

/// The bar.
pub(super) fn top_bar(editor: &Editor, map: &StakeholderMap, status: &Status, shown: ViewKind, scene: Option<&String>) -> Html {
    let step_button = |label: Label, deed: Option<&str>, sign: &'static str, intent: Intent| {
        sign_button("button icon", step(label, deed).into(), sign, deed.is_none(), editor.press(intent))
    };
    let (undo, redo) = (editor.session.undo_label(), editor.session.redo_label());
    let saving = match status.saving {
        _ if status.is_read_only || status.is_elsewhere => Some(("state", Label::ReadOnly)),
        Saving::Failed => Some(("state problem", Label::NotSaved)),
        Saving::Saved | Saving::Pending if status.is_example => None,
        Saving::Saved => Some(("state", Label::Saved)),
        Saving::Pending => Some(("state", Label::Saving)),
        Saving::Off => None,
    };
    html! {
        <header class="top" part="header">
            { about(editor, map) }
            if let Some((class, label)) = saving {
                <span {class} role={(status.saving == Saving::Failed).then_some("alert")}>{ label.text() }</span>
            }
            <div class="views" part="views" role="group" aria-label={Label::Views.text()}>
                { for VIEWS.iter().filter(|(kind, _)| kind.family() == *kind).map(|(kind, label)| html! {
                    <button type="button" class="view" aria-pressed={(shown.family() == *kind).to_string()} onclick={editor.press(Intent::Show(*kind))}>
                        { label.text() }
                    </button>
                }) }
            </div>
            <div class="actions">
                if editor.may_edit {
                    { step_button(Label::Undo, undo.as_deref(), "sign-undo", Intent::Undo) }
                    { step_button(Label::Redo, redo.as_deref(), "sign-redo", Intent::Redo) }
                }
                { scenes(editor, map, scene) }
                { share(editor, status.keeps) }
                { button("button", Label::Present, editor.press(Intent::Present)) }
            </div>
        </header>
    }
}
