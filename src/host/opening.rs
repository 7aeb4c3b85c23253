//! How a map gets on screen: handed in, from an address, kept from last time, the example, or from a person's files.
//!
//! **Invariant:** what was kept is never lost to something that cannot be read.
//! **Not here:** the other examples, and the way back from them; see `examples`.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, Response};

use crate::edit::Command;
use crate::formats::journal::{self, Journal, Snapshot};
use crate::formats::{self, InputFile, Reading, json};
use crate::host::examples::OwnMap;
use crate::host::failure::Failure;
use crate::host::holder::Kind;
use crate::host::keeper::{Keeper, fresh_journal, now};
use crate::host::page::Page;
use crate::host::store::{Kept, Store};
use crate::host::{files, settings, tasks};
use crate::session::Origin;
use crate::ui::services::{Offer, Saving};
use crate::words::page::{PageMessage, text};

/// The database, and what was kept there.
type Found = (Store, Option<Kept>);

/// How long the browser's database may take to answer before we go on without it.
const STORE_MILLIS: u32 = 800;

impl Page {
    /// Opens what there is to see first: the map of the host page, the `src` address, what was kept here, the example.
    /// `may_keep` says that no other tab keeps a map on this machine.
    pub(crate) async fn open_first(self: &Rc<Self>, map: Option<String>, may_keep: bool) {
        let source = self.element.get_attribute("src");
        let received = if map.is_none() { self.open_received(may_keep).await } else { Ok(false) };
        if let Ok(true) = received {
            return;
        }
        let opened = match (map, source) {
            (Some(map), _) => self.open_text(&map),
            (None, Some(source)) => self.open_address(&source).await,
            (None, None) if settings::keeps_locally(&self.element) => self.open_kept(may_keep).await,
            (None, None) => self.open_example().await,
        };
        if let Err(failure) = opened.and(received) {
            self.fail(text(&PageMessage::NotRead { reason: failure.message() }), &failure);
        }
    }

    /// Opens a map from JSON text of a caller, who may leave out what is optional.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(crate) fn open_text(&self, text: &str) -> Result<(), Failure> {
        self.open(json::read_lenient(text)?.into());
        Ok(())
    }

    /// Opens files for a caller.
    ///
    /// # Errors
    /// What is wrong with them.
    pub(crate) async fn open_files(&self, files: &[InputFile]) -> Result<(), Failure> {
        self.open(self.read(files).await?);
        Ok(())
    }

    /// Reads files: a map file here, others with the companion that knows them.
    pub(crate) async fn read(&self, files: &[InputFile]) -> Result<Reading, Failure> {
        match formats::import_map_file(files)? {
            Some(imported) => Ok(imported.into()),
            None => Ok(formats::read_reading(&self.companions.read(files).await?)?),
        }
    }

    /// Opens the file at an address.
    ///
    /// # Errors
    /// `not-found`, or what is wrong with the file.
    pub(crate) async fn open_address(&self, address: &str) -> Result<(), Failure> {
        self.open_files(&[fetch(address).await?]).await
    }

    /// Takes in a person's files once they are read.
    pub(crate) fn take_in_later(self: &Rc<Self>, files: Vec<File>) {
        let page = self.clone();
        tasks::run(async move {
            match files::read(files).await {
                Ok(files) => page.take_in(&files).await,
                Err(failure) => page.fail(text(&PageMessage::NotRead { reason: failure.message() }), &failure),
            }
        });
    }

    /// Takes in a person's files: the map that they hold in place of this one, as one step that can be undone.
    pub(crate) async fn take_in(&self, files: &[InputFile]) {
        let outcome = self.read(files).await.and_then(|reading| {
            let former = self.snapshot();
            self.leave_example();
            self.change_status(|status| status.is_read_only = reading.read_only);
            let committed = self.session.submit(Command::ReplaceMap(Box::new(reading.map.clone())), Origin::Import)?;
            self.keep_replacing(&committed, former, fresh_journal());
            Ok(reading)
        });
        match outcome {
            Ok(reading) => self.report_reading(reading, true),
            Err(failure) => self.fail(text(&PageMessage::NotRead { reason: failure.message() }), &failure),
        }
    }

    /// Goes on with an empty map in place of one's own, by a step that can be undone.
    pub(crate) fn start_blank(&self) {
        let former = self.snapshot();
        self.leave_example();
        self.change_status(|status| status.is_read_only = false);
        // An empty map breaks no rule, so this fails only where the page around forbids it.
        if let Ok(committed) = self.session.submit(Command::ReplaceMap(Box::default()), Origin::User) {
            self.keep_replacing(&committed, former, fresh_journal());
        }
    }

    fn open(&self, reading: Reading) {
        self.show(reading, fresh_journal);
    }

    /// Puts another map on screen, to be kept in a journal of its own; the former one stays in the list.
    pub(crate) fn show(&self, reading: Reading, journal: impl FnOnce() -> Journal) {
        let former = self.snapshot();
        self.forget_example();
        // First of all, so that nothing is written over what a later version keeps.
        self.change_status(|status| (status.is_read_only, status.received) = (reading.read_only, None));
        self.session.load(reading.map.clone());
        self.turn(former, journal());
        self.report_reading(reading, false);
    }

    /// The former map is written as it was last; what follows goes to another journal.
    pub(crate) fn turn(&self, former: Option<Snapshot>, journal: Journal) {
        if let Some(keeper) = self.keeper.borrow().clone() {
            keeper.turn(former, journal);
        }
    }

    fn report_reading(&self, reading: Reading, is_said_anyway: bool) {
        let Reading { map, remarks, read_only } = reading;
        self.change_status(|status| {
            // What went wrong before concerns this map no more.
            status.notices.clear();
        });
        if is_said_anyway || !remarks.is_empty() {
            let message = PageMessage::Read { bodies: map.stakeholders().len(), ties: map.relationships().len(), warnings: remarks.len() };
            self.say(false, text(&message), remarks);
        }
        if read_only {
            self.say(false, text(&PageMessage::NewerVersion), Vec::new());
        }
    }

    async fn open_example(&self) -> Result<(), Failure> {
        let Some(example) = self.element.get_attribute("example") else { return Ok(()) };
        self.open_address(&example).await?;
        self.change_status(|status| {
            status.is_example = true;
            status.notices.clear();
        });
        self.hold();
        Ok(())
    }

    pub(crate) async fn open_kept(self: &Rc<Self>, may_keep: bool) -> Result<(), Failure> {
        if let Some(found) = self.look_into_store(may_keep).await {
            return self.open_found(found, may_keep).await;
        }
        let outcome = self.open_example().await;
        self.hear_saving(Saving::Failed);
        outcome
    }

    /// Takes what the database has answered after we went on without it: nobody has begun anything yet, or what was begun
    /// is kept from now on.
    async fn take_late(self: &Rc<Self>, found: Found, may_keep: bool) {
        self.hear_saving(Saving::Off);
        self.take_back_not_kept();
        let is_untouched = self.own.borrow().is_none() && (self.status().is_example || self.session.frame().map.stakeholders().is_empty());
        if is_untouched && (found.1.is_some() || !may_keep) {
            if let Err(failure) = self.open_found(found, may_keep).await {
                self.fail(text(&PageMessage::NotRead { reason: failure.message() }), &failure);
            }
        } else if may_keep {
            self.keep_in(found.0, fresh_journal());
            self.keep(Keeper::keep_map);
        }
    }

    async fn open_found(self: &Rc<Self>, (store, kept): Found, may_keep: bool) -> Result<(), Failure> {
        let mut journal = fresh_journal();
        let outcome = match &kept {
            None => self.open_example().await,
            Some(kept) => match journal::replay(&kept.records) {
                Some(replayed) => {
                    journal = Journal::of(&kept.card.id, &kept.records);
                    self.open(replayed.imported.into());
                    self.hear_saving(Saving::Saved);
                    if !replayed.is_whole {
                        self.say(true, text(&PageMessage::KeptInPart), Vec::new());
                    }
                    Ok(())
                }
                None => {
                    let message = text(&PageMessage::KeptUnreadable);
                    self.fail(message.clone(), &Failure::new("not-kept", &message));
                    Ok(())
                }
            },
        };
        if may_keep {
            self.keep_in(store, journal);
            if kept.is_some() {
                // The list of maps says that it was opened, and a state from before this session can be gone back to.
                self.keep(Keeper::keep_map);
            }
        } else {
            self.only_look();
        }
        outcome
    }

    /// Opens what was held when another instance of the program broke; `report` is what can be saved of that.
    pub(crate) async fn open_again(self: &Rc<Self>, map: String, changes: Vec<String>, kind: Kind, may_keep: bool, report: String) {
        if let Some(replayed) = journal::replay_held(map, changes) {
            self.open(replayed.imported.into());
        }
        self.change_status(|status| {
            status.is_example = kind == Kind::Example;
            status.is_read_only = kind == Kind::Newer;
        });
        self.hold();
        self.keep_on(may_keep).await;
        *self.report.borrow_mut() = report;
        self.offer(true, text(&PageMessage::Restarted), Vec::new(), Some(Offer::SaveReport));
    }

    /// Goes on keeping the map on screen, which was kept before.
    pub(crate) async fn keep_on(self: &Rc<Self>, may_keep: bool) {
        if settings::keeps_locally(&self.element) {
            match self.look_into_store(may_keep).await {
                Some((store, kept)) if may_keep => {
                    // The journal of one's own map is the one that was last written to.
                    if self.status().is_example
                        && let Some(own) = kept.as_ref().and_then(|kept| journal::replay(&kept.records))
                    {
                        self.own.replace(Some(OwnMap::of(json::write(&own.imported.map, None), own.imported.read_only)));
                        self.change_status(|status| status.own_map_waits = true);
                    }
                    let is_ours = |kept: &Kept| journal::replay(&kept.records).is_none_or(|replayed| !replayed.imported.read_only);
                    let journal = kept.filter(is_ours).map_or_else(fresh_journal, |kept| Journal::of(&kept.card.id, &kept.records));
                    self.keep_in(store, journal);
                    self.keep(Keeper::keep_map);
                }
                Some(_) => self.only_look(),
                None => self.hear_saving(Saving::Failed),
            }
        }
    }

    pub(crate) fn keep_in(self: &Rc<Self>, store: Store, journal: Journal) {
        let (newest, hearing) = (Rc::downgrade(self), Rc::downgrade(self));
        let keeper = Keeper::new(
            store,
            journal,
            move || newest.upgrade().and_then(|page| page.snapshot()),
            move |saving| {
                if let Some(page) = hearing.upgrade() {
                    page.hear_saving(saving);
                }
            },
        );
        *self.keeper.borrow_mut() = Some(keeper);
        self.change_status(|status| status.keeps = true);
    }

    /// Opens the database and reads what was kept; `None` where the browser refuses or does not answer in time. A late answer
    /// is taken when it comes.
    pub(crate) async fn look_into_store(self: &Rc<Self>, may_keep: bool) -> Option<Found> {
        let found: Rc<RefCell<Option<Found>>> = Rc::default();
        let finding = {
            let found = found.clone();
            tasks::promise(async move {
                if let Ok(store) = Store::open().await
                    && let Ok(kept) = newest(&store, may_keep).await
                {
                    *found.borrow_mut() = Some((store, kept));
                }
                Ok(JsValue::UNDEFINED)
            })
        };
        let race = Promise::race(&Array::of2(&finding, &tasks::after(STORE_MILLIS)));
        JsFuture::from(race).await.map(drop).unwrap_or_default();
        let in_time = found.take();
        if in_time.is_none() {
            // A database that never answers holds nothing of the page.
            let page = Rc::downgrade(self);
            tasks::run(async move {
                JsFuture::from(finding).await.map(drop).unwrap_or_default();
                let late = found.take();
                if let (Some(late), Some(page)) = (late, page.upgrade()) {
                    page.take_late(late, may_keep).await;
                }
            });
        }
        in_time
    }
}

/// The map that was last worked on. What version 2 of the database kept becomes a journal, the first time somebody may keep
/// it.
async fn newest(store: &Store, may_keep: bool) -> Result<Option<Kept>, idb::Error> {
    if let Some(card) = store.cards().await?.into_iter().next() {
        return store.kept(card).await.map(Some);
    }
    let Some((map, changes)) = store.former().await? else { return Ok(None) };
    let (card, entries) = journal::adopt(map, changes, now());
    let kept = Kept::of(card, &entries);
    if may_keep {
        store.put_back(&kept).await?;
        store.leave_former().await?;
    }
    Ok(Some(kept))
}

pub(crate) async fn fetch(address: &str) -> Result<InputFile, Failure> {
    let missing = || Failure::new("not-found", &text(&PageMessage::NotFound { name: address.to_owned() }));
    let window = web_sys::window().ok_or_else(missing)?;
    let response = JsFuture::from(window.fetch_with_str(address)).await.map_err(|_| missing())?;
    let response: Response = response.dyn_into().map_err(|_| missing())?;
    if !response.ok() {
        return Err(missing());
    }
    let buffer = JsFuture::from(response.array_buffer().map_err(|_| missing())?).await.map_err(|_| missing())?;
    let name = address.split(['?', '#']).next().and_then(|path| path.rsplit('/').next()).unwrap_or_default();
    Ok(InputFile { name: name.to_owned(), bytes: Uint8Array::new(&buffer).to_vec() })
}
