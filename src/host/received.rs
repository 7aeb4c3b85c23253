//! A map that came in the address of the page: it is looked at, and beside the maps kept here only once somebody wants a copy.
//!
//! **Invariant:** only the program's own page reads its address, never a guest of another page; no map kept here is touched before
//! the person asks for a copy.
//! **Not here:** the letters of a link; see `formats::link`.

use std::rc::Rc;

use wasm_bindgen::JsValue;

use crate::formats::json;
use crate::host::failure::Failure;
use crate::host::keeper::{Keeper, fresh_journal};
use crate::host::page::Page;
use crate::host::{settings, tasks};
use crate::ui::services::Saving;
use crate::words::page::{PageMessage, text};

/// Stands before the letters of a map in an address.
const FRAGMENT: &str = "#map=";

impl Page {
    /// Shows the map that the address holds; false where it holds none.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(crate) async fn open_received(self: &Rc<Self>, may_keep: bool) -> Result<bool, Failure> {
        let address = self.element.owner_document().and_then(|document| document.url().ok()).unwrap_or_default();
        let Some((_, letters)) = address.split_once(FRAGMENT).filter(|_| self.settings().is_standalone) else { return Ok(false) };
        let map = json::read_lenient(&self.companions.map_of_link(letters).await?)?.map;
        self.change_status(|status| status.received = Some(may_keep));
        self.session.load(map);
        Ok(true)
    }

    /// Whether a map that was received stays on screen although this tab now leads; a copy of it can be kept from now on.
    pub(crate) fn leads_with_received(&self) -> bool {
        let is_received = self.status().received.is_some();
        if is_received {
            self.change_status(|status| {
                status.received = Some(true);
                status.notices.retain(|notice| notice.text != text(&PageMessage::CopyElsewhere));
            });
        }
        is_received
    }

    /// Makes the map that was received one of those kept here, and lets the person change it.
    pub(crate) fn edit_copy_later(self: &Rc<Self>) {
        let Some(may_keep) = self.status().received else { return };
        let page = self.clone();
        tasks::run(async move {
            let mut found = None;
            if settings::keeps_locally(&page.element) {
                if !may_keep {
                    return page.say(true, text(&PageMessage::CopyElsewhere), Vec::new());
                }
                found = Some(page.look_into_store(true).await);
            }
            page.change_status(|status| status.received = None);
            match found {
                Some(Some((store, _))) => {
                    page.keep_in(store, fresh_journal());
                    page.keep(Keeper::keep_map);
                }
                Some(None) => page.hear_saving(Saving::Failed),
                None => {}
            }
            page.hold();
            forget_address();
        });
    }
}

/// Takes the map out of the address, so that loading the page again shows the copy.
fn forget_address() {
    let bare = web_sys::window().and_then(|window| {
        let address = window.document()?.url().ok()?;
        let history = window.history().ok()?;
        history.replace_state_with_url(&JsValue::NULL, "", Some(address.split('#').next()?)).ok()
    });
    bare.unwrap_or_default();
}
