//! The menu of what to open and what to take away.

use yew::{Html, html};

use crate::tools::Action;
use crate::ui::carry_out::Editor;
use crate::ui::examples;
use crate::ui::fields::button;
use crate::ui::intent::Intent;
use crate::ui::services::ShelfWish;
use crate::ui::take_menu::TakeMenu;
use crate::words::over_time::OverTime;
use crate::words::screen::Label;

/// The Share menu; `keeps` says whether maps are kept on this machine.
pub(super) fn share(editor: &Editor, keeps: bool) -> Html {
    let entry = |label: Label, intent: Intent| button("menu-entry", label, editor.press(intent));
    html! {
        <details class="popover share" part="share">
            <summary class="button">{ Label::Share.text() }<span aria-hidden="true" class="caret" /></summary>
            <div class="popover-body menu">
                if editor.may_edit {
                    { entry(Label::OpenFile, Intent::OpenFiles) }
                    { entry(Label::StartBlank, Intent::StartBlank) }
                    if keeps {
                        { entry(Label::YourMaps, Intent::Shelf(ShelfWish::Look)) }
                    }
                    { entry(Label::Agenda, Intent::Do(Action::Agenda)) }
                }
                <button type="button" class="menu-entry" onclick={editor.press(Intent::Do(Action::OverTime))}>{ OverTime::Heading.text() }</button>
                if editor.may_edit {
                    <div class="menu-group" part="examples">
                        <span class="menu-heading">{ Label::LookAtExample.text() }</span>
                        { examples::entries(editor) }
                    </div>
                }
                <span class="menu-heading">{ Label::TakeAway.text() }</span>
                { entry(Label::ShareLink, Intent::ShareLink) }
                <TakeMenu editor={editor.clone()} />
                { entry(Label::CopyEmbedCode, Intent::CopyEmbedCode) }
            </div>
        </details>
    }
}
