//! The journal of one map: whole states and the changes after each, as records that a careless store may lose, tear or mix up.
//!
//! **Invariant:** a record that was torn is known by its checksum and left out; whatever is left of a journal, replaying it
//! ends with a map that passes its invariants, and with the newest one where nothing is missing.
//! **Not here:** where records lie and when they are written; see `host::store` and `host::keeper`.

mod ledger;

pub use ledger::{Journal, Ledger, Snapshot, Write};

use crate::edit::{Document, rebase};
use crate::formats::{Imported, json, wire};
use crate::model::sort_items;

/// The version of the records that this program writes. Whatever else a later version changes, its records begin with its
/// number and a space.
const VERSION: u32 = 1;
/// The newest states are kept whatever their age, so that one that cannot be read has another before it.
const NEWEST: usize = 2;
/// Of so many sessions of work the last state is kept.
const SESSIONS: usize = 60;
/// Within a session a state is kept for every so many milliseconds.
const APART_MILLIS: u64 = 600_000;
/// No more states than this are kept of one map.
const MOST_STATES: usize = 150;

/// Where a record stands in its journal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mark {
    /// Its place, growing by one from record to record.
    pub place: u32,
    /// When the session of work began in which it was written, in milliseconds since 1970.
    pub session: u64,
    /// When it was written, in milliseconds since 1970.
    pub date: u64,
    /// Whether it holds the whole map, not one change.
    pub is_state: bool,
}

/// One record: a map file, or a change in its wire form.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// Where it stands.
    pub mark: Mark,
    /// What it holds.
    pub body: String,
}

impl Entry {
    /// The record as text.
    pub fn write(&self) -> String {
        let Mark { place, session, date, is_state } = self.mark;
        let kind = if is_state { "state" } else { "change" };
        let rest = format!("{kind} {place} {session} {date}\n{}", self.body);
        format!("{VERSION} {:016x} {rest}", checksum(&rest))
    }

    /// Reads a record; `None` where it is torn or of a later version than this program knows. Records of version 0, of
    /// drafts, have no checksum.
    pub fn read(text: &str) -> Option<Self> {
        let (version, mut rest) = versioned(text)?;
        if version > VERSION {
            return None;
        }
        if version > 0 {
            let (sum, summed) = rest.split_once(' ')?;
            if u64::from_str_radix(sum, 16).ok()? != checksum(summed) {
                return None;
            }
            rest = summed;
        }
        let (head, body) = rest.split_once('\n')?;
        let mut words = head.split(' ');
        let is_state = words.next()? == "state";
        let mut number = || words.next()?.parse::<u64>().ok();
        let (place, session, date) = (number()?, number()?, number()?);
        Some(Self { mark: Mark { place: u32::try_from(place).ok()?, session, date, is_state }, body: body.to_owned() })
    }
}

/// The version that a record says it has, and what follows.
fn versioned(text: &str) -> Option<(u32, &str)> {
    let (version, rest) = text.split_once(' ')?;
    Some((version.parse().ok()?, rest))
}

/// Whether a later version of the program wrote this record.
fn is_newer(record: &str) -> bool {
    versioned(record).is_some_and(|(version, _)| version > VERSION)
}

/// What a journal gave.
#[derive(Clone, PartialEq, Debug)]
pub struct Replayed {
    /// The map; to be looked at only where a later version of the program has written to this journal, so that nothing of
    /// what that wrote is lost.
    pub imported: Imported,
    /// Whether every record after the state was there and whole, and no record is torn. Those of a later version are not
    /// known here, and neither torn nor missing.
    pub is_whole: bool,
    /// How many changes were made after the newest state.
    pub changes: usize,
}

/// Plays back what is held outside the program's memory: a map, and the changes to it in their order. `None` where the map
/// cannot be read.
pub fn replay_held(map: String, changes: Vec<String>) -> Option<Replayed> {
    play(begun_with(map, changes, 0), 0, true)
}

/// Plays a journal back: the newest state that can be read, and the changes after it. Records may come in any order. `None`
/// where no state can be read.
///
/// # Complexity
/// **O(n log n)** in the length of the records.
pub fn replay(records: &[String]) -> Option<Replayed> {
    let entries: Vec<Entry> = records.iter().filter_map(|record| Entry::read(record)).collect();
    let newer = records.iter().filter(|record| is_newer(record)).count();
    let is_whole = entries.len() + newer == records.len();
    play(entries, newer, is_whole)
}

/// Plays records back that were read; `newer` are of a later version, and `is_whole` says that no other is missing.
fn play(mut entries: Vec<Entry>, newer: usize, mut is_whole: bool) -> Option<Replayed> {
    sort_items(&mut entries, |one, other| one.mark.place.cmp(&other.mark.place));
    entries.dedup_by_key(|entry| entry.mark.place);
    let mut found = None;
    for (index, entry) in entries.iter().enumerate().rev().filter(|(_, entry)| entry.mark.is_state) {
        match json::read_lenient(&entry.body) {
            Ok(imported) => {
                found = Some((index, imported));
                break;
            }
            Err(_) => is_whole = false,
        }
    }
    let (index, imported) = found?;
    let mut place = entries[index].mark.place;
    let mut document = Document::new(imported.map);
    let mut changes = 0;
    for entry in &entries[index + 1..] {
        is_whole &= newer > 0 || entry.mark.place == place + 1;
        place = entry.mark.place;
        match wire::read_diff(&entry.body) {
            Ok(diff) => {
                let diff = rebase(document.map(), &diff);
                document.commit(&diff);
                changes += 1;
            }
            // A later state that could not be read, or a change of a version that is not known.
            Err(_) => is_whole = false,
        }
    }
    let (map, read_only) = (document.map().as_ref().clone(), imported.read_only || newer > 0);
    Some(Replayed { imported: Imported { map, read_only, ..imported }, is_whole, changes })
}

/// The places of the records that are needed no more once the newest state has been written; `marks` are in their order.
fn superseded(marks: &[Mark]) -> Vec<u32> {
    let states: Vec<&Mark> = marks.iter().rev().filter(|mark| mark.is_state).collect();
    let mut kept: Vec<u32> = Vec::new();
    let (mut sessions, mut last): (usize, Option<&Mark>) = (0, None);
    for (index, state) in states.iter().enumerate() {
        let is_next_session = last.is_none_or(|last| last.session != state.session);
        let is_apart = last.is_some_and(|last| last.date.saturating_sub(state.date) >= APART_MILLIS);
        if index < NEWEST || ((is_next_session || is_apart) && sessions < SESSIONS && kept.len() < MOST_STATES) {
            kept.push(state.place);
        }
        if is_next_session || is_apart {
            last = Some(state);
            sessions += usize::from(is_next_session);
        }
    }
    // From the oldest of the newest states on every change counts, so that the map can be had without the newest.
    let from = states.get(NEWEST - 1).or(states.last()).map_or(0, |state| state.place);
    let is_over = |mark: &&Mark| if mark.is_state { !kept.contains(&mark.place) } else { mark.place < from };
    marks.iter().filter(is_over).map(|mark| mark.place).collect()
}

/// What the list of maps shows of one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Card {
    /// Names the map's journal.
    pub id: String,
    /// The title; empty where it has none.
    pub title: String,
    /// When it was last worked on, in milliseconds since 1970.
    pub date: u64,
    /// The length of its file.
    pub bytes: u64,
    /// How many bodies it has.
    pub bodies: u64,
    /// How many ties.
    pub ties: u64,
}

impl Card {
    /// The card as text.
    pub fn write(&self) -> String {
        let Self { id, title, date, bytes, bodies, ties } = self;
        format!("{VERSION} {date} {bytes} {bodies} {ties} {id} {title}")
    }

    /// Reads a card; `None` where it is torn or of a later version.
    pub fn read(text: &str) -> Option<Self> {
        let (_, rest) = versioned(text).filter(|(version, _)| *version == VERSION)?;
        let mut words = rest.splitn(6, ' ');
        let mut number = || words.next()?.parse::<u64>().ok();
        let (date, bytes, bodies, ties) = (number()?, number()?, number()?, number()?);
        let (id, title) = (words.next()?.to_owned(), words.next()?.to_owned());
        Some(Self { id, title, date, bytes, bodies, ties })
    }
}

/// The journal of the one map that was kept before there were journals, and of the changes to it.
pub fn adopt(map: String, changes: Vec<String>, date: u64) -> (Card, Vec<Entry>) {
    let known = json::read_lenient(&map).map(|imported| imported.map).unwrap_or_default();
    let card = Card {
        id: "first".to_owned(),
        title: known.properties().title.clone(),
        date,
        bytes: map.len() as u64,
        bodies: known.stakeholders().len() as u64,
        ties: known.relationships().len() as u64,
    };
    (card, begun_with(map, changes, date))
}

/// The records of a journal that begins with a map.
fn begun_with(map: String, changes: Vec<String>, date: u64) -> Vec<Entry> {
    let bodies = std::iter::once(map).chain(changes).zip(0..);
    let mark = |place| Mark { place, session: date, date, is_state: place == 0 };
    bodies.map(|(body, place)| Entry { mark: mark(place), body }).collect()
}

/// FNV-1a of 64 bits.
fn checksum(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests;
