//! A map that came in the address of the page: it is looked at, and beside the maps kept here only once somebody wants a copy.
//!
//! **Invariant:** only the program's own page reads its address, never a guest of another page; no map kept here is touched before
//! the person asks for a copy.
//! **Not here:** the letters of a link; see `formats::link`.

use std::rc::Rc;

use wasm_bindgen::JsValue;

use crate::host::failure::Failure;
use crate::host::keeper::{Journal, Keeper};
use crate::host::page::Page;
use crate::host::{settings, tasks};
use crate::ui::services::{Offer, Saving};
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
        self.open_text(&self.companions.map_of_link(letters).await?)?;
        self.change_status(|status| status.is_read_only = true);
        self.offer(false, text(&PageMessage::Received), Vec::new(), Some(Offer::EditCopy { may_keep }));
        Ok(true)
    }

    /// Makes the map that was received one of those kept here, and lets the person change it.
    pub(crate) fn edit_copy_later(self: &Rc<Self>, may_keep: bool) {
        let page = self.clone();
        tasks::run(async move {
            if settings::keeps_locally(&page.element) {
                match page.look_into_store(may_keep).await {
                    Some((store, _)) if may_keep => {
                        page.keep_in(store, Journal::fresh());
                        page.keep(Keeper::keep_map);
                    }
                    Some(_) => return page.say(false, text(&PageMessage::OpenElsewhere), Vec::new()),
                    None => page.hear_saving(Saving::Failed),
                }
            }
            page.change_status(|status| status.is_read_only = false);
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
