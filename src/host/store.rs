//! The browser's database: the map as JSON text, and the changes made to it since it was written.
//!
//! **Invariant:** a write has reached the database when its future ends well; the map and the changes that it holds already
//! are never both there.

use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbOpenDbRequest, IdbRequest, IdbTransaction, IdbTransactionMode};

const DATABASE: &str = "stakeholder-map";
const MAPS: &str = "maps";
const CHANGES: &str = "changes";
const STORES: [&str; 2] = [MAPS, CHANGES];
/// Another number makes what is missing.
const VERSION: u32 = 2;

/// The name of the map that was last on screen.
const CURRENT: &str = "current";
/// The name under which a map is put aside that could not be read again.
const SET_ASIDE: &str = "set-aside";

/// An open database.
pub(crate) struct Store(IdbDatabase);

/// What was kept: the map file, and the changes since in their order.
pub(crate) struct Kept {
    pub(crate) map: String,
    pub(crate) changes: Vec<String>,
}

impl Store {
    /// Opens the database, and makes it the first time.
    ///
    /// # Errors
    /// What the browser says: no database in private windows, sandboxes, or when storage is full or blocked.
    pub(crate) async fn open() -> Result<Self, JsValue> {
        let factory = web_sys::window().ok_or(JsValue::NULL)?.indexed_db()?.ok_or(JsValue::NULL)?;
        let request = factory.open_with_u32(DATABASE, VERSION)?;
        let made = request.clone();
        let make = Closure::<dyn Fn()>::new(move || make_stores(&made).unwrap_or_default());
        request.set_onupgradeneeded(Some(make.as_ref().unchecked_ref()));
        Ok(Self(answer(&request).await?.unchecked_into()))
    }

    /// What was kept last time, if anything.
    ///
    /// # Errors
    /// What the browser says.
    pub(crate) async fn read(&self) -> Result<Option<Kept>, JsValue> {
        let transaction = self.begin(IdbTransactionMode::Readonly)?;
        let map = answer(&transaction.object_store(MAPS)?.get(&CURRENT.into())?).await?;
        let changes: Array = answer(&transaction.object_store(CHANGES)?.get_all()?).await?.unchecked_into();
        Ok(map.as_string().map(|map| Kept { map, changes: changes.iter().filter_map(|change| change.as_string()).collect() }))
    }

    /// Keeps a map, in place of what was there and of the changes to it.
    ///
    /// # Errors
    /// What the browser says, for one that the disk is full.
    pub(crate) async fn write_map(&self, map: &str) -> Result<(), JsValue> {
        let transaction = self.begin(IdbTransactionMode::Readwrite)?;
        transaction.object_store(MAPS)?.put_with_key(&map.into(), &CURRENT.into())?;
        transaction.object_store(CHANGES)?.clear()?;
        end(&transaction).await
    }

    /// Keeps further changes; `first` is the place of the first among all since the map was written.
    ///
    /// # Errors
    /// What the browser says, for one that the disk is full.
    pub(crate) async fn write_changes(&self, first: u32, changes: &[String]) -> Result<(), JsValue> {
        let transaction = self.begin(IdbTransactionMode::Readwrite)?;
        let store = transaction.object_store(CHANGES)?;
        for (place, change) in (first..).zip(changes) {
            store.put_with_key(&change.into(), &place.into())?;
        }
        end(&transaction).await
    }

    /// Puts a map aside that could not be read.
    ///
    /// # Errors
    /// What the browser says.
    pub(crate) async fn set_aside(&self, map: &str) -> Result<(), JsValue> {
        let transaction = self.begin(IdbTransactionMode::Readwrite)?;
        transaction.object_store(MAPS)?.put_with_key(&map.into(), &SET_ASIDE.into())?;
        end(&transaction).await
    }

    fn begin(&self, mode: IdbTransactionMode) -> Result<IdbTransaction, JsValue> {
        self.0.transaction_with_str_sequence_and_mode(&STORES.iter().copied().map(JsValue::from).collect::<Array>(), mode)
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// Makes what a database of an earlier version lacks.
fn make_stores(request: &IdbOpenDbRequest) -> Result<(), JsValue> {
    let database: IdbDatabase = request.result()?.unchecked_into();
    for name in STORES.into_iter().filter(|name| !database.object_store_names().contains(name)) {
        database.create_object_store(name)?;
    }
    Ok(())
}

/// What a request comes to.
async fn answer(request: &IdbRequest) -> Result<JsValue, JsValue> {
    wait(|done, refused| {
        request.set_onsuccess(Some(done));
        request.set_onerror(Some(refused));
    })
    .await?;
    request.result()
}

/// Waits until everything that a transaction writes is in the database. It begins to end when nothing more is asked of it.
async fn end(transaction: &IdbTransaction) -> Result<(), JsValue> {
    wait(|done, refused| {
        transaction.set_oncomplete(Some(done));
        transaction.set_onabort(Some(refused));
        transaction.set_onerror(Some(refused));
    })
    .await
}

/// Waits for one of two events, which are to call these.
async fn wait(mut listen: impl FnMut(&Function, &Function)) -> Result<(), JsValue> {
    let event = Promise::new(&mut |done, refused| listen(&done, &refused));
    JsFuture::from(event).await.map(drop)
}
