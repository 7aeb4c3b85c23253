//! The whole widget: bars, panels, the map.

use std::rc::Rc;

use web_sys::{HtmlInputElement, InputEvent};
use yew::{Callback, Html, KeyboardEvent, MouseEvent, Properties, TargetCast, classes, component, html, use_effect_with, use_state};

use crate::analysis::Options;
use crate::model::StakeholderId;
use crate::scene::{Item, Theme};
use crate::session::Session;
use crate::ui::add_bar::{AddBar, Prefill};
use crate::ui::carry_out::Editor;
use crate::ui::facts::power_of;
use crate::ui::hooks::{use_frame, use_media, use_outside, use_view};
use crate::ui::insights::Insights;
use crate::ui::inspector::Inspector;
use crate::ui::legend_strip::LegendStrip;
use crate::ui::look::Look;
use crate::ui::notices::Notices;
use crate::ui::outline::Outline;
use crate::ui::services::{Controls, Mode, Services, Signal};
use crate::ui::stage::{Stage, zoom};
use crate::ui::top_bar::TopBar;
use crate::words::screen::Label;

/// How much one press of a zoom button zooms.
const ZOOM_STEP: f64 = 1.25;

/// What the widget shows.
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// The open map.
    pub session: Session,
    /// The page outside.
    pub services: Services,
}

/// Which panel a small screen shows over the map.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sheet {
    None,
    Outline,
    Insights,
}

/// The widget.
#[component]
pub fn App(props: &AppProps) -> Html {
    let look = (*use_state(Look::default)).clone();
    let frame = use_frame(&props.session);
    let view = use_view(&look);
    let (settings, status) = use_outside(&props.services);
    let sheet = use_state(|| Sheet::None);
    let are_folded = use_state(|| false);
    let said = use_state(|| None::<String>);
    let announced = use_state(String::new);
    let prefill = use_state(Prefill::default);
    let fit_request = use_state(|| 0_u32);
    let is_dark = use_media("(prefers-color-scheme: dark)");

    let theme = settings.theme.unwrap_or(if is_dark { Theme::Dark } else { Theme::Light });
    use_effect_with((look.clone(), theme), |(look, theme)| look.change(|view| view.theme = *theme));
    // Rated power is spoken of once enough bodies are rated, else partners.
    use_effect_with((props.session.clone(), power_of(&frame)), |(session, power)| {
        session.analyse_with(Options { power: (*power).to_owned(), ..session.frame().options.clone() });
    });
    {
        let fit_request = fit_request.clone();
        use_effect_with((props.services.clone(), look.clone()), move |(services, look)| {
            let look = look.clone();
            let listening = services.listen(Rc::new(move |signal| match signal {
                Signal::Fit => fit_request.set(*fit_request + 1),
                Signal::Select(ids) => {
                    look.select(ids.iter().flat_map(|id| [Item::Stakeholder(id.as_str().into()), Item::Relationship(id.as_str().into())]))
                }
                Signal::SettingsChanged | Signal::StatusChanged => {}
            }));
            move || drop(listening)
        });
    }
    {
        let look = look.clone();
        use_effect_with((props.services.clone(), view.clone()), move |(services, _)| services.view_changed(&look.view()));
    }

    let may_edit = settings.mode == Mode::Edit && !status.is_read_only;
    let say = {
        let said = said.clone();
        Callback::from(move |text: String| said.set(Some(text)))
    };
    let editor = Editor { session: props.session.clone(), say, may_edit };
    let has_panels = settings.controls == Controls::Full;
    let theme_class = match theme {
        Theme::Light => "light",
        Theme::Dark => "dark",
        Theme::Projector => "projector",
    };
    let toggle = |which: Sheet| {
        let sheet = sheet.clone();
        Callback::from(move |_: MouseEvent| sheet.set(if *sheet == which { Sheet::None } else { which }))
    };
    let open_sheet = {
        let sheet = sheet.clone();
        Callback::from(move |()| sheet.set(Sheet::Insights))
    };
    let add = {
        let prefill = prefill.clone();
        Callback::from(move |text: String| prefill.set((prefill.0 + 1, text)))
    };
    let rename = {
        let (look, open_sheet) = (look.clone(), open_sheet.clone());
        Callback::from(move |id: StakeholderId| {
            look.select([Item::Stakeholder(id)]);
            open_sheet.emit(());
        })
    };
    let announce = {
        let announced = announced.clone();
        Callback::from(move |text: String| announced.set(text))
    };
    let find = {
        let look = look.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                look.change(|view| view.find = input.value());
            }
        })
    };
    let fold = {
        let are_folded = are_folded.clone();
        Callback::from(move |_: MouseEvent| are_folded.set(!*are_folded))
    };
    let read = {
        let said = said.clone();
        Callback::from(move |()| said.set(None))
    };
    let is_empty = frame.map.stakeholders().is_empty();
    html! {
        <div class={classes!("widget", theme_class, has_panels.then_some("full"), are_folded.then_some("folded"), (*sheet == Sheet::Outline).then_some("sheet-outline"), (*sheet == Sheet::Insights).then_some("sheet-insights"))} part="widget">
            if has_panels {
                <TopBar editor={editor.clone()} services={props.services.clone()} />
                if may_edit {
                    <div class="entry" part="entry">
                        <AddBar editor={editor.clone()} services={props.services.clone()} look={look.clone()} prefill={(*prefill).clone()} />
                        <label class="find">
                            <span class="sign-find" aria-hidden="true" />
                            <input type="search" class="find-field" oninput={find} placeholder={Label::Find.text()} aria-label={Label::Find.text()}
                                onkeydown={Callback::from(|event: KeyboardEvent| event.stop_propagation())} />
                        </label>
                    </div>
                }
                if status.is_example {
                    { banner(&props.services) }
                }
            }
            <div class="middle">
                if has_panels {
                    <Outline session={props.session.clone()} look={look.clone()} />
                }
                <div class="stage" part="stage">
                    <Stage session={props.session.clone()} services={props.services.clone()} look={look.clone()} {may_edit} on_announce={announce}
                        on_rename={rename} on_add={add} on_open_selection={open_sheet} fit_request={*fit_request} />
                    if is_empty && may_edit && has_panels {
                        <div class="empty"><h2>{ Label::EmptyTitle.text() }</h2><p>{ Label::EmptyHint.text() }</p></div>
                    }
                    if settings.controls != Controls::None {
                        <div class="foot">
                            <LegendStrip session={props.session.clone()} look={look.clone()} />
                            { zoom_buttons(&look, &fit_request, has_panels.then_some(fold)) }
                        </div>
                    }
                    if status.is_drop_target {
                        <div class="drop">{ Label::DropHere.text() }</div>
                    }
                </div>
                if has_panels {
                    <aside class="panel" part="panel">
                        <Inspector editor={editor.clone()} look={look.clone()} />
                        <Insights session={props.session.clone()} look={look.clone()} />
                    </aside>
                }
            </div>
            if has_panels {
                <div class="tabs" part="tabs">
                    <button type="button" class="button" aria-pressed={(*sheet == Sheet::Outline).to_string()} onclick={toggle(Sheet::Outline)}>{ Label::OutlineShort.text() }</button>
                    <button type="button" class="button" aria-pressed={(*sheet == Sheet::Insights).to_string()} onclick={toggle(Sheet::Insights)}>{ Label::InsightsShort.text() }</button>
                </div>
            }
            <Notices services={props.services.clone()} own={(*said).clone()} on_read={read} />
            <div class="unseen" role="status" aria-live="polite">{ (*announced).clone() }</div>
        </div>
    }
}

fn banner(services: &Services) -> Html {
    let button = |label: Label, act: fn(&Services)| {
        let services = services.clone();
        let onclick = Callback::from(move |_: MouseEvent| act(&services));
        html! { <button type="button" class="button small" {onclick}>{ label.text() }</button> }
    };
    html! {
        <div class="banner" part="banner" role="note">
            <b>{ Label::ExampleBanner.text() }</b>
            { button(Label::StartBlank, |services| services.start_blank()) }
            { button(Label::OpenFile, |services| services.open_files()) }
        </div>
    }
}

fn zoom_buttons(look: &Look, fit_request: &yew::UseStateHandle<u32>, fold: Option<Callback<MouseEvent>>) -> Html {
    let zoom_by = |factor: f64| {
        let look = look.clone();
        Callback::from(move |_: MouseEvent| zoom(&look, factor))
    };
    let fit = {
        let fit_request = fit_request.clone();
        Callback::from(move |_: MouseEvent| fit_request.set(*fit_request + 1))
    };
    html! {
        <div class="zoom" part="zoom">
            if let Some(fold) = fold {
                <button type="button" class="button icon fold" aria-label={Label::FoldPanels.text()} title={Label::FoldPanels.text()} onclick={fold}>
                    <span class="sign-fold" aria-hidden="true" />
                </button>
            }
            <button type="button" class="button icon" aria-label={Label::ZoomOut.text()} title={Label::ZoomOut.text()} onclick={zoom_by(1.0 / ZOOM_STEP)}>
                <span class="sign-minus" aria-hidden="true" />
            </button>
            <button type="button" class="button" onclick={fit}>{ Label::Fit.text() }</button>
            <button type="button" class="button icon" aria-label={Label::ZoomIn.text()} title={Label::ZoomIn.text()} onclick={zoom_by(ZOOM_STEP)}>
                <span class="sign-plus" aria-hidden="true" />
            </button>
        </div>
    }
}
