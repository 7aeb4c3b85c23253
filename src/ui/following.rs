//! What the panels listen to: the map, the page outside, and keys that mean the same everywhere.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, KeyboardEvent, Window};
use yew::{Callback, NodeRef};

use crate::scene::Item;
use crate::session::{Frame, Session, Subscription};
use crate::tools::{Action, Modifiers, action};
use crate::ui::intent::Intent;
use crate::ui::look::Look;
use crate::ui::services::{Listening, Mode, Services, Settings, Signal, Status};
use crate::words::fold;

/// Tells of each frame whose map or measures are others, not while bodies move.
pub(super) fn on_frame(session: &Session, tell: Callback<()>) -> Subscription {
    on_frame_when(session, tell, |old, new| {
        let is_tried = |frame: &Frame| frame.rankings.is_some();
        old.revision != new.revision
            || !Rc::ptr_eq(&old.report, &new.report)
            || (old.is_measured, is_tried(old)) != (new.is_measured, is_tried(new))
    })
}

/// Tells of each frame that is new enough.
pub(super) fn on_frame_when(session: &Session, tell: Callback<()>, is_new: fn(&Frame, &Frame) -> bool) -> Subscription {
    let (source, shown) = (session.clone(), RefCell::new(session.frame()));
    session.subscribe(move |_| {
        let frame = source.frame();
        if is_new(&shown.borrow(), &frame) {
            shown.replace(frame);
            tell.emit(());
        }
    })
}

/// Does what the page outside signals.
pub(super) fn on_signal(services: &Services, session: &Session, look: &Look, act: Callback<Intent>) -> Listening {
    let (session, look) = (session.clone(), look.clone());
    services.listen(Rc::new(move |signal| match signal {
        Signal::Fit => act.emit(Intent::Fit),
        Signal::SettingsChanged | Signal::StatusChanged => act.emit(Intent::Follow),
        Signal::Select(ids) => {
            let frame = session.frame();
            let items = ids.iter().flat_map(|id| [Item::Stakeholder(id.as_str().into()), Item::Relationship(id.as_str().into())]);
            look.select(items.filter(|item| match item {
                Item::Stakeholder(id) => frame.map.stakeholders().has(id),
                Item::Relationship(id) => frame.map.relationships().has(id),
            }));
        }
    }))
}

/// Whether a person may change the map.
pub(super) fn may_edit(settings: &Settings, status: &Status) -> bool {
    settings.mode == Mode::Edit && !status.is_read_only
}

/// Undo, redo and the keys of the views wherever the focus is, `/` for the add bar, and, on a page of its own, typing where nothing has the focus.
pub(super) fn on_shortcut(
    window: &Window,
    session: &Session,
    services: &Services,
    widget: &NodeRef,
    act: Callback<Intent>,
) -> EventListener {
    let (session, services, widget) = (session.clone(), services.clone(), widget.clone());
    EventListener::new_with_options(window, "keydown", EventListenerOptions::enable_prevent_default(), move |event| {
        let (Some(event), Some(widget)) = (event.dyn_ref::<KeyboardEvent>(), widget.cast::<Element>()) else { return };
        let settings = services.settings();
        let target = event.composed_path().get(0).dyn_into::<HtmlElement>().ok();
        let is_inside = event.composed_path().includes(&widget, 0);
        let is_nowhere =
            settings.is_standalone && target.as_ref().is_none_or(|target| matches!(target.tag_name().as_str(), "BODY" | "HTML"));
        let is_ours = (is_inside || is_nowhere) && !target.as_ref().is_some_and(is_written_in);
        if event.default_prevented() || event.alt_key() || !is_ours {
            return;
        }
        let (key, is_command) = (event.key(), event.ctrl_key() || event.meta_key());
        let held = Modifiers { command: is_command, ..Modifiers::default() };
        if let Some(Action::Show(kind)) = action(&key, held) {
            event.prevent_default();
            return act.emit(Intent::Show(kind));
        }
        if !may_edit(&settings, &services.status()) {
            return;
        }
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
