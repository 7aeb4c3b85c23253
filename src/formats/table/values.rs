//! Small readings of cells, and what keeps the records of a map apart.

use std::collections::BTreeMap;

use crate::formats::table::columns::plain;
use crate::model::{Gather, Stakeholder, StakeholderId};

/// A text that fits a sentence.
pub(super) fn short(text: &str) -> String {
    if text.chars().nth(60).is_some() { text.chars().take(60).chain(['…']).collect() } else { text.to_owned() }
}

/// Ids that are taken, and the number that the next repetition of one gets.
#[derive(Default)]
pub(super) struct Ids(BTreeMap<String, u64>);

impl Ids {
    /// Whether an id is taken.
    pub(super) fn contains(&self, id: &str) -> bool {
        self.0.contains_key(id)
    }

    /// Takes the id, or the id with the first number behind it that makes it free.
    pub(super) fn take(&mut self, wanted: &str) -> String {
        let mut fresh = wanted.to_owned();
        while self.0.contains_key(&fresh) {
            let number = self.0.entry(wanted.to_owned()).or_default();
            *number += 1;
            fresh = format!("{wanted}-{number}");
        }
        self.0.insert(fresh.clone(), 1);
        fresh
    }
}

pub(super) fn flag(text: &str) -> Option<bool> {
    match plain(text).as_str() {
        "true" | "yes" | "1" | "x" | "oui" | "vrai" | "ja" | "wahr" | "si" | "verdadero" | "sim" | "verdadeiro" => Some(true),
        "false" | "no" | "0" | "non" | "faux" | "nein" | "falsch" | "falso" | "nao" => Some(false),
        _ => None,
    }
}

pub(super) fn direction(text: &str) -> Option<bool> {
    match plain(text).as_str() {
        "directed" | "arc" | "oneway" | "forward" | "dirige" | "oriente" | "gerichtet" | "dirigido" | "dirigida" => Some(true),
        "undirected" | "mutual" | "both" | "edge" | "bidirectional" | "twoway" | "none" | "nondirige" | "nonoriente" | "ungerichtet"
        | "nodirigido" | "nodirigida" | "naodirigido" => Some(false),
        _ => flag(text),
    }
}

/// Takes the parent from bodies that would be part of themselves. **O(n)**.
pub(super) fn break_circles(bodies: &mut [Stakeholder]) {
    let index: BTreeMap<StakeholderId, usize> = bodies.iter().enumerate().map(|(index, body)| (body.id.clone(), index)).gather();
    // The walk from which a body was first met; none yet is 0.
    let mut met = vec![0; bodies.len()];
    for start in 0..bodies.len() {
        let mut at = start;
        while met[at] == 0 {
            met[at] = start + 1;
            match bodies[at].parent.as_ref().and_then(|parent| index.get(parent)) {
                Some(parent) if met[*parent] == start + 1 => bodies[at].parent = None,
                Some(parent) => at = *parent,
                None => break,
            }
        }
    }
}
