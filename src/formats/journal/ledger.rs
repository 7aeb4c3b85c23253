//! What is to be written of the maps that are worked on, in which order, and what follows when the store refuses.
//!
//! **Invariant:** once everything has been written, replaying the journal of each map gives its newest state; until then, the
//! state after some change. What the store refused is written again, with the next write as a whole map.
//! **Not here:** when to write, and where to; see `host::keeper`.

use crate::formats::journal::{Card, Entry, Mark, superseded};
use crate::formats::json;
use crate::model::StakeholderMap;

/// After so many changes the whole map is written even while others follow.
const MOST_CHANGES: usize = 200;

/// The whole map, to be kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Snapshot {
    /// The map file.
    pub file: String,
    /// The map's title.
    pub title: String,
    /// How many bodies it has.
    pub bodies: usize,
    /// How many ties.
    pub ties: usize,
    /// Whether nobody has written anything on the map, so that it is not worth an entry in the list.
    pub is_blank: bool,
}

impl Snapshot {
    /// That of a map and its file.
    pub fn of(map: &StakeholderMap, file: String) -> Self {
        let properties = map.properties();
        let (bodies, ties) = (map.stakeholders().len(), map.relationships().len());
        let is_blank = bodies + map.sectors().len() + map.goals().len() + map.actions().len() == 0
            && properties.title.is_empty()
            && properties.purpose.is_empty()
            && properties.perspective.group.is_empty();
        Self { file, title: properties.title.clone(), bodies, ties, is_blank }
    }

    /// That of a map file; `None` where it cannot be read.
    pub fn read(file: String) -> Option<Self> {
        let map = json::read_lenient(&file).ok()?.map;
        Some(Self::of(&map, file))
    }
}

/// What is known of the journal of one map.
#[derive(Clone, Default, Debug)]
pub struct Journal {
    id: String,
    marks: Vec<Mark>,
    next: u32,
}

impl Journal {
    /// The journal of a map that has not been kept yet; `id` is one that no other map has.
    pub fn fresh(id: String) -> Self {
        Self { id, ..Self::default() }
    }

    /// The journal with these records.
    pub fn of(id: &str, records: &[String]) -> Self {
        let marks: Vec<Mark> = records.iter().filter_map(|record| Some(Entry::read(record)?.mark)).collect();
        let next = marks.iter().map(|mark| mark.place + 1).max().unwrap_or_default();
        Self { id: id.to_owned(), marks, next }
    }

    /// Names the map.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The states that can be gone back to, the newest first.
    pub fn states(&self) -> Vec<Mark> {
        self.marks.iter().rev().filter(|mark| mark.is_state).copied().collect()
    }

    fn changes(&self) -> usize {
        self.marks.iter().rev().take_while(|mark| !mark.is_state).count()
    }

    fn extend(&mut self, card: Card, bodies: Vec<String>, is_state: bool, session: u64) -> Write {
        let date = card.date;
        let mut entries = Vec::with_capacity(bodies.len());
        for body in bodies {
            let mark = Mark { place: self.next, session, date, is_state };
            self.next += 1;
            self.marks.push(mark);
            entries.push(Entry { mark, body });
        }
        let over = if is_state { superseded(&self.marks) } else { Vec::new() };
        self.marks.retain(|mark| !over.contains(&mark.place));
        Write { card, entries, over, is_alone: false, left: None }
    }

    fn card(&self, snapshot: &Snapshot, date: u64) -> Card {
        Card {
            id: self.id.clone(),
            title: snapshot.title.clone(),
            date,
            bytes: snapshot.file.len() as u64,
            bodies: snapshot.bodies as u64,
            ties: snapshot.ties as u64,
        }
    }
}

/// One write, to be done whole or not at all.
#[derive(Clone, Debug)]
pub struct Write {
    /// What the list of maps shows from now on.
    pub card: Card,
    /// The records to add.
    pub entries: Vec<Entry>,
    /// The places of records to take away.
    pub over: Vec<u32>,
    /// Whether all else that is kept of the map goes.
    pub is_alone: bool,
    /// What to write again if this is refused, where the map is no longer on screen.
    left: Option<(Journal, Snapshot)>,
}

/// What is still to be written.
#[derive(Debug)]
pub struct Ledger {
    /// When this session of work began.
    session: u64,
    journal: Journal,
    /// What the map on screen was when it was last written.
    card: Option<Card>,
    /// Changes that wait to be written.
    changes: Vec<String>,
    /// Maps that are no longer on screen, to be written once more.
    left: Vec<(Journal, Snapshot)>,
    /// Maps that were erased: no late write brings them back.
    erased: Vec<String>,
    /// Whether the map in the store is not the newest, even with all changes to it: bodies stand elsewhere, say.
    is_stale: bool,
    /// Whether the whole map is to be written next.
    is_map_due: bool,
    /// Whether nothing else of the map is to stay when that is written.
    is_alone: bool,
}

impl Ledger {
    /// That of a session of work that begins now, in milliseconds since 1970, on the map with this journal. Its first write
    /// is a whole map, which names the session's beginning.
    pub fn new(journal: Journal, now: u64) -> Self {
        Self {
            session: now,
            journal,
            card: None,
            changes: Vec::new(),
            left: Vec::new(),
            erased: Vec::new(),
            is_stale: false,
            is_map_due: true,
            is_alone: false,
        }
    }

    /// The journal of the map on screen.
    pub fn journal(&self) -> &Journal {
        &self.journal
    }

    /// Whether the map on screen is in the store, as it was at some time.
    pub fn is_kept(&self) -> bool {
        self.card.is_some()
    }

    /// Whether there is something to write.
    pub fn has_work(&self) -> bool {
        self.is_map_due || !self.changes.is_empty() || !self.left.is_empty()
    }

    /// The map has changed by a diff, in its wire form.
    pub fn change(&mut self, diff: String) {
        self.changes.push(diff);
        self.is_stale = true;
    }

    /// Bodies stand elsewhere: the whole map is worth writing some time.
    pub fn stale(&mut self) {
        self.is_stale = true;
    }

    /// The whole map is to be written next.
    pub fn want_map(&mut self) {
        self.is_map_due = true;
    }

    /// The whole map is to be written next if it has changed.
    pub fn settle(&mut self) {
        self.is_map_due |= self.is_stale;
    }

    /// Another map is on screen: the former one, if it is to be kept, is written as it was last.
    pub fn turn(&mut self, former: Option<Snapshot>, journal: Journal) {
        let before = std::mem::replace(&mut self.journal, journal);
        self.forget();
        self.left.extend(former.map(|former| (before, former)));
        self.is_map_due = true;
    }

    /// What was not written yet of the map on screen is of no interest any more.
    pub fn forget(&mut self) {
        self.changes.clear();
        self.card = None;
        (self.is_stale, self.is_map_due, self.is_alone) = (false, false, false);
    }

    /// A map is erased from the store, and nothing of it is to be written any more.
    pub fn erase(&mut self, id: &str) {
        self.erased.push(id.to_owned());
        self.left.retain(|(journal, _)| journal.id != id);
    }

    /// Nothing is to stay of the map on screen but its newest state, which is written next.
    pub fn leave_newest(&mut self) {
        (self.is_map_due, self.is_alone) = (true, true);
    }

    /// The newest state of a map that is no longer on screen and that the store has refused so far. It is to be shown, and
    /// then written with that journal.
    pub fn take_left(&mut self, id: &str) -> Option<(Journal, Snapshot)> {
        let place = self.left.iter().position(|(journal, _)| journal.id == id)?;
        Some(self.left.swap_remove(place))
    }

    /// An erased map is kept again.
    pub fn restore(&mut self, id: &str) {
        self.erased.retain(|other| other != id);
    }

    /// What to write next; `newest` gives the map on screen, if it is one to keep. Say how it went by [`Ledger::written`]
    /// before asking again.
    pub fn next(&mut self, newest: impl FnOnce() -> Option<Snapshot>, now: u64) -> Option<Write> {
        if let Some((mut journal, snapshot)) = self.left.pop() {
            let write = journal.extend(journal.card(&snapshot, now), vec![snapshot.file.clone()], true, self.session);
            return Some(Write { left: Some((journal, snapshot)), ..write });
        }
        let is_many = self.journal.changes() > MOST_CHANGES;
        if let Some(card) = self.card.clone().filter(|_| !self.is_map_due && !is_many) {
            let changes = std::mem::take(&mut self.changes);
            return (!changes.is_empty()).then(|| self.journal.extend(Card { date: now, ..card }, changes, false, self.session));
        }
        (self.is_map_due, self.is_stale) = (false, false);
        // The map holds them.
        self.changes.clear();
        // Even a write that was refused may have been done.
        self.card = None;
        let snapshot = newest().filter(|snapshot| !snapshot.is_blank || self.journal.next > 0)?;
        let card = self.journal.card(&snapshot, now);
        self.card = Some(card.clone());
        let is_alone = std::mem::take(&mut self.is_alone);
        if is_alone {
            self.journal.marks.clear();
        }
        Some(Write { is_alone, ..self.journal.extend(card, vec![snapshot.file], true, self.session) })
    }

    /// How a write went.
    pub fn written(&mut self, write: Write, is_written: bool) {
        if is_written || self.erased.contains(&write.card.id) {
            return;
        }
        let lose = |journal: &mut Journal| journal.marks.retain(|mark| write.entries.iter().all(|entry| entry.mark.place != mark.place));
        match write.left {
            Some((mut journal, snapshot)) => {
                lose(&mut journal);
                self.left.push((journal, snapshot));
            }
            None if self.journal.id == write.card.id => {
                // Without these records only the whole map is right. Those that are over may still be there.
                self.is_map_due = true;
                self.is_alone |= write.is_alone;
                lose(&mut self.journal);
            }
            None => {}
        }
    }
}

#[cfg(test)]
mod tests;
