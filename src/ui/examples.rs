//! The worked examples to choose from, and the banners over a map that is none of one's own.
//!
//! **Not here:** where they come from, and that they are never kept; see `host`.

use yew::{Html, html};

use crate::ui::carry_out::Editor;
use crate::ui::fields::button;
use crate::ui::intent::Intent;
use crate::ui::services::{Example, Status};
use crate::words::screen::Label;

/// What each example is called.
pub(super) const EXAMPLES: [(Label, Example); 5] = [
    (Label::ExampleObesity, Example::ChildhoodObesity),
    (Label::ExampleTraining, Example::JobTraining),
    (Label::ExamplePollution, Example::LessPollution),
    (Label::ExampleDisaster, Example::DisasterResponse),
    (Label::ExampleCity, Example::CityDepartments),
];

/// The examples as entries of a menu.
pub(super) fn entries(editor: &Editor) -> Html {
    EXAMPLES.iter().map(|(label, example)| button("menu-entry", *label, editor.press(Intent::ShowExample(*example)))).collect()
}

/// The examples behind a button.
pub(super) fn menu(editor: &Editor, label: Label) -> Html {
    html! {
        <details class="popover examples" part="examples">
            <summary class="button small">{ label.text() }<span aria-hidden="true" class="caret" /></summary>
            <div class="popover-body menu">{ entries(editor) }</div>
        </details>
    }
}

/// Says that the map is an example, and what else there is.
pub(super) fn banner(editor: &Editor, status: &Status) -> Html {
    html! {
        <div class="banner" part="banner" role="note">
            <b>{ Label::ExampleBanner.text() }</b>
            if status.own_map_waits {
                { button("button small", Label::BackToOwn, editor.press(Intent::LeaveExample)) }
            }
            { button("button small", Label::StartBlank, editor.press(Intent::StartBlank)) }
            { button("button small", Label::OpenFile, editor.press(Intent::OpenFiles)) }
            { menu(editor, Label::OtherExamples) }
        </div>
    }
}

/// Says that the map is that of a link, and how it becomes one's own.
pub(super) fn received(editor: &Editor) -> Html {
    html! {
        <div class="banner" part="banner" role="note">
            <b>{ Label::ReceivedBanner.text() }</b>
            { button("button small", Label::EditCopy, editor.press(Intent::EditCopy)) }
        </div>
    }
}
