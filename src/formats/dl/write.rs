//! Writes UCINET DL: who is tied to whom, and how strongly; the format has no room for more.

use std::collections::BTreeSet;

use crate::model::{StakeholderId, StakeholderMap};

/// Writes a map. A tie without direction stands both ways; opposition is a strength below 0.
pub(in crate::formats) fn write(map: &StakeholderMap) -> String {
    let ids: Vec<&StakeholderId> = map.stakeholders().ids().collect();
    let mut sorted: Vec<(&StakeholderId, usize)> = ids.iter().enumerate().map(|(index, id)| (*id, index + 1)).collect();
    sorted.sort();
    let number = |id: &StakeholderId| sorted.binary_search_by(|(other, _)| (*other).cmp(id)).map_or(0, |at| sorted[at].1);
    let mut out = format!("DL n={}\nformat = edgelist1\nlabels:\n", ids.len());
    let mut taken = BTreeSet::new();
    for body in map.stakeholders().iter() {
        let plain = label(&body.name);
        // Programs know bodies by their labels, whatever the case.
        let mut own = plain.clone();
        let mut count = 1;
        while !taken.insert(own.to_lowercase()) {
            count += 1;
            own = format!("{plain}_{count}");
        }
        // Quotes keep words together; without need, some programs take them for letters.
        let needs_quotes = own.contains(|letter: char| letter.is_whitespace() || letter == ',') || own.is_empty();
        out += &if needs_quotes { format!("\"{own}\"\n") } else { format!("{own}\n") };
    }
    out += "data:\n";
    for tie in map.relationships().iter() {
        let (source, target) = (number(&tie.source), number(&tie.target));
        let weight = tie.strength.value() * if tie.opposes() { -1.0 } else { 1.0 };
        out += &format!("{source} {target} {weight}\n");
        if !tie.directed {
            out += &format!("{target} {source} {weight}\n");
        }
    }
    out
}

/// A name without what would end it.
fn label(name: &str) -> String {
    name.chars().map(|letter| if letter == '"' || letter.is_control() { '\'' } else { letter }).collect::<String>().trim().to_owned()
}
