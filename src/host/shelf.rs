//! The maps that are kept on this machine: their list, opening and deleting them, going back to an earlier state.
//!
//! **Invariant:** opening a map never loses the one on screen; a deleted map can be had back for as long as the page is open.
//! **Not here:** how they are written; see `keeper`.

use std::rc::Rc;

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

use crate::edit::Command;
use crate::formats::journal::{Card, Entry, replay};
use crate::formats::{Reading, json};
use crate::host::failure::Failure;
use crate::host::keeper::{Journal, Keeper};
use crate::host::page::Page;
use crate::host::store::Store;
use crate::host::{takeaway, tasks};
use crate::model::StakeholderMap;
use crate::session::Origin;
use crate::ui::services::{ExportFormat, Offer, Saving, Shelf, ShelfWish};
use crate::words::page::{PageMessage, text};

impl Page {
    /// Carries out a wish that concerns the maps kept here.
    pub(crate) fn reach_shelf(self: &Rc<Self>, wish: ShelfWish) {
        let Some(keeper) = self.keeper.borrow().clone() else { return };
        let page = self.clone();
        tasks::run(async move {
            let outcome = match &wish {
                ShelfWish::Look => Ok(()),
                ShelfWish::Open(id) => page.open_from_shelf(&keeper, id).await,
                ShelfWish::Delete(id) => page.delete(&keeper, id).await,
                ShelfWish::Recover(place) => page.recover(&keeper, *place).await,
                ShelfWish::Finish => page.finish(&keeper).await,
            };
            if let Err(failure) = outcome {
                page.fail(text(&PageMessage::ShelfFailed { reason: failure.message() }), &failure);
            }
            page.look_at_shelf(&keeper.store, &keeper).await;
        });
    }

    async fn look_at_shelf(&self, store: &Store, keeper: &Keeper) {
        // A list that cannot be read is shown as empty; that nothing can be kept is said elsewhere.
        let maps = store.cards().await.unwrap_or_default();
        let shelf = Shelf { maps, current: keeper.id(), states: keeper.states(), used: used().await };
        self.change_status(|status| status.shelf = Some(Rc::new(shelf)));
    }

    async fn open_from_shelf(&self, keeper: &Keeper, id: &str) -> Result<(), Failure> {
        let records = keeper.store.records(id).await.map_err(refused)?;
        let Some(replayed) = replay(&records) else {
            return Err(Failure::new("not-kept", &text(&PageMessage::KeptUnreadable)));
        };
        self.show(Reading::from(replayed.imported), || Journal::of(id, &records));
        if !replayed.is_whole {
            self.say(true, text(&PageMessage::KeptInPart), Vec::new());
        }
        Ok(())
    }

    async fn delete(self: &Rc<Self>, keeper: &Rc<Keeper>, id: &str) -> Result<(), Failure> {
        let mut cards = keeper.store.cards().await.map_err(refused)?;
        let Some(place) = cards.iter().position(|card| card.id == id) else { return Ok(()) };
        let kept = keeper.store.kept(cards.swap_remove(place)).await.map_err(refused)?;
        if keeper.id() == id {
            self.leave_nothing(keeper);
        }
        keeper.erase(id).await.map_err(refused)?;
        let title = shown_title(&kept.card);
        let notice = self.offer(false, text(&PageMessage::Deleted { title }), Vec::new(), Some(Offer::PutBack));
        self.deleted.borrow_mut().push((notice, kept));
        Ok(())
    }

    /// Puts a deleted map back into the list.
    pub(crate) fn put_back(self: &Rc<Self>, notice: u32) {
        let place = self.deleted.borrow().iter().position(|(other, _)| *other == notice);
        let (Some(place), Some(keeper)) = (place, self.keeper.borrow().clone()) else { return };
        let (_, kept) = self.deleted.borrow_mut().swap_remove(place);
        let page = self.clone();
        tasks::run(async move {
            match keeper.put_back(&kept).await {
                Ok(()) => page.look_at_shelf(&keeper.store, &keeper).await,
                Err(error) => {
                    let failure = refused(error);
                    let message = text(&PageMessage::ShelfFailed { reason: failure.message() });
                    let notice = page.offer(true, message, Vec::new(), Some(Offer::PutBack));
                    page.deleted.borrow_mut().push((notice, kept));
                }
            }
        });
    }

    /// Brings an earlier state of the map on screen back, as one step that can be undone.
    async fn recover(&self, keeper: &Keeper, place: u32) -> Result<(), Failure> {
        let records = keeper.store.records(&keeper.id()).await.map_err(refused)?;
        let mut entries = records.iter().filter_map(|record| Entry::read(record));
        let Some(state) = entries.find(|entry| entry.mark.place == place) else {
            return Err(Failure::new("not-kept", &text(&PageMessage::KeptUnreadable)));
        };
        let map = json::read_lenient(&state.body)?.map;
        self.session.submit(Command::ReplaceMap(Box::new(map)), Origin::Import)?;
        self.say(false, text(&PageMessage::Recovered), Vec::new());
        Ok(())
    }

    /// Hands the map file to the person, then erases all that is kept of the map.
    async fn finish(self: &Rc<Self>, keeper: &Rc<Keeper>) -> Result<(), Failure> {
        takeaway::save_file(self, ExportFormat::Map).await?;
        let id = keeper.id();
        self.leave_nothing(keeper);
        keeper.erase(&id).await.map_err(refused)?;
        self.say(false, text(&PageMessage::Finished), Vec::new());
        Ok(())
    }

    /// Takes the map off the screen, and out of undo, without keeping it.
    fn leave_nothing(self: &Rc<Self>, keeper: &Rc<Keeper>) {
        self.change_status(|status| status.is_read_only = false);
        keeper.turn(None, Journal::fresh());
        self.session.load(StakeholderMap::default());
        keeper.forget();
        self.hear_saving(Saving::Off);
    }
}

fn shown_title(card: &Card) -> String {
    if card.title.is_empty() { text(&PageMessage::Untitled) } else { card.title.clone() }
}

fn refused(error: idb::Error) -> Failure {
    Failure::new("storage-refused", &error.to_string())
}

/// Asks the browser to keep what lies here even when space runs short. Whether it agrees changes nothing for the person.
pub(crate) fn persist() {
    if let Some(storage) = storage()
        && let Ok(answer) = storage.persist()
    {
        tasks::run(async move { JsFuture::from(answer).await.map(drop).unwrap_or_default() });
    }
}

/// How many bytes this site takes on the machine, where the browser says so.
async fn used() -> Option<f64> {
    let estimate = JsFuture::from(storage()?.estimate().ok()?).await.ok()?;
    Reflect::get(&estimate, &"usage".into()).ok()?.as_f64()
}

/// What the browser knows of its storage; pages without a secure address have none.
fn storage() -> Option<StorageManager> {
    let navigator = web_sys::window()?.navigator();
    let has_any = Reflect::get(&navigator, &"storage".into()).is_ok_and(|storage| storage != JsValue::UNDEFINED);
    has_any.then(|| navigator.storage())
}
