//! The whole widget: bars, panels, the map.

use std::rc::Rc;

use yew::{Callback, Html, MouseEvent, Properties, Reducible, classes, component, html, use_node_ref, use_reducer, use_state};

use crate::model::StakeholderId;
use crate::scene::{Item, Theme};
use crate::session::Session;
use crate::ui::add_bar::{AddBar, Prefill};
use crate::ui::carry_out::Editor;
use crate::ui::corner::Corner;
use crate::ui::find::Find;
use crate::ui::following::{use_living_selection, use_plain_measures, use_shortcuts, use_signals, use_theme};
use crate::ui::hooks::{use_frame, use_media, use_outside};
use crate::ui::insights::Insights;
use crate::ui::inspector::Inspector;
use crate::ui::legend_strip::LegendStrip;
use crate::ui::look::Look;
use crate::ui::notices::Notices;
use crate::ui::outline::outline;
use crate::ui::services::{Controls, Mode, Services};
use crate::ui::stage::Stage;
use crate::ui::top_bar::TopBar;
use crate::words::screen::Label;

/// What the widget shows.
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// The open map.
    pub session: Session,
    /// The page outside.
    pub services: Services,
}

/// How often something was asked for.
#[derive(Default, PartialEq)]
struct Count(u32);

impl Reducible for Count {
    type Action = ();

    fn reduce(self: Rc<Self>, (): ()) -> Rc<Self> {
        Rc::new(Self(self.0 + 1))
    }
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
    let (settings, status) = use_outside(&props.services);
    let sheet = use_state(|| Sheet::None);
    let are_folded = use_state(|| false);
    let said = use_state(|| None::<String>);
    let announced = use_state(String::new);
    let prefill = use_state(Prefill::default);
    let fit_request = use_reducer(Count::default);
    let rename_request = use_reducer(Count::default);
    let is_dark = use_media("(prefers-color-scheme: dark)");

    let theme = settings.theme.unwrap_or(if is_dark { Theme::Dark } else { Theme::Light });
    let fit = {
        let fit_request = fit_request.clone();
        Callback::from(move |()| fit_request.dispatch(()))
    };
    let may_edit = settings.mode == Mode::Edit && !status.is_read_only;
    use_theme(&look, theme, fit.clone());
    use_plain_measures(&props.session, &frame);
    use_living_selection(&look, &frame.map);
    use_signals(&props.services, &props.session, &look, fit.clone());
    let widget = use_node_ref();
    use_shortcuts(&props.session, &widget, may_edit, settings.is_standalone);

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
        let (look, open_sheet, are_folded, rename_request) = (look.clone(), open_sheet.clone(), are_folded.clone(), rename_request.clone());
        Callback::from(move |id: StakeholderId| {
            look.select([Item::Stakeholder(id)]);
            are_folded.set(false);
            open_sheet.emit(());
            rename_request.dispatch(());
        })
    };
    let announce = {
        let announced = announced.clone();
        Callback::from(move |text: String| announced.set(text))
    };
    let fold = {
        let are_folded = are_folded.clone();
        Callback::from(move |_: MouseEvent| are_folded.set(!*are_folded))
    };
    let arrange = {
        let (session, fit_request) = (props.session.clone(), fit_request.clone());
        Callback::from(move |_: MouseEvent| {
            session.rearrange();
            fit_request.dispatch(());
        })
    };
    let read = {
        let said = said.clone();
        Callback::from(move |()| said.set(None))
    };
    let is_empty = frame.map.stakeholders().is_empty();
    html! {
        <div ref={widget} class={classes!("widget", theme_class, has_panels.then_some("full"), are_folded.then_some("folded"), (*sheet == Sheet::Outline).then_some("sheet-outline"), (*sheet == Sheet::Insights).then_some("sheet-insights"))} part="widget">
            if has_panels {
                <TopBar editor={editor.clone()} services={props.services.clone()} />
                <div class="entry" part="entry">
                    if may_edit {
                        <AddBar editor={editor.clone()} services={props.services.clone()} look={look.clone()} prefill={(*prefill).clone()} />
                    }
                    <Find session={props.session.clone()} look={look.clone()} />
                </div>
                if status.is_example {
                    { banner(&props.services) }
                }
            }
            <div class="middle">
                if has_panels {
                    { outline(&frame.map, &props.session, &look) }
                }
                <div class="stage" part="stage">
                    <Stage session={props.session.clone()} services={props.services.clone()} look={look.clone()} {may_edit} on_announce={announce}
                        on_rename={rename} on_add={add} on_open_selection={open_sheet} fit_request={fit_request.0} />
                    if is_empty && may_edit && has_panels {
                        <div class="empty"><h2>{ Label::EmptyTitle.text() }</h2><p>{ Label::EmptyHint.text() }</p></div>
                    }
                    if settings.controls != Controls::None {
                        <div class="foot">
                            <LegendStrip session={props.session.clone()} look={look.clone()} />
                            <Corner services={props.services.clone()} look={look.clone()} {has_panels} on_arrange={may_edit.then_some(arrange)} on_fold={fold} on_fit={fit.reform(|_: MouseEvent| ())} />
                        </div>
                    }
                    if status.is_drop_target {
                        <div class="drop">{ Label::DropHere.text() }</div>
                    }
                </div>
                if has_panels {
                    <aside class="panel" part="panel">
                        <Inspector editor={editor.clone()} look={look.clone()} rename={rename_request.0} />
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
