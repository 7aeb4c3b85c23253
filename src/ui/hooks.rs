//! How a component follows the session and the view.

use std::rc::Rc;

use yew::{Callback, hook, use_effect_with, use_force_update};

use crate::scene::View;
use crate::session::{Frame, Session};
use crate::ui::following::on_frame_when;
use crate::ui::look::{Look, Looked};

/// The present frame; the component renders again when bodies or sectors are others.
#[hook]
pub(super) fn use_bodies(session: &Session) -> Rc<Frame> {
    let update = use_force_update();
    use_effect_with(session.clone(), move |session| {
        let subscription = on_frame_when(session, Callback::from(move |()| update.force_update()), |old, new| {
            !old.map.stakeholders().is_same(new.map.stakeholders()) || !old.map.sectors().is_same(new.map.sectors())
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
