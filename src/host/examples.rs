//! The worked examples, and one's own map that waits behind them.
//!
//! **Invariant:** an example is never kept. One's own map is kept as it was, and is there again, with all that could be
//! undone, when the example is left.

use std::rc::Rc;

use crate::edit::History;
use crate::formats::json;
use crate::host::failure::Failure;
use crate::host::keeper::Keeper;
use crate::host::opening::fetch;
use crate::host::page::Page;
use crate::host::tasks;
use crate::model::StakeholderMap;
use crate::ui::services::{Example, Saving, Signal};
use crate::words::page::{PageMessage, text};

/// A map set aside, with its steps.
pub(crate) struct OwnMap {
    file: String,
    history: History,
    /// Whether it may only be looked at, now and later.
    pub(crate) is_read_only: bool,
}

impl OwnMap {
    /// A map file, without steps.
    pub(crate) fn of(file: String, is_read_only: bool) -> Self {
        Self { file, history: History::default(), is_read_only }
    }

    /// The map file.
    pub(crate) fn file(&self) -> String {
        self.file.clone()
    }
}

/// The file of an example, beside the program.
fn file_of(example: Example) -> &'static str {
    match example {
        Example::ChildhoodObesity => "childhood-obesity",
        Example::JobTraining => "job-training",
        Example::LessPollution => "less-pollution",
        Example::DisasterResponse => "disaster-response",
        Example::CityDepartments => "city-departments",
    }
}

impl Page {
    /// Shows an example once it is there; one's own map waits behind it.
    pub(crate) fn show_example_later(self: &Rc<Self>, example: Example) {
        let page = self.clone();
        tasks::run(async move {
            if let Err(failure) = page.show_example(example).await {
                page.fail(text(&PageMessage::NotRead { reason: failure.message() }), &failure);
            }
        });
    }

    async fn show_example(&self, example: Example) -> Result<(), Failure> {
        let address = format!("{}templates/{}.stakeholders.json", self.base, file_of(example));
        let reading = self.read(&[fetch(&address).await?]).await?;
        let mut own_map_waits = self.status().own_map_waits;
        if !self.status().is_example {
            own_map_waits = !self.session.frame().map.stakeholders().is_empty();
            let is_read_only = self.status().is_read_only;
            let own = OwnMap { file: self.map_file(), history: self.session.history(), is_read_only };
            self.own.replace(Some(own));
        }
        // First of all, so that nothing of the example is kept.
        self.change_status(|status| {
            (status.is_example, status.own_map_waits) = (true, own_map_waits);
            (status.is_read_only, status.saving) = (false, Saving::Off);
            status.notices.clear();
        });
        self.session.load(reading.map);
        self.signals.tell(&Signal::Fit);
        Ok(())
    }

    /// Leaves the example, if there is one, for one's own map, which is empty on the first visit.
    pub(crate) fn leave_example(&self) {
        if !self.status().is_example {
            return;
        }
        let own = self.own.take();
        // The file was written here, so it can be read.
        let map = own.as_ref().and_then(|own| json::read_lenient(&own.file).ok());
        let map = map.map_or_else(StakeholderMap::default, |imported| imported.map);
        let is_read_only = own.as_ref().is_some_and(|own| own.is_read_only);
        self.session.resume(map, own.map(|own| own.history).unwrap_or_default());
        self.forget_example();
        self.change_status(|status| status.is_read_only = is_read_only);
        self.hold();
        self.keep(Keeper::keep_map);
        self.signals.tell(&Signal::Fit);
    }

    /// What is on screen is no example any more.
    pub(crate) fn forget_example(&self) {
        self.own.take();
        self.change_status(|status| (status.is_example, status.own_map_waits) = (false, false));
    }
}
