//! The menu of what to open and what to take away.

use web_sys::HtmlDetailsElement;
use yew::{Callback, Html, MouseEvent, NodeRef, Properties, component, html, use_node_ref};

use crate::ui::dismissal::use_dismissal;
use crate::ui::services::{ExportFormat, Services};
use crate::words::screen::Label;

#[derive(Properties, PartialEq)]
pub(super) struct ShareProps {
    pub(super) services: Services,
    pub(super) may_edit: bool,
}

/// The Share menu.
#[component]
pub(super) fn Share(props: &ShareProps) -> Html {
    let menu = use_node_ref();
    use_dismissal(&menu);
    let entry = |label: Label, act: Box<dyn Fn(&Services)>| {
        let (services, menu): (Services, NodeRef) = (props.services.clone(), menu.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            act(&services);
            if let Some(menu) = menu.cast::<HtmlDetailsElement>() {
                menu.set_open(false);
            }
        });
        html! { <button type="button" class="menu-entry" {onclick}>{ label.text() }</button> }
    };
    let take = |label: Label, format: ExportFormat| entry(label, Box::new(move |services| services.export(format)));
    html! {
        <details class="popover share" ref={menu.clone()} part="share">
            <summary class="button">{ Label::Share.text() }<span aria-hidden="true" class="caret" /></summary>
            <div class="popover-body menu">
                if props.may_edit {
                    { entry(Label::OpenFile, Box::new(|services| services.open_files())) }
                    { entry(Label::StartBlank, Box::new(|services| services.start_blank())) }
                }
                <span class="menu-heading">{ Label::TakeAway.text() }</span>
                { take(Label::TakeMap, ExportFormat::Map) }
                { take(Label::TakeSvg, ExportFormat::Svg) }
                { take(Label::TakePng, ExportFormat::Png) }
                { take(Label::TakeBodies, ExportFormat::CsvNodes) }
                { take(Label::TakeTies, ExportFormat::CsvEdges) }
            </div>
        </details>
    }
}
