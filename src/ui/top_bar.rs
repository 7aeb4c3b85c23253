//! The bar at the top: what the map is about, undo and redo, share.

use yew::{Callback, Html, Properties, component, html};

use crate::ui::about::About;
use crate::ui::carry_out::Editor;
use crate::ui::hooks::{use_frame, use_outside};
use crate::ui::services::{Saving, Services};
use crate::ui::share::Share;
use crate::words::screen::{Label, step};

#[derive(Properties, PartialEq)]
pub(super) struct TopBarProps {
    pub(super) editor: Editor,
    pub(super) services: Services,
}

/// The bar.
#[component]
pub(super) fn TopBar(props: &TopBarProps) -> Html {
    use_frame(&props.editor.session);
    let (_, status) = use_outside(&props.services);
    let session = &props.editor.session;
    let (undo_label, redo_label) = (session.undo_label(), session.redo_label());
    let button = |label: Label, deed: Option<&str>, sign: &'static str, act: Callback<yew::MouseEvent>| {
        let name = step(label, deed);
        html! {
            <button type="button" class="button icon" aria-label={name.clone()} title={name} disabled={deed.is_none()} onclick={act}>
                <span aria-hidden="true" class={sign} />
            </button>
        }
    };
    let undo = {
        let session = session.clone();
        Callback::from(move |_| drop(session.undo()))
    };
    let redo = {
        let session = session.clone();
        Callback::from(move |_| drop(session.redo()))
    };
    let present = {
        let services = props.services.clone();
        Callback::from(move |_| services.present())
    };
    let saving = match status.saving {
        _ if status.is_read_only => Some(("state", Label::ReadOnly)),
        Saving::Failed => Some(("state problem", Label::NotSaved)),
        Saving::Saved => Some(("state", Label::Saved)),
        Saving::Pending => Some(("state", Label::Saving)),
        Saving::Off => None,
    };
    html! {
        <header class="top" part="header">
            <About editor={props.editor.clone()} />
            if let Some((class, label)) = saving {
                <span {class} role={(status.saving == Saving::Failed).then_some("alert")}>{ label.text() }</span>
            }
            <div class="actions">
                if props.editor.may_edit {
                    { button(Label::Undo, undo_label.as_deref(), "sign-undo", undo) }
                    { button(Label::Redo, redo_label.as_deref(), "sign-redo", redo) }
                }
                <Share services={props.services.clone()} may_edit={props.editor.may_edit} />
                <button type="button" class="button" onclick={present}>{ Label::Present.text() }</button>
            </div>
        </header>
    }
}
