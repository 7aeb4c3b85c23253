//! How a map gets on screen: handed in, from an address, kept from last time, the example, or from a person's files.
//!
//! **Invariant:** what was kept is never lost to something that cannot be read.
//! **Not here:** the other examples, and the way back from them; see `examples`.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, Response};

use crate::edit::{Command, Document, rebase};
use crate::formats::{self, FormatError, Imported, InputFile, Reading, json, wire};
use crate::host::failure::Failure;
use crate::host::keeper::Keeper;
use crate::host::page::Page;
use crate::host::store::{Kept, Store};
use crate::host::{files, settings, tasks};
use crate::session::Origin;
use crate::ui::services::Saving;
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
        let opened = match (map, source) {
            (Some(map), _) => self.open_text(&map),
            (None, Some(source)) => self.open_address(&source).await,
            (None, None) if settings::keeps_locally(&self.element) => self.open_kept(may_keep).await,
            (None, None) => self.open_example().await,
        };
        if let Err(failure) = opened {
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
            self.leave_example();
            self.session.submit(Command::ReplaceMap(Box::new(reading.map.clone())), Origin::Import)?;
            Ok(reading)
        });
        match outcome {
            Ok(reading) => self.report_reading(reading, true),
            Err(failure) => self.fail(text(&PageMessage::NotRead { reason: failure.message() }), &failure),
        }
    }

    /// Goes on with an empty map in place of one's own, by a step that can be undone.
    pub(crate) fn start_blank(&self) {
        self.leave_example();
        // An empty map breaks no rule, so this cannot fail.
        let blank = Command::ReplaceMap(Box::default());
        self.session.submit(blank, Origin::User).map(drop).unwrap_or_default();
        self.change_status(|status| status.is_read_only = false);
    }

    fn open(&self, reading: Reading) {
        self.forget_example();
        self.session.load(reading.map.clone());
        self.report_reading(reading, false);
    }

    fn report_reading(&self, reading: Reading, is_said_anyway: bool) {
        let Reading { map, remarks, read_only } = reading;
        self.change_status(|status| {
            status.is_read_only = read_only;
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
        Ok(())
    }

    async fn open_kept(self: &Rc<Self>, may_keep: bool) -> Result<(), Failure> {
        let Some((store, kept)) = self.look_into_store().await else {
            self.hear_saving(Saving::Failed);
            return self.open_example().await;
        };
        let mut has_map = false;
        let outcome = match &kept {
            None => self.open_example().await,
            Some(kept) => match json::read_lenient(&kept.map).and_then(|imported| with_changes(imported, &kept.changes)) {
                Ok(imported) => {
                    self.open(imported.into());
                    self.hear_saving(Saving::Saved);
                    has_map = true;
                    Ok(())
                }
                Err(error) => {
                    let failure = Failure::from(error);
                    // Where even putting it aside fails there is nothing more to be done.
                    store.set_aside(&kept.map).await.unwrap_or_default();
                    self.fail(text(&PageMessage::KeptUnreadable { reason: failure.message() }), &failure);
                    Ok(())
                }
            },
        };
        if !may_keep {
            self.change_status(|status| status.is_read_only = true);
            self.say(false, text(&PageMessage::OpenElsewhere), Vec::new());
            return outcome;
        }
        let (newest, hearing) = (Rc::downgrade(self), Rc::downgrade(self));
        let keeper = Keeper::new(
            store,
            has_map,
            move || newest.upgrade().and_then(|page| page.map_to_keep()),
            move |saving| {
                if let Some(page) = hearing.upgrade() {
                    page.hear_saving(saving);
                }
            },
        );
        if kept.is_some_and(|kept| !kept.changes.is_empty()) {
            keeper.keep_map();
        }
        *self.keeper.borrow_mut() = Some(keeper);
        outcome
    }

    /// Opens the database and reads what was kept; `None` where the browser refuses or does not answer in time.
    async fn look_into_store(&self) -> Option<Found> {
        let found: Rc<RefCell<Option<Found>>> = Rc::default();
        let finding = {
            let found = found.clone();
            tasks::promise(async move {
                if let Ok(store) = Store::open().await
                    && let Ok(kept) = store.read().await
                {
                    *found.borrow_mut() = Some((store, kept));
                }
                Ok(JsValue::UNDEFINED)
            })
        };
        let in_time = Promise::new(&mut |done, _| {
            Timeout::new(STORE_MILLIS, move || {
                done.call0(&JsValue::UNDEFINED).map(drop).unwrap_or_default();
            })
            .forget();
        });
        let race = Promise::race(&Array::of2(&finding, &in_time));
        JsFuture::from(race).await.map(drop).unwrap_or_default();
        found.take()
    }
}

/// The map with the changes that were made to it after it was written.
fn with_changes(imported: Imported, changes: &[String]) -> Result<Imported, FormatError> {
    let mut document = Document::new(imported.map);
    for change in changes {
        let diff = rebase(document.map(), &wire::read_diff(change)?);
        document.commit(&diff);
    }
    Ok(Imported { map: document.map().as_ref().clone(), ..imported })
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
