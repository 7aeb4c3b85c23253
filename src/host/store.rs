//! The browser's database: a card for every map that was worked on here, and the journal of each.
//!
//! **Invariant:** only the element that holds the lock writes; a write has reached the database, card and records together,
//! when its future ends well.
//! **Not here:** when to write what; see `keeper`. What records say; see `formats::journal`.

use idb::{Database, DatabaseEvent, Error, KeyRange, ObjectStore, Query, TransactionMode};
use wasm_bindgen::JsValue;

use crate::formats::journal::{Card, Entry, Write};
use crate::model::sort_items;

const DATABASE: &str = "stakeholder-map";
const CARDS: &str = "cards";
const JOURNAL: &str = "journal";

/// Where version 2 of the database kept one map and the changes to it.
const FORMER: [&str; 2] = ["maps", "changes"];
/// The name of that map.
const FORMER_MAP: &str = "current";

/// An open database.
pub(crate) struct Store(Database);

/// All that is kept of one map, with the places of its records.
#[derive(Clone)]
pub(crate) struct Kept {
    pub(crate) card: Card,
    pub(crate) records: Vec<String>,
    keys: Vec<JsValue>,
}

impl Kept {
    /// Records that this program has just made.
    pub(crate) fn of(card: Card, entries: &[Entry]) -> Self {
        let keys = entries.iter().map(|entry| key(&card.id, entry.mark.place)).collect();
        Self { records: entries.iter().map(Entry::write).collect(), keys, card }
    }
}

impl Store {
    /// Opens the database, and makes it the first time. It closes by itself when a newer version of the program asks for it;
    /// every write fails from then on.
    ///
    /// # Errors
    /// What the browser says: no database in private windows, sandboxes, or when storage is full or blocked.
    pub(crate) async fn open() -> Result<Self, Error> {
        let stores = [FORMER[0], FORMER[1], CARDS, JOURNAL].map(ObjectStore::builder);
        let builder = Database::builder(DATABASE).version(3);
        let mut database = stores.into_iter().fold(builder, idb::builder::DatabaseBuilder::add_object_store).build().await?;
        database.on_version_change(|event| {
            if let Ok(database) = event.database() {
                database.close();
            }
        });
        Ok(Self(database))
    }

    /// The cards of all maps, the one last worked on first.
    ///
    /// # Errors
    /// What the browser says.
    pub(crate) async fn cards(&self) -> Result<Vec<Card>, Error> {
        let transaction = self.0.transaction(&[CARDS], TransactionMode::ReadOnly)?;
        let cards = transaction.object_store(CARDS)?.get_all(None, None)?.await?;
        let mut cards: Vec<Card> = cards.iter().filter_map(|card| Card::read(&card.as_string()?)).collect();
        sort_items(&mut cards, |one, other| other.date.cmp(&one.date));
        Ok(cards)
    }

    /// The records of one map's journal, in their order.
    ///
    /// # Errors
    /// What the browser says.
    pub(crate) async fn records(&self, id: &str) -> Result<Vec<String>, Error> {
        let transaction = self.0.transaction(&[JOURNAL], TransactionMode::ReadOnly)?;
        let records = transaction.object_store(JOURNAL)?.get_all(Some(all_of(id)?), None)?.await?;
        Ok(records.iter().filter_map(JsValue::as_string).collect())
    }

    /// Adds records to a journal and takes those away that are needed no more.
    ///
    /// # Errors
    /// What the browser says, for one that the disk is full.
    pub(crate) async fn append(&self, write: &Write) -> Result<(), Error> {
        let Write { card, entries, over, is_alone, .. } = write;
        let transaction = self.0.transaction(&[CARDS, JOURNAL], TransactionMode::ReadWrite)?;
        let journal = transaction.object_store(JOURNAL)?;
        if *is_alone {
            journal.delete(all_of(&card.id)?)?;
        }
        for entry in entries {
            journal.put(&entry.write().into(), Some(&key(&card.id, entry.mark.place)))?;
        }
        for place in over {
            journal.delete(Query::from(key(&card.id, *place)))?;
        }
        transaction.object_store(CARDS)?.put(&card.write().into(), Some(&JsValue::from(&card.id)))?;
        transaction.commit()?.await?;
        Ok(())
    }

    /// Erases all that is kept of a map.
    ///
    /// # Errors
    /// What the browser says.
    pub(crate) async fn erase(&self, id: &str) -> Result<(), Error> {
        let transaction = self.0.transaction(&[CARDS, JOURNAL], TransactionMode::ReadWrite)?;
        transaction.object_store(CARDS)?.delete(Query::from(JsValue::from(id)))?;
        transaction.object_store(JOURNAL)?.delete(all_of(id)?)?;
        transaction.commit()?.await?;
        Ok(())
    }

    /// All that is kept of the map with this card.
    ///
    /// # Errors
    /// What the browser says.
    pub(crate) async fn kept(&self, card: Card) -> Result<Kept, Error> {
        let transaction = self.0.transaction(&[JOURNAL], TransactionMode::ReadOnly)?;
        let journal = transaction.object_store(JOURNAL)?;
        let keys = journal.get_all_keys(Some(all_of(&card.id)?), None)?.await?;
        let records = journal.get_all(Some(all_of(&card.id)?), None)?.await?;
        Ok(Kept { card, records: records.iter().map(|record| record.as_string().unwrap_or_default()).collect(), keys })
    }

    /// Keeps a map again as it was, with records that this program cannot read.
    ///
    /// # Errors
    /// What the browser says, for one that the disk is full.
    pub(crate) async fn put_back(&self, kept: &Kept) -> Result<(), Error> {
        let transaction = self.0.transaction(&[CARDS, JOURNAL], TransactionMode::ReadWrite)?;
        let journal = transaction.object_store(JOURNAL)?;
        for (record, key) in kept.records.iter().zip(&kept.keys) {
            journal.put(&record.into(), Some(key))?;
        }
        transaction.object_store(CARDS)?.put(&kept.card.write().into(), Some(&JsValue::from(&kept.card.id)))?;
        transaction.commit()?.await?;
        Ok(())
    }

    /// The map file and the changes to it that version 2 of the database kept.
    ///
    /// # Errors
    /// What the browser says.
    pub(crate) async fn former(&self) -> Result<Option<(String, Vec<String>)>, Error> {
        let transaction = self.0.transaction(&FORMER, TransactionMode::ReadOnly)?;
        let map = transaction.object_store(FORMER[0])?.get(JsValue::from(FORMER_MAP))?.await?;
        let changes = transaction.object_store(FORMER[1])?.get_all(None, None)?.await?;
        let changes = changes.iter().filter_map(JsValue::as_string).collect();
        Ok(map.and_then(|map| map.as_string()).map(|map| (map, changes)))
    }

    /// Takes away what version 2 of the database kept, once it is in a journal.
    ///
    /// # Errors
    /// What the browser says.
    pub(crate) async fn leave_former(&self) -> Result<(), Error> {
        let transaction = self.0.transaction(&FORMER, TransactionMode::ReadWrite)?;
        for name in FORMER {
            transaction.object_store(name)?.clear()?;
        }
        transaction.commit()?.await?;
        Ok(())
    }
}

/// The key of a record: those of one journal lie together, in their order.
fn key(id: &str, place: u32) -> JsValue {
    format!("{id}/{place:010}").into()
}

fn all_of(id: &str) -> Result<Query, Error> {
    // "0" is the letter after "/".
    Ok(KeyRange::bound(&format!("{id}/").into(), &format!("{id}0").into(), None, Some(true))?.into())
}
