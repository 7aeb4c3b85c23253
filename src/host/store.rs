//! The browser's database: the map as JSON text, and the changes made to it since it was written.
//!
//! **Invariant:** only the element that holds the lock writes; a write has reached the database when its future ends well;
//! the map and the changes that it holds already are never both there.
//! **Not here:** when to write what; see `keeper`.

use idb::{Database, Error, ObjectStore, TransactionMode};
use wasm_bindgen::JsValue;

const DATABASE: &str = "stakeholder-map";
const MAPS: &str = "maps";
const CHANGES: &str = "changes";

/// The name of the map that was last on screen.
const CURRENT: &str = "current";
/// The name under which a map is put aside that could not be read again.
const SET_ASIDE: &str = "set-aside";

/// An open database.
pub(crate) struct Store(Database);

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
    pub(crate) async fn open() -> Result<Self, Error> {
        let stores = [MAPS, CHANGES].map(ObjectStore::builder);
        let builder = Database::builder(DATABASE).version(2);
        Ok(Self(stores.into_iter().fold(builder, idb::builder::DatabaseBuilder::add_object_store).build().await?))
    }

    /// What was kept last time, if anything.
    ///
    /// # Errors
    /// What the browser says.
    pub(crate) async fn read(&self) -> Result<Option<Kept>, Error> {
        let transaction = self.0.transaction(&[MAPS, CHANGES], TransactionMode::ReadOnly)?;
        let map = transaction.object_store(MAPS)?.get(JsValue::from(CURRENT))?.await?;
        let changes = transaction.object_store(CHANGES)?.get_all(None, None)?.await?;
        let map = map.and_then(|map| map.as_string());
        Ok(map.map(|map| Kept { map, changes: changes.iter().filter_map(JsValue::as_string).collect() }))
    }

    /// Keeps a map, in place of what was there and of the changes to it.
    ///
    /// # Errors
    /// What the browser says, for one that the disk is full.
    pub(crate) async fn write_map(&self, map: &str) -> Result<(), Error> {
        let transaction = self.0.transaction(&[MAPS, CHANGES], TransactionMode::ReadWrite)?;
        transaction.object_store(MAPS)?.put(&JsValue::from(map), Some(&JsValue::from(CURRENT)))?;
        transaction.object_store(CHANGES)?.clear()?;
        transaction.commit()?.await?;
        Ok(())
    }

    /// Keeps further changes; `first` is the place of the first among all since the map was written.
    ///
    /// # Errors
    /// What the browser says, for one that the disk is full.
    pub(crate) async fn write_changes(&self, first: u32, changes: &[String]) -> Result<(), Error> {
        let transaction = self.0.transaction(&[CHANGES], TransactionMode::ReadWrite)?;
        let store = transaction.object_store(CHANGES)?;
        for (place, change) in (first..).zip(changes) {
            store.put(&JsValue::from(change), Some(&JsValue::from(place)))?;
        }
        transaction.commit()?.await?;
        Ok(())
    }

    /// Puts a map aside that could not be read.
    ///
    /// # Errors
    /// What the browser says.
    pub(crate) async fn set_aside(&self, map: &str) -> Result<(), Error> {
        let transaction = self.0.transaction(&[MAPS], TransactionMode::ReadWrite)?;
        transaction.object_store(MAPS)?.put(&JsValue::from(map), Some(&JsValue::from(SET_ASIDE)))?;
        transaction.commit()?.await?;
        Ok(())
    }
}
