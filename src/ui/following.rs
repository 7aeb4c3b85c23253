//! What the view follows by itself: the theme, the map, the page outside; and keys that mean the same everywhere.

use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, KeyboardEvent};
use yew::{Callback, NodeRef, hook, use_effect_with};

use crate::analysis::{Direction, Options};
use crate::model::StakeholderMap;
use crate::scene::{Item, Theme};
use crate::session::{Frame, Session};
use crate::ui::facts::power_of;
use crate::ui::look::Look;
use crate::ui::services::{Services, Signal};
use crate::words::fold;

/// Dresses the view; what is private is not shown on a wall.
#[hook]
pub(super) fn use_theme(look: &Look, theme: Theme, on_fit: Callback<()>) {
    use_effect_with((look.clone(), theme), move |(look, theme)| {
        let needs_room = look.with(|view| (view.theme == Theme::Projector) != (*theme == Theme::Projector));
        look.change(|view| {
            view.theme = *theme;
            view.hide_private = *theme == Theme::Projector;
        });
        // Larger names need more room.
        if needs_room {
            on_fit.emit(());
        }
    });
}

/// Measures as people read a map: arrows don't count until they are asked for, and power is the rated one once enough
/// bodies are rated.
#[hook]
pub(super) fn use_plain_measures(session: &Session, frame: &Frame) {
    use_effect_with((session.clone(), power_of(frame)), |(session, power)| {
        let options = session.frame().options.clone();
        let direction = options.direction.or(Some(Direction::Undirected));
        session.analyse_with(Options { power: (*power).to_owned(), direction, ..options });
    });
}

/// Lets go of what is selected but no longer there.
#[hook]
pub(super) fn use_living_selection(look: &Look, map: &Rc<StakeholderMap>) {
    let (look, map) = (look.clone(), map.clone());
    let has = move |map: &StakeholderMap, item: &Item| match item {
        Item::Stakeholder(id) => map.stakeholders().has(id),
        Item::Relationship(id) => map.relationships().has(id),
    };
    use_effect_with(Rc::as_ptr(&map) as usize, move |_| {
        if look.with(|view| view.selection.iter().any(|item| !has(&map, item))) {
            look.change(|view| view.selection.retain(|item| has(&map, item)));
        }
    });
}

/// Does what the page outside signals, and tells it what is looked at.
#[hook]
pub(super) fn use_signals(services: &Services, session: &Session, look: &Look, on_fit: Callback<()>) {
    use_effect_with((services.clone(), session.clone(), look.clone()), move |(services, session, look)| {
        let heard = {
            let (session, look) = (session.clone(), look.clone());
            services.listen(Rc::new(move |signal| match signal {
                Signal::Fit => on_fit.emit(()),
                Signal::Select(ids) => {
                    let frame = session.frame();
                    let items = ids.iter().flat_map(|id| [Item::Stakeholder(id.as_str().into()), Item::Relationship(id.as_str().into())]);
                    look.select(items.filter(|item| match item {
                        Item::Stakeholder(id) => frame.map.stakeholders().has(id),
                        Item::Relationship(id) => frame.map.relationships().has(id),
                    }));
                }
                Signal::SettingsChanged | Signal::StatusChanged => {}
            }))
        };
        let told = {
            let (services, seen) = (services.clone(), look.clone());
            services.view_changed(&look.view());
            look.subscribe(move |_| services.view_changed(&seen.view()))
        };
        move || drop((heard, told))
    });
}

/// Undo and redo wherever the focus is, `/` for the add bar, and, on a page of its own, typing where nothing has the focus.
#[hook]
pub(super) fn use_shortcuts(session: &Session, widget: &NodeRef, may_edit: bool, is_standalone: bool) {
    let widget = widget.clone();
    use_effect_with((session.clone(), may_edit, is_standalone), move |(session, may_edit, is_standalone)| {
        let (session, is_standalone) = (session.clone(), *is_standalone);
        let listener = web_sys::window().filter(|_| *may_edit).map(|window| {
            EventListener::new_with_options(&window, "keydown", EventListenerOptions::enable_prevent_default(), move |event| {
                let (Some(event), Some(widget)) = (event.dyn_ref::<KeyboardEvent>(), widget.cast::<Element>()) else { return };
                let target = event.composed_path().get(0).dyn_into::<HtmlElement>().ok();
                let is_inside = event.composed_path().includes(&widget, 0);
                let is_nowhere =
                    is_standalone && target.as_ref().is_none_or(|target| matches!(target.tag_name().as_str(), "BODY" | "HTML"));
                if event.default_prevented() || event.alt_key() || !(is_inside || is_nowhere) || target.as_ref().is_some_and(is_written_in)
                {
                    return;
                }
                let (key, is_command) = (event.key(), event.ctrl_key() || event.meta_key());
                match fold(&key).as_str() {
                    "z" if is_command && !event.shift_key() => drop(session.undo()),
                    "y" | "z" if is_command => drop(session.redo()),
                    _ if is_command => return,
                    "/" => focus_add_bar(&widget),
                    // The letter itself then goes into the bar.
                    _ if is_nowhere && key.chars().count() == 1 && key != " " => return focus_add_bar(&widget),
                    _ => return,
                }
                event.prevent_default();
            })
        });
        move || drop(listener)
    });
}

/// Whether keys belong to a field; an empty add bar leaves undo and redo to the map.
fn is_written_in(target: &HtmlElement) -> bool {
    let is_empty_bar =
        target.dyn_ref::<HtmlTextAreaElement>().is_some_and(|area| target.class_name() == "add-field" && area.value().is_empty());
    let is_field = target.is_instance_of::<HtmlInputElement>() || target.is_instance_of::<HtmlTextAreaElement>();
    (is_field || target.is_instance_of::<HtmlSelectElement>()) && !is_empty_bar
}

fn focus_add_bar(widget: &Element) {
    if let Some(bar) = widget.query_selector(".add-field").ok().flatten().and_then(|bar| bar.dyn_into::<HtmlElement>().ok()) {
        bar.focus().unwrap_or_default();
    }
}
