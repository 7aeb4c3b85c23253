//! The part of the Share menu that hands out files: the report, the page that is one file, pictures, tables, networks.
//!
//! **Invariant:** what is private stays out unless somebody ticks it, each time the page is opened.

use yew::{AttrValue, Callback, Html, MouseEvent, Properties, function_component, html, use_state};

use crate::ui::carry_out::Editor;
use crate::ui::fields::{button, check_field, choice_field};
use crate::ui::intent::Intent;
use crate::ui::print_menu::PrintMenu;
use crate::ui::services::ExportFormat;
use crate::words::paper::Printed;
use crate::words::screen::Label;
use crate::words::take::Take;

/// What there is to take away with one press.
const FILES: [(Label, ExportFormat); 11] = [
    (Label::TakeMap, ExportFormat::Map),
    (Label::TakeSvg, ExportFormat::Svg { include_private: false }),
    (Label::TakePng, ExportFormat::Png { include_private: false }),
    (Label::TakeBodies, ExportFormat::CsvNodes),
    (Label::TakeTies, ExportFormat::CsvEdges),
    (Label::TakeTables, ExportFormat::CsvPair),
    (Label::TakeWorkbook, ExportFormat::Xlsx),
    (Label::TakeGraphMl, ExportFormat::GraphMl),
    (Label::TakeGexf, ExportFormat::Gexf),
    (Label::TakeKumu, ExportFormat::Kumu),
    (Label::TakeDl, ExportFormat::Dl),
];

/// All that there is to take away without a choice, with its words.
pub(super) fn files() -> impl Iterator<Item = (&'static str, ExportFormat)> {
    let page = |may_edit| ExportFormat::Page { may_edit, include_private: false };
    let pages = [(Take::PageToLook.text(), page(false)), (Take::PageToChange.text(), page(true))];
    pages.into_iter().chain(FILES.into_iter().map(|(label, format)| (label.text(), format)))
}

/// What the menu needs.
#[derive(Properties, PartialEq)]
pub(super) struct TakeMenuProps {
    /// Where wishes go.
    pub(super) editor: Editor,
}

/// The menu.
#[function_component]
pub(super) fn TakeMenu(props: &TakeMenuProps) -> Html {
    let (may_edit, with_private, private_pictures) = (use_state(|| false), use_state(|| false), use_state(|| false));
    let editor = &props.editor;
    let ways = [("view", Take::Look), ("edit", Take::Change)].map(|(word, label)| (word.into(), label.text().into()));
    let choose = {
        let may_edit = may_edit.clone();
        Callback::from(move |word: String| may_edit.set(word == "edit"))
    };
    let save = {
        let (act, page) = (editor.act.clone(), ExportFormat::Page { may_edit: *may_edit, include_private: *with_private });
        Callback::from(move |_: MouseEvent| act.emit(Intent::Export(page)))
    };
    let (tick, tick_pictures) = (with_private.clone(), private_pictures.clone());
    let include_private = *private_pictures;
    let entry = |(label, format): (Label, ExportFormat)| {
        let format = match format {
            ExportFormat::Svg { .. } => ExportFormat::Svg { include_private },
            ExportFormat::Png { .. } => ExportFormat::Png { include_private },
            other => other,
        };
        button("menu-entry", label, editor.press(Intent::Export(format)))
    };
    html! {
        <>
            <PrintMenu editor={editor.clone()} />
            <details class="print-menu" part="page-menu">
                <summary>{ Take::Page.text() }</summary>
                <div class="form">
                    <p class="hint">{ Take::PageHint.text() }</p>
                    { choice_field(&AttrValue::Static(Take::PeopleMay.text()), ways.into(), if *may_edit { "edit" } else { "view" }, false, choose) }
                    { check_field(&AttrValue::Static(Printed::WithPrivate.text()), *with_private, false, Callback::from(move |is| tick.set(is))) }
                    <button type="button" class="button" onclick={save}>{ Take::Save.text() }</button>
                </div>
            </details>
            { FILES.into_iter().map(entry).collect::<Html>() }
            { check_field(&AttrValue::Static(Take::PrivatePictures.text()), include_private, false, Callback::from(move |is| tick_pictures.set(is))) }
        </>
    }
}
