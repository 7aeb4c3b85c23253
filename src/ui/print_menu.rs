//! The part of the Share menu that makes the report to print: on which paper, and whether with what is private.
//!
//! **Invariant:** what is private stays out unless somebody ticks it, each time the page is opened.

use yew::{AttrValue, Callback, Html, MouseEvent, Properties, function_component, html, use_state};

use crate::paper::Sheet;
use crate::ui::carry_out::Editor;
use crate::ui::fields::{Choice, check_field, choice_field};
use crate::ui::intent::Intent;
use crate::ui::services::ExportFormat;
use crate::words::paper::Printed;

/// What the menu needs.
#[derive(Properties, PartialEq)]
pub(super) struct PrintMenuProps {
    /// Where wishes go.
    pub(super) editor: Editor,
}

/// The menu.
#[function_component]
pub(super) fn PrintMenu(props: &PrintMenuProps) -> Html {
    let chosen = use_state(|| (Sheet::default(), false));
    let (sheet, include_private) = *chosen;
    let choose = {
        let chosen = chosen.clone();
        Callback::from(move |word: String| chosen.set((Sheet::from_word(&word), include_private)))
    };
    let tick = Callback::from(move |is_ticked: bool| chosen.set((sheet, is_ticked)));
    let make = {
        let act = props.editor.act.clone();
        Callback::from(move |_: MouseEvent| act.emit(Intent::Export(ExportFormat::Report { sheet, include_private })))
    };
    let sheets = Sheet::ALL.map(|sheet| -> Choice { (sheet.word().into(), name(sheet).text().into()) });
    html! {
        <details class="print-menu" part="print-menu">
            <summary>{ Printed::Report.text() }</summary>
            <div class="form">
                { choice_field(&AttrValue::Static(Printed::Paper.text()), sheets.into(), sheet.word(), false, choose) }
                { check_field(&AttrValue::Static(Printed::WithPrivate.text()), include_private, false, tick) }
                <button type="button" class="button" onclick={make}>{ Printed::Make.text() }</button>
            </div>
        </details>
    }
}

fn name(sheet: Sheet) -> Printed {
    match sheet {
        Sheet::A4 => Printed::A4,
        Sheet::A4Landscape => Printed::A4Landscape,
        Sheet::A3 => Printed::A3,
        Sheet::A3Landscape => Printed::A3Landscape,
        Sheet::A0 => Printed::A0,
        Sheet::A0Landscape => Printed::A0Landscape,
    }
}
