//! How a component follows the session, the view and the page outside.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::MediaQueryList;
use yew::{hook, use_effect_with, use_force_update, use_state};

use crate::scene::View;
use crate::session::{Frame, Session};
use crate::ui::look::{Look, Looked};
use crate::ui::services::{Services, Settings, Signal, Status};

/// The present frame; the component renders again when map or measures are others, not while bodies move.
#[hook]
pub(super) fn use_frame(session: &Session) -> Rc<Frame> {
    use_frame_when(session, |old, new| {
        old.revision != new.revision || !Rc::ptr_eq(&old.report, &new.report) || old.is_measured != new.is_measured
    })
}

/// The present frame; the component renders again when bodies or sectors are others.
#[hook]
pub(super) fn use_bodies(session: &Session) -> Rc<Frame> {
    use_frame_when(session, |old, new| {
        !old.map.stakeholders().is_same(new.map.stakeholders()) || !old.map.sectors().is_same(new.map.sectors())
    })
}

#[hook]
fn use_frame_when(session: &Session, is_new: fn(&Frame, &Frame) -> bool) -> Rc<Frame> {
    let update = use_force_update();
    use_effect_with(session.clone(), move |session| {
        let (source, shown) = (session.clone(), RefCell::new(session.frame()));
        let subscription = session.subscribe(move |_| {
            let frame = source.frame();
            if is_new(&shown.borrow(), &frame) {
                shown.replace(frame);
                update.force_update();
            }
        });
        move || drop(subscription)
    });
    session.frame()
}

/// The view; the component renders again when selection, theme, size or search change, not while somebody pans.
#[hook]
pub(super) fn use_view(look: &Look) -> View {
    let update = use_force_update();
    use_effect_with(look.clone(), move |look| {
        let subscription = look.subscribe(move |looked| {
            if looked == Looked::Panels {
                update.force_update();
            }
        });
        move || drop(subscription)
    });
    look.view()
}

/// What the page outside asks for and says; the component renders again when either changes.
#[hook]
pub(super) fn use_outside(services: &Services) -> (Settings, Status) {
    let update = use_force_update();
    use_effect_with(services.clone(), move |services| {
        let listening = services.listen(Rc::new(move |signal| {
            if matches!(signal, Signal::SettingsChanged | Signal::StatusChanged) {
                update.force_update();
            }
        }));
        move || drop(listening)
    });
    (services.settings(), services.status())
}

/// Whether the browser answers yes to a media query, now and after each change.
#[hook]
pub(super) fn use_media(query: &'static str) -> bool {
    let list = use_state(|| media(query));
    let update = use_force_update();
    let matches = list.as_ref().is_some_and(MediaQueryList::matches);
    use_effect_with((), move |()| {
        let heard = Closure::<dyn Fn()>::new(move || update.force_update());
        if let Some(list) = list.as_ref() {
            list.set_onchange(Some(heard.as_ref().unchecked_ref()));
        }
        move || {
            if let Some(list) = list.as_ref() {
                list.set_onchange(None);
            }
            drop(heard);
        }
    });
    matches
}

fn media(query: &str) -> Option<MediaQueryList> {
    web_sys::window().and_then(|window| window.match_media(query).ok().flatten())
}
