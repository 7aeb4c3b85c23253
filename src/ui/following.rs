//! What the panels listen to: the map, the page outside, and keys that mean the same everywhere.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDetailsElement, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, KeyboardEvent, Window};
use yew::{Callback, NodeRef};

use crate::scene::Item;
use crate::session::{Frame, Session, Subscription};
use crate::tools::{Action, Modifiers, action};
use crate::ui::intent::Intent;
use crate::ui::look::{Look, Looked, Looking};
use crate::ui::services::{Listening, Mode, Services, Settings, Signal, Status};

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

/// Ends with its component.
pub(super) type Following = (Subscription, Looking);

/// Tells of each other map, and of each other look that panels show.
pub(super) fn on_map_or_look(session: &Session, look: &Look, tell: &Callback<()>) -> Following {
    let seen = tell.clone();
    let looking = look.subscribe(move |looked| {
        if looked == Looked::Panels {
            seen.emit(());
        }
    });
    (on_frame_when(session, tell.clone(), |old, new| !Rc::ptr_eq(&old.map, &new.map)), looking)
}

/// Does what the page outside signals.
pub(super) fn on_signal(services: &Services, session: &Session, look: &Look, act: Callback<Intent>) -> Listening {
    let (session, look) = (session.clone(), look.clone());
    services.listen(Rc::new(move |signal| match signal {
        Signal::Fit => act.emit(Intent::Fit),
        Signal::Write(text) => act.emit(Intent::Add(text.trim_end().to_owned())),
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
    settings.mode == Mode::Edit && !status.is_read_only && !status.is_elsewhere && status.received.is_none()
}

/// The keys of actions that the panels do, wherever the focus is, and, on a page of its own, typing where nothing has it.
pub(super) fn on_shortcut(window: &Window, services: &Services, widget: &NodeRef, act: Callback<Intent>) -> EventListener {
    let (services, widget) = (services.clone(), widget.clone());
    EventListener::new_with_options(window, "keydown", EventListenerOptions::enable_prevent_default(), move |event| {
        let (Some(event), Some(widget)) = (event.dyn_ref::<KeyboardEvent>(), widget.cast::<Element>()) else { return };
        let settings = services.settings();
        let target = event.composed_path().get(0).dyn_into::<HtmlElement>().ok();
        let is_inside = settings.is_entered && event.composed_path().includes(&widget, 0);
        let is_nowhere =
            settings.is_standalone && target.as_ref().is_none_or(|target| matches!(target.tag_name().as_str(), "BODY" | "HTML"));
        if event.default_prevented() || event.alt_key() || !(is_inside || is_nowhere) {
            return;
        }
        let (key, command) = (event.key(), event.ctrl_key() || event.meta_key());
        let may_edit = may_edit(&settings, &services.status());
        let is_text = key.chars().count() == 1 && !command;
        let held = Modifiers { command, shift: event.shift_key(), ..Modifiers::default() };
        let meant = action(&key, held).filter(|action| action.is_of_panels() && (may_edit || !action.edits()));
        // Keys belong to the field that is written in, but for the one that leads to everything else.
        if target.as_ref().is_some_and(is_written_in) && meant != Some(Action::Palette) {
            return;
        }
        match meant {
            // Where nothing has the focus, letters are the beginning of a name.
            Some(action) if !(is_nowhere && may_edit && is_text && key.chars().all(char::is_alphabetic)) => act.emit(Intent::Do(action)),
            // The letter itself then goes into the bar.
            _ if is_nowhere && may_edit && is_text && key != " " => return focus_add_bar(&widget),
            _ => return,
        }
        event.prevent_default();
    })
}

/// Whether a key means the same in every field.
pub(super) fn is_of_page(event: &KeyboardEvent) -> bool {
    let held = Modifiers { command: event.ctrl_key() || event.meta_key(), ..Modifiers::default() };
    action(&event.key(), held) == Some(Action::Palette)
}

/// Whether keys belong to a field; an empty add bar leaves undo and redo to the map.
pub(super) fn is_written_in(target: &HtmlElement) -> bool {
    let is_empty_bar =
        target.dyn_ref::<HtmlTextAreaElement>().is_some_and(|area| target.class_name() == "add-field" && area.value().is_empty());
    let is_field = target.is_instance_of::<HtmlInputElement>() || target.is_instance_of::<HtmlTextAreaElement>();
    (is_field || target.is_instance_of::<HtmlSelectElement>()) && !is_empty_bar
}

/// Goes to the add bar.
pub(super) fn focus_add_bar(widget: &Element) {
    if let Some(bar) = widget.query_selector(".add-field").ok().flatten().and_then(|bar| bar.dyn_into::<HtmlElement>().ok()) {
        bar.focus().unwrap_or_default();
    }
}

/// Goes to a control, and unfolds what it is folded in; what stands in a field is then written over.
pub(super) fn focus_in(widget: &Element, selector: &str) {
    let found = widget.query_selector(selector).ok().flatten();
    let mut around = found.as_ref().and_then(|found| found.parent_element());
    while let Some(element) = around.filter(|element| element != widget) {
        if let Some(details) = element.dyn_ref::<HtmlDetailsElement>() {
            details.set_open(true);
        }
        around = element.parent_element();
    }
    if let Some(control) = found.as_ref().and_then(|found| found.dyn_ref::<HtmlElement>()) {
        control.focus().unwrap_or_default();
    }
    if let Some(field) = found.as_ref().and_then(|found| found.dyn_ref::<HtmlInputElement>()) {
        field.select();
    }
}
