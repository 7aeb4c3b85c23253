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
use crate::formats::journal::{Card, Entry, Journal, replay};
use crate::formats::{Reading, json};
use crate::host::failure::Failure;
use crate::host::keeper::{Keeper, fresh_journal};
use crate::host::page::Page;
use crate::host::store::Store;
use crate::host::{takeaway, tasks};
use crate::model::StakeholderMap;
use crate::render::svg::{SvgOptions, to_svg};
use crate::scene::{Theme, thumbnail};
use crate::session::Origin;
use crate::ui::services::{ExportFormat, Offer, Saving, Shelf, ShelfWish};
use crate::words::page::{PageMessage, text};

/// So many maps of the list have a picture.
const MOST_PICTURES: usize = 24;

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
                ShelfWish::LeaveNewest => page.leave_newest(&keeper).await,
            };
            if let Err(failure) = outcome {
                page.fail(text(&PageMessage::ShelfFailed { reason: failure.message() }), &failure);
            }
            page.look_at_shelf(&keeper).await;
        });
    }

    async fn look_at_shelf(&self, keeper: &Keeper) {
        // A list that cannot be read is shown as empty; that nothing can be kept is said elsewhere.
        let maps = keeper.store.cards().await.unwrap_or_default();
        let pictures =
            self.status().shelf.filter(|shelf| is_same(&shelf.maps, &maps)).map_or_else(Vec::new, |shelf| shelf.pictures.clone());
        let shelf = Shelf { maps, pictures, current: keeper.id(), states: keeper.states(), used: used().await };
        let is_drawn = shelf.pictures.len() == shelf.maps.len().min(MOST_PICTURES);
        let shelf = Rc::new(shelf);
        self.change_status(|status| status.shelf = Some(shelf.clone()));
        if !is_drawn {
            self.draw(&keeper.store, shelf).await;
        }
    }

    /// Draws the small pictures of a list, one after the other, until another list is there.
    async fn draw(&self, store: &Store, mut shelf: Rc<Shelf>) {
        let is_dark = self.element.get_attribute("theme").as_deref() == Some("dark");
        let theme = if is_dark { Theme::Dark } else { Theme::Light };
        for place in 0..shelf.maps.len().min(MOST_PICTURES) {
            let records = store.records(&shelf.maps[place].id).await.unwrap_or_default();
            let map = replay(&records).map(|replayed| replayed.imported.map);
            let svg = map.map(|map| to_svg(&thumbnail(&map, theme), &SvgOptions::default())).unwrap_or_default();
            let mut next = shelf.as_ref().clone();
            next.pictures.truncate(place);
            next.pictures.push(format!("data:image/svg+xml,{}", js_sys::encode_uri_component(&svg)));
            let next = Rc::new(next);
            let is_wanted = self.status().shelf.is_some_and(|other| Rc::ptr_eq(&other, &shelf));
            if !is_wanted {
                return;
            }
            self.change_status(|status| status.shelf = Some(next.clone()));
            shelf = next;
            tasks::sleep(0).await;
        }
    }

    async fn open_from_shelf(&self, keeper: &Keeper, id: &str) -> Result<(), Failure> {
        if let Some((journal, left)) = keeper.take_left(id) {
            self.show(Reading::from(json::read_lenient(&left.file)?), || journal);
            return Ok(());
        }
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
                Ok(()) => page.look_at_shelf(&keeper).await,
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

    /// Leaves nothing of the map on this machine but what it is now.
    async fn leave_newest(&self, keeper: &Rc<Keeper>) -> Result<(), Failure> {
        self.session.forget_steps();
        self.hold();
        self.deleted.borrow_mut().retain(|(_, kept)| kept.card.id != keeper.id());
        keeper.leave_newest().await;
        self.say(false, text(&PageMessage::NewestLeft), Vec::new());
        Ok(())
    }

    /// Takes the map off the screen, and out of undo, without keeping it.
    fn leave_nothing(self: &Rc<Self>, keeper: &Rc<Keeper>) {
        self.change_status(|status| status.is_read_only = false);
        keeper.turn(None, fresh_journal());
        self.session.load(StakeholderMap::default());
        keeper.forget();
        self.hear_saving(Saving::Off);
    }
}

/// Whether both lists show the same maps as they are.
fn is_same(one: &[Card], other: &[Card]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.id == other.id && one.date == other.date)
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
