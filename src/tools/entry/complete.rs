//! What the words at the end of a line may become.

use crate::model::{RelationshipKind, StakeholderMap, sort_items};
use crate::tools::entry::line::joint;
use crate::tools::entry::names::plain;

/// The most that is offered.
const MOST: usize = 6;

/// What the end of a line may become.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Completion {
    /// Where the part begins that a choice replaces, in bytes.
    pub start: usize,
    /// The choices, best first.
    pub choices: Vec<String>,
}

/// Offers names of bodies, sectors behind `Name, `, kinds of tie behind a colon. Nothing is offered for an empty part,
/// nor where the part is a name already.
pub fn complete(text: &str, map: &StakeholderMap) -> Completion {
    let line_start = text.rfind('\n').map_or(0, |at| at + 1);
    let line = &text[line_start..];
    let names = || map.stakeholders().iter().map(|body| body.name.as_str());
    let (offset, candidates): (usize, Vec<&str>) = match joint(line) {
        Some((_, right, _)) if right.contains(':') => (right.rfind(':').map_or(0, |at| line.len() - right.len() + at + 1), kinds(map)),
        Some((_, right, _)) => (line.len() - right.len() + right.rfind(',').map_or(0, |at| at + 1), names().collect()),
        None => match line.rfind(',') {
            Some(at) => (at + 1, map.sectors().iter().map(|sector| sector.name.as_str()).collect()),
            None => (0, names().collect()),
        },
    };
    let part = &line[offset..];
    let start = line_start + offset + (part.len() - part.trim_start().len());
    let wanted = plain(part);
    if wanted.is_empty() || candidates.iter().any(|name| plain(name) == wanted) {
        return Completion { start, choices: Vec::new() };
    }
    let mut found: Vec<(u8, &str)> =
        candidates.into_iter().filter_map(|name| rank(&plain(name), &wanted).map(|rank| (rank, name))).collect();
    sort_items(&mut found, |a, b| a.0.cmp(&b.0));
    Completion { start, choices: found.into_iter().take(MOST).map(|(_, name)| name.to_owned()).collect() }
}

/// How well a name fits what was typed: from its start, from the start of a word.
fn rank(name: &str, wanted: &str) -> Option<u8> {
    if name.starts_with(wanted) { Some(0) } else { name.contains(&format!(" {wanted}")).then_some(1) }
}

fn kinds(map: &StakeholderMap) -> Vec<&str> {
    let mut kinds: Vec<&str> = RelationshipKind::KNOWN.to_vec();
    for kind in map.relationships().iter().filter_map(|tie| tie.kind.as_ref()) {
        if !kinds.contains(&kind.as_str()) {
            kinds.push(kind.as_str());
        }
    }
    kinds
}
