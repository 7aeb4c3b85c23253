//! The menu of what to open and what to take away.

use yew::{Html, html};

use crate::tools::Action;
use crate::ui::carry_out::Editor;
use crate::ui::examples;
use crate::ui::fields::button;
use crate::ui::intent::Intent;
use crate::ui::print_menu::PrintMenu;
use crate::ui::services::{ExportFormat, ShelfWish};
use crate::words::screen::Label;

/// What there is to take away.
pub(super) const TAKE: [(Label, ExportFormat); 10] = [
    (Label::TakeMap, ExportFormat::Map),
    (Label::TakeSvg, ExportFormat::Svg),
    (Label::TakePng, ExportFormat::Png),
    (Label::TakeBodies, ExportFormat::CsvNodes),
    (Label::TakeTies, ExportFormat::CsvEdges),
    (Label::TakeWorkbook, ExportFormat::Xlsx),
    (Label::TakeGraphMl, ExportFormat::GraphMl),
    (Label::TakeGexf, ExportFormat::Gexf),
    (Label::TakeKumu, ExportFormat::Kumu),
    (Label::TakeDl, ExportFormat::Dl),
];

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
                    <span class="menu-heading">{ Label::LookAtExample.text() }</span>
                    { examples::entries(editor) }
                }
                <span class="menu-heading">{ Label::TakeAway.text() }</span>
                <PrintMenu editor={editor.clone()} />
                { TAKE.into_iter().map(|(label, format)| entry(label, Intent::Export(format))).collect::<Html>() }
                { entry(Label::CopyEmbedCode, Intent::CopyEmbedCode) }
            </div>
        </details>
    }
}
