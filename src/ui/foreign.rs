//! The map of another workshop, before it becomes a snapshot: which of its bodies are which of ours, each match to be refused.
//!
//! **Not here:** what matches (`insight::matches`), reading the file (`host`).

use yew::{AttrValue, Callback, Html, MouseEvent, html};

use crate::formats::json::copy_of;
use crate::insight::{Matches, adopted};
use crate::model::{Gather, Snapshot, StakeholderId, StakeholderMap};
use crate::ui::fields::check_field;
use crate::words::over_time::{OverTime as Word, left_alone, same_as};

/// A map that waits to be looked through.
pub(super) struct Foreign {
    theirs: StakeholderMap,
    matches: Matches,
    /// Every match that was found, and whether it holds.
    found: Vec<(StakeholderId, StakeholderId, bool)>,
}

impl Foreign {
    /// Finds the matches.
    pub(super) fn of(theirs: StakeholderMap, ours: &StakeholderMap) -> Self {
        let matches = Matches::by_name(&theirs, ours);
        let found = matches.stakeholders.iter().map(|(old, new)| (old.clone(), new.clone(), true)).gather();
        Self { theirs, matches, found }
    }

    /// Takes a match as it is, or refuses it.
    pub(super) fn hold(&mut self, at: usize, holds: bool) {
        let Some((old, new, is_held)) = self.found.get_mut(at) else { return };
        *is_held = holds;
        if holds {
            self.matches.stakeholders.join(old.clone(), new.clone());
        } else {
            self.matches.stakeholders.part(old);
        }
    }

    /// The snapshot that comes of it.
    pub(super) fn snapshot(&self, ours: &StakeholderMap) -> Snapshot {
        let properties = self.theirs.properties();
        let map = copy_of(&adopted(&self.theirs, ours, &self.matches), None);
        Snapshot { name: properties.title.clone(), date: properties.perspective.date.clone(), map, ..Snapshot::default() }
    }

    /// The list of matches. `hides` leaves out what is private on either side.
    pub(super) fn view(
        &self,
        ours: &StakeholderMap,
        hides: bool,
        hold: &Callback<(usize, bool)>,
        keep: Callback<MouseEvent>,
        leave: Callback<MouseEvent>,
    ) -> Html {
        let row = |(at, (old, new, is_held)): (usize, &(StakeholderId, StakeholderId, bool))| {
            let (theirs, ours) = (self.theirs.stakeholders().find(old)?, ours.stakeholders().find(new)?);
            if hides && (theirs.private || ours.private) {
                return None;
            }
            let label = AttrValue::from(same_as(&theirs.name, &ours.name));
            Some(html! { <li key={at}>{ check_field(&label, *is_held, false, hold.reform(move |holds| (at, holds))) }</li> })
        };
        let rest = self.theirs.stakeholders().len() - self.found.len();
        html! {
            <div class="foreign" part="foreign">
                <h3>{ Word::Matches.text() }</h3>
                <ul>{ for self.found.iter().enumerate().filter_map(row) }</ul>
                <p class="quiet">{ left_alone(rest) }</p>
                <button type="button" class="button" onclick={keep}>{ Word::Keep.text() }</button>
                <button type="button" class="button" onclick={leave}>{ Word::Leave.text() }</button>
            </div>
        }
    }
}
