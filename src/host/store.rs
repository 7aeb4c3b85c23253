//! The browser's database: maps as JSON text, by name.
//!
//! **Invariant:** a write has reached the database when its future ends well.

use idb::{Database, Error, ObjectStore, TransactionMode};
use wasm_bindgen::JsValue;

const DATABASE: &str = "stakeholder-map";
const MAPS: &str = "maps";

/// The name of the map that was last on screen.
pub(crate) const CURRENT: &str = "current";
/// The name under which a map is put aside that could not be read again.
pub(crate) const SET_ASIDE: &str = "set-aside";

/// An open database.
pub(crate) struct Store(Database);

impl Store {
    /// Opens the database, and makes it the first time.
    ///
    /// # Errors
    /// What the browser says: no database in private windows, sandboxes, or when storage is full or blocked.
    pub(crate) async fn open() -> Result<Self, Error> {
        Ok(Self(Database::builder(DATABASE).version(1).add_object_store(ObjectStore::builder(MAPS)).build().await?))
    }

    /// The text under a name.
    ///
    /// # Errors
    /// What the browser says.
    pub(crate) async fn read(&self, name: &str) -> Result<Option<String>, Error> {
        let transaction = self.0.transaction(&[MAPS], TransactionMode::ReadOnly)?;
        let value = transaction.object_store(MAPS)?.get(JsValue::from(name))?.await?;
        Ok(value.and_then(|value| value.as_string()))
    }

    /// Keeps a text under a name, in place of what was there.
    ///
    /// # Errors
    /// What the browser says, for one that the disk is full.
    pub(crate) async fn write(&self, name: &str, text: &str) -> Result<(), Error> {
        let transaction = self.0.transaction(&[MAPS], TransactionMode::ReadWrite)?;
        transaction.object_store(MAPS)?.put(&JsValue::from(text), Some(&JsValue::from(name)))?.await?;
        transaction.commit()?.await?;
        Ok(())
    }
}
